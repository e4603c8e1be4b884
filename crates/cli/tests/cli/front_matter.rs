//! Files that are not written in the form that their name says.

use crate::support::{Workspace, good_report, wrong};

#[test]
fn several_faults_of_front_matter_are_told_at_once() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = Fostering\ndate = 2026-13-45\nwards = [\"Ainsdale\", 3\npublisher \"Merebrook\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &["?"],
    );
}

#[test]
fn several_faults_of_toml_are_told_at_once() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"Fostering\ndate = 2026-12-10\ndate = 2026-12-11\n\n[[section]\ntitle = \"Purpose\"\ntext = To tell.\n",
        &["?"],
    );
}

#[test]
fn several_faults_of_json_are_told_at_once() {
    wrong(
        "data/bad.json",
        "{\n  \"kind\": \"report\",\n  \"title\": 'Fostering',\n  // the day of the meeting\n  \"date\": \"2026-12-10\"\n  \"wards\": [\"Ainsdale\",],\n}\n",
        &["?"],
    );
}

#[test]
fn yaml_front_matter_is_refused_with_the_way_to_write_it() {
    wrong("data/bad.md", "---\nkind: report\ntitle: Fostering\n---\n\n# Purpose\n\nTo tell.\n", &["?"]);
}

#[test]
fn front_matter_that_is_never_closed() {
    wrong("data/bad.md", "+++\nkind = \"report\"\ntitle = \"Fostering\"\n\n# Purpose\n\nTo tell.\n", &["?"]);
}

#[test]
fn front_matter_below_an_empty_line() {
    wrong("data/bad.md", &format!("\n{}", good_report()), &["?"]);
}

#[test]
fn a_file_in_another_encoding() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/bad.md", b"+++\nkind = \"report\"\ntitle = \"T\xc5\xb7 caf\xe9\"\n+++\n")
        .with("data/wide.md", b"\xff\xfe+\0+\0+\0");
    workspace.build("").exits(1).has("output/good.pdf").says(&["?"]);
}

#[test]
fn a_json_file_that_is_no_object() {
    wrong("data/bad.json", "[\"report\"]", &["?"]);
}

#[test]
fn empty_files() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/markdown.md", "")
        .with("data/settings.toml", "")
        .with("data/values.json", "");
    workspace.build("").exits(1).has("output/good.pdf").says(&["?"]);
}

#[test]
fn markdown_without_front_matter_and_names_that_begin_with_a_dash_below_are_left_alone() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/notes.md", "# Notes\n")
        .with("data/_draft.md", "+++\nkind = \"repot\"\n+++\n")
        .with("data/_drafts/other.json", "{")
        .with("data/.hidden.toml", "=");
    workspace.build("").exits(0).has("output/good.pdf").says(&[]);
}

#[test]
fn control_characters_are_refused_at_their_place() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = \"Tŷ \\u0007bell\"\ndate = 2026-12-10\n+++\n\n# Purpose\n\nŵyl \u{c}a\u{1b}[31mred\n",
        &["?"],
    );
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_at_once() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/bad.md", vec![b'a'; 50 * 1024 * 1024])
        .with("data/worse.json", vec![b'['; 70 * 1024 * 1024]);
    workspace.build("").exits(1).has("output/good.pdf").says(&["?"]);
}
