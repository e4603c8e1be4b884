//! The lines of a text that a message shows: those with its words, one more on either side, all of them cut to the
//! width of the page around the words, since officers type a paragraph in one line.

use std::ops::Range;
use std::slice;
use unicode_width::UnicodeWidthChar;

/// Words to underline.
pub(super) struct Mark<'l> {
    /// Where they stand.
    pub(super) range: Range<usize>,
    /// What is said of them; may be empty.
    pub(super) label: &'l str,
    /// Whether they are what is wrong.
    pub(super) is_primary: bool,
}

/// What is shown.
pub(super) struct Excerpt<'l> {
    /// The lines, cut.
    pub(super) text: String,
    /// The number of the first.
    pub(super) first_line: usize,
    /// The words to underline, in `text`.
    pub(super) marks: Vec<Mark<'l>>,
    /// Lines that show without any words underlined.
    pub(super) around: Vec<Range<usize>>,
}

/// The sign for words that are left out.
const LEFT_OUT: char = '…';
/// The least that is shown of a line on either side of the words.
const LEAST: usize = 10;

impl<'l> Excerpt<'l> {
    /// The lines of a text around some words, cut to so many columns. Of words that go over several lines the first
    /// line is underlined.
    pub(super) fn new(text: &str, marks: Vec<Mark<'l>>, width: usize) -> Self {
        let lines = lines_of(text);
        let line_of = |at: usize| lines.partition_point(|line| line.start <= at).saturating_sub(1);
        let marked: Vec<(usize, Mark<'l>)> = marks
            .into_iter()
            .map(|mark| {
                let line = line_of(mark.range.start);
                let start = floor(text, mark.range.start.clamp(lines[line].start, lines[line].end));
                let end = floor(text, mark.range.end.clamp(start, lines[line].end));
                (line, Mark { range: start..end.max(start), ..mark })
            })
            .collect();
        let shown = shown(text, &lines, marked.iter().map(|(line, _)| *line));
        let (first, last) = match (shown.first(), shown.last()) {
            (Some(first), Some(last)) => (*first, *last),
            _ => (0, 0),
        };
        let mut excerpt =
            Self { text: String::new(), first_line: first + 1, marks: Vec::new(), around: Vec::new() };
        let mut marked: Vec<Option<(usize, Mark<'l>)>> = marked.into_iter().map(Some).collect();
        for (index, range) in lines.iter().enumerate().take(last + 1).skip(first) {
            let here: Vec<Mark<'l>> = marked
                .iter_mut()
                .filter_map(|slot| slot.take_if(|(line, _)| *line == index))
                .map(|(_, mark)| Mark {
                    range: mark.range.start - range.start..mark.range.end - range.start,
                    ..mark
                })
                .collect();
            let cut = Cut::new(&text[range.clone()], &here, width);
            let start = excerpt.text.len();
            if here.is_empty() && shown.contains(&index) {
                excerpt.around.push(start..start + cut.text.len());
            }
            let moved = |mark: Mark<'l>| {
                let range = start + cut.offset(mark.range.start)..start + cut.offset(mark.range.end);
                Mark { range, ..mark }
            };
            excerpt.marks.extend(here.into_iter().map(moved));
            excerpt.text.push_str(&cut.text);
            if index < last {
                excerpt.text.push('\n');
            }
        }
        excerpt.marks.sort_by_key(|mark| !mark.is_primary);
        excerpt
    }
}

/// The lines of a text without their ends.
fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = start..start + line.trim_end_matches('\r').len();
            start += line.len() + 1;
            range
        })
        .collect()
}

/// The lines that show, in order: those with words to underline, and the line before and after each. Where that is
/// blank, as between paragraphs, the one beyond it shows too.
fn shown(text: &str, lines: &[Range<usize>], marked: impl Iterator<Item = usize>) -> Vec<usize> {
    let is_blank = |index: usize| text[lines[index].clone()].trim().is_empty();
    let mut shown = Vec::new();
    for line in marked {
        shown.push(line);
        shown.extend((line.saturating_sub(2)..line).rev().find(|&before| !is_blank(before)));
        shown.extend((line + 1..lines.len().min(line + 3)).find(|&after| !is_blank(after)));
    }
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// A line of which only parts show.
struct Cut {
    text: String,
    /// Which parts of the line, and where each begins in `text`.
    parts: Vec<(Range<usize>, usize)>,
}

impl Cut {
    fn new(line: &str, marks: &[Mark<'_>], width: usize) -> Self {
        if columns(line) <= width {
            return Self::of_parts(line, slice::from_ref(&(0..line.len())));
        }
        let mut cores: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            let long = columns(&line[mark.range.clone()]) > width / 2;
            if long {
                // Of many words the first and the last show.
                let start = mark.range.start;
                cores.push(start..at_blank_before(line, forth(line, start, width / 3), start));
                let end = mark.range.end;
                cores.push(at_blank_after(line, back(line, end, width / 5), end)..end);
            } else {
                cores.push(mark.range.clone());
            }
        }
        cores.sort_by_key(|core| core.start);
        if cores.is_empty() {
            let end = at_blank_before(line, forth(line, 0, width.saturating_sub(1)), 0);
            return Self::of_parts(line, slice::from_ref(&(0..end)));
        }
        let taken: usize = cores.iter().map(|core| columns(&line[core.clone()]) + 1).sum();
        let free = width.saturating_sub(taken + 1);
        // What is said of the words stands right of them, and wants room there.
        let label = marks.last().map_or(0, |mark| mark.label.chars().count() + 1).min(width / 2);
        let each = (free / (2 * cores.len())).max(LEAST);
        let before = if cores.len() == 1 { each.min(free.saturating_sub(label)).max(LEAST) } else { each };
        let after = if cores.len() == 1 { free.saturating_sub(before).max(LEAST) } else { each };
        let mut parts: Vec<Range<usize>> = Vec::new();
        for core in cores {
            let start = at_blank_after(line, back(line, core.start, before), core.start);
            let end = at_blank_before(line, forth(line, core.end, after), core.end);
            match parts.last_mut() {
                Some(last) if start <= last.end || columns(&line[last.end..start]) < LEAST / 2 => {
                    last.end = last.end.max(end);
                }
                _ => parts.push(start..end),
            }
        }
        Self::of_parts(line, &parts)
    }

    fn of_parts(line: &str, parts: &[Range<usize>]) -> Self {
        let mut cut = Self { text: String::new(), parts: Vec::new() };
        let mut end = 0;
        for part in parts {
            if part.start > end {
                let gap = if end == 0 { "" } else { " " };
                cut.text.push_str(gap);
                cut.text.push(LEFT_OUT);
                cut.text.push(' ');
            }
            cut.parts.push((part.clone(), cut.text.len()));
            cut.text.push_str(&line[part.clone()]);
            end = part.end;
        }
        if end < line.len() {
            cut.text.push(' ');
            cut.text.push(LEFT_OUT);
        }
        cut
    }

    /// Where an offset of the line is in the text.
    fn offset(&self, at: usize) -> usize {
        for (part, start) in &self.parts {
            if at <= part.end {
                return start + at.saturating_sub(part.start);
            }
        }
        self.text.len()
    }
}

/// How many columns some words take; a tab is printed as four blanks.
fn columns(words: &str) -> usize {
    words.chars().map(width_of).sum()
}

fn width_of(sign: char) -> usize {
    if sign == '\t' { 4 } else { sign.width().unwrap_or(1) }
}

/// So many columns before an offset of a line.
fn back(line: &str, from: usize, columns: usize) -> usize {
    let mut left = columns;
    let mut at = from;
    for (start, sign) in line[..from].char_indices().rev() {
        let Some(rest) = left.checked_sub(width_of(sign)) else { break };
        (left, at) = (rest, start);
    }
    at
}

/// So many columns after an offset of a line.
fn forth(line: &str, from: usize, columns: usize) -> usize {
    let mut left = columns;
    for (start, sign) in line[from..].char_indices() {
        match left.checked_sub(width_of(sign)) {
            Some(rest) => left = rest,
            None => return from + start,
        }
    }
    line.len()
}

/// The beginning of the first whole word from an offset on; no further than `most`.
fn at_blank_after(line: &str, at: usize, most: usize) -> usize {
    if at == 0 || line[..at].ends_with(char::is_whitespace) {
        return at;
    }
    let blank = line[at..most].find(char::is_whitespace);
    blank.map_or(at, |blank| most - line[at + blank..most].trim_start().len())
}

/// The end of the last whole word up to an offset; no less than `least`.
fn at_blank_before(line: &str, at: usize, least: usize) -> usize {
    if at == line.len() || line[at..].starts_with(char::is_whitespace) {
        return at;
    }
    let blank = line[least..at].rfind(char::is_whitespace);
    blank.map_or(at, |blank| least + line[least..least + blank].trim_end().len())
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
