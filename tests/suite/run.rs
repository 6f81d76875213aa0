//! The program and git, run as somebody runs them, and told nothing by the machine that the tests run on.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program that is tested.
pub const IOP: &str = env!("CARGO_BIN_EXE_iop");

/// A program in a folder: in English, with nobody's settings and by nobody's name.
pub fn program(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    let told = |name: &str| name.starts_with("GIT") || name.starts_with("LC_") || name.starts_with("IOP_");
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(told) {
            command.env_remove(name);
        }
    }
    command
        .env_remove("SOURCE_DATE_EPOCH")
        .env_remove("COLUMNS")
        .env("LANG", "en_GB.UTF-8")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("HOME", folder).env("XDG_CONFIG_HOME", folder);
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Test").env(format!("GIT_{role}_EMAIL"), "test@example.org");
    }
    command
}

/// What `iop` answers in a folder; arguments stand with spaces between them.
pub fn iop(folder: &Path, arguments: &str) -> Done {
    program(IOP, folder).args(arguments.split_whitespace()).done()
}

/// Runs a command to its end.
pub trait Run {
    fn done(&mut self) -> Done;
    /// With a text at the keyboard.
    fn typed(&mut self, text: &str) -> Done;
}

impl Run for Command {
    fn done(&mut self) -> Done {
        Done::from(self.output().unwrap())
    }

    fn typed(&mut self, text: &str) -> Done {
        let mut child = self.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Whoever refuses at once reads nothing of it.
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        Done::from(child.wait_with_output().unwrap())
    }
}

/// How a command ended, and what it said.
#[derive(Debug)]
pub struct Done {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let err = String::from_utf8(output.stderr).unwrap();
        Self { code: output.status.code().unwrap(), out: output.stdout, err }
    }
}

impl Done {
    /// All that was said: what was asked for, and what there was to say of it.
    pub fn said(&self) -> String {
        self.text() + &self.err
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.said()))
    }

    #[track_caller]
    pub fn passes(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.said());
        self
    }

    #[track_caller]
    pub fn stops(self) -> Self {
        assert_ne!(self.code, 0, "it went through: {}", self.said());
        self
    }

    /// Not done, and told so in one line, which is given.
    #[track_caller]
    pub fn refuses(self) -> String {
        assert_eq!(self.code, 2, "{}", self.said());
        assert!(self.out.is_empty() && self.err.lines().count() == 1, "{}", self.said());
        self.err
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.said().contains(words), "{words:?} isn't in:\n{}", self.said());
        self
    }

    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        assert!(!self.said().contains(words), "{words:?} is in:\n{}", self.said());
        self
    }
}
