//! Keys: unknown, misplaced, missing, of the wrong kind.

use crate::support::{Workspace, good_report, report_with, wrong};

#[test]
fn unknown_keys_are_told_with_what_was_probably_meant() {
    wrong("data/bad.md", &report_with("reporting_oficer = \"Director\"\ncolour = \"red\""), &["?"]);
}

#[test]
fn unknown_keys_of_tables() {
    wrong(
        "data/bad.md",
        &report_with(
            "[contact]\nname = \"A. Officer\"\nfone = \"01632 960000\"\n\n[[background_paper]]\ntitle = \"Guidance\"\nlocation = \"Town Hall\"",
        ),
        &["?"],
    );
}

#[test]
fn a_top_level_key_below_a_table() {
    wrong(
        "data/bad.md",
        &report_with(
            "[contact]\nname = \"A. Officer\"\nwards = [\"Ainsdale\"]\n\n[fields]\nportfolio = \"Children\"",
        ),
        &["?"],
    );
}

#[test]
fn the_same_keys_are_unknown_in_json() {
    wrong(
        "data/bad.json",
        "{\n  \"kind\": \"report\",\n  \"titel\": \"Fostering\",\n  \"date\": \"2026-12-10\",\n  \"section\": [{ \"title\": \"Purpose\", \"txt\": \"To tell.\" }]\n}\n",
        &["?"],
    );
}

#[test]
fn missing_title_and_date() {
    wrong("data/bad.md", "+++\nkind = \"report\"\n+++\n\n# Purpose\n\nTo tell.\n", &["?"]);
}

#[test]
fn empty_titles() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = \" \"\ndate = 2026-12-10\n\n[[appendix]]\ntitle = \"\"\ntext = \"Words\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &["?"],
    );
}

#[test]
fn values_of_another_kind() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = 7\ndate = \"soon\"\nwards = [\"Ainsdale\", 3]\ncontact = \"A. Officer\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &["?"],
    );
}

#[test]
fn fields_that_the_house_asks_for() {
    wrong("data/bad.md", &report_with("house = \"borough\""), &["?"]);
}

#[test]
fn no_kind() {
    wrong("data/bad.md", "+++\ntitle = \"Fostering\"\n+++\n\n# Purpose\n\nTo tell.\n", &["?"]);
}

#[test]
fn an_unknown_kind() {
    wrong("data/bad.md", "+++\nkind = \"repport\"\ntitle = \"Fostering\"\n+++\n", &["?"]);
    wrong("data/bad.toml", "kind = \"minutes\"\n", &["?"]);
}

#[test]
fn kinds_that_this_version_does_not_build() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/a.toml", "kind = \"plan\"\ntitle = \"Action plan\"\n")
        .with("data/b.md", "+++\nkind = \"review\"\n+++\n")
        .with("data/c.json", "{ \"kind\": \"meeting\" }");
    workspace.build("").exits(1).has("output/good.pdf").says(&["?"]);
}

#[test]
fn data_without_a_kind_is_a_warning_unless_a_document_uses_it() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/figures.toml", "buses = 3\n")
        .with("data/a.json", "{}");
    workspace.build("").exits(0).has("output/good.pdf").says(&["?"]);
}

#[test]
fn a_language_that_is_none() {
    wrong("data/bad.md", &report_with("language = \"Welsh\""), &["?"]);
}

#[test]
fn ids_and_keys_given_twice() {
    wrong(
        "data/bad.md",
        &report_with(
            "[[appendix]]\nid = \"a\"\ntitle = \"One\"\ntext = \"Words\"\n\n[[appendix]]\nid = \"a\"\ntitle = \"Two\"\ntext = \"Words\"\n\n[[appendix]]\nid = \"__proto__\"\ntitle = \"Three\"\ntext = \"Words\"",
        ),
        &["?"],
    );
}

#[test]
fn an_appendix_with_nothing_in_it_and_one_with_two_things() {
    wrong(
        "data/bad.md",
        &report_with(
            "[[appendix]]\ntitle = \"One\"\n\n[[appendix]]\ntitle = \"Two\"\ntext = \"Words\"\nfile = \"good.md\"",
        ),
        &["?"],
    );
}

#[test]
fn sections_that_say_too_little_or_too_much() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n\n[[section]]\ntext = \"Words\"\n\n[[section]]\nid = \"purpos\"\n\n[[section]]\nid = \"purpose\"\ntitle = \"Purpose\"\n\n[[section]]\ntitle = \"[^1]\"\ntext = \"# Words\\n\\n[^1]: note\"\n",
        &["?"],
    );
}

#[test]
fn no_sections_at_all() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\nsection = []\n",
        &["?"],
    );
    wrong("data/bad.md", "+++\nkind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n+++\n", &["?"]);
}
