//! Which faults stop a commit: those that it makes, not those that were there before.

use crate::diagnostic::{At, Diagnostic};
use crate::load::{AGREEMENT, Change};
use crate::source::{FileId, Sources};

/// Whether a fault is of what a commit changes: of a file that it changes, of a reference either end of which it
/// changes or removes, or of any file, where it changes the agreement (hook.md, rule 8).
pub fn is_made_by(diagnostic: &Diagnostic, change: &Change, sources: &Sources) -> bool {
    let changed = |file: FileId| change.touches(&sources[file].path);
    let other_end = diagnostic.related.as_ref().is_some_and(|related| match related.at {
        At::File(file, _) => changed(file),
        At::Removed(_) => true,
    });
    change.touches(AGREEMENT) || diagnostic.files().any(changed) || other_end
}
