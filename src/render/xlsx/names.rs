//! Names of sheets: short, without the signs that formulas use, each one once.

use super::super::office;

/// The most characters that a sheet's name may have.
const MOST: usize = 31;

/// A name for each title, in their order.
pub fn sheets<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for title in titles {
        let plain = plain(title);
        let candidates =
            (1..).map(|number| if number == 1 { cut(&plain, "") } else { cut(&plain, &format!(" {number}")) });
        let taken = |name: &String| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        names.extend(candidates.into_iter().find(|name| !taken(name)));
    }
    names
}

/// A title without what a sheet's name can't hold; a word that is reserved, or none at all, is made longer.
fn plain(title: &str) -> String {
    let spaced = office::words(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
    let plain = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() || plain.eq_ignore_ascii_case("history") { format!("{plain}_") } else { plain }
}

/// The beginning of a name and its ending, in as many characters as there may be.
fn cut(name: &str, ending: &str) -> String {
    let mut beginning = name.to_owned();
    let room = MOST - ending.len();
    while beginning.encode_utf16().count() > room {
        beginning.pop();
    }
    format!("{}{ending}", beginning.trim_end())
}

#[cfg(test)]
mod tests {
    use super::sheets;

    #[test]
    fn names_are_short_harmless_and_unlike() {
        let long = "Tillförda resurser, budget och utfall";
        let names = sheets([long, "Mål: [a/b]?", "", "History", long, "MÅL AB", "a", "A", "'citat'"].into_iter());
        assert_eq!(
            names,
            [
                "Tillförda resurser, budget och",
                "Mål a b",
                "_",
                "History_",
                "Tillförda resurser, budget oc 2",
                "MÅL AB",
                "a",
                "A 2",
                "citat"
            ]
        );
        let emoji = sheets(["🙂".repeat(40).as_str()].into_iter());
        assert_eq!(emoji[0].encode_utf16().count(), 30);
    }
}
