//! The part of `cargo xtask bench` that is about `boardpaper check`.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::bench::{median, milliseconds, settings};
use crate::papers::paper;
use boardpaper_build::{Mode, Options, Workspace};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::rules::{ALL, Levels, read_rules};
use boardpaper_data::source::{Source, Sources, Span, Text};
use boardpaper_data::workspace::Settings;
use boardpaper_data::written::read_toml;
use boardpaper_render::{Engine, Fonts};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many reports are checked.
const PAPERS: usize = 1_000;
/// How often each way is measured; the two take turns.
const ROUNDS: usize = 7;

/// Measures how long a report is checked on one core, and how much of that the rules take that can be off.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    fs::create_dir(root.join("data"))?;
    fs::write(root.join("boardpaper.toml"), "[workspace]\nhouse = \"borough\"\n")?;
    for number in 0..PAPERS {
        fs::write(root.join(format!("data/{number:04}.md")), paper(number))?;
    }
    let (all, none) = (settings(), without_rules());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with.push(check(root, &all)?);
        without.push(check(root, &none)?);
    }
    let (with, without) = (median(with), median(without));
    println!(
        "`boardpaper check` of {PAPERS} reports on one core: {:.3} ms a report (goal: at most 0.5); \
         with every rule off that can be off {:.3} ms, ratio {:.2}",
        milliseconds(with) / PAPERS as f64,
        milliseconds(without) / PAPERS as f64,
        with.as_secs_f64() / without.as_secs_f64(),
    );
    Ok(())
}

/// Settings by which no rule is looked at that need not be.
fn without_rules() -> Settings {
    let mut text = String::new();
    for rule in ALL.iter().filter(|rule| rule.levels == Levels::Any) {
        let _ = writeln!(text, "{} = \"off\"", rule.name);
    }
    let sources = Sources::default();
    let source = sources.add(Source::new("boardpaper.toml", text.as_str()));
    let text = Text::verbatim(text.as_str(), Span::new(source, 0..text.len()));
    let mut problems = Problems::default();
    let table = read_toml(&text, &mut problems);
    Settings { rules: read_rules(&table, &mut problems), ..settings() }
}

/// The time that a check takes, from opening the workspace to the last message.
fn check(root: &Path, settings: &Settings) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let workspace = Workspace::open(root)?;
    let engine = Engine { fonts: Arc::new(Fonts::new(Vec::new())) };
    let options = Options { mode: Mode::Check, paths: Vec::new(), jobs: 1 };
    let sources = Sources::default();
    let summary = boardpaper_build::run(&workspace, settings, &engine, &sources, &options, &mut |_| {});
    let time = begun.elapsed();
    match summary.problems.first() {
        Some(problem) => Err(format!("a measured report has a problem: {}", problem.message).into()),
        None => Ok(time),
    }
}
