//! When somebody is there.

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::model::declared::declared;
use crate::model::{TimeOfDay, calendar};

declared! {
    /// When somebody is there. Where the texts set no hours, none are judged.
    #[derive(Default)]
    pub struct Hours {
        /// When staff can be reached.
        pub staffed: Option<OpeningHours> = None,
        /// When anyone may drop in.
        pub open_reception: Option<OpeningHours> = None,
    }
}

impl Hours {
    /// What is stated, by its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &OpeningHours)> {
        let all = [("staffed", &self.staffed), ("open_reception", &self.open_reception)];
        all.into_iter().filter_map(|(key, hours)| Some((key, hours.as_ref()?)))
    }
}

declared! {
    /// Days and times.
    pub struct OpeningHours {
        /// Weekdays, `monday` and so on.
        #[schemars(schema_with = "weekdays")]
        pub days: Vec<Weekday>,
        /// Opens at.
        pub from: TimeOfDay,
        /// Closes at.
        pub to: TimeOfDay,
        /// Also on public holidays.
        pub public_holidays: bool,
        /// Where.
        pub place: Option<String> = None,
        /// Clause.
        pub clause: String,
    }
}

fn weekdays(_: &mut SchemaGenerator) -> Schema {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    json_schema!({"type": "array", "items": {"enum": days}})
}

impl OpeningHours {
    /// Whether no weekday is left out.
    pub fn is_every_day(&self) -> bool {
        (0u8..7).all(|day| Weekday::try_from(day).is_ok_and(|day| self.days.contains(&day)))
    }

    /// Whether it is open on the day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday()) && (self.public_holidays || !calendar::is_public_holiday(day))
    }

    /// Whether the time lies within, closing time included.
    pub fn is_open_at(&self, time: TimeOfDay) -> bool {
        self.from <= time && time <= self.to
    }
}
