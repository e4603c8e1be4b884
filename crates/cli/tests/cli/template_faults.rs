//! Mistakes in templates and drawing functions: shown at their line, with what there is in place of them.

use crate::support::{Workspace, good_report, report_with};

/// Builds a report in a house with one file of its own, which is at fault, beside a good report. Expects the
/// message, and these hints as the first of those that come.
#[track_caller]
fn fault(file: &str, text: &str, message: &str, hints: &[&str]) {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/own.md", report_with("house = \"own\"\n[[appendix]]\ntitle = \"Map\"\ntext = \"None.\""))
        .with("templates/own/house.toml", "title = \"Own\"\n")
        .with(&format!("templates/own/{file}"), text);
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/own.pdf");
    let said = run.messages();
    assert_eq!(said.first().map(String::as_str), Some(message), "{said:#?}");
    let first: Vec<&str> = said[1..].iter().take(hints.len()).map(|hint| hint.trim_start()).collect();
    for (hint, expected) in first.iter().zip(hints) {
        assert!(hint.starts_with(expected), "{expected}\n{said:#?}");
    }
}

/// A fault in the block of the title of a report.
#[track_caller]
fn in_title(block: &str, message: &str, hints: &[&str]) {
    let template =
        format!("{{% extends \"base/report.typ.j2\" %}}\n{{% block title %}}\n{block}\n{{% endblock %}}\n");
    fault("report.typ.j2", &template, message, hints);
}

/// A fault in the template of a section.
#[track_caller]
fn in_section(template: &str, message: &str, hints: &[&str]) {
    fault("section.typ.j2", template, message, hints);
}

/// A fault in a drawing function of the house, below the functions of `base`.
#[track_caller]
fn in_drawing(function: &str, message: &str, hints: &[&str]) {
    let file = format!("#import \"/templates/base/house.typ\": functions as base\n{function}\n");
    fault("house.typ", &file, message, hints);
}

#[test]
fn a_value_that_nothing_is_like() {
    in_title(
        "{{ chairman }}",
        "templates/own/report.typ.j2:3:4 error[template] there is no value `chairman`",
        &[
            "use one of the names that the template makes here: ",
            "use one of the values of a document: `about`, `appendices`, ",
        ],
    );
}

#[test]
fn a_value_that_is_misspelt() {
    in_title(
        "{% set subject = title %}{{ titel }}",
        "templates/own/report.typ.j2:3:29 error[template] there is no value `titel`",
        &[
            "did you mean `title`?",
            "use one of the names that the template makes here: `loop`, `part`, `subject`",
        ],
    );
    in_title(
        "{{ titel|literal }}",
        "templates/own/report.typ.j2:3:4 error[template] there is no value `titel`",
        &["did you mean `title`?"],
    );
}

#[test]
fn something_that_a_section_does_not_have() {
    in_section(
        "#draw(\"section\")[{{ section.heding }}]\n",
        "templates/own/section.typ.j2:1:21 error[template] `section` has no `heding`",
        &["did you mean `heading`?", "use one of what `section` has: `anchor`, `blocks`, `heading`, "],
    );
}

#[test]
fn something_that_the_round_of_a_loop_does_not_have() {
    in_title(
        "{% for section in sections %}{{ section.title }}{{ loop.frist }}{% endfor %}",
        "templates/own/report.typ.j2:3:33 error[template] `section` has no `title`",
        &["use one of what `section` has: "],
    );
    in_title(
        "{% for section in sections %}{{ loop.frist }}{% endfor %}",
        "templates/own/report.typ.j2:3:33 error[template] `loop` has no `frist`",
        &["did you mean `first`?"],
    );
}

#[test]
fn a_value_that_only_reviews_have() {
    in_title(
        "{{ cover.subtitle }}",
        "templates/own/report.typ.j2:3:4 error[template] only a review has the value `cover.subtitle`",
        &["ask first whether it is there: {% if cover %} … {% endif %}"],
    );
}

#[test]
fn filters_tests_functions_and_templates_that_there_are_not() {
    in_title(
        "{{ title|literl }}",
        "templates/own/report.typ.j2:3:10 error[template] there is no filter `literl`",
        &["did you mean `literal`?", "use one of the filters that there are: "],
    );
    in_title(
        "{% if title is defned %}{% endif %}",
        "templates/own/report.typ.j2:3:16 error[template] there is no test `defned`",
        &["did you mean `defined`?", "use one of the tests that there are: "],
    );
    in_title(
        "{% for i in rang(3) %}{% endfor %}",
        "templates/own/report.typ.j2:3:13 error[template] there is no function `rang`",
        &["did you mean `range`?", "use one of the functions that there are: "],
    );
    in_title(
        "{% include \"sektion.typ.j2\" %}",
        "templates/own/report.typ.j2:3:12 error[template] there is no template `sektion.typ.j2`",
        &["did you mean `section.typ.j2`?", "use one of the templates that there are: "],
    );
    // That one is written in HTML.
    in_title(
        "{% include \"section.html.j2\" %}",
        "templates/own/report.typ.j2:3:12 error[template] there is no template `section.html.j2`",
        &["did you mean `section.typ.j2`?", "use one of the templates that there are: "],
    );
    in_title(
        "{% include \"../../secret\" %}",
        "templates/own/report.typ.j2:3:12 error[template] there is no template `../../secret`",
        &["use one of the templates that there are: "],
    );
}

#[test]
fn what_is_not_closed() {
    in_title(
        "{% if title %}",
        "templates/own/report.typ.j2:4:4 error[template] `{% endblock %}` stands before what was opened last is closed",
        &["close `{% if title %}` of line 3 with `{% endif %}`"],
    );
    in_section(
        "#draw(\"section\")[{{ section.heading }}]\n{% for block in section.blocks %}\n{{ block }}\n",
        "templates/own/section.typ.j2:3:10 error[template] the template ends before everything in it is closed",
        &["close `{% for block in section.blocks %}` of line 2 with `{% endfor %}`"],
    );
}

#[test]
fn templates_without_end() {
    // It extends nothing, so that where its fuel ends does not hang on the words of `base`.
    fault(
        "report.typ.j2",
        "\n{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}\n",
        "templates/own/report.typ.j2:2:39 error[template] this template does not come to an end: it was stopped",
        &[
            "look at the loop in line 2: `{% for a in range(9999) %}`",
            "look at the loop in line 2: `{% for b in range(9999) %}`",
        ],
    );
    fault(
        "report.typ.j2",
        "{% extends \"report.typ.j2\" %}\n",
        "templates/own/report.typ.j2:1:4 error[template] this template extends itself",
        &["write the house that has the other one before its name: `{% extends \"base/report.typ.j2\" %}`"],
    );
    in_section(
        "{% include \"section.typ.j2\" %}\n",
        "templates/own/section.typ.j2:1:4 error[template] this template goes into itself without end",
        &["change what it includes, extends or calls, so that none of these leads back to it"],
    );
}

/// What a template writes for Typst is its own, not the writer's.
#[test]
fn calls_of_drawing_functions() {
    in_section(
        "\n#draw(\"sektion\")[{{ section.heading }}]\n",
        "templates/own/section.typ.j2:2:2 error[template] there is no drawing function `sektion`",
        &["did you mean `section`?", "use one of those that there are: `about`, "],
    );
    in_section(
        "#draw(\"section\", nuber: {{ section.number|literal }})[{{ section.heading }}]\n",
        "templates/own/section.typ.j2:1:18 error[template] the typesetter says: unexpected argument: nuber",
        &["ask whoever keeps the house `own` to mend templates/own/section.typ.j2:1:18"],
    );
    in_section(
        "#draw(\"section\")[{{ section.heading }}\n",
        "templates/own/section.typ.j2:1:17 error[template] the typesetter says: unclosed delimiter",
        &["ask whoever keeps the house `own` to mend templates/own/section.typ.j2:1:17"],
    );
}

#[test]
fn settings_words_and_functions_that_there_are_not() {
    in_drawing(
        "#let title(house, body) = {\n  let colours = house.settings.colours\n  text(fill: rgb(colours.acent), body)\n}\n#let functions = base + (title: title)",
        "templates/own/house.typ:4:26 error[template] `house.settings.colours` has no `acent`",
        &["did you mean `accent`?", "use one of those that there are: `accent`, "],
    );
    in_drawing(
        "#let title(house, body) = house.words.emial\n#let functions = base + (title: title)",
        "templates/own/house.typ:2:39 error[template] the house has no word `emial`",
        &["did you mean `email`?", "add it below `[words.en]` and every other language, or use one of "],
    );
    in_drawing(
        "#let title(house, body) = (house.heder)(house, body)\n#let functions = base + (title: title)",
        "templates/own/house.typ:2:34 error[template] there is no drawing function `heder`",
        &["did you mean `header`?"],
    );
    in_drawing(
        "#let title(house, body) = (base.at(\"titel\"))(house, body)\n#let functions = base + (title: title)",
        "templates/own/house.typ:2:28 error[template] there is no drawing function `titel`",
        &["did you mean `title`?"],
    );
}

#[test]
fn drawing_without_end() {
    in_drawing(
        "#let title(house, body) = {\n  let a = 1\n  while a > 0 { a += 1 }\n  body\n}\n#let functions = base + (title: title)",
        "templates/own/house.typ:4:3 error[template] this loop does not come to an end: it was stopped",
        &["change something in the loop that makes its condition false, "],
    );
    in_drawing(
        "#let title(house, body) = (house.title)(house, body)\n#let functions = base + (title: title)",
        "templates/own/house.typ:2:27 error[template] a function here calls itself without end",
        &["call what the layer below draws by its own name, "],
    );
}
