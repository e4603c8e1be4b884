//! Messages as values: what is wrong, where, and what to do.

mod fold;

pub use fold::{fold, leave_out_what_was_said};

use crate::rules::{Level, Rule, RuleSet};
use crate::source::{Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be built, or would be wrong in print.
    Error,
    /// It is built, but reads badly or may surprise.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place and what is to be said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words beside it; may be empty.
    pub text: String,
}

/// One fault. The message is a lower-case phrase, names in backticks, no full stop;
/// each hint starts with a verb and tells an officer what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where it is: none only where a file cannot be read as text at all.
    pub primary: Option<Label>,
    /// The file, where there is no place in it to point at; relative to the workspace.
    pub file: Option<String>,
    /// Other places that matter.
    pub others: Vec<Label>,
    /// Further places where the same is wrong.
    pub repeats: Vec<Span>,
    /// What to do.
    pub hints: Vec<String>,
    /// For template authors, under `-v`: where in the template it happened.
    pub trace: Vec<String>,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self { primary: Some(Label { span, text: String::new() }), ..Self::without_place(rule, message) }
    }

    /// A fault of a whole file.
    pub fn of_file(rule: &'static Rule, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..Self::without_place(rule, message) }
    }

    fn without_place(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: if rule.level == Level::Error { Severity::Error } else { Severity::Warning },
            message: in_line(message),
            primary: None,
            file: None,
            others: Vec::new(),
            repeats: Vec::new(),
            hints: Vec::new(),
            trace: Vec::new(),
        }
    }

    /// With words beside the place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = in_line(text);
        }
        self
    }

    /// With what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(in_line(hint));
        self
    }

    /// With another place that matters.
    pub fn other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label { span, text: in_line(text) });
        self
    }

    /// Every place where it is wrong, the first one first.
    pub fn places(&self) -> impl Iterator<Item = Span> + '_ {
        self.primary.iter().map(|label| label.span).chain(self.repeats.iter().copied())
    }

    /// Every place that it tells of.
    pub fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let labels = self.primary.iter_mut().chain(&mut self.others);
        labels.map(|label| &mut label.span).chain(&mut self.repeats)
    }

    /// The path of the file it is in, relative to the workspace.
    pub fn path(&self, sources: &Sources) -> String {
        match (&self.primary, &self.file) {
            (Some(label), _) => sources.get(label.span.source).path().to_owned(),
            (None, Some(file)) => file.clone(),
            (None, None) => String::new(),
        }
    }
}

/// Words of a message as they are told: what they quote may hold line ends, and characters that would move about
/// in a terminal.
fn in_line(words: impl Into<String>) -> String {
    let words = words.into();
    if !words.contains(char::is_control) {
        return words;
    }
    let shown = |c: char| match c {
        c if c.is_control() && c.is_whitespace() => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    words.chars().map(shown).collect()
}

/// The faults found so far; nothing stops at the first.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    rules: RuleSet,
}

impl Problems {
    /// No faults yet; each will count as these rules say.
    pub fn under(rules: RuleSet) -> Self {
        Self { list: Vec::new(), rules }
    }

    /// The rules by which faults count.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Adds a fault, unless its rule is off.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.extend(self.rules.judge(diagnostic));
    }

    /// Adds a fault with what to do about it.
    pub fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Diagnostic::new(rule, span, message).hint(hint));
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// All of them, in the order found.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Gives them up, in the order found.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }
}

impl Extend<Diagnostic> for Problems {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        for diagnostic in iter {
            self.push(diagnostic);
        }
    }
}

/// The nearest of some known names, for "did you mean": none if nothing is near. Names that nobody could have
/// mistyped are not compared, since that takes time by their lengths multiplied; nor are more than
/// a thousand.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 100;
    const MOST: usize = 1_000;
    let spelt = |name: &str| name.to_lowercase().replace('-', "_");
    let length = written.chars().count();
    let written = Some(written).filter(|_| length <= LONGEST).map(spelt)?;
    let is_of_like_length = |name: &&str| {
        let known = name.chars().take(2 * LONGEST).count();
        known.abs_diff(length) <= (known / 3).max(1)
    };
    known
        .into_iter()
        .take(MOST)
        .filter(is_of_like_length)
        .map(|name| (strsim::damerau_levenshtein(&written, &spelt(name)), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, did_you_mean};
    use crate::rules::UNKNOWN_KIND;

    #[test]
    fn the_nearest_name_is_meant_and_no_name_of_a_whole_page() {
        assert_eq!(did_you_mean("reprot", ["report", "plan"]), Some("report"));
        assert_eq!(did_you_mean("Key-Dates", ["key_date"]), Some("key_date"));
        assert_eq!(did_you_mean("meeting", ["report", "plan"]), None);
        let page = "a".repeat(1_000_000);
        assert_eq!(did_you_mean(&page, [page.as_str(), "report"]), None);
        assert_eq!(did_you_mean("report", [page.as_str()]), None);
    }

    #[test]
    fn what_a_message_quotes_breaks_no_line_and_moves_no_cursor() {
        let problem =
            Diagnostic::of_file(&UNKNOWN_KIND, "a.md", "there is no kind `a\nb\u{1B}[2J`").hint("use\t`b`");
        assert_eq!(problem.message, "there is no kind `a b\u{FFFD}[2J`");
        assert_eq!(problem.hints, ["use `b`"]);
    }
}
