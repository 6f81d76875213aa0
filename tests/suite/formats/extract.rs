//! Tables read back from what each format wrote. A cell is brought to one form, whatever the format writes it as:
//! `1234567`, `-1234.5`, `78.12%`, `2026-08-19`, nothing for what is missing, `..` for what is hidden.

use iop::compute::cell::{Cell, Part, Sentence, Value};
use iop::lang::Lang;
use regex::Regex;
use serde_json::Value as Json;

use super::Grid;

/// A cell of the document in that form, written independently of every renderer.
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(sentence) => words(&said(sentence, lang)),
        Value::Count(count) => count.to_string(),
        Value::Kronor(amount) => amount.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Share(share) => format!("{share}%"),
        Value::Date(day) => day.to_string(),
        Value::Missing | Value::Empty => String::new(),
        Value::Hidden => "..".to_owned(),
    }
}

/// A sentence, its numbers as people write them.
pub fn said(sentence: &Sentence, lang: Lang) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Number(Cell { value: Value::Text(words), .. }) => said(words, lang),
        Part::Number(cell) => {
            let number = value(&cell.value, lang);
            let öre = number.split_once('.').filter(|_| matches!(cell.value, Value::Kronor(_)));
            iop::lang::localised(&öre.map_or(number.clone(), |(whole, part)| format!("{whole}.{part:0<2}")), lang)
        }
        Part::Noun(noun) => noun.words().to_owned(),
    };
    sentence.parts(lang).iter().map(part).collect()
}

/// Words without what can't be shown; words that are a number, as a number.
pub fn words(words: &str) -> String {
    let shown: String = words.chars().map(|c| if iop::identifier::is_harmless(c) { c } else { ' ' }).collect();
    same(&shown)
}

/// What stands where a value is missing.
const MISSING: [&str; 2] = ["uppgift saknas", "not stated"];

/// A cell as some format showed it, in the one form.
pub fn same(shown: &str) -> String {
    let shown = shown.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if MISSING.contains(&shown.as_str()) {
        return String::new();
    }
    let number = shown.replace(['\u{a0}', ' '], "").replace('\u{2212}', "-").replace(',', ".");
    let digits = number.trim_end_matches('%');
    if !digits.is_empty()
        && digits.parse::<f64>().is_ok()
        && digits.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    {
        let short = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
        return format!("{short}{}", &number[digits.len()..]);
    }
    shown
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// Tables of Markdown: lines that start with a bar, the second one a rule.
pub fn markdown(text: &str) -> Vec<Grid> {
    let escaped = pattern(r"\\(.)");
    let mut grids: Vec<Grid> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let Some(row) = line.strip_prefix("| ").and_then(|row| row.strip_suffix('|')) else {
            inside = false;
            continue;
        };
        if !inside {
            grids.push(Grid::new());
            inside = true;
        }
        let cells: Vec<&str> = split_unescaped(row);
        if cells
            .iter()
            .all(|cell| cell.trim().trim_end_matches(':').chars().all(|c| c == '-') && !cell.trim().is_empty())
        {
            continue;
        }
        let plain = |cell: &&str| {
            let cell = cell.trim();
            let cell = cell.strip_prefix("**").and_then(|cell| cell.strip_suffix("**")).unwrap_or(cell);
            same(&escaped.replace_all(cell, "$1"))
        };
        grids.last_mut().unwrap().push(cells.iter().map(plain).collect());
    }
    grids
}

fn split_unescaped(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut from, mut escaped) = (0, false);
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            cells.push(&row[from..at]);
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    cells.push(&row[from..]);
    cells
}

/// Tables of a page, and its lists of key figures under the headings that they have elsewhere.
pub fn html(page: &str) -> Vec<Grid> {
    let (_, main) = page.split_once("<main").unwrap();
    let found = pattern(r#"(?s)<table.*?</table>|<dl class="(?:cards|lines)">.*?</dl>"#);
    let swedish = page.contains("<html lang=\"sv\">");
    found
        .find_iter(main)
        .map(|found| found.as_str())
        .map(|part| if part.starts_with("<dl") { pairs(part, swedish) } else { rows(part) })
        .collect()
}

fn rows(table: &str) -> Grid {
    let spans = pattern(r#"colspan="(\d+)""#);
    let (row, cell) = (pattern("(?s)<tr.*?</tr>"), pattern(r#"(?s)<t[hd]([^>]*)>(.*?)</t[hd]>"#));
    let rows = row.find_iter(table).map(|row| {
        let mut cells = Vec::new();
        for cell in cell.captures_iter(row.as_str()) {
            cells.push(same(&unescaped(&cell[2])));
            let span = spans.captures(&cell[1]).map_or(1, |span| span[1].parse().unwrap());
            cells.extend(std::iter::repeat_n(String::new(), span - 1));
        }
        cells
    });
    rows.collect()
}

fn pairs(list: &str, swedish: bool) -> Grid {
    let told = list.starts_with("<dl class=\"cards\"");
    let headings = if swedish { ["Uppgift", "Tal", "Vad talet säger"] } else { ["Figure", "Value", "What it says"] };
    let width = if told { 3 } else { 2 };
    let mut grid = vec![headings[..width].iter().map(|heading| (*heading).to_owned()).collect()];
    let part = pattern("(?s)<d[td][^>]*>(.*?)</d[td]>");
    for figure in pattern("(?s)<div>.*?</div>").find_iter(list) {
        let mut cells: Vec<String> =
            part.captures_iter(figure.as_str()).map(|part| same(&unescaped(&part[1]))).collect();
        cells.resize(width, String::new());
        grid.push(cells);
    }
    grid
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('<'), "a cell holds words alone: {text}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The values of an attribute, wherever it stands.
pub fn attributes(page: &str, name: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body").unwrap();
    pattern(&format!(r#" {name}="([^"]*)""#)).captures_iter(body).map(|found| found[1].to_owned()).collect()
}

/// A table as CSV for Swedish Excel.
pub fn csv(text: &str) -> Grid {
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut grid: Grid = reader
        .records()
        .map(|row| {
            let plain = |cell: &str| {
                assert!(!cell.starts_with(['=', '+', '@']), "a spreadsheet would take it for a formula: {cell}");
                same(cell.strip_prefix('\'').unwrap_or(cell))
            };
            row.unwrap().iter().map(plain).collect()
        })
        .collect();
    let width = grid[0].len();
    grid.iter_mut().for_each(|row: &mut Vec<String>| row.resize(width, String::new()));
    grid
}

/// A grid's columns, each as all its letters: what is left of a table when lines and spaces mean nothing.
pub fn columns(grid: &[Vec<String>]) -> Vec<String> {
    let width = grid.iter().map(Vec::len).max().unwrap_or_default();
    let letters = |at: usize| grid.iter().filter_map(|row| row.get(at)).map(|cell| without_spaces(cell)).collect();
    let columns: Vec<String> = (0..width).map(letters).collect();
    columns.into_iter().filter(|letters: &String| !letters.is_empty()).collect()
}

fn without_spaces(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A line with spaces for what is drawn on it.
fn without_bars(line: &str) -> String {
    line.replace(|c: char| ('\u{2580}'..='\u{259f}').contains(&c), " ")
}

/// Lines of a terminal, read from top to bottom.
pub struct Terminal<'a> {
    lines: Vec<&'a str>,
    /// How many letters stand above each line, without and with those of words for what is missing.
    letters: Vec<(usize, usize)>,
    at: usize,
}

impl<'a> Terminal<'a> {
    /// Everything shown.
    pub fn new(shown: &'a str) -> Self {
        let lines: Vec<&str> = shown.lines().collect();
        let mut letters = vec![(0, 0)];
        for line in &lines {
            let (least, most) = letters[letters.len() - 1];
            let stated = MISSING.iter().fold((*line).to_owned(), |line, words| line.replace(words, ""));
            letters.push((least + self::letters(&stated), most + self::letters(line)));
        }
        Self { lines, letters, at: 0 }
    }

    /// Goes past the next lines that show these columns.
    pub fn finds(&mut self, expected: &[String]) -> bool {
        let due: usize = expected.iter().map(|column| letters(column)).sum();
        for from in self.at..self.lines.len() {
            let after = self.lines[from..].iter().position(|line| line.trim().is_empty());
            let end = after.map_or(self.lines.len(), |after| from + after);
            for to in (from + 1..=end).rev() {
                let ((least, most), (least_above, most_above)) = (self.letters[to], self.letters[from]);
                let as_many = (least - least_above..=most - most_above).contains(&due);
                if as_many && shown_columns(&self.lines[from..to]) == expected {
                    self.at = to;
                    return true;
                }
            }
        }
        false
    }
}

fn letters(words: &str) -> usize {
    words.chars().filter(|c| c.is_alphabetic()).count()
}

/// The columns of lines: what stands between places where every line has two spaces.
fn shown_columns(lines: &[&str]) -> Vec<String> {
    let lines: Vec<Vec<char>> = lines.iter().map(|line| without_bars(line).chars().collect()).collect();
    let width = lines.iter().map(Vec::len).max().unwrap_or_default();
    let blank = |at: usize| lines.iter().all(|line| line.get(at).is_none_or(|c| *c == ' '));
    let gap = |at: usize| blank(at) && blank(at + 1);
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut from = None;
    for at in 0..=width {
        match (from, gap(at)) {
            (None, false) => from = Some(at),
            (Some(start), true) => {
                columns.push((start, at));
                from = None;
            }
            _ => {}
        }
    }
    let letters = |(from, to): (usize, usize)| {
        let cell =
            |line: &Vec<char>| same(&line.get(from..to.min(line.len())).unwrap_or_default().iter().collect::<String>());
        lines.iter().map(|line| without_spaces(&cell(line))).collect()
    };
    columns.into_iter().map(letters).filter(|letters: &String| !letters.is_empty()).collect()
}

/// A value of public data.
pub fn json(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => words(text),
        other => other.to_string(),
    }
}

/// The rows of a table in public data, and the document's columns that hold the same; none for what is only there.
pub fn json_rows(json: &Json, id: &str) -> Option<(Grid, Vec<usize>)> {
    let (rows, fields, columns) = match id {
        "commitments" => (&json["commitments"], vec!["label", "clause", "target", "value", "why"], vec![0, 1, 2, 3, 5]),
        "outturn" => {
            (&json["tables"][id]["rows"], vec!["label", "budget", "used", "difference", "own"], vec![0, 1, 2, 3, 5])
        }
        "budget" => (&json["tables"][id]["rows"], vec!["label", "full", "amount"], vec![0, 1, 2]),
        "resources" => (&json["tables"][id]["rows"], vec!["label", "value"], vec![0, 1]),
        "clients_by_month" => (&json["tables"][id]["rows"], vec!["label", "new", "closed", "active"], vec![0, 1, 2, 3]),
        "services" => (&json["tables"][id]["rows"], vec!["label", "count", "clients"], vec![0, 1, 2]),
        _ if json["tables"][id]["rows"][0]["id"] == "sum" => {
            (&json["tables"][id]["rows"], vec!["label", "value"], vec![0, 1])
        }
        _ => (&json["tables"][id]["rows"], vec!["label", "count"], vec![0, 1]),
    };
    let row = |row: &Json| fields.iter().map(|field| self::json(&row[*field])).collect();
    Some((rows.as_array()?.iter().map(row).collect(), columns))
}

/// The bytes of RFC 4648 text.
pub fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = String::new();
    for c in text.trim_end_matches('=').chars() {
        bits.push_str(&format!("{:06b}", DIGITS.find(c).unwrap()));
    }
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect()
}
