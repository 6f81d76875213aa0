//! The figures and tables that a report can hold: ids, labels and the one definition of each (report.md).

use chrono::NaiveDate;

use super::agreement::{AddedType, Interval, RecordField};
use super::{Agreement, Kind, answers};
use crate::lang::{Labelled, Text};
use crate::say;

/// A figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Public id.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// What it counts.
    pub definition: Text,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Public id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The kind of record that it tells of; none where that is more than one, or something within a record.
    pub kind: Option<Kind>,
    /// What is counted.
    pub unit: Unit,
}

/// What a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Clients.
    Clients,
    /// Children.
    Children,
    /// Visits.
    Visits,
    /// Records.
    Records,
    /// Kronor.
    Kronor,
    /// Whatever each row says.
    Various,
}

impl Unit {
    /// What records of a kind are counted as.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Case => Self::Clients,
            Kind::Visit => Self::Visits,
            _ => Self::Records,
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Children => "children",
            Self::Visits => "visits",
            Self::Records => "records",
            Self::Kronor => "kr",
            Self::Various => "various",
        }
    }
}

/// Every figure, in the order in which they are told. Forums bring their own, an open reception brings its own, and
/// none answers a field that the agreement's records don't have.
pub fn figures(agreement: &Agreement) -> Vec<Figure> {
    let mut all = people(agreement);
    all.extend(open_reception(agreement));
    all.extend(agreement.forums.iter().flat_map(|forum| forum_figures(&forum.id, &forum.text(), forum.per)));
    all.extend(meetings(agreement));
    all.extend(feedback(agreement));
    all.retain(|figure| answers::figure_is_there(agreement, &figure.id));
    all
}

fn figure(id: &str, label: Text, definition: Text) -> Figure {
    Figure { id: id.to_owned(), label, definition }
}

/// What the agreement calls a field, inside a sentence; else what it is called here.
fn called(agreement: &Agreement, kind: Kind, path: &str, otherwise: Text) -> Text {
    agreement.field(kind, path).map_or(otherwise, |field| field.text().within_a_sentence())
}

fn people(agreement: &Agreement) -> Vec<Figure> {
    let otherwise = say!(sv "exploateringsform", en "form of exploitation");
    let form = called(agreement, Kind::Case, "exploitation.form", otherwise);
    vec![
        figure(
            "clients",
            say!(sv "Klienter", en "Clients"),
            say!(
                sv "Ärenden som är öppna minst en dag i perioden: inskrivna senast periodens sista dag och inte avslutade före dess första.",
                en "Cases open on at least one day of the period: opened no later than its last day and not closed before its first."
            ),
        ),
        figure(
            "clients_new",
            say!(sv "Nya klienter", en "New clients"),
            say!(sv "Ärenden inskrivna i perioden.", en "Cases opened within the period."),
        ),
        figure(
            "clients_closed",
            say!(sv "Avslutade klienter", en "Closed clients"),
            say!(sv "Ärenden avslutade i perioden.", en "Cases closed within the period."),
        ),
        figure(
            "clients_active_end",
            say!(sv "Aktiva vid periodens slut", en "Active at the end"),
            say!(
                sv "Ärenden öppna på periodens sista dag. Ett ärende är öppet även den dag det avslutas.",
                en "Cases open on the period's last day. A case is open on its closing day."
            ),
        ),
        figure(
            "clients_active_max",
            say!(sv "Aktiva samtidigt, som mest", en "Active at once, at most"),
            say!(
                sv "Det högsta antalet öppna ärenden någon dag i perioden.",
                en "The highest number of open cases on any day of the period."
            ),
        ),
        figure(
            "clients_active_mean",
            say!(sv "Aktiva samtidigt, i medeltal", en "Active at once, on average"),
            say!(
                sv "Medeltalet av antalet öppna ärenden över periodens dagar.",
                en "The mean number of open cases over the days of the period."
            ),
        ),
        figure(
            "new_per_week",
            say!(sv "Nya klienter per vecka", en "New clients a week"),
            say!(
                sv "Nya klienter delat med periodens veckor (dagar delat med 7).",
                en "New clients divided by the weeks of the period (days divided by 7)."
            ),
        ),
        figure(
            "visits",
            say!(sv "Besök", en "Visits"),
            say!(
                sv "Besök med datum i perioden, även av den som inte är inskriven och oavsett kontaktväg.",
                en "Visits dated within the period, walk-ins included, whatever the channel."
            ),
        ),
        figure(
            "visits_walk_in",
            say!(sv "Besök av ej inskrivna", en "Walk-in visits"),
            say!(
                sv "Besök i perioden av någon som inte är inskriven (case: none).",
                en "Visits within the period by somebody who isn't enrolled (case: none)."
            ),
        ),
        figure(
            "interpreted_visits",
            say!(sv "Besök med tolk", en "Visits with an interpreter"),
            say!(
                sv "Besök i perioden som tolkades; avböjd tolk räknas inte.",
                en "Visits within the period that were interpreted; a declined interpreter doesn't count."
            ),
        ),
        figure(
            "children",
            say!(sv "Barn", en "Children"),
            say!(sv "Barn till periodens klienter.", en "Children of the period's clients."),
        ),
        figure(
            "clients_with_children",
            say!(sv "Klienter med barn", en "Clients with children"),
            say!(sv "Periodens klienter som har barn.", en "The period's clients who have children."),
        ),
        figure(
            "children_accompanying",
            say!(sv "Medföljande barn", en "Accompanying children"),
            say!(
                sv "Barn till periodens klienter som är medföljande.",
                en "Children of the period's clients who came along."
            ),
        ),
        figure(
            "children_home",
            say!(sv "Barn i hemlandet", en "Children in the home country"),
            say!(
                sv "Barn till periodens klienter som är i hemlandet.",
                en "Children of the period's clients who are in the home country."
            ),
        ),
        figure(
            "child_concerns",
            say!(sv "Oro för barn", en "Concerns for children"),
            say!(
                sv "Oro för ett barn, i ärenden och besök, som uppmärksammats i perioden.",
                en "Concerns for a child, in cases and visits, noticed within the period."
            ),
        ),
        figure(
            "child_concerns_reported",
            say!(sv "Anmälda", en "Reported"),
            say!(sv "Av dem: anmälda senast periodens sista dag.", en "Of those: reported by the period's last day."),
        ),
        figure(
            "referral_due",
            say!(sv "Klienter som ska hänvisas", en "Clients to be referred"),
            say!(
                sv "Periodens klienter vars {form} enligt överenskommelsen ska leda till en hänvisning.",
                en "The period's clients whose {form} calls for a referral by the agreement."; form
            ),
        ),
        figure(
            "referred",
            say!(sv "Hänvisade", en "Referred"),
            say!(
                sv "Av dem: de med ett besök, senast periodens sista dag, där hänvisningen är noterad.",
                en "Of those: the ones with a visit, by the period's last day, that records the referral."
            ),
        ),
    ]
}

/// Whether a figure is one that an open reception brings.
pub fn is_of_open_reception(figure: &str) -> bool {
    matches!(figure, "drop_in_days" | "drop_in_days_used")
}

/// The days of the open reception; none where no text sets one.
fn open_reception(agreement: &Agreement) -> Vec<Figure> {
    let receptions: Vec<_> = agreement.open_receptions(NaiveDate::MAX).collect();
    if receptions.is_empty() {
        return Vec::new();
    }
    let holidays = receptions.iter().filter(|reception| reception.public_holidays).count();
    let due = match holidays {
        0 => say!(
            sv "Dagar i perioden då den öppna mottagningen ska vara öppen: dess veckodagar utom allmänna helgdagar.",
            en "Days of the period on which the open reception is due: its weekdays, public holidays excepted."
        ),
        all if all == receptions.len() => say!(
            sv "Dagar i perioden då den öppna mottagningen ska vara öppen: dess veckodagar, även allmänna helgdagar.",
            en "Days of the period on which the open reception is due: its weekdays, public holidays included."
        ),
        _ => say!(
            sv "Dagar i perioden då någon öppen mottagning ska vara öppen: dess veckodagar, allmänna helgdagar bara där det är sagt.",
            en "Days of the period on which some open reception is due: its weekdays, public holidays only where that is said."
        ),
    };
    vec![
        figure("drop_in_days", say!(sv "Dagar med öppen mottagning", en "Days of the open reception"), due),
        figure(
            "drop_in_days_used",
            say!(sv "Med minst ett besök", en "With at least one visit"),
            say!(
                sv "Av dem: dagar med minst ett besök på den öppna mottagningen.",
                en "Of those: days with at least one drop-in visit."
            ),
        ),
    ]
}

fn forum_figures(id: &str, name: &Text, per: Interval) -> Vec<Figure> {
    let mut figures = vec![figure(
        &format!("{id}_meetings"),
        say!(sv "Möten, {name}", en "Meetings, {name}"; name),
        say!(sv "Möten i perioden: {name}.", en "Meetings within the period: {name}."; name),
    )];
    if per == Interval::Month {
        figures.push(figure(
            &format!("{id}_months_missed"),
            say!(sv "Månader utan möte, {name}", en "Months without a meeting, {name}"; name),
            say!(
                sv "Hela månader av perioden utan möte: {name}.",
                en "Whole months of the period with no meeting: {name}."; name
            ),
        ));
    }
    figures
}

/// Of all forums taken together.
fn meetings(agreement: &Agreement) -> Vec<Figure> {
    let mut figures = vec![
        figure(
            "meetings_held",
            say!(sv "Möten, alla grupper", en "Meetings, every group"),
            say!(sv "Möten i perioden, alla grupper.", en "Meetings within the period, every group."),
        ),
        figure(
            "meetings_documented",
            say!(sv "Med protokoll", en "With minutes"),
            say!(sv "Av dem: möten som säger var protokollet finns.", en "Of those: meetings that say where their minutes are."),
        ),
        figure(
            "meetings_chaired",
            say!(sv "Med utsedd ordförande", en "With an elected chair"),
            say!(
                sv "Av dem: möten inom den tid som gruppens ordförande utsågs för, räknad från det senaste val som är noterat. Inte angivet när inget möte har hållits, eller när en grupp som har mötts inte har noterat något val.",
                en "Of those: meetings within the time for which the group's chair was elected, from the latest election that is recorded. Not stated where no meeting was held, or where a group that met has recorded no election."
            ),
        ),
    ];
    figures.retain(|figure| figure.id != "meetings_chaired" || agreement.has_chairs());
    figures
}

fn feedback(agreement: &Agreement) -> Vec<Figure> {
    let (complaints, programme) = (complaints_routine(agreement), return_programme(agreement));
    vec![
        figure(
            "feedback",
            say!(sv "Synpunkter och klagomål", en "Viewpoints and complaints"),
            say!(
                sv "Synpunkter, klagomål och beröm som kommit in i perioden.",
                en "Viewpoints, complaints and praise received within the period."
            ),
        ),
        figure(
            "complaints",
            say!(sv "Klagomål", en "Complaints"),
            say!(sv "Av dem: klagomål.", en "Of those: complaints."),
        ),
        figure(
            "complaints_closed",
            say!(sv "Avslutade klagomål", en "Closed complaints"),
            say!(
                sv "Av klagomålen: avslutade senast periodens sista dag.",
                en "Of the complaints: closed by the period's last day."
            ),
        ),
        figure(
            "monitoring",
            say!(sv "Omvärldsbevakning", en "Monitoring of the surrounding world"),
            say!(sv "Noteringar om omvärlden i perioden.", en "Monitoring records within the period."),
        ),
        figure(
            "monitoring_shared",
            say!(sv "Delade", en "Shared"),
            say!(sv "Av dem: de som säger vem de delats med.", en "Of those: the ones that say with whom they were shared."),
        ),
        figure(
            "informed_complaints",
            say!(sv "Informerade om {complaints}", en "Told of {complaints}"; complaints),
            say!(
                sv "Periodens klienter som informerats om rutinen för synpunkter och klagomål senast periodens sista dag.",
                en "The period's clients told of the complaints routine by the period's last day."
            ),
        ),
        figure(
            "informed_return",
            say!(sv "Informerade om {programme}", en "Told of {programme}"; programme),
            say!(
                sv "Periodens klienter som informerats om {programme} senast periodens sista dag.",
                en "The period's clients told of {programme} by the period's last day."; programme
            ),
        ),
    ]
}

/// What clients are told of: `informed.complaints` as the agreement calls it.
pub fn complaints_routine(agreement: &Agreement) -> Text {
    let otherwise = say!(sv "klagomålsrutinen", en "the complaints routine");
    called(agreement, Kind::Case, "informed.complaints", otherwise)
}

fn return_programme(agreement: &Agreement) -> Text {
    let otherwise = say!(sv "återvändandeprogrammet", en "the return programme");
    called(agreement, Kind::Case, "informed.return-programme", otherwise)
}

/// Every table, in the order in which they are told; none of a field that the agreement's records don't have.
pub fn tables(agreement: &Agreement) -> Vec<Table> {
    let there = built_in_tables().into_iter().filter(|table| match table.id.as_str() {
        BY_PARTY => agreement.is_by_party(Kind::Visit),
        id => answers::table_is_there(agreement, id),
    });
    let by_party = agreement.is_by_party(Kind::Resources);
    let there = there.map(|table| match table.id.as_str() {
        "resources" if by_party => {
            Table { title: say!(sv "Parternas tillförda resurser", en "Resources that the parties put in"), ..table }
        }
        _ => table,
    });
    there.map(|table| named(agreement, table)).chain(added_tables(agreement)).collect()
}

/// A table of answers to one field is called as the agreement calls the field.
fn named(agreement: &Agreement, table: Table) -> Table {
    let (kind, path) = match table.id.as_str() {
        "gender" | "nationality" | "needs" => (Kind::Case, table.id.clone()),
        "form" | "industry" | "cause" => (Kind::Case, format!("exploitation.{}", table.id)),
        "services" | "referrals" => (Kind::Visit, table.id.clone()),
        "visits_by_channel" => (Kind::Visit, "channel".to_owned()),
        "feedback_subject" => (Kind::Feedback, "subject".to_owned()),
        _ => return table,
    };
    let Some(field) = agreement.field(kind, &path) else { return table };
    let name = field.text().within_a_sentence();
    let title = match table.id.as_str() {
        "visits_by_channel" => say!(sv "Besök per {name}", en "Visits by {name}"; name),
        "feedback_subject" => {
            say!(sv "Synpunkter och klagomål per {name}", en "Viewpoints and complaints by {name}"; name)
        }
        _ => field.text(),
    };
    Table { title, ..table }
}

/// The table of clients and visits by party.
pub const BY_PARTY: &str = "by_party";

/// The id of an added field's table: `case.referred_by`.
pub fn added_id(kind: Kind, field: &RecordField) -> String {
    format!("{}.{}", kind.id(), field.field)
}

/// The tables of the fields that the agreement adds and wants tabulated.
pub fn added_tables(agreement: &Agreement) -> impl Iterator<Item = Table> {
    let table = |kind: Kind, field: &RecordField| {
        let summed = matches!(field.value, Some(AddedType::Count | AddedType::Amount));
        let unit = if summed { Unit::Various } else { Unit::of(kind) };
        Table { id: added_id(kind, field), title: field.text(), kind: Some(kind), unit }
    };
    Kind::ALL.into_iter().flat_map(move |kind| {
        let fields = agreement.added_fields(kind).filter(|(_, field)| field.tabulate);
        fields.map(move |(_, field)| table(kind, field))
    })
}

/// The tables that every agreement can name.
pub fn built_in_tables() -> Vec<Table> {
    use Unit::{Children, Clients, Kronor, Records, Various, Visits};
    let table = |id: &str, kind, unit, title| Table { id: id.to_owned(), title, kind, unit };
    vec![
        table("gender", Some(Kind::Case), Clients, say!(sv "Kön", en "Gender")),
        table("form", Some(Kind::Case), Clients, say!(sv "Exploateringsform", en "Form of exploitation")),
        table("industry", Some(Kind::Case), Clients, say!(sv "Bransch", en "Industry")),
        table("nationality", Some(Kind::Case), Clients, say!(sv "Nationalitet", en "Nationality")),
        table("cause", Some(Kind::Case), Clients, say!(sv "Orsak", en "Cause")),
        table("needs", Some(Kind::Case), Clients, say!(sv "Behov", en "Needs")),
        table(
            "children_age",
            None,
            Children,
            say!(sv "Barnens ålder vid inskrivningen", en "Children's age at enrolment"),
        ),
        table("children_whereabouts", None, Children, say!(sv "Var barnen finns", en "Where the children are")),
        table("clients_by_month", Some(Kind::Case), Clients, say!(sv "Klienter per månad", en "Clients by month")),
        table(
            BY_PARTY,
            Some(Kind::Case),
            Clients,
            say!(sv "Klienter och besök per part", en "Clients and visits by party"),
        ),
        table("visits_by_month", Some(Kind::Visit), Visits, say!(sv "Besök per månad", en "Visits by month")),
        table("visits_by_channel", Some(Kind::Visit), Visits, say!(sv "Besök per kontaktväg", en "Visits by channel")),
        table("services", Some(Kind::Visit), Visits, say!(sv "Insatser", en "Services")),
        table("referrals", Some(Kind::Visit), Visits, say!(sv "Hänvisningar", en "Referrals")),
        table("meetings", Some(Kind::Meeting), Records, say!(sv "Möten", en "Meetings")),
        table(
            "feedback_subject",
            Some(Kind::Feedback),
            Records,
            say!(sv "Synpunkter och klagomål per ämne", en "Viewpoints and complaints by subject"),
        ),
        table("monitoring_kind", Some(Kind::Monitoring), Records, say!(sv "Omvärldsbevakning", en "Monitoring")),
        table(
            "resources",
            Some(Kind::Resources),
            Various,
            say!(sv "Föreningens tillförda resurser", en "Resources that the association put in"),
        ),
        table("budget", None, Kronor, say!(sv "Budget", en "Budget")),
        table("outturn", None, Kronor, say!(sv "Utfall", en "Outturn")),
        table("commitments", None, Various, say!(sv "Åtaganden", en "Commitments")),
    ]
}
