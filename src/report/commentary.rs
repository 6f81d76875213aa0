//! What people say of a report's sections, beside what was counted.

use super::document::Block;
use crate::compute::PeriodActivity;
use crate::identifier;
use crate::model::agreement::Section;
use crate::model::records::Commentary;
use crate::model::{Edition, YearOrQuarter};

/// What is said of the sections of a report to the readers of an edition.
pub struct Comments<'a> {
    edition: Edition,
    /// The records of the report's year or quarter.
    records: Vec<&'a Commentary>,
}

impl<'a> Comments<'a> {
    /// Those on a report. There are none on one party's, since people wrote of what everybody's records come to; nor on
    /// one of other days than a year's or a quarter's, since they wrote of all of its days.
    pub fn on(activity: &PeriodActivity<'a>, edition: Edition) -> Self {
        let part = commented(activity);
        let records = activity.scope.data.of::<Commentary>().map(|entry| &entry.record);
        Self { edition, records: records.filter(|record| Some(record.of) == part).collect() }
    }

    /// The paragraphs on a section: a blank line parts them, and where else a line ends says nothing.
    pub fn paragraphs(&self, section: &str) -> Vec<String> {
        let texts = self.records.iter().filter_map(|record| record.on(section, self.edition));
        let paragraphs = texts.flat_map(|text| {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let apart = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
            apart.map(|lines| identifier::mask(&lines.join(" "))).collect::<Vec<_>>()
        });
        paragraphs.collect()
    }

    /// The same as they stand in a section.
    pub fn blocks(&self, section: &str) -> impl Iterator<Item = Block> {
        self.paragraphs(section).into_iter().map(Block::paragraph)
    }
}

/// The sections of a report on which nobody has written to the partnership, where anybody can.
pub fn uncommented<'a>(activity: &PeriodActivity<'a>) -> Vec<&'a Section> {
    let comments = Comments::on(activity, Edition::Internal);
    let sections = activity.scope.agreement.report.sections.iter().filter(|_| commented(activity).is_some());
    sections.filter(|section| comments.paragraphs(&section.id).is_empty()).collect()
}

/// The year or quarter whose commentary a report has.
fn commented(activity: &PeriodActivity) -> Option<YearOrQuarter> {
    activity.scope.reported.part.filter(|_| activity.party().is_none())
}
