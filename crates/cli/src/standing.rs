//! The problems that stand from one build of `watch` to the next, and which of them were mended.

use crate::commands::count;
use boardpaper_build::disk::SETTINGS;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// A problem, told apart from others by its words alone: lines move while people write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    file: String,
    rule: &'static str,
    message: String,
    is_error: bool,
}

/// The problems that stand, and how many there are of each.
#[derive(Debug, Default)]
pub struct Standing {
    shown: BTreeMap<Problem, usize>,
    /// Those that a new error of their file hides: nobody looked whether they stand.
    hidden: BTreeMap<Problem, usize>,
}

/// What became of the problems.
#[derive(Debug, Default)]
pub struct Changed {
    mended: BTreeMap<String, usize>,
    is_any: bool,
}

impl Standing {
    /// Takes the problems that a build found.
    pub fn take(&mut self, problems: &[Diagnostic], sources: &Sources) -> Changed {
        let now = counted(problems, sources);
        let hides = |problem: &&Problem| {
            let has_hidden = || self.hidden.keys().any(|hidden| hidden.file == problem.file);
            problem.is_error && (!self.shown.contains_key(*problem) || has_hidden())
        };
        let in_the_dark: BTreeSet<&str> =
            now.keys().filter(hides).map(|problem| problem.file.as_str()).collect();
        let mut changed = Changed { is_any: now != self.shown, ..Changed::default() };
        let mut hidden = BTreeMap::new();
        for (problem, &before) in self.shown.iter().chain(&self.hidden) {
            let gone = before.saturating_sub(now.get(problem).copied().unwrap_or(0));
            if gone == 0 {
                continue;
            }
            if !in_the_dark.contains(problem.file.as_str()) {
                *changed.mended.entry(problem.file.clone()).or_default() += gone;
            } else if !problem.is_error || self.hidden.contains_key(problem) {
                hidden.insert(problem.clone(), gone);
            }
        }
        self.hidden = hidden;
        self.shown = now;
        changed
    }

    /// Takes the problems of a build that did not get as far as the documents: theirs stand as before.
    pub fn take_some(&mut self, problems: &[Diagnostic], sources: &Sources) -> Changed {
        let others = self.shown.iter().filter(|(problem, _)| problem.file != SETTINGS);
        let mut now: BTreeMap<_, _> = others.map(|(problem, &times)| (problem.clone(), times)).collect();
        now.extend(counted(problems, sources));
        self.shown = now;
        Changed { is_any: true, ..Changed::default() }
    }
}

impl Changed {
    /// Whether there are other problems than before.
    pub fn is_any(&self) -> bool {
        self.is_any
    }

    /// Which were mended, in words, if any were.
    pub fn mended(&self) -> Option<String> {
        let problems = match self.mended.values().sum() {
            0 => return None,
            problems => count(problems, "problem"),
        };
        let files: Vec<&str> = self.mended.keys().map(String::as_str).collect();
        Some(match files.as_slice() {
            [_, _, _, _, ..] => format!("mended: {problems} in {}", count(files.len(), "file")),
            few => format!("mended: {problems} in {}", few.join(", ")),
        })
    }
}

fn counted(problems: &[Diagnostic], sources: &Sources) -> BTreeMap<Problem, usize> {
    let mut counted = BTreeMap::new();
    for problem in problems {
        let known = Problem {
            file: problem.path(sources),
            rule: problem.rule.name,
            message: problem.message.clone(),
            is_error: problem.severity == Severity::Error,
        };
        *counted.entry(known).or_default() += 1 + problem.repeats.len();
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::Standing;
    use boardpaper_data::diagnostic::{Diagnostic, Severity};
    use boardpaper_data::rules;
    use boardpaper_data::source::Sources;

    fn problem(file: &str, message: &str, severity: Severity) -> Diagnostic {
        Diagnostic { severity, ..Diagnostic::of_file(&rules::RAW_HTML, file, message) }
    }

    #[test]
    fn what_is_gone_was_mended_unless_a_new_error_hides_it() {
        let sources = Sources::default();
        let mut standing = Standing::default();
        let warning = || problem("data/a.md", "old", Severity::Warning);
        let error = |message| problem("data/a.md", message, Severity::Error);
        let elsewhere = || problem("data/b.md", "old", Severity::Warning);
        let mut take = |problems: &[Diagnostic]| standing.take(problems, &sources).mended();
        assert_eq!(take(&[warning(), elsewhere()]), None);
        // In the middle of typing the file cannot be read, and nobody knows of its old problem.
        assert_eq!(take(&[error("half"), elsewhere()]), None);
        assert_eq!(take(&[error("half a"), elsewhere()]), None);
        assert_eq!(take(&[error("half a"), elsewhere()]), None);
        assert_eq!(take(&[warning()]), Some("mended: 2 problems in data/a.md, data/b.md".to_owned()));
        assert_eq!(take(&[warning()]), None);
        assert_eq!(take(&[]), Some("mended: 1 problem in data/a.md".to_owned()));
    }

    #[test]
    fn wrong_settings_hide_what_is_wrong_in_documents() {
        let sources = Sources::default();
        let mut standing = Standing::default();
        let warning = || problem("data/a.md", "old", Severity::Warning);
        standing.take(&[warning()], &sources);
        standing.take_some(&[problem("boardpaper.toml", "wrong", Severity::Error)], &sources);
        let mended = standing.take(&[warning()], &sources).mended();
        assert_eq!(mended, Some("mended: 1 problem in boardpaper.toml".to_owned()));
    }
}
