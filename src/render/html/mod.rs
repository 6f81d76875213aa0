//! A document as one HTML file: no script, nothing fetched, every style in its one style element.

mod style;
mod svg;
mod table;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::table::anchor;
use super::number;
use crate::compute::cell::Sentence;
use crate::lang::{Lang, Text};
use crate::report::document::{Block, Document, KeyFigures, Section};
use crate::say;

/// Writes a document.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { document, lang };
    writeln!(out, "{}", page.whole().into_string())
}

struct Page<'a> {
    document: &'a Document,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, text: &Text) -> String {
        number::harmless(text.get(self.lang))
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        number::sentence(sentence, self.lang)
    }

    fn lang(&self) -> &'static str {
        match self.lang {
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    fn whole(&self) -> Markup {
        let document = self.document;
        let style = style::of(document, self.lang);
        let policy =
            format!("default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'", style::digest(&style));
        html! {
            (DOCTYPE)
            html lang=(self.lang()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    title { (self.say(&document.title)) " – " (number::harmless(&document.reference)) }
                    style { (PreEscaped(&style)) }
                }
                body {
                    a class="skip" href="#content" { (self.say(&say!(sv "Hoppa till innehållet", en "Skip to the content"))) }
                    header { (self.head()) }
                    (self.contents())
                    main id="content" tabindex="-1" {
                        @for section in &document.sections { (self.section(section)) }
                    }
                    footer { p { (number::harmless(&document.reference)) @for words in self.belonging() { " · " (words) } } }
                }
            }
        }
    }

    /// Edition and marking, which stand at both ends of a page.
    fn belonging(&self) -> impl Iterator<Item = String> {
        [self.document.edition_name(), self.document.marking()].into_iter().flatten().map(|words| self.say(&words))
    }

    fn head(&self) -> Markup {
        let document = self.document;
        html! {
            p class="reference" {
                (number::harmless(&document.reference))
                @if let Some(edition) = document.edition_name() { " · " (self.say(&edition)) }
            }
            h1 { (self.say(&document.title)) }
            @if let Some(marking) = document.marking() { p class="marking" { (self.say(&marking)) } }
            dl class="facts" {
                @for (label, value) in &document.head {
                    div { dt { (self.say(label)) } dd { (number::value(value, self.lang)) } }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            nav aria-labelledby="contents" {
                h2 id="contents" { (self.say(&say!(sv "Innehåll", en "Contents"))) }
                ol {
                    @for section in &self.document.sections {
                        li { a href={ "#" (anchor(&section.id)) } { (self.say(&section.title)) } }
                    }
                }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        let id = anchor(&section.id);
        html! {
            section {
                h2 id=(id) { (self.say(&section.title)) }
                @for block in &section.blocks { (self.block(section, block)) }
            }
        }
    }

    fn block(&self, section: &Section, block: &Block) -> Markup {
        match block {
            Block::Paragraph(words) => html! { p { (self.sentence(words)) } },
            Block::Bullets(items) => html! { ul { @for item in items { li { (self.sentence(item)) } } } },
            Block::KeyFigures(figures) => self.figures(figures),
            Block::Table(table) => table::render(table, section, self.lang),
        }
    }

    /// Cards where the figures come with what they mean, else lines.
    fn figures(&self, figures: &KeyFigures) -> Markup {
        let told = figures.figures.iter().any(|figure| figure.meaning.is_some());
        html! {
            dl class=(if told { "cards" } else { "lines" }) {
                @for figure in &figures.figures {
                    div {
                        dt { (self.say(&figure.label)) }
                        dd class="value" { (number::value(&figure.value.value, self.lang)) }
                        @if let Some(meaning) = &figure.meaning { dd { (self.sentence(meaning)) } }
                    }
                }
            }
        }
    }
}
