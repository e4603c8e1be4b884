//! Tests of reading TOML: a few lines of it, what is read, and the messages.

use super::super::testing::{Numbers, check_spans, reading, shown};
use super::*;
use crate::rules;
use crate::source::{Source, Sources};

fn read(written: &str) -> (String, Vec<String>) {
    reading(written, read_toml, shown)
}

/// What is read of a text that is right.
#[track_caller]
fn reads(written: &str, tree: &str) {
    assert_eq!(read(written), (tree.to_owned(), Vec::new()));
}

/// What is read of a text with one fault, and its message.
#[track_caller]
fn mends(written: &str, tree: &str, message: &str) {
    assert_eq!(read(written), (tree.to_owned(), vec![message.to_owned()]));
}

#[test]
fn keys_and_values_come_in_the_order_of_writing() {
    reads(
        "title = 'Foster care'\nkind = \"report\"\ndate = 2026-12-10\nwards = [\"Appleton\", \"Grange\"]\n",
        r#"{title: "Foster care", kind: "report", date: 2026-12-10, wards: ["Appleton", "Grange"]}"#,
    );
    reads(
        "n = 1_000\nhex = 0x1F\nf = 1.5\nyes = true\nat = 17:00:00\nwhen = 2026-12-10T10:00:00Z\n",
        "{n: 1000, hex: 31, f: 1.5, yes: true, at: time, when: 2026-12-10}",
    );
    reads("", "{}");
}

#[test]
fn tables_and_lists_of_tables() {
    reads(
        "[[area]]\nref = '1'\n  [[area.action]]\n  text = 'a'\n  [[area.action]]\n  text = 'b'\n[[area]]\nref = '2'\n[contact]\nname = 'X'\nfax.no = 1\n",
        r#"{area: [{ref: "1", action: [{text: "a"}, {text: "b"}]}, {ref: "2"}], contact: {name: "X", fax: {no: 1}}}"#,
    );
    reads("a = { b = 1, c = [ { d = 2 } ] }", "{a: {b: 1, c: [{d: 2}]}}");
}

#[test]
fn text_without_quotation_marks() {
    mends(
        "title = Foo\nb = 1",
        r#"{title: "Foo", b: 1}"#,
        "1:9 `Foo` stands without quotation marks > write `\"Foo\"`",
    );
    mends(
        "title = Foster care, again # not yet\n",
        r#"{title: "Foster care"}"#,
        "1:9 `Foster care, again` stands without quotation marks > write `\"Foster care, again\"`",
    );
    mends(
        "title = Council's report\nb = 2",
        r#"{title: "Council's report", b: 2}"#,
        "1:9 `Council's report` stands without quotation marks > write `\"Council's report\"`",
    );
    mends(
        "wards = [\"Appleton\", Grange]",
        r#"{wards: ["Appleton", "Grange"]}"#,
        "1:22 `Grange` stands without quotation marks > write `\"Grange\"`",
    );
    mends(
        "phone = 01642 726000",
        r#"{phone: "01642 726000"}"#,
        "1:9 `01642 726000` stands without quotation marks > write `\"01642 726000\"`",
    );
    mends("plain = True", "{plain: true}", "1:9 `True` has capital letters > write `true`");
    mends(
        "plain = yes",
        r#"{plain: "yes"}"#,
        "1:9 `yes` stands without quotation marks > write `true`, or `\"yes\"` if it is text",
    );
    mends(
        "title = None yet",
        r#"{title: "None yet"}"#,
        "1:9 `None yet` stands without quotation marks > write `\"None yet\"`",
    );
    mends(
        "title = Improving",
        r#"{title: "Improving"}"#,
        "1:9 `Improving` stands without quotation marks > write `\"Improving\"`",
    );
    mends(
        "title =\nb = 1",
        "{title: invalid, b: 1}",
        "1:1 `title` has no value > write the value after `=`, or delete the line",
    );
}

#[test]
fn quotation_marks() {
    mends(
        "title = \"Foo\nb = 1",
        r#"{title: "Foo", b: 1}"#,
        "1:9 text that begins here is not closed on its line > add `\"` at the end of the text; text of several lines begins and ends with `\"\"\"`",
    );
    mends(
        "title = \"Foo”\nb = 1",
        r#"{title: "Foo”", b: 1}"#,
        "1:9 text that begins here is not closed on its line > replace the curly quotation mark at the end with a straight one: `\"`",
    );
    mends(
        "title = “Foo bar”\nb = 1",
        r#"{title: "“Foo bar”", b: 1}"#,
        "1:9 these quotation marks are curly ones > replace them with straight ones, at the beginning and at the end: `\"`",
    );
    mends(
        "title = \"The \"best\" start\"\nb = 1",
        r#"{title: "The ", b: 1}"#,
        "1:15 something stands after the value > put a backslash before each quotation mark within the text, `\\\"`, or use curly ones",
    );
    mends(
        "title = 'Foo's bar'\nb = 1",
        r#"{title: "Foo", b: 1}"#,
        "1:14 something stands after the value > put text that has an apostrophe in it between `\"` and `\"`",
    );
    mends(
        "note = \"\"\"abc\nb = 1\n",
        r#"{note: "abc\nb = 1\n"}"#,
        "1:8 text that begins here with `\"\"\"` is never closed > add `\"\"\"` where the text ends",
    );
    mends(
        "path = \"C:\\Files\"",
        r#"{path: "C:\\Files"}"#,
        "1:11 a backslash stands here that means nothing > type two backslashes to get one, or put the text between `'` and `'`",
    );
    mends("a = 'x',\nb = 1", r#"{a: "x", b: 1}"#, "1:8 a comma stands after the value > delete the comma");
}

#[test]
fn lines_that_are_not_key_and_value_do_not_lose_the_rest() {
    mends(
        "title: Foster care\nb = 1",
        r#"{title: "Foster care", b: 1}"#,
        "1:1 `title` is followed by `:`, not `=` > write `title = \"Foster care\"`",
    );
    mends(
        "title \"x\"\nb = 1",
        r#"{title: "x", b: 1}"#,
        "1:1 `=` is missing after `title` > write `title = \"x\"`",
    );
    mends(
        "Reporting officer = \"x\"\nb = 1",
        r#"{Reporting_officer: "x", b: 1}"#,
        "1:1 a key is one word, and `Reporting officer` is more > write `reporting_officer = …`",
    );
    mends(
        "title\nb = 1",
        "{b: 1}",
        "1:1 `title` has no value > write `=` and the value after it, or delete the line",
    );
    mends(
        "a = 1\n  To tell the Board.\nb = 1",
        "{a: 1, b: 1}",
        "2:3 there is no `=` on this line > write `key = \"text\"`; in a Markdown document, the text itself stands below the second `+++`",
    );
    mends(
        "- Appleton\nb = 1",
        "{b: 1}",
        "1:1 this line is not `key = value` > write a list as `wards = [\"Appleton\", \"Grange\"]`",
    );
    mends(
        "a\u{a0}= 1\nb = 2",
        "{a: 1, b: 2}",
        "1:2 there is an unusual space here, U+00A0, that TOML does not know > delete it and press the space bar",
    );
    mends(
        "Tŷ = 1\nb = 2",
        "{b: 2}",
        "1:2 `ŷ` cannot stand in a key > use the letters a to z, figures, `-` and `_` for a key",
    );
    mends("[contact\nname = 'x'", "{}", "1:1 `]` is missing at the end of this line > add `]`");
}

#[test]
fn a_key_given_twice_shows_the_first() {
    mends(
        "title = 'A'\nb = 1\ntitle = 'B'",
        r#"{title: "A", b: 1}"#,
        "3:1 `title` is given twice (1:1 first here) > delete one of the two",
    );
    mends(
        "[[p]]\ntitle = 'a'\n[[p]]\ntitle = 'b'\nn = { title = 'c' }\ntitle = 'd'",
        r#"{p: [{title: "a"}, {title: "b", n: {title: "c"}}]}"#,
        "6:1 `title` is given twice (4:1 first here) > delete one of the two",
    );
    mends(
        "[contact]\na = 1\n\n[contact]  # again\nb = 2",
        "{contact: {a: 1, b: 2}}",
        "4:2 `contact` is given twice (1:1 first here) > put both parts under one heading; for several of a kind, write `[[contact]]` each time",
    );
    mends("a = 1\na.b = 2", "{a: 1}", "2:1 `a` is given twice (1:1 first here) > delete one of the two");
}

#[test]
fn dates_that_are_none() {
    let hint = "write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\"";
    mends(
        "date = 2026-02-31\nb = 1",
        "{date: invalid, b: 1}",
        &format!("1:8 `2026-02-31` is not a date > {hint}"),
    );
    mends("date = 2026-12", "{date: invalid}", &format!("1:8 `2026-12` is not a date > {hint}"));
    mends(
        "date = 10 December 2026",
        r#"{date: "10 December 2026"}"#,
        "1:8 `10 December 2026` stands without quotation marks > write `\"10 December 2026\"`",
    );
}

#[test]
fn brackets() {
    mends(
        "wards = ['a' 'b']\nb = 1",
        r#"{wards: ["a", "b"], b: 1}"#,
        "1:14 a comma is missing before this > put a comma between one and the next",
    );
    mends(
        "a = 1\nwards = ['a',\nb = 1\n[contact]\nname = 'x'\n",
        r#"{a: 1, wards: ["a", "b", 1, ["contact"], "name", "x"]}"#,
        "2:9 this `[` is never closed > add `]` at its end, and check quotation marks and commas before it",
    );
    assert_eq!(
        read("wards = [\"a, \"b\"]\nb = 1").1,
        [
            "1:16 text that begins here is not closed on its line > add `\"` at the end of the text; text of several lines begins and ends with `\"\"\"`"
        ]
    );
    mends("a = [1,,2]", "{a: [1, 2]}", "1:8 there is a comma too many > delete the comma");
}

#[test]
fn all_faults_are_found_one_a_line() {
    let (_, problems) = read("a = x\nb: 1\n\nc = \"x\nd = 2026-99-99\ne = 1 2 3\n");
    let places: Vec<_> = problems.iter().filter_map(|message| message.split(' ').next()).collect();
    assert_eq!(places, ["1:5", "2:1", "4:5", "5:5", "6:5"]);
    let (_, problems) = read(&"a line of text\n".repeat(100));
    assert_eq!(problems.len(), messages::MOST + 1);
    assert_eq!(
        problems[messages::MOST],
        "51:1 50 more lines cannot be read, from here on > check that this file is TOML"
    );
}

#[test]
fn control_characters_and_numbers_too_large() {
    mends(
        "a = \"x\u{7}y\"",
        "{a: \"x\\u{7}y\"}",
        "1:7 there is a control character here, U+0007 > delete it: it cannot be seen and cannot be printed, and often comes with copied text",
    );
    mends(
        r#"a = "xy\u0007""#,
        "{a: \"xy\\u{7}\"}",
        "1:8 there is a control character here, U+0007 > delete it: it cannot be seen and cannot be printed, and often comes with copied text",
    );
    mends(
        "a = 1 # \u{7}\nb = 2",
        "{a: 1, b: 2}",
        "1:9 there is a control character here, U+0007 > delete it",
    );
    mends(
        "a = 99999999999999999999",
        "{a: invalid}",
        "1:5 `99999999999999999999` is too large for a number > put it in quotation marks if it is text",
    );
}

#[test]
fn windows_line_ends() {
    reads("a = 1\r\nb = \"\"\"\r\nx\r\ny\"\"\"\r\n", r#"{a: 1, b: "x\r\ny"}"#);
    mends("a \"x\"\r\nb = 2\r\n", r#"{a: "x", b: 2}"#, "1:1 `=` is missing after `a` > write `a = \"x\"`");
}

#[test]
fn what_is_too_deep_is_refused_at_once() {
    let dotted = format!("{}a = {{", "a.".repeat(60));
    for written in [
        format!("a = {}", "[".repeat(100_000)),
        "[".repeat(100_000),
        format!("a = {}", "{a = ".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
        dotted.repeat(60),
        // A line that is taken out holds the quotation mark of the rest.
        format!("x y \"\"\"\n{}", dotted.repeat(60)),
    ] {
        let (tree, problems) = read(&written);
        assert!(!problems.is_empty() && tree.len() < 1000);
    }
    mends(
        &format!("a = {}", "[".repeat(100_000)),
        "{}",
        "1:69 brackets stand in each other too deep to be read > check that every bracket before this one is closed",
    );
}

const PIECES: &[&str] = &[
    "a",
    "b",
    "title",
    " ",
    "=",
    "= ",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    ".",
    "#",
    "\\",
    "\\n",
    "\\u00e9",
    "\\U0001F600",
    "\\\n  ",
    "ŵ",
    "😀",
    "\u{a0}",
    "1",
    "2026-12-10",
    "true",
    "x y",
    "a = 'b'\n",
    "[a]\n",
    "[[a]]\n",
    "a.b = ",
    "“",
    ":",
    "-",
    "+",
];

#[test]
fn any_text_is_read_without_panic_and_every_place_lies_in_it() {
    let mut numbers = Numbers(0x5eed);
    for _ in 0..20_000 {
        let written = numbers.text(PIECES, 30);
        let sources = Sources::default();
        let id = sources.add(Source::new("a", written.as_str()));
        let text = Text::verbatim(written.as_str(), Span::new(id, 0..written.len()));
        let mut problems = Problems::default();
        check_spans(&read_toml(&text, &mut problems), &written);
        let right = DeTable::parse(&written).is_ok();
        assert!(right || problems.has_errors(), "{written:?} is wrong and nothing was said");
        for problem in problems.as_slice() {
            let span = problem.primary.as_ref().map(|label| label.span);
            let found = span.and_then(|span| written.get(span.start..span.end));
            assert!(found.is_some(), "{problem:?} of {written:?}");
            let harmless =
                std::ptr::eq(problem.rule, &rules::CONTROL_CHARACTER) || problem.message.contains("too ");
            assert!(!right || harmless, "{problem:?} of {written:?}");
        }
    }
}
