//! Figures of viewpoints and complaints (ÖK §4.1).

use crate::compute::definition::FieldPath;
use crate::compute::figure::Figure;
use crate::compute::scope::Scope;
use crate::model::Kind;
use crate::model::records::Feedback;
use crate::model::vocabulary::Role;
use crate::say;

pub static FIGURES: &[&Figure] = &[&FEEDBACK, &COMPLAINTS, &COMPLAINTS_CLOSED];

const RECEIVED: &[FieldPath] = &[(Kind::Feedback, "date")];

static FEEDBACK: Figure = Figure::new(
    "feedback",
    |_| say!(sv "Synpunkter och klagomål", en "Viewpoints and complaints"),
    |_| {
        say!(
            sv "Synpunkter, klagomål och beröm som kommit in i perioden.",
            en "Viewpoints, complaints and praise received within the period."
        )
    },
    |scope| scope.those::<Feedback>(|_| true).into(),
)
.asked_by(RECEIVED);

static COMPLAINTS: Figure = Figure::new(
    "complaints",
    |_| say!(sv "Klagomål", en "Complaints"),
    |_| say!(sv "Av dem: klagomål.", en "Of those: complaints."),
    |scope| scope.those(|feedback: &Feedback| is_complaint(scope, feedback)).into(),
)
.asked_by(RECEIVED);

static COMPLAINTS_CLOSED: Figure = Figure::new(
    "complaints_closed",
    |_| say!(sv "Avslutade klagomål", en "Closed complaints"),
    |_| {
        say!(
            sv "Av klagomålen: avslutade senast periodens sista dag.",
            en "Of the complaints: closed by the period's last day."
        )
    },
    |scope| scope.those(|feedback: &Feedback| is_complaint(scope, feedback) && scope.is_by_end(feedback.closed)).into(),
)
.asked_by(&[(Kind::Feedback, "closed")]);

fn is_complaint(scope: &Scope, feedback: &Feedback) -> bool {
    let kinds = scope.agreement.vocabulary("feedback-kind");
    feedback.kind.zip(kinds).is_some_and(|(kind, kinds)| kinds.has_role(kind, Role::Complaint))
}
