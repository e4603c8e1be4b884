//! What a report says in the words of its house: numbers, dates, counts and labels, the same in every output.

use boardpaper_data::house::House;
use boardpaper_data::numbering::Numbers;
use boardpaper_data::plan::{Column, Counts, Due, DueItem, Update};
use boardpaper_data::prose::{Inline, InlineKind, ReferenceForm};
use boardpaper_data::report::{LinkTarget, Report};
use boardpaper_data::source::{Span, Spanned};
use boardpaper_data::workspace::Format;

/// A report with the house and the numbers by which its words are found.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    pub(crate) report: &'a Report,
    /// The house as it is in the report's language.
    pub(crate) house: &'a House,
    pub(crate) numbers: &'a Numbers,
}

/// How a piece of running text meets the one before it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Meeting {
    /// It is white space between two raised marks, in whose place a comma stands.
    pub(crate) is_left_out: bool,
    /// It is a raised mark after another, with a comma between them.
    pub(crate) needs_comma: bool,
    /// It stands close to the raised mark that follows.
    pub(crate) before_mark: bool,
    /// A sentence begins with it, since the piece before ended one.
    pub(crate) begins_sentence: bool,
}

impl<'a> Wording<'a> {
    /// A word of the house in the language of the document.
    pub(crate) fn word(self, key: &str) -> String {
        self.house
            .words(&self.report.language)
            .map_or_else(|| key.to_owned(), |words| words.get(key).to_owned())
    }

    /// The address that a link leads to from an output of some format.
    pub(crate) fn address(self, span: Span, written: &str, format: Format) -> Option<String> {
        Some(match self.link(span, written)? {
            LinkTarget::Address(address) => address.clone(),
            LinkTarget::Document(stem) => format!("{stem}.{}", format.ending()),
        })
    }

    /// Where a link leads.
    pub(crate) fn link(self, span: Span, written: &str) -> Option<&'a LinkTarget> {
        self.report.links.get(&(span.source, written.to_owned()))
    }

    /// How a piece of running text meets its neighbours.
    pub(crate) fn meeting(self, inlines: &[Inline], index: usize) -> Meeting {
        let inline = inlines.get(index);
        let before = index.checked_sub(1).and_then(|before| inlines.get(before));
        // A space typed between two raised marks is the comma between them.
        let is_space = |inline: Option<&Inline>| matches!(inline.map(|inline| &inline.kind), Some(InlineKind::Text(text)) if text.trim().is_empty());
        let before_space = index.checked_sub(2).and_then(|before| inlines.get(before));
        let next = inlines.get(index + 1);
        let follows_mark = self.ends_raised(before)
            || (is_space(before) && self.ends_raised(before_space) && self.is_raised_mark(inline));
        Meeting {
            is_left_out: is_space(inline) && self.ends_raised(before) && self.is_raised_mark(next),
            needs_comma: self.is_raised_mark(inline) && follows_mark,
            before_mark: self.is_raised_mark(next),
            begins_sentence: before.is_some_and(ends_sentence),
        }
    }

    /// Whether it ends in a mark above the line, so that the next such mark needs a comma before it.
    fn ends_raised(self, inline: Option<&Inline>) -> bool {
        match inline.map(|inline| &inline.kind) {
            Some(InlineKind::Emphasis(inner) | InlineKind::Strong(inner)) => self.ends_raised(inner.last()),
            _ => self.is_raised_mark(inline),
        }
    }

    /// Whether it prints above the line.
    fn is_raised_mark(self, inline: Option<&Inline>) -> bool {
        match inline.map(|inline| &inline.kind) {
            Some(InlineKind::FootnoteMark(_)) => true,
            Some(InlineKind::Citation(_)) => self.house.numbering.citation_superscript,
            _ => false,
        }
    }

    /// The words of a count of a plan, in the house's number words.
    pub(crate) fn count_words(self, id: &str, name: &str, begins_sentence: bool) -> Option<String> {
        let style = &self.house.plan;
        let count = self.report.plan(id).and_then(|plan| Counts::of(plan, style).named(name, style))?;
        let words = self.house.words(&self.report.language);
        let words = words.map_or_else(|| count.to_string(), |words| words.count(count));
        Some(if begins_sentence { with_capital(&words) } else { words })
    }

    /// The numbers of the works cited, in rising order, each once.
    pub(crate) fn citation_numbers(self, keys: &[Spanned<String>]) -> Vec<usize> {
        let mut numbers: Vec<usize> =
            keys.iter().filter_map(|key| self.numbers.citation(&key.value)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The place of a note in the order of notes, from 1, and its mark.
    pub(crate) fn note(self, key: &str) -> Option<(usize, String)> {
        let notes = self.numbers.footnotes();
        let index = notes.iter().position(|(known, _)| known == key)?;
        Some((index + 1, notes[index].1.clone()))
    }

    /// Running text as it stands in contents and heads: without marks of notes and works, with the words that
    /// references print, and leading nowhere of its own.
    pub(crate) fn without_leads(self, inlines: &[Inline]) -> Vec<Inline> {
        let pieces = inlines.iter().enumerate();
        pieces
            .flat_map(|(index, inline)| match &inline.kind {
                // A space before a mark goes with it.
                InlineKind::Text(text) if self.meeting(inlines, index).before_mark => {
                    vec![Inline { kind: InlineKind::Text(text.trim_end().to_owned()), span: inline.span }]
                }
                _ => self.without_lead(inline),
            })
            .collect()
    }

    fn without_lead(self, inline: &Inline) -> Vec<Inline> {
        let kind = match &inline.kind {
            InlineKind::FootnoteMark(_) | InlineKind::Citation(_) => return Vec::new(),
            InlineKind::Link { content, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(content), .. } => {
                return self.without_leads(content);
            }
            InlineKind::Reference { id, form } => {
                let target = self.numbers.target(&id.value);
                InlineKind::Text(
                    match form {
                        ReferenceForm::Count(name) => self.count_words(&id.value, name, false),
                        ReferenceForm::Number => target.and_then(|target| target.number.clone()),
                        _ => target.and_then(|target| target.words.clone()),
                    }
                    .unwrap_or_default(),
                )
            }
            InlineKind::Image(image) => InlineKind::Text(image.alt.clone()),
            InlineKind::Break => InlineKind::Text(" ".to_owned()),
            InlineKind::Emphasis(content) => InlineKind::Emphasis(self.without_leads(content)),
            InlineKind::Strong(content) => InlineKind::Strong(self.without_leads(content)),
            InlineKind::Superscript(content) => InlineKind::Superscript(self.without_leads(content)),
            InlineKind::Subscript(content) => InlineKind::Subscript(self.without_leads(content)),
            kind => kind.clone(),
        };
        vec![Inline { kind, span: inline.span }]
    }

    /// The room to write of a field of a form, in words.
    pub(crate) fn room_to_write(self, lines: usize) -> String {
        match lines {
            1 => self.word("room"),
            lines => self.word("room_lines").replace("{lines}", &lines.to_string()),
        }
    }

    /// The number of a kind of box among all that has a colour: statuses, ratings, and then kinds of box.
    pub(crate) fn box_tone(self, kind: &str) -> Option<usize> {
        let style = &self.house.plan;
        let place = self.house.boxes.iter().position(|known| known.kind == kind)?;
        Some(style.statuses.len() + style.rags.len() + place + 1)
    }

    /// The colours of all that has one, by those numbers.
    pub(crate) fn tones(self) -> impl Iterator<Item = &'a str> {
        let house = self.house;
        let grades = house.plan.statuses.iter().chain(&house.plan.rags).map(|grade| grade.colour.as_str());
        let boxes = house.boxes.iter().map(|kind| house.colours.get(&kind.colour).map_or("", String::as_str));
        grades.chain(boxes)
    }

    /// What the house calls a column of a plan, whether or not its table has it.
    pub(crate) fn plan_label(self, column: Column) -> String {
        let known = self.house.plan.columns.iter().find(|known| known.column == column);
        known.map_or_else(
            || self.word(&column.word()),
            |known| self.house.column_label(known, &self.report.language),
        )
    }

    /// A date in the house's wording, or the words in its place.
    pub(crate) fn due_item(self, item: &DueItem) -> String {
        match item {
            DueItem::Date(date) => self.house.date_words(date.value, &self.report.language),
            DueItem::Words(words) => words.value.clone(),
        }
    }

    /// Dates in one line.
    pub(crate) fn due_words(self, due: &Due) -> String {
        let words: Vec<String> = due.items.iter().map(|item| self.due_item(item)).collect();
        words.join(", ")
    }

    /// When an update was made, and by whom.
    pub(crate) fn update_head(self, update: &Update) -> String {
        let date = update.date.as_ref().map(|date| self.house.date_words(date.value, &self.report.language));
        let by = update.by.as_ref().map(|by| by.value.clone());
        date.into_iter().chain(by).collect::<Vec<_>>().join(", ")
    }
}

/// Whether running text ends a sentence, so that what follows begins one.
fn ends_sentence(inline: &Inline) -> bool {
    let InlineKind::Text(text) = &inline.kind else { return false };
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let word = last.trim_end_matches(['.', '!', '?', '"', '”', '’', ')']);
    // "i.e.", "e.g.", "No." and initials end no sentence.
    let is_short = last.ends_with('.') && (word.contains('.') || word.chars().count() < 3);
    text.ends_with(char::is_whitespace)
        && word.len() < last.len()
        && last.contains(['.', '!', '?'])
        && !is_short
}

fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
