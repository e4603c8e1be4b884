//! Drawing functions and templates that do not fit what `base` asks of them: the house's own file is shown, and
//! nobody is asked to rewrite their words.

use crate::support::{Workspace, good_report, report_with};

/// The messages of a report, with its hints, in a house with one file of its own.
#[track_caller]
fn said(file: &str, text: &str) -> Vec<String> {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/own.md", report_with("house = \"own\""))
        .with("templates/own/house.toml", "title = \"Own\"\n")
        .with(&format!("templates/own/{file}"), text);
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/own.pdf").does_not_tell("rewrite the words");
    run.messages()
}

/// What is said of drawing functions below those of `base`.
#[track_caller]
fn drawing(text: &str) -> Vec<String> {
    said("house.typ", &format!("#import \"/templates/base/house.typ\": functions as base\n{text}\n"))
}

#[test]
fn a_function_that_does_not_take_what_it_gets() {
    assert_eq!(
        drawing("#let functions = base + (paragraph: house => [x])"),
        [
            "templates/own/house.typ:2:26 error[template] the drawing function `paragraph` does not take `number`, which it gets",
            "    write it as `base` does, `(house, number: none, anchor: none, language: none, body) => …`; `..arguments` takes what it does not use",
            "    look in docs/house-drawing.md for what each drawing function gets",
        ]
    );
    assert_eq!(
        drawing("#let functions = base + (footer: house => [x])")[0],
        "templates/own/house.typ:2:26 error[template] the drawing function `footer` does not take `left`, which it gets"
    );
}

#[test]
fn a_function_that_asks_for_more_than_it_gets() {
    assert_eq!(
        drawing("#let functions = base + (title: (house, size, body) => body)")[0],
        "templates/own/house.typ:2:26 error[template] the drawing function `title` asks for `body`, which it does not get"
    );
}

#[test]
fn what_is_no_function() {
    assert_eq!(
        drawing("#let functions = base + (title: 1)")[0],
        "templates/own/house.typ:2:26 error[template] `title` is no drawing function, but of the type `integer`"
    );
}

/// What is handed on to another function is shown where that is done.
#[test]
fn arguments_that_are_handed_on_to_another_function() {
    assert_eq!(
        drawing(
            "#let paragraph(house, ..a) = (base.quotation)(house, ..a)\n#let functions = base + (paragraph: paragraph)"
        )[0],
        "templates/own/house.typ:2:30 error[template] the typesetter says: unexpected argument: number"
    );
}

#[test]
fn functions_that_are_missing_no_dictionary_or_incomplete() {
    let hint = "    write `#import \"/templates/base/house.typ\": functions as base`, and below it `#let functions = base + (…)` with those that the house changes";
    for (text, message) in [
        ("", "1:1 error[template] this house.typ says no `functions`"),
        (
            "#let functions = 1\n",
            "1:6 error[template] `functions` has to be a dictionary of drawing functions",
        ),
        ("#let functions = (:)\n", "1:6 error[template] `functions` lacks the drawing function `title`"),
    ] {
        assert_eq!(said("house.typ", text), [format!("templates/own/house.typ:{message}"), hint.to_owned()]);
    }
}

#[test]
fn a_house_that_writes_no_document() {
    assert_eq!(
        said("report.typ.j2", ""),
        [
            "templates/own/report.typ.j2:1:1 error[template] this template writes no document: nothing in it sets the title and the date",
            "    begin it with {% extends \"base/report.typ.j2\" %}, and change single blocks below that line",
        ]
    );
    assert_eq!(
        drawing("#let functions = base + (document: (house, ..a, body) => body)")[0],
        "templates/own/house.typ:2:26 error[template] `document` sets no title and date of the PDF"
    );
}

#[test]
fn packages_and_files_elsewhere() {
    assert_eq!(
        drawing("#import \"@preview/cetz:0.3.0\": canvas"),
        [
            "templates/own/house.typ:2:9 error[template] a house has no packages",
            "    copy what you need of the package into the house's folder, and import it from there, such as \"/house/shapes.typ\"",
        ]
    );
    let said = drawing("#let crest = read(\"../../../../crest.svg\")\n#let functions = base");
    assert!(said[1].contains("name a file of the house or of one that it extends"), "{said:?}");
    assert!(!said.iter().any(|line| line.contains("--root")), "{said:?}");
}
