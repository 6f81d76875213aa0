//! A section's sheet: its blocks below one another.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::super::number;
use super::super::office::chart::{self, Place};
use super::super::office::{self, measure, numbers, page_words, running_head, table};
use super::formats::{self, Formats};
use crate::compute::cell::{Sentence, Value};
use crate::lang::Lang;
use crate::report::Document;
use crate::report::document::{Block, Section};
use crate::report::table::{Row, Table};

/// The most characters of a column; longer words stand on several lines.
const WIDEST: usize = 44;

/// Columns without a table, so that paragraphs are as wide as a page.
const FILLER: usize = 9;

/// How many characters wide and how many points high an A4 page is between its margins, upright and lying.
const UPRIGHT: (usize, u32) = (88, 715);
const LYING: (usize, u32) = (132, 470);

/// A wider sheet stands on a lying page, and is not made so small.
const MOST_UPRIGHT: usize = 110;

/// The height of a line, in points.
const LINE: u32 = 15;

/// The height of a title's row, in points.
pub const TITLE: u32 = 26;

/// What a row is higher than its lines, in points.
const MARGIN: u32 = 3;

/// The most characters that a spreadsheet takes for a page's header or footer.
const MOST_IN_HEADER: usize = 250;

/// The highest that a spreadsheet makes a row, in points.
const HIGHEST: u32 = 409;

/// What has been written on a page, in points, and the rows at which pages begin.
#[derive(Default)]
struct Page {
    height: u32,
    used: u32,
    breaks: Vec<u32>,
}

/// A sheet being written.
pub struct Sheet<'a> {
    worksheet: &'a mut Worksheet,
    name: &'a str,
    section: &'a Section,
    lang: Lang,
    formats: &'a Formats,
    widths: Vec<usize>,
    row: u32,
    page: Page,
    tables: Vec<(String, u32, u32, usize)>,
}

impl<'a> Sheet<'a> {
    /// An empty sheet with its columns as wide as its tables need.
    pub fn new(
        worksheet: &'a mut Worksheet,
        name: &'a str,
        (document, section): (&Document, &'a Section),
        lang: Lang,
        formats: &'a Formats,
    ) -> Result<Self, XlsxError> {
        worksheet.set_name(name)?;
        page(worksheet, document, lang);
        let widths = widths(section, lang);
        for (at, width) in (0u16..).zip(&widths) {
            worksheet.set_column_width(at, characters(*width))?;
        }
        let total: usize = widths.iter().sum();
        let (across, down) = if total > MOST_UPRIGHT { LYING } else { UPRIGHT };
        if total > MOST_UPRIGHT {
            worksheet.set_landscape();
        }
        let part = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let height = down * part(total.max(across)) / part(across);
        let page = Page { height, ..Page::default() };
        Ok(Self { worksheet, name, section, lang, formats, widths, row: 0, page, tables: Vec::new() })
    }

    /// Writes everything that stands in the section.
    pub fn section(&mut self) -> Result<(), XlsxError> {
        let section = self.section;
        self.line(section.title.get(self.lang), &self.formats.title, TITLE)?;
        for block in &section.blocks {
            self.gap();
            match block {
                Block::Paragraph(words) => self.paragraph("", words, false)?,
                Block::Bullets(items) => items.iter().try_for_each(|item| self.paragraph("• ", item, false))?,
                Block::KeyFigures(_) | Block::Table(_) => {
                    block.table().map_or(Ok(()), |table| self.table(&table))?;
                }
            }
        }
        Ok(())
    }

    /// Freezes and repeats the headings where the sheet is one table; the tables' names and places.
    pub fn finish(self) -> Result<Vec<(String, String)>, XlsxError> {
        self.worksheet.set_page_breaks(&self.page.breaks)?;
        if let [(_, header, ..)] = self.tables.as_slice() {
            self.worksheet.set_freeze_panes(header + 1, 1)?;
            self.worksheet.set_repeat_rows(*header, *header)?;
        }
        let sheet = self.name;
        let place = |(name, first, last, columns): (String, u32, u32, usize)| {
            let (first, last) = (first + 1, last + 1);
            let column = column(columns.saturating_sub(1));
            (name, format!("='{sheet}'!$A${first}:${column}${last}"))
        };
        Ok(self.tables.into_iter().map(place).collect())
    }

    /// An empty row.
    fn gap(&mut self) {
        self.row += 1;
        self.page.used += LINE;
    }

    /// What is `height` points high stands on one page, if a page is that high.
    fn together(&mut self, height: u32) {
        if self.page.used + height > self.page.height && height <= self.page.height {
            self.page.breaks.push(self.row);
            self.page.used = 0;
        }
    }

    /// Ends a row of so many points.
    fn next(&mut self, height: u32) -> Result<(), XlsxError> {
        self.worksheet.set_row_height(self.row, height)?;
        self.row += 1;
        self.page.used += height;
        Ok(())
    }

    fn line(&mut self, words: &str, format: &Format, height: u32) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(self.row, 0, office::in_cell(words, self.lang), format)?;
        self.next(height)
    }

    /// Words over the whole width, as high as their lines.
    fn paragraph(&mut self, bullet: &str, words: &Sentence, note: bool) -> Result<(), XlsxError> {
        let words = office::in_cell(&format!("{bullet}{}", number::sentence(words, self.lang)), self.lang);
        let format = if note { &self.formats.note } else { &self.formats.paragraph };
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or_default();
        let height = height(lines(&words, self.widths.iter().sum()));
        self.together(height);
        if last == 0 {
            return self.line(&words, format, height);
        }
        self.worksheet.merge_range(self.row, 0, self.row, last, &words, format)?;
        self.next(height)
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let heights: Vec<usize> = table.rows.iter().map(|row| self.lines(row)).collect();
        let high: u32 = heights.iter().map(|lines| height(*lines)).sum();
        let drawn =
            table.chart.as_ref().zip(chart::drawn(table)).map_or(0, |(of, rows)| points(chart::height(of, &rows)));
        // The caption, the headings and the note have some four lines.
        self.together(high + drawn + 4 * height(1));
        if let Some(caption) = self.section.caption(table, self.lang) {
            self.line(caption, &self.formats.caption, LINE + 2 * MARGIN)?;
        }
        let header = self.row;
        let numeric: Vec<bool> = (0..table.columns.len()).map(|column| table.is_numeric(column)).collect();
        self.headings(table, &numeric)?;
        for ((at, row), lines) in table.rows.iter().enumerate().zip(heights) {
            self.cells(table, (at, row), header, &numeric)?;
            self.next(height(lines))?;
        }
        self.tables.push((table::name(table), header, self.row.saturating_sub(1), table.columns.len()));
        table.note.iter().try_for_each(|note| self.paragraph("", note, true))?;
        self.chart(table, header)
    }

    fn headings(&mut self, table: &Table, numeric: &[bool]) -> Result<(), XlsxError> {
        for ((at, column), numeric) in (0u16..).zip(&table.columns).zip(numeric) {
            let format = formats::heading(*numeric, at > 0);
            self.worksheet.write_string_with_format(
                self.row,
                at,
                office::in_cell(column.heading.get(self.lang), self.lang),
                &format,
            )?;
        }
        let lines = table
            .columns
            .iter()
            .zip(&self.widths)
            .map(|(column, width)| lines(column.heading.get(self.lang), *width))
            .max();
        self.next(height(lines.unwrap_or(1)))
    }

    /// How many lines a row has.
    fn lines(&self, row: &Row) -> usize {
        let cells = row.cells.iter().zip(&self.widths);
        cells.map(|(cell, width)| lines(&number::value(&cell.value, self.lang), *width)).max().unwrap_or(1)
    }

    fn cells(
        &mut self,
        table: &Table,
        (at, row): (usize, &Row),
        header: u32,
        numeric: &[bool],
    ) -> Result<(), XlsxError> {
        for (column, numeric) in (0u16..).zip(numeric) {
            let value = row.cells.get(usize::from(column)).map_or(&Value::Empty, |cell| &cell.value);
            let format = formats::cell(value, self.lang, row.kind, *numeric, column > 0);
            match formula(table, (at, column), value, header) {
                Some(sum) => self.worksheet.write_formula_with_format(self.row, column, sum, &format).map(drop)?,
                None => self.value(column, value, &format)?,
            }
        }
        Ok(())
    }

    fn value(&mut self, column: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        write(self.worksheet, (self.row, column), value, format, self.lang)
    }

    /// The chart under its table, and as many rows as it covers.
    fn chart(&mut self, table: &Table, header: u32) -> Result<(), XlsxError> {
        let title = self.section.name_of(table, self.lang);
        let Some(drawing) = chart::drawing(table, title, &Place { sheet: self.name, header }, self.lang) else {
            return Ok(());
        };
        let high =
            table.chart.as_ref().zip(chart::drawn(table)).map_or(0, |(of, rows)| points(chart::height(of, &rows)));
        self.worksheet.insert_chart_with_offset(self.row, 0, &drawing, 0, LINE)?;
        let rows = high.div_ceil(LINE) + 1;
        self.row += rows;
        self.page.used += rows * LINE;
        Ok(())
    }
}

/// The formula of a sum, with its result. A double holds fifteen digits: a longer sum would be another number when it is
/// counted again.
fn formula(table: &Table, (row, column): (usize, u16), said: &Value, header: u32) -> Option<Formula> {
    let rows = table.summed(row, column.into())?;
    let result = numbers::digits(said).filter(|digits| digits.len() <= 15)?;
    let line = |row: usize| Some(header + 2 + u32::try_from(row).ok()?);
    let (letters, first, last) = (self::column(column.into()), line(*rows.start())?, line(*rows.end())?);
    Some(Formula::new(format!("=SUM({letters}{first}:{letters}{last})")).set_result(result))
}

/// Pixels of 96 an inch in points.
fn points(pixels: u32) -> u32 {
    pixels * 3 / 4
}

/// How many lines words take in a column; most letters are narrower than the digits that its width is counted in.
pub fn lines(words: &str, width: usize) -> usize {
    textwrap::wrap(words, (width * 10 / 9).max(1)).len().max(1)
}

/// How high a row of so many lines is, in points.
pub fn height(lines: usize) -> u32 {
    (LINE * u32::try_from(lines).unwrap_or(1) + MARGIN).min(HIGHEST)
}

/// Writes a cell as what it is.
pub fn write(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
    lang: Lang,
) -> Result<(), XlsxError> {
    match (value, numbers::double(value)) {
        (_, Some(number)) => worksheet.write_number_with_format(row, column, number, format)?,
        (Value::Date(day), None) if chrono::Datelike::year(day) >= 1900 => {
            worksheet.write_date_with_format(row, column, day, format)?
        }
        (Value::Empty, None) => worksheet.write_blank(row, column, format)?,
        (other, None) => worksheet.write_string_with_format(
            row,
            column,
            office::in_cell(&number::value(other, lang), lang),
            format,
        )?,
    };
    Ok(())
}

/// A4, as wide as a page, with the reference at its top and its number at its foot.
pub fn page(worksheet: &mut Worksheet, document: &Document, lang: Lang) {
    let (page, of) = page_words();
    let (page, of) = (page.get(lang), of.get(lang));
    let marking = document.marking().unwrap_or_default();
    worksheet
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.6, 0.6, 0.9, 0.8, 0.4, 0.4)
        .set_header(in_header(&format!(
            "&L{}&R&B{}",
            literal(&running_head(document, lang)),
            literal(marking.get(lang))
        )))
        .set_footer(in_header(&format!("&L{}&R{page} &P {of} &N", literal(document.title.get(lang)))));
}

/// Words in a page's header; an ampersand there begins a code.
fn literal(words: &str) -> String {
    office::words(words).replace('&', "&&")
}

fn in_header(codes: &str) -> String {
    codes.chars().take(MOST_IN_HEADER).collect()
}

/// How wide each column is: as its tables need, and together no narrower than a page.
fn widths(section: &Section, lang: Lang) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for table in section.blocks.iter().filter_map(Block::table) {
        let columns = measure::widths(&table, lang);
        widths.resize(widths.len().max(columns.len()), 0);
        for (width, column) in widths.iter_mut().zip(columns) {
            *width = (*width).max(column.line.min(WIDEST).max(column.word.min(WIDEST)) + 2);
        }
    }
    if widths.is_empty() {
        return vec![UPRIGHT.0];
    }
    while widths.iter().sum::<usize>() < UPRIGHT.0 {
        widths.push(FILLER);
    }
    widths
}

/// A width as a spreadsheet takes it.
pub fn characters(width: usize) -> f64 {
    u16::try_from(width).map_or(f64::from(u16::MAX), f64::from)
}

/// The letters of a column: A, B, …, Z, AA.
fn column(at: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    if at < 26 { letter(at).to_string() } else { format!("{}{}", column(at / 26 - 1), letter(at)) }
}
