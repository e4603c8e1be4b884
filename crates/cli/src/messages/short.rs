//! Messages in a line each.

use super::Printer;
use boardpaper_data::diagnostic::Diagnostic;

/// How many further places a line names.
const MOST_PLACES: usize = 10;

impl Printer<'_> {
    /// The message in one line: the place, the rule, what is wrong, and what to do.
    pub(super) fn short(&self, problem: &Diagnostic) -> String {
        let path = problem.path(self.sources);
        let place = match &problem.primary {
            Some(primary) => {
                let start = self.sources.get(primary.span.source).position(primary.span.start);
                format!("{path}:{}:{}", start.line, start.column)
            }
            None => path.clone(),
        };
        let also = match problem.repeats.as_slice() {
            [] => String::new(),
            repeats => format!(" (and at {})", self.place_names(repeats, &path, MOST_PLACES)),
        };
        let hints: Vec<String> = problem.hints.iter().map(|hint| format!("; {hint}")).collect();
        format!(
            "{place}: {}[{}]: {}{also}{}",
            problem.severity.name(),
            problem.rule.name,
            self.message(problem),
            hints.concat()
        )
    }
}
