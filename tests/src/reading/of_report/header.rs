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
        // A field that is a table stands on its own, and parts those before it from those after it.
        let is_apart = |line: &HeaderLine| matches!(line.value, HeaderValue::Table { .. });
        for lines in report.header.chunk_by(|one, other| !is_apart(one) && !is_apart(other)) {
            match lines {
                [HeaderLine { label, value: HeaderValue::Table { columns, rows }, .. }] => {
                    self.captioned_table(0, Some(label.trim_end_matches(':')), columns, rows);
                }
                lines if self.house.header.is_table => self.head_table(lines),
                lines => self.head_lines(lines),
            }
        }
    }

    fn head_lines(&mut self, lines: &[HeaderLine]) {
        self.line(0, "L[Decimal]", Words::default());
        for line in lines {
            let label = line.label.trim_end_matches(':');
            let colon = if label.ends_with('?') { "" } else { ":" };
            self.line(1, "LI", plain(&format!("{label}{colon}")));
            self.value(2, &line.value);
        }
    }

    /// The head as a table, whose rows the labels head.
    fn head_table(&mut self, lines: &[HeaderLine]) {
        self.line(0, "Table", Words::default());
        for line in lines {
            self.line(1, "TR", Words::default());
            self.line(2, "TH[row]", Words::default());
            self.line(3, "P", plain(line.label.trim_end_matches(':')));
            self.line(2, "TD", Words::default());
            self.value(3, &line.value);
        }
    }

    /// What a line at the head says, as its kind asks.
    fn value(&mut self, depth: usize, value: &HeaderValue) {
        match value {
            HeaderValue::Words(words) => self.line(depth, "P", plain(&joined(words, ", "))),
            HeaderValue::List(words) => self.line(depth, "P", plain(&joined(words, " "))),
            HeaderValue::YesNo { answer, reason, .. } if self.house.header.answers_in_boxes => {
                let box_of = |ticked: bool, word: &str| {
                    format!("{}\u{a0}{}", self.word(if ticked { "tick" } else { "no_tick" }), self.word(word))
                };
                let why = reason.as_ref().map(|reason| format!(" {}", reason.value));
                let said = format!("{} {}", box_of(answer.value, "yes"), box_of(!answer.value, "no"));
                self.line(depth, "P", plain(&(said + &why.unwrap_or_default())));
            }
            HeaderValue::YesNo { words, reason, .. } => {
                let why = reason.as_ref().map(|reason| format!(": {}", reason.value));
                self.line(depth, "P", plain(&format!("{words}{}", why.unwrap_or_default())));
            }
            HeaderValue::Ticks(ticks) => {
                self.line(depth, "L[Decimal]", Words::default());
                for tick in ticks {
                    let label = self.word(if tick.ticked { "tick" } else { "no_tick" });
                    self.line(depth + 1, "LI", plain(&label));
                    self.line(depth + 2, "P", plain(&tick.words.value));
                }
            }
            // It stands on its own.
            HeaderValue::Table { .. } => {}
        }
    }

    /// A table of words below a row of labels.
    pub(super) fn captioned_table(
        &mut self,
        depth: usize,
        caption: Option<&str>,
        columns: &[String],
        rows: &[Vec<Option<Spanned<String>>>],
    ) {
        self.line(depth, "Table", Words::default());
        if let Some(caption) = caption {
            self.line(depth + 1, "Caption", plain(caption));
        }
        self.line(depth + 1, "TR", Words::default());
        for label in columns {
            self.line(depth + 2, "TH[col]", Words::default());
            self.line(depth + 3, "P", plain(label));
        }
        for row in rows {
            self.line(depth + 1, "TR", Words::default());
            for cell in row {
                self.line(depth + 2, "TD", Words::default());
                if let Some(words) = cell {
                    self.line(depth + 3, "P", plain(&words.value));
                }
            }
        }
    }
}

fn joined(words: &[Spanned<String>], between: &str) -> String {
    words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(between)
}
