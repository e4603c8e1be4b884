//! House styles that are not there, not right, or stricter than the writer thought.

use crate::support::{Workspace, good_report, report, report_with};

/// A good report, one in a house of the workspace's own, and that house's file.
fn in_own_house(file: &str, text: &str) -> Workspace {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/own.md", report_with("house = \"own\""))
        .with("templates/own/house.toml", "title = \"Own\"\n")
        .with(&format!("templates/own/{file}"), text)
}

#[track_caller]
fn wrong_house(file: &str, text: &str, said: &[&str]) {
    in_own_house(file, text).build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(said);
}

#[test]
fn a_house_that_does_not_exist() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/a.md", report_with("house = \"bourough\""))
        .with("data/b.md", report_with("house = \"bourough\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/a.pdf").says(&["?"]);
}

#[test]
fn a_house_of_the_settings_that_does_not_exist() {
    let workspace = Workspace::new()
        .with("boardpaper.toml", "[workspace]\nhouse = \"manor\"\n")
        .with("data/bad.md", good_report())
        .with("data/good.md", report_with("house = \"base\""));
    workspace.build("").has("output/good.pdf").lacks("output/bad.pdf").says(&["?"]).exits(2);
}

#[test]
fn houses_that_extend_in_a_circle() {
    let workspace = in_own_house("house.toml", "extends = \"other\"\n")
        .with("templates/other/house.toml", "extends = \"own\"\n");
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(&["?"]);
}

#[test]
fn a_house_that_extends_one_that_does_not_exist() {
    wrong_house("house.toml", "extends = \"basis\"\n", &["?"]);
}

#[test]
fn settings_of_a_house_that_are_wrong() {
    wrong_house(
        "house.toml",
        "colour = \"red\"\n\n[text]\nsize = 12\n\n[colours]\nlink = \"blueish\"\n\n[numbering]\nsection = \"§\"\n",
        &["?"],
    );
}

#[test]
fn a_house_that_is_no_toml() {
    wrong_house("house.toml", "title = Own\n[text\n", &["?"]);
}

#[test]
fn unknown_and_missing_sections_where_a_house_minds() {
    let house = "[sections]\nunknown = \"forbidden\"\n\n[section.reasons]\ntitle = \"Reasons for the decision\"\nrequired = true\n";
    let workspace = in_own_house("house.toml", house)
        .with("data/own.md", report("# Purpose of the report\n\nTo tell.\n\n# Reason for the decision\n\nNone.\n\n# Weather\n\nFine.\n").replace("+++\n\n", "house = \"own\"\n+++\n\n"));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(&["?"]);
}

#[test]
fn a_template_with_a_fault_of_grammar() {
    wrong_house(
        "report.typ.j2",
        "{% extends \"base/report.typ.j2\" %}\n{% block title %}\n{% if title %}\n{% endblock %}\n",
        &["?"],
    );
}

#[test]
fn a_template_that_uses_an_unknown_value() {
    wrong_house(
        "report.typ.j2",
        "{% extends \"base/report.typ.j2\" %}\n{% block title %}{{ chairman }}{% endblock %}\n",
        &["?"],
    );
}

#[test]
fn a_template_that_includes_one_that_is_not_there() {
    wrong_house(
        "report.typ.j2",
        "{% extends \"base/report.typ.j2\" %}\n{% block title %}{% include \"../../secret\" %}{% endblock %}\n",
        &["?"],
    );
}

#[test]
fn a_template_without_end() {
    let endless = "{% extends \"base/report.typ.j2\" %}\n{% block title %}{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}{% endblock %}\n";
    wrong_house("report.typ.j2", endless, &["?"]);
}

#[test]
fn drawing_with_a_fault_of_grammar() {
    wrong_house("house.typ", "#let functions = (\n  section: (house, ..) => {\n", &["?"]);
}

#[test]
fn drawing_that_uses_an_unknown_value() {
    wrong_house(
        "house.typ",
        "#import \"/templates/base/house.typ\": functions as inherited\n#let functions = inherited + (draught: nothing)\n",
        &["?"],
    );
}

#[test]
fn drawing_cannot_read_the_disk_or_the_net() {
    wrong_house(
        "house.typ",
        "#import \"/templates/base/house.typ\": functions\n#let secret = read(\"/../../../etc/hostname\")\n",
        &["?"],
    );
    wrong_house(
        "house.typ",
        "#import \"@preview/cetz:0.3.0\"\n#import \"/templates/base/house.typ\": functions\n",
        &["?"],
    );
}
