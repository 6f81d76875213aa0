//! Which fields a figure or a table is counted by, and what follows where an agreement doesn't have them.

use super::{Agreement, Kind};

/// A field of a kind.
type Path = (Kind, &'static str);

/// Whether a figure is in the catalogue: the agreement's records have the fields that it is counted by.
pub fn figure_is_there(agreement: &Agreement, id: &str) -> bool {
    let fields: &[Path] = match id {
        "children_accompanying" | "children_home" => &[(Kind::Case, "children[].whereabouts")],
        "referral_due" | "referred" => &[(Kind::Case, "exploitation.form"), (Kind::Visit, "referrals")],
        "drop_in_days_used" => &[(Kind::Visit, "channel")],
        "monitoring_shared" => &[(Kind::Monitoring, "shared_with")],
        _ => &[],
    };
    fields.iter().all(|(kind, path)| agreement.has_field(*kind, path))
}

/// Whether a table is in the catalogue.
pub fn table_is_there(agreement: &Agreement, id: &str) -> bool {
    let field: Path = match id {
        "gender" => (Kind::Case, "gender"),
        "form" => (Kind::Case, "exploitation.form"),
        "industry" => (Kind::Case, "exploitation.industry"),
        "cause" => (Kind::Case, "exploitation.cause"),
        "needs" => (Kind::Case, "needs"),
        "children_whereabouts" => (Kind::Case, "children[].whereabouts"),
        "visits_by_channel" => (Kind::Visit, "channel"),
        "services" => (Kind::Visit, "services"),
        "referrals" => (Kind::Visit, "referrals"),
        "feedback_subject" => (Kind::Feedback, "subject"),
        "monitoring_kind" => (Kind::Monitoring, "kind"),
        _ => return true,
    };
    agreement.has_field(field.0, field.1)
}

/// Whether the agreement asks for what a figure is counted by. Where it doesn't, that nothing was noted is no zero.
pub fn is_asked(agreement: &Agreement, figure: &str) -> bool {
    let fields: &[Path] = match figure {
        "interpreted_visits" => &[(Kind::Visit, "interpreter")],
        "children" | "clients_with_children" => &[(Kind::Case, "children")],
        "children_accompanying" | "children_home" => &[(Kind::Case, "children[].whereabouts")],
        "child_concerns" => &[(Kind::Case, "children[].concern"), (Kind::Visit, "child_concern")],
        "child_concerns_reported" => {
            &[(Kind::Case, "children[].concern.reported"), (Kind::Visit, "child_concern.reported")]
        }
        "referral_due" => &[(Kind::Case, "exploitation.form")],
        "referred" => &[(Kind::Visit, "referrals")],
        "drop_in_days_used" => &[(Kind::Visit, "channel")],
        "informed_complaints" => &[(Kind::Case, "informed.complaints")],
        "informed_return" => &[(Kind::Case, "informed.return-programme")],
        "meetings_documented" => &[(Kind::Meeting, "minutes_ref")],
        "feedback" | "complaints" => &[(Kind::Feedback, "date")],
        "complaints_closed" => &[(Kind::Feedback, "closed")],
        "monitoring" => &[(Kind::Monitoring, "date")],
        "monitoring_shared" => &[(Kind::Monitoring, "shared_with")],
        _ => return true,
    };
    fields.iter().any(|(kind, path)| agreement.lists(*kind, path))
}
