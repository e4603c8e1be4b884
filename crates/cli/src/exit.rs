//! How the program ends; the highest that applies wins.

use boardpaper_build::disk::SETTINGS;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use std::process::ExitCode;

/// The exit codes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Good = 0,
    /// Something is wrong in what was written.
    Faulty = 1,
    /// Wrong usage or settings.
    Usage = 2,
    /// The machine failed.
    Machine = 3,
    /// A fault of boardpaper itself.
    Bug = 101,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// What one message makes of the run.
    pub fn of(problem: &Diagnostic, sources: &Sources, deny_warnings: bool) -> Self {
        let in_settings = problem.severity == Severity::Error && problem.path(sources) == SETTINGS;
        if problem.rule == &rules::BUG {
            Self::Bug
        } else if problem.rule == &rules::UNREADABLE || problem.rule == &rules::OUTPUT {
            Self::Machine
        } else if in_settings {
            Self::Usage
        } else if problem.severity == Severity::Error || deny_warnings {
            Self::Faulty
        } else {
            Self::Good
        }
    }
}
