//! From what was written to the areas of an action plan: what has to improve, what is done, and how it gets on.

use super::due::read_due;
use super::read::TOP_LEVEL;
use super::{Action, Area, Update, plain_words};
use crate::date::read_date;
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::house::{Grade, PlanStyle};
use crate::prose::{
    Block, BlockKind, Context, Footnote, Inline, InlineKind, LinkDefinitions, Visit, has_words, parse,
    parse_line, walk, walk_inlines,
};
use crate::report::Surroundings;
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, Table, excerpt, spanned};

/// Reads the areas and texts of one plan.
pub(super) struct Reader<'a, 'p> {
    pub(super) around: Surroundings<'a>,
    pub(super) links: &'a LinkDefinitions,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) problems: &'p mut Problems,
}

impl Reader<'_, '_> {
    fn style(&self) -> &PlanStyle {
        &self.around.house.plan
    }

    pub(super) fn title(&mut self, title: &Text) -> Vec<Inline> {
        let box_kinds = self.around.house.box_kinds();
        let context = Context { box_kinds: &box_kinds, links: self.links };
        let (words, _) = parse_line(title, &context, self.problems);
        let mut marks = Vec::new();
        walk_inlines(&words, &mut |visit| {
            if let Visit::Inline(Inline { kind, span }) = visit
                && matches!(
                    kind,
                    InlineKind::Reference { .. }
                        | InlineKind::Citation(_)
                        | InlineKind::FootnoteMark(_)
                        | InlineKind::Image(_)
                )
            {
                marks.push(*span);
            }
        });
        for span in marks {
            let message = "the title of an action plan holds words alone";
            self.problems.report(
                &rules::BAD_SETTING,
                span,
                message,
                "move notes, references and pictures into `note`",
            );
        }
        if !has_words(&words) {
            self.problems.report(
                &rules::MISSING_FIELD,
                title.span(),
                "`title` is empty",
                "write the title between the quotation marks",
            );
        }
        words
    }

    /// The blocks of a cell or of the note.
    pub(super) fn prose(&mut self, text: &Text) -> Vec<Block> {
        let box_kinds = self.around.house.box_kinds();
        let context = Context { box_kinds: &box_kinds, links: self.links };
        let prose = parse(text, &context, self.problems);
        for block in &prose.blocks {
            if let BlockKind::Heading { .. } = block.kind {
                let message = "a heading stands in an action plan";
                self.problems.report(
                    &rules::SKIPPED_HEADING_LEVEL,
                    block.span,
                    message,
                    "delete the `#`, and write the words in bold if need be",
                );
            }
            if let BlockKind::Plan { .. } = block.kind {
                let message = "an action plan stands within an action plan";
                self.problems.report(
                    &rules::BAD_FENCE,
                    block.span,
                    message,
                    "move `::: plan` into the report",
                );
            }
        }
        self.footnotes.extend(prose.footnotes);
        prose.blocks
    }

    /// The blocks of a text that has to say something.
    fn required_prose(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Block> {
        fields.required(key, self.problems);
        let Some(text) = fields.text(key, self.problems) else { return Vec::new() };
        let blocks = self.prose(text);
        if !says_something(&blocks) {
            let message = format!("`{key}` has no words");
            self.problems.report(&rules::MISSING_FIELD, text.span(), message, "write what it should say");
        }
        blocks
    }

    pub(super) fn area(&mut self, table: &Table) -> Area {
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
            self.problems.report(
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
            self.problems.report(
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
        let mut said: Vec<Update> = updates.iter().map(|table| self.update(table)).collect();
        if let Some(progress) = progress {
            let text = self.prose(progress);
            if says_something(&text) {
                said.insert(0, Update { date: None, by: None, text, span: progress.span() });
            }
        }
        Action {
            // Of an area whose ref cannot be read, nothing is known of its actions' refs either.
            reference: reference.unwrap_or_else(|| match area {
                "" => Spanned::new(String::new(), table.span),
                area => Spanned::new(format!("{area}.{number}"), table.span),
            }),
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
        let what = if key == "rag" { "RAG rating" } else { key };
        let grades = scheme(self.style());
        let known: Vec<String> = grades.iter().map(|grade| format!("`{}`", grade.id)).collect();
        let names = grades.iter().flat_map(|grade| [grade.id.as_str(), grade.label.as_str()]);
        let hint = match did_you_mean(&written.value, names) {
            Some(near) => {
                format!("write `{near}`, if that is what was meant; known are {}", known.join(", "))
            }
            None if known.is_empty() => format!("delete `{key}`"),
            None => format!("use one of {}", known.join(", ")),
        };
        let message =
            format!("the house `{}` has no {what} `{}`", self.around.house.name(), excerpt(&written.value));
        self.problems.report(&rules::BAD_SETTING, written.span, message, hint);
        None
    }

    fn update(&mut self, table: &Table) -> Update {
        let mut fields = Fields::new(table, "an update");
        let update = self.update_of(table, &mut fields);
        fields.finish(&[], TOP_LEVEL, self.problems);
        update
    }

    /// An update of an area, and the actions that it serves where that is said.
    pub(super) fn shared_update(&mut self, table: &Table) -> (Option<Vec<Spanned<String>>>, Update) {
        let mut fields = Fields::new(table, "an update");
        let update = self.update_of(table, &mut fields);
        let actions = fields.texts("actions", self.problems);
        fields.finish(&[], TOP_LEVEL, self.problems);
        (actions.map(|actions| actions.into_iter().map(spanned).collect()), update)
    }

    fn update_of(&mut self, table: &Table, fields: &mut Fields<'_>) -> Update {
        let date = fields.node("date").and_then(|node| read_date(node, self.problems));
        let by = fields.string("by", self.problems).filter(|by| !by.value.trim().is_empty());
        let text = self.required_prose(fields, "text");
        Update { date, by, text, span: table.span }
    }

    /// What is said for all the actions of an area is not said again for one of them.
    fn check_once(&mut self, table: &Table, area: &Area) {
        type Has = fn(&Action) -> bool;
        let said: [(&str, bool, Has); 3] = [
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
}

/// Whether blocks print words or a picture.
fn says_something(blocks: &[Block]) -> bool {
    let mut pictures = false;
    walk(blocks, &mut |visit| {
        pictures |= matches!(
            visit,
            Visit::Block(Block { kind: BlockKind::Figure { .. } | BlockKind::Plan { .. }, .. })
        );
        pictures |= matches!(
            visit,
            Visit::Inline(Inline { kind: InlineKind::Image(_) | InlineKind::Reference { .. }, .. })
        );
    });
    pictures || !plain_words(blocks).is_empty()
}
