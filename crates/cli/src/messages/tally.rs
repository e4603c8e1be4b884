//! What a run found, in numbers.

use crate::commands::count;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many faults were shown, each place of a message being one, and how many messages were not.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Messages of rules that were not asked for.
    pub hidden: usize,
    errors: usize,
    warnings: usize,
    by_rule: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts a message with all its places.
    pub fn count(&mut self, problem: &Diagnostic) {
        let faults = 1 + problem.repeats.len();
        match problem.severity {
            Severity::Error => self.errors += faults,
            Severity::Warning => self.warnings += faults,
        }
        *self.by_rule.entry(problem.rule.name).or_default() += faults;
    }

    /// The closing words, a line each: nothing if nothing was found.
    pub(super) fn words(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.by_rule.is_empty() {
            let kinds = [(self.errors, "error"), (self.warnings, "warning")];
            let kinds = kinds.iter().filter(|(number, _)| *number > 0);
            let kinds: Vec<String> = kinds.map(|(number, kind)| count(*number, kind)).collect();
            let mut rules: Vec<_> = self.by_rule.iter().collect();
            rules.sort_by_key(|(_, number)| Reverse(**number));
            let rules: Vec<String> = rules.iter().map(|(rule, number)| format!("{number} {rule}")).collect();
            lines.push(format!("{}: {}", kinds.join(", "), rules.join(", ")));
        }
        match self.hidden {
            0 => {}
            1 => lines.push("1 message of other rules is not shown".to_owned()),
            more => lines.push(format!("{more} messages of other rules are not shown")),
        }
        if !self.by_rule.is_empty() {
            lines.push(
                "`boardpaper explain RULE` says what a rule is for, and how to put it right".to_owned(),
            );
        }
        lines
    }

    /// The same as an object.
    pub(super) fn json(&self) -> Value {
        let mut object = json!({
            "type": "summary",
            "errors": self.errors,
            "warnings": self.warnings,
            "rules": self.by_rule,
        });
        if self.hidden > 0 {
            object["not_shown"] = self.hidden.into();
        }
        object
    }
}
