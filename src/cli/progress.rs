//! Progress on a terminal, for work that takes more than half a second.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::lang::Lang;
use crate::say;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar is told of every so many files.
const STRIDE: u64 = 256;

/// Files read so far.
pub struct Progress {
    bar: ProgressBar,
    shown: bool,
    started: Instant,
    files: AtomicU64,
}

impl Progress {
    /// Progress that is shown, or isn't.
    pub fn new(shown: bool, lang: Lang) -> Self {
        let words = say!(sv "{{spinner}} {{pos}} filer lästa", en "{{spinner}} {{pos}} files read");
        let style = ProgressStyle::with_template(words.get(lang)).unwrap_or_else(|_| ProgressStyle::default_spinner());
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style);
        Self { bar, shown, started: Instant::now(), files: AtomicU64::new(0) }
    }

    /// One file more.
    pub fn tick(&self) {
        let files = self.files.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && files.is_multiple_of(STRIDE) && self.started.elapsed() > PATIENCE {
            if self.bar.is_hidden() {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            self.bar.set_position(files);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
