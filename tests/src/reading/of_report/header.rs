//! What stands above the sections of a board paper: logos, its title, and the lines or the table at its head.

use super::{Teller, Words, plain};
use boardpaper_data::report::{HeaderLine, HeaderValue, Kind};
use boardpaper_data::source::Spanned;

impl Teller<'_> {
    pub(super) fn logos(&mut self) {
        for logo in &self.house.logos {
            self.line(0, "Figure", plain(&logo.alt));
        }
    }

    pub(super) fn title(&mut self) {
        let report = self.report;
        // A plan on its own has no header to say its title.
        if report.kind == Kind::Plan || !self.house.header.fields.iter().any(|field| field.is_title) {
            self.line(0, "Title", plain(&report.title.value));
        }
    }

    pub(super) fn header(&mut self) {
        let report = self.report;
        if report.header.is_empty() {
            return;
        }
        let is_table = self.house.header.is_table && !self.is_borough();
        self.line(0, if is_table { "Table" } else { "L[Decimal]" }, Words::default());
        for line in &report.header {
            let label = plain(&format!("{}:", line.label.trim_end_matches(':')));
            if is_table {
                self.line(1, "TR", Words::default());
                self.line(2, "TH[row]", Words::default());
                self.line(3, "P", label);
                self.line(2, "TD", Words::default());
                self.value(3, line);
            } else {
                self.line(1, "LI", label);
                self.value(2, line);
            }
        }
    }

    /// What a line at the head says, as its kind asks.
    fn value(&mut self, depth: usize, line: &HeaderLine) {
        if self.is_borough() {
            return self.line(depth, "P", plain(&joined(&line.value)));
        }
        match &line.value {
            HeaderValue::Words(_) | HeaderValue::List(_) | HeaderValue::YesNo { .. } => {
                self.line(depth, "P", plain(&joined(&line.value)));
            }
            HeaderValue::Ticks(ticks) => {
                self.line(depth, "L[Decimal]", Words::default());
                for tick in ticks {
                    let label = self.word(if tick.ticked { "tick" } else { "no_tick" });
                    self.line(depth + 1, "LI", plain(&label));
                    self.line(depth + 2, "P", plain(&tick.words.value));
                }
            }
            HeaderValue::Table { columns, rows } => {
                let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
                let rows: Vec<Vec<Option<&str>>> = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| cell.as_ref().map(|cell| cell.value.as_str())).collect())
                    .collect();
                self.words_table(depth, &columns, &rows);
            }
        }
    }

    /// A table of words below a row of labels.
    pub(super) fn words_table(&mut self, depth: usize, columns: &[&str], rows: &[Vec<Option<&str>>]) {
        self.line(depth, "Table", Words::default());
        let head: Vec<Option<&str>> = columns.iter().copied().map(Some).collect();
        let rows = rows.iter().map(|row| ("TD", row));
        for (role, row) in std::iter::once(("TH[col]", &head)).chain(rows) {
            self.line(depth + 1, "TR", Words::default());
            for cell in row {
                self.line(depth + 2, role, Words::default());
                if let Some(words) = cell {
                    self.line(depth + 3, "P", plain(words));
                }
            }
        }
    }

    /// Whether the house is the one that comes with the program and draws every field as its words.
    fn is_borough(&self) -> bool {
        self.house.chain.iter().any(|name| name == "borough")
    }
}

/// What a line at the head says, in one line.
fn joined(value: &HeaderValue) -> String {
    let all = |words: &[Spanned<String>]| words.iter().map(|word| word.value.clone()).collect::<Vec<_>>();
    match value {
        HeaderValue::Words(words) => all(words).join(", "),
        HeaderValue::List(words) => all(words).join(" "),
        HeaderValue::YesNo { words, reason, .. } => {
            let said = [Some(words.clone()), reason.as_ref().map(|reason| reason.value.clone())];
            said.into_iter().flatten().collect::<Vec<_>>().join(": ")
        }
        HeaderValue::Ticks(ticks) => {
            let ticked = ticks.iter().filter(|tick| tick.ticked);
            ticked.map(|tick| tick.words.value.as_str()).collect::<Vec<_>>().join(", ")
        }
        HeaderValue::Table { rows, .. } => {
            let cells = rows.iter().flatten().flatten();
            cells.map(|cell| cell.value.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}
