//! From what was written to an action plan: areas, actions, updates, the note, and the version before.

use super::changes::compare;
use super::check::check_plan;
use super::due::read_due;
use super::{Action, Area, Plan, SharedProgress, Update};
use crate::date::{Date, Precision, read_date};
use crate::diagnostic::{Diagnostic, Problems, Severity, did_you_mean};
use crate::document::{Kind, Reading, Written, read_document};
use crate::house::{Grade, PlanStyle};
use crate::prose::{
    Block, BlockKind, Context, Footnote, Inline, LinkDefinitions, has_words, link_definitions, parse,
    parse_line,
};
use crate::report::Surroundings;
use crate::rules::{self, Rule};
use crate::sheet::{SheetFile, read_sheet};
use crate::source::{Span, Spanned, Text};
use crate::written::{Fields, Node, Table, Value, excerpt, spanned};
use std::collections::BTreeMap;

/// The keys at the top of a plan: what a key below a `[[area]]` may have been meant for.
const TOP_LEVEL: &[&str] = &[
    "kind",
    "title",
    "as_at",
    "note",
    "previous",
    "sheet",
    "tab",
    "standalone",
    "house",
    "date",
    "publisher",
    "language",
    "access",
];

/// What a plan that says no `as_at` is true for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AsAt {
    /// Nothing: it has to say it.
    Own,
    /// The date of the report that prints it.
    Report(Spanned<Date>),
}

/// Reads the plan in a file that a document names; faults of the name are shown there.
pub(crate) fn read_named_plan(
    file: &Spanned<String>,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let written = named(file, around, problems)?;
    read_plan(&written, as_at, around, problems)
}

fn named(file: &Spanned<String>, around: Surroundings<'_>, problems: &mut Problems) -> Option<Written> {
    let from = around.sources.get(file.span.source);
    let (path, bytes) =
        around.read_file(from.path(), &file.value, file.span, &rules::MISSING_FILE, problems)?;
    let is_sheet =
        [".csv", ".xlsx", ".xls", ".ods"].iter().any(|ending| path.to_lowercase().ends_with(ending));
    if is_sheet {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, file.span, format!("`{path}` is a sheet, and a plan names its sheet itself"))
                .hint("write a small TOML file with kind = \"plan\", title, as_at and sheet = \"…\", and name that file here"),
        );
        return None;
    }
    match read_document(&path, bytes.to_vec(), around.sources, problems) {
        Reading::Document(written) if written.kind == Kind::Plan => Some(written),
        // What is wrong with it was told.
        Reading::Faulty => None,
        Reading::Document(_) | Reading::Text | Reading::Data => {
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, file.span, format!("`{path}` is no action plan"))
                    .hint("name a file that says kind = \"plan\""),
            );
            None
        }
    }
}

/// Reads a plan, checks it and compares it with the version before. `None` where an error was reported.
pub(crate) fn read_plan(
    written: &Written,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let mut found = Problems::default();
    let plan = read_and_compare(written, as_at, around, &mut found);
    let failed = found.has_errors();
    // Where keys could not be read, what seems missing may only be unreadable.
    problems.extend(
        found.into_vec().into_iter().filter(|found| !(written.broken && found.rule == &rules::MISSING_FIELD)),
    );
    plan.filter(|_| !failed && !written.broken)
}

fn read_and_compare(
    written: &Written,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let (mut plan, previous) = read_version(written, as_at, false, around, problems)?;
    let mut earlier = None;
    if let Some(file) = &previous {
        earlier = Some(read_previous(file, &plan, around, problems)?);
    }
    if let (Some(earlier), Some(file)) = (&earlier, &previous) {
        plan.changes = Some(compare(&plan, earlier, file.span, around.house, problems));
    }
    check_plan(&plan, earlier.as_ref(), around.house, problems);
    Some(plan)
}

/// The version that was reported last; what only warns was told when it was reported.
fn read_previous(
    file: &Spanned<String>,
    plan: &Plan,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let written = named(file, around, problems)?;
    if written.path == plan.path {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, file.span, "a plan cannot be its own previous version")
                .hint("name the file of the version that was reported last, or delete `previous`"),
        );
        return None;
    }
    let mut found = Problems::default();
    let earlier = read_version(&written, AsAt::Own, true, around, &mut found);
    let failed = found.has_errors();
    problems.extend(found.into_vec().into_iter().filter(|found| found.severity == Severity::Error));
    let (earlier, _) = earlier.filter(|_| !failed)?;
    if earlier.as_at.value.date >= plan.as_at.value.date {
        problems.push(
            Diagnostic::new(
                &rules::BAD_DATE,
                plan.as_at.span,
                "the plan is no later than its previous version",
            )
            .other(earlier.as_at.span, "this is the date of the previous version")
            .hint("check `as_at` in both files, and that `previous` names the earlier one"),
        );
        return None;
    }
    Some(earlier)
}

/// Reads one version: the plan alone, and the name of the version before. `None` without a usable date.
fn read_version(
    written: &Written,
    as_at: AsAt,
    is_previous: bool,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<(Plan, Option<Spanned<String>>)> {
    let table = &written.table;
    let mut fields = Fields::new(table, "an action plan");
    for key in ["kind", "house", "access", "standalone", "date", "publisher", "language"] {
        fields.node(key);
    }
    fields.required("title", problems);
    let title = fields.text("title", problems);
    if matches!(as_at, AsAt::Own) {
        fields.required("as_at", problems);
    }
    let own = fields.node("as_at").and_then(|node| read_day(node, problems));
    let note = fields.text("note", problems);
    let previous = fields.string("previous", problems);
    let sheet = fields.string("sheet", problems);
    let tab = fields.string("tab", problems);
    let areas = fields.tables("area", problems);
    fields.finish(&[], &[], problems);
    if let Some(body) = written.body.as_ref().filter(|body| !body.as_str().trim().is_empty()) {
        let message = "an action plan has no text below its front matter";
        problems.push(
            Diagnostic::new(&rules::TEXT_OUTSIDE_SECTION, body.span(), message)
                .hint("write it as `note`, or in the report that the plan belongs to"),
        );
    }
    let as_at = match (own, as_at) {
        (Some(own), _) => Some(own),
        (None, AsAt::Report(date)) if table.get("as_at").is_none() => Some(date),
        _ => None,
    };
    let of_sheet = match (&sheet, &areas) {
        (Some(sheet), None) => {
            Some(sheet_areas(sheet, tab.as_ref(), is_previous || previous.is_some(), around, problems)?)
        }
        (Some(sheet), Some(_)) => {
            let message = "a plan has both a sheet and areas of its own";
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, sheet.span, message)
                    .hint("keep the sheet or the `[[area]]` tables, and delete the other"),
            );
            return None;
        }
        (None, _) => None,
    };
    if let (Some(tab), None) = (&tab, &sheet) {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, tab.span, "`tab` goes with `sheet`, and there is none")
                .hint("delete `tab`, or add sheet = \"…\""),
        );
    }
    let areas: Vec<&Table> = match &of_sheet {
        Some(areas) => areas.iter().collect(),
        None => areas.unwrap_or_default(),
    };
    if areas.is_empty() && sheet.is_none() {
        problems.push(
            Diagnostic::new(&rules::MISSING_FIELD, written.head(table), "an action plan has no areas")
                .hint("add an `[[area]]` with an `[[area.action]]`, or name a sheet with sheet = \"…\""),
        );
    }
    let mut texts: Vec<&Text> = title.into_iter().chain(note).collect();
    areas.iter().for_each(|area| texts_of(area, &mut texts));
    let links = link_definitions(texts);
    let mut reader = Reader { around, links: &links, footnotes: Vec::new(), problems };
    let plan = Plan {
        path: written.path.clone(),
        title: title.map(|title| reader.title(title)).unwrap_or_default(),
        as_at: as_at?,
        note: note.map(|note| reader.prose(note)).unwrap_or_default(),
        areas: areas.iter().map(|area| reader.area(area)).collect(),
        changes: None,
        footnotes: reader.footnotes,
        span: written.head(table),
    };
    check_refs(&plan, problems);
    Some((plan, previous))
}

/// The areas of the sheet that a plan names.
fn sheet_areas(
    sheet: &Spanned<String>,
    tab: Option<&Spanned<String>>,
    refs_needed: bool,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    let from = around.sources.get(sheet.span.source);
    let (path, bytes) =
        around.read_file(from.path(), &sheet.value, sheet.span, &rules::MISSING_FILE, problems)?;
    let labels = around.house.sheet_labels();
    let file =
        SheetFile { path: &path, bytes: &bytes, tab, named_at: sheet.span, labels: &labels, refs_needed };
    read_sheet(&file, around.sources, problems)
}

/// A date with a day: overdue cannot be counted from a month.
fn read_day(node: &Node, problems: &mut Problems) -> Option<Spanned<Date>> {
    let date = read_date(node, problems)?;
    if date.value.precision == Precision::Month {
        problems.push(
            Diagnostic::new(
                &rules::BAD_DATE,
                date.span,
                "`as_at` has no day, and overdue is counted from a day",
            )
            .hint("write the day too, as in 2026-11-20"),
        );
        return None;
    }
    Some(date)
}

/// Every text of an area that is Markdown, for the link definitions in them.
fn texts_of<'t>(table: &'t Table, texts: &mut Vec<&'t Text>) {
    for entry in &table.entries {
        match &entry.value.value {
            Value::String(text) => texts.push(text),
            Value::Table(table) => texts_of(table, texts),
            Value::List(list) => {
                for node in list {
                    if let Value::Table(table) = &node.value {
                        texts_of(table, texts);
                    }
                }
            }
            _ => {}
        }
    }
}

struct Reader<'a, 'p> {
    around: Surroundings<'a>,
    links: &'a LinkDefinitions,
    footnotes: Vec<Footnote>,
    problems: &'p mut Problems,
}

impl Reader<'_, '_> {
    fn style(&self) -> &PlanStyle {
        &self.around.house.plan
    }

    fn title(&mut self, title: &Text) -> Vec<Inline> {
        let box_kinds = self.around.house.box_kinds();
        let context = Context { box_kinds: &box_kinds, links: self.links };
        let (words, _) = parse_line(title, &context, self.problems);
        if !has_words(&words) {
            self.report(
                &rules::MISSING_FIELD,
                title.span(),
                "`title` is empty",
                "write the title between the quotation marks",
            );
        }
        words
    }

    /// The blocks of a cell or of the note.
    fn prose(&mut self, text: &Text) -> Vec<Block> {
        let box_kinds = self.around.house.box_kinds();
        let context = Context { box_kinds: &box_kinds, links: self.links };
        let prose = parse(text, &context, self.problems);
        for block in &prose.blocks {
            if let BlockKind::Heading { .. } = block.kind {
                let message = "a heading stands in an action plan";
                self.report(
                    &rules::HEADING_LEVEL,
                    block.span,
                    message,
                    "delete the `#`, and write the words in bold if need be",
                );
            }
            if let BlockKind::Plan { .. } = block.kind {
                let message = "an action plan stands within an action plan";
                self.report(&rules::BAD_FENCE, block.span, message, "move `::: plan` into the report");
            }
        }
        self.footnotes.extend(prose.footnotes);
        prose.blocks
    }

    /// The blocks of a text that has to say something.
    fn required_prose(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Block> {
        fields.required(key, self.problems);
        let Some(text) = fields.text(key, self.problems) else { return Vec::new() };
        if text.as_str().trim().is_empty() {
            self.report(
                &rules::MISSING_FIELD,
                text.span(),
                format!("`{key}` is empty"),
                "write its words between the quotation marks",
            );
        }
        self.prose(text)
    }

    fn report(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Diagnostic::new(rule, span, message).hint(hint));
    }

    fn area(&mut self, table: &Table) -> Area {
        let mut fields = Fields::new(table, "`[[area]]`");
        fields.required("ref", self.problems);
        let reference =
            self.reference(&mut fields).unwrap_or_else(|| Spanned::new(String::new(), table.span));
        let title = self.required_prose(&mut fields, "title");
        let source = self.names(&mut fields, "source");
        let lead = self.names(&mut fields, "lead");
        let due = read_due(fields.node("due"), self.problems);
        let revised = read_due(fields.node("revised_due"), self.problems);
        let actions = fields.tables("action", self.problems).unwrap_or_default();
        let updates = fields.tables("update", self.problems).unwrap_or_default();
        fields.finish(&[], TOP_LEVEL, self.problems);
        if actions.is_empty() {
            self.report(
                &rules::MISSING_FIELD,
                reference.span,
                "an area has no action",
                "add an `[[area.action]]` below it",
            );
        }
        let actions: Vec<Action> =
            (1..).zip(&actions).map(|(number, table)| self.action(table, &reference.value, number)).collect();
        let mut area = Area {
            reference,
            title,
            source,
            lead,
            due,
            revised,
            actions,
            shared: Vec::new(),
            span: table.span,
        };
        self.check_once(table, &area);
        self.share(&mut area, &updates);
        area
    }

    fn reference(&mut self, fields: &mut Fields<'_>) -> Option<Spanned<String>> {
        let mut reference = fields.string("ref", self.problems)?;
        reference.value = reference.value.trim().to_owned();
        if reference.value.is_empty() {
            self.report(
                &rules::MISSING_FIELD,
                reference.span,
                "`ref` is empty",
                "write the ref under which it was first reported",
            );
            return None;
        }
        Some(reference)
    }

    fn names(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Spanned<String>> {
        let texts = fields.texts(key, self.problems).unwrap_or_default();
        texts.into_iter().map(spanned).filter(|name| !name.value.trim().is_empty()).collect()
    }

    fn action(&mut self, table: &Table, area: &str, number: usize) -> Action {
        let mut fields = Fields::new(table, "`[[area.action]]`");
        let reference = self.reference(&mut fields);
        let text = self.required_prose(&mut fields, "text");
        let lead = self.names(&mut fields, "lead");
        let due = read_due(fields.node("due"), self.problems);
        let revised = read_due(fields.node("revised_due"), self.problems);
        let status = fields.string("status", self.problems);
        let rag = fields.string("rag", self.problems);
        let progress = fields.text("progress", self.problems).filter(|text| !text.as_str().trim().is_empty());
        let updates = fields.tables("update", self.problems).unwrap_or_default();
        fields.finish(&[], TOP_LEVEL, self.problems);
        let status = match status.filter(|status| !status.value.trim().is_empty()) {
            Some(status) => self.grade(&status, "status", PlanStyle::status, |style| &style.statuses),
            None => None,
        };
        let rag = rag.filter(|rag| !rag.value.trim().is_empty());
        let rag = rag.and_then(|rag| self.grade(&rag, "rag", PlanStyle::rag, |style| &style.rags));
        if let (Some(progress), Some(first)) = (progress, updates.first()) {
            self.problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    progress.span(),
                    "an action has both `progress` and updates",
                )
                .other(first.span, "this is the first of its updates")
                .hint("write the progress as one more `[[area.action.update]]`"),
            );
        }
        let mut said: Vec<Update> = updates.iter().map(|table| self.update(table).1).collect();
        if let Some(progress) = progress {
            said.insert(
                0,
                Update { date: None, by: None, text: self.prose(progress), span: progress.span() },
            );
        }
        Action {
            reference: reference.unwrap_or_else(|| Spanned::new(format!("{area}.{number}"), table.span)),
            text,
            lead,
            due,
            revised,
            status: status.unwrap_or_else(|| Spanned::new(self.style().without_status, table.span)),
            rag,
            updates: said,
            span: table.span,
        }
    }

    /// The place of a status or rating in its scheme.
    fn grade(
        &mut self,
        written: &Spanned<String>,
        key: &str,
        find: fn(&PlanStyle, &str) -> Option<usize>,
        scheme: fn(&PlanStyle) -> &Vec<Grade>,
    ) -> Option<Spanned<usize>> {
        if let Some(place) = find(self.style(), &written.value) {
            return Some(Spanned::new(place, written.span));
        }
        let grades = scheme(self.style());
        let known: Vec<String> = grades.iter().map(|grade| format!("`{}`", grade.id)).collect();
        let names = grades.iter().flat_map(|grade| [grade.id.as_str(), grade.label.as_str()]);
        let hint = match did_you_mean(&written.value, names) {
            Some(near) => format!("did you mean `{near}`? Known are {}", known.join(", ")),
            None if known.is_empty() => format!("delete `{key}`"),
            None => format!("use one of {}", known.join(", ")),
        };
        let message =
            format!("the house `{}` has no {key} `{}`", self.around.house.name(), excerpt(&written.value));
        self.report(&rules::BAD_SETTING, written.span, message, hint);
        None
    }

    /// An update, and the actions that it serves where that is said.
    fn update(&mut self, table: &Table) -> (Option<Vec<Spanned<String>>>, Update) {
        let mut fields = Fields::new(table, "an update");
        let date = fields.node("date").and_then(|node| read_date(node, self.problems));
        let by = fields.string("by", self.problems).filter(|by| !by.value.trim().is_empty());
        let text = self.required_prose(&mut fields, "text");
        let actions = fields.texts("actions", self.problems);
        fields.finish(&[], TOP_LEVEL, self.problems);
        let actions = actions.map(|actions| actions.into_iter().map(spanned).collect());
        (actions, Update { date, by, text, span: table.span })
    }

    /// What is said for all the actions of an area is not said again for one of them.
    fn check_once(&mut self, table: &Table, area: &Area) {
        let said: [(&str, bool, fn(&Action) -> bool); 3] = [
            ("lead", !area.lead.is_empty(), |action| !action.lead.is_empty()),
            ("due", !area.due.is_empty(), |action| !action.due.is_empty()),
            ("revised_due", !area.revised.is_empty(), |action| !action.revised.is_empty()),
        ];
        for (key, for_all, has) in said {
            let own = area.actions.iter().find(|action| has(action));
            let (true, Some(own), Some(entry)) = (for_all, own, table.get(key)) else { continue };
            let message = format!("the action `{}` has a `{key}`, and so has its area", own.reference.value);
            self.problems.push(
                Diagnostic::new(&rules::BAD_SETTING, own.span, message)
                    .other(entry.key_span, "this one is for all actions of the area")
                    .hint(format!("write `{key}` at the area or at each of its actions")),
            );
        }
    }

    /// Progress of several actions, each run of them with its updates.
    fn share(&mut self, area: &mut Area, updates: &[&Table]) {
        for table in updates {
            let (named, update) = self.update(table);
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
        let mut places: Vec<usize> = Vec::new();
        for name in named.unwrap_or_default() {
            match area.actions.iter().position(|action| action.reference.value == name.value.trim()) {
                Some(place) => places.push(place),
                None => {
                    let known: Vec<String> =
                        area.actions.iter().map(|action| format!("`{}`", action.reference.value)).collect();
                    let message = format!("this area has no action `{}`", excerpt(&name.value));
                    self.report(&rules::BAD_SETTING, name.span, message, format!("use {}", known.join(", ")));
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
            self.report(
                &rules::BAD_SETTING,
                span,
                message,
                "write it at an action, since each has progress of its own",
            );
            return None;
        };
        if last - first + 1 != places.len() {
            let message = "this update serves actions that do not follow one another";
            self.report(
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

/// Refs are unique, those of areas among areas and those of actions among actions.
fn check_refs(plan: &Plan, problems: &mut Problems) {
    let areas = plan.areas.iter().map(|area| &area.reference);
    let actions = plan.actions().map(|(_, action)| &action.reference);
    let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for (what, reference) in areas.map(|it| ("area", it)).chain(actions.map(|it| ("action", it))) {
        if reference.value.is_empty() {
            continue;
        }
        match seen.get(&(what, reference.value.as_str())) {
            Some(first) => problems.push(
                Diagnostic::new(
                    &rules::DUPLICATE_REF,
                    reference.span,
                    format!("two {what}s have the ref `{}`", reference.value),
                )
                .other(*first, "the first is here")
                .hint("give the one that is newer a ref that was never used"),
            ),
            None => {
                seen.insert((what, &reference.value), reference.span);
            }
        }
    }
}
