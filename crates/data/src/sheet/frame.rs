//! What calamine does not tell of a sheet: hidden rows and columns, merged cells, formulas that came to
//! nothing. On the way, whatever calamine takes on trust is checked.

use super::grid::{Merge, Merges, Runs};
use super::package::Refusal;
use crate::source::Cell;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// More merged cells than any sheet that people made.
const MOST_MERGES: usize = 20_000;
/// The last row and the last column that a sheet can have.
const LAST_CELL: Cell = Cell { row: 1_048_576, column: 16_384 };

/// The sheet around its words.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) hidden_rows: Runs,
    pub(super) hidden_columns: Runs,
    pub(super) merges: Merges,
    /// Formulas that came to nothing, with the error that stands in their place.
    pub(super) failed: BTreeMap<Cell, String>,
    /// Formulas without a value.
    pub(super) uncomputed: BTreeSet<Cell>,
}

/// The frame of a sheet from its XML.
pub(super) fn read_frame(xml: &str) -> Result<Frame, Refusal> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut frame = Frame::default();
    let (mut rows, mut columns, mut merges) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = Cell { row: 1, column: 1 };
    loop {
        match reader.read_event().map_err(Refusal::damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "dimension" => check_dimension(&element)?,
                "col" => columns.extend(hidden_column(&element)?),
                "row" => {
                    next = row_of(&element, next)?;
                    rows.extend(is_hidden(&element, "ht")?.then_some((next.row, next.row)));
                }
                "c" => {
                    next = read_cell(&mut reader, &element, next, &mut frame)?;
                }
                "mergeCell" => merges.extend(merge_of(&element)?),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "row" => {
                next = Cell { row: next.row + 1, column: 1 };
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if merges.len() > MOST_MERGES {
        return Err(Refusal::damaged("it has more than 20000 merged cells"));
    }
    frame.merges = Merges::of(merges).map_err(|merge| {
        Refusal::damaged(format_args!("the merged cells {merge} are merged with others too"))
    })?;
    (frame.hidden_rows, frame.hidden_columns) = (Runs::of(rows), Runs::of(columns));
    Ok(frame)
}

/// Reads a cell to its end and gives the cell that comes next in its row.
fn read_cell(
    reader: &mut Reader<&[u8]>,
    element: &BytesStart<'_>,
    next: Cell,
    frame: &mut Frame,
) -> Result<Cell, Refusal> {
    let cell = match attribute(element, "r")? {
        Some(written) => cell_named(&written)?,
        None => next,
    };
    let kind = attribute(element, "t")?;
    let (mut has_formula, mut inside, mut value) = (false, false, None::<String>);
    loop {
        match reader.read_event().map_err(Refusal::damaged)? {
            Event::Start(child) => match child.local_name().as_ref() {
                "f" => has_formula = true,
                "v" => {
                    inside = true;
                    value.get_or_insert_default();
                }
                _ => {}
            },
            Event::Text(text) if inside => value.get_or_insert_default().push_str(&text),
            Event::End(child) => match child.local_name().as_ref() {
                "v" => inside = false,
                "c" => break,
                _ => {}
            },
            Event::Eof => return Err(Refusal::damaged("it ends within a cell")),
            _ => {}
        }
    }
    let (kind, value) = (kind.as_deref(), value.as_deref());
    // An empty text is what some formulas come to; any other empty value was never worked out.
    let has_value = value.is_some_and(|value| !value.is_empty() || kind == Some("str"));
    match (kind, value) {
        _ if !has_value => frame.uncomputed.extend(has_formula.then_some(cell)),
        (Some("e"), Some(error)) => {
            frame.failed.insert(cell, error.to_owned());
        }
        (Some("n"), Some(number)) if !is_number(number) => {
            return Err(Refusal::damaged(format_args!("cell {cell} holds no number")));
        }
        _ => {}
    }
    Ok(Cell { column: cell.column + 1, ..cell })
}

fn is_number(written: &str) -> bool {
    written.parse::<f64>().is_ok() && written.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Where a row begins.
fn row_of(element: &BytesStart<'_>, next: Cell) -> Result<Cell, Refusal> {
    let row = match attribute(element, "r")? {
        Some(written) => number(&written, LAST_CELL.row)?,
        None => next.row,
    };
    Ok(Cell { row, column: 1 })
}

fn hidden_column(element: &BytesStart<'_>) -> Result<Option<(u32, u32)>, Refusal> {
    if !is_hidden(element, "width")? {
        return Ok(None);
    }
    let end = |name| match attribute(element, name)? {
        Some(written) => number(&written, LAST_CELL.column).map(Some),
        None => Ok(None),
    };
    Ok(end("min")?.zip(end("max")?).filter(|(first, last)| first <= last))
}

/// Whether a row or column is marked as hidden, or has no height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> Result<bool, Refusal> {
    let marked = attribute(element, "hidden")?.is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
    let size = attribute(element, size)?.and_then(|size| size.parse::<f64>().ok());
    Ok(marked || size.is_some_and(|size| size <= 0.0))
}

fn check_dimension(element: &BytesStart<'_>) -> Result<(), Refusal> {
    attribute(element, "ref")?.map_or(Ok(None), |written| range_named(&written).map(Some)).map(|_| ())
}

/// Merged cells; none if it is one cell alone.
fn merge_of(element: &BytesStart<'_>) -> Result<Option<Merge>, Refusal> {
    let Some(written) = attribute(element, "ref")? else { return Ok(None) };
    range_named(&written).map(|merge| Some(merge).filter(|merge| merge.first != merge.last))
}

fn range_named(written: &str) -> Result<Merge, Refusal> {
    let (first, last) = written.split_once(':').unwrap_or((written, written));
    let (first, last) = (cell_named(first)?, cell_named(last)?);
    if first.row > last.row || first.column > last.column {
        return Err(no_cell(written));
    }
    Ok(Merge { first, last })
}

fn cell_named(written: &str) -> Result<Cell, Refusal> {
    let digits = written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len());
    let (letters, row) = written.split_at(digits);
    if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(no_cell(written));
    }
    let column =
        letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = number(row, LAST_CELL.row)?;
    if column > LAST_CELL.column { Err(no_cell(written)) } else { Ok(Cell { row, column }) }
}

fn number(written: &str, most: u32) -> Result<u32, Refusal> {
    let digits = written.len() <= 7 && written.bytes().all(|byte| byte.is_ascii_digit());
    let number = written.parse().ok().filter(|number| digits && (1..=most).contains(number));
    number.ok_or_else(|| no_cell(written))
}

fn no_cell(written: &str) -> Refusal {
    Refusal::damaged(format_args!("`{}` is no place in a sheet", crate::written::excerpt(written)))
}

/// An attribute as it is written: those that are asked for have no escapes.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    let mut found = None;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(Refusal::damaged)?;
        if attribute.key.as_ref() == name {
            found = Some(attribute.value.into_owned());
        }
    }
    Ok(found)
}
