//! By what name a table is found in a file.

use sha2::{Digest, Sha256};

use crate::report::table::Table;

/// The most characters of an id that Word has room for in a bookmark's name.
const MOST: usize = 30;

/// The name by which a table is found in a file. A long id is cut, and told from others by its digest.
pub fn name(table: &Table) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let whole: String = table.id.chars().map(plain).collect();
    if whole.len() <= MOST {
        return format!("table_{whole}");
    }
    let digest: String = Sha256::digest(&table.id).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let beginning: String = whole.chars().take(MOST - digest.len() - 1).collect();
    format!("table_{beginning}_{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;

    #[test]
    fn long_ids_that_begin_alike_have_names_of_their_own() {
        let name = |id: &str| name(&Table::new(id, [("label", Text::default())], []));
        assert_eq!(name("case.referred_by"), "table_case_referred_by");
        let long = ["visit.interpreter_offered_in_advance", "visit.interpreter_offered_in_adversity"].map(name);
        assert_ne!(long[0], long[1]);
        assert!(long.iter().all(|name| name.len() == "table_".len() + MOST), "{long:?}");
    }
}
