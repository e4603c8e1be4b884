//! Keys: unknown, misplaced, missing, of the wrong kind.

use crate::support::{Workspace, good_report, report_with, wrong};

#[test]
fn unknown_keys_are_told_with_what_was_probably_meant() {
    wrong(
        "data/bad.md",
        &report_with("reporting_oficer = \"Director\"\ncolour = \"red\""),
        &[
            "data/bad.md:5:1 error[unknown-key] `reporting_oficer` is not a key of a report",
            "    write `reporting_officer`, if that is what was meant",
            "data/bad.md:6:1 error[unknown-key] `colour` is not a key of a report",
            "    use one of `kind`, `house`, `access`, `title`, `date`, `publisher`, `language`, `report_to`, `reporting_officer`, `portfolio`, `wards`, `fields`, `contact`, `sign_off`, `history`, `background_paper`, `appendix`, `reference`, `references`, `section`, or delete it",
        ],
    );
}

#[test]
fn unknown_keys_of_tables() {
    wrong(
        "data/bad.md",
        &report_with(
            "[contact]\nname = \"A. Officer\"\nfone = \"01632 960000\"\n\n[[background_paper]]\ntitle = \"Guidance\"\nlocation = \"Town Hall\"",
        ),
        &[
            "data/bad.md:7:1 error[unknown-key] `fone` is not a key of `[contact]`",
            "    use one of `name`, `post`, `directorate`, `phone`, `email`, or delete it",
            "data/bad.md:11:1 error[unknown-key] `location` is not a key of `[[background_paper]]`",
            "    use one of `access`, `title`, `place`, `contact`, `url`, or delete it",
        ],
    );
}

#[test]
fn a_top_level_key_below_a_table() {
    wrong(
        "data/bad.md",
        &report_with(
            "[contact]\nname = \"A. Officer\"\nwards = [\"Ainsdale\"]\n\n[fields]\nportfolio = \"Children\"",
        ),
        &[
            "data/bad.md:7:1 error[unknown-key] `wards` is not a key of `[contact]`",
            "    move `wards` up, above the first line in square brackets, if it belongs to the whole document",
            "data/bad.md:10:1 error[unknown-key] `portfolio` stands below `[fields]`",
            "    move `portfolio` up, above the first line in square brackets",
        ],
    );
}

#[test]
fn the_same_keys_are_unknown_in_json() {
    wrong(
        "data/bad.json",
        "{\n  \"kind\": \"report\",\n  \"titel\": \"Fostering\",\n  \"date\": \"2026-12-10\",\n  \"section\": [{ \"title\": \"Purpose\", \"txt\": \"To tell.\" }]\n}\n",
        &[
            "data/bad.json:1:1 error[missing-field] a report needs `title`",
            "    add a line such as title = \"…\"",
            "data/bad.json:3:3 error[unknown-key] `titel` is not a key of a report",
            "    write `title`, if that is what was meant",
            "data/bad.json:5:26 warning[empty-section] nothing stands below “Purpose of the report”",
            "    write the text, or delete the heading; if there is nothing to say, type `None`",
            "data/bad.json:5:37 error[unknown-key] `txt` is not a key of `[[section]]`",
            "    write `text`, if that is what was meant",
        ],
    );
}

#[test]
fn missing_title_and_date() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:1:1 error[missing-field] a report needs `date`",
            "    add a line such as date = 2026-12-10",
            "data/bad.md:1:1 error[missing-field] a report needs `title`",
            "    add a line such as title = \"…\"",
        ],
    );
}

#[test]
fn empty_titles() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = \" \"\ndate = 2026-12-10\n\n[[appendix]]\ntitle = \"\"\ntext = \"Words\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:3:9 error[missing-field] `title` is empty",
            "    also at data/bad.md:7:9",
            "    write the title between the quotation marks",
        ],
    );
}

#[test]
fn values_of_another_kind() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = 7\ndate = \"soon\"\nwards = [\"Ainsdale\", 3]\ncontact = \"A. Officer\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:3:9 error[wrong-type] `title` is a number, not text",
            "    put it in quotation marks",
            "data/bad.md:4:8 error[bad-date] `soon` is not a date",
            "    write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\"",
            "data/bad.md:5:22 error[wrong-type] item 2 of `wards` is a number, not text",
            "    put it in quotation marks",
            "data/bad.md:6:11 error[wrong-type] `contact` is text, not a table or a list of tables",
            "    give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets",
        ],
    );
}

#[test]
fn fields_that_the_house_asks_for() {
    wrong(
        "data/bad.md",
        &report_with("house = \"borough\""),
        &[
            "data/bad.md:1:1 error[missing-field] the house `borough` asks for `report_to`",
            "    add a line such as report_to = \"…\"",
            "data/bad.md:1:1 error[missing-field] the house `borough` asks for `reporting_officer`",
            "    add a line such as reporting_officer = \"…\"",
            "data/bad.md:1:1 error[missing-section] the house `borough` asks for a section “Recommendation”",
            "    add a section `# Recommendation`",
        ],
    );
}

#[test]
fn no_kind() {
    wrong(
        "data/bad.md",
        "+++\ntitle = \"Fostering\"\n+++\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:1:1 error[unknown-kind] the front matter does not say what kind of document this is",
            "    add the line kind = \"report\"",
        ],
    );
}

#[test]
fn an_unknown_kind() {
    wrong(
        "data/bad.md",
        "+++\nkind = \"repport\"\ntitle = \"Fostering\"\n+++\n",
        &[
            "data/bad.md:2:8 error[unknown-kind] there is no kind of document `repport`",
            "    did you mean \"report\"?",
        ],
    );
    wrong(
        "data/bad.toml",
        "kind = \"minutes\"\n",
        &[
            "data/bad.toml:1:8 error[unknown-kind] there is no kind of document `minutes`",
            "    write kind = \"report\"",
        ],
    );
}

#[test]
fn kinds_that_this_version_does_not_build() {
    let workspace =
        Workspace::new().with("data/good.md", good_report()).with("data/c.json", "{ \"kind\": \"meeting\" }");
    workspace.build("").exits(1).has("output/good.pdf").says(&[
        "data/c.json:1:11 error[unknown-kind] this version does not build meetings",
        "    begin the file's name with `_` for now, so that it is left alone",
    ]);
}

#[test]
fn data_without_a_kind_is_a_warning_unless_a_document_uses_it() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/figures.toml", "buses = 3\n")
        .with("data/a.json", "{}");
    workspace.build("").exits(0).has("output/good.pdf").says(&[
        "data/a.json warning[unused-file] `data/a.json` is no document, and no document uses it",
        "    add \"kind\": \"report\" if it is a report, or name it in the document that should use it; begin its name with `_` if it should be left alone",
        "data/figures.toml warning[unused-file] `data/figures.toml` is no document, and no document uses it",
        "    add kind = \"report\" if it is a report, or name it in the document that should use it; begin its name with `_` if it should be left alone",
    ]);
}

#[test]
fn a_language_that_is_none() {
    wrong(
        "data/bad.md",
        &report_with("language = \"Welsh\""),
        &[
            "data/bad.md:5:12 error[bad-setting] `Welsh` is no code of a language",
            "    write its code, such as \"en-GB\" for English or \"cy\" for Welsh",
        ],
    );
}

#[test]
fn ids_and_keys_given_twice() {
    wrong(
        "data/bad.md",
        &report_with(
            "[[appendix]]\nid = \"a\"\ntitle = \"One\"\ntext = \"Words\"\n\n[[appendix]]\nid = \"a\"\ntitle = \"Two\"\ntext = \"Words\"\n\n[[appendix]]\nid = \"__proto__\"\ntitle = \"Three\"\ntext = \"Words\"",
        ),
        &[
            "data/bad.md:11:6 error[duplicate-id] the id `a` is given twice",
            "    give one of the two another name",
            "data/bad.md:16:6 error[bad-attribute] `__proto__` is no id",
            "    use letters, digits, `-` and `_`, a letter first",
        ],
    );
}

#[test]
fn an_appendix_with_nothing_in_it_and_one_with_two_things() {
    wrong(
        "data/bad.md",
        &report_with(
            "[[appendix]]\ntitle = \"One\"\n\n[[appendix]]\ntitle = \"Two\"\ntext = \"Words\"\nfile = \"good.md\"",
        ),
        &[
            "data/bad.md:5:1 error[bad-setting] an appendix has nothing in it",
            "    give it one of `text`, `file`, `image` and `plan`",
            "data/bad.md:8:1 error[bad-setting] an appendix has `text` and `file`",
            "    give it one of `text`, `file`, `image` and `plan`",
        ],
    );
}

#[test]
fn sections_that_say_too_little_or_too_much() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n\n[[section]]\ntext = \"Words\"\n\n[[section]]\nid = \"purpos\"\n\n[[section]]\nid = \"purpose\"\ntitle = \"Purpose\"\n\n[[section]]\ntitle = \"[^1]\"\ntext = \"# Words\\n\\n[^1]: note\"\n",
        &[
            "data/bad.toml:5:1 error[missing-field] a section has no `title`",
            "    add title = \"…\"",
            "data/bad.toml:9:6 error[bad-setting] the house `base` has no section `purpos`",
            "    did you mean `purpose`?",
            "data/bad.toml:12:6 error[bad-setting] a section has both `title` and `id`",
            "    keep one of the two; to name the section, write title = \"… {#purpose}\"",
            "data/bad.toml:16:9 error[empty-heading] a section's title has no words",
            "    write the title of the section",
            "data/bad.toml:17:9 error[skipped-heading-level] a heading in the text of a section has one `#`",
            "    begin with `##`, since the title above it is the first level",
            "data/bad.toml:17:22 warning[unused-footnote] nothing refers to the footnote `1`",
            "    write `[^1]` where its mark should stand, or remove the note; it is not printed",
        ],
    );
}

#[test]
fn no_sections_at_all() {
    wrong(
        "data/bad.toml",
        "kind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\nsection = []\n",
        &[
            "data/bad.toml error[missing-section] the report has no sections",
            "    write a heading such as `# Purpose of the report` and text below it",
        ],
    );
    wrong(
        "data/bad.md",
        "+++\nkind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n+++\n",
        &[
            "data/bad.md error[missing-section] the report has no sections",
            "    write a heading such as `# Purpose of the report` and text below it",
        ],
    );
}
