//! The agreement's terms, fields and dates as a document.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};

use super::document::{Block, Document, Section};
use super::table::{Line, Table};
use super::{duty, words};
use crate::compute::cell::{Sentence, Value};
use crate::lang::{Labelled, Text};
use crate::model::agreement::{
    AddedType, BudgetRow, Capacity, Extent, Hours, Interval, OpeningHours, PaymentInterval, Payments, Range,
    RecordField, StatedShare,
};
use crate::model::declared::weekday;
use crate::model::{Agreement, Kind, Period};
use crate::say;

/// The document of `iop agreement`: the terms as they apply on a day, the document being made on another.
pub fn agreement_terms(agreement: &Agreement, on: NaiveDate, day: NaiveDate) -> Document {
    let applies = (!agreement.earlier.is_empty()).then_some(on);
    let agreement = agreement.on(on);
    let identity = &agreement.agreement;
    let page = Page { agreement };
    Document {
        title: identity.text(),
        reference: identity.reference.clone(),
        edition: None,
        day,
        head: page.head(applies),
        sections: [
            page.term(),
            page.amendments(),
            page.goals(),
            page.capacity_and_hours(),
            page.appendices(),
            page.forums(),
            page.fields(),
            page.vocabularies(),
            page.budget(),
            page.commitments(),
            page.privacy(),
            page.open_points(),
        ]
        .into_iter()
        .filter(|section| !section.blocks.is_empty())
        .collect(),
        facts: None,
    }
}

struct Page<'a> {
    agreement: &'a Agreement,
}

impl Page<'_> {
    /// A section without what isn't there.
    fn section(&self, id: &str, title: Text, blocks: Vec<Block>) -> Section {
        let is_there = |block: &Block| match block {
            Block::Table(table) => !table.rows.is_empty() || !table.caption.is_empty(),
            Block::Bullets(items) => !items.is_empty(),
            Block::Paragraph(_) | Block::KeyFigures(_) => true,
        };
        let blocks = blocks.into_iter().filter(is_there).collect();
        Section { id: id.to_owned(), title, blocks }
    }

    fn head(&self, applies: Option<NaiveDate>) -> Vec<(Text, Value)> {
        let identity = &self.agreement.agreement;
        let mut head = vec![(say!(sv "Diarienummer", en "Reference"), Value::text(&identity.reference))];
        head.extend(applies.map(|day| (say!(sv "Villkoren den", en "Terms on"), Value::Date(day))));
        for party in &identity.parties {
            let unit = party.unit.as_ref().map_or_else(String::new, |unit| format!(", {unit}"));
            let words = Text::by(|lang| {
                format!("{}{unit} ({}), {}", party.label(lang), party.organisation_number, party.clause)
            });
            head.push((say!(sv "Part", en "Party"), Value::text(words)));
        }
        let texts = identity.texts.iter().map(|text| Text::by(|lang| format!("{} = {}", text.id, text.label(lang))));
        let texts = Text::joined(&texts.collect::<Vec<_>>(), "; ");
        head.push((say!(sv "Paragrafer", en "Clauses"), Value::text(texts)));
        head
    }

    fn term(&self) -> Section {
        let term = &self.agreement.term;
        let columns = [
            ("what", say!(sv "Datum som gäller", en "Dates that apply")),
            ("day", say!(sv "Dag", en "Day")),
            clause_heading(),
        ];
        let rows = self.dates_of_term().into_iter().enumerate().map(|(at, (label, day, clause))| {
            Line::numbered(at, [Value::text(label), Value::Date(day), Value::text(clause)])
        });
        let notice = term.notice.as_ref().map(|rule| {
            let (months, clause) = (words::months(rule.months.get()), &rule.clause);
            let words = say!(
                sv "Uppsägningstiden är {months} ({clause}).",
                en "Notice runs {months} ({clause})."; months
            );
            Block::paragraph(words)
        });
        let table = Block::Table(Table::new("term", columns, rows));
        self.section("term", say!(sv "Tid", en "Term"), [table].into_iter().chain(notice).collect())
    }

    fn dates_of_term(&self) -> Vec<(Text, NaiveDate, &str)> {
        let term = &self.agreement.term;
        let last = match term.extension {
            Some(_) => say!(sv "Första perioden slutar", en "First period ends"),
            None => say!(sv "Slutar", en "Ends"),
        };
        let mut dates =
            vec![(say!(sv "Börjar", en "Starts"), term.start, term.clause.as_str()), (last, term.end, &term.clause)];
        if let Some(rule) = &term.notice {
            dates.extend(self.notice_days().into_iter().map(|(end, by)| {
                let whole_year = Period::year(end.year()).filter(|year| year.to == end);
                let after = whole_year.map_or_else(|| end.to_string(), |year| year.to.year().to_string());
                let label = say!(
                    sv "Sista dag för uppsägning utan förlängning efter {after}",
                    en "Last day for notice that stops the extension after {after}"
                );
                (label, by, rule.clause.as_str())
            }));
        }
        if let (Some(extension), None) = (&term.extension, term.notice_given) {
            let label = say!(sv "Kan längst gälla till", en "Can last until");
            dates.push((label, extension.latest_end, &extension.clause));
        }
        if let (Some(given), Some(rule)) = (term.notice_given, &term.notice) {
            dates.push((say!(sv "Uppsagt", en "Notice given"), given, &rule.clause));
            let label = say!(sv "Slutar efter uppsägningen", en "Ends after the notice");
            dates.push((label, term.longest().to, &rule.clause));
        }
        dates
    }

    /// The end of each period that can be followed by another, and the last day for notice that stops that.
    fn notice_days(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let term = &self.agreement.term;
        let latest = term.longest().to;
        let ends = term.period_ends().take_while(|end| *end < latest);
        ends.filter_map(|end| Some((end, term.last_notice(end)?))).collect()
    }

    /// What was changed so far; `iop agreement log` shows what, and who signed.
    fn amendments(&self) -> Section {
        let amendments = &self.agreement.amendments;
        let told = amendments.iter().map(|amendment| {
            let (from, label, decision) = (amendment.from, amendment.text(), &amendment.decision);
            say!(sv "Från {from}: {label} ({decision})", en "From {from}: {label} ({decision})"; label)
        });
        let bullets = (!amendments.is_empty()).then(|| Block::bullets(told));
        self.section("amendments", say!(sv "Ändringar", en "Amendments"), bullets.into_iter().collect())
    }

    fn goals(&self) -> Section {
        let goals = self.agreement.goals.iter().map(|goal| words::cited(goal, &goal.clause));
        self.section("goals", say!(sv "Mål", en "Goals"), vec![Block::bullets(goals)])
    }

    fn capacity_and_hours(&self) -> Section {
        let rows = self.extents(&self.agreement.capacity, &self.agreement.hours);
        self.section(
            "capacity",
            say!(sv "Kapacitet och tider", en "Capacity and hours"),
            vec![Block::Table(Table::new("capacity", extent_headings(), rows))],
        )
    }

    /// How many clients and which hours, where that is stated.
    fn extents(&self, capacity: &Capacity, hours: &Hours) -> Vec<Line> {
        let range = |range: &Range| {
            if range.from == range.to { range.from.to_string() } else { format!("{}–{}", range.from, range.to) }
        };
        let row = |key: &str, label: Text, extent: Text, clause: &str| {
            Line::body(key, [Value::text(label), Value::text(extent), Value::text(clause)])
        };
        let called = |key: &str, item: &Range| if item.sv.is_empty() { extent_label(key) } else { item.text() };
        let clients =
            capacity.stated().map(|(key, item)| row(key, called(key, item), Text::same(range(item)), &item.clause));
        let opening = hours.stated().map(|(key, item)| row(key, extent_label(key), self.opening(item), &item.clause));
        clients.chain(opening).collect()
    }

    /// What holds for each party alone.
    fn appendices(&self) -> Section {
        let tables = self.agreement.appendices.iter().map(|appendix| {
            let from = appendix.from.map(|from| {
                let joined = say!(sv "Part från och med", en "A party from");
                Line::body("from", [Value::text(joined), Value::Date(from), Value::text(&appendix.clause)])
            });
            let rows = from.into_iter().chain(self.extents(&appendix.capacity, &appendix.hours));
            let (party, text, clause) = (self.party(&appendix.party), self.text(&appendix.text), &appendix.clause);
            let caption = say!(sv "{party}: {text} ({clause})", en "{party}: {text} ({clause})"; party, text);
            let table = Table::new(&format!("appendix_{}", appendix.party), extent_headings(), rows);
            Block::Table(Table { caption, ..table })
        });
        self.section("appendices", say!(sv "Bilagor", en "Appendices"), tables.collect())
    }

    fn party(&self, id: &str) -> Text {
        words::party(self.agreement, id)
    }

    fn text(&self, id: &str) -> Text {
        let text = self.agreement.agreement.texts.iter().find(|text| text.id == id);
        text.map_or_else(|| Text::same(id), Labelled::text)
    }

    fn opening(&self, hours: &OpeningHours) -> Text {
        let every_day = say!(sv "alla dagar", en "every day");
        let listed: Vec<Text> = hours.days.iter().map(|day| weekday(*day)).collect();
        let days = if hours.is_every_day() { every_day } else { Text::joined(&listed, ", ") };
        let place = hours.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let (from, to) = (hours.from, hours.to);
        say!(sv "{days} {from}–{to}{place}", en "{days} {from}–{to}{place}"; days)
    }

    fn forums(&self) -> Section {
        let chaired = self.agreement.has_chairs();
        let rows = self.agreement.forums.iter().map(|forum| {
            let meetings = forum.meetings;
            let often = match forum.per {
                Interval::Month => say!(sv "minst {meetings} per månad", en "at least {meetings} a month"),
                Interval::Quarter => say!(sv "minst {meetings} per kvartal", en "at least {meetings} a quarter"),
                Interval::Year => say!(sv "{meetings} per år", en "{meetings} a year"),
            };
            let chair = |months: NonZeroU32| Value::text(words::months(months.get()));
            let chair = chaired.then(|| forum.chair_months.map_or(Value::Empty, chair));
            let (name, often) = (Value::text(forum.text()), Value::text(often));
            Line::body(&forum.id, [name, often].into_iter().chain(chair).chain([Value::text(&forum.clause)]))
        });
        let chair = chaired.then(|| ("chair", say!(sv "Ordförande utses för", en "Chair serves")));
        let columns = [("forum", say!(sv "Grupp", en "Forum")), ("meetings", say!(sv "Möten", en "Meetings"))];
        let columns = columns.into_iter().chain(chair).chain([clause_heading()]);
        self.section(
            "forums",
            say!(sv "Samverkan", en "Cooperation"),
            vec![Block::Table(Table::new("forums", columns, rows))],
        )
    }

    fn fields(&self) -> Section {
        let columns = || {
            [
                ("field", say!(sv "Fält", en "Field")),
                ("means", say!(sv "Betyder", en "Means")),
                ("required", say!(sv "Krävs", en "Required")),
                clause_heading(),
            ]
        };
        let kinds =
            Kind::ALL.into_iter().filter_map(|kind| self.agreement.records.get(kind.id()).map(|record| (kind, record)));
        let tables = kinds.map(|(kind, record)| {
            let rows = record.fields.iter().map(|field| {
                let (means, required) = (self.means(field), self.required(field));
                Line::body(&field.field, [Value::text(&field.field), means, required, Value::text(field.source())])
            });
            let (label, folder) = (record.text(), kind.folder());
            let caption = say!(sv "{label} ({folder}/)", en "{label} ({folder}/)"; label);
            Block::Table(Table { caption, ..Table::new(&format!("fields_{}", kind.id()), columns(), rows) })
        });
        self.section("fields", say!(sv "Det som dokumenteras", en "What is documented"), tables.collect())
    }

    /// A field's label; of an added one also what it holds, which nobody can look up elsewhere.
    fn means(&self, field: &RecordField) -> Value {
        let label = field.text();
        let Some(value) = field.value else { return Value::text(label) };
        let list = field.vocabulary.as_deref().unwrap_or_default();
        let holds = match value {
            AddedType::Term => say!(sv "ett svar ur {list}", en "a term of {list}"),
            AddedType::Terms => say!(sv "svar ur {list}", en "terms of {list}"),
            AddedType::Count => say!(sv "antal", en "a number"),
            AddedType::Date => say!(sv "datum", en "a date"),
            AddedType::YesNo => say!(sv "ja eller nej", en "yes or no"),
            AddedType::Amount => say!(sv "kronor", en "kronor"),
        };
        Value::text(say!(sv "{label} ({holds})", en "{label} ({holds})"; label, holds))
    }

    /// Whether and from which day records must have a field, and from which they can't.
    fn required(&self, field: &RecordField) -> Value {
        let always = field.required && field.required_from.is_none();
        let yes = always.then(|| say!(sv "ja", en "yes"));
        let words: Vec<Text> = yes.into_iter().chain(field.days()).collect();
        if words.is_empty() { Value::Empty } else { Value::text(Text::joined(&words, ", ")) }
    }

    fn vocabularies(&self) -> Section {
        let columns =
            || [("id", say!(sv "Id i posten", en "Id in the record")), ("means", say!(sv "Betyder", en "Means"))];
        let tables = self.agreement.vocabularies.iter().map(|(name, list)| {
            let rows =
                list.terms.iter().map(|term| Line::body(&term.id, [Value::text(&*term.id), Value::text(term.text())]));
            let (label, clause) = (list.text(), &list.clause);
            let caption = say!(sv "{label} ({name}), {clause}", en "{label} ({name}), {clause}"; label);
            Block::Table(Table { caption, ..Table::new(&format!("vocabulary_{name}"), columns(), rows) })
        });
        self.section("vocabularies", say!(sv "Listor", en "Vocabularies"), tables.collect())
    }

    fn budget(&self) -> Section {
        let budget = &self.agreement.budget;
        let row = |row: &BudgetRow| {
            Line::body(&row.id, [Value::text(row.text()), Value::text(&*row.id), Value::Kronor(row.amount)])
        };
        let total =
            |id: &str, label: Text, amount| Line::total(id, [Value::text(label), Value::Empty, Value::Kronor(amount)]);
        let mut rows = Vec::new();
        if let [] | [_] = budget.parties().as_slice() {
            rows.extend(budget.rows.iter().map(row));
        } else {
            for id in budget.parties() {
                let party = self.party(id);
                let its = budget.rows.iter().filter(|row| row.party.as_deref() == Some(id));
                rows.push(Line::heading(id, &party));
                rows.extend(its.clone().map(row));
                let sum = its.map(|row| row.amount).sum();
                rows.push(total(&words::id_of("total", id), words::total_of(&party), sum));
            }
        }
        rows.push(total("total", say!(sv "Summa", en "Total"), budget.sum()));
        let columns = [
            ("label", words::months(budget.of_months())),
            ("id", say!(sv "Id", en "Id")),
            ("amount", say!(sv "Kronor", en "Kronor")),
        ];
        let table = Table { note: Some(Sentence::of(&budget.clause)), ..Table::new("budget", columns, rows) };
        let shares = budget.shares.iter().map(|share| self.stated_share(share));
        let notes = shares.chain([self.payments()]).chain(super::budget::condition(self.agreement));
        self.section("budget", say!(sv "Budget", en "Budget"), vec![Block::Table(table), Block::bullets(notes)])
    }

    /// What the text states for a period of the budget.
    fn stated_share(&self, share: &StatedShare) -> Text {
        let StatedShare { from, to, clause, .. } = share;
        let party = share.party().map_or_else(Text::default, |id| {
            let party = self.party(id);
            say!(sv ", {party}", en ", {party}"; party)
        });
        match &share.extent {
            Extent::Months(months) => say!(
                sv "{from}–{to}: {months} månaders andel ({clause}).",
                en "{from}–{to}: {months} months' share ({clause})."
            ),
            Extent::Amount { amount, .. } => {
                let amount = words::kronor(*amount);
                say!(sv "{from}–{to}{party}: {amount} kr ({clause}).", en "{from}–{to}{party}: {amount} kr ({clause})."; party, amount)
            }
        }
    }

    fn payments(&self) -> Text {
        let Payments { every, clause } = &self.agreement.budget.payments;
        match every {
            PaymentInterval::Month => say!(sv "Betalas ut månadsvis ({clause}).", en "Paid monthly ({clause})."),
            PaymentInterval::Quarter => say!(sv "Betalas ut kvartalsvis ({clause}).", en "Paid quarterly ({clause})."),
            PaymentInterval::HalfYear => {
                say!(sv "Betalas ut halvårsvis ({clause}).", en "Paid half-yearly ({clause}).")
            }
            PaymentInterval::Year => say!(sv "Betalas ut årsvis ({clause}).", en "Paid yearly ({clause})."),
        }
    }

    fn commitments(&self) -> Section {
        let rows = self.agreement.commitments.iter().map(|item| {
            let target = duty::target(self.agreement, item);
            let label = words::of_party(item.text(), item.party.as_ref().map(|party| self.party(party)));
            Line::body(
                &item.id,
                [
                    Value::text(label),
                    Value::text(&item.clause),
                    Value::text(duty::measure(self.agreement, item)),
                    target.map_or(Value::Empty, Value::text),
                ],
            )
        });
        let columns = [
            ("commitment", say!(sv "Åtagande", en "Commitment")),
            clause_heading(),
            ("measured_by", say!(sv "Mäts genom", en "Measured by")),
            ("target", say!(sv "Mål", en "Target")),
        ];
        self.section(
            "commitments",
            say!(sv "Åtaganden", en "Commitments"),
            vec![Block::Table(Table::new("commitments", columns, rows))],
        )
    }

    fn privacy(&self) -> Section {
        let threshold = self.agreement.publish.threshold;
        let publish = say!(
            sv "Offentligt visas aldrig ett antal personer under {threshold} ({}).", en "A number of people below {threshold} is never shown in public ({}).",
            self.agreement.publish.clause
        );
        let retention = self.agreement.retention.as_ref();
        let retention = retention.map(|kept| words::cited(kept, &kept.clause));
        self.section(
            "privacy",
            say!(sv "Skydd av uppgifter", en "Protection of data"),
            vec![Block::bullets([publish].into_iter().chain(retention))],
        )
    }

    fn open_points(&self) -> Section {
        let points = words::open_points(self.agreement.open_points.iter());
        self.section(
            "open_points",
            say!(sv "Det som texterna lämnar öppet", en "What the texts leave open"),
            vec![Block::Bullets(points)],
        )
    }
}

fn extent_headings() -> [(&'static str, Text); 3] {
    [("what", say!(sv "Vad", en "What")), ("extent", say!(sv "Omfattning", en "Extent")), clause_heading()]
}

/// What a key of `capacity` or `hours` is called.
fn extent_label(key: &str) -> Text {
    match key {
        "clients_per_year" => say!(sv "Klienter per år", en "Clients a year"),
        "active_at_once" => say!(sv "Operativt aktiva samtidigt", en "Active at once"),
        "new_per_week" => say!(sv "Nya klienter per vecka", en "New clients a week"),
        "staffed" => say!(sv "Bemannad tid", en "Staffed hours"),
        _ => say!(sv "Öppen mottagning", en "Open reception"),
    }
}

fn clause_heading() -> (&'static str, Text) {
    ("clause", say!(sv "Paragraf", en "Clause"))
}
