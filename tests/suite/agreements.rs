//! Agreements made of the built-in one.

use iop::model::Kind;

/// The agreement with fields added to a kind, each an entry as YAML has it within braces.
pub fn with_fields(agreement: &str, kind: Kind, fields: &[String]) -> String {
    let records = agreement.find("\nrecords:\n").unwrap();
    let head = format!("\n  {}:\n", kind.id());
    let start = records + agreement[records..].find(&head).unwrap();
    let list = start + agreement[start..].find("\n    fields:\n").unwrap() + "\n    fields:\n".len();
    let items: usize =
        agreement[list..].split_inclusive('\n').take_while(|line| line.starts_with("      ")).map(str::len).sum();
    let (before, after) = agreement.split_at(list + items);
    let added: String = fields.iter().map(|field| format!("      - {field}\n")).collect();
    format!("{before}{added}{after}")
}
