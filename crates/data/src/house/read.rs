//! From the merged layers to a house: every key read, every value of its kind.

use super::colours::parse_colour;
use super::plan::read_plan;
use super::review::read_review;
use super::*;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Span, Text};
use crate::written::{Entry, Fields, Value, spanned};
use chrono::NaiveDate;

/// Reads the merged table of a house; `None` if something that every house needs is missing.
pub(super) fn read_house(chain: Vec<String>, table: &Table, problems: &mut Problems) -> Option<House> {
    let mut fields = Fields::new(table, "a house");
    fields.string("extends", problems);
    fields.string("title", problems);
    let page = part(&mut fields, "page", problems)?;
    let text = part(&mut fields, "text", problems)?;
    let colours = part(&mut fields, "colours", problems)?;
    let header = part(&mut fields, "header", problems)?;
    let sections = part(&mut fields, "sections", problems)?;
    let section = part(&mut fields, "section", problems)?;
    let nil = part(&mut fields, "nil", problems)?;
    let numbering = part(&mut fields, "numbering", problems)?;
    let recommendation = part(&mut fields, "recommendation", problems)?;
    let background = part(&mut fields, "background_papers", problems)?;
    let dates = part(&mut fields, "dates", problems)?;
    let boxes = part(&mut fields, "boxes", problems)?;
    let plan = part(&mut fields, "plan", problems)?;
    let review = part(&mut fields, "review", problems)?;
    let words = part(&mut fields, "words", problems)?;
    let look = fields.table("look", problems).cloned();
    fields.finish(&[], &[], problems);

    // Every part is read before any is missed, so that all faults are told at once.
    let page = read_page(page, problems);
    let text = read_text(text, problems);
    let colours = read_colours(colours, problems);
    let header = read_header(header, problems);
    let sections_part = read_sections_part(sections, problems);
    let sections = read_sections(section, problems);
    let nil = read_nil(nil, problems);
    let numbering = read_numbering(numbering, problems);
    let recommendation = read_recommendation(recommendation, problems);
    let background_table = read_background(background, problems);
    let boxes = read_boxes(boxes, &colours, problems);
    let plan = read_plan(plan, &colours, problems);
    let review = read_review(review, problems);
    let words = read_words(words, problems);
    let date_wording = read_dates(dates, &words, problems);

    let (paper, margin) = page?;
    let (unknown_sections_allowed, writer_titles) = sections_part?;
    let (nil_phrase, nil_words) = nil?;
    let (recommendation_place, lead_in_runs_on) = recommendation?;
    let house = House {
        chain,
        paper,
        margin,
        text: text?,
        colours,
        header,
        sections,
        unknown_sections_allowed,
        writer_titles,
        nil_phrase,
        nil_words,
        numbering: numbering?,
        recommendation_place,
        lead_in_runs_on,
        background_table: background_table?,
        date_wording: date_wording?,
        boxes,
        plan: plan?,
        review: review?,
        words,
        look,
    };
    check_plan_widths(&house, problems);
    Some(house)
}

/// The widths of a plan's columns leave room for those that have none.
fn check_plan_widths(house: &House, problems: &mut Problems) {
    let room = house.plan_width();
    let widths = || house.plan.columns.iter().filter_map(|column| column.width);
    let Some(widest) = widths().max_by(|one, other| one.value.total_cmp(&other.value)) else { return };
    let fixed: f64 = widths().map(|width| width.value).sum();
    let all_fixed = house.plan.columns.iter().all(|column| column.width.is_some());
    if fixed > room || (!all_fixed && fixed >= room) {
        let millimetres = |points: f64| (points / 72.0 * 25.4).round();
        let message = format!(
            "the columns of an action plan are {} mm wide, and the page has room for {} mm",
            millimetres(fixed),
            millimetres(room)
        );
        problems.push(Diagnostic::new(&rules::BAD_SETTING, widest.span, message).hint(
            "make some of their widths smaller, or leave them out: what has no width is set by its text",
        ));
    }
}

fn part<'t>(fields: &mut Fields<'t>, key: &'static str, problems: &mut Problems) -> Option<&'t Table> {
    fields.required(key, problems)?;
    fields.table(key, problems)
}

pub(super) fn finish(fields: Fields<'_>, problems: &mut Problems) {
    fields.finish(&[], &[], problems);
}

pub(super) fn required_string(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Spanned<String>> {
    fields.required(key, problems)?;
    fields.string(key, problems)
}

fn read_page(table: &Table, problems: &mut Problems) -> Option<(String, Margin)> {
    const PAPERS: [(&str, &str); 4] = [("a3", "a3"), ("a4", "a4"), ("a5", "a5"), ("us-letter", "us-letter")];
    let mut fields = Fields::new(table, "`[page]`");
    fields.required("paper", problems)?;
    let paper = fields.choice("paper", &PAPERS, problems)?.value.to_owned();
    let margin = read_margin(&mut fields, problems);
    finish(fields, problems);
    Some((paper, margin?))
}

pub(super) fn read_margin(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Margin> {
    let mut sides = Fields::new(part(fields, "margin", problems)?, "`margin`");
    let margin = Margin {
        top: length(&mut sides, "top", problems)?,
        right: length(&mut sides, "right", problems)?,
        bottom: length(&mut sides, "bottom", problems)?,
        left: length(&mut sides, "left", problems)?,
    };
    finish(sides, problems);
    Some(margin)
}

fn read_text(table: &Table, problems: &mut Problems) -> Option<TextStyle> {
    let mut fields = Fields::new(table, "`[text]`");
    fields.required("fonts", problems)?;
    let fonts = fields.texts("fonts", problems)?.into_iter().map(spanned).collect();
    let style = TextStyle {
        fonts,
        size: length(&mut fields, "size", problems)?,
        small_size: length(&mut fields, "small_size", problems)?,
        heading_size: length(&mut fields, "heading_size", problems)?,
        title_size: length(&mut fields, "title_size", problems)?,
        leading: number(&mut fields, "leading", problems)?,
        number_width: length(&mut fields, "number_width", problems)?,
    };
    finish(fields, problems);
    Some(style)
}

/// A length such as `25mm`, in points.
pub(super) fn length(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<f64> {
    const UNITS: [(&str, f64); 4] = [("mm", 72.0 / 25.4), ("cm", 72.0 / 2.54), ("pt", 1.0), ("in", 72.0)];
    let written = required_string(fields, key, problems)?;
    let points = UNITS.iter().find_map(|(unit, points)| {
        let number: f64 = written.value.strip_suffix(unit)?.trim().parse().ok()?;
        (number.is_finite() && (0.0..=5000.0).contains(&(number * points))).then_some(number * points)
    });
    if points.is_none() {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, written.span, format!("`{}` is no length", written.value))
                .hint("write a number and `mm`, `cm`, `pt` or `in`, such as \"25mm\""),
        );
    }
    points
}

fn number(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<f64> {
    fields.required(key, problems)?;
    let number = fields.number(key, problems)?;
    if (0.5..=5.0).contains(&number.value) {
        return Some(number.value);
    }
    problems.push(
        Diagnostic::new(&rules::BAD_SETTING, number.span, format!("`{key}` takes a number from 0.5 to 5"))
            .hint("write a number such as 1.35"),
    );
    None
}

fn read_colours(table: &Table, problems: &mut Problems) -> BTreeMap<String, String> {
    let mut colours = BTreeMap::new();
    for (entry, text) in strings(table, problems) {
        let written = text.as_str();
        match parse_colour(written) {
            Some(colour) => {
                colours.insert(entry.key.clone(), colour);
            }
            None => problems.push(
                Diagnostic::new(&rules::BAD_SETTING, text.span(), format!("`{written}` is no colour"))
                    .hint("write six hexadecimal digits after `#`, such as \"#1f3a5f\""),
            ),
        }
    }
    colours
}

/// The entries of a table whose values must all be text.
fn strings<'t>(table: &'t Table, problems: &mut Problems) -> Vec<(&'t Entry, &'t Text)> {
    let mut strings = Vec::new();
    for entry in &table.entries {
        match &entry.value.value {
            Value::String(text) => strings.push((entry, text)),
            other => problems.push(
                Diagnostic::new(
                    &rules::WRONG_TYPE,
                    entry.value.span,
                    format!("`{}` takes text, not {}", entry.key, other.describe()),
                )
                .hint("put it in quotation marks"),
            ),
        }
    }
    strings
}

/// The entries of a table whose values must all be tables.
fn tables<'t>(table: &'t Table, problems: &mut Problems) -> Vec<(&'t Entry, &'t Table)> {
    let mut tables = Vec::new();
    for entry in &table.entries {
        match &entry.value.value {
            Value::Table(table) => tables.push((entry, table)),
            other => problems.push(
                Diagnostic::new(
                    &rules::WRONG_TYPE,
                    entry.value.span,
                    format!("`{}` takes a table, not {}", entry.key, other.describe()),
                )
                .hint("write its settings below a line with its name in square brackets"),
            ),
        }
    }
    tables
}

fn read_header(table: &Table, problems: &mut Problems) -> Vec<HeaderField> {
    let mut fields = Fields::new(table, "`[header]`");
    let order = fields.texts("fields", problems).unwrap_or_default();
    let known = fields.table("field", problems);
    finish(fields, problems);
    let mut header = Vec::new();
    for id in order {
        let field = known.and_then(|known| known.get(id.as_str())).map(|entry| &entry.value.value);
        let Some(Value::Table(field)) = field else {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    id.span(),
                    format!("the header has no field `{}`", id.as_str()),
                )
                .hint(format!("describe it below a line `[header.field.{}]`", id.as_str())),
            );
            continue;
        };
        let mut fields = Fields::new(field, "a field of the header");
        let label = required_string(&mut fields, "label", problems);
        let required = fields.boolean("required", problems);
        let from = fields.choice("from", &[("title", ())], problems);
        finish(fields, problems);
        header.extend(label.map(|label| HeaderField {
            id: id.as_str().to_owned(),
            label: label.value,
            required: required.is_some_and(|required| required.value),
            is_title: from.is_some(),
        }));
    }
    header
}

fn read_sections_part(table: &Table, problems: &mut Problems) -> Option<(bool, bool)> {
    let mut fields = Fields::new(table, "`[sections]`");
    fields.required("unknown", problems)?;
    let allowed = fields.choice("unknown", &[("allowed", true), ("forbidden", false)], problems)?;
    fields.required("titles", problems)?;
    let writers = fields.choice("titles", &[("house", false), ("writer", true)], problems)?;
    finish(fields, problems);
    Some((allowed.value, writers.value))
}

fn read_sections(table: &Table, problems: &mut Problems) -> Vec<KnownSection> {
    let mut sections = Vec::new();
    for (entry, table) in tables(table, problems) {
        let mut fields = Fields::new(table, "a section");
        let title = required_string(&mut fields, "title", problems);
        let also = fields.texts("also", problems).unwrap_or_default();
        let required = fields.boolean("required", problems);
        let nil = fields.string("nil", problems);
        let sub = fields.table("sub", problems);
        finish(fields, problems);
        sections.extend(title.map(|title| KnownSection {
            id: entry.key.clone(),
            title: title.value,
            also: owned(&also),
            required: required.is_some_and(|required| required.value),
            nil: nil.map(|nil| nil.value),
            sub: sub.map(|sub| read_subsections(sub, problems)).unwrap_or_default(),
        }));
    }
    sections
}

fn read_subsections(table: &Table, problems: &mut Problems) -> Vec<KnownSubsection> {
    let mut subsections = Vec::new();
    for (_, table) in tables(table, problems) {
        let mut fields = Fields::new(table, "a sub-section");
        let title = required_string(&mut fields, "title", problems);
        let also = fields.texts("also", problems).unwrap_or_default();
        let nil = fields.string("nil", problems);
        finish(fields, problems);
        subsections.extend(title.map(|title| KnownSubsection {
            title: title.value,
            also: owned(&also),
            nil: nil.map(|nil| nil.value),
        }));
    }
    subsections
}

fn owned(texts: &[&Text]) -> Vec<String> {
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}

fn read_nil(table: &Table, problems: &mut Problems) -> Option<(String, Vec<String>)> {
    let mut fields = Fields::new(table, "`[nil]`");
    let phrase = required_string(&mut fields, "phrase", problems)?;
    let words = fields.texts("words", problems).unwrap_or_default();
    finish(fields, problems);
    Some((phrase.value, owned(&words)))
}

fn read_numbering(table: &Table, problems: &mut Problems) -> Option<Numbering> {
    let mut fields = Fields::new(table, "`[numbering]`");
    fields.required("subheading", problems)?;
    fields.required("citation", problems)?;
    fields.required("citation_order", problems)?;
    fields.required("footnotes", problems)?;
    let subheadings = fields.choice("subheading", &[("none", false), ("paragraph", true)], problems);
    let citation = fields.choice("citation", &[("superscript", true), ("bracketed", false)], problems);
    let order = fields.choice("citation_order", &[("cited", true), ("listed", false)], problems);
    let by_chapter = fields.choice("footnotes", &[("document", false), ("chapter", true)], problems);
    let lists = fields.texts("list", problems).unwrap_or_default();
    let list: Vec<Pattern> =
        lists.into_iter().filter_map(|text| pattern(text.as_str(), text.span(), 1, problems)).collect();
    let numbering = Numbering {
        section: pattern_or_none(&mut fields, "section", 1, problems)?,
        paragraph: pattern_or_none(&mut fields, "paragraph", 2, problems)?,
        subheadings_share: subheadings?.value,
        recommendation: pattern_or_none(&mut fields, "recommendation", 2, problems)?,
        list,
        footnote: pattern_or_none(&mut fields, "footnote", 1, problems)??,
        citation_superscript: citation?.value,
        cited_order: order?.value,
        notes_by_chapter: by_chapter?.value,
        caption: pattern_or_none(&mut fields, "caption", 1, problems)?,
        boxes: pattern_or_none(&mut fields, "box", 1, problems)?,
        appendix: pattern_or_none(&mut fields, "appendix", 1, problems)??,
    };
    finish(fields, problems);
    Some(numbering)
}

/// A numbering or `none`; the outer `None` is a reported fault.
pub(super) fn pattern_or_none(
    fields: &mut Fields<'_>,
    key: &'static str,
    counters: usize,
    problems: &mut Problems,
) -> Option<Option<Pattern>> {
    let written = required_string(fields, key, problems)?;
    if written.value == "none" && !matches!(key, "footnote" | "appendix") {
        return Some(None);
    }
    pattern(&written.value, written.span, counters, problems).map(Some)
}

fn pattern(written: &str, span: Span, counters: usize, problems: &mut Problems) -> Option<Pattern> {
    let fault = match Pattern::parse(written) {
        Ok(pattern) if pattern.counters() <= counters => return Some(pattern),
        Ok(_) if counters == 1 => format!("`{written}` has several numbers, and only one counts here"),
        Ok(_) => format!("`{written}` has more than the {counters} numbers that count here"),
        Err(Some(letter)) => format!("`{written}` is no numbering: `{letter}` does not count"),
        Err(None) => format!("`{written}` is no numbering: nothing in it counts"),
    };
    problems.push(
        Diagnostic::new(&rules::BAD_SETTING, span, fault)
            .hint("write an example such as \"1.0\", \"1.1\", \"1)\", \"(a)\", \"(i)\" or \"A\""),
    );
    None
}

fn read_recommendation(table: &Table, problems: &mut Problems) -> Option<(RecommendationPlace, bool)> {
    use RecommendationPlace::{Both, First, InPlace, Last};
    let mut fields = Fields::new(table, "`[recommendation]`");
    fields.required("place", problems)?;
    fields.required("lead_in", problems)?;
    let places = [("in-place", InPlace), ("first", First), ("last", Last), ("both", Both)];
    let place = fields.choice("place", &places, problems)?;
    let lead_in = fields.choice("lead_in", &[("paragraph", false), ("run-on", true)], problems)?;
    finish(fields, problems);
    Some((place.value, lead_in.value))
}

fn read_background(table: &Table, problems: &mut Problems) -> Option<bool> {
    let mut fields = Fields::new(table, "`[background_papers]`");
    fields.required("form", problems)?;
    let form = fields.choice("form", &[("list", false), ("table", true)], problems)?;
    finish(fields, problems);
    Some(form.value)
}

fn read_dates(table: &Table, words: &BTreeMap<String, Words>, problems: &mut Problems) -> Option<String> {
    let mut fields = Fields::new(table, "`[dates]`");
    let wording = required_string(&mut fields, "wording", problems)?;
    finish(fields, problems);
    let words = words.values().next()?;
    let example = Date::day(NaiveDate::default());
    match format_date(example, &wording.value, &words.months, &words.weekdays) {
        Ok(_) => Some(wording.value),
        Err(directive) => {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    wording.span,
                    format!("`%{directive}` is no part of a date"),
                )
                .hint("use %A, %-d, %o, %B and %Y, such as \"%-d %B %Y\""),
            );
            None
        }
    }
}

fn read_boxes(table: &Table, colours: &BTreeMap<String, String>, problems: &mut Problems) -> Vec<BoxKind> {
    let mut boxes = Vec::new();
    for (entry, table) in tables(table, problems) {
        let mut fields = Fields::new(table, "a kind of box");
        let word = fields.string("word", problems);
        let colour = required_string(&mut fields, "colour", problems);
        let mark = fields.string("mark", problems);
        finish(fields, problems);
        let Some(colour) = colour else { continue };
        if !colours.contains_key(&colour.value) {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    colour.span,
                    format!("there is no colour `{}`", colour.value),
                )
                .hint("name one of the colours below `[colours]`, or add it there"),
            );
        }
        boxes.push(BoxKind {
            kind: entry.key.clone(),
            word: word.map(|word| word.value),
            colour: colour.value,
            mark: mark.map(|mark| mark.value).filter(|mark| !mark.trim().is_empty()),
        });
    }
    boxes
}

fn read_words(table: &Table, problems: &mut Problems) -> BTreeMap<String, Words> {
    let mut languages = BTreeMap::new();
    for (entry, table) in tables(table, problems) {
        let mut fields = Fields::new(table, "words");
        let months = names::<12>(&mut fields, "months", problems);
        let weekdays = names::<7>(&mut fields, "weekdays", problems);
        let numbers = fields.texts("numbers", problems).unwrap_or_default();
        let others = Table {
            entries: table
                .entries
                .iter()
                .filter(|entry| !matches!(entry.key.as_str(), "months" | "weekdays" | "numbers"))
                .cloned()
                .collect(),
            span: table.span,
        };
        let entries = strings(&others, problems)
            .into_iter()
            .map(|(entry, text)| (entry.key.clone(), text.as_str().to_owned()))
            .collect();
        if let (Some(months), Some(weekdays)) = (months, weekdays) {
            languages
                .insert(entry.key.clone(), Words { entries, months, weekdays, numbers: owned(&numbers) });
        }
    }
    check_words(table, &languages, problems);
    languages
}

/// Every language has every word that English has.
fn check_words(table: &Table, languages: &BTreeMap<String, Words>, problems: &mut Problems) {
    let Some(english) = languages.get("en") else { return };
    for (language, words) in languages {
        let missing: Vec<String> = english
            .entries
            .keys()
            .filter(|key| !words.entries.contains_key(*key))
            .map(|key| format!("`{key}`"))
            .collect();
        if let (Some(entry), false) = (table.get(language), missing.is_empty()) {
            problems.push(
                Diagnostic::new(
                    &rules::HOUSE_FILE,
                    entry.key_span,
                    format!("the words of `{language}` lack {}", missing.join(", ")),
                )
                .hint(format!("add them below `[words.{language}]`")),
            );
        }
    }
}

fn names<const N: usize>(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<[String; N]> {
    fields.required(key, problems)?;
    let span = fields.node(key)?.span;
    let names = owned(&fields.texts(key, problems)?);
    let count = names.len();
    let names = <[String; N]>::try_from(names).ok();
    if names.is_none() {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, span, format!("`{key}` has {count} names, not {N}"))
                .hint(format!("write all {N} names in order")),
        );
    }
    names
}
