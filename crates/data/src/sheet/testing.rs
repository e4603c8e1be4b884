//! Sheets of a few lines for the tests: a row a line, cells between `|`, `⏎` for a line end in a cell.
//! `date:2026-07-01`, `month:2026-07-01` (shown as `Jul-26`), `number:1.1`, `percent:0.5`, `true`,
//! `error:#REF!` and `formula:` (one that was never worked out) are cells of their kinds.

use super::{SheetFile, read_grid, read_sheet};
use crate::diagnostic::{Diagnostic, Problems};
use crate::plan::Column;
use crate::source::{Cell, Source, Sources, Span, Spanned};
use crate::written::testing::shown;
use crate::written::{Node, Table, Value};
use chrono::NaiveDate;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The labels that a sheet must have.
pub(super) const LABELS: &str =
    "No. | Area for development | Source | Action | Lead | Timescale | Progress | Status";

/// A workbook to be made.
#[derive(Default)]
pub(super) struct Workbook {
    tabs: Vec<Tab>,
    others: Vec<(String, Vec<u8>)>,
}

struct Tab {
    name: String,
    state: &'static str,
    rows: Vec<(u32, String)>,
    columns: String,
    merges: String,
}

/// A workbook with one tab, `Plan`.
pub(super) fn workbook(table: &str) -> Workbook {
    Workbook::default().tab("Plan", table)
}

/// A workbook with one tab, whose first row has the labels that a sheet must have.
pub(super) fn plan(rows: &str) -> Workbook {
    workbook(&format!("{LABELS}\n{rows}"))
}

impl Workbook {
    /// With one more tab; what follows is of this tab. Lines that are blank are no rows.
    pub(super) fn tab(mut self, name: &str, table: &str) -> Self {
        let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
        let rows = (1..).zip(lines).map(|(row, line)| (row, row_xml(row, line))).collect();
        let (columns, merges) = (String::new(), String::new());
        self.tabs.push(Tab { name: name.to_owned(), state: "visible", rows, columns, merges });
        self
    }

    /// With the tab hidden: `hidden` or `veryHidden`.
    pub(super) fn state(mut self, state: &'static str) -> Self {
        self.last().state = state;
        self
    }

    pub(super) fn merge(mut self, cells: &str) -> Self {
        write!(self.last().merges, "<mergeCell ref=\"{cells}\"/>").unwrap();
        self
    }

    pub(super) fn hide_row(mut self, row: u32) -> Self {
        for (_, xml) in self.last().rows.iter_mut().filter(|(number, _)| *number == row) {
            *xml = xml.replacen("<row ", "<row hidden=\"1\" ", 1);
        }
        self
    }

    /// With columns hidden, which count from 1.
    pub(super) fn hide_columns(mut self, first: u32, last: u32) -> Self {
        write!(self.last().columns, "<col min=\"{first}\" max=\"{last}\" hidden=\"1\"/>").unwrap();
        self
    }

    /// With one more cell, as XML, in a row below the others.
    pub(super) fn cell(mut self, row: u32, xml: &str) -> Self {
        self.last().rows.push((row, format!("<row r=\"{row}\">{xml}</row>")));
        self
    }

    /// With one more part, or another instead of one that every workbook has.
    pub(super) fn part(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.others.push((path.to_owned(), bytes.into()));
        self
    }

    fn last(&mut self) -> &mut Tab {
        self.tabs.last_mut().unwrap()
    }

    /// The bytes of the .xlsx.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut sheets = String::new();
        let mut targets = String::new();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for (number, tab) in (1..).zip(&self.tabs) {
            let (name, state) = (&tab.name, tab.state);
            write!(sheets, "<sheet name=\"{name}\" state=\"{state}\" r:id=\"r{number}\"/>").unwrap();
            let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
            write!(targets, "<Relationship Id=\"r{number}\" Type=\"{kind}\" Target=\"sheet{number}.xml\"/>")
                .unwrap();
            parts.push((format!("xl/sheet{number}.xml"), tab.xml().into_bytes()));
        }
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        for (path, xml) in [
            (
                "_rels/.rels",
                format!(
                    "<Relationships><Relationship Id=\"a\" Type=\"{kind}\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            ("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", format!("<Relationships>{targets}</Relationships>")),
            ("xl/styles.xml", STYLES.to_owned()),
        ] {
            parts.push((path.to_owned(), xml.into_bytes()));
        }
        parts.retain(|(path, _)| self.others.iter().all(|(other, _)| other != path));
        for (path, bytes) in parts.iter().chain(&self.others) {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// What it gives: the areas a line each, and what was said.
    pub(super) fn read(&self) -> (String, Vec<String>) {
        read("plan.xlsx", &self.bytes(), &Settings::default())
    }

    /// Reads bytes that were nearly its own, whatever comes of them.
    pub(super) fn read_bytes(&self, bytes: &[u8]) -> (String, Vec<String>) {
        read("plan.xlsx", bytes, &Settings::default())
    }

    /// The words of every value that it gives, as they stand in the sheet, and their cell.
    pub(super) fn places(&self) -> Vec<String> {
        let sources = Sources::default();
        let named_at = Span::new(sources.add(Source::new("plan.toml", "")), 0..0);
        let bytes = self.bytes();
        let path = "plan.xlsx";
        let sheet = SheetFile { path, bytes: &bytes, tab: None, named_at, labels: &[], refs_needed: false };
        let areas = read_sheet(&sheet, &sources, &mut Problems::default()).unwrap();
        let mut places = Vec::new();
        areas.iter().for_each(|area| note_places(area, &sources, &mut places));
        places
    }

    /// The same, with settings.
    pub(super) fn read_with(&self, settings: &Settings<'_>) -> (String, Vec<String>) {
        read("plan.xlsx", &self.bytes(), settings)
    }

    /// What was said of it. Nothing is made of a sheet with an error.
    pub(super) fn said(&self) -> Vec<String> {
        let (areas, said) = self.read();
        let has_error = said.iter().any(|message| !message.contains("not printed"));
        assert_eq!(areas == "none", has_error, "{areas}");
        said
    }
}

impl Tab {
    fn xml(&self) -> String {
        let rows: String = self.rows.iter().map(|(_, xml)| xml.as_str()).collect();
        let columns = &self.columns;
        let columns = if columns.is_empty() { String::new() } else { format!("<cols>{columns}</cols>") };
        format!(
            "<worksheet>{columns}<sheetData>{rows}</sheetData><mergeCells>{}</mergeCells></worksheet>",
            self.merges
        )
    }
}

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"17\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";

fn row_xml(row: u32, line: &str) -> String {
    let cells = (1..).zip(line.split('|').map(str::trim));
    let cells: String = cells.map(|(column, words)| cell_xml(Cell { row, column }, words)).collect();
    format!("<row r=\"{row}\">{cells}</row>")
}

fn cell_xml(cell: Cell, words: &str) -> String {
    let day_number = |date: &str| {
        let date: NaiveDate = date.parse().unwrap();
        (date - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days()
    };
    match words.split_once(':').unwrap_or((words, "")) {
        ("", _) => String::new(),
        ("date", date) => format!("<c r=\"{cell}\" s=\"1\"><v>{}</v></c>", day_number(date)),
        ("month", date) => format!("<c r=\"{cell}\" s=\"2\"><v>{}</v></c>", day_number(date)),
        ("percent", number) => format!("<c r=\"{cell}\" s=\"3\"><v>{number}</v></c>"),
        ("number", number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
        ("error", error) => format!("<c r=\"{cell}\" t=\"e\"><f>A1</f><v>{error}</v></c>"),
        ("formula", "") => format!("<c r=\"{cell}\"><f>A1</f></c>"),
        ("true", "") => format!("<c r=\"{cell}\" t=\"b\"><v>1</v></c>"),
        _ => {
            let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('⏎', "\n");
            format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>")
        }
    }
}

/// The same rows as a .csv.
pub(super) fn csv(rows: &str) -> Vec<u8> {
    let table = format!("{LABELS}\n{rows}");
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let cells = line.split('|').map(|cell| cell.trim().replace('⏎', "\n").replace('"', "\"\""));
        cells.map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")
    });
    lines.collect::<Vec<_>>().join("\r\n").into_bytes()
}

/// How a sheet is read.
#[derive(Default)]
pub(super) struct Settings<'a> {
    pub(super) tab: Option<&'a str>,
    pub(super) labels: &'a [(Column, String)],
    pub(super) refs_needed: bool,
}

/// What a file gives: the areas a line each, or `none`, and what was said of it:
/// `place message (other place, its words) > hint`.
pub(super) fn read(path: &str, bytes: &[u8], settings: &Settings<'_>) -> (String, Vec<String>) {
    let sources = Sources::default();
    let named = format!("sheet = '{path}'\ntab = '{}'", settings.tab.unwrap_or_default());
    let tab_at = named.find("tab").unwrap();
    let id = sources.add(Source::new("plan.toml", named.as_str()));
    let tab = settings.tab.map(|tab| Spanned::new(tab.to_owned(), Span::new(id, tab_at..named.len())));
    let sheet = SheetFile {
        path,
        bytes,
        tab: tab.as_ref(),
        named_at: Span::new(id, 8..tab_at - 1),
        labels: settings.labels,
        refs_needed: settings.refs_needed,
    };
    let mut problems = Problems::default();
    let areas = read_sheet(&sheet, &sources, &mut problems);
    let areas =
        areas.map_or("none".to_owned(), |areas| areas.iter().map(shown).collect::<Vec<_>>().join("\n"));
    (areas, problems.as_slice().iter().map(|problem| message(problem, &sources)).collect())
}

fn message(problem: &Diagnostic, sources: &Sources) -> String {
    let place = |span: Span| {
        let source = sources.get(span.source);
        assert!(span.start <= span.end && span.end <= source.text().len(), "{span:?}");
        source.cell_name(span.start).unwrap_or_else(|| format!("line {}", source.position(span.start).line))
    };
    let mut message = problem.primary.as_ref().map_or(String::new(), |label| place(label.span) + " ");
    message += &problem.message;
    for other in &problem.others {
        write!(message, " ({} {})", place(other.span), other.text).unwrap();
    }
    for hint in &problem.hints {
        write!(message, " > {hint}").unwrap();
    }
    message
}

fn note_places(table: &Table, sources: &Sources, places: &mut Vec<String>) {
    let mut nodes: Vec<&Node> = table.entries.iter().rev().map(|entry| &entry.value).collect();
    while let Some(node) = nodes.pop() {
        match &node.value {
            Value::List(list) => nodes.extend(list.iter().rev()),
            Value::Table(table) => note_places(table, sources, places),
            _ => {
                let source = sources.get(node.span.source);
                let words = &source.text()[node.span.start..node.span.end];
                let cell = source.cell_name(node.span.start).unwrap();
                places.push(format!("{words} {}", cell.strip_prefix("Plan!").unwrap()));
            }
        }
    }
}

/// The cells of a file, `A1 words` each.
pub(super) fn cells(path: &str, bytes: &[u8]) -> Vec<String> {
    let sources = Sources::default();
    let id = sources.add(Source::new("plan.toml", ""));
    let named_at = Span::new(id, 0..0);
    let sheet = SheetFile { path, bytes, tab: None, named_at, labels: &[], refs_needed: false };
    let mut problems = Problems::default();
    let grid = read_grid(&sheet, &super::Labels::new(&[]), &mut problems);
    let cells = grid.into_iter().flat_map(|grid| grid.cells);
    cells.map(|(cell, content)| format!("{cell} {}", content.words())).collect()
}

/// What is said of a file that cannot be read: one message, at the place where it was named.
pub(super) fn file_fault(path: &str, bytes: &[u8]) -> String {
    let (areas, said) = read(path, bytes, &Settings::default());
    assert_eq!(areas, "none");
    let [message] = said.as_slice() else { panic!("{said:?}") };
    message.strip_prefix("line 1 ").unwrap_or_else(|| panic!("{message}")).to_owned()
}
