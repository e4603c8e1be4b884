//! Whether every place of what was read is one: a range of its file that begins and ends between characters.

use boardpaper_data::plan::{Plan, Update};
use boardpaper_data::prose::{
    Block, BlockKind, Inline, InlineKind, ListItem, ReferenceForm, Visit, walk, walk_inlines,
};
use boardpaper_data::report::Report;
use boardpaper_data::source::{Sources, Span, Spanned, Text};
use boardpaper_data::written::{Node, Table, Value};

/// Whether a span is a place of its file.
pub(crate) fn is_in_place(span: Span, sources: &Sources) -> bool {
    sources.get(span.source).text().get(span.start..span.end).is_some()
}

/// Checks a tree of keys and values.
pub(crate) fn tree_is_in_place(table: &Table, sources: &Sources) {
    assert!(is_in_place(table.span, sources), "a table: {:?}", table.span);
    for entry in &table.entries {
        assert!(is_in_place(entry.key_span, sources), "a key: {entry:?}");
        node_is_in_place(&entry.value, sources);
    }
}

fn node_is_in_place(node: &Node, sources: &Sources) {
    assert!(is_in_place(node.span, sources), "a value: {node:?}");
    match &node.value {
        Value::String(text) => text_is_in_place(text, sources),
        Value::List(list) => list.iter().for_each(|node| node_is_in_place(node, sources)),
        Value::Table(table) => tree_is_in_place(table, sources),
        _ => {}
    }
}

/// Checks each character of a text: it leads to a place within the text.
fn text_is_in_place(text: &Text, sources: &Sources) {
    let whole = text.span();
    assert!(is_in_place(whole, sources), "a text: {text:?}");
    let mut before = whole.start;
    for (at, c) in text.as_str().char_indices() {
        let span = text.span_of(at..at + c.len_utf8());
        assert!(is_in_place(span, sources), "{c:?} of {text:?} is at {span:?}");
        assert!(before <= span.start && span.end <= whole.end, "{c:?} of {text:?} is at {span:?}");
        before = span.start;
    }
}

/// Checks a report with everything in it.
pub(crate) fn report_is_in_place(report: &Report, sources: &Sources) {
    let check = &mut Check { sources };
    check.span(report.title.span);
    check.span(report.date.span);
    report.front_texts().for_each(|text| check.of(text));
    for section in &report.sections {
        check.span(section.span);
        section
            .id
            .iter()
            .chain(&section.id_of_whole)
            .chain(&section.language)
            .for_each(|words| check.of(words));
        check.inlines(&section.heading);
        check.blocks(&section.blocks);
    }
    for appendix in &report.appendices {
        check.span(appendix.span);
        appendix.id.iter().chain(&appendix.language).for_each(|words| check.of(words));
        check.inlines(&appendix.heading);
        check.blocks(&appendix.blocks);
    }
    for reference in &report.references {
        check.of(&reference.key);
        reference.url.iter().for_each(|url| check.of(url));
        check.inlines(&reference.text);
    }
    for note in &report.footnotes {
        check.of(&note.key);
        check.blocks(&note.blocks);
    }
    if let Some(covers) = &report.covers {
        covers.picture.iter().for_each(|picture| check.of(&picture.path));
        check.blocks(&covers.about);
        check.blocks(&covers.imprint);
    }
    report.pictures.values().for_each(|picture| check.span(picture.span));
    report.plans.values().for_each(|plan| check.plan(plan));
}

/// Checks blocks with everything in them.
pub(crate) fn blocks_are_in_place(blocks: &[Block], sources: &Sources) {
    Check { sources }.blocks(blocks);
}

struct Check<'s> {
    sources: &'s Sources,
}

impl Check<'_> {
    fn span(&self, span: Span) {
        assert!(is_in_place(span, self.sources), "{span:?} is no place");
    }

    fn of<T>(&self, words: &Spanned<T>) {
        self.span(words.span);
    }

    fn blocks(&self, blocks: &[Block]) {
        walk(blocks, &mut |visit| self.visit(visit));
    }

    fn inlines(&self, inlines: &[Inline]) {
        walk_inlines(inlines, &mut |visit| self.visit(visit));
    }

    fn visit(&self, visit: Visit<'_>) {
        match visit {
            Visit::Block(block) => self.block(block),
            Visit::Item(ListItem { id, span, .. }) => {
                self.span(*span);
                id.iter().for_each(|id| self.of(id));
            }
            Visit::Inline(inline) => self.inline(inline),
        }
    }

    fn block(&self, block: &Block) {
        self.span(block.span);
        let attributes = &block.attributes;
        attributes.id.iter().chain(&attributes.language).for_each(|words| self.of(words));
        attributes.appendix.iter().for_each(|span| self.span(*span));
        match &block.kind {
            BlockKind::Box { kind, .. } => self.of(kind),
            BlockKind::Table(table) => {
                for row in &table.rows {
                    self.span(row.span);
                    row.cells.iter().for_each(|cell| self.span(cell.span));
                    let is_full = row.band || row.cells.len() == table.columns.len();
                    assert!(is_full, "a row has not as many cells as there are columns: {table:?}");
                }
                assert!(table.header_rows <= table.rows.len(), "{table:?}");
            }
            BlockKind::Figure { image, .. } => self.of(&image.path),
            BlockKind::Plan { file } => self.of(file),
            _ => {}
        }
    }

    fn inline(&self, inline: &Inline) {
        self.span(inline.span);
        match &inline.kind {
            InlineKind::Link { target, .. } => self.of(target),
            InlineKind::Reference { id, form } => {
                self.of(id);
                if let ReferenceForm::Words(words) = form {
                    assert!(!words.is_empty(), "a reference has words, but none: {inline:?}");
                }
            }
            InlineKind::Citation(keys) => keys.iter().for_each(|key| self.of(key)),
            InlineKind::FootnoteMark(key) => self.of(key),
            InlineKind::Image(image) => self.of(&image.path),
            _ => {}
        }
    }

    fn plan(&self, plan: &Plan) {
        self.span(plan.span);
        self.of(&plan.as_at);
        plan.walk(&mut |visit| self.visit(visit));
        plan.words().for_each(|words| self.of(words));
        plan.updates().for_each(|update| self.update(update));
        for area in &plan.areas {
            self.span(area.span);
            self.of(&area.reference);
            for action in &area.actions {
                self.span(action.span);
                self.of(&action.reference);
                self.of(&action.status);
                action.rag.iter().for_each(|rag| self.of(rag));
            }
            for shared in &area.shared {
                assert!(shared.first + shared.count <= area.actions.len(), "{shared:?}");
            }
        }
    }

    fn update(&self, update: &Update) {
        self.span(update.span);
        update.date.iter().for_each(|date| self.of(date));
        update.by.iter().for_each(|by| self.of(by));
    }
}
