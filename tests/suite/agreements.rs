//! Agreements made of another one: some of their keys written anew, or added to.
//!
//! ```yaml
//! budget.months: ~                 # taken away
//! budget.payments:                 # written anew, with all below it
//!   {every: month, clause: Bil §2}
//! records.visit.fields+:           # added to
//!   - {field: nights, sv: Nätter, type: count, decision: styrgruppen}
//! ```

use iop::model::Kind;

/// The agreement with fields added to a kind, each an entry as YAML has it within braces.
pub fn with_fields(agreement: &str, kind: Kind, fields: &[String]) -> String {
    let added: String = fields.iter().map(|field| format!("  - {field}\n")).collect();
    changed(agreement, &format!("records.{}.fields+:\n{added}", kind.id()))
}

/// The agreement with changes, each from its key in the first column on.
pub fn changed(agreement: &str, changes: &str) -> String {
    let mut agreement = agreement.to_owned();
    let starts = |line: &str| line.starts_with(|first: char| first.is_ascii_lowercase());
    let mut lines = changes.split_inclusive('\n').skip_while(|line| !starts(line)).peekable();
    while let Some(head) = lines.next() {
        let mut below = String::new();
        while let Some(line) = lines.next_if(|line| !starts(line)) {
            below.push_str(line);
        }
        let (key, rest) = head.split_once(':').unwrap();
        agreement = match key.strip_suffix('+') {
            Some(key) => with_key(&agreement, key, |lines| lines.to_owned() + &indented(&below, key)),
            None if rest.trim() == "~" => with_key(&agreement, key, |_| String::new()),
            None => {
                let name = key.rsplit('.').next().unwrap();
                with_key(&agreement, key, |_| indented(&format!("{name}:{rest}{below}"), key))
            }
        };
    }
    agreement
}

/// The file with the lines of one entry, `section` or `section.entry`, made into others.
pub fn with_key(file: &str, key: &str, change: impl FnOnce(&str) -> String) -> String {
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let mut at = 0;
    for (level, key) in key.split('.').enumerate() {
        let head = format!("{}{key}:", "  ".repeat(level));
        let below = lines[at..].iter().position(|line| line.starts_with(&head));
        at += below.unwrap_or_else(|| panic!("no {key} in the file"));
    }
    let deeper = " ".repeat(2 * key.matches('.').count() + 1);
    let belongs = |line: &&&str| line.trim().is_empty() || line.starts_with(&deeper);
    let end = at + 1 + lines[at + 1..].iter().take_while(belongs).count();
    let end = at + 1 + lines[at + 1..end].iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    [&lines[..at].concat(), &change(&lines[at..end].concat()), &lines[end..].concat()].map(String::as_str).concat()
}

/// Lines as they stand at the level of a key.
pub fn indented(lines: &str, key: &str) -> String {
    let pad = "  ".repeat(key.matches('.').count());
    lines.lines().map(|line| format!("{pad}{line}\n")).collect()
}
