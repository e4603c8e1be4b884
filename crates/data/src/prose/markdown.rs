//! Markdown as pulldown-cmark reads it, with fences hidden from it as thematic breaks.

use super::citation::citation_keys;
use super::fence::{FenceLine, fence_lines, marks_length};
use super::link_definitions::LinkDefinitions;
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Superscripts and subscripts are not among them: pulldown-cmark takes none within a word.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// How often a text is read again because a line of colons turned out to be no fence.
const ROUNDS: usize = 8;

/// A text as it is handed to pulldown-cmark.
///
/// A fence line becomes a line of underscores of the same length: a thematic break, which ends what
/// a fence ends, stands where a fence stands, and leaves every offset as it was.
pub(super) struct Markdown<'t> {
    /// The text as it was written.
    pub text: &'t str,
    /// Where in the text the part begins that is read.
    offset: usize,
    /// What is put before the part: a definition for each footnote mark.
    before: String,
    masked: String,
    /// The fences by the offset of their first colon.
    pub fences: BTreeMap<usize, FenceLine>,
    /// Tags that would have hidden a fence: they are read as words.
    pub tags: Vec<usize>,
    /// Whether the part is one line of running text.
    pub is_line: bool,
}

/// A link reference definition, `[label]: target "title"`.
pub(super) struct Definition {
    /// The label between the brackets.
    pub label: String,
    /// Where it leads.
    pub target: String,
    /// Its title, empty if it has none.
    pub title: String,
    /// Where it stands.
    pub range: Range<usize>,
}

impl<'t> Markdown<'t> {
    /// A text of blocks.
    pub(super) fn blocks(text: &'t str) -> Self {
        let (masked, fences, tags) = mask(text);
        let before = footnote_definitions(text);
        Self { text, offset: 0, before, masked, fences, tags, is_line: false }
    }

    /// A part of a text that is one line of running text, whatever it begins with.
    pub(super) fn line(text: &'t str, part: Range<usize>) -> Self {
        let line = text[part.clone()].replace(['\n', '\r'], " ");
        let before = footnote_definitions(&line) + "# ";
        Self {
            text,
            offset: part.start,
            before,
            masked: line,
            fences: BTreeMap::new(),
            tags: Vec::new(),
            is_line: true,
        }
    }

    /// What pulldown-cmark makes of it, with places in the text.
    pub(super) fn events(&self, links: &LinkDefinitions) -> Vec<(Event<'static>, Range<usize>)> {
        // A heading loses number signs at its end, so that one of ours is there to be lost.
        let after = if self.is_line { " #\n" } else { "" };
        let whole = [&self.before, &self.masked, after].concat();
        events(&whole, links)
            .into_iter()
            // What comes from our own definitions is left out; a line's heading begins in front.
            .filter(|(_, range)| self.is_line || range.start >= self.before.len())
            .map(|(event, range)| (event, self.in_text(&range)))
            .collect()
    }

    fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.offset + at.saturating_sub(self.before.len()).min(self.masked.len());
        place(range.start)..place(range.end)
    }

    /// What is read at a place of the text, fences and all that is masked as written.
    pub(super) fn words(&self, range: &Range<usize>) -> Option<&str> {
        if self.is_line {
            self.masked.get(range.start.checked_sub(self.offset)?..range.end.checked_sub(self.offset)?)
        } else {
            self.text.get(range.clone())
        }
    }

    /// What pulldown-cmark saw at a place of the text.
    pub(super) fn seen(&self, range: &Range<usize>) -> Option<&str> {
        self.masked.get(range.start.checked_sub(self.offset)?..range.end.checked_sub(self.offset)?)
    }

    /// The link reference definitions in it, in the order in which they stand.
    pub(super) fn definitions(&self) -> Vec<Definition> {
        let parser = Parser::new_ext(&self.masked, OPTIONS);
        let found = parser.reference_definitions().iter();
        let mut definitions: Vec<Definition> = found
            .map(|(label, definition)| Definition {
                label: label.to_owned(),
                target: definition.dest.to_string(),
                title: definition.title.as_deref().unwrap_or_default().to_owned(),
                range: definition.span.clone(),
            })
            .collect();
        definitions.sort_by_key(|definition| definition.range.start);
        definitions
    }
}

fn events<'w>(whole: &'w str, links: &LinkDefinitions) -> Vec<(Event<'static>, Range<usize>)> {
    let callback = |broken: BrokenLink<'w>| -> Option<(CowStr<'w>, CowStr<'w>)> {
        if citation_keys(&broken.reference).is_some() {
            return Some(("".into(), "".into()));
        }
        let link = links.get(&broken.reference)?;
        Some((link.target.clone().into(), link.title.clone().into()))
    };
    Parser::new_with_broken_link_callback(whole, OPTIONS, Some(callback))
        .into_offset_iter()
        .map(|(event, range)| (event.into_static(), range))
        .collect()
}

/// Masks the fences that pulldown-cmark then sees as thematic breaks, and only these.
fn mask(text: &str) -> (String, BTreeMap<usize, FenceLine>, Vec<usize>) {
    let mut fences: BTreeMap<usize, FenceLine> =
        fence_lines(text).into_iter().map(|fence| (fence.range.start, fence)).collect();
    let mut tags = BTreeSet::new();
    for _ in 0..ROUNDS {
        let masked = masked(text, &fences, &tags);
        if fences.is_empty() {
            break;
        }
        let (breaks, html) = thematic_breaks_and_html(&masked);
        let hidden: BTreeSet<usize> = fences.keys().filter(|at| !breaks.contains(at)).copied().collect();
        if hidden.is_empty() {
            break;
        }
        let mut opened = BTreeSet::new();
        for block in html.iter().filter(|block| ends_at_blank_line(text, block)) {
            let fences_in_block = hidden.range(block.clone());
            let Some(&last) = fences_in_block.clone().next_back() else { continue };
            let found = line_start_tags(text, block.start..last);
            if found.iter().any(|tag| !tags.contains(tag)) {
                opened.extend(fences_in_block.copied());
                tags.extend(found);
            }
        }
        fences.retain(|at, _| breaks.contains(at) || opened.contains(at));
    }
    (masked(text, &fences, &tags), fences, tags.into_iter().collect())
}

fn masked(text: &str, fences: &BTreeMap<usize, FenceLine>, tags: &BTreeSet<usize>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    let lines = fences.values().map(|fence| (fence.range.clone(), "_"));
    let mut masks: Vec<_> = lines.chain(tags.iter().map(|&tag| (tag..tag + 1, "%"))).collect();
    masks.sort_by_key(|(range, _)| range.start);
    for (range, with) in masks {
        masked.push_str(&text[at..range.start]);
        masked.push_str(&with.repeat(range.len()));
        at = range.end;
    }
    masked.push_str(&text[at..]);
    masked
}

fn thematic_breaks_and_html(masked: &str) -> (BTreeSet<usize>, Vec<Range<usize>>) {
    let mut breaks = BTreeSet::new();
    let mut html = Vec::new();
    for (event, range) in Parser::new_ext(masked, OPTIONS).into_offset_iter() {
        match event {
            Event::Rule => {
                breaks.insert(range.start);
            }
            Event::Start(Tag::HtmlBlock) => html.push(range),
            _ => {}
        }
    }
    (breaks, html)
}

/// Whether a block of HTML is one that goes on to the next blank line, so that a fence in it would
/// be lost (CommonMark 4.6, kinds 6 and 7); the others go on to their own end.
fn ends_at_blank_line(text: &str, block: &Range<usize>) -> bool {
    let html = text[block.clone()].trim_start();
    let name = html.trim_start_matches('<').to_ascii_lowercase();
    let has_own_end = ["!", "?", "pre", "script", "style", "textarea"];
    !has_own_end.iter().any(|start| name.starts_with(start))
}

fn line_start_tags(text: &str, range: Range<usize>) -> Vec<usize> {
    let mut tags = Vec::new();
    let mut start = range.start;
    for line in text[range].split(['\n', '\r']) {
        let at = start + marks_length(line);
        if text[at..].starts_with('<') {
            tags.push(at);
        }
        start += line.len() + 1;
    }
    tags
}

/// A definition for every footnote mark of a text, since pulldown-cmark takes a mark without one
/// for words, and the definition may stand in another text.
fn footnote_definitions(text: &str) -> String {
    let keys: BTreeSet<&str> = text
        .split("[^")
        .skip(1)
        .filter_map(|after| after.split_once(']'))
        .map(|(key, _)| key)
        .filter(|key| !key.trim().is_empty() && !key.contains(['[', '\\', '\n', '\r']))
        .collect();
    if keys.is_empty() {
        return String::new();
    }
    let definitions: String = keys.iter().map(|key| format!("[^{key}]: x\n\n")).collect();
    definitions + "***\n"
}

#[cfg(test)]
mod tests {
    use super::super::sketch::read;

    #[test]
    fn many_fences_in_html_or_code_take_no_long_time() {
        for text in ["<div>\n:::\n", "<div>\n:::\n\n", "```\n:::\n", "a\n2. ::: b\n", "> ::: box\n\n"] {
            read(&text.repeat(5_000));
        }
    }
}
