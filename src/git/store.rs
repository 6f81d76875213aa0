//! What git stores, told by a process that waits for questions.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Git, GitError};

/// As much as a pipe holds.
const PIPE: usize = 1 << 16;

/// A process that tells contents, many at a time; it ends when nobody asks any longer.
#[derive(Debug)]
pub struct ContentReader {
    git: Git,
    child: Child,
}

/// What git stores under a name.
pub(super) struct Object {
    /// The id of its content.
    pub id: String,
    /// Its content, cut where it is longer than asked for.
    pub content: Vec<u8>,
}

impl Git {
    /// A process that tells contents, started before anyone knows which.
    ///
    /// # Errors
    /// Where there is no git.
    pub fn content_reader(&self) -> Result<ContentReader, GitError> {
        Ok(ContentReader { git: self.clone(), child: self.cat_file(&["--buffer"])? })
    }

    pub(super) fn cat_file(&self, how: &[&str]) -> io::Result<Child> {
        let mut command = self.command(&[&["cat-file", "--batch"], how].concat());
        command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()
    }

    /// Why git doesn't tell an object, in its own words: asked for it alone, it says so.
    pub(super) fn why_not(&self, name: &str) -> GitError {
        match self.answer(&["cat-file", "-p", name]) {
            Err(refusal) => refusal,
            Ok(_) => GitError::Refused(format!("git cat-file: {name}")),
        }
    }
}

impl ContentReader {
    /// The contents of files, in the order asked for, each up to `most` bytes.
    ///
    /// # Errors
    /// Where one isn't there.
    pub fn contents(self, ids: &[&str], most: usize) -> Result<Vec<Vec<u8>>, GitError> {
        let mut contents = Vec::with_capacity(ids.len());
        self.each_content(ids, most, &mut |content| contents.push(content))?;
        Ok(contents)
    }

    /// Tells the contents of files as they come, in the order asked for, each up to `most` bytes.
    ///
    /// # Errors
    /// Where one isn't there; nothing is told from it on.
    pub fn each_content(mut self, ids: &[&str], most: usize, tell: &mut dyn FnMut(Vec<u8>)) -> Result<(), GitError> {
        let (mut asked, answered) = pipes(&mut self.child)?;
        let untold = std::thread::scope(|scope| {
            scope.spawn(move || asked.write_all(ids.iter().map(|id| format!("{id}\n")).collect::<String>().as_bytes()));
            let mut answered = BufReader::with_capacity(PIPE, answered);
            ids.iter().find(|_| match object(&mut answered, most) {
                Ok(Some(object)) => {
                    tell(object.content);
                    false
                }
                Ok(None) | Err(_) => true,
            })
        });
        let status = self.child.wait()?;
        match untold {
            Some(id) => Err(self.git.why_not(id)),
            None if status.success() => Ok(()),
            None => Err(GitError::Refused(format!("git cat-file: {status}"))),
        }
    }
}

pub(super) fn pipes(child: &mut Child) -> io::Result<(ChildStdin, ChildStdout)> {
    child.stdin.take().zip(child.stdout.take()).ok_or_else(|| io::ErrorKind::BrokenPipe.into())
}

/// `ID TYPE SIZE`, the content, and a line's end; or `NAME missing`.
pub(super) fn object(answered: &mut impl BufRead, most: usize) -> io::Result<Option<Object>> {
    let mut head = String::new();
    answered.read_line(&mut head)?;
    let head = head.trim_end();
    if head.ends_with(" missing") {
        return Ok(None);
    }
    let mut words = head.split(' ');
    let (id, size) = (words.next(), words.nth(1).and_then(|size| size.parse::<u64>().ok()));
    let (id, size) = id.zip(size).ok_or_else(|| io::Error::other(format!("git cat-file: {head}")))?;
    let wanted = size.min(most as u64);
    let mut content = Vec::with_capacity(usize::try_from(wanted).unwrap_or(most));
    answered.by_ref().take(wanted).read_to_end(&mut content)?;
    pass_over(answered, size - wanted + 1)?;
    Ok(Some(Object { id: id.to_owned(), content }))
}

fn pass_over(answered: &mut impl BufRead, mut bytes: u64) -> io::Result<()> {
    while bytes > 0 {
        let here = answered.fill_buf()?.len();
        if here == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let passed = usize::try_from(bytes).unwrap_or(here).min(here);
        answered.consume(passed);
        bytes -= passed as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_cut_and_the_next_is_found() {
        let mut answered = b"aa blob 5\nhello\nbb missing\ncc blob 2\nhi\n".as_slice();
        let mut next = || object(&mut answered, 3).map(|object| object.map(|object| (object.id, object.content)));
        assert_eq!(next().unwrap(), Some(("aa".to_owned(), b"hel".to_vec())));
        assert_eq!(next().unwrap(), None);
        assert_eq!(next().unwrap(), Some(("cc".to_owned(), b"hi".to_vec())));
        assert!(next().is_err());
    }
}
