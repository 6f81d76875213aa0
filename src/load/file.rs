//! A file's bytes, and whether they are text.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;

use super::fault::Fault;
use super::folder::{Found, Origin};
use super::foreign;
use crate::machine::reason;
use crate::rules;
use crate::say;
use crate::source::{Content, Span};

/// A file larger than this is no record.
pub(super) const MOST_BYTES: u64 = 1 << 20;

/// Reads a file whole, unless it is too large or can't be read.
pub fn read_file(item: &Found, faults: &mut Vec<Fault>) -> Content {
    match read_bytes(item) {
        Ok(bytes) if bytes.len() as u64 > MOST_BYTES => {
            faults.push(foreign::known(&bytes, &item.origin).unwrap_or_else(too_large));
            Content::Unread
        }
        Ok(bytes) => match foreign::known(&bytes, &item.origin) {
            Some(fault) => {
                faults.push(fault);
                Content::Binary(bytes)
            }
            None => decode_text(bytes, faults),
        },
        Err(error) => {
            let why = reason(&error);
            let message = say!(sv "Filen kan inte läsas: {why}.", en "The file can't be read: {why}."; why);
            faults.push(
                Fault::new(&rules::UNREADABLE, Span::default(), message)
                    .help(say!(sv "Kontrollera filens rättigheter.", en "Check the file's permissions.")),
            );
            Content::Unread
        }
    }
}

fn too_large() -> Fault {
    let message = say!(
        sv "Filen är större än 1 MiB; ingen post är så stor.",
        en "The file is larger than 1 MiB; no record is that large."
    );
    Fault::new(&rules::TOO_LARGE, Span::default(), message)
        .help(say!(sv "Kontrollera att rätt fil ligger här.", en "Check that the right file lies here."))
}

/// At most one byte more than is allowed, so that no file fills the memory.
fn read_bytes(item: &Found) -> std::io::Result<Vec<u8>> {
    match &item.origin {
        Origin::Index(bytes) => Ok(bytes.wait().clone()),
        Origin::Disk(file) => {
            let mut bytes = Vec::new();
            File::open(file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

/// The text of bytes in UTF-16 that begin with its mark, where all of them are.
pub fn wide_text(bytes: &[u8]) -> Option<String> {
    let join = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, rest) = bytes.as_chunks();
    let units: Vec<u16> = pairs.iter().skip(1).map(|pair| join(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// What can be read of bytes, whatever they are written in: UTF-16 where they begin with its mark, else UTF-8 as far as it
/// goes. None of bytes that are no text.
pub fn any_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let units = |join: fn([u8; 2]) -> u16| bytes.as_chunks().0.iter().map(|pair| join(*pair)).collect::<Vec<_>>();
    match bytes {
        [0xff, 0xfe, ..] => Some(String::from_utf16_lossy(&units(u16::from_le_bytes)).into()),
        [0xfe, 0xff, ..] => Some(String::from_utf16_lossy(&units(u16::from_be_bytes)).into()),
        _ => (!bytes.contains(&0)).then(|| String::from_utf8_lossy(bytes)),
    }
}

fn decode_text(bytes: Vec<u8>, faults: &mut Vec<Fault>) -> Content {
    let valid = match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err((text.find('\0').unwrap_or(0), text.into_bytes())),
        Ok(text) => Ok(text),
        Err(error) => Err((error.utf8_error().valid_up_to(), error.into_bytes())),
    };
    match valid {
        Ok(text) => Content::Text(text),
        Err((at, bytes)) => {
            faults.push(foreign::no_utf8(&bytes, at));
            Content::Binary(bytes)
        }
    }
}
