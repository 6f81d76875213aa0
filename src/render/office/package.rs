//! A package: parts in a zip file, all of them dated by the document's day and of one system, so that the same document
//! gives the same bytes on every machine.

use std::io::{self, Cursor, Read, Write};

use chrono::{Datelike, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// A package being written.
pub struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Package {
    /// An empty package of a day.
    pub fn of(day: NaiveDate) -> Self {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(midnight(day))
            .system(System::Unix)
            .unix_permissions(0o644);
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    /// Adds a part.
    ///
    /// # Errors
    /// Where the name is taken.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(bytes)
    }

    /// The whole package.
    ///
    /// # Errors
    /// None where memory suffices.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// The same parts in a package of a day: another crate's bears the hour and the system it was made on.
///
/// # Errors
/// Where the bytes are no package.
pub fn dated(package: Vec<u8>, day: NaiveDate) -> io::Result<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(package))?;
    let mut dated = Package::of(day);
    for at in 0..parts.len() {
        let (mut part, mut bytes) = (parts.by_index(at)?, Vec::new());
        part.read_to_end(&mut bytes)?;
        dated.add(&part.name()?, &bytes)?;
    }
    dated.finish()
}

/// A part of a package, as text.
///
/// # Errors
/// Where there is no such part, or it is no text.
pub fn part(package: &[u8], name: &str) -> io::Result<String> {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(package))?.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

/// The day's beginning; the earliest there is, where a zip file can't say the day.
fn midnight(day: NaiveDate) -> DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, part(day.month()), part(day.day()), 0, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_says_nothing_of_the_machine_it_was_made_on() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut made = ZipWriter::new(Cursor::new(Vec::new()));
        made.start_file("a.xml", SimpleFileOptions::default().system(System::Dos)).unwrap();
        made.write_all(b"<a/>").unwrap();
        let dated = dated(made.finish().unwrap().into_inner(), day).unwrap();
        let mut parts = ZipArchive::new(Cursor::new(dated)).unwrap();
        let part = parts.by_index(0).unwrap();
        assert_eq!(
            (part.system(), part.last_modified(), part.unix_mode()),
            (System::Unix, Some(midnight(day)), Some(0o100_644))
        );
    }
}
