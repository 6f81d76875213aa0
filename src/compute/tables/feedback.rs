//! The table of viewpoints and complaints by subject (ÖK §4.1).

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::tabulation::{Contents, Tabulation, Unit, single};
use crate::compute::tally::Member;
use crate::model::Kind;
use crate::model::records::Feedback;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&FEEDBACK_SUBJECT];

const SUBJECT: FieldPath = (Kind::Feedback, "subject");

static FEEDBACK_SUBJECT: Tabulation = Tabulation::new(
    "feedback_subject",
    |agreement| {
        let subject = agreement.calls(SUBJECT.0, SUBJECT.1, say!(sv "ämne", en "subject"));
        say!(sv "Synpunkter och klagomål per {subject}", en "Viewpoints and complaints by {subject}"; subject)
    },
    Unit::Records,
    Contents::Counted(|scope| {
        let answers = scope.dated::<Feedback>().map(|entry| (Member::File(entry.file), entry.record.subject));
        single(scope.agreement.vocabulary("subject"), answers)
    }),
)
.of_kind(Kind::Feedback)
.when(ALWAYS.needing(&[SUBJECT]));
