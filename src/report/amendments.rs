//! What was changed after the agreement was signed, as a document.

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Row, Section, Table};
use super::words;
use crate::lang::{Labelled, Lang, Text};
use crate::model::Agreement;
use crate::model::agreement::Amendment;
use crate::say;

/// The document of `iop agreement log`.
pub fn amendments_log(agreement: &Agreement, day: NaiveDate, lang: Lang) -> Document {
    let identity = &agreement.agreement;
    let page = Page { agreement, day, lang };
    let mut sections = vec![page.overview()];
    sections.extend(agreement.amendments.iter().map(|amendment| page.changes(amendment)));
    Document {
        lang,
        title: page.say(&say!(sv "Ändringar i överenskommelsen", en "Amendments of the agreement")),
        reference: identity.reference.clone(),
        edition: None,
        marking: None,
        day,
        head: words::identity(agreement, lang),
        sections,
    }
}

struct Page<'a> {
    agreement: &'a Agreement,
    day: NaiveDate,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn section(&self, id: &str, title: String, blocks: Vec<Block>) -> Section {
        Section { id: id.to_owned(), title, blocks }
    }

    fn table(&self, id: String, columns: &[Text], rows: Vec<Row>) -> Block {
        let columns = columns.iter().map(|column| self.say(column)).collect();
        Block::Table(Table { id, caption: String::new(), note: None, columns, rows, chart: None })
    }

    fn overview(&self) -> Section {
        let amendments = &self.agreement.amendments;
        let title = self.say(&say!(sv "Ändringar", en "Amendments"));
        if amendments.is_empty() {
            let none = say!(sv "Ingen ändring är noterad.", en "No amendment is noted.");
            return self.section("amendments", title, vec![Block::Paragraph(self.say(&none))]);
        }
        let columns = [
            say!(sv "Gäller från", en "Applies from"),
            say!(sv "Ändring", en "Amendment"),
            say!(sv "Paragraf", en "Clause"),
            say!(sv "Beslut", en "Decision"),
            say!(sv "Underskrifter", en "Signatures"),
        ];
        let rows = amendments.iter().enumerate().map(|(at, amendment)| {
            Row::body(vec![
                Cell::Date(amendment.from),
                Cell::text(amendment.label(self.lang)),
                Cell::text(&amendment.clause),
                Cell::Text(decided(amendment)),
                Cell::Text(self.signatures(at, amendment)),
            ])
        });
        self.section("amendments", title, vec![self.table("amendments".to_owned(), &columns, rows.collect())])
    }

    /// Who signed, when, and who hasn't: "Föreningen 2027-03-22; saknas: Socialnämnden".
    fn signatures(&self, at: usize, amendment: &Amendment) -> String {
        let name = |id: &str| {
            let party = self.agreement.agreement.parties.iter().find(|party| party.id == id);
            party.map_or(id, |party| party.label(self.lang)).to_owned()
        };
        let signed = amendment.signed.iter().map(|signature| format!("{} {}", name(&signature.party), signature.on));
        let lacking: Vec<&str> =
            self.agreement.unsigned(at, self.day).into_iter().map(|party| party.label(self.lang)).collect();
        let lacking = (!lacking.is_empty()).then(|| {
            let names = lacking.join(", ");
            self.say(&say!(sv "saknas: {names}", en "lacking: {names}"))
        });
        signed.chain(lacking).collect::<Vec<_>>().join("; ")
    }

    fn changes(&self, amendment: &Amendment) -> Section {
        let from = amendment.from;
        let label = amendment.label(self.lang);
        let background = format!("{} ({})", amendment.background.label(self.lang), amendment.clause);
        let mut blocks = vec![Block::Paragraph(background)];
        if amendment.of_substance {
            let words = say!(sv "Ändringen är väsentlig.", en "The amendment is one of substance.");
            blocks.push(Block::Paragraph(self.say(&words)));
        }
        let columns = [say!(sv "Nyckel", en "Key"), say!(sv "Före", en "Before"), say!(sv "Efter", en "After")];
        let side = |value: &Option<String>| value.as_ref().map_or(Cell::Empty, Cell::text);
        let rows = amendment
            .changed
            .iter()
            .map(|changed| Row::body(vec![Cell::text(&changed.path), side(&changed.before), side(&changed.after)]));
        blocks.push(self.table(format!("changes_{}", amendment.id), &columns, rows.collect()));
        self.section(&format!("amendment_{}", amendment.id), format!("{from} {label}"), blocks)
    }
}

/// "styrgruppen 2027-03-10 §5; socialdirektören 2027-03-15".
fn decided(amendment: &Amendment) -> String {
    let approval = amendment.approval.iter().map(String::as_str);
    [amendment.decision.as_str()].into_iter().chain(approval).collect::<Vec<_>>().join("; ")
}
