//! Files that are not written in the form that their name says.

use crate::support::{Workspace, good_report, wrong};

#[test]
fn several_faults_of_front_matter_are_told_at_once() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = Fostering\ndate = 2026-13-45\nwards = [\"Ainsdale\", 3\npublisher \"Merebrook\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:3:9 error[syntax] `Fostering` stands without quotation marks",
            "    write `\"Fostering\"`",
            "data/bad.md:4:8 error[bad-date] `2026-13-45` is not a date",
            "    write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\"",
            "data/bad.md:5:9 error[syntax] this `[` is never closed",
            "    add `]` at its end, and check quotation marks and commas before it",
            "data/bad.md:5:22 error[wrong-type] item 2 of `wards` is a number, not text",
            "    put it in quotation marks",
        ],
    );
}

#[test]
fn several_faults_of_toml_are_told_at_once() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"Fostering\ndate = 2026-12-10\ndate = 2026-12-11\n\n[[section]\ntitle = \"Purpose\"\ntext = To tell.\n",
        &[
            "data/bad.toml:2:9 error[syntax] text that begins here is not closed on its line",
            "    add `\"` at the end of the text; text of several lines begins and ends with `\"\"\"`",
            "data/bad.toml:4:1 error[syntax] `date` is given twice",
            "    delete one of the two",
            "data/bad.toml:6:1 error[syntax] `]]` is missing at the end of this line",
            "    add `]]`",
        ],
    );
}

#[test]
fn several_faults_of_json_are_told_at_once() {
    wrong(
        "data/bad.json",
        "{\n  \"kind\": \"report\",\n  \"title\": 'Fostering',\n  // the day of the meeting\n  \"date\": \"2026-12-10\"\n  \"wards\": [\"Ainsdale\",],\n}\n",
        &[
            "data/bad.json:3:12 error[syntax] JSON does not know single quotation marks",
            "    use double quotation marks: `\"`",
        ],
    );
}

#[test]
fn yaml_front_matter_is_refused_with_the_way_to_write_it() {
    wrong(
        "data/bad.md",
        "---\nkind: report\ntitle: Fostering\n---\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:1:1 error[syntax] front matter between `---` lines is not read",
            "    write `+++` instead of `---`, and below it TOML: `title = \"Foster care\"` instead of `title: Foster care`",
        ],
    );
}

#[test]
fn front_matter_that_is_never_closed() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = \"Fostering\"\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:1:1 error[syntax] the front matter that begins here is never closed",
            "    add a line `+++` after the last line of the front matter, above the text",
        ],
    );
}

#[test]
fn front_matter_below_an_empty_line() {
    wrong(
        "data/bad.md",
        &format!("\n{}", good_report()),
        &[
            "data/bad.md:2:1 error[syntax] the front matter does not begin at the very top of the file",
            "    write `+++` as the first line, with no empty line above it and no space before it",
        ],
    );
}

#[test]
fn a_file_in_another_encoding() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/bad.md", b"+++\nkind = \"report\"\ntitle = \"T\xc5\xb7 caf\xe9\"\n+++\n")
        .with("data/wide.md", b"\xff\xfe+\0+\0+\0");
    workspace.build("").exits(1).has("output/good.pdf").says(&[
        "data/bad.md:3:16 error[not-text] the file is not UTF-8 text: byte 0xE9 is no character",
        "    save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`",
        "data/wide.md error[not-text] the file is UTF-16, not UTF-8",
        "    save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`, not `Unicode` or `UTF-16`",
    ]);
}

#[test]
fn a_json_file_that_is_no_object() {
    wrong(
        "data/bad.json",
        "[\"report\"]",
        &[
            "data/bad.json:1:1 error[wrong-type] the file is a list, not keys and values in `{…}`",
            "    begin the file with `{` and its keys, such as `\"kind\": \"report\"`",
        ],
    );
}

#[test]
fn empty_files() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/markdown.md", "")
        .with("data/settings.toml", "")
        .with("data/values.json", "");
    workspace.build("").exits(1).has("output/good.pdf").says(&[
            "data/markdown.md:1:1 warning[unused-file] the file is empty, so nothing is built from it",
            "    write the document in it, or delete it; its text may be in an earlier version of the file",
            "data/settings.toml warning[unused-file] `data/settings.toml` is no document, and no document uses it",
            "    add kind = \"report\" if it is a report, or name it in the document that should use it; begin its name with `_` if it should be left alone",
            "data/values.json:1:1 error[syntax] the file is empty",
            "    write `{`, keys and values such as `\"kind\": \"report\"`, and `}`",
        ]);
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
        &[
            "data/bad.md:3:13 error[control-character] there is a control character here, U+0007",
            "    delete it: it cannot be seen and cannot be printed, and often comes with copied text",
            "data/bad.md:9:5 error[control-character] there is a control character here, U+000C, and one more further on",
            "    delete it: it cannot be seen and cannot be printed, and often comes with copied text",
        ],
    );
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_at_once() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/bad.md", vec![b'a'; 50 * 1024 * 1024])
        .with("data/worse.json", vec![b'['; 70 * 1024 * 1024]);
    workspace.build("").exits(1).has("output/good.pdf").says(&[
        "data/bad.md error[not-text] the file is 50 MB, more than the 16 MB that are read as text",
        "    check that this is the file that was meant; pictures stand in files of their own",
        "data/worse.json error[not-text] `data/worse.json` has 70 MB",
        "    check that it is the right file: no paper is this long",
    ]);
}
