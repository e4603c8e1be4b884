//! Progress that several actions of an area share.

use super::areas::Reader;
use super::{Area, SharedProgress};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Span, Spanned};
use crate::written::{Table, excerpt};

impl Reader<'_, '_> {
    /// Progress of several actions, each run of them with its updates.
    pub(super) fn share(&mut self, area: &mut Area, updates: &[&Table]) {
        for table in updates {
            let (named, update) = self.shared_update(table);
            let Some(served) = self.served(area, named.as_deref(), update.span) else { continue };
            let same = |shared: &&mut SharedProgress| (shared.first, shared.count) == served;
            if let Some(shared) = area.shared.iter_mut().find(same) {
                shared.updates.push(update);
                continue;
            }
            let (first, count) = served;
            if let Some(other) = (first..first + count).find_map(|index| area.shared_by(index)) {
                let other = other.updates.first().map_or(area.span, |update| update.span);
                self.problems.push(
                    Diagnostic::new(
                        &rules::BAD_SETTING,
                        update.span,
                        "two updates share some of their actions, but not all",
                    )
                    .other(other, "this is the other")
                    .hint("give both the same `actions`, or write one of them at its action"),
                );
                continue;
            }
            area.shared.push(SharedProgress { first, count, updates: vec![update] });
        }
    }

    /// The actions that an update of an area serves: those named, or those with no progress of their own.
    fn served(
        &mut self,
        area: &Area,
        named: Option<&[Spanned<String>]>,
        span: Span,
    ) -> Option<(usize, usize)> {
        // That an area has no action was told.
        if area.actions.is_empty() {
            return None;
        }
        let mut places: Vec<usize> = Vec::new();
        for name in named.unwrap_or_default() {
            match area.actions.iter().position(|action| action.reference.value == name.value.trim()) {
                Some(place) => places.push(place),
                None => {
                    let known: Vec<String> =
                        area.actions.iter().map(|action| format!("`{}`", action.reference.value)).collect();
                    let message = format!("this area has no action `{}`", excerpt(&name.value));
                    self.problems.report(
                        &rules::BAD_SETTING,
                        name.span,
                        message,
                        format!("use {}", known.join(", ")),
                    );
                    return None;
                }
            }
        }
        if named.is_none() {
            places =
                (0..area.actions.len()).filter(|place| area.actions[*place].updates.is_empty()).collect();
        }
        places.sort_unstable();
        places.dedup();
        let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
            let message = "this update of an area serves no action";
            self.problems.report(
                &rules::BAD_SETTING,
                span,
                message,
                "name the actions that it serves as `actions`, or write it at one of them",
            );
            return None;
        };
        if last - first + 1 != places.len() {
            let message = "this update serves actions that do not follow one another";
            self.problems.report(
                &rules::BAD_SETTING,
                span,
                message,
                "name actions that follow one another as `actions`, or write it at each action",
            );
            return None;
        }
        if let Some(own) = area.actions[first..=last].iter().find(|action| !action.updates.is_empty()) {
            let message = format!(
                "this update serves the action `{}`, which has progress of its own",
                own.reference.value
            );
            self.problems.push(
                Diagnostic::new(&rules::BAD_SETTING, span, message)
                    .other(own.span, "this is the action")
                    .hint("write that progress as an update of the area too, or leave the action out of `actions`"),
            );
            return None;
        }
        Some((first, places.len()))
    }
}
