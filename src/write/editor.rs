//! What an editor needs to help while one types: a schema for each kind, a setting that names them, templates.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::atomic::{Existing, write_file};
use crate::exchange::{of_agreement, of_kind, template};
use crate::load::AGREEMENT;
use crate::model::{Agreement, Kind};

/// Where the schemas are; hidden, so that no record is looked for there.
const SCHEMAS: &str = ".schema";

/// Where the templates are.
const TEMPLATES: &str = ".templates";

/// Where an editor looks for its settings.
const SETTINGS: &str = ".vscode";

/// Writes what an editor needs into a records directory. What the agreement decides is made anew where `existing`
/// says so; a setting that stands there is somebody's own. A link is never followed: it could lead out of the directory.
///
/// # Errors
/// Where a file can't be written, or a link stands where a folder is due.
pub fn editor_files(root: &Path, agreement: &Agreement, existing: Existing) -> io::Result<()> {
    for folder in [SCHEMAS, TEMPLATES, SETTINGS].map(|folder| root.join(folder)) {
        if folder.is_symlink() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::create_dir_all(folder)?;
    }
    for kind in Kind::ALL {
        let (Some(schema), Some(template)) = (of_kind(agreement, kind), template(agreement, kind)) else { continue };
        put(&root.join(SCHEMAS).join(format!("{}.json", kind.id())), &pretty(&schema), existing)?;
        put(&root.join(TEMPLATES).join(format!("{}.yaml", kind.id())), &template, existing)?;
    }
    put(&root.join(SCHEMAS).join("agreement.json"), &pretty(&of_agreement()), existing)?;
    put(&root.join(SETTINGS).join("settings.json"), &pretty(&settings(agreement)), Existing::Keep)?;
    let recommended = json!({"recommendations": ["redhat.vscode-yaml"]});
    put(&root.join(SETTINGS).join("extensions.json"), &pretty(&recommended), Existing::Keep)
}

/// Which schema is for which files, by their folders: of the kinds that the agreement tells of.
fn settings(agreement: &Agreement) -> Value {
    let has_schema = |kind: &Kind| kind.file().is_yaml() && agreement.told_of(*kind).is_some();
    let yaml = Kind::ALL.into_iter().filter(has_schema);
    let mut schemas: Map<String, Value> = yaml
        .map(|kind| {
            let files = ["yaml", "yml"].map(|ending| format!("{}/**/*.{ending}", kind.folder()));
            (format!("./{SCHEMAS}/{}.json", kind.id()), json!(files))
        })
        .collect();
    schemas.insert(format!("./{SCHEMAS}/agreement.json"), json!([AGREEMENT]));
    json!({"yaml.schemas": schemas})
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn put(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    if path.is_symlink() && existing == Existing::Replace {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    match write_file(path, text.as_bytes(), existing) {
        Err(error) if existing == Existing::Keep && error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}
