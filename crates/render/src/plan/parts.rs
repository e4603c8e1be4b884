//! The summary of an action plan, what changed in it, and the key to its signs.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::house::Grade;
use boardpaper_data::plan::{
    Change, Changes, Column, Counts, DUE_SOON_DAYS, Due, DueItem, Plan, plain_words,
};
use boardpaper_data::prose::Block;
use chrono::Days;

impl Scribe<'_> {
    /// The counts, as rows of a table and as a bar with its words for those who cannot see it.
    pub(super) fn plan_summary(&mut self, out: &mut Writer<'_>, plan: &Plan, counts: &Counts, as_at: &str) {
        let style = &self.house.plan;
        let mut soon = plan.as_at.value;
        soon.date = soon.date.checked_add_days(Days::new(DUE_SOON_DAYS)).unwrap_or(soon.date);
        let soon = self.house.date_words(soon, &self.report.language);
        let (statuses, rags) = (&style.statuses, &style.rags);
        out.code(", summary: (rows: (");
        self.count_row(out, &self.word("plan_areas"), counts.areas, None);
        self.count_row(out, &self.word("plan_actions"), counts.actions, None);
        for (place, grade) in statuses.iter().enumerate() {
            // Of the status that stands for none only something is told.
            if counts.statuses[place] > 0 || place != style.without_status {
                self.grade_row(out, grade, counts.statuses[place], counts.actions);
            }
        }
        let rated = counts.rags.iter().sum::<usize>() > 0;
        for (place, grade) in rags.iter().enumerate().filter(|_| rated) {
            self.grade_row(out, grade, counts.rags[place], counts.actions);
        }
        let overdue = self.word("plan_overdue").replace("{date}", as_at);
        self.count_row(out, &overdue, counts.overdue, Some(counts.actions));
        let due_soon = self.word("plan_due_soon").replace("{date}", &soon);
        self.count_row(out, &due_soon, counts.due_soon, Some(counts.actions));
        out.code("), bar: (");
        let mut spoken: Vec<String> = Vec::new();
        for (grade, count) in statuses.iter().zip(&counts.statuses).filter(|(_, count)| **count > 0) {
            out.code("(");
            self.grade(out, grade);
            out.code(&format!("count: {count}), "));
            spoken.push(format!("{} {count}", grade.label));
        }
        out.code("), spoken: ");
        out.spoken(&format!("{}: {}.", self.word("plan_actions"), spoken.join(", ")));
        out.code(")");
    }

    fn count_row(&self, out: &mut Writer<'_>, label: &str, count: usize, of: Option<usize>) {
        out.code("(grade: none, label: ");
        out.literal(label);
        self.count_and_share(out, count, of);
    }

    fn grade_row(&self, out: &mut Writer<'_>, grade: &Grade, count: usize, of: usize) {
        out.code("(grade: (");
        self.grade(out, grade);
        out.code("), label: ");
        out.literal(&grade.label);
        self.count_and_share(out, count, Some(of));
    }

    fn count_and_share(&self, out: &mut Writer<'_>, count: usize, of: Option<usize>) {
        let share = of.filter(|of| *of > 0).map(|of| format!("{}%", (count * 200 + of) / (of * 2)));
        out.code(&format!(", count: \"{count}\", share: \"{}\"), ", share.unwrap_or_default()));
    }

    /// The mark, colour and label of a status or rating, as arguments.
    pub(super) fn grade(&self, out: &mut Writer<'_>, grade: &Grade) {
        out.code("mark: ");
        out.literal(&grade.mark);
        out.code(", colour: ");
        out.literal(&grade.colour);
        out.code(", label: ");
        out.literal(&grade.label);
        out.code(", ");
    }

    /// What changed since the last version, a row for each change.
    pub(super) fn plan_changes(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        let Some(changes) = &plan.changes else { return };
        let since = self.house.date_words(changes.since, &self.report.language);
        out.code(", changes: (since: ");
        out.literal(&since);
        out.code(", ref-label: ");
        out.literal(&self.plan_label(Column::Ref));
        out.code(", rows: (");
        let label = |place: usize| self.house.plan.statuses[place].label.clone();
        for (reference, text, changes) in changed(plan, changes) {
            for change in changes {
                let (before, now) = match change {
                    Change::New => (String::new(), plain_words(text)),
                    Change::Closed { from, to } | Change::Status { from, to } => (label(*from), label(*to)),
                    Change::Due { from, to } => (self.due_words(from), self.due_words(to)),
                    Change::Text { from, to } => (from.clone(), to.clone()),
                };
                out.code("(");
                for words in [reference, &self.word(change_word(change)), &before, &now] {
                    out.code("[");
                    out.text(words);
                    out.code("], ");
                }
                out.code("), ");
            }
        }
        out.code("))");
    }

    fn due_words(&self, due: &Due) -> String {
        let words: Vec<String> = due.items.iter().map(|item| self.due_item(item)).collect();
        words.join(", ")
    }

    /// A date in the house's wording, or the words in its place.
    pub(super) fn due_item(&self, item: &DueItem) -> String {
        match item {
            DueItem::Date(date) => self.house.date_words(date.value, &self.report.language),
            DueItem::Words(words) => words.value.clone(),
        }
    }

    /// What the house calls a column, whether or not its table has it.
    fn plan_label(&self, column: Column) -> String {
        let known = self.house.plan.columns.iter().find(|known| known.column == column);
        known.map_or_else(
            || self.word(&column.word()),
            |known| self.house.column_label(known, &self.report.language),
        )
    }

    /// The signs of statuses, and of ratings if the plan has any.
    pub(super) fn plan_key(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        let style = &self.house.plan;
        let rated = plan.actions().any(|(_, action)| action.rag.is_some());
        let keys = [
            ("status", Column::Status, Some(&style.statuses)),
            ("rag", Column::Rag, rated.then_some(&style.rags)),
        ];
        for (name, column, grades) in keys {
            out.code(&format!(", {name}-key: (label: "));
            out.literal(&self.plan_label(column));
            out.code(", grades: (");
            for grade in grades.into_iter().flatten() {
                out.code("(");
                self.grade(out, grade);
                out.code("meaning: ");
                out.literal(&grade.meaning);
                out.code("), ");
            }
            out.code("))");
        }
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
