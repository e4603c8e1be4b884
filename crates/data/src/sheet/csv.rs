//! A `.csv` as cells.

use super::grid::{Content, Grid, LAST_COLUMN, LAST_ROW};
use super::{SheetFile, refuse_far_cell};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Cell;
use ::csv::{ByteRecord, ReaderBuilder};

/// What a file may weigh: as much as any text.
const LARGEST: usize = 16 * 1024 * 1024;

/// Stands as a row of its own below the sheet; where it does not, a quotation mark was never closed.
const LAST_LINE: &[u8] = b"\0the sheet ends here\0";

const SAVE_AS_UTF8: &str =
    "open it in the spreadsheet program and save it as `CSV UTF-8`, or as an Excel workbook (.xlsx)";

/// The cells of a `.csv`. Rows count as a spreadsheet program counts them: a cell of several lines is in one
/// row, and a blank line is a row.
pub(super) fn read_csv(sheet: &SheetFile<'_>) -> Result<Grid, Diagnostic> {
    let text = text_of(sheet)?;
    let mut whole = Vec::with_capacity(text.len() + LAST_LINE.len() + 2);
    whole.extend_from_slice(text.as_bytes());
    if !text.ends_with(['\n', '\r']) {
        whole.push(b'\n');
    }
    whole.extend_from_slice(LAST_LINE);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(whole.as_slice());
    let mut grid = Grid::default();
    let (mut record, mut row, mut at) = (ByteRecord::new(), 0, 0);
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Err(never_closed(sheet, row, &record)),
            Err(error) => {
                let message = format!("`{}` cannot be read as a sheet: {error}", sheet.path);
                return Err(sheet.fault(message).hint(SAVE_AS_UTF8));
            }
        }
        row += 1 + blank_lines(&whole, at);
        at = usize::try_from(reader.position().byte()).unwrap_or(whole.len());
        if record.len() == 1 && &record[0] == LAST_LINE {
            return Ok(grid);
        }
        if record.iter().any(|words| words.ends_with(LAST_LINE)) {
            return Err(never_closed(sheet, row, &record));
        }
        for (column, words) in (1..).zip(&record) {
            // What was text is cut at commas and quotation marks, so its pieces are text.
            let words = String::from_utf8_lossy(words);
            if words.trim().is_empty() {
                continue;
            }
            let cell = Cell { row, column };
            if row > LAST_ROW || column > LAST_COLUMN {
                return Err(refuse_far_cell(sheet, &cell.to_string()));
            }
            grid.cells.insert(cell, Content::Words(words.into_owned()));
        }
    }
}

/// The text without the byte order mark that some programs put first.
fn text_of<'a>(sheet: &SheetFile<'a>) -> Result<&'a str, Diagnostic> {
    let refuse = |message: String| Err(Diagnostic::new(&rules::NOT_TEXT, sheet.named_at, message));
    if sheet.bytes.len() > LARGEST {
        let size = sheet.bytes.len() / (1024 * 1024);
        return refuse(format!("`{}` has {size} MB, more than the 16 MB that a sheet may have", sheet.path))
            .map_err(|fault| fault.hint("check that this is the file that was meant"));
    }
    if sheet.bytes.starts_with(&[0xFF, 0xFE]) || sheet.bytes.starts_with(&[0xFE, 0xFF]) {
        return refuse(format!("`{}` is UTF-16, not UTF-8", sheet.path))
            .map_err(|fault| fault.hint(SAVE_AS_UTF8));
    }
    match std::str::from_utf8(sheet.bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &sheet.bytes[..error.valid_up_to()];
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            let byte = sheet.bytes[error.valid_up_to()];
            refuse(format!(
                "`{}` is not UTF-8 text: byte 0x{byte:02X} in line {line} is no character",
                sheet.path
            ))
            .map_err(|fault| fault.hint(SAVE_AS_UTF8))
        }
    }
}

/// What parts the cells: a comma, or what the row of labels has instead.
fn delimiter(text: &str) -> u8 {
    let labels = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    match (labels.contains(','), labels.contains(';'), labels.contains('\t')) {
        (false, true, _) => b';',
        (false, false, true) => b'\t',
        _ => b',',
    }
}

/// How many blank lines stand where the reader went on: it skips them.
fn blank_lines(text: &[u8], at: usize) -> u32 {
    let ends = text[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    let ends = &text[at..at + ends];
    // The second half of the line end of the row before.
    let rest = ends.strip_prefix(b"\n").filter(|_| at > 0 && text[at - 1] == b'\r').unwrap_or(ends);
    let pairs = rest.windows(2).filter(|pair| pair == b"\r\n").count();
    u32::try_from(rest.len() - pairs).unwrap_or(u32::MAX)
}

fn never_closed(sheet: &SheetFile<'_>, row: u32, record: &ByteRecord) -> Diagnostic {
    let column = u32::try_from(record.len()).unwrap_or(u32::MAX);
    let cell = Cell { row, column };
    sheet
        .fault(format!("a quotation mark opens cell {cell} of `{}` and is never closed", sheet.path))
        .hint("close it at the end of the cell; a quotation mark within a cell is typed twice, `\"\"`")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cells, file_fault};

    #[test]
    fn rows_count_as_a_spreadsheet_program_counts_them() {
        assert_eq!(
            cells("plan.csv", b"a,\"b\nb\"\r\n\r\n\nc,,d\r\r,e\n , \nf"),
            ["A1 a", "B1 b\nb", "A4 c", "C4 d", "B6 e", "A8 f"]
        );
        assert_eq!(cells("plan.csv", b"\n\na\n"), ["A3 a"]);
    }

    #[test]
    fn semicolons_and_tabs_part_cells_where_the_labels_say_so() {
        assert_eq!(cells("plan.csv", b"\xef\xbb\xbfa;b\n1,5;2\n"), ["A1 a", "B1 b", "A2 1,5", "B2 2"]);
        assert_eq!(cells("plan.csv", b"a\tb\n\"1\t2\"\t3"), ["A1 a", "B1 b", "A2 1\t2", "B2 3"]);
        assert_eq!(cells("plan.csv", b"a;a,b\n1,2"), ["A1 a;a", "B1 b", "A2 1", "B2 2"]);
    }

    #[test]
    fn quotation_marks_are_typed_twice_within_a_cell_and_closed() {
        assert_eq!(cells("plan.csv", b"\"a \"\"b\"\"\",5\" pipe\n"), ["A1 a \"b\"", "B1 5\" pipe"]);
        assert_eq!(
            file_fault("plan.csv", b"a,b\n1,\"2\n3,4\n"),
            "a quotation mark opens cell B2 of `plan.csv` and is never closed > close it at the end of the cell; \
             a quotation mark within a cell is typed twice, `\"\"`"
        );
    }

    #[test]
    fn other_encodings_and_sizes_are_refused() {
        let hint = "> open it in the spreadsheet program and save it as `CSV UTF-8`, or as an Excel workbook (.xlsx)";
        assert_eq!(
            file_fault("plan.csv", b"a\ncaf\xe9"),
            format!("`plan.csv` is not UTF-8 text: byte 0xE9 in line 2 is no character {hint}")
        );
        assert_eq!(file_fault("plan.csv", b"\xff\xfea\0"), format!("`plan.csv` is UTF-16, not UTF-8 {hint}"));
        assert_eq!(
            file_fault("plan.csv", &vec![b'a'; 100 * 1024 * 1024]),
            "`plan.csv` has 100 MB, more than the 16 MB that a sheet may have > check that this is the file that was meant"
        );
        assert_eq!(
            file_fault(
                "plan.csv",
                ",".repeat(300).as_bytes().iter().chain(b"a").copied().collect::<Vec<_>>().as_slice()
            ),
            "`plan.csv` has words in cell KO1; words are read down to row 20000 and as far as column GR \
             > delete what stands there, if it is a slip; or move the plan to a sheet of its own"
        );
    }
}
