//! A fault that is there many times is told once, with all its places.

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span};
use std::collections::{HashMap, HashSet};

/// What makes two messages say the same, wherever they stand.
type Words = (&'static str, bool, String, Vec<String>);

/// Makes one of messages that say the same: at the first place in file order, the others as its `repeats`.
/// A message that points at further places with words about them stays alone, as does one without a place.
pub fn fold(mut problems: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    // Most documents have a message or none.
    if problems.len() < 2 {
        return problems;
    }
    let in_order = |problem: &Diagnostic| {
        let start = problem.primary.as_ref().map_or(0, |label| label.span.start);
        (problem.path(sources), start)
    };
    problems.sort_by_cached_key(in_order);
    let mut first: HashMap<Words, usize> = HashMap::new();
    let mut folded: Vec<Diagnostic> = Vec::new();
    for problem in problems {
        let can_fold = problem.primary.is_some() && problem.others.is_empty() && problem.trace.is_empty();
        match first.get(&words(&problem)).filter(|_| can_fold) {
            Some(&at) => folded[at].repeats.extend(problem.places()),
            None => {
                if can_fold {
                    first.insert(words(&problem), folded.len());
                }
                folded.push(problem);
            }
        }
    }
    folded
}

/// Leaves out what was said already of the same place: a file that several documents name, such as a house's or
/// an appendix's, is read for each of them. What is an error in one of them is told as an error. Wants messages
/// by file and place.
pub fn leave_out_what_was_said(problems: &mut Vec<Diagnostic>, sources: &Sources) {
    let mut said = HashSet::new();
    for severity in [Severity::Error, Severity::Warning] {
        problems.retain_mut(|problem| problem.severity != severity || says_more(problem, sources, &mut said));
    }
}

/// A rule, its message, the file and the place in it.
type Said = (&'static str, String, String, Option<(usize, usize)>);

/// Takes from a message the places that were told of; whether any is left.
fn says_more(problem: &mut Diagnostic, sources: &Sources, said: &mut HashSet<Said>) -> bool {
    let (rule, message, path) = (problem.rule.name, problem.message.clone(), problem.path(sources));
    let Some(primary) = problem.primary.as_mut() else {
        return said.insert((rule, message, path, None));
    };
    let mut is_new = |span: &Span| {
        let path = sources.get(span.source).path().to_owned();
        said.insert((rule, message.clone(), path, Some((span.start, span.end))))
    };
    let is_first_new = is_new(&primary.span);
    problem.repeats.retain(is_new);
    if !is_first_new && !problem.repeats.is_empty() {
        primary.span = problem.repeats.remove(0);
        primary.text.clear();
        return true;
    }
    is_first_new
}

fn words(problem: &Diagnostic) -> Words {
    let is_error = problem.severity == Severity::Error;
    (problem.rule.name, is_error, problem.message.clone(), problem.hints.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::source::{Source, SourceId};

    fn at(source: SourceId, start: usize, message: &str) -> Diagnostic {
        Diagnostic::new(&rules::RAW_HTML, Span::new(source, start..start + 1), message).hint("mend it")
    }

    fn places(problems: &[Diagnostic]) -> Vec<(String, Vec<usize>)> {
        let starts = |problem: &Diagnostic| problem.places().map(|span| span.start).collect();
        problems.iter().map(|problem| (problem.message.clone(), starts(problem))).collect()
    }

    #[test]
    fn the_same_is_told_once_at_its_first_place() {
        let sources = Sources::default();
        let id = sources.add(Source::new("a.md", "abcdefghi"));
        let near = at(id, 2, "near another").other(Span::new(id, 0..1), "this one");
        let folded = fold(
            vec![
                at(id, 7, "wrong"),
                at(id, 3, "wrong"),
                near.clone(),
                at(id, 5, "wrong").hint("or not"),
                at(id, 4, "wrong"),
                near,
            ],
            &sources,
        );
        let expected = [
            ("near another", vec![2]),
            ("near another", vec![2]),
            ("wrong", vec![3, 4, 7]),
            ("wrong", vec![5]),
        ];
        assert_eq!(places(&folded), expected.map(|(words, starts)| (words.to_owned(), starts)));
    }

    #[test]
    fn two_documents_that_share_a_file_tell_of_it_once() {
        let sources = Sources::default();
        let [own, first, second] =
            ["a.md", "shared.md", "shared.md"].map(|path| sources.add(Source::new(path, "abcdefghi")));
        let mut all = fold(vec![at(own, 1, "wrong"), at(first, 3, "wrong"), at(first, 5, "wrong")], &sources);
        all.extend(fold(
            vec![at(second, 3, "wrong"), at(second, 5, "wrong"), at(second, 8, "wrong")],
            &sources,
        ));
        leave_out_what_was_said(&mut all, &sources);
        let expected = [("wrong".to_owned(), vec![1, 3, 5]), ("wrong".to_owned(), vec![8])];
        assert_eq!(places(&all), expected);
    }
}
