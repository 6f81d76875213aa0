//! Why the machine wouldn't, in both languages.

use std::io::{self, ErrorKind};

use crate::identifier::harmless;
use crate::lang::Text;
use crate::say;

/// Why the machine wouldn't, as the end of a sentence; what is rare in the system's own words, without its paths.
pub fn reason(error: &io::Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => say!(sv "filen eller mappen finns inte", en "there is no such file or folder"),
        ErrorKind::PermissionDenied => say!(sv "du saknar behörighet", en "you lack permission"),
        ErrorKind::ReadOnlyFilesystem => say!(sv "disken går bara att läsa", en "the disk can only be read"),
        ErrorKind::IsADirectory => say!(sv "det är en mapp", en "it is a folder"),
        ErrorKind::InvalidInput => say!(sv "det är ingen vanlig fil", en "it is no ordinary file"),
        ErrorKind::NotADirectory => {
            say!(sv "en fil står där det ska vara en mapp", en "a file stands where a folder is due")
        }
        ErrorKind::AlreadyExists => {
            say!(sv "något med samma namn står i vägen", en "something of the same name stands in the way")
        }
        ErrorKind::StorageFull => say!(sv "disken är full", en "the disk is full"),
        ErrorKind::QuotaExceeded => {
            say!(sv "det utrymme som du får använda är slut", en "the room that you may use is used up")
        }
        ErrorKind::InvalidFilename => say!(
            sv "namnet är för långt eller har ett tecken som inte går här",
            en "the name is too long or has a character that can't stand here"
        ),
        ErrorKind::InvalidData => say!(sv "det är inte text i UTF-8", en "it is no text in UTF-8"),
        _ => by_code(error),
    }
}

/// Reasons that have a number and no kind.
fn by_code(error: &io::Error) -> Text {
    let code = code(error);
    let is_any = |unix: &[i32], windows: &[i32]| {
        code.is_some_and(|code| if cfg!(windows) { windows.contains(&code) } else { unix.contains(&code) })
    };
    if is_any(&[23, 24], &[4]) {
        return say!(sv "för många filer är öppna", en "too many files are open");
    }
    if is_any(&[16, 26], &[32, 33]) {
        return say!(sv "ett annat program använder filen; stäng det", en "another program uses the file; close it");
    }
    if is_any(&[5], &[23, 1117]) {
        return say!(sv "disken svarar inte som den ska", en "the disk doesn't answer as it should");
    }
    let own = code.map_or_else(|| error.to_string(), |code| io::Error::from_raw_os_error(code).to_string());
    let own = harmless(&own);
    say!(sv "systemet säger \"{own}\"", en "the system says \"{own}\"")
}

/// The system's number, also where a library has put words of its own around the error.
fn code(error: &io::Error) -> Option<i32> {
    let in_words = || error.to_string().rsplit_once("(os error ")?.1.split(')').next()?.parse().ok();
    error.raw_os_error().or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_system_s_reasons_are_told_in_both_languages() {
        for (code, sv, en) in [
            (2, "filen eller mappen finns inte", "there is no such file or folder"),
            (13, "du saknar behörighet", "you lack permission"),
            (17, "något med samma namn står i vägen", "something of the same name stands in the way"),
            (20, "en fil står där det ska vara en mapp", "a file stands where a folder is due"),
            (21, "det är en mapp", "it is a folder"),
            (24, "för många filer är öppna", "too many files are open"),
            (28, "disken är full", "the disk is full"),
            (30, "disken går bara att läsa", "the disk can only be read"),
            (122, "det utrymme som du får använda är slut", "the room that you may use is used up"),
        ] {
            let told = reason(&io::Error::from_raw_os_error(code));
            assert_eq!((told.sv.as_str(), told.en.as_str()), (sv, en), "{code}");
        }
        let long = reason(&io::Error::from_raw_os_error(36));
        assert!(long.sv.starts_with("namnet är för långt"), "{}", long.sv);
        let rare = reason(&io::Error::from_raw_os_error(71));
        assert_eq!(rare.sv, "systemet säger \"Protocol error (os error 71)\"");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_library_s_words_around_it_hide_nothing_and_show_no_path() {
        let wrapped = io::Error::other("Too many open files (os error 24) at path \"/tmp/.tmpX\"");
        assert_eq!(reason(&wrapped).sv, "för många filer är öppna");
        let wrapped = io::Error::other("Protocol error (os error 71) at path \"/tmp/.tmpX\"");
        assert!(!reason(&wrapped).en.contains("tmp"));
    }
}
