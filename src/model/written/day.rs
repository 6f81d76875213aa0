//! Days as people and programs write them: in another order, with names of months, with a time after them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::identifier::seen;
use crate::model::day::{MonthDay, parse_day};
use crate::model::period::month_name;

/// The days that can be meant: one where that is certain, two where a day and a month could have changed places.
pub fn meanings(text: &str) -> Vec<NaiveDate> {
    let text = seen(text).trim().to_lowercase();
    let day = without_time(&text);
    let words: Vec<&str> = day.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (weekdays, words): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| weekday(word).is_some());
    let mut found = ordered(day, &words);
    found.retain(|day| weekdays.iter().all(|word| weekday(word) == Some(day.weekday())));
    found.dedup();
    found
}

/// A day with a time of day after it; where a time zone follows, the day may be another here.
fn without_time(text: &str) -> &str {
    let is_time =
        |rest: &&str| rest.contains(':') && rest.bytes().all(|byte| byte.is_ascii_digit() || b":. ".contains(&byte));
    let (day, time) = text.split_at_checked("2026-08-19".len()).unwrap_or((text, ""));
    match time.strip_prefix(['t', ' ']).filter(is_time) {
        Some(_) if parse_day(day).is_some() => day,
        _ => text,
    }
}

/// The days that words in this order can be.
fn ordered(text: &str, words: &[&str]) -> Vec<NaiveDate> {
    let found = match *words {
        ["den", ref rest @ ..] => return ordered(text, rest),
        [digits] => vec![compact(digits)],
        [day, "e" | "a", month, year] => vec![named(year, month, day)],
        [year, month, day] if year.len() == 4 && is_digits(year) => {
            vec![numbered(year, month, day), named(year, month, day)]
        }
        [one, other, year] => {
            let by_name = [named(year, other, one), named(year, one, other)];
            let day_first = numbered(year, other, one);
            // "25/8 2026" and "25/8-2026" begin with the day, wherever they are written.
            let is_certain = text.contains('/') && text.matches('/').count() == 1;
            let month_first = numbered(year, one, other).filter(|_| !is_certain);
            by_name.into_iter().chain([day_first, month_first]).collect()
        }
        _ => vec![],
    };
    found.into_iter().flatten().collect()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `20260825`.
fn compact(digits: &str) -> Option<NaiveDate> {
    let is_whole = digits.len() == 8 && is_digits(digits);
    numbered(digits.get(..4).filter(|_| is_whole)?, digits.get(4..6)?, digits.get(6..)?)
}

fn numbered(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

fn named(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(year, month_of(month)?, ordinal(day)?)
}

/// `25`, `25th`.
fn ordinal(day: &str) -> Option<u32> {
    let ends = ["th", "st", "nd", "rd"];
    ends.iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day).parse().ok()
}

/// A month's number by its name, or by the beginning of it.
fn month_of(word: &str) -> Option<u32> {
    let begins = |number: &u32| {
        let name = month_name(*number);
        word.len() >= 3 && [name.sv, name.en].iter().any(|name| name.to_lowercase().starts_with(word))
    };
    (1..=12).find(begins)
}

const WEEKDAYS: [(Weekday, [&str; 2]); 7] = [
    (Weekday::Mon, ["måndag", "monday"]),
    (Weekday::Tue, ["tisdag", "tuesday"]),
    (Weekday::Wed, ["onsdag", "wednesday"]),
    (Weekday::Thu, ["torsdag", "thursday"]),
    (Weekday::Fri, ["fredag", "friday"]),
    (Weekday::Sat, ["lördag", "saturday"]),
    (Weekday::Sun, ["söndag", "sunday"]),
];

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix("en").unwrap_or(word);
    WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(day, _)| *day)
}

/// The day before the first that a spreadsheet counts, with the leap day of 1900 that it believes in.
const BEFORE_SHEETS: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// The day that a spreadsheet keeps as a number, of this century: what stands there where a column isn't formatted as a date.
pub fn of_sheet(text: &str) -> Option<NaiveDate> {
    let day = text.split(['.', ',']).next().filter(|day| day.len() == 5)?.parse().ok()?;
    BEFORE_SHEETS?.checked_add_days(Days::new(day)).filter(|day| (2000..2100).contains(&day.year()))
}

/// A month and a day that was meant, without a zero, with another sign between, by the month's name or in a whole date;
/// none where they could have changed places.
pub fn month_day(text: &str) -> Option<MonthDay> {
    let text = seen(text).trim().to_lowercase();
    if let Some(day) = parse_day(&text) {
        return Some(MonthDay::of(day));
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let [one, other] = words[..] else { return None };
    let new = |month: Option<u32>, day: Option<u32>| MonthDay::new(month?, day?);
    let by_name = new(month_of(other), ordinal(one)).or_else(|| new(month_of(one), ordinal(other)));
    let (one, other) = (one.parse().ok(), other.parse().ok());
    let (month_first, day_first) = (new(one, other), new(other, one).filter(|_| text.contains('/')));
    by_name.or(month_first.xor(day_first)).or(month_first.filter(|_| month_first == day_first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        meanings(text).iter().map(NaiveDate::to_string).collect()
    }

    #[test]
    fn a_day_is_understood_in_every_certain_form() {
        for text in [
            "2026/08/25",
            "20260825",
            "2026-8-25",
            "2026.08.25",
            "2026–08–25",
            "2026-08\u{a0}-\u{a0}25",
            "2026 08 25",
            "2026-08-25 00:00:00",
            "2026-08-25T13:30",
            "2026-08-25 13:30:00.000",
            "25 augusti 2026",
            "25 aug 2026",
            "25 aug. 2026",
            "den 25 augusti 2026",
            "25:e augusti 2026",
            "August 25, 2026",
            "25th August 2026",
            "tisdag 25 augusti 2026",
            "tisdagen den 25 augusti 2026",
            "25/8 2026",
            "25/8-2026",
            "25/08/2026",
            "25.8.2026",
            "08/25/2026",
            "2026 augusti 25",
            "25-AUG-2026",
            "２０２６-08-25",
        ] {
            assert_eq!(days(text), ["2026-08-25"], "{text}");
        }
        assert_eq!(
            (days("5/8 2026"), days("05/05/2026"), days("1 maj 2026")),
            (vec!["2026-08-05".to_owned()], vec!["2026-05-05".to_owned()], vec!["2026-05-01".to_owned()],)
        );
    }

    #[test]
    fn what_can_be_two_days_is_both_and_the_rest_is_none() {
        for text in ["05/08/2026", "5.8.2026", "05-08-2026"] {
            assert_eq!(days(text), ["2026-08-05", "2026-05-08"], "{text}");
        }
        for text in [
            "",
            "nej",
            "2026",
            "2026-08",
            "25/8",
            "260825",
            "26-08-25",
            "2026-02-30",
            "20260230",
            "onsdag 25 augusti 2026",
            "2026-08-24T22:00:00Z",
            "2026-08-24T22:00:00+02:00",
            "2026-08-25-01",
            "25 ma 2026",
            "46259",
            "i augusti 2026",
        ] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_sheet_counts_its_days() {
        let of_sheet = |text| of_sheet(text).map(|day| day.to_string());
        assert_eq!(of_sheet("46259").as_deref(), Some("2026-08-25"));
        assert_eq!(of_sheet("46259,5").as_deref(), Some("2026-08-25"));
        assert_eq!(
            (of_sheet("2026"), of_sheet("99999"), of_sheet("+6259"), of_sheet("4625x")),
            (None, None, None, None)
        );
    }

    #[test]
    fn a_month_and_a_day_are_understood_where_they_can_not_have_changed_places() {
        let meant = |text| month_day(text).map(|day| day.to_string());
        for text in ["9-30", "09/30", "30/9", "30 september", "30 sept", "September 30", "2026-09-30", "09–30"] {
            assert_eq!(meant(text).as_deref(), Some("09-30"), "{text}");
        }
        assert_eq!(
            (meant("1/9"), meant("09-31"), meant("13-13"), meant("9/9")),
            (None, None, None, Some("09-09".to_owned()))
        );
    }
}
