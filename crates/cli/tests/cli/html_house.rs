//! What is said of the HTML and the style sheet of a house: what does not belong in a page, and what is lost.

use crate::support::{Run, Workspace, good_report};

/// A workspace with a house of these files and a report in it.
fn own(files: &[(&str, &str)]) -> Workspace {
    let report = good_report().replace("date =", "house = \"own\"\ndate =");
    let workspace =
        Workspace::new().with("templates/own/house.toml", "title = \"Own\"\n").with("data/a.md", report);
    files
        .iter()
        .fold(workspace, |workspace, (name, text)| workspace.with(&format!("templates/own/{name}"), text))
}

/// Checks a house of these files.
#[track_caller]
fn check(files: &[(&str, &str)]) -> Run {
    own(files).run("house check own --message-format json")
}

/// Builds the HTML of a report, which has an error, and gives what is said of it.
#[track_caller]
fn said(file: &str, text: &str) -> Vec<String> {
    let workspace = own(&[(file, text)]);
    let run = workspace.run("build --format html --message-format json");
    run.exits(1).lacks("output/a.html");
    workspace.run("build --format pdf").exits(0).has("output/a.pdf");
    run.messages()
}

/// What is said of a block of the template of a report, each message without its hints.
#[track_caller]
fn of_block(block: &str, text: &str) -> Vec<String> {
    let template = format!(
        "{{% extends \"base/report.html.j2\" %}}\n{{% block {block} %}}\n{{{{ super() }}}}\n{text}\n{{% endblock %}}\n"
    );
    said("report.html.j2", &template).into_iter().filter(|line| !line.starts_with("    ")).collect()
}

#[test]
fn what_does_not_belong_in_a_page_is_told_where_a_template_says_it() {
    let template = "{% extends \"base/document.html.j2\" %}\n{% block foot %}\n{{ super() }}\n<script>alert(1)</script>\n{% endblock %}\n";
    let message = [
        "templates/own/document.html.j2:4:1 error[template] `<script>` would run something, and a page runs nothing",
        "    take it out",
    ];
    let meanwhile = "    build the PDF meanwhile, which this does not touch: `boardpaper build --format pdf`";
    assert_eq!(said("document.html.j2", template), [message[0], message[1], meanwhile]);
    check(&[("document.html.j2", template)]).exits(1).says(&message);

    assert_eq!(
        of_block("foot", "<img src=\"https://www.own.example/crest.png\" alt=\"Crest\">"),
        [
            "templates/own/report.html.j2:4:6 error[template] `https://www.own.example/crest.png` would be loaded, and a page asks for no other file"
        ]
    );
    assert_eq!(
        of_block("title", "<div class=\"box\"><p>{{ title }}</p>"),
        [
            "templates/own/report.html.j2:4:1 error[template] `<div>` is left open: `</main>` stands before it ends"
        ]
    );
    assert_eq!(
        of_block("title", "<p id=\"main\" onclick=\"a()\">{{ title }}</p>"),
        [
            "templates/own/report.html.j2:4:1 error[template] two elements of the page have the name `main`",
            "templates/own/report.html.j2:4:14 error[template] `onclick` would run something, and a page runs nothing",
        ]
    );
    assert_eq!(
        of_block("masthead", "<a href=\"javascript:a()\">a</a>"),
        ["templates/own/report.html.j2:4:4 error[template] no link may lead to `javascript:a()`"]
    );
}

/// A value that is none of a text can be anything: where no filter guards it, the page is judged.
#[test]
fn a_part_within_the_text_is_judged_too() {
    let said = check(&[("box.html.j2", "<div><p>{{ box.title }}</p>{{ box.body }}\n")]).messages();
    let first = "templates/own/box.html.j2:1:1 error[template] `<div>` is left open: `</";
    assert!(said[0].starts_with(first), "{said:?}");
}

#[test]
fn what_a_page_lacks_is_told_at_the_block_that_should_have_it() {
    let head = "{% extends \"base/document.html.j2\" %}\n{% block head %}<meta name=\"a\" content=\"b\">{% endblock %}\n";
    assert_eq!(
        said("document.html.j2", head)[..2],
        [
            "templates/own/document.html.j2:2:10 error[template] the page lacks `<title>`, the name of the document",
            "    call {{ super() }} in the block `head`, or write there what `base` does",
        ]
    );
    let title = "{% extends \"base/report.html.j2\" %}\n{% block title %}{% endblock %}\n";
    assert_eq!(
        said("report.html.j2", title)[0],
        "templates/own/report.html.j2:2:10 error[template] the page lacks a heading of the first level, `<h1>`"
    );
    assert_eq!(
        said("report.html.j2", "<h1>{{ title }}</h1>\n")[0],
        "templates/own/report.html.j2:1:1 error[template] this template writes no page: `<!doctype html>` is not its beginning"
    );
}

#[test]
fn words_and_addresses_that_a_template_gets_wrong() {
    for (text, message, hint) in [
        ("{{ words.emial }}", "4:4 error[template] the house has no word `emial`", "did you mean `email`?"),
        (
            "{{ settings.colours.acent }}",
            "4:12 error[template] `settings.colours` has no `acent`",
            "did you mean `accent`?",
        ),
        (
            "<a href=\"{{ \"javascript:a()\"|address }}\">a</a>",
            "4:30 error[template] no link may lead to `javascript:a()`",
            "write an address that begins with http://, https://, mailto: or tel:, a file beside the page, or `#` and the name of a place in it",
        ),
        (
            "{% for section in sections %}<a href=\"{{ section.anchor|address }}\">a</a>{% endfor %}",
            "4:57 error[template] `section-1` is the name of a place in the page, and no address",
            "write `#` before it, and no filter: `href=\"#{{ … }}\"`",
        ),
        (
            "{{ sections|direction }}",
            "4:13 error[template] this filter is for text alone, and the value before it is none",
            "take from a list, or from what holds values with names, the text that is meant; where it can be missing, ask first: `{% if … is not none %}`",
        ),
    ] {
        let template = format!(
            "{{% extends \"base/report.html.j2\" %}}\n{{% block foot %}}\n{{{{ super() }}}}\n{text}\n{{% endblock %}}\n"
        );
        let said = said("report.html.j2", &template);
        assert_eq!(said[0], format!("templates/own/report.html.j2:{message}"));
        assert_eq!(said[1].trim_start(), hint);
    }
    let said = check(&[("box.html.j2", "<div>{{ super() }}</div>\n")]).messages();
    assert_eq!(
        said[0],
        "templates/own/box.html.j2:1:9 error[template] `super()` stands outside of every block, so there is nothing that it could print"
    );
}

#[test]
fn words_that_are_lost_in_html() {
    check(&[("recommendation.html.j2", "<h2>x</h2>\n")]).exits(1).says(&[
        "templates/own/recommendation.html.j2:1:1 error[template] links lead to `#section-2`, and nothing in the page has that name",
        "    write `id=\"{{ section.anchor }}\"` where a section begins, as `base` does",
    ]);
    check(&[("recommendation.html.j2", "<h2 id=\"{{ section.anchor }}\">x</h2>\n")]).exits(0).says(&[
        "templates/own/recommendation.html.j2:1:1 warning[lost-words] words of the samples are not in their HTML: recommendations",
        "    print what `base` prints in `recommendation`: in a block, `{{ super() }}` does; what is to be left out is left out of `parts` in `[report]`",
    ]);
    let boxed = "<div class=\"box\"{% if box.anchor is not none %} id=\"{{ box.anchor }}\"{% endif %}>{{ box.title }}</div>\n";
    let said = check(&[("box.html.j2", boxed)]).exits(0).messages();
    assert_eq!(
        said[0],
        "templates/own/box.html.j2:1:1 warning[lost-words] words of the samples are not in their HTML: boxes"
    );
    let sections = "{% extends \"base/report.html.j2\" %}\n{% block sections %}{% endblock %}\n";
    check(&[("report.html.j2", sections)]).exits(1).says(&[
        "templates/own/report.html.j2:2:10 error[template] links lead to `#section-1`, and nothing in the page has that name",
        "    call {{ super() }} in the block `sections`, or write there what `base` does",
    ]);
    let contacts = "{% extends \"base/report.html.j2\" %}\n{% block contacts %}{% endblock %}\n";
    let said = check(&[("report.html.j2", contacts)]).exits(0).messages();
    let first =
        "templates/own/report.html.j2:2:10 warning[lost-words] words of the samples are not in their HTML: ";
    assert!(said[0].starts_with(first), "{said:?}");
}

#[test]
fn words_that_are_in_print_alone() {
    let settings = "[words.en]\nask = \"Ask the clerk before noon.\"\n[words.cy]\nask = \"Gofynnwch cyn hanner dydd.\"\n";
    let print = "{% extends \"base/report.typ.j2\" %}\n{% block contacts %}\n#draw(\"paragraph\")[{{ words.ask }}]\n{{ super() }}\n{% endblock %}\n";
    let html = "{% extends \"base/report.html.j2\" %}\n{% block contacts %}\n<p>{{ words.ask }}</p>\n{{ super() }}\n{% endblock %}\n";
    check(&[("house.toml", settings), ("report.typ.j2", print)]).exits(0).says(&[
        "templates/own/report.typ.j2:3:23 warning[lost-words] words that this file prints in the PDF are not in the HTML: “Gofynnwch cyn hanner dydd.”, “Ask the clerk before noon.”",
        "    print them in `report.html.j2` too: the page on the web is written by templates of its own",
    ]);
    check(&[("house.toml", settings), ("report.typ.j2", print), ("report.html.j2", html)]).exits(0).says(&[]);
}

#[test]
fn a_style_sheet_is_told_at_its_line() {
    for (css, message) in [
        (
            "h2 {\n  background: u\\72l(https://own.example/a.png);\n}\n",
            "2:15 error[house-file] `https://own.example/a.png` would be loaded, and a page may ask for no other file",
        ),
        ("h2 { color: red;\n", "1:4 error[house-file] this `{` is not closed"),
        (
            "h2 { color: {{ settings.colours.accent }}; }\n",
            "1:13 error[house-file] a style sheet is no template: nothing is filled in here",
        ),
    ] {
        let run = check(&[("style.css", css)]);
        assert_eq!(run.exits(1).messages()[0], format!("templates/own/style.css:{message}"));
    }
    check(&[("style.css", "h2 { color: var(--acent); }\n:root { --text: #333; --house-accent: #1f5c3a; }\n")]).exits(0).says(&[
        "templates/own/style.css:1:17 warning[unknown-value] nothing sets the variable `--acent`",
        "    did you mean `--accent`?",
        "templates/own/style.css:2:9 warning[low-contrast] `--text` holds on dark screens and for more contrast too, where the page has another",
        "    set `--house-text`, from which the dark page is made too, or the colour below `[colours]` in house.toml",
    ]);
}

#[test]
fn a_page_whose_links_lead_nowhere_is_not_written() {
    let without_notes = "{% extends \"base/report.html.j2\" %}\n{% block notes %}{% endblock %}\n";
    let noted = good_report().replace("date =", "house = \"own\"\ndate =")
        + "\nAs it asked.[^a]\n\n[^a]: On 3 June.\n";
    let run = own(&[("report.html.j2", without_notes)])
        .with("data/a.md", noted)
        .run("build --format html --message-format json");
    assert_eq!(
        run.exits(1).messages()[..2],
        [
            "templates/own/report.html.j2:2:10 error[template] links lead to `#note-1`, and nothing in the page has that name",
            "    call {{ super() }} in the block `notes`, or write there what `base` does",
        ]
    );
    check(&[("report.html.j2", without_notes)]).exits(1).says(&[
        "templates/own/report.html.j2:2:10 error[template] links lead to `#note-1`, and nothing in the page has that name",
        "    call {{ super() }} in the block `notes`, or write there what `base` does",
    ]);
}

#[test]
fn of_two_titles_the_one_that_the_house_wrote_is_told() {
    let masthead =
        "{% extends \"base/document.html.j2\" %}\n{% block masthead %}<h1>{{ title }}</h1>{% endblock %}\n";
    assert_eq!(
        said("document.html.j2", masthead)[0],
        "templates/own/document.html.j2:2:21 error[template] the page has more than one heading of the first level"
    );
}

#[test]
fn a_style_sheet_that_is_no_text_keeps_no_pdf_back() {
    let workspace = own(&[]);
    workspace.write("templates/own/style.css", b"/* Stra\xdfe */\n");
    workspace.run("build --format pdf").exits(0).has("output/a.pdf");
    workspace.run("build --format html").exits(1).tells("this file is not UTF-8 text");
}

#[test]
fn a_slip_in_a_style_sheet_keeps_no_pdf_back() {
    let said = said("style.css", "h2 { color: red;\n");
    let message = "templates/own/style.css:1:4 error[house-file] this `{` is not closed";
    assert_eq!((said[0].as_str(), said.iter().filter(|line| line.contains("error[")).count()), (message, 1));
    let two = own(&[("style.css", "h2 { color: red;\n")])
        .with("data/b.md", good_report().replace("date =", "house = \"own\"\ndate ="));
    let run = two.run("build --format pdf,html --message-format json");
    assert_eq!(run.exits(1).messages()[0], message);
    run.lacks("output/a.pdf");
    run.lacks("output/b.html");
}

#[test]
fn a_style_sheet_may_begin_with_the_mark_of_its_editor() {
    let workspace = own(&[("style.css", "\u{feff}:root { --measure: 30rem; }\n")]);
    workspace.run("build --format html").exits(0);
    assert!(!String::from_utf8_lossy(&workspace.read("output/a.html")).contains("\u{feff}"));
}

#[test]
fn a_template_without_its_ending_is_told() {
    check(&[("report.html", "{% extends \"base/report.html.j2\" %}\n")]).exits(0).says(&[
        "templates/own/report.html warning[unused-house-file] `report.html` replaces no file of the house below, and nothing uses it",
        "    did you mean `report.html.j2`?",
    ]);
}
