//! Every concern for a child that a record holds, with its place.

use super::findings::clause_of;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::{Case, Concern, Visit};
use crate::source::FileId;

/// A concern in a record.
pub struct Placed<'a> {
    /// Its file.
    pub file: FileId,
    /// Where it stands: `children[1].concern`.
    pub path: String,
    /// The clause that asks for it.
    pub clause: &'a str,
    /// The concern.
    pub concern: Concern,
}

/// Those of cases, then those of visits.
pub fn concerns(data: &Dataset) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    let (of_case, of_visit) =
        (clause_of(data, Kind::Case, "children[].concern"), clause_of(data, Kind::Visit, "child_concern"));
    for case in data.of::<Case>() {
        let children = case.record.children.iter().flatten().enumerate();
        let concerned = children.filter_map(|(at, child)| child.concern.map(|concern| (at, concern)));
        all.extend(concerned.map(|(at, concern)| Placed {
            file: case.file,
            path: format!("children[{at}].concern"),
            clause: of_case,
            concern,
        }));
    }
    for visit in data.of::<Visit>() {
        let path = "child_concern".to_owned();
        all.extend(visit.record.child_concern.map(|concern| Placed {
            file: visit.file,
            path,
            clause: of_visit,
            concern,
        }));
    }
    all
}
