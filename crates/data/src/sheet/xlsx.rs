//! An Excel workbook as cells: which tab is meant, and what stands in its cells.

use super::frame::read_frame;
use super::grid::{Content, Grid, LAST_COLUMN, LAST_ROW};
use super::labels::Labels;
use super::number;
use super::package::{Package, Refusal};
use super::parts::{check_parts, sheet_paths};
use super::{SheetFile, refuse_far_cell};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::rules;
use crate::source::Cell;
use calamine::{DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use std::io::Cursor;

/// What the words of a sheet may come to, in bytes: as much as any text.
const MOST_WORDS: usize = 16 * 1024 * 1024;

/// The cells of the tab that is meant. Tabs that are hidden are told of and never read.
pub(super) fn read_xlsx(sheet: &SheetFile<'_>, labels: &Labels, problems: &mut Problems) -> Option<Grid> {
    let mut workbook = match Workbook::open(sheet.bytes) {
        Ok(workbook) => workbook,
        Err(refusal) => {
            problems.push(refuse(sheet, &refusal));
            return None;
        }
    };
    let grid = match workbook.tab_meant(sheet, labels) {
        Ok(name) => workbook.read_tab(&name, sheet),
        Err(fault) => Err(fault),
    };
    problems.extend(workbook.hidden_tabs(sheet));
    grid.map_err(|fault| problems.push(fault)).ok()
}

fn refuse(sheet: &SheetFile<'_>, refusal: &Refusal) -> Diagnostic {
    sheet.fault(format!("`{}` {}", sheet.path, refusal.why)).hint(refusal.hint)
}

struct Workbook<'a> {
    package: Package<'a>,
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    /// The tabs that hold a sheet, in order, and the part of the package that each is.
    tabs: Vec<(Sheet, String)>,
}

impl<'a> Workbook<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut package = Package::open(bytes)?;
        check_parts(&mut package)?;
        let paths = sheet_paths(&mut package)?;
        let xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
        let sheets = xlsx.sheets_metadata();
        if !sheets.iter().map(|sheet| &sheet.name).eq(paths.iter().map(|(name, _)| name)) {
            return Err(Refusal::damaged("its list of sheets can be read in two ways"));
        }
        let paths = paths.into_iter().map(|(_, path)| path);
        let tabs = sheets.iter().cloned().zip(paths);
        let tabs = tabs.filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet).collect();
        Ok(Self { package, xlsx, tabs })
    }

    fn visible(&self) -> impl Iterator<Item = &str> {
        let visible = self.tabs.iter().filter(|(sheet, _)| sheet.visible == SheetVisible::Visible);
        visible.map(|(sheet, _)| sheet.name.as_str())
    }

    fn hidden_tabs(&self, sheet: &SheetFile<'_>) -> Option<Diagnostic> {
        let hidden = self.tabs.iter().filter(|(sheet, _)| sheet.visible != SheetVisible::Visible);
        let hidden: Vec<_> = hidden.map(|(sheet, _)| sheet.name.as_str()).collect();
        let (what, are, it) = match hidden.as_slice() {
            [] => return None,
            [_] => ("sheet", "is hidden and is not printed", "it"),
            _ => ("sheets", "are hidden and are not printed", "them"),
        };
        let message = format!("the {what} {} of `{}` {are}", quoted(hidden.iter().copied()), sheet.path);
        let warning = Diagnostic::new(&rules::HIDDEN_CELLS, sheet.named_at, message);
        Some(
            warning.hint(format!("delete {it} before the workbook is passed on, if nobody should read {it}")),
        )
    }

    /// The name of the tab that is meant: the one that was named, the only one that shows, or the only one
    /// that begins with labels.
    fn tab_meant(&mut self, sheet: &SheetFile<'_>, labels: &Labels) -> Result<String, Diagnostic> {
        if let Some(tab) = sheet.tab {
            return self
                .tab_named(&tab.value)
                .map_err(|(message, hint)| Diagnostic::new(&rules::BAD_SHEET, tab.span, message).hint(hint));
        }
        let visible: Vec<String> = self.visible().map(str::to_owned).collect();
        if let [only] = visible.as_slice() {
            return Ok(only.clone());
        }
        if visible.is_empty() {
            let message = format!("`{}` has no sheet that is not hidden", sheet.path);
            return Err(sheet.fault(message).hint("show the sheet with the plan in the spreadsheet program"));
        }
        let mut plans = visible.iter().filter(|name| {
            let grid = self.read_tab(name, sheet);
            grid.is_ok_and(|mut grid| {
                super::hidden::take_hidden(&mut grid);
                labels.stand_in_first_row(&grid)
            })
        });
        match (plans.next(), plans.next()) {
            (Some(only), None) => Ok(only.clone()),
            _ => {
                let names = quoted(visible.iter().map(String::as_str));
                let message = format!("`{}` has several sheets: {names}", sheet.path);
                Err(sheet.fault(message).hint("add `tab = \"…\"` with the name of the one that is the plan"))
            }
        }
    }

    /// The tab of that name, whatever its capitals; otherwise what is wrong, and what to do.
    fn tab_named(&self, name: &str) -> Result<String, (String, String)> {
        let wanted = name.trim().to_lowercase();
        match self.tabs.iter().find(|(sheet, _)| sheet.name.trim().to_lowercase() == wanted) {
            Some((sheet, _)) if sheet.visible == SheetVisible::Visible => Ok(sheet.name.clone()),
            Some((sheet, _)) => Err((
                format!("the sheet `{}` is hidden, and what is hidden is not printed", sheet.name),
                "show it in the spreadsheet program, or name another".to_owned(),
            )),
            None => Err((
                format!("there is no sheet `{}` in the workbook", crate::written::excerpt(name)),
                match did_you_mean(name, self.visible()) {
                    Some(near) => format!("write `\"{near}\"`, if that is what was meant"),
                    None => format!("use one of {}", quoted(self.visible())),
                },
            )),
        }
    }

    fn read_tab(&mut self, name: &str, sheet: &SheetFile<'_>) -> Result<Grid, Diagnostic> {
        let path = self.tabs.iter().find(|(sheet, _)| sheet.name == name).map(|(_, path)| path.as_str());
        let xml = path.map_or(Ok(None), |path| self.package.part(path));
        let xml = xml.and_then(|xml| xml.ok_or_else(|| Refusal::damaged("a sheet of it is missing")));
        let frame = xml.and_then(|xml| read_frame(&xml)).map_err(|refusal| refuse(sheet, &refusal))?;
        let mut grid = Grid {
            tab: Some(name.to_owned()),
            merges: frame.merges,
            hidden_rows: frame.hidden_rows,
            hidden_columns: frame.hidden_columns,
            ..Grid::default()
        };
        self.read_cells(&mut grid, name).map_err(|refusal| refuse(sheet, &refusal))?;
        let failed = frame.failed.into_iter().map(|(cell, error)| (cell, Content::Failed(error)));
        let uncomputed = frame.uncomputed.into_iter().map(|cell| (cell, Content::Uncomputed));
        grid.cells.extend(failed.chain(uncomputed));
        let far = grid.cells.keys().find(|cell| cell.row > LAST_ROW || cell.column > LAST_COLUMN);
        far.map_or(Ok(()), |cell| Err(refuse_far_cell(sheet, &format!("{name}!{cell}"))))?;
        Ok(grid)
    }

    fn read_cells(&mut self, grid: &mut Grid, name: &str) -> Result<(), Refusal> {
        let mut reader = self.xlsx.worksheet_cells_reader(name).map_err(Refusal::damaged)?;
        let formats: Vec<Option<String>> = reader
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| format.format_code.clone()))
            .collect();
        let mut left = MOST_WORDS;
        loop {
            let (cell, style) = match reader.next_cell_with_style_id() {
                Ok(Some(found)) => found,
                Ok(None) => return Ok(()),
                // An error of a formula that calamine does not know; the frame of the sheet has it.
                Err(XlsxError::CellError(_)) => continue,
                Err(error) => return Err(Refusal::damaged(error)),
            };
            let format = formats.get(style).and_then(Option::as_deref);
            let Some(content) = content_of(cell.get_value(), format) else { continue };
            if let Content::Words(words) = &content {
                left = left.checked_sub(words.len()).ok_or_else(|| {
                    Refusal::new(
                        "has more words than a plan can have",
                        "check that this is the sheet that was meant",
                    )
                })?;
            }
            let (row, column) = cell.get_position();
            grid.cells.insert(Cell { row: row + 1, column: column + 1 }, content);
        }
    }
}

fn content_of(value: &DataRef<'_>, format: Option<&str>) -> Option<Content> {
    let words = match value {
        DataRef::Empty => return None,
        DataRef::String(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number::shown(*number, format),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => return Some(date_of(*date, format)),
        DataRef::DateTimeIso(written) => {
            let date = written.get(..10).and_then(|date| date.parse().ok());
            return Some(date.map_or_else(|| Content::Words(written.clone()), Content::Date));
        }
        DataRef::DurationIso(written) => written.clone(),
        DataRef::Error(error) => return Some(Content::Failed(error.to_string())),
    };
    (!words.trim().is_empty()).then_some(Content::Words(words))
}

/// A real date. Where the sheet shows its month and year alone (whoever types "July 2026" gets the first of
/// the month, shown as `Jul-26`), nobody meant a day, and it is words.
fn date_of(date: ExcelDateTime, format: Option<&str>) -> Content {
    let number = date.as_f64();
    if date.is_duration() || !(0.0..2_958_466.0).contains(&number) {
        return Content::Words(number::shown(number, None));
    }
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    if number < 1.0 {
        return Content::Words(format!("{hour:02}:{minute:02}"));
    }
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
        Some(date) if shows_no_day(format.unwrap_or_default()) => {
            Content::Words(date.format("%B %Y").to_string())
        }
        Some(date) => Content::Date(date),
        None => Content::Words(number::shown(number, None)),
    }
}

fn shows_no_day(format: &str) -> bool {
    let mut letters = String::new();
    let (mut quoted, mut bracketed) = (false, false);
    for letter in format.split(';').next().unwrap_or_default().chars() {
        match letter {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if quoted || bracketed => {}
            _ => letters.extend(letter.to_lowercase()),
        }
    }
    letters.contains('m') && letters.contains('y') && !letters.contains('d')
}

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
