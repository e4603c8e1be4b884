//! From the merged layers to a house: every table read, once as it stands and once for each language that has
//! settings of its own.

use super::header::read_header;
use super::layers::merge;
use super::numbering::read_numbering;
use super::page::{read_colours, read_footer, read_logos, read_page, read_text};
use super::plan::read_plan;
use super::report::{Parts, read_report_style};
use super::review::read_review;
use super::sections::read_sections;
use super::values::{
    check_lengths, check_plan_widths, check_room, finish, owned, part, required_words, tables,
};
use super::words::{check_code, read_boxes, read_dates, read_words};
use super::{House, Nil};
use crate::diagnostic::Problems;
use crate::rules::{self, read_rules};
use crate::written::{Fields, Table, Value};
use std::collections::BTreeMap;

/// The tables of a house that a language may have otherwise.
const BY_LANGUAGE: [&str; 9] =
    ["boxes", "dates", "footer", "header", "logo", "nil", "plan", "recommendation", "section"];

/// Reads the merged table of a house; `None` if something that every house needs is missing.
pub(super) fn read_house(chain: &[String], table: &Table, problems: &mut Problems) -> Option<House> {
    check_lengths(table, problems);
    let mut house = read_settings(chain, table, problems)?;
    for (language, own) in own_settings(table, problems) {
        let mut found = Problems::default();
        let laid_over = merge(table.clone(), own);
        let read = read_settings(chain, &laid_over, &mut found);
        // What is wrong in every language was said once.
        for problem in found.into_vec() {
            let is_said = problems.as_slice().iter().any(|said| {
                said.message == problem.message
                    && said.primary.as_ref().map(|label| label.span)
                        == problem.primary.as_ref().map(|label| label.span)
            });
            if !is_said {
                problems.push(problem);
            }
        }
        if let Some(mut read) = read {
            read.sections.answer_to(&house.sections);
            read.nil.words.extend_from_slice(&house.nil.words);
            read.language = Some(language.clone());
            house.languages.insert(language, read);
        }
    }
    Some(house)
}

/// The settings that a language has otherwise, as tables of a house.
fn own_settings(table: &Table, problems: &mut Problems) -> Vec<(String, Table)> {
    let Some(Value::Table(languages)) = table.get("language").map(|entry| &entry.value.value) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    for (language, own) in tables(languages, problems) {
        check_code(language, "language", problems);
        for entry in own.entries.iter().filter(|entry| !BY_LANGUAGE.contains(&entry.key.as_str())) {
            let known = BY_LANGUAGE.map(|key| format!("`{key}`")).join(", ");
            problems.report(
                &rules::UNKNOWN_KEY,
                entry.key_span,
                format!("`{}` is no table that a language has of its own", entry.key),
                format!("use one of {known}; words stand below `[words.{}]`", language.key),
            );
        }
        let mut own = own.clone();
        own.entries.retain(|entry| BY_LANGUAGE.contains(&entry.key.as_str()));
        read.push((language.key.clone(), own));
    }
    read
}

fn read_settings(chain: &[String], table: &Table, problems: &mut Problems) -> Option<House> {
    let mut fields = Fields::new(table, "a house");
    fields.string("extends", problems);
    let title = fields.string("title", problems);
    let mut given = |key: &'static str| part(&mut fields, key, problems);
    let page = given("page");
    let text = given("text");
    let colours = given("colours");
    let footer = given("footer");
    let header = given("header");
    let sections = given("sections");
    let section = given("section");
    let nil = given("nil");
    let numbering = given("numbering");
    let report = given("report");
    let recommendation = given("recommendation");
    let background_papers = given("background_papers");
    let appendices = given("appendices");
    let contacts = given("contacts");
    let sign_off = given("sign_off");
    let history = given("history");
    let dates = given("dates");
    let boxes = given("boxes");
    let plan = given("plan");
    let review = given("review");
    let words = given("words");
    let logos = fields.tables("logo", problems).unwrap_or_default();
    let rules = fields.table("rules", problems).map(|table| read_rules(table, problems));
    let look = fields.table("look", problems).cloned();
    fields.table("language", problems);
    fields.finish(&[], &[], problems);

    // Every part is read before any is missed, so that all faults are told at once.
    let page = read_page(page?, problems);
    let text = read_text(text?, problems);
    let colours = read_colours(colours?, problems);
    let logos = read_logos(logos, problems);
    let footer = read_footer(footer?, problems);
    let header = read_header(header?, problems);
    let sections = read_sections(sections?, section?, problems);
    let nil = read_nil(nil?, problems);
    let numbering = read_numbering(numbering?, problems);
    let parts = Parts {
        report: report?,
        recommendation: recommendation?,
        background_papers: background_papers?,
        appendices: appendices?,
        contacts: contacts?,
        sign_off: sign_off?,
        history: history?,
    };
    let report = read_report_style(&parts, problems);
    let boxes = read_boxes(boxes?, &colours, problems);
    let plan = read_plan(plan?, &colours, problems);
    let review = read_review(review?, problems);
    let words = read_words(words?, problems);
    let date_wording = read_dates(dates?, &words, problems);

    let (paper, margin) = page?;
    let house = House {
        chain: chain.to_vec(),
        title: title.map(|title| title.value).unwrap_or_default(),
        paper,
        margin,
        text: text?,
        colours,
        logos,
        footer: footer?,
        header: header?,
        sections: sections?,
        nil: nil?,
        numbering: numbering?,
        report: report?,
        date_wording: date_wording?,
        boxes,
        plan: plan?,
        review: review?,
        words,
        rules: rules.unwrap_or_default(),
        look,
        language: None,
        languages: BTreeMap::new(),
    };
    check_plan_widths(&house, problems);
    check_room(&house, table, problems);
    Some(house)
}

fn read_nil(table: &Table, problems: &mut Problems) -> Option<Nil> {
    let mut fields = Fields::new(table, "`[nil]`");
    let phrase = required_words(&mut fields, "phrase", problems);
    let words = fields.texts("words", problems).unwrap_or_default();
    finish(fields, problems);
    Some(Nil { phrase: phrase?.value, words: owned(&words) })
}
