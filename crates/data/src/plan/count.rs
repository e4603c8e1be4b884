//! Counts of an action plan: what its summary prints, and what `[](#plan:completed)` says.

use super::{Action, Area, Plan};
use crate::house::{Grade, PlanStyle};
use chrono::{Days, NaiveDate};

/// The days ahead within which an action counts as due soon.
pub const DUE_SOON_DAYS: u64 = 30;

/// The names of counts that every plan has; no status or rating of a house may have one of them.
pub(crate) const COUNT_NAMES: [&str; 6] = ["actions", "areas", "open", "closed", "overdue", "due-soon"];

/// What there is of each kind in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The areas.
    pub areas: usize,
    /// The actions.
    pub actions: usize,
    /// The actions in each status, in the order of the house's scheme.
    pub statuses: Vec<usize>,
    /// The actions with each rating, in the order of the house's scheme.
    pub rags: Vec<usize>,
    /// The actions with which nothing more is to be done.
    pub closed: usize,
    /// The open actions whose latest date is past.
    pub overdue: usize,
    /// The open actions whose latest date is one of the next thirty days, the day itself included.
    pub due_soon: usize,
}

impl Counts {
    /// Counts a plan.
    pub fn of(plan: &Plan, style: &PlanStyle) -> Self {
        let as_at = plan.as_at.value.date;
        let mut counts = Self {
            areas: plan.areas.len(),
            actions: plan.actions().count(),
            statuses: vec![0; style.statuses.len()],
            rags: vec![0; style.rags.len()],
            closed: 0,
            overdue: 0,
            due_soon: 0,
        };
        for (area, action) in plan.actions() {
            counts.statuses[action.status.value] += 1;
            if let Some(rag) = &action.rag {
                counts.rags[rag.value] += 1;
            }
            counts.closed += usize::from(style.statuses[action.status.value].closed);
            counts.overdue += usize::from(is_overdue(area, action, as_at, style));
            counts.due_soon += usize::from(is_due_soon(area, action, as_at, style));
        }
        counts
    }

    /// The count of that name, whatever its case: `actions`, `areas`, `open`, `closed`, `overdue`, `due-soon`, a status or a rating.
    pub fn named(&self, name: &str, style: &PlanStyle) -> Option<usize> {
        Some(match name.to_ascii_lowercase().as_str() {
            "actions" => self.actions,
            "areas" => self.areas,
            "overdue" => self.overdue,
            "due-soon" => self.due_soon,
            "open" => self.actions - self.closed,
            "closed" => self.closed,
            _ => {
                let is = |grade: &Grade| grade.id.eq_ignore_ascii_case(name);
                let status = style.statuses.iter().position(is).map(|place| self.statuses[place]);
                status.or_else(|| style.rags.iter().position(is).map(|place| self.rags[place]))?
            }
        })
    }

    /// Every name that a count has, in the order in which a message lists them.
    pub fn names(style: &PlanStyle) -> Vec<&str> {
        let mut names = COUNT_NAMES.to_vec();
        for id in style.statuses.iter().chain(&style.rags).map(|grade| grade.id.as_str()) {
            if !names.contains(&id) {
                names.push(id);
            }
        }
        names
    }
}

/// The day after which an action is late, if it has a date at all.
fn last_day(area: &Area, action: &Action) -> Option<NaiveDate> {
    area.due_now_of(action).last_day()
}

/// Whether an action is open although the latest of its dates is past.
pub fn is_overdue(area: &Area, action: &Action, as_at: NaiveDate, style: &PlanStyle) -> bool {
    !style.statuses[action.status.value].closed && last_day(area, action).is_some_and(|day| day < as_at)
}

fn is_due_soon(area: &Area, action: &Action, as_at: NaiveDate, style: &PlanStyle) -> bool {
    let end = as_at.checked_add_days(Days::new(DUE_SOON_DAYS)).unwrap_or(as_at);
    !style.statuses[action.status.value].closed
        && last_day(area, action).is_some_and(|day| (as_at..=end).contains(&day))
}
