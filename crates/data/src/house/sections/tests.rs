//! What is wrong in the sections of a house, and what its author is told; which titles mean the same.

use super::title_key;
use crate::sample::said_of_house;

#[test]
fn small_differences_do_not_matter() {
    assert_eq!(title_key("PURPOSE OF THE REPORT:"), title_key("Purpose of report"));
    assert_eq!(title_key("The Council's priorities"), title_key("Council’s  priorities"));
    assert_eq!(title_key("Equality & diversity"), title_key("Equality and diversity"));
    assert_eq!(title_key("What is it for?"), title_key("What is it for"));
    assert_ne!(title_key("Policy"), title_key("Risk"));
}

#[test]
fn a_section_that_extends_none_is_told() {
    assert_eq!(
        said_of_house("section.purpos.required = true"),
        [
            "1:9 missing-field: `[section.purpos]` has no `title`, and no house that this one extends knows `purpos`",
            "  did you mean `purpose`? If it is new, give it a `title`"
        ]
    );
    assert_eq!(
        said_of_house("section.weather.nil = 'Fine.'"),
        [
            "1:9 missing-field: `[section.weather]` has no `title`, and no house that this one extends knows `weather`",
            "  give it a `title`"
        ]
    );
    assert_eq!(
        said_of_house("section.implications.sub.legl.nil = 'None.'"),
        [
            "1:26 missing-field: `[section.implications.sub.legl]` has no `title`, and no house that this one extends knows `legl`",
            "  did you mean `legal`? If it is new, give it a `title`"
        ]
    );
}

#[test]
fn two_sections_of_one_title_are_told() {
    assert_eq!(
        said_of_house("section.roads.title = 'Purpose:'"),
        [
            "1:9 bad-setting: the sections `purpose` and `roads` both answer to the title “Purpose:”",
            "  take it out of `title` or `also` of one of the two"
        ]
    );
    assert_eq!(
        said_of_house("section.roads = { title = 'Roads', also = ['the Consultation'] }"),
        [
            "1:9 bad-setting: the sections `consultation` and `roads` both answer to the title “the Consultation”",
            "  take it out of `title` or `also` of one of the two"
        ]
    );
}

#[test]
fn two_parts_of_one_title_are_told() {
    assert_eq!(
        said_of_house("section.implications.sub.law = { title = 'Legal' }"),
        [
            "1:26 bad-setting: the sub-sections `legal` and `law` both answer to the title “Legal”",
            "  take it out of `title` or `also` of one of the two"
        ]
    );
}

#[test]
fn a_form_and_its_columns_go_together() {
    assert_eq!(
        said_of_house("section.implications.form = 'tables'"),
        [
            "1:29 bad-setting: `form` cannot be `tables`",
            "  write `\"table\"`, if that is what was meant; known are `headings`, `sections`, `run-in`, `table`, `ticks`"
        ]
    );
    assert_eq!(
        said_of_house("section.implications.form = 'table'"),
        [
            "1:29 bad-setting: a section that is a table has two or three columns",
            "  write a line such as columns = [\"Issue\", \"Implications\", \"Signed off by\"]"
        ]
    );
    assert_eq!(
        said_of_house("section.implications = { form = 'table', columns = ['A'] }"),
        [
            "1:53 bad-setting: a section that is a table has two or three columns",
            "  write a line such as columns = [\"Issue\", \"Implications\", \"Signed off by\"]"
        ]
    );
    assert_eq!(
        said_of_house("section.implications = { form = 'table', columns = ['A', 'B', 'C', 'D'] }"),
        [
            "1:68 bad-setting: a section that is a table has two or three columns",
            "  write a line such as columns = [\"Issue\", \"Implications\", \"Signed off by\"]"
        ]
    );
}

#[test]
fn a_title_says_something() {
    assert_eq!(
        said_of_house("section.purpose.title = ' '"),
        ["1:25 bad-setting: `title` is empty, and would print nothing", "  write the words that print"]
    );
    assert_eq!(
        said_of_house("section.purpose.title = 1"),
        ["1:25 wrong-type: `title` is a number, not text", "  put it in quotation marks"]
    );
}

#[test]
fn a_limit_is_a_whole_number_of_words() {
    assert_eq!(
        said_of_house("section.purpose.word_limit = 0"),
        ["1:30 bad-setting: `word_limit` takes a whole number from 1 to 100000", "  write word_limit = 1"]
    );
    assert_eq!(
        said_of_house("section.purpose.word_limit = 'short'"),
        [
            "1:30 wrong-type: `word_limit` is text, not a number",
            "  write it in figures, without quotation marks"
        ]
    );
    assert_eq!(
        said_of_house("section.purpose.word_limit = 1.5"),
        ["1:30 bad-setting: `word_limit` takes a whole number from 1 to 100000", "  write word_limit = 1"]
    );
}

#[test]
fn an_order_names_sections_once() {
    assert_eq!(
        said_of_house("sections.order = ['purpose', 'options', 'purpose']"),
        ["1:41 bad-setting: `purpose` stands twice in `order`", "  delete one of the two"]
    );
    assert_eq!(
        said_of_house("sections.order = ['purpse']"),
        ["1:19 bad-setting: there is no section `purpse`", "  did you mean `purpose`?"]
    );
    assert_eq!(
        said_of_house("sections.order = ['weather']"),
        [
            "1:19 bad-setting: there is no section `weather`",
            "  describe it below a line `[section.weather]`, or delete it"
        ]
    );
}

#[test]
fn settings_of_sections_are_words_that_are_known() {
    assert_eq!(
        said_of_house("sections.unknown = 'no'"),
        ["1:20 bad-setting: `unknown` cannot be `no`", "  use one of `allowed`, `forbidden`"]
    );
    assert_eq!(
        said_of_house("sections.titles = 'mine'"),
        ["1:19 bad-setting: `titles` cannot be `mine`", "  use one of `house`, `writer`"]
    );
    assert_eq!(
        said_of_house("section.purpose.titel = 'Why'"),
        ["1:17 unknown-key: `titel` is not a key of a section", "  write `title`, if that is what was meant"]
    );
}
