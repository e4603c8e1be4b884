//! One house with one fault at a time.

use super::Inspected;
use crate::engine::Engine;
use crate::trial::{FONTS, Trial};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::files::{Files, ReadError};
use std::sync::Arc;

const REPORT: &str = "+++
kind = \"report\"
title = \"A report\"
date = 2026-12-10
publisher = \"Merebrook\"
+++
# Purpose of the report

Words that are long enough to be a paragraph, and not a label above something else.

::: note
Words in a box.
:::
";

struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, ReadError> {
        Err(ReadError::Missing)
    }
}

/// What is found in a house of these files: in its settings and files, and on the pages of a small report.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let mut files = files.to_vec();
    if !files.iter().any(|(name, _)| *name == "house.toml") {
        files.push(("house.toml", "title = \"Own\"\n"));
    }
    let trial = Trial::of("own", &files);
    let engine = Engine { fonts: Arc::clone(&FONTS) };
    let inspected =
        Inspected { house: &trial.house, settings: &trial.layers.merged, sources: &trial.sources };
    let mut problems = Problems::default();
    inspected.check_settings(&FONTS, &mut problems);
    inspected.check_files(&mut problems);
    let report = trial.report("a.md", REPORT, &NoFiles);
    let sheet = engine.write(&report, &trial.house, &trial.sources).expect("the templates are sound");
    let rendered = engine.render(&sheet, &report, &trial.house, &trial.sources, &mut problems);
    rendered.expect("the drawing functions are sound");
    engine.inspect(&sheet, &report, inspected, &mut problems);
    problems.as_slice().iter().map(|problem| trial.said(problem)).collect()
}

fn settings(text: &str) -> Vec<String> {
    found(&[("house.toml", text)])
}

/// A house with drawing functions of its own, below those of `base`.
fn drawing(text: &str) -> Vec<String> {
    let text = format!("#import \"/templates/base/house.typ\": functions as base\n{text}\n");
    found(&[("house.typ", &text)])
}

#[test]
fn base_is_sound() {
    assert_eq!(settings("title = \"Own\"\n"), Vec::<String>::new());
}

#[test]
fn colours_that_are_too_near_to_one_another() {
    let said = settings("[colours]\naccent = \"#9aa7b8\"\n");
    assert_eq!(
        said[0],
        "templates/own/house.toml:2:10 low-contrast: `accent` (#9aa7b8) is hard to read on white: its contrast is 2.4 to 1"
    );
    let said = drawing(
        "#let title(house, body) = text(size: 12pt, fill: rgb(\"#999\"), body)\n#let functions = base + (title: title)",
    );
    assert_eq!(
        said,
        [
            "templates/own/house.typ:2:54 low-contrast: `#999999` is hard to read on white: its contrast is 2.8 to 1"
        ]
    );
}

/// 3 to 1 is enough for large text, and what is behind the words counts, not the paper.
#[test]
fn contrast_goes_by_size_and_by_what_is_behind() {
    let title = |arguments: &str, look: &str| {
        drawing(&format!(
            "#let title(house, body) = {look}(text({arguments}, body))\n#let functions = base + (title: title)"
        ))
    };
    assert_eq!(title("size: 18pt, fill: rgb(\"#8a8a8a\")", ""), Vec::<String>::new());
    assert_eq!(title("size: 17pt, fill: rgb(\"#8a8a8a\")", "").len(), 1);
    assert_eq!(title("fill: white", "block.with(fill: rgb(\"#1f3a5f\"))"), Vec::<String>::new());
    assert_eq!(title("fill: rgb(\"#1f3a5f\")", "block.with(fill: black)").len(), 1);
}

#[test]
fn text_that_is_small() {
    assert_eq!(
        settings("[text]\nsize = \"11pt\"\n")[0],
        "templates/own/house.toml:2:8 small-text: body text of 11 pt is too small for many people"
    );
    assert_eq!(
        settings("[text]\nsmall_size = \"9pt\"\n")[0],
        "templates/own/house.toml:2:14 small-text: notes and the foot of a page of 9 pt are too small for many people"
    );
    assert_eq!(
        drawing(
            "#let box-look(house, ..arguments, body) = text(size: 0.75em, body)\n#let functions = base + (box: box-look)"
        ),
        ["templates/own/house.typ:2:54 small-text: text of 9 pt is too small for many people"]
    );
}

#[test]
fn characters_that_no_font_has() {
    assert_eq!(
        settings("[words.en]\nphone = \"🔴 Telephone\"\n"),
        ["templates/own/house.toml:2:9 missing-glyph: no font has the character `🔴` (U+1F534)"]
    );
}

#[test]
fn values_that_no_document_has() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block title %}\n{% if titel %}{% endif %}\n{{ super() }}\n{% endblock %}\n";
    assert_eq!(
        found(&[("report.typ.j2", template)]),
        ["templates/own/report.typ.j2:3:7 unknown-value: there is no value `titel`"]
    );
}

#[test]
fn blocks_that_are_not_there() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block contact %}{% endblock %}\n";
    assert_eq!(
        found(&[("report.typ.j2", template)]),
        [
            "templates/own/report.typ.j2:2:10 unknown-block: nothing that this template extends has a block `contact`"
        ]
    );
}

/// `base` prints the title of an action plan in a block that this house's report no longer has.
#[test]
fn shipped_templates_are_not_at_fault() {
    let template = "{% extends \"base/document.typ.j2\" %}{% block body %}{% for section in sections %}{% include \"section.typ.j2\" %}{% endfor %}{% endblock %}";
    let said = found(&[("report.typ.j2", template)]);
    assert!(!said.iter().any(|said| said.starts_with("templates/base")), "{said:?}");
}

#[test]
fn functions_that_nothing_calls() {
    assert_eq!(
        drawing("#let functions = base + (heading_look: (house, it) => it)"),
        ["templates/own/house.typ:2:26 unused-function: nothing calls the drawing function `heading_look`"]
    );
    assert_eq!(
        drawing(
            "#let title(house, body) = (house.banner)(house, body)\n#let functions = base + (title: title, banner: (house, body) => body)"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn files_that_nothing_uses() {
    assert_eq!(
        found(&[("sections.typ.j2", "")]),
        [
            "templates/own/sections.typ.j2 unused-house-file: `sections.typ.j2` replaces no file of the house below, and nothing uses it"
        ]
    );
}

#[test]
fn words_off_the_page_and_on_one_another() {
    let said =
        drawing("#let title(house, body) = place(dx: -50mm, body)\n#let functions = base + (title: title)");
    assert_eq!(said, ["a.md:3:9 off-page: “A report” runs off the page"]);
    let said =
        drawing("#let title(house, body) = place(dy: 1mm, body)\n#let functions = base + (title: title)");
    assert!(said.iter().any(|said| said.contains("text-overlaps: “")), "{said:?}");
}

#[test]
fn pages_without_words() {
    let said = drawing(
        "#let title(house, body) = { body; pagebreak(); pagebreak() }\n#let functions = base + (title: title)",
    );
    assert_eq!(said, ["a.md:3:9 empty-page: page 2 of the sample `a.md` has no words on it"]);
}
