//! Messages as commands of a GitHub workflow, which shows them beside the lines of a change.

use super::Printer;
use boardpaper_data::diagnostic::Diagnostic;

/// How many further places a message names.
const MOST_PLACES: usize = 40;

impl Printer<'_> {
    /// The message as a command: its place as properties, the rest as its words, a line for each hint.
    pub(super) fn github(&self, problem: &Diagnostic) -> String {
        let path = problem.path(self.sources);
        let mut properties = Vec::new();
        if !path.is_empty() {
            properties.push(("file", path.clone()));
        }
        if let Some(primary) = &problem.primary {
            let source = self.sources.get(primary.span.source);
            // A cell of a sheet is no line of a file.
            if source.cell_name(primary.span.start).is_none() {
                let (start, end) = (source.position(primary.span.start), source.position(primary.span.end));
                properties.push(("line", start.line.to_string()));
                properties.push(("col", start.column.to_string()));
                properties.push(("endLine", end.line.to_string()));
                properties.push(("endColumn", end.column.to_string()));
            }
        }
        properties.push(("title", problem.rule.name.to_owned()));
        let properties: Vec<String> =
            properties.iter().map(|(name, value)| format!("{name}={}", escaped_property(value))).collect();
        format!(
            "::{} {}::{}",
            problem.severity.name(),
            properties.join(","),
            escaped(&self.in_lines(problem, &path))
        )
    }

    /// What is wrong, where else, and what to do, a line each.
    pub(super) fn in_lines(&self, problem: &Diagnostic, path: &str) -> String {
        let mut lines = vec![self.message(problem)];
        if let Some(primary) = problem.primary.as_ref().filter(|primary| !primary.text.is_empty()) {
            lines.push(format!("here: {}", primary.text));
        }
        for other in &problem.others {
            lines.push(format!("at {}: {}", self.place_name(other.span, path), other.text));
        }
        if !problem.repeats.is_empty() {
            lines.push(format!("also at {}", self.place_names(&problem.repeats, path, MOST_PLACES)));
        }
        lines.extend(problem.hints.iter().cloned());
        lines.join("\n")
    }
}

/// The words of a command as GitHub wants them.
fn escaped(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command as GitHub wants it.
fn escaped_property(value: &str) -> String {
    escaped(value).replace(':', "%3A").replace(',', "%2C")
}
