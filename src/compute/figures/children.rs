//! Figures of clients' children, and of concerns for a child.

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::Figure;
use crate::compute::scope::{Scope, children_of};
use crate::compute::tally::{Member, Tally};
use crate::model::Kind;
use crate::model::records::{Case, Child, Concern, Visit};
use crate::model::vocabulary::Role;
use crate::say;

pub static FIGURES: &[&Figure] = &[
    &CHILDREN,
    &CLIENTS_WITH_CHILDREN,
    &CHILDREN_ACCOMPANYING,
    &CHILDREN_HOME,
    &CHILD_CONCERNS,
    &CHILD_CONCERNS_REPORTED,
];

const IN_THE_CASE: &[FieldPath] = &[(Kind::Case, "children")];
const WHEREABOUTS: &[FieldPath] = &[(Kind::Case, "children[].whereabouts")];

static CHILDREN: Figure = Figure::new(
    "children",
    |_| say!(sv "Barn", en "Children"),
    |_| say!(sv "Barn till periodens klienter.", en "Children of the period's clients."),
    |scope| those(scope, |_| true).into(),
)
.asked_by(IN_THE_CASE);

static CLIENTS_WITH_CHILDREN: Figure = Figure::new(
    "clients_with_children",
    |_| say!(sv "Klienter med barn", en "Clients with children"),
    |_| say!(sv "Periodens klienter som har barn.", en "The period's clients who have children."),
    |scope| scope.clients_that(|case| case.children.as_ref().is_some_and(|children| !children.is_empty())).into(),
)
.asked_by(IN_THE_CASE);

static CHILDREN_ACCOMPANYING: Figure = Figure::new(
    "children_accompanying",
    |_| say!(sv "Medföljande barn", en "Accompanying children"),
    |_| {
        say!(
            sv "Barn till periodens klienter som är medföljande.",
            en "Children of the period's clients who came along."
        )
    },
    |scope| those(scope, |child| has_role(scope, child, Role::Accompanying)).into(),
)
.when(ALWAYS.needing(WHEREABOUTS))
.asked_by(WHEREABOUTS);

static CHILDREN_HOME: Figure = Figure::new(
    "children_home",
    |_| say!(sv "Barn i hemlandet", en "Children in the home country"),
    |_| {
        say!(
            sv "Barn till periodens klienter som är i hemlandet.",
            en "Children of the period's clients who are in the home country."
        )
    },
    |scope| those(scope, |child| has_role(scope, child, Role::Home)).into(),
)
.when(ALWAYS.needing(WHEREABOUTS))
.asked_by(WHEREABOUTS);

static CHILD_CONCERNS: Figure = Figure::new(
    "child_concerns",
    |_| say!(sv "Oro för barn", en "Concerns for children"),
    |_| {
        say!(
            sv "Oro för ett barn, i ärenden och besök, som uppmärksammats i perioden.",
            en "Concerns for a child, in cases and visits, noticed within the period."
        )
    },
    |scope| concerns(scope, |concern| scope.is_within(concern.noticed)).into(),
)
.asked_by(&[(Kind::Case, "children[].concern"), (Kind::Visit, "child_concern")]);

static CHILD_CONCERNS_REPORTED: Figure = Figure::new(
    "child_concerns_reported",
    |_| say!(sv "Anmälda", en "Reported"),
    |_| say!(sv "Av dem: anmälda senast periodens sista dag.", en "Of those: reported by the period's last day."),
    |scope| concerns(scope, |concern| scope.is_within(concern.noticed) && scope.is_by_end(concern.reported)).into(),
)
.asked_by(&[(Kind::Case, "children[].concern.reported"), (Kind::Visit, "child_concern.reported")]);

fn those(scope: &Scope, counts: impl Fn(&Child) -> bool) -> Tally {
    scope.children().filter(|(_, child)| counts(child)).map(|(member, _)| member).collect()
}

fn has_role(scope: &Scope, child: &Child, role: Role) -> bool {
    let terms = scope.agreement.vocabulary("whereabouts");
    child.whereabouts.zip(terms).is_some_and(|(term, terms)| terms.has_role(term, role))
}

/// Concerns of every sound case and visit: one that was noticed in the period is a concern whether or not the case is
/// open then.
fn concerns(scope: &Scope, counts: impl Fn(&Concern) -> bool) -> Tally {
    let cases = scope.data.of::<Case>().filter_map(|entry| Some((entry.record.id?, &entry.record)));
    let children = cases.flat_map(|(id, case)| children_of(id, case));
    let of_children = children.filter(|(_, child)| child.concern.as_ref().is_some_and(&counts));
    let visits = scope.data.of::<Visit>().filter(|visit| visit.record.child_concern.as_ref().is_some_and(&counts));
    of_children.map(|(member, _)| member).chain(visits.map(|visit| Member::File(visit.file))).collect()
}
