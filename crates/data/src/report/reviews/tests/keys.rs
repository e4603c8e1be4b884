//! The keys of a review: which there are, what they take, where they stand.

use super::{CHAPTER, HEAD, told, told_of};
use crate::sample::{sample_of, sample_with};

/// What is said of these keys in a review that has nothing else wrong.
fn told_of_keys(keys: &str) -> Vec<String> {
    told(keys, CHAPTER, &[])
}

const KEYS: &str = "`kind`, `house`, `access`, `title`, `date`, `publisher`, `language`, `subtitle`, `cover_image`, `cover_alt`, `about`, `imprint`, `chapters`, `references`, `reference`, `appendix`, `section`";

#[test]
fn a_key_that_is_none() {
    assert_eq!(
        told_of_keys("subtitel = 'Growing up'\ncolour = 'red'"),
        [
            "5:1 unknown-key: `subtitel` is not a key of a review",
            "write `subtitle`, if that is what was meant",
            "6:1 unknown-key: `colour` is not a key of a review",
            &format!("use one of {KEYS}, or delete it"),
        ]
    );
}

#[test]
fn keys_of_another_kind_of_document() {
    for key in ["report_to", "wards", "contact", "fields", "background_paper", "as_at", "area"] {
        let told = told_of_keys(&format!("{key} = 'Executive Board'"));
        assert_eq!(told[0], format!("5:1 unknown-key: `{key}` is not a key of a review"));
    }
    for key in ["chapters", "about", "imprint", "subtitle", "cover_image"] {
        let said = sample_with("", &format!("{key} = 'x.md'"), CHAPTER).said;
        assert_eq!(said, [format!("5:1 unknown-key: `{key}` is not a key of a report")]);
    }
}

#[test]
fn values_of_another_type() {
    let table = "give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets";
    for (line, message, hint) in [
        ("subtitle = 3", "`subtitle` is a number, not text", "put it in quotation marks"),
        (
            "about = ['Who we are']",
            "`about` is a list, not text",
            "write one text in quotation marks, without square brackets",
        ),
        ("imprint = true", "`imprint` is true or false, not text", "put it in quotation marks"),
        (
            "chapters = 3",
            "`chapters` is a number, not text or a list of texts",
            "put each text in quotation marks: `[\"one\", \"two\"]`",
        ),
        (
            "references = ['a.toml']",
            "`references` is a list, not text",
            "write one text in quotation marks, without square brackets",
        ),
        ("reference = 'A work'", "`reference` is text, not a table or a list of tables", table),
        ("appendix = 'Method'", "`appendix` is text, not a table or a list of tables", table),
        ("section = 1", "`section` is a number, not a table or a list of tables", table),
        ("cover_alt = 2026-12-10", "`cover_alt` is a date, not text", "put it in quotation marks"),
    ] {
        let column = line.find("= ").unwrap() + 3;
        let said = format!("5:{column} wrong-type: {message}");
        assert_eq!(told_of_keys(line), [said.as_str(), hint], "{line}");
    }
    let told = told("chapters = ['one.md', 2]", "", &[("one.md", CHAPTER)]);
    assert_eq!(
        told,
        ["5:23 wrong-type: item 2 of `chapters` is a number, not text", "put it in quotation marks"]
    );
}

#[test]
fn a_key_below_a_table_moves_up() {
    let up = |key: &str| {
        format!(
            "move `{key}` up, above the first line in square brackets, if it belongs to the whole document"
        )
    };
    let reference = "[[reference]]\nkey = 'a'\ntext = 'A work'\nchapters = ['a.md']\nimprint = 'Printed.'";
    assert_eq!(
        told(reference, "# One\n\nText.[@a]\n", &[]),
        [
            "8:1 unknown-key: `chapters` is not a key of `[[reference]]`",
            &up("chapters"),
            "9:1 unknown-key: `imprint` is not a key of `[[reference]]`",
            &up("imprint"),
        ]
    );
    assert_eq!(
        told_of_keys("[[appendix]]\ntitle = 'A plan'\ntext = 'How.'\nreferences = 'r.toml'"),
        ["8:1 unknown-key: `references` is not a key of `[[appendix]]`", &up("references")]
    );
    let review = format!("{HEAD}[[section]]\ntitle = 'One'\ntext = 'Text.'\nabout = 'Us.'\n");
    assert_eq!(
        told_of(sample_of("", &[("review.toml", &review)])),
        ["7:1 unknown-key: `about` is not a key of `[[section]]`", &up("about")]
    );
}

#[test]
fn title_and_date() {
    let told = |front: &str| {
        let review = format!("+++\nkind = 'review'\n{front}+++\n{CHAPTER}");
        told_of(sample_of("", &[("review.md", &review)]))
    };
    assert_eq!(
        told(""),
        [
            "1:1 missing-field: a review needs `title`",
            "add a line such as title = \"…\"",
            "1:1 missing-field: a review needs `date`",
            "add a line such as date = 2026-12-10",
        ]
    );
    assert_eq!(
        told("title = ' '\ndate = 'soon'\n"),
        [
            "3:9 missing-field: `title` is empty",
            "write the title between the quotation marks",
            "4:8 bad-date: `soon` is not a date",
            "write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\"",
        ]
    );
}

#[test]
fn a_review_that_is_not_open() {
    for access in ["exempt", "confidential"] {
        assert_eq!(
            told_of_keys(&format!("access = '{access}'"))[..2],
            [
                "5:10 not-open: this document is not open, and only open papers are built",
                "keep it out of the folder of open papers",
            ]
        );
    }
    assert_eq!(
        told_of_keys("[[appendix]]\ntitle = 'A plan'\ntext = 'How.'\naccess = 'exempt'")[0],
        "8:10 not-open: this appendix is not open, and only open papers are built"
    );
    assert_eq!(told_of_keys("access = 'open'"), [""; 0]);
}
