//! A document in one of its languages.

use std::ops::{Deref, DerefMut};

use iop::lang::Lang;
use iop::report::Document;

#[derive(Clone)]
pub struct Said {
    pub document: Document,
    pub lang: Lang,
}

impl Said {
    pub fn new(document: Document, lang: Lang) -> Self {
        Self { document, lang }
    }
}

impl Deref for Said {
    type Target = Document;
    fn deref(&self) -> &Document {
        &self.document
    }
}

impl DerefMut for Said {
    fn deref_mut(&mut self) -> &mut Document {
        &mut self.document
    }
}
