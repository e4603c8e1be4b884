//! What an officer should look at before a plan is reported: dates passed, nobody named, words that disagree.

use super::due::last_day_of;
use super::{Action, Area, Column, Due, Plan, Update, is_overdue, plain_words};
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::{House, PlanStyle};
use crate::rules::{self, Rule};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// Reports what is doubtful in a plan; `earlier` is the version that was reported last.
pub(super) fn check_plan(plan: &Plan, earlier: Option<&Plan>, house: &House, problems: &mut Problems) {
    let mut check = Check {
        style: &house.plan,
        problems,
        overdue: Vec::new(),
        leaderless: Vec::new(),
        silent: Vec::new(),
    };
    for area in &plan.areas {
        check.due(&area.due);
        check.due(&area.revised);
        for (index, action) in area.actions.iter().enumerate() {
            check.due(&action.due);
            check.due(&action.revised);
            if action.reference.value.is_empty() {
                continue;
            }
            check.action(plan, area, index, action);
        }
    }
    check.actions(plan);
    if let Some(earlier) = earlier {
        check.stale(plan, earlier);
    }
    check.leads(plan);
    check.columns(plan, house);
}

struct Check<'a, 'p> {
    style: &'a PlanStyle,
    problems: &'p mut Problems,
    overdue: Vec<Found<'a>>,
    leaderless: Vec<Found<'a>>,
    silent: Vec<Found<'a>>,
}

/// The ref of an action, and where something is wrong with it.
type Found<'a> = (&'a str, Span);

impl<'a> Check<'a, '_> {
    fn due(&mut self, due: &Due) {
        for words in due.words() {
            let written = words.value.trim().to_lowercase();
            if self.style.phrases.iter().any(|phrase| phrase.to_lowercase() == written) {
                continue;
            }
            let hint = if written.len() == 5 && written.bytes().all(|byte| byte.is_ascii_digit()) {
                "format the cell as a date, if it is one: spreadsheet programs keep dates as such numbers"
                    .to_owned()
            } else {
                let known: Vec<String> =
                    self.style.phrases.iter().map(|phrase| format!("“{phrase}”")).collect();
                let known = if known.is_empty() {
                    String::new()
                } else {
                    format!(", or one of {}", known.join(", "))
                };
                format!(
                    "write a date with its year, such as 30 June 2027, and several as a list or on lines of their own{known}"
                )
            };
            let message = format!("“{}” is neither a date nor a phrase of the house", words.value.trim());
            self.problems.report(&rules::UNKNOWN_DUE, words.span, message, hint);
        }
    }

    fn action(&mut self, plan: &Plan, area: &'a Area, index: usize, action: &'a Action) {
        let reference = action.reference.value.as_str();
        let status = &self.style.statuses[action.status.value];
        let updates = area.updates_of(index);
        if is_overdue(area, action, plan.as_at.value.date, self.style) {
            let at = due_span(area.due_now_of(action)).unwrap_or(action.span);
            self.overdue.push((reference, at));
        }
        if area.lead_of(action).is_empty() {
            self.leaderless.push((reference, action.span));
        }
        if updates.is_empty() && !status.closed {
            self.silent.push((reference, action.span));
        }
        if let Some(latest) = latest(updates) {
            self.status_and_words(action, latest);
        }
    }

    /// What is wrong with many actions is said once, with the refs of all.
    fn actions(&mut self, plan: &Plan) {
        let told = [
            gathered(&rules::OVERDUE, &self.overdue, |actions, are| {
                format!("the {actions} {are} overdue and still open")
            })
            .map(|diagnostic| {
                diagnostic.other(plan.as_at.span, "overdue is counted from this day").hint(
                    "give each its status of today, or write when it is due now (`revised_due`, or the column Revised of a sheet); leave one that is late indeed, for the plan says so",
                )
            }),
            gathered(&rules::NO_LEAD, &self.leaderless, |actions, _| format!("nobody leads the {actions}"))
                .map(|diagnostic| {
                    diagnostic.hint("write who leads it: as `lead`, or in the column Lead of a sheet")
                }),
            gathered(&rules::NO_PROGRESS, &self.silent, |actions, _| {
                format!("nothing is said of the progress of the {actions}")
            })
            .map(|diagnostic| {
                diagnostic.hint(
                    "write how it gets on, even if nothing was done yet: as `progress`, or in the column Progress of a sheet",
                )
            }),
        ];
        self.problems.extend(told.into_iter().flatten());
    }

    /// The status and the latest words about progress.
    fn status_and_words(&mut self, action: &Action, latest: &Update) {
        let status = &self.style.statuses[action.status.value];
        let said = plain_words(&latest.text).to_lowercase();
        let open = self.style.says_open.iter().find(|phrase| has_words(&said, phrase));
        let (word, said) = match (status.closed, open) {
            (true, Some(phrase)) => ("closed", phrase.clone()),
            (false, None) => match self.style.says_closed.iter().find(|phrase| says(&said, phrase)) {
                Some(phrase) => ("open", phrase.trim_end_matches('…').to_owned()),
                None => return,
            },
            _ => return,
        };
        let reference = &action.reference.value;
        let message = format!(
            "the action `{reference}` is {word} by its status “{}”, but its progress says “{said}”",
            status.label
        );
        self.problems.push(
            Diagnostic::new(&rules::STATUS_DISAGREES, action.status.span, message)
                .other(latest.span, "this is what it says")
                .hint("change the status or the words, so that both say the same"),
        );
    }

    /// Open actions of which nothing new is said.
    fn stale(&mut self, plan: &Plan, earlier: &Plan) {
        let then: BTreeMap<&str, &Update> = earlier
            .areas
            .iter()
            .flat_map(|area| {
                area.actions.iter().enumerate().map(move |(index, action)| (area, index, action))
            })
            .filter_map(|(area, index, action)| {
                Some((action.reference.value.as_str(), latest(area.updates_of(index))?))
            })
            .collect();
        let mut told: Vec<Span> = Vec::new();
        for area in &plan.areas {
            for (index, action) in area.actions.iter().enumerate() {
                let now = latest(area.updates_of(index));
                let then = then.get(action.reference.value.as_str());
                let (Some(now), Some(then)) = (now, then) else { continue };
                let is_new =
                    now.date.as_ref().is_some_and(|date| last_day_of(date.value) > earlier.as_at.value.date);
                let closed = self.style.statuses[action.status.value].closed;
                if closed
                    || is_new
                    || plain_words(&now.text) != plain_words(&then.text)
                    || told.contains(&now.span)
                {
                    continue;
                }
                told.push(now.span);
                let reference = &action.reference.value;
                let message = format!(
                    "the progress of the action `{reference}` is word for word that of the previous version"
                );
                self.problems.push(
                    Diagnostic::new(&rules::STALE_PROGRESS, now.span, message)
                        .other(then.span, "this was reported then")
                        .hint("write what happened since, even if nothing did"),
                );
            }
        }
    }

    /// One person spelt two ways.
    fn leads(&mut self, plan: &Plan) {
        let mut names: BTreeMap<String, Span> = BTreeMap::new();
        for lead in plan
            .areas
            .iter()
            .flat_map(|area| area.lead.iter().chain(area.actions.iter().flat_map(|action| &action.lead)))
        {
            names.entry(lead.value.trim().to_owned()).or_insert(lead.span);
        }
        let names: Vec<(Name<'_>, Span)> =
            names.iter().map(|(name, span)| (Name::new(name), *span)).collect();
        for (index, (one, one_at)) in names.iter().enumerate() {
            for (other, other_at) in &names[index + 1..] {
                if one.is_same_person(other) {
                    let message = format!(
                        "“{}” and “{}” look like one person spelt two ways",
                        other.written, one.written
                    );
                    self.problems.push(
                        Diagnostic::new(&rules::LEAD_SPELLING, *other_at, message)
                            .other(*one_at, "the other spelling is here")
                            .hint("spell the name one way throughout; two people can be told apart by their posts"),
                    );
                }
            }
        }
    }

    /// What a plan says that its house has no column for.
    fn columns(&mut self, plan: &Plan, house: &House) {
        let first = |spans: &[Spanned<String>]| spans.first().map(|text| text.span);
        let given = [
            (Column::Area, plan.areas.first().map(|area| area.span)),
            (Column::Source, plan.areas.iter().find_map(|area| first(&area.source))),
            (Column::Lead, plan.actions().find_map(|(area, action)| first(area.lead_of(action)))),
            (Column::Due, plan.actions().find_map(|(area, action)| due_span(area.due_of(action)))),
            (Column::Progress, plan.updates().next().map(|update| update.span)),
            (Column::Status, plan.actions().find_map(|(_, action)| given_status(action))),
        ];
        let has = |column| self.style.columns.iter().any(|known| known.column == column);
        // A rating stands beside the status where it has no column of its own.
        let rag = plan.actions().find_map(|(_, action)| action.rag.as_ref().map(|rag| rag.span));
        let rag = rag.filter(|_| !has(Column::Status));
        let missing: Vec<(Column, Span)> = given
            .into_iter()
            .chain([(Column::Rag, rag)])
            .filter_map(|(column, span)| Some((column, span.filter(|_| !has(column))?)))
            .collect();
        for (column, span) in missing {
            let id = column.id();
            let message =
                format!("the house `{}` has no column `{id}`, so this is not printed", house.name());
            let hint = "delete it, or ask whoever keeps the house to add the column";
            self.problems.report(&rules::UNPRINTED_COLUMN, span, message, hint);
        }
    }
}

/// One message about some actions, in words that are given "action `1.1`" and "is", or "actions `1.1` and `1.2`"
/// and "are"; none if there are none.
fn gathered(
    rule: &'static Rule,
    found: &[Found<'_>],
    words: impl Fn(&str, &str) -> String,
) -> Option<Diagnostic> {
    let [(first, at), others @ ..] = found else { return None };
    let message = match others.split_last() {
        None => words(&format!("action `{first}`"), "is"),
        Some(((last, _), _)) => {
            let refs: Vec<String> =
                found[..others.len()].iter().map(|(reference, _)| format!("`{reference}`")).collect();
            words(&format!("actions {} and `{last}`", refs.join(", ")), "are")
        }
    };
    // A date for a whole area is one place.
    let mut repeats: Vec<Span> = others.iter().map(|(_, at)| *at).filter(|other| other != at).collect();
    repeats.dedup();
    Some(Diagnostic { repeats, ..Diagnostic::new(rule, *at, message) })
}

/// Where it is said when an action is due now.
fn due_span(due: &Due) -> Option<Span> {
    due.items.last().map(|item| match item {
        super::DueItem::Date(date) => date.span,
        super::DueItem::Words(words) => words.span,
    })
}

/// Where a status was written, if it was.
fn given_status(action: &Action) -> Option<Span> {
    (action.status.span != action.span).then_some(action.status.span)
}

/// The update that tells how things stand: the one of the latest date, or the last.
fn latest(updates: &[Update]) -> Option<&Update> {
    let dated = updates.iter().filter(|update| update.date.is_some());
    dated.max_by_key(|update| update.date.as_ref().map(|date| date.value.date)).or(updates.last())
}

/// Whether a text has a phrase as words of their own.
fn has_words(text: &str, phrase: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(at, _)| {
        !is_word(text[..at].chars().next_back()) && !is_word(text[at + phrase.len()..].chars().next())
    })
}

/// Whether one sentence of a text is a phrase, or begins with it where the phrase ends in `…`.
fn says(text: &str, phrase: &str) -> bool {
    let mut sentences = text.split(['.', '!', '?', ';']).map(str::trim);
    match phrase.strip_suffix('…') {
        Some(beginning) => sentences.any(|sentence| {
            sentence.strip_prefix(beginning).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        }),
        None => sentences.any(|sentence| sentence == phrase),
    }
}

/// A name as it is compared with others.
struct Name<'a> {
    written: &'a str,
    words: Vec<String>,
    initials: String,
    has_figures: bool,
}

impl<'a> Name<'a> {
    fn new(written: &'a str) -> Self {
        let words = written.split(|c: char| c.is_whitespace() || c == '.').filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let initials = words.iter().filter_map(|word| word.chars().next()).collect();
        Self { written, words, initials, has_figures: written.contains(|c: char| c.is_ascii_digit()) }
    }

    /// Whether two names are likely to be one person's: a first name cut short or as an initial,
    /// initials alone, or a letter typed wrong.
    fn is_same_person(&self, other: &Self) -> bool {
        if self.words == other.words {
            return true;
        }
        if self.has_figures || other.has_figures {
            return false;
        }
        if self.is_initials_of(other) || other.is_initials_of(self) {
            return true;
        }
        match (self.words.as_slice(), other.words.as_slice()) {
            ([first, last], [other_first, other_last]) => {
                let is_short =
                    first.starts_with(other_first.as_str()) || other_first.starts_with(first.as_str());
                last == other_last && (is_short || is_slip(first, other_first))
                    || first == other_first && is_slip(last, other_last)
            }
            // Of posts and longer names only a slip of the finger is told.
            (one, two) => {
                one.len() == two.len()
                    && self.initials == other.initials
                    && is_slip(&self.words.join(" "), &other.words.join(" "))
            }
        }
    }

    /// Whether it is the capitals that the other's words begin with.
    fn is_initials_of(&self, other: &Self) -> bool {
        other.words.len() > 1
            && self.written.chars().all(char::is_uppercase)
            && self.written.to_lowercase() == other.initials
    }
}

/// Whether two words differ as a slip of the finger would have it.
fn is_slip(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    length >= 5
        && one.chars().next() == other.chars().next()
        && strsim::damerau_levenshtein(one, other) <= if length >= 8 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_spelt_two_ways() {
        for (one, other) in [
            ("Chris Taylor", "Christine Taylor"),
            ("C. Taylor", "Christine Taylor"),
            ("CT", "Christine Taylor"),
            ("Paula  Okafor", "Paula Okafor"),
            ("Paula Okafor", "paula okafor"),
            ("Laura Gallagher", "Laura Gallaher"),
        ] {
            assert!(Name::new(one).is_same_person(&Name::new(other)), "{one}, {other}");
        }
        for (one, other) in [
            ("A. Officer", "B. Officer"),
            ("Anna Taylor", "Christine Taylor"),
            ("Head of Service A", "Head of Service B"),
            ("Team Manager 1", "Team Manager 2"),
            ("Ann Dunn", "Ann Dale"),
            ("Head of Quality", "Head of Housing"),
        ] {
            assert!(!Name::new(one).is_same_person(&Name::new(other)), "{one}, {other}");
        }
    }

    #[test]
    fn progress_says_that_an_action_is_closed() {
        assert!(says("one course was held. completed for the may audit.", "completed…"));
        assert!(says("complete.", "complete"));
        assert!(!says("one course complete.", "complete"));
        assert!(!says("complete by september.", "complete"));
        assert!(!says("to be completed in may", "completed…"));
    }

    #[test]
    fn progress_says_that_an_action_is_open() {
        assert!(has_words("now partially completed.", "partially completed"));
        assert!(!has_words("the knot yet holds", "not yet"));
    }
}
