//! The files and folders that a command is asked about.

use std::path::{Path, PathBuf};

use super::outcome::refuse;
use super::session::Records;
use crate::diagnostic::quote;
use crate::say;
use crate::source::Source;

/// The paths asked about, below the records directory; none means all.
pub struct Paths(Vec<String>);

impl Paths {
    /// The paths, all of which must lie in the records directory.
    pub fn new(paths: &[PathBuf], records: &Records, folder: &Path) -> anyhow::Result<Self> {
        let mut asked = Vec::new();
        for path in paths {
            let shown = quote(&path.to_string_lossy());
            let full = folder.join(path);
            let parent = full.parent().and_then(|parent| parent.canonicalize().ok());
            let Some(real) = (if full.is_symlink() {
                parent.zip(full.file_name()).map(|(parent, name)| parent.join(name))
            } else {
                full.canonicalize().ok()
            }) else {
                return refuse(say!(sv "{shown} finns inte.", en "There is no {shown}."));
            };
            if records.real_root.starts_with(&real) {
                asked.push(String::new());
                continue;
            }
            let Ok(below) = real.strip_prefix(&records.real_root) else {
                return refuse(
                    say!(sv "{shown} ligger inte i mappen med poster.", en "{shown} isn't in the records directory."),
                );
            };
            asked.push(below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
        Ok(Self(asked))
    }

    /// A file that was named and isn't read: hidden files are skipped, and that is said.
    pub fn refuse_hidden(&self, sources: &[Source], records: &Records) -> anyhow::Result<()> {
        let unread = |asked: &&String| !sources.iter().any(|source| covers(asked, &source.path));
        match self.0.iter().filter(unread).find(|asked| records.real_root.join(asked).is_file()) {
            None => Ok(()),
            Some(hidden) => {
                let hidden = quote(hidden);
                refuse(say!(
                    sv "{hidden} läses inte: dolda filer hoppas över.",
                    en "{hidden} isn't read: hidden files are skipped."
                ))
            }
        }
    }

    /// Whether a file is asked about.
    pub fn covers(&self, path: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|asked| covers(asked, path))
    }
}

/// Whether a file is the one asked about, or below it.
fn covers(asked: &str, path: &str) -> bool {
    asked.is_empty() || path == asked || path.strip_prefix(asked).is_some_and(|rest| rest.starts_with('/'))
}
