//! `house check`: a house with one fault at a time, and what is said of it.

use crate::support::{Run, Workspace};

const CHECK: &str = "house check own --message-format json";

/// A workspace with a house of these files, which has a `house.toml` if none is among them.
fn own(files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::new().with("templates/own/house.toml", "title = \"Own\"\n");
    files
        .iter()
        .fold(workspace, |workspace, (name, text)| workspace.with(&format!("templates/own/{name}"), text))
}

/// Checks a house of these files.
#[track_caller]
fn check(files: &[(&str, &str)]) -> Run {
    own(files).run(CHECK)
}

#[test]
fn the_shipped_houses_are_well() {
    let workspace = Workspace::new();
    for house in workspace.run("house list").stdout.lines().skip(1) {
        let name = house.split_whitespace().next().expect("a line begins with a name");
        workspace
            .run(&format!("house check {name} --message-format json --deny warnings"))
            .says(&[])
            .exits(0)
            .tells(&format!("house `{name}`: built 6 sample documents of "))
            .tells(" pages; all is well");
    }
}

#[test]
fn a_house_that_is_well() {
    let run = check(&[]);
    run.says(&[]).exits(0).tells("house `own`: built 6 sample documents of ").tells("; all is well");
    assert!(run.stdout.contains("\"type\":\"house\""), "{}", run.stdout);
    own(&[]).run("house check own --quiet").exits(0).does_not_tell("house");
}

#[test]
fn every_house_of_the_workspace() {
    let workspace = own(&[]).with("templates/other/house.toml", "[text]\nsize = \"11pt\"\n");
    let run = workspace.run("house check --message-format json");
    run.exits(0).tells("house `other`: built 6").tells("house `own`: built 6").does_not_tell("house `base`");
    run.says(&[
        "templates/other/house.toml:2:8 warning[small-text] body text of 11 pt is too small for many people",
        "    write \"12pt\" or more",
    ]);
    workspace.run("house check --deny warnings").exits(1);
}

#[test]
fn a_house_that_does_not_exist_and_none_at_all() {
    own(&[]).run("house check wn").exits(2).tells("there is no house `wn`; did you mean `own`?");
    Workspace::new().run("house check").exits(2).tells("there is no house of your own to check");
}

#[test]
fn settings_that_are_wrong() {
    check(&[("house.toml", "[text]\nsize = 12\n")])
        .exits(1)
        .says(&[
            "templates/own/house.toml:2:8 error[wrong-type] `size` is a number, not text",
            "    put it in quotation marks",
        ])
        .tells("house `own`: built 0 sample documents of 0 pages; 1 error");
}

#[test]
fn a_font_that_is_not_there() {
    check(&[("house.toml", "[text]\nfonts = [\"Gill Sans\"]\n")]).exits(1).says(&[
        "templates/own/house.toml:2:10 error[house-file] there is no font `Gill Sans`",
        "    put its files into the workspace's `fonts` folder, or name a font that is there",
    ]);
}

#[test]
fn a_character_that_no_font_has() {
    check(&[("house.toml", "[boxes.note]\nmark = \"🔴\"\n")]).exits(1).says(&[
        "templates/own/house.toml:2:8 error[missing-glyph] no font has the character `🔴` (U+1F534)",
        "    write another sign or a word, or put a font that has it into the workspace's `fonts` folder",
    ]);
}

#[test]
fn a_colour_that_is_pale() {
    check(&[("house.toml", "[colours]\nmuted = \"#999999\"\n")]).exits(0).says(&[
        "templates/own/house.toml:2:9 warning[low-contrast] `muted` (#999999) is hard to read on white: its contrast is 2.8 to 1",
        "    take colours further apart: text of this size needs 4.5 to 1",
    ]);
}

#[test]
fn a_colour_that_is_pale_on_the_pages_alone() {
    let drawing = "#import \"/templates/base/house.typ\": functions as base\n#let title(house, body) = block(fill: rgb(\"#1f3a5f\"), text(fill: rgb(\"#224466\"), body))\n#let functions = base + (title: title)\n";
    check(&[("house.typ", drawing)]).exits(0).says(&[
        "templates/own/house.typ:2:70 warning[low-contrast] `#224466` is hard to read on `#1f3a5f`: its contrast is 1.1 to 1",
        "    take colours further apart: text of this size needs 4.5 to 1",
    ]);
}

#[test]
fn text_that_is_small() {
    check(&[("house.toml", "[text]\nsmall_size = \"8pt\"\n")]).exits(0).says(&[
        "templates/own/house.toml:2:14 warning[small-text] notes and the foot of a page of 8 pt are too small for many people",
        "    write \"10pt\" or more",
    ]);
}

#[test]
fn a_value_that_no_sample_meets() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block title %}{% if titel %}{{ titel }}{% endif %}{{ super() }}{% endblock %}\n";
    let run = check(&[("report.typ.j2", template)]);
    let said = run.exits(0).messages();
    assert_eq!(said[0], "templates/own/report.typ.j2:2:24 warning[unknown-value] there is no value `titel`");
    assert_eq!(said[1], "    did you mean `title`?");
}

/// What the build says is said once, as the error that it is.
#[test]
fn a_value_that_a_sample_meets() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block title %}{{ titel }}{% endblock %}\n";
    let run = check(&[("report.typ.j2", template)]);
    let said: Vec<String> =
        run.exits(1).messages().into_iter().filter(|line| !line.starts_with("    ")).collect();
    assert_eq!(said, ["templates/own/report.typ.j2:2:21 error[template] there is no value `titel`"]);
    run.tells("house `own`: built 2 sample documents of ");
}

#[test]
fn a_block_a_function_and_a_file_that_replace_nothing() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block contact %}{% endblock %}\n";
    check(&[("report.typ.j2", template)]).exits(0).says(&[
        "templates/own/report.typ.j2:2:10 warning[unknown-block] nothing that this template extends has a block `contact`",
        "    did you mean `contacts`?",
    ]);
    let drawing = "#import \"/templates/base/house.typ\": functions as base\n#let functions = base + (heading_look: (house, it) => it)\n";
    check(&[("house.typ", drawing)]).exits(0).says(&[
        "templates/own/house.typ:2:26 warning[unused-function] nothing calls the drawing function `heading_look`",
        "    did you mean `heading-look`?",
    ]);
    check(&[("sections.typ.j2", "")]).exits(0).says(&[
        "templates/own/sections.typ.j2 warning[unused-house-file] `sections.typ.j2` replaces no file of the house below, and nothing uses it",
        "    did you mean `section.typ.j2`?",
    ]);
}

#[test]
fn drawing_that_the_standards_refuse() {
    let drawing = "#import \"/templates/base/house.typ\": functions as base\n#let title(house, body) = { image(\"/house/sign.svg\"); (base.title)(house, body) }\n#let functions = base + (title: title)\n";
    let sign = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let run = check(&[("house.typ", drawing), ("sign.svg", sign)]);
    run.exits(1).says(&[
        "templates/own/house.typ:2:29 error[template] the typesetter says: PDF/A-2a, PDF/UA-1 error: missing alt text",
        "    make sure your images and equations have alt text",
        "    ask whoever keeps the house `own` to mend templates/own/house.typ:2:29",
    ]);
}

#[test]
fn a_house_is_extended_by_its_name() {
    for name in ["", ".", "..", "../other"] {
        let run = check(&[("house.toml", &format!("extends = \"{name}\"\n"))]);
        let said = run.exits(1).messages();
        let message =
            format!("templates/own/house.toml:1:11 error[unknown-house] there is no house `{name}`");
        assert_eq!(said[0], message);
        assert!(said[1].contains("write the name of a folder in `templates`, or one of `base`"), "{said:?}");
    }
}

/// A house is never told a fault of a sample that its author does not have.
#[test]
fn signs_that_mean_something_in_the_files_of_writers() {
    let settings = "[section.purpose]\ntitle = \"Q&amp;A: *why*, `how` [a](b)[^1] {#id} #\"\n[section.extra]\ntitle = \"1. Extra [@key]\"\n[section.extra.sub.one]\ntitle = \"# One\"\n[header]\nfields = [\"met\", \"paper_for\"]\n[header.field.met]\nlabel = \"Met\"\nkind = \"table\"\ncolumns = { \"a b\" = \"*A*[^1]\", \"a.b\" = \"B\" }\n[header.field.paper_for]\noptions = [\"  lead \", \"*second* [^1]\"]\n";
    check(&[("house.toml", settings)]).says(&[]).exits(0);
}

#[test]
fn very_many_sections() {
    let sections: String =
        (0..2000).map(|number| format!("[section.part-{number}]\ntitle = \"Part {number}\"\n")).collect();
    check(&[("house.toml", &sections)]).says(&[]).exits(0);
}

#[test]
fn a_block_that_prints_nothing() {
    let template = "{% extends \"base/report.typ.j2\" %}\n{% block sections %}{% endblock %}\n";
    let said = check(&[("report.typ.j2", template)]).exits(0).messages();
    let first = "templates/own/report.typ.j2:2:10 warning[lost-words] words of the samples are not on their pages: text of sections, recommendations, ";
    assert!(said[0].starts_with(first), "{said:?}");
}

#[test]
fn a_drawing_function_that_prints_nothing() {
    let drawing = "#import \"/templates/base/house.typ\": functions as base\n#let functions = base + (quotation: (house, ..arguments) => none)\n";
    check(&[("house.typ", drawing)]).exits(0).says(&[
        "templates/own/house.typ:2:26 warning[lost-words] words of the samples are not on their pages: quotations",
        "    print in `quotation` the words that it is given, or hand them on to what the layer below draws",
    ]);
}

#[test]
fn templates_of_html_are_tried_too() {
    check(&[("box.html.j2", "<div>\n{% if box.title %}\n{{ box.body }}\n</div>\n")]).exits(1).says(&[
        "templates/own/box.html.j2:3:15 error[template] the template ends before everything in it is closed",
        "    close `{% if box.title %}` of line 2 with `{% endif %}`",
    ]);
    check(&[("report.html.j2", "{% extends \"report.html.j2\" %}\n")]).exits(1).says(&[
        "templates/own/report.html.j2:1:4 error[template] this template extends itself",
        "    write the house that has the other one before its name: `{% extends \"base/report.html.j2\" %}`",
    ]);
}

/// A picture of one point in the colours of printers, as JPEG.
const CMYK: &[u8] = b"\xff\xd8\xff\xee\0\x0eAdobe\0d\0\0\0\0\0\xff\xdb\0C\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xc0\0\x14\x08\0\x01\0\x01\x04C\x11\0M\x11\0Y\x11\0K\x11\0\xff\xc4\0\x14\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\xff\xc4\0\x14\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xda\0\x0e\x04C\0M\0Y\0K\0\0?\0B\x10\x8f\xff\xd9";

#[test]
fn a_logo_in_the_colours_of_printers() {
    own(&[("house.toml", "[[logo]]\nfile = \"crest.jpg\"\nalt = \"Crest of Own\"\n")])
        .with("templates/own/crest.jpg", CMYK)
        .run(CHECK)
        .exits(1)
        .says(&[
            "templates/own/house.toml:2:8 error[house-file] the logo `crest.jpg` is in CMYK colours",
            "    save it in RGB colours",
        ]);
}
