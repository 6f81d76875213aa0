//! Times of day as people write them: with a point for the colon, without one, with a word before.

use crate::identifier::seen;
use crate::model::TimeOfDay;

/// The time that is meant.
pub fn meaning(text: &str) -> Option<TimeOfDay> {
    let text = seen(text).trim().to_lowercase();
    let said = ["klockan", "kl."].iter().find_map(|word| text.strip_prefix(word)).or_else(|| text.strip_prefix("kl"));
    let digits = said.unwrap_or(&text).trim();
    let mut parts = digits.split([':', '.']);
    let (hours, minutes, seconds) = (parts.next()?, parts.next(), parts.next());
    let (hours, minutes) = match minutes {
        Some(minutes) if seconds.is_none_or(|seconds| seconds == "00") && parts.next().is_none() => (hours, minutes),
        None if hours.len() >= 3 => hours.split_at_checked(hours.len() - 2)?,
        None if said.is_some() && !hours.is_empty() => (hours, "00"),
        _ => return None,
    };
    format!("{hours:0>2}:{minutes}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::meaning;

    #[test]
    fn a_time_is_understood_in_every_certain_form() {
        let meant = |text: &&str| meaning(text).map(|time| time.to_string()).unwrap_or_default();
        for text in ["13.30", "1330", "kl 13:30", "kl. 13.30", "Kl.13.30", "klockan 13.30", "13:30:00", "１３:30"] {
            assert_eq!(meant(&text), "13:30", "{text}");
        }
        assert_eq!(["9.05", "905", "8:05", "kl 8"].each_ref().map(meant), ["09:05", "09:05", "08:05", "08:00"]);
    }

    #[test]
    fn the_rest_is_no_time() {
        for text in
            ["", "13", "25.00", "13.5", "13:30:30", "13.30-14.15", "halv två", "13,30", "2460", "-130", "1330.5", "kl"]
        {
            assert_eq!(meaning(text), None, "{text}");
        }
    }
}
