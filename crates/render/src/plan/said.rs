//! What an action plan says beside the words of its writer: its counts, what changed, the key, and what stands in each
//! cell of its table. The same in every output.

use super::columns::{Row, Table};
use crate::wording::Wording;
use boardpaper_data::house::Grade;
use boardpaper_data::plan::{
    Change, Changes, Column, Counts, DUE_SOON_DAYS, Due, Plan, Update, is_overdue, plain_words,
};
use boardpaper_data::prose::{Block, Inline, plain_text};
use boardpaper_data::source::{Span, Spanned};
use chrono::Days;

/// A status or a rating.
#[derive(Clone, Copy)]
pub(crate) struct Sign<'a> {
    pub(crate) grade: &'a Grade,
    /// Its number among the statuses and then the ratings of the house, from 1.
    pub(crate) number: usize,
}

/// A row of the summary.
pub(crate) struct Counted<'a> {
    /// The status or rating that is counted, if it is one.
    pub(crate) sign: Option<Sign<'a>>,
    pub(crate) label: String,
    pub(crate) count: usize,
    /// The share of all actions, `12%`; empty where there is none.
    pub(crate) share: String,
}

/// How the actions of a plan stand.
pub(crate) struct Summary<'a> {
    pub(crate) rows: Vec<Counted<'a>>,
    /// The statuses that some action has, each with how many have it.
    pub(crate) bar: Vec<(Sign<'a>, usize)>,
    /// The bar in words.
    pub(crate) spoken: String,
}

/// What changed since the last version: for each change a ref, what kind of change, before and now.
pub(crate) struct Changed {
    /// When that was, in the house's wording.
    pub(crate) since: String,
    /// What the house calls refs.
    pub(crate) ref_label: String,
    pub(crate) rows: Vec<[String; 4]>,
}

/// What the signs of one scheme mean.
pub(crate) struct Key<'a> {
    /// What the house calls the scheme.
    pub(crate) label: String,
    /// Its statuses or ratings; none of a scheme that the plan does not use.
    pub(crate) signs: Vec<Sign<'a>>,
}

/// What stands in a cell of the table, one after the other.
pub(crate) enum CellPart<'a> {
    /// Words as they were written.
    Words(&'a Spanned<String>),
    /// Names, each on its own if there are several.
    Names(&'a [Spanned<String>]),
    /// Blocks, a ref before their first words.
    Prose { reference: Option<&'a Spanned<String>>, blocks: &'a [Block] },
    /// Dates one below the other.
    Due(&'a Due),
    /// The word for a new date, and the date, below the first if there is one.
    Revised { word: String, due: &'a Due, is_below: bool },
    /// An update, with when and by whom before its words, if that is known.
    Update { head: String, blocks: &'a [Block], span: Span },
    /// A status or a rating; on its own below another.
    Sign { sign: Sign<'a>, span: Span, is_below: bool },
    /// That the action is late.
    Overdue(String),
    /// In a word what changed.
    Change(String),
    /// What the status was before.
    Was(String),
}

impl<'a> Wording<'a> {
    /// For which day a plan is true.
    pub(crate) fn as_at(self, plan: &Plan) -> String {
        self.word("as_at").replace("{date}", &self.plan_date(plan))
    }

    fn plan_date(self, plan: &Plan) -> String {
        self.house.date_words(plan.as_at.value, &self.report.language)
    }

    /// Whether a plan prints its title: not below a heading of the same words.
    pub(crate) fn prints_plan_title(self, title: &[Inline], heading: Option<&str>) -> bool {
        let folded = |text: &str| boardpaper_data::characters::fold_white_space(text).trim().to_lowercase();
        heading.is_none_or(|heading| folded(heading) != folded(&plain_text(title)))
    }

    /// A status of the house.
    pub(crate) fn status(self, place: usize) -> Sign<'a> {
        Sign { grade: &self.house.plan.statuses[place], number: place + 1 }
    }

    /// A rating of the house.
    pub(crate) fn rating(self, place: usize) -> Sign<'a> {
        let style = &self.house.plan;
        Sign { grade: &style.rags[place], number: style.statuses.len() + place + 1 }
    }

    /// The counts of a plan, as rows of a table and as a bar.
    pub(crate) fn plan_summary(self, plan: &Plan) -> Summary<'a> {
        let style = &self.house.plan;
        let counts = Counts::of(plan, style);
        let mut soon = plan.as_at.value;
        soon.date = soon.date.checked_add_days(Days::new(DUE_SOON_DAYS)).unwrap_or(soon.date);
        let soon = self.house.date_words(soon, &self.report.language);
        let share = |count: usize| match counts.actions {
            0 => String::new(),
            all => format!("{}%", (count * 200 + all) / (all * 2)),
        };
        let plain = |label: String, count: usize| Counted { sign: None, label, count, share: String::new() };
        let shared = |label: String, count: usize| Counted { share: share(count), ..plain(label, count) };
        let graded = |sign: Sign<'a>, count: usize| Counted {
            sign: Some(sign),
            ..shared(sign.grade.label.clone(), count)
        };
        let mut rows = vec![
            plain(self.word("plan_areas"), counts.areas),
            plain(self.word("plan_actions"), counts.actions),
        ];
        for (place, count) in counts.statuses.iter().enumerate() {
            // Of the status that stands for none only something is told.
            if *count > 0 || place != style.without_status {
                rows.push(graded(self.status(place), *count));
            }
        }
        if counts.rags.iter().sum::<usize>() > 0 {
            rows.extend(
                counts.rags.iter().enumerate().map(|(place, count)| graded(self.rating(place), *count)),
            );
        }
        let overdue = self.word("plan_overdue").replace("{date}", &self.plan_date(plan));
        rows.push(shared(overdue, counts.overdue));
        rows.push(shared(self.word("plan_due_soon").replace("{date}", &soon), counts.due_soon));
        let bar: Vec<(Sign<'a>, usize)> = counts
            .statuses
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(place, count)| (self.status(place), *count))
            .collect();
        let spoken: Vec<String> =
            bar.iter().map(|(sign, count)| format!("{} {count}", sign.grade.label)).collect();
        let spoken = format!("{}: {}.", self.word("plan_actions"), spoken.join(", "));
        Summary { rows, bar, spoken }
    }

    /// What changed since the last version, if there is one to compare with.
    pub(crate) fn plan_changes(self, plan: &Plan) -> Option<Changed> {
        let changes = plan.changes.as_ref()?;
        let label = |place: usize| self.house.plan.statuses[place].label.clone();
        let rows = changed(plan, changes).flat_map(|(reference, text, changes)| {
            changes.iter().map(move |change| {
                let (before, now) = match change {
                    Change::New => (String::new(), plain_words(text)),
                    Change::Closed { from, to } | Change::Status { from, to } => (label(*from), label(*to)),
                    Change::Due { from, to } => (self.due_words(from), self.due_words(to)),
                    Change::Text { from, to } => (from.clone(), to.clone()),
                };
                [reference.clone(), self.word(change_word(change)), before, now]
            })
        });
        Some(Changed {
            since: self.house.date_words(changes.since, &self.report.language),
            ref_label: self.plan_label(Column::Ref),
            rows: rows.collect(),
        })
    }

    /// The keys to statuses and ratings.
    pub(crate) fn plan_keys(self, plan: &Plan) -> [Key<'a>; 2] {
        let style = &self.house.plan;
        let rated = plan.actions().any(|(_, action)| action.rag.is_some());
        let ratings = if rated { style.rags.len() } else { 0 };
        [
            Key {
                label: self.plan_label(Column::Status),
                signs: (0..style.statuses.len()).map(|place| self.status(place)).collect(),
            },
            Key {
                label: self.plan_label(Column::Rag),
                signs: (0..ratings).map(|place| self.rating(place)).collect(),
            },
        ]
    }

    /// What stands in the cell of a row that begins in this column.
    pub(crate) fn cell<'p>(self, row: Row<'p>, column: Column, table: &Table) -> Vec<CellPart<'p>>
    where
        'a: 'p,
    {
        let Row { area, index, action, .. } = row;
        let changes = |changes: &[Change]| -> Vec<CellPart<'p>> {
            changes.iter().map(|change| CellPart::Change(self.word(change_word(change)))).collect()
        };
        let mut parts = Vec::new();
        match column {
            Column::Number => parts.push(CellPart::Words(&area.reference)),
            Column::Area => {
                let reference = (!table.has(Column::Number)).then_some(&area.reference);
                parts.push(CellPart::Prose { reference, blocks: &area.title });
                parts.extend(changes(row.area_changes()));
            }
            Column::Source => parts.push(CellPart::Names(&area.source)),
            Column::Ref => {
                parts.push(CellPart::Words(&action.reference));
                if !table.has(Column::Changes) {
                    parts.extend(changes(row.changes()));
                }
            }
            Column::Action => {
                let reference = (!table.has(Column::Ref)).then_some(&action.reference);
                parts.push(CellPart::Prose { reference, blocks: &action.text });
                if !table.has(Column::Status) {
                    parts.extend(self.overdue(row));
                }
                if !table.has(Column::Ref) && !table.has(Column::Changes) {
                    parts.extend(changes(row.changes()));
                }
            }
            Column::Lead => parts.push(CellPart::Names(area.lead_of(action))),
            Column::Due => {
                let (due, revised) = (area.due_of(action), area.revised_of(action));
                parts.push(CellPart::Due(due));
                if !table.has(Column::Revised) && !revised.is_empty() {
                    let word = self.word("revised_to");
                    parts.push(CellPart::Revised { word, due: revised, is_below: !due.is_empty() });
                }
            }
            Column::Revised => parts.push(CellPart::Due(area.revised_of(action))),
            Column::Progress => match area.updates_of(index) {
                [Update { date: None, by: None, text, .. }] => {
                    parts.push(CellPart::Prose { reference: None, blocks: text });
                }
                updates => parts.extend(updates.iter().map(|update| CellPart::Update {
                    head: self.update_head(update),
                    blocks: &update.text,
                    span: update.span,
                })),
            },
            Column::Status => parts.extend(self.status_cell(row, table)),
            Column::Rag => parts.extend(action.rag.as_ref().map(|rag| CellPart::Sign {
                sign: self.rating(rag.value),
                span: rag.span,
                is_below: false,
            })),
            Column::Changes => parts.extend(changes(row.changes())),
        }
        parts
    }

    /// The status, whether the action is late, the rating where it has no column of its own, and what the status was.
    fn status_cell<'p>(self, row: Row<'p>, table: &Table) -> Vec<CellPart<'p>>
    where
        'a: 'p,
    {
        let status = &row.action.status;
        let sign = self.status(status.value);
        let mut parts = vec![CellPart::Sign { sign, span: status.span, is_below: false }];
        parts.extend(self.overdue(row));
        if let (Some(rag), false) = (&row.action.rag, table.has(Column::Rag)) {
            parts.push(CellPart::Sign { sign: self.rating(rag.value), span: rag.span, is_below: true });
        }
        let was = row.changes().iter().find_map(|change| match change {
            Change::Status { from, .. } | Change::Closed { from, .. } => Some(*from),
            _ => None,
        });
        parts.extend(was.map(|was| {
            let label = &self.house.plan.statuses[was].label;
            CellPart::Was(format!("({} {label})", self.word("plan_was")))
        }));
        parts
    }

    fn overdue<'p>(self, row: Row<'p>) -> Option<CellPart<'p>> {
        let is_late = is_overdue(row.area, row.action, row.plan.as_at.value.date, &self.house.plan);
        is_late.then(|| CellPart::Overdue(self.word("overdue")))
    }
}

/// What changed, in the order of the plan: an area before its actions, each with its ref and its words.
fn changed<'p>(
    plan: &'p Plan,
    changes: &'p Changes,
) -> impl Iterator<Item = (&'p String, &'p [Block], &'p [Change])> {
    plan.areas.iter().flat_map(move |area| {
        let own = (&area.reference.value, area.title.as_slice(), changes.of_area(&area.reference.value));
        let actions = area.actions.iter().map(move |action| {
            (&action.reference.value, action.text.as_slice(), changes.of_action(&action.reference.value))
        });
        std::iter::once(own).chain(actions)
    })
}

/// The key of the house's word for a change.
pub(super) fn change_word(change: &Change) -> &'static str {
    match change {
        Change::New => "changed_new",
        Change::Closed { .. } => "changed_closed",
        Change::Status { .. } => "changed_status",
        Change::Due { .. } => "changed_due",
        Change::Text { .. } => "changed_text",
    }
}
