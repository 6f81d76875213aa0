//! What is said besides the answer, in lines that fit the terminal.

use std::io::{self, Write};

use crate::render::page::folded;

/// Takes lines and hands them on [folded](folded); a question waits on its line for the answer.
#[derive(Debug)]
pub struct Folding<W: Write> {
    out: W,
    width: u16,
    line: Vec<u8>,
}

impl<W: Write> Folding<W> {
    /// Lines so wide, and no wider.
    pub fn new(out: W, width: u16) -> Self {
        Self { out, width, line: Vec::new() }
    }
}

impl<W: Write> Write for Folding<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.flush()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let (words, end) = line.split_at(line.trim_end_matches([' ', '\n']).len());
        write!(self.out, "{}{end}", folded(words, Some(self.width)).join("\n"))?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_words_and_commands_are_left() {
        let mut shown = Vec::new();
        let mut folding = Folding::new(&mut shown, 16);
        for piece in ["iop: git läser inte ", "mappen.\n\n    git config --global --add\n", "Namn (ett ord): "] {
            folding.write_all(piece.as_bytes()).unwrap();
        }
        folding.flush().unwrap();
        let due = "iop: git läser\ninte mappen.\n\n    git config --global --add\nNamn (ett ord): ";
        assert_eq!(String::from_utf8(shown).unwrap(), due);
    }
}
