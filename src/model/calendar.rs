//! Swedish public holidays (lag 1989:253 om allmänna helgdagar, 1 §), Sundays apart.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether the day is a public holiday by law, be it a Sunday or a weekday.
pub fn is_public_holiday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || is_fixed(day) || is_movable(day)
}

/// New Year's Day, Epiphany, 1 May, the National Day, Christmas Day and the day after it.
fn is_fixed(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 25 | 26))
}

/// Good Friday, Easter Monday, Ascension Day; Midsummer Day (the Saturday of 20–26 June) and All
/// Saints' Day (the Saturday of 31 October–6 November). Easter and Whit Sunday are Sundays.
fn is_movable(day: NaiveDate) -> bool {
    let from_easter = (day - easter_sunday(day.year())).num_days();
    let saturday = day.weekday() == Weekday::Sat;
    let midsummer = saturday && matches!((day.month(), day.day()), (6, 20..=26));
    let all_saints = saturday && matches!((day.month(), day.day()), (10, 31) | (11, 1..=6));
    matches!(from_easter, -2 | 1 | 39) || midsummer || all_saints
}

/// Easter Sunday by the Gregorian computus (Butcher, 1876).
fn easter_sunday(year: i32) -> NaiveDate {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let from_22_march = u64::try_from(h + l - 7 * m).unwrap_or(0);
    // A year that a date can have has a 22 March, and Easter after it.
    NaiveDate::from_ymd_opt(year, 3, 22)
        .and_then(|day| day.checked_add_days(Days::new(from_22_march)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        let known = ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2285-03-22"];
        assert_eq!(known.map(|text| easter_sunday(day(text).year()).to_string()), known);
    }

    #[test]
    fn the_law_s_days_are_holidays_and_the_eves_are_not() {
        for text in ["2027-01-06", "2026-05-14", "2026-06-20", "2026-10-31", "2026-12-25", "2026-04-03", "2026-04-06"] {
            assert!(is_public_holiday(day(text)), "{text}");
        }
        for text in ["2026-06-19", "2026-12-24", "2026-12-31", "2026-11-07", "2026-06-24"] {
            assert!(!is_public_holiday(day(text)), "{text}");
        }
    }
}
