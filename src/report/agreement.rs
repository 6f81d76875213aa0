//! The agreement's terms, fields and dates as a document.

use chrono::{Datelike, NaiveDate};

use super::document::{Block, Cell, Document, Row, RowKind, Section, Table};
use super::{duty, words};
use crate::lang::{Labelled, Lang, Text};
use crate::model::agreement::{
    AddedType, BudgetRow, Capacity, Extent, Hours, Interval, OpeningHours, PaymentInterval, Payments, Range,
    RecordField, StatedShare,
};
use crate::model::{Agreement, Kind};
use crate::say;

/// The document of `iop agreement`: the terms as they apply on a day, the document being made on another.
pub fn agreement_terms(agreement: &Agreement, on: NaiveDate, day: NaiveDate, lang: Lang) -> Document {
    let applies = (!agreement.earlier.is_empty()).then_some(on);
    let agreement = agreement.on(on);
    let identity = &agreement.agreement;
    let page = Page { agreement, lang };
    Document {
        lang,
        title: identity.label(lang).to_owned(),
        reference: identity.reference.clone(),
        edition: None,
        marking: None,
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
    }
}

struct Page<'a> {
    agreement: &'a Agreement,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A section without what isn't there.
    fn section(&self, id: &str, title: &Text, blocks: Vec<Block>) -> Section {
        let is_there = |block: &Block| match block {
            Block::Table(table) => !table.rows.is_empty() || !table.caption.is_empty(),
            Block::Bullets(items) => !items.is_empty(),
            Block::Paragraph(_) | Block::KeyFigures(_) => true,
        };
        let blocks = blocks.into_iter().filter(is_there).collect();
        Section { id: id.to_owned(), title: self.say(title), blocks }
    }

    fn table(&self, id: String, caption: String, columns: &[Text], rows: Vec<Vec<Cell>>) -> Block {
        let rows = rows.into_iter().map(Row::body).collect();
        Block::Table(Table {
            id,
            caption,
            note: None,
            columns: columns.iter().map(|column| self.say(column)).collect(),
            rows,
            chart: None,
        })
    }

    fn head(&self, applies: Option<NaiveDate>) -> Vec<(String, Cell)> {
        let identity = &self.agreement.agreement;
        let mut head = vec![(self.say(&say!(sv "Diarienummer", en "Reference")), Cell::text(&identity.reference))];
        head.extend(applies.map(|day| (self.say(&say!(sv "Villkoren den", en "Terms on")), Cell::Date(day))));
        for party in &identity.parties {
            let unit = party.unit.as_ref().map_or_else(String::new, |unit| format!(", {unit}"));
            let words = format!("{}{unit} ({}), {}", party.label(self.lang), party.organisation_number, party.clause);
            head.push((self.say(&say!(sv "Part", en "Party")), Cell::Text(words)));
        }
        let texts = identity
            .texts
            .iter()
            .map(|text| format!("{} = {}", text.id, text.label(self.lang)))
            .collect::<Vec<_>>()
            .join("; ");
        head.push((self.say(&say!(sv "Paragrafer", en "Clauses")), Cell::Text(texts)));
        head
    }

    fn term(&self) -> Section {
        let term = &self.agreement.term;
        let columns = [say!(sv "Datum som gäller", en "Dates that apply"), say!(sv "Dag", en "Day"), clause_heading()];
        let rows = self
            .dates_of_term()
            .into_iter()
            .map(|(label, day, clause)| vec![Cell::Text(self.say(&label)), Cell::Date(day), Cell::text(clause)]);
        let notice = term.notice.as_ref().map(|rule| {
            let (months, clause) = (words::months(rule.months), &rule.clause);
            let words = say!(
                sv "Uppsägningstiden är {months} ({clause}).",
                en "Notice runs {months} ({clause})."; months
            );
            Block::Paragraph(self.say(&words))
        });
        let table = self.table("term".to_owned(), String::new(), &columns, rows.collect());
        self.section("term", &say!(sv "Tid", en "Term"), [table].into_iter().chain(notice).collect())
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
            dates.extend(self.notice_days().into_iter().map(|(year, by)| {
                let label = say!(
                    sv "Sista dag för uppsägning utan förlängning efter {year}",
                    en "Last day for notice that stops the extension after {year}"
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

    /// The last day for notice of each year that can be followed by another.
    fn notice_days(&self) -> Vec<(i32, NaiveDate)> {
        let term = &self.agreement.term;
        let latest = term.longest().to;
        let years = term.end.year()..latest.year();
        years.filter_map(|year| Some((year, term.last_notice(year)?))).collect()
    }

    /// What was changed so far; `iop agreement log` shows what, and who signed.
    fn amendments(&self) -> Section {
        let amendments = &self.agreement.amendments;
        let told = amendments.iter().map(|amendment| {
            let (from, label, decision) = (amendment.from, amendment.text(), &amendment.decision);
            self.say(&say!(
                sv "Från {from}: {label} ({decision})",
                en "From {from}: {label} ({decision})"; label
            ))
        });
        let bullets = (!amendments.is_empty()).then(|| Block::Bullets(told.collect()));
        self.section("amendments", &say!(sv "Ändringar", en "Amendments"), bullets.into_iter().collect())
    }

    fn goals(&self) -> Section {
        let goals =
            self.agreement.goals.iter().map(|goal| format!("{} ({})", goal.label(self.lang), goal.clause)).collect();
        self.section("goals", &say!(sv "Mål", en "Goals"), vec![Block::Bullets(goals)])
    }

    fn capacity_and_hours(&self) -> Section {
        let rows = self.extents(&self.agreement.capacity, &self.agreement.hours);
        self.section(
            "capacity",
            &say!(sv "Kapacitet och tider", en "Capacity and hours"),
            vec![self.table("capacity".to_owned(), String::new(), &extent_headings(), rows)],
        )
    }

    /// How many clients and which hours, where that is stated.
    fn extents(&self, capacity: &Capacity, hours: &Hours) -> Vec<Vec<Cell>> {
        let range = |range: &Range| {
            if range.from == range.to { range.from.to_string() } else { format!("{}–{}", range.from, range.to) }
        };
        let row = |label: Text, extent: String, clause: &str| {
            vec![Cell::Text(self.say(&label)), Cell::Text(extent), Cell::text(clause)]
        };
        let called = |key: &str, item: &Range| if item.sv.is_empty() { extent_label(key) } else { item.text() };
        let clients = capacity.stated().map(|(key, item)| row(called(key, item), range(item), &item.clause));
        let opening = hours.stated().map(|(key, item)| row(extent_label(key), self.opening(item), &item.clause));
        clients.chain(opening).collect()
    }

    /// What holds for each party alone.
    fn appendices(&self) -> Section {
        let tables = self.agreement.appendices.iter().map(|appendix| {
            let from = appendix.from.map(|from| {
                let joined = say!(sv "Part från och med", en "A party from");
                vec![Cell::Text(self.say(&joined)), Cell::Date(from), Cell::text(&appendix.clause)]
            });
            let rows = from.into_iter().chain(self.extents(&appendix.capacity, &appendix.hours)).collect();
            let party = self.party(&appendix.party);
            let caption = format!("{party}: {} ({})", self.cited(&appendix.text), appendix.clause);
            self.table(format!("appendix_{}", appendix.party), caption, &extent_headings(), rows)
        });
        self.section("appendices", &say!(sv "Bilagor", en "Appendices"), tables.collect())
    }

    fn party(&self, id: &str) -> String {
        let party = self.agreement.party(id).and_then(|at| self.agreement.agreement.parties.get(at));
        party.map_or(id, |party| party.label(self.lang)).to_owned()
    }

    fn cited(&self, id: &str) -> String {
        let text = self.agreement.agreement.texts.iter().find(|text| text.id == id);
        text.map_or(id, |text| text.label(self.lang)).to_owned()
    }

    fn opening(&self, hours: &OpeningHours) -> String {
        let every_day = say!(sv "alla dagar", en "every day");
        let listed =
            hours.days.iter().map(|day| weekday(*day).get(self.lang).to_owned()).collect::<Vec<_>>().join(", ");
        let days = if hours.is_every_day() { self.say(&every_day) } else { listed };
        let place = hours.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        format!("{days} {}–{}{place}", hours.from, hours.to)
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
            let chair = |months: u32| Cell::Text(self.say(&words::months(months)));
            let chair = chaired.then(|| forum.chair_months.map_or(Cell::Empty, chair));
            let (name, often) = (Cell::text(forum.label(self.lang)), Cell::Text(self.say(&often)));
            [name, often].into_iter().chain(chair).chain([Cell::text(&forum.clause)]).collect()
        });
        let chair = chaired.then(|| say!(sv "Ordförande utses för", en "Chair serves"));
        let columns = [say!(sv "Grupp", en "Forum"), say!(sv "Möten", en "Meetings")];
        let columns: Vec<Text> = columns.into_iter().chain(chair).chain([clause_heading()]).collect();
        self.section(
            "forums",
            &say!(sv "Samverkan", en "Cooperation"),
            vec![self.table("forums".to_owned(), String::new(), &columns, rows.collect())],
        )
    }

    fn fields(&self) -> Section {
        let columns = [
            say!(sv "Fält", en "Field"),
            say!(sv "Betyder", en "Means"),
            say!(sv "Krävs", en "Required"),
            clause_heading(),
        ];
        let kinds =
            Kind::ALL.into_iter().filter_map(|kind| self.agreement.records.get(kind.id()).map(|record| (kind, record)));
        let tables = kinds.map(|(kind, record)| {
            let rows = record.fields.iter().map(|field| {
                let (means, required) = (self.means(field), self.required(field));
                vec![Cell::text(&field.field), means, required, Cell::text(field.source())]
            });
            self.table(
                format!("fields_{}", kind.id()),
                format!("{} ({}/)", record.label(self.lang), kind.folder()),
                &columns,
                rows.collect(),
            )
        });
        self.section("fields", &say!(sv "Det som dokumenteras", en "What is documented"), tables.collect())
    }

    /// A field's label; of an added one also what it holds, which nobody can look up elsewhere.
    fn means(&self, field: &RecordField) -> Cell {
        let label = field.label(self.lang);
        let Some(value) = field.value else { return Cell::text(label) };
        let list = field.vocabulary.as_deref().unwrap_or_default();
        let holds = match value {
            AddedType::Term => say!(sv "ett svar ur {list}", en "a term of {list}"),
            AddedType::Terms => say!(sv "svar ur {list}", en "terms of {list}"),
            AddedType::Count => say!(sv "antal", en "a number"),
            AddedType::Date => say!(sv "datum", en "a date"),
            AddedType::YesNo => say!(sv "ja eller nej", en "yes or no"),
            AddedType::Amount => say!(sv "kronor", en "kronor"),
        };
        Cell::Text(format!("{label} ({})", self.say(&holds)))
    }

    /// Whether and from which day records must have a field, and from which they can't.
    fn required(&self, field: &RecordField) -> Cell {
        let always = field.required && field.required_from.is_none();
        let yes = always.then(|| say!(sv "ja", en "yes"));
        let words: Vec<String> = yes.into_iter().chain(field.days()).map(|words| self.say(&words)).collect();
        if words.is_empty() { Cell::Empty } else { Cell::Text(words.join(", ")) }
    }

    fn vocabularies(&self) -> Section {
        let columns = [say!(sv "Id i posten", en "Id in the record"), say!(sv "Betyder", en "Means")];
        let tables = self.agreement.vocabularies.iter().map(|(name, list)| {
            let rows = list.terms.iter().map(|term| vec![Cell::text(&term.id), Cell::text(term.label(self.lang))]);
            self.table(
                format!("vocabulary_{name}"),
                format!("{} ({name}), {}", list.label(self.lang), list.clause),
                &columns,
                rows.collect(),
            )
        });
        self.section("vocabularies", &say!(sv "Listor", en "Vocabularies"), tables.collect())
    }

    fn budget(&self) -> Section {
        let budget = &self.agreement.budget;
        let row = |row: &BudgetRow| {
            Row::body(vec![Cell::text(row.label(self.lang)), Cell::text(&row.id), Cell::Kronor(row.amount)])
        };
        let total = |label: Text, amount| Row {
            kind: RowKind::Total,
            cells: vec![Cell::Text(self.say(&label)), Cell::Empty, Cell::Kronor(amount)],
        };
        let mut rows = Vec::new();
        if let [] | [_] = budget.parties().as_slice() {
            rows.extend(budget.rows.iter().map(row));
        } else {
            for id in budget.parties() {
                let party = words::party(self.agreement, id, self.lang);
                let its = budget.rows.iter().filter(|row| row.party.as_deref() == Some(id));
                rows.push(Row::heading(&party));
                rows.extend(its.clone().map(row));
                rows.push(total(say!(sv "Summa, {party}", en "Total, {party}"), its.map(|row| row.amount).sum()));
            }
        }
        rows.push(total(say!(sv "Summa", en "Total"), budget.sum()));
        let columns = [words::months(budget.of_months()), say!(sv "Id", en "Id"), say!(sv "Kronor", en "Kronor")];
        let table = Table {
            id: "budget".to_owned(),
            caption: String::new(),
            note: Some(budget.clause.clone()),
            columns: columns.iter().map(|column| self.say(column)).collect(),
            rows,
            chart: None,
        };
        let shares = budget.shares.iter().map(|share| self.stated_share(share));
        let notes =
            shares.chain([self.payments()]).chain(super::budget::condition(self.agreement, self.lang)).collect();
        self.section("budget", &say!(sv "Budget", en "Budget"), vec![Block::Table(table), Block::Bullets(notes)])
    }

    /// What the text states for a period of the budget.
    fn stated_share(&self, share: &StatedShare) -> String {
        let StatedShare { from, to, clause, .. } = share;
        let party =
            share.party().map_or_else(String::new, |id| format!(", {}", words::party(self.agreement, id, self.lang)));
        self.say(&match &share.extent {
            Extent::Months(months) => say!(
                sv "{from}–{to}: {months} månaders andel ({clause}).",
                en "{from}–{to}: {months} months' share ({clause})."
            ),
            Extent::Amount { amount, .. } => {
                let amount = words::kronor(*amount);
                say!(sv "{from}–{to}{party}: {amount} kr ({clause}).", en "{from}–{to}{party}: {amount} kr ({clause})."; amount)
            }
        })
    }

    fn payments(&self) -> String {
        let Payments { every, clause } = &self.agreement.budget.payments;
        self.say(&match every {
            PaymentInterval::Month => say!(sv "Betalas ut månadsvis ({clause}).", en "Paid monthly ({clause})."),
            PaymentInterval::Quarter => say!(sv "Betalas ut kvartalsvis ({clause}).", en "Paid quarterly ({clause})."),
            PaymentInterval::HalfYear => {
                say!(sv "Betalas ut halvårsvis ({clause}).", en "Paid half-yearly ({clause}).")
            }
            PaymentInterval::Year => say!(sv "Betalas ut årsvis ({clause}).", en "Paid yearly ({clause})."),
        })
    }

    fn commitments(&self) -> Section {
        let rows = self.agreement.commitments.iter().map(|item| {
            let target = duty::target(self.agreement, item);
            let bound = item.party.as_ref().map_or_else(String::new, |party| format!(" ({})", self.party(party)));
            vec![
                Cell::Text(format!("{}{bound}", item.label(self.lang))),
                Cell::text(&item.clause),
                Cell::Text(self.say(&duty::measure(self.agreement, item))),
                target.map_or(Cell::Empty, |target| Cell::Text(self.say(&target))),
            ]
        });
        let columns = [
            say!(sv "Åtagande", en "Commitment"),
            clause_heading(),
            say!(sv "Mäts genom", en "Measured by"),
            say!(sv "Mål", en "Target"),
        ];
        self.section(
            "commitments",
            &say!(sv "Åtaganden", en "Commitments"),
            vec![self.table("commitments".to_owned(), String::new(), &columns, rows.collect())],
        )
    }

    fn privacy(&self) -> Section {
        let threshold = self.agreement.publish.threshold;
        let publish = say!(
            sv "Offentligt visas aldrig ett antal personer under {threshold} ({}).", en "A number of people below {threshold} is never shown in public ({}).",
            self.agreement.publish.clause
        );
        let retention = self.agreement.retention.as_ref();
        let retention = retention.map(|kept| format!("{} ({})", kept.label(self.lang), kept.clause));
        self.section(
            "privacy",
            &say!(sv "Skydd av uppgifter", en "Protection of data"),
            vec![Block::Bullets([self.say(&publish)].into_iter().chain(retention).collect())],
        )
    }

    fn open_points(&self) -> Section {
        let points = words::open_points(self.agreement.open_points.iter(), self.lang);
        self.section(
            "open_points",
            &say!(sv "Det som texterna lämnar öppet", en "What the texts leave open"),
            vec![Block::Bullets(points)],
        )
    }
}

fn extent_headings() -> [Text; 3] {
    [say!(sv "Vad", en "What"), say!(sv "Omfattning", en "Extent"), clause_heading()]
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

fn clause_heading() -> Text {
    say!(sv "Paragraf", en "Clause")
}

fn weekday(day: chrono::Weekday) -> Text {
    const SV: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let at = usize::try_from(day.num_days_from_monday()).unwrap_or_default();
    Text {
        sv: SV.get(at).copied().unwrap_or_default().to_owned(),
        en: EN.get(at).copied().unwrap_or_default().to_owned(),
    }
}
