//! What must hold of every reading: messages that people can read and that point at words, and the same again
//! when the same is read again.

use crate::places::is_in_place;
use boardpaper_data::diagnostic::{Diagnostic, fold, leave_out_what_was_said};
use boardpaper_data::source::Sources;

/// What came of reading an input.
pub(crate) struct Outcome {
    /// What was read, as it is compared; nothing where nothing is.
    pub(crate) shown: String,
    /// What was said.
    pub(crate) problems: Vec<Diagnostic>,
    /// The files.
    pub(crate) sources: Sources,
}

/// Whether what is read is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compared {
    Yes,
    No,
}

impl Compared {
    /// What is compared, written out if it is.
    pub(crate) fn show(self, what: &dyn std::fmt::Debug) -> String {
        if self == Self::Yes { format!("{what:?}") } else { String::new() }
    }
}

/// Reads an input of so many bytes, and looks at what comes of it. One length in four is read once more and
/// compared, since that takes more than twice as long.
pub(crate) fn is_sound(length: usize, read: impl Fn(Compared) -> Outcome) {
    let compared = if length.is_multiple_of(4) { Compared::Yes } else { Compared::No };
    let Outcome { shown, problems, sources } = read(compared);
    messages_are_sound(&problems, &sources);
    if compared == Compared::Yes {
        let again = read(compared);
        assert_eq!(shown, again.shown, "what is read again is read otherwise");
        assert_eq!(problems, again.problems, "of what is read again something else is said");
    }
    let mut folded = fold(problems, &sources);
    leave_out_what_was_said(&mut folded, &sources);
    messages_are_sound(&folded, &sources);
}

/// Whether every message is a line, has a hint, and points at words.
pub(crate) fn messages_are_sound(problems: &[Diagnostic], sources: &Sources) {
    for problem in problems {
        let said = format!("{}: {} > {:?}", problem.rule.name, problem.message, problem.hints);
        let labels = problem.primary.iter().chain(&problem.others);
        let lines = [&problem.message].into_iter().chain(&problem.hints);
        for line in lines.chain(labels.clone().map(|label| &label.text).filter(|text| !text.is_empty())) {
            assert!(!line.trim().is_empty(), "nothing is said: {said}");
            assert!(!line.contains(char::is_control), "a line has a control character: {said:?}");
        }
        assert!(!problem.message.ends_with('.'), "a message ends in a full stop: {said}");
        assert!(!problem.hints.is_empty(), "there is no hint: {said}");
        for span in labels.map(|label| label.span).chain(problem.repeats.iter().copied()) {
            assert!(is_in_place(span, sources), "{span:?} is no place: {said}");
            let source = sources.get(span.source);
            assert!(source.position(span.start) <= source.position(span.end), "{span:?}: {said}");
        }
        assert!(!problem.path(sources).is_empty(), "no file is named: {said}");
    }
}
