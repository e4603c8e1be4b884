//! The lines that an action plan's model says: its summary, what changed, its table, the key, the note and the
//! footnotes.

use super::{Teller, Words, plain};
use boardpaper_data::date::Date;
use boardpaper_data::house::Grade;
use boardpaper_data::plan::{
    Action, Area, Change, Changes, Column, Counts, DUE_SOON_DAYS, Due, DueItem, Plan, Update, is_overdue,
    plain_words,
};
use boardpaper_data::prose::{Block, BlockKind, plain_text};
use boardpaper_data::source::Spanned;

/// An action in its place.
#[derive(Clone, Copy)]
struct Row<'a> {
    plan: &'a Plan,
    area: &'a Area,
    index: usize,
    action: &'a Action,
}

impl<'a> Teller<'a> {
    /// A plan below a heading, whose words are not said again.
    pub(super) fn plan(&mut self, plan: &'a Plan, level: u8, heading: Option<&str>) {
        let mut level = level;
        let folded = |text: &str| super::one_spaced(text).to_lowercase();
        if heading.is_none_or(|heading| folded(heading) != folded(&plain_text(&plan.title))) {
            let words = self.words(&plan.title);
            self.line(0, format!("H{level}"), words);
            level += 1;
        }
        let as_at = self.date(plan.as_at.value);
        let as_at_words = plain(&format!("{}.", self.word("as_at").replace("{date}", &as_at)));
        self.heading(level, "plan_summary");
        self.line(0, "P", plain(&as_at_words.text));
        self.summary(plan, &as_at);
        if let Some(changes) = &plan.changes {
            self.changes(plan, changes, level);
        }
        self.heading(level, "plan");
        self.plan_body(plan, level, as_at_words);
    }

    /// The table of a plan, its key and its note.
    fn plan_body(&mut self, plan: &'a Plan, level: u8, as_at: Words) {
        self.plan_table(plan);
        self.heading(level, "plan_key");
        let style = &self.house.plan;
        self.key(Column::Status, &style.statuses);
        if plan.actions().any(|(_, action)| action.rag.is_some()) {
            self.key(Column::Rag, &style.rags);
        }
        self.blocks(0, &plan.note);
        self.line(0, "P", as_at);
    }

    fn heading(&mut self, level: u8, word: &str) {
        let words = plain(&self.word(word));
        self.line(0, format!("H{level}"), words);
    }

    fn date(&self, date: Date) -> String {
        self.house.date_words(date, &self.report.language)
    }

    /// A count of a plan, with a capital where it begins a sentence.
    pub(super) fn count(&self, id: &str, name: &str, before: &str) -> String {
        let plan = self.report.plan(id).expect("the plan that is counted is there");
        let style = &self.house.plan;
        let count = Counts::of(plan, style).named(name, style).expect("the count is known");
        let words = self.house.words(&self.report.language).expect("the house has words").count(count);
        let before = before.trim_end();
        if !before.is_empty() && !before.ends_with(['.', '!', '?']) {
            return words;
        }
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    fn summary(&mut self, plan: &Plan, as_at: &str) {
        let style = &self.house.plan;
        let counts = Counts::of(plan, style);
        let share =
            |count: usize| format!("{:.0}%", (100.0 * count as f64 / counts.actions as f64 + 1e-9).round());
        let mut soon = plan.as_at.value;
        for _ in 0..DUE_SOON_DAYS {
            soon.date = soon.date.succ_opt().expect("there is a next day");
        }
        let row = |label: &str, count: usize| [label.to_owned(), count.to_string(), share(count)];
        let mut rows = vec![
            [self.word("plan_areas"), counts.areas.to_string(), String::new()],
            [self.word("plan_actions"), counts.actions.to_string(), String::new()],
        ];
        let mut spoken = Vec::new();
        for (place, (status, count)) in style.statuses.iter().zip(&counts.statuses).enumerate() {
            if *count > 0 || place != style.without_status {
                rows.push(row(&status.label, *count));
            }
            if *count > 0 {
                spoken.push(format!("{} {count}", status.label));
            }
        }
        if counts.rags.iter().any(|count| *count > 0) {
            rows.extend(style.rags.iter().zip(&counts.rags).map(|(rag, count)| row(&rag.label, *count)));
        }
        rows.push(row(&self.word("plan_overdue").replace("{date}", as_at), counts.overdue));
        rows.push(row(&self.word("plan_due_soon").replace("{date}", &self.date(soon)), counts.due_soon));
        self.line(0, "Figure", plain(&format!("{}: {}.", self.word("plan_actions"), spoken.join(", "))));
        let heads = ["plan_measure", "plan_count", "plan_share"].map(|word| self.word(word));
        self.small_table(heads, 0, rows);
    }

    fn changes(&mut self, plan: &Plan, changes: &Changes, level: u8) {
        let since = self.date(changes.since);
        let heading = self.word("plan_changes").replace("{date}", &since);
        self.line(0, format!("H{level}"), plain(&heading));
        if changes.is_empty() {
            let nothing = self.word("plan_no_changes").replace("{date}", &since);
            return self.line(0, "P", plain(&nothing));
        }
        let mut rows = Vec::new();
        for area in &plan.areas {
            for change in changes.of_area(&area.reference.value) {
                rows.push(self.changed(&area.reference.value, &area.title, change));
            }
            for action in &area.actions {
                for change in changes.of_action(&action.reference.value) {
                    rows.push(self.changed(&action.reference.value, &action.text, change));
                }
            }
        }
        let heads = [
            self.plan_label(Column::Ref),
            self.word("plan_change"),
            self.word("plan_before"),
            self.word("plan_now"),
        ];
        self.small_table(heads, 0, rows);
    }

    /// A row of the table of changes.
    fn changed(&self, reference: &str, text: &[Block], change: &Change) -> [String; 4] {
        let label = |status: usize| self.house.plan.statuses[status].label.clone();
        let due = |due: &Due| self.due_items(due).join(", ");
        let (before, now) = match change {
            Change::New => (String::new(), plain_words(text)),
            Change::Closed { from, to } | Change::Status { from, to } => (label(*from), label(*to)),
            Change::Due { from, to } => (due(from), due(to)),
            Change::Text { from, to } => (from.clone(), to.clone()),
        };
        [reference.to_owned(), self.change(change), before, now]
    }

    fn change(&self, change: &Change) -> String {
        self.word(match change {
            Change::New => "changed_new",
            Change::Closed { .. } => "changed_closed",
            Change::Status { .. } => "changed_status",
            Change::Due { .. } => "changed_due",
            Change::Text { .. } => "changed_text",
        })
    }

    fn key(&mut self, column: Column, grades: &[Grade]) {
        let rows =
            grades.iter().map(|grade| [grade.mark.clone(), grade.label.clone(), grade.meaning.clone()]);
        let heads = [self.word("plan_mark"), self.plan_label(column), self.word("plan_meaning")];
        self.small_table(heads, 1, rows);
    }

    /// What the house calls a column, whether or not its table has it.
    fn plan_label(&self, column: Column) -> String {
        let known = self.house.plan.columns.iter().find(|known| known.column == column);
        known.map_or_else(
            || self.word(&column.word()),
            |known| self.house.column_label(known, &self.report.language),
        )
    }

    fn small_table<const N: usize>(
        &mut self,
        heads: [String; N],
        heading_column: usize,
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        self.line(0, "Table", Words::default());
        self.line(1, "TR", Words::default());
        for head in heads {
            self.cell("TH[col]", plain(&head));
        }
        for row in rows {
            self.line(1, "TR", Words::default());
            for (column, words) in row.iter().enumerate() {
                self.cell(if column == heading_column { "TH[row]" } else { "TD" }, plain(words));
            }
        }
    }

    /// A cell of one paragraph, or of none if it says nothing.
    fn cell(&mut self, role: &str, words: Words) {
        self.line(2, role, Words::default());
        if !words.text.is_empty() {
            self.line(3, "P", words);
        }
    }

    fn plan_table(&mut self, plan: &'a Plan) {
        let is_filled = |column: &Column| match column {
            Column::Source => plan.areas.iter().any(|area| !area.source.is_empty()),
            Column::Revised => plan.actions().any(|(area, action)| !area.revised_of(action).is_empty()),
            Column::Rag => plan.actions().any(|(_, action)| action.rag.is_some()),
            Column::Changes => plan.changes.as_ref().is_some_and(|changes| !changes.is_empty()),
            _ => true,
        };
        let known: Vec<_> = self.house.plan.columns.iter().filter(|known| is_filled(&known.column)).collect();
        let columns: Vec<Column> = known.iter().map(|known| known.column).collect();
        self.line(0, "Table", Words::default());
        self.line(1, "TR", Words::default());
        for column in known {
            let label = self.house.column_label(column, &self.report.language);
            self.cell("TH[col]", plain(&label));
        }
        for area in &plan.areas {
            for (index, action) in area.actions.iter().enumerate() {
                let row = Row { plan, area, index, action };
                self.line(1, "TR", Words::default());
                for column in &columns {
                    let Some(rows) = row.spanned_by(*column, &columns) else { continue };
                    let heads = matches!(column, Column::Number | Column::Area | Column::Ref);
                    let span = if rows > 1 { format!(" over {rows} rows") } else { String::new() };
                    self.line(2, format!("{}{span}", if heads { "TH[row]" } else { "TD" }), Words::default());
                    self.plan_cell(row, *column, &columns);
                }
            }
        }
    }

    fn plan_cell(&mut self, row: Row<'a>, column: Column, columns: &[Column]) {
        let Row { area, index, action, .. } = row;
        let has = |column| columns.contains(&column);
        match column {
            Column::Number => self.paragraph(&[&area.reference.value]),
            Column::Area => {
                let reference = (!has(Column::Number)).then_some(&area.reference.value);
                self.prose(reference, &area.title);
                self.marks(row.area_changes());
            }
            Column::Source => self.paragraphs(&area.source),
            Column::Ref => {
                self.paragraph(&[&action.reference.value]);
                if !has(Column::Changes) {
                    self.marks(row.changes());
                }
            }
            Column::Action => {
                let reference = (!has(Column::Ref)).then_some(&action.reference.value);
                self.prose(reference, &action.text);
                if !has(Column::Status) && row.is_overdue(self) {
                    let overdue = self.word("overdue");
                    self.paragraph(&[overdue]);
                }
                if !has(Column::Ref) && !has(Column::Changes) {
                    self.marks(row.changes());
                }
            }
            Column::Lead => self.paragraphs(area.lead_of(action)),
            Column::Due => {
                let mut words = self.due_items(area.due_of(action));
                let revised = self.due_items(area.revised_of(action));
                if !has(Column::Revised) && !revised.is_empty() {
                    words.push(self.word("revised_to"));
                    words.extend(revised);
                }
                self.paragraph(&words);
            }
            Column::Revised => {
                let words = self.due_items(area.revised_of(action));
                self.paragraph(&words);
            }
            Column::Progress => {
                for update in area.updates_of(index) {
                    self.update(update);
                }
            }
            Column::Status => {
                let style = &self.house.plan;
                let mut words = vec![style.statuses[action.status.value].label.clone()];
                words.extend(row.is_overdue(self).then(|| self.word("overdue")));
                let rag = action.rag.as_ref().filter(|_| !has(Column::Rag));
                words.extend(rag.map(|rag| style.rags[rag.value].label.clone()));
                words.extend(row.changes().iter().find_map(|change| match change {
                    Change::Status { from, .. } | Change::Closed { from, .. } => {
                        Some(format!("({} {})", self.word("plan_was"), style.statuses[*from].label))
                    }
                    _ => None,
                }));
                words.iter().for_each(|word| self.paragraph(&[word]));
            }
            Column::Rag => {
                let rag = action.rag.as_ref().map(|rag| self.house.plan.rags[rag.value].label.clone());
                self.paragraph(&Vec::from_iter(rag));
            }
            Column::Changes => self.marks(row.changes()),
        }
    }

    /// What changed of an action or an area, each a paragraph.
    fn marks(&mut self, changes: &[Change]) {
        for change in changes {
            self.paragraph(&[self.change(change)]);
        }
    }

    /// Words one below the other in one paragraph; none if there are no words.
    fn paragraph<W: AsRef<str>>(&mut self, words: &[W]) {
        if !words.is_empty() {
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            self.line(3, "P", plain(&words.join(" ")));
        }
    }

    fn paragraphs(&mut self, values: &[Spanned<String>]) {
        for value in values {
            self.line(3, "P", plain(&value.value));
        }
    }

    /// Blocks, with words before those of the first.
    fn prose(&mut self, before: Option<&String>, blocks: &'a [Block]) {
        let first = self.lines.len();
        self.blocks(3, blocks);
        if let (Some(before), Some(line)) = (before, self.lines.get_mut(first)) {
            line.text.insert_str(0, &format!("{before} "));
        }
    }

    fn update(&mut self, update: &'a Update) {
        let date = update.date.as_ref().map(|date| self.date(date.value));
        let head: Vec<String> =
            date.into_iter().chain(update.by.as_ref().map(|by| by.value.clone())).collect();
        let mut words = plain("");
        if !head.is_empty() {
            words.text = format!("{}: ", head.join(", "));
        }
        let rest = match update.text.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                words.append(self.words(content));
                rest
            }
            _ => update.text.as_slice(),
        };
        self.line(3, "P", words);
        self.blocks(3, rest);
    }

    fn due_items(&self, due: &Due) -> Vec<String> {
        let items = due.items.iter().map(|item| match item {
            DueItem::Date(date) => self.date(date.value),
            DueItem::Words(words) => words.value.clone(),
        });
        items.collect()
    }
}

impl<'a> Row<'a> {
    fn changes(self) -> &'a [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_action(&self.action.reference.value)).unwrap_or_default()
    }

    /// What changed of the area itself.
    fn area_changes(self) -> &'a [Change] {
        let changes = self.plan.changes.as_ref();
        changes.map(|changes| changes.of_area(&self.area.reference.value)).unwrap_or_default()
    }

    fn is_overdue(self, teller: &Teller<'_>) -> bool {
        is_overdue(self.area, self.action, self.plan.as_at.value.date, &teller.house.plan)
    }

    /// How many rows the cell has that begins in this row; none if it began further up.
    fn spanned_by(self, column: Column, columns: &[Column]) -> Option<usize> {
        let Row { area, index, .. } = self;
        let revised = || area.actions.iter().any(|action| !action.revised.is_empty());
        let is_of_area = match column {
            Column::Number | Column::Area | Column::Source => true,
            Column::Lead => !area.lead.is_empty(),
            Column::Due => !area.due.is_empty() && (columns.contains(&Column::Revised) || !revised()),
            Column::Revised => !area.revised.is_empty(),
            Column::Progress => {
                let shared = area.shared_by(index);
                return shared.map_or(Some(1), |shared| (shared.first == index).then_some(shared.count));
            }
            _ => false,
        };
        match (is_of_area, index) {
            (true, 0) => Some(area.actions.len()),
            (true, _) => None,
            (false, _) => Some(1),
        }
    }
}
