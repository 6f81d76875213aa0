//! Documents that aren't text: where they can go, and whether this program makes them.

use super::args::{DocumentFormat, Target};
use super::env::Env;
use super::refuse;
use crate::lang::Lang;
use crate::report::Document;
use crate::say;

/// Whether a format isn't text.
fn is_binary(format: DocumentFormat) -> bool {
    matches!(format, DocumentFormat::Docx | DocumentFormat::Xlsx)
}

/// Refuses what can't be made, or would only be noise where it goes.
pub fn refuse_unfit(format: DocumentFormat, target: &Target, env: &Env) -> anyhow::Result<()> {
    if !is_binary(format) {
        return Ok(());
    }
    if !cfg!(feature = "office") {
        return refuse(say!(
            sv "Det här programmet är byggt utan DOCX och XLSX. Bygg det med `--features office`, eller välj ett annat format.",
            en "This program was built without DOCX and XLSX. Build it with `--features office`, or choose another format."
        ));
    }
    if env.width.is_some() && target.output.is_none() {
        return refuse(say!(
            sv "Det formatet går inte att visa på en terminal: skriv en fil med `-o FIL`.",
            en "A terminal can't show that format: write a file with `-o FILE`."
        ));
    }
    Ok(())
}

/// A document for Word or as a spreadsheet.
#[cfg(feature = "office")]
pub fn render(document: &Document, lang: Lang, format: DocumentFormat) -> anyhow::Result<Vec<u8>> {
    use crate::render::{docx, xlsx};
    let mut bytes = Vec::new();
    match format {
        DocumentFormat::Docx => docx::render(document, lang, &mut bytes)?,
        _ => xlsx::render(document, lang, &mut bytes)?,
    }
    Ok(bytes)
}

/// Never asked for: [`refuse_unfit`] has refused.
#[cfg(not(feature = "office"))]
pub fn render(_: &Document, _: Lang, _: DocumentFormat) -> anyhow::Result<Vec<u8>> {
    Ok(Vec::new())
}

#[cfg(all(test, feature = "office"))]
mod tests {
    use super::*;

    /// The outside world, with or without a terminal.
    fn env(width: Option<u16>) -> Env {
        Env {
            program: None,
            folder: std::path::PathBuf::new(),
            today: chrono::NaiveDate::default(),
            records: None,
            workspace: None,
            lang: Lang::Sv,
            width,
            colour_out: false,
            progress: false,
            input: Box::new(std::io::empty()),
            out: Box::new(Vec::new()),
            err: Box::new(Vec::new()),
        }
    }

    #[test]
    fn only_a_terminal_without_a_file_is_refused() {
        let target = |output: Option<&str>| Target { format: None, output: output.map(Into::into), force: false };
        let refused = |format, file, width| refuse_unfit(format, &target(file), &env(width)).is_err();
        assert!(refused(DocumentFormat::Docx, None, Some(80)));
        assert!(refused(DocumentFormat::Xlsx, None, Some(80)));
        assert!(!refused(DocumentFormat::Docx, Some("a.docx"), Some(80)));
        assert!(!refused(DocumentFormat::Docx, None, None), "a pipe takes anything");
        assert!(!refused(DocumentFormat::Html, None, Some(80)));
    }
}
