//! Action plans of any size with everything that one may hold, no word of which stands twice.

use crate::numbers::Numbers;
use boardpaper_data::plan::Column;
use std::ops::Range;

/// Words of every length; a number makes each its own.
const WORDS: [&str; 16] = [
    "review",
    "plan",
    "of",
    "safeguarding",
    "visit",
    "a",
    "supervision",
    "the",
    "families",
    "commissioning",
    "to",
    "and",
    "health",
    "record",
    "by",
    "accommodation",
];

/// An action plan as somebody wrote it.
#[derive(Debug)]
pub struct Plan {
    /// What stands in its file.
    pub toml: String,
    /// The refs of its actions.
    pub actions: Vec<String>,
    /// How many areas it has.
    pub areas: usize,
    /// The words of its cells.
    pub words: Vec<Word>,
    /// The words of its footnotes, which stand below the table: each with the place of its mark.
    pub footnotes: Vec<Word>,
    /// The words of its note, which stand in no cell.
    pub note: Vec<String>,
}

/// A word of a plan's table, or of a footnote to it.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub text: String,
    /// In which column it stands.
    pub column: Column,
    /// Beside which actions, counted from the first of the plan.
    pub rows: Range<usize>,
}

/// How a plan is to be.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// How many actions it has.
    pub actions: usize,
    /// How many words its longest cells have; the text of its first action is one of them.
    pub longest: usize,
    /// Whether footnotes stand in its cells.
    pub has_notes: bool,
    /// What the rest comes from.
    pub seed: u64,
}

/// A plan of that shape. The same shape gives the same plan.
pub fn plan(shape: Shape) -> Plan {
    let numbers = Numbers::new(shape.seed);
    let plan = Plan {
        toml: String::new(),
        actions: Vec::new(),
        areas: 0,
        words: Vec::new(),
        footnotes: Vec::new(),
        note: Vec::new(),
    };
    let mut author = Author { numbers, shape, count: 0, plan };
    author.line("kind = \"plan\"\ntitle = \"What inspectors asked for\"\nas_at = 2026-11-20");
    for _ in 0..6 {
        let word = author.new_word();
        author.plan.note.push(word);
    }
    let note = author.plan.note.join(" ");
    author.line(&format!("note = \"{note}.\""));
    while author.plan.actions.len() < shape.actions {
        author.area();
    }
    author.plan
}

struct Author {
    numbers: Numbers,
    shape: Shape,
    count: usize,
    plan: Plan,
}

impl Author {
    fn one_in(&mut self, so_many: usize) -> bool {
        self.numbers.below(so_many) == 0
    }

    fn line(&mut self, line: &str) {
        self.plan.toml.push_str(line);
        self.plan.toml.push('\n');
    }

    fn area(&mut self) {
        self.plan.areas += 1;
        let first = self.plan.actions.len();
        let count = (1 + self.numbers.below(5)).min(self.shape.actions - first);
        let all = first..first + count;
        let reference = self.plan.areas;
        self.line(&format!("\n[[area]]\nref = \"{reference}\""));
        self.prose("title", Column::Area, &all);
        self.names("source", Column::Source, &all);
        let one_lead = self.one_in(4);
        if one_lead {
            self.names("lead", Column::Lead, &all);
        }
        let one_due = self.one_in(5);
        if one_due {
            self.due();
        }
        // Progress that some or all of the actions share.
        let shares = count > 1 && self.one_in(3);
        let shared = if shares { first + self.numbers.below(count - 1)..first + count } else { 0..0 };
        for row in all {
            self.plan.actions.push(format!("{reference}.{}", row + 1 - first));
            self.line("\n  [[area.action]]");
            self.action(row, !one_lead, !one_due, !shared.contains(&row));
        }
        if !shared.is_empty() {
            let served: Vec<String> =
                self.plan.actions[shared.clone()].iter().map(|action| format!("\"{action}\"")).collect();
            self.line(&format!("\n  [[area.update]]\n  actions = [{}]", served.join(", ")));
            self.line("date = 2026-10-05");
            self.prose("text", Column::Progress, &shared);
        }
    }

    fn action(&mut self, row: usize, lead: bool, due: bool, progress: bool) {
        let beside = row..row + 1;
        self.prose("text", Column::Action, &beside);
        if lead {
            self.names("lead", Column::Lead, &beside);
        }
        if due {
            self.due();
            if self.one_in(4) {
                let date = self.date();
                self.line(&format!("revised_due = {date}"));
            }
        }
        let status =
            self.numbers.one_of(&["not-started", "on-target", "partially-completed", "completed", "unknown"]);
        self.line(&format!("status = \"{status}\""));
        if !self.one_in(4) {
            let rag = self.numbers.one_of(&["red", "amber", "green"]);
            self.line(&format!("rag = \"{rag}\""));
        }
        match self.numbers.below(3) {
            _ if !progress => {}
            0 => {}
            1 => self.prose("progress", Column::Progress, &beside),
            _ => {
                for month in [6, 9] {
                    self.line(&format!("\n    [[area.action.update]]\n    date = 2026-{month:02}-01"));
                    if self.one_in(2) {
                        let by = self.word(Column::Progress, &beside);
                        self.line(&format!("by = \"{by}\""));
                    }
                    self.prose("text", Column::Progress, &beside);
                }
            }
        }
    }

    fn due(&mut self) {
        let due = match self.numbers.below(4) {
            0 => format!("[{}, {}]", self.date(), self.date()),
            1 => "\"Within three months\"".to_owned(),
            _ => self.date(),
        };
        self.line(&format!("due = {due}"));
    }

    fn date(&mut self) -> String {
        let (year, month) = (2026 + self.numbers.below(2), 1 + self.numbers.below(12));
        format!("{year}-{month:02}-{:02}", 1 + self.numbers.below(28))
    }

    fn names(&mut self, key: &str, column: Column, beside: &Range<usize>) {
        let names: Vec<String> = (0..1 + self.numbers.below(2))
            .map(|_| format!("\"{}\"", self.words(2, column, beside)))
            .collect();
        self.line(&format!("{key} = [{}]", names.join(", ")));
    }

    /// A text of one form or another.
    fn prose(&mut self, key: &str, column: Column, beside: &Range<usize>) {
        let is_first = column == Column::Action && beside.start == 0;
        let most = if self.one_in(12) { self.shape.longest } else { 12.min(self.shape.longest) };
        let length = if is_first { self.shape.longest } else { 1 + self.numbers.below(most) };
        let mut text = self.words(length, column, beside);
        match self.numbers.below(8) {
            0 => text = format!("{text}.\n\n{}.", self.words(3, column, beside)),
            1 => {
                let items = [2, 1].map(|length| format!("- {}\n", self.words(length, column, beside)));
                text = format!("{text}:\n\n{}", items.concat());
            }
            2 => {
                text = format!("{text} [{}](https://merebrook.example/a).", self.words(2, column, beside));
            }
            3 if self.shape.has_notes => {
                let key = format!("n{}", self.count);
                let first = self.plan.words.len();
                let note = self.words(3, column, beside);
                self.plan.footnotes.extend(self.plan.words.drain(first..));
                text = format!("{text}.[^{key}]\n\n[^{key}]: {note}.");
            }
            4 => text = format!("**{text}** {}.", self.words(1, column, beside)),
            _ => text.push('.'),
        }
        self.line(&format!("{key} = '''\n{text}\n'''"));
    }

    fn words(&mut self, so_many: usize, column: Column, beside: &Range<usize>) -> String {
        let words: Vec<String> = (0..so_many).map(|_| self.word(column, beside)).collect();
        words.join(" ")
    }

    /// A word that stands nowhere else.
    fn word(&mut self, column: Column, beside: &Range<usize>) -> String {
        let text = self.new_word();
        self.plan.words.push(Word { text: text.clone(), column, rows: beside.clone() });
        text
    }

    fn new_word(&mut self) -> String {
        self.count += 1;
        format!("{}{}", self.numbers.one_of(&WORDS), self.count)
    }
}
