//! The sheet of an action plan: a .csv, a workbook, or the parts of one.

use crate::places::report_is_in_place;
use crate::sound::{Outcome, is_sound};
use crate::surroundings::Surrounded;
use boardpaper_data::document::{Reading, read_document};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the path of a part of a workbook stands behind, on a line of its own; the part follows.
const PART: &str = "--- ";

/// A sheet: a workbook as it is, the parts of one as text, so that a change of theirs leaves the archive whole,
/// or the text of a .csv.
pub fn sheet(input: &[u8]) {
    if input.starts_with(b"PK") {
        read_plan("plan.xlsx", input);
    } else if input.starts_with(PART.as_bytes()) {
        read_plan("plan.xlsx", &workbook(&String::from_utf8_lossy(input)));
    } else {
        read_plan("plan.csv", input);
    }
}

/// Reads the plan whose sheet this is.
fn read_plan(name: &str, sheet: &[u8]) {
    let plan = format!("kind = \"plan\"\ntitle = \"A plan\"\nas_at = 2026-11-20\nsheet = \"{name}\"\n");
    let path = format!("data/{name}");
    is_sound(sheet.len(), |compared| {
        let around = Surrounded::among(vec![("data/fuzzed.toml", plan.as_bytes()), (&path, sheet)], "base");
        let mut problems = around.problems();
        let reading =
            read_document("data/fuzzed.toml", plan.as_bytes().to_vec(), &around.sources, &mut problems);
        let mut shown = String::new();
        if let Reading::Document(written) = &reading {
            let report = around.report(written, &mut problems);
            report_is_in_place(&report, &around.sources);
            shown = compared.show(&report);
        }
        Outcome { shown, problems: problems.into_vec(), sources: around.sources }
    });
}

/// A workbook of these parts.
fn workbook(parts: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for part in parts.split(PART).skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        // A name that stands there already is no part of its own.
        if zip.start_file(path, stored).is_ok() {
            zip.write_all(text.as_bytes()).expect("memory can be written");
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
