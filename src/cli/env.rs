//! The outside world as one value: clock, folder, environment, terminal, writers.

use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use terminal_size::{Height, Width, terminal_size_of};

use super::folding::Folding;
use crate::lang::Lang;
use crate::machine::reason;
use crate::render::page::{self, folded};
use crate::say;

/// The outside world.
pub struct Env {
    /// The current folder.
    pub folder: PathBuf,
    /// The program itself.
    pub program: Option<PathBuf>,
    /// The day of `$SOURCE_DATE_EPOCH`, where it is set (reproducible-builds.org), else the machine's local date.
    pub today: NaiveDate,
    /// `$IOP_RECORDS`.
    pub records: Option<PathBuf>,
    /// `$GITHUB_WORKSPACE`: the folder from which GitHub sees files, where one of its runners runs the program.
    pub workspace: Option<PathBuf>,
    /// Whether git asks, before it commits: `$GIT_INDEX_FILE` names what it would commit.
    pub commits: bool,
    /// What the system speaks.
    pub lang: Lang,
    /// Whether the answer goes to a terminal.
    pub terminal: bool,
    /// How many characters go on a line of the answer: the terminal's own, else `$COLUMNS`; none where neither says.
    pub width: Option<u16>,
    /// Whether the answer may be coloured.
    pub colour_out: bool,
    /// Whether progress can be seen.
    pub progress: bool,
    /// What is typed, or comes through a pipe.
    pub input: Box<dyn BufRead>,
    /// The answer.
    pub out: Box<dyn Write>,
    /// Everything else.
    pub err: Box<dyn Write>,
}

impl Env {
    /// The real one.
    ///
    /// # Errors
    /// Where the current folder is gone, or `$SOURCE_DATE_EPOCH` is no time: why, in the system's language.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the outside world")]
    pub fn real() -> Result<Self, String> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let lang = system_lang(variable);
        let terminal = io::stdout().is_terminal();
        let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
        let own = |(width, _): (Width, Height)| width.0;
        Ok(Self {
            folder: std::env::current_dir().map_err(|error| {
                let why = reason(&error);
                let words = say!(sv "Mappen kan inte läsas: {why}.", en "The folder can't be read: {why}."; why);
                words.get(lang).to_owned()
            })?,
            program: std::env::current_exe().ok(),
            today: match variable("SOURCE_DATE_EPOCH") {
                Some(seconds) => day_of(&seconds).ok_or_else(|| no_day(lang))?,
                None => chrono::Local::now().date_naive(),
            },
            records: std::env::var_os("IOP_RECORDS").filter(|value| !value.is_empty()).map(PathBuf::from),
            workspace: variable("GITHUB_WORKSPACE").map(PathBuf::from),
            commits: variable("GIT_INDEX_FILE").is_some(),
            lang,
            terminal,
            width: terminal_size_of(io::stdout()).map(own).or(columns),
            colour_out: terminal && variable("NO_COLOR").is_none() && variable("TERM").as_deref() != Some("dumb"),
            progress: io::stderr().is_terminal(),
            input: Box::new(BufReader::new(io::stdin())),
            out: Box::new(BufWriter::new(WhileRead::of(io::stdout()))),
            err: match terminal_size_of(io::stderr()).map(own).or(columns) {
                Some(width) => Box::new(Folding::new(WhileRead::of(io::stderr()), width)),
                None => Box::new(WhileRead::of(io::stderr())),
            },
        })
    }
}

impl Env {
    /// How wide words are set that are read as a page.
    pub fn page(&self) -> usize {
        self.width.unwrap_or(page::PLAIN).min(page::PLAIN).into()
    }

    /// A line of words as the answer.
    pub fn tell(&mut self, line: &str) -> io::Result<()> {
        folded(line, self.width).iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }
}

/// A pipe whose reader may leave (`iop report 2026 | head`): what he no longer reads goes nowhere, so that the work is
/// done to its end and ends with the code that it has.
struct WhileRead<W> {
    out: W,
    is_read: bool,
}

impl<W: Write> WhileRead<W> {
    fn of(out: W) -> Self {
        Self { out, is_read: true }
    }

    fn while_read<T>(&mut self, unread: T, act: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if !self.is_read {
            return Ok(unread);
        }
        match act(&mut self.out) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_read = false;
                Ok(unread)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for WhileRead<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.while_read(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.while_read((), W::flush)
    }
}

/// The day, in UTC, of a number of seconds since 1970.
fn day_of(seconds: &str) -> Option<NaiveDate> {
    let time = seconds.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    time.map(|time| time.date_naive())
}

fn no_day(lang: Lang) -> String {
    let words = say!(sv "SOURCE_DATE_EPOCH är inget antal sekunder.", en "SOURCE_DATE_EPOCH is no number of seconds.");
    words.get(lang).to_owned()
}

/// `LC_ALL`, `LC_MESSAGES` or `LANG`; without them what Windows and macOS say; else English.
fn system_lang(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let from_system = || if cfg!(any(windows, target_os = "macos")) { sys_locale::get_locale() } else { None };
    match said.or_else(from_system) {
        Some(locale) if locale.to_lowercase().starts_with("sv") => Lang::Sv,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_seconds_is_a_day_and_nothing_else_is() {
        assert_eq!(day_of("1795305599").unwrap().to_string(), "2026-11-21");
        assert_eq!(day_of("1795305600").unwrap().to_string(), "2026-11-22");
        for wrong in ["", "2026-11-22", "1e9", "99999999999999999"] {
            assert!(day_of(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_first_locale_variable_decides() {
        let lang = |set: &[(&str, &str)]| {
            system_lang(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(lang(&[("LANG", "sv_SE.UTF-8")]), Lang::Sv);
        assert_eq!(lang(&[("LC_ALL", "C"), ("LANG", "sv_SE.UTF-8")]), Lang::En);
        assert_eq!(lang(&[("LC_MESSAGES", "sv_FI"), ("LANG", "en_GB.UTF-8")]), Lang::Sv);
        if cfg!(target_os = "linux") {
            assert_eq!(lang(&[]), Lang::En);
        }
    }
}
