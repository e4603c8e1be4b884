//! Excel workbooks of a few lines: a row a line, its cells between `|`.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The labels that a sheet must have.
pub const LABELS: &str =
    "No. | Area for development | Source | Action | Lead | Timescale | Progress | Status";

/// A row with nothing wrong in it.
pub const ROW: &str =
    "1 | Supervision | CQC | Train staff. | A. Officer | 31 March 2027 | One course was held. | On target";

/// A workbook to be made, with one sheet, `Plan`.
pub struct Workbook {
    rows: Vec<String>,
    columns: String,
    merges: String,
    hidden: bool,
    parts: Vec<(String, Vec<u8>)>,
}

/// A workbook with these rows.
pub fn workbook(rows: &[&str]) -> Workbook {
    let rows = (1..).zip(rows).map(|(number, row)| row_xml(number, row)).collect();
    Workbook { rows, columns: String::new(), merges: String::new(), hidden: false, parts: Vec::new() }
}

impl Workbook {
    /// With a formula in a cell that failed.
    pub fn failed(mut self, cell: &str) -> Self {
        let from = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>");
        for row in self.rows.iter_mut().filter(|row| row.contains(&from)) {
            let (before, after) = row.split_once(&from).expect("it is there");
            let (_, rest) = after.split_once("</c>").expect("the cell ends");
            *row = format!("{before}<c r=\"{cell}\" t=\"e\"><f>A1</f><v>#REF!</v></c>{rest}");
        }
        self
    }

    pub fn hide_row(mut self, number: usize) -> Self {
        self.rows[number - 1] = self.rows[number - 1].replacen("<row ", "<row hidden=\"1\" ", 1);
        self
    }

    /// With a column hidden, which counts from 1.
    pub fn hide_column(mut self, number: usize) -> Self {
        self.columns = format!("<cols><col min=\"{number}\" max=\"{number}\" hidden=\"1\"/></cols>");
        self
    }

    pub fn merge(mut self, cells: &str) -> Self {
        self.merges = format!("<mergeCells><mergeCell ref=\"{cells}\"/></mergeCells>");
        self
    }

    /// With a hidden sheet besides, `Names`.
    pub fn hidden_sheet(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// With one more file in the archive.
    pub fn part(mut self, path: &str, bytes: Vec<u8>) -> Self {
        self.parts.push((path.to_owned(), bytes));
        self
    }

    /// The bytes of the .xlsx.
    pub fn bytes(&self) -> Vec<u8> {
        let schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation = |id, kind, target| {
            format!("<Relationship Id=\"{id}\" Type=\"{schema}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |these: &str| format!("<Relationships>{these}</Relationships>");
        let sheet = |rows: &str| {
            format!("<worksheet>{}<sheetData>{rows}</sheetData>{}</worksheet>", self.columns, self.merges)
        };
        let hidden = if self.hidden { "<sheet name=\"Names\" state=\"hidden\" r:id=\"b\"/>" } else { "" };
        let files = [
            ("_rels/.rels", relations(&relation("a", "officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                format!("<workbook><sheets><sheet name=\"Plan\" r:id=\"a\"/>{hidden}</sheets></workbook>"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relations(&(relation("a", "worksheet", "a.xml") + &relation("b", "worksheet", "b.xml"))),
            ),
            ("xl/a.xml", sheet(&self.rows.concat())),
            ("xl/b.xml", sheet(&row_xml(1, "Ravenscroft"))),
        ];
        let files = files.iter().map(|(path, xml)| (*path, xml.as_bytes()));
        let parts = self.parts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files.chain(parts) {
            zip.start_file(path, SimpleFileOptions::default()).expect("a file can be begun");
            zip.write_all(bytes).expect("a file can be written");
        }
        zip.finish().expect("the archive can be ended").into_inner()
    }
}

fn row_xml(number: usize, row: &str) -> String {
    let cells = ('A'..).zip(row.split('|').map(str::trim)).filter(|(_, words)| !words.is_empty());
    let cells = cells.map(|(column, words)| {
        format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}
