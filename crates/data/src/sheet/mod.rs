//! Sheets: an action plan from a `.csv` or `.xlsx`, as the tree that the same plan in TOML would give.

mod actions;
mod areas;
mod csv;
mod frame;
mod grid;
mod hidden;
mod labels;
mod number;
mod package;
mod parts;
mod placed;
mod progress;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod xlsx;

use crate::diagnostic::{Diagnostic, Problems};
use crate::plan::Column;
use crate::rules;
use crate::source::{Sources, Span, Spanned};
use crate::written::Table;
use grid::{Grid, LAST_COLUMN, LAST_ROW};
use labels::Labels;
use placed::Placed;

/// A sheet to read and how.
#[derive(Debug)]
pub(crate) struct SheetFile<'a> {
    /// The path of the `.csv` or `.xlsx` in the workspace.
    pub path: &'a str,
    /// What the file holds.
    pub bytes: &'a [u8],
    /// The sheet of the workbook that is the plan, if the writer named it.
    pub tab: Option<&'a Spanned<String>>,
    /// Where the writer named the file: the place of faults of the file as a whole.
    pub named_at: Span,
    /// What the house calls the columns, besides what every sheet may call them.
    pub labels: &'a [(Column, String)],
    /// Whether every action needs a permanent ref, since the plan names a previous version.
    pub refs_needed: bool,
}

impl SheetFile<'_> {
    /// A fault of the file as a whole.
    fn fault(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::BAD_SHEET, self.named_at, message)
    }
}

/// The areas of a plan, as the tables that `[[area]]` would have given. None if there was an error, which was
/// reported: nothing is made of a sheet that can be read in part.
pub(crate) fn read_sheet(
    sheet: &SheetFile<'_>,
    sources: &Sources,
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    let mut found = Problems::under(problems.rules().clone());
    let labels = Labels::new(sheet.labels);
    let areas = read_grid(sheet, &labels, &mut found)
        .and_then(|grid| read_plan(sheet, grid, &labels, sources, &mut found))
        .filter(|_| !found.has_errors());
    problems.extend(found.into_vec());
    areas
}

/// The cells of the file, by the form that its name says.
fn read_grid(sheet: &SheetFile<'_>, labels: &Labels, problems: &mut Problems) -> Option<Grid> {
    let ending = sheet.path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match (ending.as_deref(), sheet.tab) {
        (Some("csv"), Some(tab)) => {
            let message = "a .csv is one sheet and has no name for it";
            let fault = Diagnostic::new(&rules::BAD_SHEET, tab.span, message);
            problems.push(fault.hint("leave `tab` out, or save the whole workbook as .xlsx"));
            None
        }
        (Some("csv"), None) => csv::read_csv(sheet).map_err(|fault| problems.push(fault)).ok(),
        (Some("xlsx"), _) => xlsx::read_xlsx(sheet, labels, problems),
        _ => {
            let message = format!("`{}` is neither an Excel workbook (.xlsx) nor a .csv", sheet.path);
            problems.push(sheet.fault(message).hint(
                "open it in the spreadsheet program, save it as an Excel workbook (.xlsx), and name that",
            ));
            None
        }
    }
}

fn read_plan(
    sheet: &SheetFile<'_>,
    mut grid: Grid,
    labels: &Labels,
    sources: &Sources,
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    let hidden_labels = labels.hidden_in(&grid);
    let hidden = hidden::take_hidden(&mut grid);
    let is_empty = grid.cells.is_empty();
    let placed = Placed::new(sheet.path, grid, hidden.iter().map(|hidden| hidden.at), sources);
    hidden.into_iter().for_each(|hidden| problems.push(hidden.report(&placed)));
    if is_empty {
        let message = match &placed.grid.tab {
            Some(tab) => format!("the sheet `{tab}` of `{}` is empty", sheet.path),
            None => format!("`{}` is empty", sheet.path),
        };
        problems.push(sheet.fault(message).hint("check that the sheet with the plan was saved"));
        return None;
    }
    let columns = labels.find(&placed, &hidden_labels, sheet.refs_needed, problems)?;
    let areas = areas::find_areas(&placed, &columns, problems);
    Some(
        actions::Reader { placed: &placed, columns: &columns, refs_needed: sheet.refs_needed }
            .plan(&areas, problems),
    )
}

/// Words so far from the labels that they are there by mistake.
fn refuse_far_cell(sheet: &SheetFile<'_>, cell: &str) -> Diagnostic {
    let last = crate::source::column_letters(LAST_COLUMN);
    sheet
        .fault(format!(
            "`{}` has words in cell {cell}; words are read down to row {LAST_ROW} and as far as column {last}",
            sheet.path
        ))
        .hint("delete what stands there, if it is a slip; or move the plan to a sheet of its own")
}
