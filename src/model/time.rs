//! Times of day.

use std::fmt;
use std::str::FromStr;

use super::schema::schema;

/// Hours and minutes of a day, as a regular expression.
pub const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// A time of day to the minute, `08:00` to `23:59`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl FromStr for TimeOfDay {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (hours, minutes) = text.split_once(':').ok_or(())?;
        let part = |digits: &str, most: u16| match digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() == 2
        {
            true => digits.parse::<u16>().ok().filter(|number| *number <= most),
            false => None,
        };
        let (Some(hours), Some(minutes)) = (part(hours, 23), part(minutes, 59)) else { return Err(()) };
        Ok(Self(60 * hours + minutes))
    }
}

schema!(TimeOfDay, "TimeOfDay", false, {"type": "string", "pattern": TIME});

impl fmt::Display for TimeOfDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;

    #[test]
    fn takes_two_digits_each_and_no_hour_24() {
        assert_eq!("08:05".parse::<TimeOfDay>().unwrap().to_string(), "08:05");
        for text in ["8:05", "24:00", "13:60", "13.30", "1330", "+1:30", ""] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }
}
