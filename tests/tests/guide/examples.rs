//! The examples of a page of the guide, in the order in which a reader meets them.
//!
//! The text before an example names its file: the last name in it that has an ending. `Add to the end of`, `below the
//! line` and `Change it to` say what becomes of the file; else the example is all of it. A block without a language
//! that begins with a message shows what is told then, and a block of `text` what can be read in the PDF. After a block
//! with `house check` or `house show`, they show what that prints.

use std::ops::Range;

/// One example.
pub struct Example {
    /// Where it stands in the page.
    pub line: usize,
    /// Its file.
    pub path: String,
    /// What becomes of the file.
    pub change: Change,
    /// What is shown then.
    pub shown: Vec<Shown>,
}

/// What an example does to its file.
pub enum Change {
    /// It is all of it.
    Whole(String),
    /// It comes to its end.
    End(String),
    /// It comes below a line.
    Below(String, String),
    /// A line stands in place of the one that says the same key.
    Line(String),
}

/// What a reader sees then.
pub enum Shown {
    /// Messages.
    Messages(String),
    /// Words in a PDF, each line by itself.
    Words(String),
    /// Of a house, lines of `house show`.
    Settings(String, String),
    /// Messages of `house check`.
    Trial(String),
}

impl Change {
    /// Makes it.
    #[track_caller]
    pub fn make(&self, file: &mut String, at: usize) {
        match self {
            Self::Whole(text) => *file = text.clone(),
            Self::End(text) => *file = format!("{file}\n{text}"),
            Self::Below(line, text) => {
                let place = format!("\n{line}\n");
                assert!(file.contains(&place), "docs/house.md:{at}: no line is {line}");
                *file = file.replacen(&place, &format!("{place}{text}"), 1);
            }
            Self::Line(new) => {
                let key = new.split_inclusive('=').next().unwrap_or_default();
                let old = file.lines().find(|line| line.starts_with(key)).map(str::to_owned);
                let old = old.unwrap_or_else(|| panic!("docs/house.md:{at}: no line begins {key}"));
                *file = file.replacen(&old, new, 1);
            }
        }
    }

    /// Whether it is the whole file.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

/// The words between backticks.
fn code_spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn file_named(text: &str) -> Option<&str> {
    let endings = [".toml", ".md", ".typ", ".j2", ".svg", ".css"];
    code_spans(text).into_iter().rev().find(|span| endings.iter().any(|ending| span.ends_with(ending)))
}

/// All examples of a page.
pub fn examples(page: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut before = String::new();
    let mut command = String::new();
    let lines: Vec<&str> = page.lines().collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(language) = line.strip_prefix("```") else {
            if let Some(rest) = line.strip_prefix("Change it to `") {
                let path = file_named(line).unwrap_or_else(|| panic!("docs/house.md:{}: no file", at + 1));
                let new = rest.split('`').next().unwrap_or_default().to_owned();
                let change = Change::Line(new);
                found.push(Example { line: at + 1, path: path.to_owned(), change, shown: Vec::new() });
            }
            if line.is_empty() && lines.get(at + 1).is_some_and(|next| !next.starts_with("```")) {
                before.clear();
            }
            before.push_str(line);
            before.push('\n');
            at += 1;
            continue;
        };
        let end =
            at + 1 + lines[at + 1..].iter().position(|line| *line == "```").expect("the block is closed");
        let text = of(&lines, at + 1..end);
        match language {
            "" if text.starts_with("error[") || text.starts_with("warning[") => {
                let is_trial = command.contains("house check");
                let shown = if is_trial { Shown::Trial(text) } else { Shown::Messages(text) };
                found.last_mut().expect("a message is about an example").shown.push(shown);
                command.clear();
            }
            "" => command = text,
            "text" => {
                let shown = match command.trim().strip_prefix("boardpaper house show ") {
                    Some(house) => Shown::Settings(house.to_owned(), text),
                    None => Shown::Words(text),
                };
                found.last_mut().expect("words are of an example").shown.push(shown);
                command.clear();
            }
            _ => {
                let path = file_named(&before).unwrap_or_else(|| panic!("docs/house.md:{}: no file", at + 1));
                let change = if before.contains("Add to the end of") {
                    Change::End(text)
                } else if let Some(rest) = before.split("below the line `").nth(1) {
                    Change::Below(rest.split('`').next().unwrap_or_default().to_owned(), text)
                } else {
                    Change::Whole(text)
                };
                found.push(Example { line: at + 1, path: path.to_owned(), change, shown: Vec::new() });
                command.clear();
            }
        }
        before.clear();
        at = end + 1;
    }
    found
}

fn of(lines: &[&str], range: Range<usize>) -> String {
    lines[range].iter().map(|line| format!("{line}\n")).collect()
}

/// The rows of the tables in a chapter, cell by cell.
fn rows(page: &str, chapter: &str) -> Vec<Vec<String>> {
    let chapter = page.split(&format!("\n## {chapter}\n")).nth(1).expect("the chapter is there");
    let chapter = chapter.split("\n## ").next().unwrap_or_default();
    let rows = chapter.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Settings in a cell: a line for each that stands between backticks.
fn settings(cell: &str) -> String {
    code_spans(cell).join("\n")
}

/// What the tables of a chapter say for a form: what is on it, and the settings for it.
pub fn entries(page: &str, chapter: &str) -> Vec<[String; 2]> {
    let rows = rows(page, chapter).into_iter().filter(|row| row[1].starts_with("`[") && row[1].contains('='));
    rows.map(|row| [row[0].clone(), settings(&row[1])]).collect()
}

/// What the table of a chapter says of mistakes: the settings, and what is said of them.
pub fn mistakes(page: &str, chapter: &str) -> Vec<[String; 2]> {
    let rows = rows(page, chapter).into_iter().filter(|row| row[0].starts_with("`["));
    rows.map(|row| [settings(&row[0]), row[1].clone()]).collect()
}
