//! A client's serial number (Bil §3 Dokumentation: Antal klienter).

use std::fmt;
use std::str::FromStr;

/// `YYYY-NNN`: the year of opening and a serial number of three digits or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId {
    year: u16,
    serial: u32,
    digits: u8,
}

impl CaseId {
    /// The year of opening.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }
}

impl FromStr for CaseId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, serial) = text.split_once('-').ok_or(())?;
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !(3..=9).contains(&serial.len()) || !all_digits(year) || !all_digits(serial) {
            return Err(());
        }
        let digits = u8::try_from(serial.len()).map_err(|_| ())?;
        Ok(Self { year: year.parse().map_err(|_| ())?, serial: serial.parse().map_err(|_| ())?, digits })
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:0width$}", self.year, self.serial, width = usize::from(self.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::CaseId;

    #[test]
    fn is_shown_as_it_was_written() {
        for text in ["2026-014", "2026-1234", "2026-0014"] {
            assert_eq!(text.parse::<CaseId>().unwrap().to_string(), text);
        }
        for text in ["2026-14", "26-014", "2026014", "2026-01a", "2026-+14", "", "2026-"] {
            assert!(text.parse::<CaseId>().is_err(), "{text}");
        }
    }
}
