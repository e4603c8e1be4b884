//! What is wrong in the page of a house, and what its author is told.

use crate::sample::said_of_house;

#[test]
fn a_colour_is_a_colour() {
    assert_eq!(
        said_of_house("colours.accent = 'red'"),
        [
            "1:18 bad-setting: `red` is no colour",
            "  write six hexadecimal digits after `#`, such as \"#1f3a5f\""
        ]
    );
    assert_eq!(
        said_of_house("colours.accent = '#12345'"),
        [
            "1:18 bad-setting: `#12345` is no colour",
            "  write six hexadecimal digits after `#`, such as \"#1f3a5f\""
        ]
    );
    assert_eq!(
        said_of_house("colours.accent = 7"),
        ["1:18 wrong-type: `accent` takes text, not a number", "  put it in quotation marks"]
    );
}

#[test]
fn a_length_has_a_unit() {
    assert_eq!(
        said_of_house("text.size = '12'"),
        [
            "1:13 bad-setting: `12` is no length",
            "  write a number and `mm`, `cm`, `pt` or `in`, such as \"25mm\""
        ]
    );
    assert_eq!(
        said_of_house("page.margin.top = '-3mm'"),
        [
            "1:19 bad-setting: `-3mm` is no length",
            "  write a number and `mm`, `cm`, `pt` or `in`, such as \"25mm\""
        ]
    );
    assert_eq!(
        said_of_house("page.margin = '25mm'"),
        [
            "1:15 wrong-type: `margin` is text, not a table",
            "  give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets"
        ]
    );
}

#[test]
fn a_footer_names_what_it_can_stand_for() {
    assert_eq!(
        said_of_house("footer.left = '{page} of {total}'"),
        [
            "1:15 bad-setting: `{total}` stands for nothing in a footer",
            "  use `{title}`, `{publisher}`, `{date}`, `{page}`, `{pages}`, `{page_of}` and words of your own"
        ]
    );
    assert_eq!(
        said_of_house("footer.middle = '{page}'"),
        [
            "1:8 unknown-key: `middle` is not a key of `[footer]`",
            "  use one of `left`, `centre`, `right`, or delete it"
        ]
    );
    assert_eq!(
        said_of_house("footer.left = 1"),
        ["1:15 wrong-type: `left` is a number, not text", "  put it in quotation marks"]
    );
}

#[test]
fn a_logo_has_a_file_and_says_what_it_shows() {
    assert_eq!(
        said_of_house("[[logo]]\nalt = 'Crest'"),
        ["1:1 missing-field: `[[logo]]` needs `file`", "  add `file`"]
    );
    assert_eq!(
        said_of_house("[[logo]]\nfile = 'crest.png'"),
        ["1:1 missing-field: `[[logo]]` needs `alt`", "  add `alt`"]
    );
    assert_eq!(
        said_of_house("[[logo]]\nfile = 'crest.png'\nalt = ' '"),
        [
            "3:7 missing-alt-text: the logo does not say what it shows",
            "  write whose sign it is, such as alt = \"Crest of the Borough of Merebrook\""
        ]
    );
    assert_eq!(
        said_of_house("[[logo]]\nfile = 'crest.png'\nalt = 'Crest'\nheight = 'tall'"),
        [
            "4:10 bad-setting: `tall` is no length",
            "  write a number and `mm`, `cm`, `pt` or `in`, such as \"25mm\""
        ]
    );
    assert_eq!(
        said_of_house("logo = 'crest.png'"),
        [
            "1:8 wrong-type: `logo` is text, not a table or a list of tables",
            "  give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets"
        ]
    );
}

#[test]
fn a_paper_is_one_that_is_known() {
    assert_eq!(
        said_of_house("page.paper = 'foolscap'"),
        ["1:14 bad-setting: `paper` cannot be `foolscap`", "  use one of `a3`, `a4`, `a5`, `us-letter`"]
    );
}

#[test]
fn a_language_has_what_it_can_have_otherwise() {
    assert_eq!(
        said_of_house("language.cy.page.paper = 'a5'"),
        [
            "1:13 unknown-key: `page` is no table that a language has of its own",
            "  use one of `boxes`, `dates`, `footer`, `header`, `logo`, `nil`, `plan`, `recommendation`, `section`; words stand below `[words.cy]`"
        ]
    );
    assert_eq!(
        said_of_house("language.cy.section.purpos.title = 'Diben'"),
        [
            "1:21 bad-setting: the sections `purpose` and `purpos` both answer to the title “Diben”",
            "  take it out of `title` or `also` of one of the two"
        ]
    );
    assert_eq!(
        said_of_house("language.cy.header.field.wards.label = 1"),
        ["1:40 wrong-type: `label` is a number, not text", "  put it in quotation marks"]
    );
}
