//! Printing messages: with the writer's own lines, a line each, as JSON, for GitHub, or as SARIF.

mod excerpt;
mod github;
mod human;
mod json;
mod places;
mod sarif;
mod short;
mod tally;

pub use tally::Tally;

use crate::arguments::{Arguments, MessageFormat, Shown};
use crate::exit::Exit;
use crate::results;
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity};
use boardpaper_data::rules::Rule;
use boardpaper_data::source::Sources;
use clap::ColorChoice;
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};

/// How wide lines are where no terminal says so.
const WIDTH: usize = 100;

/// Whether what goes to a stream is coloured.
pub fn has_colour(arguments: &Arguments, stream: &impl IsTerminal) -> bool {
    match arguments.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// How many columns a terminal has, as far as lines that wide can be read.
pub fn width_of(columns: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    columns.map_or(WIDTH, |(terminal_size::Width(columns), _)| usize::from(columns).clamp(60, 160))
}

/// Prints messages.
pub struct Printer<'a> {
    /// How.
    pub format: MessageFormat,
    /// The files that messages point into.
    pub sources: &'a Sources,
    /// Whether to colour them.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether to say where in a template a fault happened.
    pub verbose: bool,
    /// Whether to keep warnings to itself.
    pub quiet: bool,
    /// Whether warnings count as errors.
    pub deny: bool,
    /// The rules whose messages are shown; all if it names none.
    pub only: Vec<&'static Rule>,
    /// Whether the first message of a rule brings the rule's page.
    pub explain: bool,
    /// What was shown so far.
    pub tally: Tally,
    explained: BTreeSet<&'static str>,
    log: sarif::Log,
}

impl<'a> Printer<'a> {
    /// A printer as the command line asks for it.
    pub fn new(arguments: &Arguments, format: MessageFormat, sources: &'a Sources) -> Self {
        let columns =
            io::stderr().is_terminal().then(|| terminal_size::terminal_size_of(io::stderr())).flatten();
        Self {
            colour: has_colour(arguments, &io::stderr()),
            width: width_of(columns),
            verbose: arguments.verbose,
            quiet: arguments.quiet,
            ..Self::plain(format, sources)
        }
    }

    /// A printer of every message, without colours, where no terminal says how wide it is.
    fn plain(format: MessageFormat, sources: &'a Sources) -> Self {
        Self {
            format,
            sources,
            colour: false,
            width: WIDTH,
            verbose: false,
            quiet: false,
            deny: false,
            only: Vec::new(),
            explain: false,
            tally: Tally::default(),
            explained: BTreeSet::new(),
            log: sarif::Log::default(),
        }
    }

    /// A printer of the messages that the command line asks for.
    pub fn showing(arguments: &Arguments, shown: &Shown, sources: &'a Sources) -> Self {
        Self {
            deny: shown.deny.is_some(),
            only: shown.only.clone(),
            explain: shown.explain,
            ..Self::new(arguments, shown.message_format, sources)
        }
    }

    /// Prints what is wrong, but for the warnings of a quiet run, and says how the program ends for it.
    /// For people, messages of a rule that differ only in what they quote are one.
    pub fn tell<'p>(&mut self, problems: impl IntoIterator<Item = &'p Diagnostic>) -> Exit {
        let mut exit = Exit::Good;
        let mut shown = Vec::new();
        for problem in problems {
            exit = exit.max(Exit::of(problem, self.sources, self.deny));
            if !self.only.is_empty() && !self.only.contains(&problem.rule) {
                self.tally.hidden += 1;
                continue;
            }
            let is_talk = self.format.is_for_people() && problem.severity == Severity::Warning && !self.deny;
            if !(self.quiet && is_talk) {
                self.tally.count(problem);
                shown.push(problem);
            }
        }
        if self.format == MessageFormat::Human {
            for told in human::gathered(&shown, self.sources) {
                let page = self.page_of(told.first.rule);
                // A reader that has gone away wants no more; the work is done all the same.
                let _ = writeln!(io::stderr(), "{}\n", self.human(&told));
                if let Some(page) = page {
                    let page = crate::explain::in_terminal(&page, self.width, self.colour);
                    let _ = writeln!(io::stderr(), "{page}");
                }
            }
        } else {
            for problem in shown {
                let _ = self.print(problem);
            }
        }
        exit
    }

    /// Prints what is wrong with the settings, from the top.
    pub fn tell_of_settings(mut self, problems: Problems) -> Exit {
        let mut problems = problems.into_vec();
        problems.sort_by_key(|problem| problem.primary.as_ref().map(|label| label.span.start));
        self.only.clear();
        self.tell(&problems);
        self.finish();
        Exit::Usage
    }

    /// Prints one message: to standard error for people, to standard output for machines.
    fn print(&mut self, problem: &Diagnostic) -> io::Result<()> {
        match self.format {
            MessageFormat::Human => Ok(()),
            MessageFormat::Short => writeln!(io::stderr(), "{}", self.short(problem)),
            MessageFormat::Json => {
                let page = self.page_of(problem.rule);
                results::line(self.json(problem, page));
                Ok(())
            }
            MessageFormat::Github => {
                results::line(self.github(problem));
                Ok(())
            }
            MessageFormat::Sarif => {
                let result = self.sarif(problem);
                self.log.add(problem.rule, result);
                Ok(())
            }
        }
    }

    /// The page of a rule, once, if pages are asked for.
    fn page_of(&mut self, rule: &'static Rule) -> Option<String> {
        (self.explain && self.explained.insert(rule.name)).then(|| boardpaper_data::rules::page(rule, 1))
    }

    /// Ends the messages: with what they came to in words or as an object, or with all of them.
    pub fn finish(&self) {
        let ending = match self.format {
            MessageFormat::Human | MessageFormat::Short => {
                for line in self.tally.words().iter().filter(|_| !self.quiet) {
                    crate::commands::say(line);
                }
                return;
            }
            MessageFormat::Json => self.tally.json(),
            MessageFormat::Github => return,
            MessageFormat::Sarif => self.log.json(),
        };
        results::line(ending);
    }

    /// The message, behind the cell that it is about if that is in a sheet: `Plan!F12: …`.
    fn message(&self, problem: &Diagnostic) -> String {
        let cell = problem
            .primary
            .as_ref()
            .and_then(|primary| self.sources.get(primary.span.source).cell_name(primary.span.start));
        cell.map_or_else(|| problem.message.clone(), |cell| format!("{cell}: {}", problem.message))
    }
}

#[cfg(test)]
mod tests;
