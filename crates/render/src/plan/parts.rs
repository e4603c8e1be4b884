//! The summary of an action plan, what changed in it, and the key to its signs, written for Typst.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::house::Grade;
use boardpaper_data::plan::Plan;

impl Scribe<'_> {
    /// The counts, as rows of a table and as a bar with its words for those who cannot see it.
    pub(super) fn plan_summary(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        let summary = self.wording().plan_summary(plan);
        out.code(", summary: (rows: (");
        for row in &summary.rows {
            match &row.sign {
                Some(sign) => {
                    out.code("(grade: (");
                    self.grade(out, sign.grade);
                    out.code("), label: ");
                }
                None => out.code("(grade: none, label: "),
            }
            out.literal(&row.label);
            out.code(&format!(", count: \"{}\", share: \"{}\"), ", row.count, row.share));
        }
        out.code("), bar: (");
        for (sign, count) in &summary.bar {
            out.code("(");
            self.grade(out, sign.grade);
            out.code(&format!("count: {count}), "));
        }
        out.code("), spoken: ");
        out.spoken(&summary.spoken);
        out.code(")");
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
        let Some(changed) = self.wording().plan_changes(plan) else { return };
        out.code(", changes: (since: ");
        out.literal(&changed.since);
        out.code(", ref-label: ");
        out.literal(&changed.ref_label);
        out.code(", rows: (");
        for row in &changed.rows {
            out.code("(");
            for words in row {
                out.code("[");
                out.text(words);
                out.code("], ");
            }
            out.code("), ");
        }
        out.code("))");
    }

    /// The signs of statuses, and of ratings if the plan has any.
    pub(super) fn plan_key(&mut self, out: &mut Writer<'_>, plan: &Plan) {
        for (name, key) in ["status", "rag"].into_iter().zip(self.wording().plan_keys(plan)) {
            out.code(&format!(", {name}-key: (label: "));
            out.literal(&key.label);
            out.code(", grades: (");
            for sign in &key.signs {
                out.code("(");
                self.grade(out, sign.grade);
                out.code("meaning: ");
                out.literal(&sign.grade.meaning);
                out.code("), ");
            }
            out.code("))");
        }
    }
}
