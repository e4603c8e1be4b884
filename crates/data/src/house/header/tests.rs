//! What is wrong in the header of a house, and what its author is told.

use crate::sample::said_of_house;

#[test]
fn a_field_that_nobody_describes_is_told() {
    assert_eq!(
        said_of_house("header.fields = ['report_to', 'warts']"),
        [
            "1:31 bad-setting: the header has no field `warts`",
            "  did you mean `wards`? Else describe it below a line `[header.field.warts]`"
        ]
    );
    assert_eq!(
        said_of_house("header.fields = ['chairman']"),
        [
            "1:18 bad-setting: the header has no field `chairman`",
            "  describe it below a line `[header.field.chairman]`"
        ]
    );
}

#[test]
fn a_field_that_is_named_twice_is_told() {
    assert_eq!(
        said_of_house("header.fields = ['date', 'wards', 'date']"),
        ["1:35 bad-setting: `date` stands twice in `fields`", "  delete one of the two"]
    );
}

#[test]
fn a_new_field_needs_a_label() {
    assert_eq!(
        said_of_house("header.field.chair.required = true"),
        ["1:14 missing-field: a field of the header needs `label`", "  add `label`"]
    );
}

#[test]
fn a_kind_that_is_none_is_told() {
    assert_eq!(
        said_of_house("header.field.wards.kind = 'tick'"),
        [
            "1:27 bad-setting: `kind` cannot be `tick`",
            "  write `\"ticks\"`, if that is what was meant; known are `text`, `list`, `date`, `yes-no`, `ticks`, `table`"
        ]
    );
    assert_eq!(
        said_of_house("header.field.wards.kind = true"),
        ["1:27 wrong-type: `kind` is true or false, not text", "  put it in quotation marks"]
    );
}

#[test]
fn ticks_need_options_and_tables_columns() {
    assert_eq!(
        said_of_house("header.field.wards.kind = 'ticks'"),
        [
            "1:27 bad-setting: nothing can be ticked in `wards`",
            "  add a line such as options = [\"Decision\", \"Information\"]"
        ]
    );
    assert_eq!(
        said_of_house("header.field.wards.kind = 'table'"),
        [
            "1:27 bad-setting: the table `wards` has no columns",
            "  add a line such as columns = { meeting = \"Meeting\", date = \"Date\" }"
        ]
    );
    assert_eq!(
        said_of_house("header.field.wards = { kind = 'table', columns = { ward = 1 } }"),
        ["1:59 wrong-type: `ward` takes text, not a number", "  put it in quotation marks"]
    );
}

#[test]
fn options_and_columns_are_for_kinds_that_have_them() {
    assert_eq!(
        said_of_house("header.field.urgent.options = ['Very']"),
        [
            "1:32 bad-setting: `urgent` takes no options",
            "  write kind = \"ticks\" or \"text\", or delete `options`"
        ]
    );
    assert_eq!(
        said_of_house("header.field.wards.columns = { ward = 'Ward' }"),
        [
            "1:30 bad-setting: `wards` is no table, so it has no columns",
            "  write kind = \"table\", or delete `columns`"
        ]
    );
    assert_eq!(
        said_of_house("header.field.paper_for.options = ['Decision', 'Decision']"),
        ["1:47 bad-setting: `Decision` stands twice in `options`", "  delete one of the two"]
    );
}

#[test]
fn a_look_that_is_none_is_told() {
    assert_eq!(
        said_of_house("header.look = 'boxes'"),
        ["1:15 bad-setting: `look` cannot be `boxes`", "  use one of `lines`, `table`"]
    );
}

/// What a writer gives is trimmed, so what the house takes is too.
#[test]
fn blanks_around_an_option_mean_nothing() {
    let house = "header.fields = ['chair']\nheader.field.chair = { label = 'Chair', options = ['  lead', 'deputy '] }";
    let front = "[fields]\nchair = 'lead'\n";
    assert_eq!(crate::sample::sample_with(house, front, "# Purpose\n\nWords.\n").said, Vec::<String>::new());
}

#[test]
fn a_key_of_the_house_that_stands_in_a_table_is_told() {
    let up =
        "  move `extends` up, above the first line in square brackets, if it belongs to the whole document";
    assert_eq!(
        said_of_house("[page]\nextends = 'county'"),
        ["2:1 unknown-key: `extends` is not a key of `[page]`", up]
    );
    assert_eq!(
        said_of_house("[colours]\nextends = 'county'"),
        ["2:11 bad-setting: `county` is no colour", up]
    );
    assert_eq!(
        said_of_house("[words.en]\nextends = 'county'")[..2],
        ["2:1 unknown-key: `extends` is no word that a house prints", up]
    );
}

/// The author's own word is shown, not the Welsh words of a house that they do not have.
#[test]
fn a_word_in_english_alone_is_told_where_it_stands() {
    assert_eq!(
        said_of_house("[words.en]\nchair = 'Chair'"),
        [
            "2:1 house-file: the word `chair` is there in English, and not in `cy`",
            "  add `chair` below a line `[words.cy]` too, or delete it here"
        ]
    );
    assert_eq!(
        said_of_house("[words.en]\nchair = 'Chair'\n[words.cy]\nchair = 'Cadeirydd'"),
        Vec::<String>::new()
    );
}
