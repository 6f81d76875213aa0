//! Every date that a record holds, with its place.

use chrono::NaiveDate;

use super::concerns::concerns;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::record::{Added, AddedValues, Entry};
use crate::source::Span;

/// A date in a record.
pub struct Dated {
    /// The kind of record.
    pub kind: Kind,
    /// Its file.
    pub file: usize,
    /// The day.
    pub date: NaiveDate,
    /// Where it stands.
    pub place: Place,
}

/// Where a date stands.
pub enum Place {
    /// In a field.
    Field(String),
    /// At a place in a sheet.
    Span(Span),
}

/// All of them.
pub fn all(data: &Dataset) -> Vec<Dated> {
    let mut dates = Vec::new();
    let mut add = |kind, file, path: &str, date: Option<NaiveDate>| {
        dates.extend(date.map(|date| Dated { kind, file, date, place: Place::Field(path.to_owned()) }));
    };
    for case in &data.cases {
        let (file, case) = (case.file, &case.record);
        add(Kind::Case, file, "opened", case.opened);
        add(Kind::Case, file, "closed", case.closed);
        add(Kind::Case, file, "informed.complaints", case.informed_complaints);
        add(Kind::Case, file, "informed.return-programme", case.informed_return);
    }
    for visit in &data.visits {
        add(Kind::Visit, visit.file, "date", visit.record.date);
    }
    for placed in concerns(data) {
        add(placed.kind, placed.file, &format!("{}.noticed", placed.path), placed.concern.noticed);
        add(placed.kind, placed.file, &format!("{}.reported", placed.path), placed.concern.reported);
    }
    for meeting in &data.meetings {
        add(Kind::Meeting, meeting.file, "date", meeting.record.date);
    }
    for feedback in &data.feedback {
        add(Kind::Feedback, feedback.file, "date", feedback.record.date);
        add(Kind::Feedback, feedback.file, "closed", feedback.record.closed);
    }
    for monitoring in &data.monitoring {
        add(Kind::Monitoring, monitoring.file, "date", monitoring.record.date);
    }
    added(data, &mut dates);
    dates.extend(data.bookings.iter().map(|booking| {
        let start = booking.record.span.start;
        let place = Place::Span(Span::new(start, start + "2026-08-19".len()));
        Dated { kind: Kind::Economy, file: booking.file, date: booking.record.date, place }
    }));
    dates
}

/// Dates in fields that the agreement added.
fn added(data: &Dataset, dates: &mut Vec<Dated>) {
    fn each<T>(records: &[Entry<T>], added: fn(&T) -> &AddedValues) -> impl Iterator<Item = (usize, &AddedValues)> {
        records.iter().map(move |entry| (entry.file, added(&entry.record)))
    }
    let mut add = |kind: Kind, records: &mut dyn Iterator<Item = (usize, &AddedValues)>| {
        let fields: Vec<_> = data.agreement.added_fields(kind).collect();
        for (file, values) in records {
            dates.extend(fields.iter().filter_map(|(at, field)| match values.get(*at)? {
                Added::Date(date) => Some(Dated { kind, file, date: *date, place: Place::Field(field.field.clone()) }),
                _ => None,
            }));
        }
    };
    add(Kind::Case, &mut each(&data.cases, |case| &case.added));
    add(Kind::Visit, &mut each(&data.visits, |visit| &visit.added));
    add(Kind::Meeting, &mut each(&data.meetings, |meeting| &meeting.added));
    add(Kind::Feedback, &mut each(&data.feedback, |feedback| &feedback.added));
    add(Kind::Monitoring, &mut each(&data.monitoring, |monitoring| &monitoring.added));
    add(Kind::Resources, &mut each(&data.resources, |resources| &resources.added));
}
