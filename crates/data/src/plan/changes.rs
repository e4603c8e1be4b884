//! What moved since the version of a plan that was reported last.

use super::{Due, Plan, plain_words};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::House;
use crate::rules::{self, Rule};
use crate::source::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// How much of two texts must be alike to be two wordings of one action, from 0 to 1.
const ALIKE: f64 = 0.25;

/// How alike two texts must be letter by letter, where they share few words, from 0 to 1.
const ALIKE_IN_LETTERS: f64 = 0.5;

/// The longest texts, in bytes, that are compared letter by letter.
const SHORT: usize = 400;

/// What changed since the version that was reported last.
#[derive(Debug)]
pub struct Changes {
    /// The day for which that version was true.
    pub since: Date,
    /// The changes of each area that has any, by its ref.
    pub areas: BTreeMap<String, Vec<Change>>,
    /// The changes of each action that has any, by its ref.
    pub actions: BTreeMap<String, Vec<Change>>,
}

/// One thing that changed of an area or an action.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Change {
    /// It was not in that version.
    New,
    /// It was open, and nothing more is to be done now: statuses by their place in the house's scheme.
    Closed { from: usize, to: usize },
    /// It has another status.
    Status { from: usize, to: usize },
    /// It is due on another day.
    Due { from: Due, to: Due },
    /// It is worded in another way.
    Text { from: String, to: String },
}

impl Changes {
    /// The words of the earlier version that are printed again.
    pub fn earlier_words(&self) -> impl Iterator<Item = &str> {
        let changes = self.areas.values().chain(self.actions.values()).flatten();
        changes.flat_map(|change| -> Vec<&str> {
            match change {
                Change::Text { from, .. } => vec![from.as_str()],
                Change::Due { from, .. } => from.words().map(|words| words.value.as_str()).collect(),
                _ => Vec::new(),
            }
        })
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.actions.is_empty()
    }

    /// The changes of the area with that ref.
    pub fn of_area(&self, reference: &str) -> &[Change] {
        self.areas.get(reference).map(Vec::as_slice).unwrap_or_default()
    }

    /// The changes of the action with that ref.
    pub fn of_action(&self, reference: &str) -> &[Change] {
        self.actions.get(reference).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What changed from `earlier` to `plan`. `named_at` is where the plan names the earlier version; refs
/// that vanished are told there.
pub(super) fn compare(
    plan: &Plan,
    earlier: &Plan,
    named_at: Span,
    house: &House,
    problems: &mut Problems,
) -> Changes {
    let areas = changed_areas(plan, earlier, named_at, problems);
    let known: BTreeMap<&str, _> =
        earlier.actions().map(|(area, action)| (action.reference.value.as_str(), (area, action))).collect();
    let mut actions = BTreeMap::new();
    for (area, action) in plan.actions() {
        let reference = &action.reference;
        let Some((area_then, then)) = known.get(reference.value.as_str()) else {
            actions.insert(reference.value.clone(), vec![Change::New]);
            continue;
        };
        let (from, to) = (plain_words(&then.text), plain_words(&action.text));
        if !are_alike(&from, &to) {
            let is_counted = reference.span == action.span;
            report_reuse("action", reference, then.reference.span, is_counted, problems);
            continue;
        }
        let mut changes = Vec::new();
        let (before, now) = (then.status.value, action.status.value);
        let is_closed = |status: usize| house.plan.statuses[status].closed;
        if before != now {
            changes.push(match !is_closed(before) && is_closed(now) {
                true => Change::Closed { from: before, to: now },
                false => Change::Status { from: before, to: now },
            });
        }
        let (due_then, due_now) = (area_then.due_now_of(then).clone(), area.due_now_of(action).clone());
        if !due_then.says_same(&due_now) {
            changes.push(Change::Due { from: due_then, to: due_now });
        }
        if from != to {
            changes.push(Change::Text { from, to });
        }
        if !changes.is_empty() {
            actions.insert(reference.value.clone(), changes);
        }
    }
    let now: BTreeSet<&str> = plan.actions().map(|(_, action)| action.reference.value.as_str()).collect();
    let known_areas: BTreeSet<&str> = plan.areas.iter().map(|area| area.reference.value.as_str()).collect();
    for (area, action) in earlier.actions() {
        let gone = !now.contains(action.reference.value.as_str());
        // Where the whole area is gone, that was told.
        if gone && known_areas.contains(area.reference.value.as_str()) {
            report_vanished("action", &action.reference, named_at, problems);
        }
    }
    Changes { since: earlier.as_at.value, areas, actions }
}

fn changed_areas(
    plan: &Plan,
    earlier: &Plan,
    named_at: Span,
    problems: &mut Problems,
) -> BTreeMap<String, Vec<Change>> {
    let now: BTreeMap<&str, _> =
        plan.areas.iter().map(|area| (area.reference.value.as_str(), area)).collect();
    let mut changes = BTreeMap::new();
    for then in &earlier.areas {
        let Some(area) = now.get(then.reference.value.as_str()) else {
            report_vanished("area", &then.reference, named_at, problems);
            continue;
        };
        let (from, to) = (plain_words(&then.title), plain_words(&area.title));
        if !are_alike(&from, &to) {
            report_reuse("area", &area.reference, then.reference.span, false, problems);
        } else if from != to {
            changes.insert(area.reference.value.clone(), vec![Change::Text { from, to }]);
        }
    }
    changes
}

fn report_vanished(what: &str, then: &Spanned<String>, named_at: Span, problems: &mut Problems) {
    let message = format!("the {what} `{}` of the previous version is not in this one", then.value);
    report(
        &rules::VANISHED_REF,
        named_at,
        message,
        then.span,
        "it was reported here",
        format!("put the {what} back under its ref; one that is closed stays in the plan"),
        problems,
    );
}

fn report_reuse(what: &str, now: &Spanned<String>, then: Span, is_counted: bool, problems: &mut Problems) {
    let hint = if is_counted {
        "type `ref` at this action and at those below it: refs that are not typed are counted from the top, and an action was put in or moved".to_owned()
    } else {
        format!("give the new {what} a ref that was never used, and keep the earlier one under its own")
    };
    let message = format!("the ref `{}` stood for another {what} in the previous version", now.value);
    report(&rules::REUSED_REF, now.span, message, then, "it was reported here", hint, problems);
}

fn report(
    rule: &'static Rule,
    span: Span,
    message: String,
    other: Span,
    label: &str,
    hint: String,
    problems: &mut Problems,
) {
    problems.push(Diagnostic::new(rule, span, message).other(other, label).hint(hint));
}

/// Whether two texts are two wordings of one thing.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let (in_one, in_other) = (words(&one), words(&other));
    let shared = in_one.intersection(&in_other).count() as f64;
    let all = (in_one.len() + in_other.len()) as f64;
    (all > 0.0 && 2.0 * shared / all >= ALIKE)
        || one.len().max(other.len()) <= SHORT
            && strsim::normalized_levenshtein(&one, &other) >= ALIKE_IN_LETTERS
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn another_wording_is_told_from_another_action() {
        let form = "Revise the case consultation form";
        assert!(are_alike(form, "Revise the case consultation form and train all managers in its use"));
        assert!(are_alike("Train staff", "Training of staff"));
        assert!(!are_alike(form, "Publish a leaflet for young people about the council"));
        assert!(!are_alike(form, "Appoint a lead nurse"));
    }
}
