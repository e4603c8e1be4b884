//! The rows of a sheet as the tables of a plan: `[[area]]`, `[[area.action]]`, `[[area.update]]`.

use super::areas::AreaRows;
use super::grid::Content;
use super::labels::Columns;
use super::placed::{Placed, trimmed};
use super::progress::{Update, updates_of};
use crate::diagnostic::Problems;
use crate::plan::Column;
use crate::source::{Cell, Span, Text};
use crate::written::{Entry, Node, Table, Value};
use std::ops::Range;

/// Reads actions out of a sheet.
pub(super) struct Reader<'a> {
    pub(super) placed: &'a Placed,
    pub(super) columns: &'a Columns,
    /// Whether every action needs a ref.
    pub(super) refs_needed: bool,
}

impl Reader<'_> {
    /// The tables of all areas.
    pub(super) fn plan(&self, areas: &[AreaRows], problems: &mut Problems) -> Vec<Table> {
        areas.iter().map(|area| self.area(area, problems)).collect()
    }

    fn area(&self, area: &AreaRows, problems: &mut Problems) -> Table {
        let mut table = Table { entries: Vec::new(), span: area.number.span() };
        table.add("ref", text_node(area.number.clone()));
        table.add("title", text_node(area.title.clone()));
        table.add_some("source", self.sources(area));
        let shared: Vec<(Column, &str)> =
            [(Column::Lead, "lead"), (Column::Due, "due"), (Column::Revised, "revised_due")]
                .into_iter()
                .filter(|(column, _)| self.is_shared_by_all(area, *column))
                .collect();
        for (column, key) in &shared {
            table.add_some(key, area.rows.first().and_then(|&row| self.value(row, *column)));
        }
        let shared: Vec<Column> = shared.into_iter().map(|(column, _)| column).collect();
        let actions = (1..).zip(&area.rows).map(|(position, &row)| {
            let table = self.action(area, row, &shared, problems);
            (self.action_ref(area, position, row), table)
        });
        let (refs, actions): (Vec<Text>, Vec<Table>) = actions.unzip();
        table.add_some("action", tables(actions));
        table.add_some("update", tables(self.shared_updates(area, &refs, problems)));
        table
    }

    fn action(&self, area: &AreaRows, row: u32, shared: &[Column], problems: &mut Problems) -> Table {
        let place = self.columns.cell(row, Column::Action).unwrap_or(Cell { row, column: 1 });
        let mut table = Table { entries: Vec::new(), span: self.placed.span(place) };
        let reference = self.text(row, Column::Ref);
        if let Some(cell) = self.columns.cell(row, Column::Ref)
            && self.refs_needed
            && reference.is_none()
        {
            let message = "this action has no ref, and the plan names a previous version";
            problems.push(
                self.placed
                    .fault(cell, message)
                    .hint("give it a ref that it keeps: only that tells what moved since"),
            );
        }
        table.add_some("ref", reference.map(text_node));
        table.add_some("text", self.text(row, Column::Action).map(text_node));
        for (column, key) in [
            (Column::Lead, "lead"),
            (Column::Due, "due"),
            (Column::Revised, "revised_due"),
            (Column::Status, "status"),
            (Column::Rag, "rag"),
        ] {
            if !shared.contains(&column) {
                table.add_some(key, self.value(row, column));
            }
        }
        if let Some(text) = self.text(row, Column::Progress)
            && self.beside(area, row, Column::Progress).len() < 2
        {
            match updates_of(&text, problems) {
                Some(updates) => {
                    let updates = updates.into_iter().map(|update| update_table(update, text.span()));
                    table.add_some("update", tables(updates.collect()));
                }
                None => table.add("progress", text_node(text)),
            }
        }
        table
    }

    /// The updates of progress that several actions share, each with the refs of those actions.
    fn shared_updates(&self, area: &AreaRows, refs: &[Text], problems: &mut Problems) -> Vec<Table> {
        let mut updates = Vec::new();
        for (position, &row) in area.rows.iter().enumerate() {
            let beside = self.beside(area, row, Column::Progress);
            let is_first = beside.len() > 1 && beside.start == position;
            let Some(text) = self.text(row, Column::Progress).filter(|_| is_first) else { continue };
            let span = text.span();
            let found = updates_of(&text, problems)
                .unwrap_or_else(|| vec![Update { date: None, by: None, text: Some(text) }]);
            for update in found {
                let mut table = update_table(update, span);
                let refs = refs[beside.clone()].iter().cloned().map(text_node).collect();
                table.add("actions", Node { value: Value::List(refs), span });
                updates.push(table);
            }
        }
        updates
    }

    /// The ref of an action: that of its own, or the area's and its position.
    fn action_ref(&self, area: &AreaRows, position: usize, row: u32) -> Text {
        self.text(row, Column::Ref).unwrap_or_else(|| {
            let number = area.number.span();
            Text::somewhere(format!("{}.{position}", area.number.as_str()), number)
        })
    }

    /// Who found it: all that stand beside the area's actions, each once.
    fn sources(&self, area: &AreaRows) -> Option<Node> {
        let mut sources: Vec<Text> = Vec::new();
        for text in area.rows.iter().filter_map(|&row| self.text(row, Column::Source)) {
            for source in split(&text) {
                if sources.iter().all(|known| known.as_str() != source.as_str()) {
                    sources.push(source);
                }
            }
        }
        let span = sources.first()?.span().to(sources.last()?.span());
        Some(Node { value: Value::List(sources.into_iter().map(text_node).collect()), span })
    }

    fn text(&self, row: u32, column: Column) -> Option<Text> {
        self.placed.text(self.columns.cell(row, column)?)
    }

    /// A value as the plan has it: people and dates as lists, anything else as text.
    fn value(&self, row: u32, column: Column) -> Option<Node> {
        let text = self.text(row, column)?;
        match column {
            Column::Lead => {
                let leads: Vec<Node> = split(&text).into_iter().map(text_node).collect();
                (!leads.is_empty()).then(|| Node { value: Value::List(leads), span: text.span() })
            }
            Column::Due | Column::Revised => {
                let cell = self.placed.grid.shown_by(self.columns.cell(row, column)?);
                if let Some(Content::Date(date)) = self.placed.content(cell) {
                    return Some(Node { value: Value::Date(*date), span: text.span() });
                }
                let mut dates: Vec<Node> = split(&text).into_iter().map(text_node).collect();
                match dates.len() {
                    0 | 1 => dates.pop(),
                    _ => Some(Node { value: Value::List(dates), span: text.span() }),
                }
            }
            _ => Some(text_node(text)),
        }
    }

    /// Whether one cell stands beside all actions of the area, and they are several.
    fn is_shared_by_all(&self, area: &AreaRows, column: Column) -> bool {
        let rows = area.rows.first().map_or(0..0, |&first| self.beside(area, first, column));
        rows.len() > 1 && rows.len() == area.rows.len()
    }

    /// The actions of the area, by their positions from 0, that the cell stands beside which a row shows.
    fn beside(&self, area: &AreaRows, row: u32, column: Column) -> Range<usize> {
        let cell = self.columns.cell(row, column);
        let merge = cell.and_then(|cell| self.placed.grid.merges.at(cell));
        let (first, last) = merge.map_or((row, row), |merge| (merge.first.row, merge.last.row));
        let before = |limit: u32| area.rows.partition_point(|&row| row < limit);
        before(first)..before(last + 1)
    }
}

/// The items of a cell: lines, and what `;` and ` / ` part.
fn split(text: &Text) -> Vec<Text> {
    let words = text.as_str();
    let mut items = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices() {
        let parts = matches!(c, '\n' | '\r' | ';')
            || c == '/' && words[..at].ends_with(' ') && words[at + 1..].starts_with(' ');
        if parts {
            items.extend(trimmed(text, start..at));
            start = at + 1;
        }
    }
    items.extend(trimmed(text, start..words.len()));
    items
}

fn update_table(update: Update, span: Span) -> Table {
    let mut table = Table { entries: Vec::new(), span };
    table.add_some("date", update.date.map(text_node));
    table.add_some("by", update.by.map(text_node));
    table.add_some("text", update.text.map(text_node));
    table
}

fn text_node(text: Text) -> Node {
    Node { span: text.span(), value: Value::String(text) }
}

/// A list of tables; none if there is none.
fn tables(tables: Vec<Table>) -> Option<Node> {
    let span = tables.first()?.span.to(tables.last()?.span);
    let list =
        tables.into_iter().map(|table| Node { span: table.span, value: Value::Table(table) }).collect();
    Some(Node { value: Value::List(list), span })
}

/// Filling a table in order; the place of a key is that of its value.
trait Fill {
    fn add(&mut self, key: &str, value: Node);

    fn add_some(&mut self, key: &str, value: Option<Node>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }
}

impl Fill for Table {
    fn add(&mut self, key: &str, value: Node) {
        self.entries.push(Entry { key: key.to_owned(), key_span: value.span, value });
    }
}
