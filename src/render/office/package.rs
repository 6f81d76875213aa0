//! A package: parts in a zip file, all of them dated by the document's day, so that the same document gives the
//! same bytes.

use std::io::{self, Cursor, Read, Write};

use chrono::{Datelike, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

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

/// The same package, dated by a day.
///
/// # Errors
/// Where the bytes are no package.
pub fn dated(package: Vec<u8>, day: NaiveDate) -> io::Result<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(package))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        zip.raw_copy_file_touch(parts.by_index_raw(at)?, midnight(day), Some(0o644))?;
    }
    Ok(zip.finish()?.into_inner())
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
