//! How messages look.

use super::human::gathered;
use super::*;
use boardpaper_data::rules;
use boardpaper_data::source::{Cell, Source, Span};

fn printer(sources: &Sources) -> Printer<'_> {
    Printer { width: 80, ..Printer::plain(MessageFormat::Human, sources) }
}

fn human(problems: &[Diagnostic], sources: &Sources) -> String {
    let problems: Vec<&Diagnostic> = problems.iter().collect();
    let told = gathered(&problems, sources);
    told.iter().map(|told| printer(sources).human(told)).collect::<Vec<_>>().join("\n\n")
}

/// A message about words of a file, found by what they are.
fn about(sources: &Sources, path: &str, text: &str, words: &[&str]) -> Diagnostic {
    let id = sources.add(Source::new(path, text));
    let span = |words: &str| {
        let start = text.find(words).expect("the words are there");
        Span::new(id, start..start + words.len())
    };
    let mut problem = Diagnostic::new(&rules::RAW_HTML, span(words[0]), "this is wrong").hint("mend it");
    for other in &words[1..] {
        problem = problem.other(span(other), "this is near");
    }
    problem
}

#[test]
fn a_place_in_a_sheet_is_shown_as_its_cell() {
    let sources = Sources::default();
    let cells = [(1, 5, "Lead"), (12, 5, ""), (12, 6, "July 2011:\nA. Officer")];
    let cells = cells.map(|(row, column, words)| (Cell { row, column }, words));
    let id = sources.add(Source::sheet("data/plan.xlsx", Some("Plan".to_owned()), cells));
    let problem = Diagnostic::new(&rules::BAD_SHEET, Span::new(id, 6..16), "this is wrong")
        .other(Span::new(id, 0..4), "this is near")
        .hint("mend it");
    let mut blank = Diagnostic::new(&rules::BAD_SHEET, Span::new(id, 5..5), "this is blank");
    assert_eq!(
        human(std::slice::from_ref(&problem), &sources),
        "\
error[bad-sheet]: this is wrong
--> data/plan.xlsx Plan!F12
 |
 | July 2011:
 | ^^^^^^^^^^
 | A. Officer
 |
::: data/plan.xlsx Plan!E1
 |
 | Lead
 | ---- this is near
 |
 = help: mend it"
    );
    assert_eq!(
        human(std::slice::from_ref(&blank), &sources),
        "error[bad-sheet]: this is blank\n--> data/plan.xlsx Plan!E12"
    );
    blank.repeats.push(Span::new(id, 6..16));
    let printer = printer(&sources);
    assert_eq!(
        printer.short(&problem),
        "data/plan.xlsx:12:6: error[bad-sheet]: Plan!F12: this is wrong; mend it"
    );
    assert_eq!(
        printer.short(&blank),
        "data/plan.xlsx:12:5: error[bad-sheet]: Plan!E12: this is blank (and at Plan!F12)"
    );
    assert_eq!(
        printer.github(&problem),
        "::error file=data/plan.xlsx,title=bad-sheet::Plan!F12: this is wrong%0Aat Plan!E1: this is near%0Amend it"
    );
    let json = printer.json(&problem, None);
    assert_eq!(json["message"], "Plan!F12: this is wrong");
    assert_eq!(json["file"], "data/plan.xlsx");
    assert_eq!([&json["line"], &json["column"]], [12, 6]);
}

#[test]
fn the_lines_around_are_shown_and_those_beyond_a_blank_one() {
    let sources = Sources::default();
    let text = "# Purpose\n\nTo tell of <b>buses</b>.\nAnd of\ttrams <i>now</i>.\n\nEnd.\n";
    insta::assert_snapshot!(human(&[about(&sources, "data/a.md", text, &["<b>", "</b>", "<i>"])], &sources));
}

#[test]
fn a_long_paragraph_is_cut_around_the_words() {
    let sources = Sources::default();
    let long =
        "The Council has looked at every road in the borough and found that most are sound. ".repeat(6);
    let text = format!("# Roads\n\n{long}Read [more](here). {long}The <b>last</b> words. {long}\n\n{long}\n");
    let problems = [
        about(&sources, "data/a.md", &text, &["[more](here)"]),
        about(&sources, "data/b.md", &text, &["[more](here)", "<b>"]),
        about(&sources, "data/c.md", &text, &[long.trim()]),
        about(&sources, "data/d.md", &text, &["The Council"])
            .label("a label of some length stands beside it"),
    ];
    insta::assert_snapshot!(human(&problems, &sources));
}

#[test]
fn words_in_any_script_over_several_lines_and_at_the_end() {
    let sources = Sources::default();
    let wide = "会議".repeat(60);
    let text = format!("{wide}<b>{wide}\n\nTŷ'r Cyngor: ŵ 𝒳\n::: box Teitl\nun\ndau\n:::\nend");
    let id = sources.add(Source::new("data/e.md", text.clone()));
    let end =
        Diagnostic::new(&rules::BAD_FENCE, Span::new(id, text.len()..text.len()), "nothing closes this");
    let problems = [
        about(&sources, "data/a.md", &text, &["<b>"]),
        about(&sources, "data/b.md", &text, &["ŵ 𝒳"]),
        about(&sources, "data/c.md", &text, &["::: box Teitl\nun\ndau\n:::"]),
        end,
    ];
    insta::assert_snapshot!(human(&problems, &sources));
}

#[test]
fn places_in_several_files_have_a_picture_each() {
    let sources = Sources::default();
    let there = sources.add(Source::new("data/shared.md", "one\ntwo\nthree\n"));
    let problem =
        about(&sources, "data/a.md", "# A\nhere\n", &["here"]).other(Span::new(there, 4..7), "this is near");
    insta::assert_snapshot!(human(&[problem], &sources));
}

#[test]
fn messages_that_differ_in_what_they_quote_are_one() {
    let sources = Sources::default();
    let id = sources.add(Source::new("data/a.md", "![](a.png)\n![](b.png)\n![](c.png)\n![](d.png)\n"));
    let picture = |at: usize, name: &str| {
        let span = Span::new(id, at * 11..at * 11 + 10);
        Diagnostic::new(&rules::MISSING_ALT_TEXT, span, format!("the picture `{name}` has no words"))
            .hint("write in the square brackets what it shows")
    };
    let mut first = picture(0, "a.png");
    first.repeats = vec![Span::new(id, 33..43)];
    let problems = [first, picture(1, "b.png"), picture(2, "c.png").hint("or say that it has no meaning")];
    insta::assert_snapshot!(human(&problems, &sources));
}

#[test]
fn a_message_without_a_place_or_a_file() {
    let sources = Sources::default();
    let of_file =
        Diagnostic::of_file(&rules::NOT_TEXT, "data/tŷ, 50%: a.md", "this is no text").hint("save it anew");
    let of_nothing = Diagnostic { file: None, ..of_file.clone() };
    let printer = printer(&sources);
    assert_eq!(
        human(std::slice::from_ref(&of_file), &sources),
        "error[not-text]: this is no text\n--> data/tŷ, 50%: a.md\n = help: save it anew"
    );
    assert_eq!(
        printer.github(&of_file),
        "::error file=data/tŷ%2C 50%25%3A a.md,title=not-text::this is no text%0Asave it anew"
    );
    assert_eq!(printer.github(&of_nothing), "::error title=not-text::this is no text%0Asave it anew");
    assert_eq!(
        printer.sarif(&of_file)["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "data/t%C5%B7%2C%2050%25%3A%20a.md"
    );
    assert_eq!(printer.sarif(&of_nothing)["locations"], serde_json::Value::Null);
}
