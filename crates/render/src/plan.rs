//! Action plans, written for Typst: what their summary, changes, table and key hold. Typst draws them.

mod cells;
pub(crate) mod columns;
mod heights;
mod parts;
pub(crate) mod said;
mod table;

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::plan::Plan;
use boardpaper_data::prose::Inline;

/// Where a plan stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlanPlace<'a> {
    /// The level of the headings of its parts.
    pub(crate) level: u8,
    /// The heading above it, if there is one: a plan of the same title does not print it again.
    pub(crate) heading: Option<&'a str>,
    /// The name of the place, to link to.
    pub(crate) anchor: Option<&'a str>,
}

impl Scribe<'_> {
    /// Writes a plan: its title, its summary, what changed, its table, the key and the note.
    pub(crate) fn plan(&mut self, out: &mut Writer<'_>, plan: &Plan, place: PlanPlace<'_>) {
        self.pending_notes_apart(out);
        let key = self.report.plans.values().position(|other| std::ptr::eq(other, plan)).unwrap_or_default();
        out.code(&format!("#draw(\"plan\", key: {key}, level: {}", place.level));
        self.optional_literal(out, "anchor", place.anchor);
        self.plan_title(out, &plan.title, place.heading);
        out.code(", as-at: ");
        out.literal(&self.wording().as_at(plan));
        self.plan_summary(out, plan);
        self.plan_changes(out, plan);
        self.lists_notes = true;
        self.plan_table(out, plan);
        self.plan_key(out, plan);
        if !plan.note.is_empty() {
            out.code(", note: [");
            self.texts(out, &plan.note);
            out.code("]");
        }
        out.code(", notes: ");
        self.listed_notes(out);
        self.lists_notes = false;
        out.code(")\n");
    }

    fn plan_title(&mut self, out: &mut Writer<'_>, title: &[Inline], heading: Option<&str>) {
        if !self.wording().prints_plan_title(title, heading) {
            return;
        }
        out.code(", title: [");
        self.heading(out, title);
        out.code("]");
    }
}
