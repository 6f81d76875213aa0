//! What was changed after the agreement was signed, as a document.

use chrono::NaiveDate;

use super::document::{Block, Document, Section};
use super::table::{Line, Table};
use super::words;
use crate::compute::cell::Value;
use crate::lang::{Labelled, Text};
use crate::model::Agreement;
use crate::model::agreement::Amendment;
use crate::say;

/// The document of `iop agreement log`.
pub fn amendments_log(agreement: &Agreement, day: NaiveDate) -> Document {
    let page = Page { agreement };
    let mut sections = vec![page.overview()];
    sections.extend(agreement.amendments.iter().map(|amendment| page.changes(amendment)));
    Document {
        title: say!(sv "Ändringar i överenskommelsen", en "Amendments of the agreement"),
        reference: agreement.agreement.reference.clone(),
        edition: None,
        day,
        head: words::identity(agreement),
        sections,
        facts: None,
    }
}

struct Page<'a> {
    agreement: &'a Agreement,
}

impl Page<'_> {
    fn overview(&self) -> Section {
        let amendments = &self.agreement.amendments;
        let (id, title) = ("amendments".to_owned(), say!(sv "Ändringar", en "Amendments"));
        if amendments.is_empty() {
            let none = say!(sv "Ingen ändring är noterad.", en "No amendment is noted.");
            return Section { id, title, blocks: vec![Block::paragraph(none)] };
        }
        let columns = [
            ("from", say!(sv "Gäller från", en "Applies from")),
            ("amendment", say!(sv "Ändring", en "Amendment")),
            ("clause", say!(sv "Paragraf", en "Clause")),
            ("decision", say!(sv "Beslut", en "Decision")),
            ("signatures", say!(sv "Underskrifter", en "Signatures")),
        ];
        let end = self.agreement.term.longest().to;
        let rows = amendments.iter().enumerate().map(|(at, amendment)| {
            let never = say!(sv "aldrig: uppsagd, slutar {end}", en "never: notice is given, ends on {end}");
            Line::body(
                &amendment.id,
                [
                    if amendment.from > end { Value::text(never) } else { Value::Date(amendment.from) },
                    Value::text(amendment.text()),
                    Value::text(&amendment.clause),
                    Value::text(decided(amendment)),
                    Value::text(self.signatures(at, amendment)),
                ],
            )
        });
        Section { id, title, blocks: vec![Block::Table(Table::new("amendments", columns, rows))] }
    }

    /// Who signed, when, and of whom no signature is noted: "Föreningen 2027-03-22; saknas: Socialnämnden".
    fn signatures(&self, at: usize, amendment: &Amendment) -> Text {
        let signed = amendment.signed.iter().map(|signature| {
            let (party, on) = (words::party(self.agreement, &signature.party), signature.on);
            say!(sv "{party} {on}", en "{party} {on}"; party)
        });
        let noted = self.agreement.unsigned(at, NaiveDate::MAX);
        let lacking: Vec<Text> = noted.into_iter().map(Labelled::text).collect();
        let lacking = (!lacking.is_empty()).then(|| {
            let names = Text::joined(&lacking, ", ");
            say!(sv "saknas: {names}", en "lacking: {names}"; names)
        });
        Text::joined(&signed.chain(lacking).collect::<Vec<_>>(), "; ")
    }

    fn changes(&self, amendment: &Amendment) -> Section {
        let (from, label) = (amendment.from, amendment.text());
        let mut blocks = vec![Block::paragraph(words::cited(&amendment.background, &amendment.clause))];
        if amendment.of_substance {
            let words = say!(sv "Ändringen är väsentlig.", en "The amendment is one of substance.");
            blocks.push(Block::paragraph(words));
        }
        let columns = [
            ("key", say!(sv "Nyckel", en "Key")),
            ("before", say!(sv "Före", en "Before")),
            ("after", say!(sv "Efter", en "After")),
        ];
        let side = |value: &Option<String>| value.as_ref().map_or(Value::Empty, Value::text);
        let rows = amendment.changed.iter().map(|changed| {
            Line::body(&changed.path, [Value::text(&changed.path), side(&changed.before), side(&changed.after)])
        });
        blocks.push(Block::Table(Table::new(&format!("changes_{}", amendment.id), columns, rows)));
        let title = say!(sv "{from} {label}", en "{from} {label}"; label);
        Section { id: format!("amendment_{}", amendment.id), title, blocks }
    }
}

/// "styrgruppen 2027-03-10 §5; socialdirektören 2027-03-15".
fn decided(amendment: &Amendment) -> String {
    let approval = amendment.approval.iter().map(String::as_str);
    [amendment.decision.as_str()].into_iter().chain(approval).collect::<Vec<_>>().join("; ")
}
