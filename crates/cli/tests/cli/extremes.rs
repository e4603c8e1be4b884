//! Documents that nobody writes: none of them is a bug, none takes for ever.

use crate::support::{Workspace, good_report, picture, report, report_with};
use std::fmt::Write;

/// Builds a document beside a good one: whatever is said of it, it is no bug, and the good one is built.
/// Gives the rules of the errors.
#[track_caller]
fn survives(document: &str) -> Vec<String> {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/dot.png", picture(1, 1))
        .with("data/tower.png", picture(1, 9999))
        .with("data/odd.md", document);
    let run = workspace.build("");
    run.has("output/good.pdf")
        .does_not_tell("\"bug\"")
        .does_not_tell("engine-refused")
        .does_not_tell("\"template\"");
    let errors = run.events().into_iter().filter(|event| event["severity"] == "error");
    let rules: Vec<String> = errors.map(|event| event["rule"].as_str().unwrap_or("?").to_owned()).collect();
    run.exits(i32::from(!rules.is_empty()));
    if rules.is_empty() {
        run.has("output/odd.pdf");
    }
    rules
}

#[track_caller]
fn text_survives(text: &str) -> Vec<String> {
    survives(&report(&format!("# Purpose\n\n{text}\n")))
}

#[track_caller]
fn is_built(text: &str) {
    assert_eq!(text_survives(text), [""; 0]);
}

#[test]
fn deep_lists() {
    assert_eq!(text_survives(&format!("{}a", "- ".repeat(10_000))), ["too-deep"]);
    let stairs = (0..1_000).fold(String::new(), |mut text, depth| {
        let _ = writeln!(text, "{}- a", "  ".repeat(depth));
        text
    });
    assert_eq!(text_survives(&stairs), ["too-deep"]);
    is_built(&format!("{}a", "- ".repeat(12)));
}

#[test]
fn deep_quotations_boxes_and_emphasis() {
    assert_eq!(text_survives(&format!("{}a", ">".repeat(100_000))), ["too-deep"]);
    assert_eq!(
        text_survives(&format!("{}a\n{}", "::: box\n".repeat(500), ":::\n".repeat(500))),
        ["too-deep"]
    );
    assert_eq!(
        text_survives(&format!("{}c{}", "*a **b ".repeat(1_000), "** d*".repeat(1_000))),
        ["too-deep"]
    );
    text_survives(&format!("{}a{}", "[".repeat(3_000), "](https://x.example)".repeat(3_000)));
    text_survives(&"[".repeat(20_000));
    text_survives(&"![".repeat(5_000));
    is_built(&"*".repeat(5_000));
    is_built(&(1..120).fold(String::new(), |text, n| text + &"`".repeat(n) + "a"));
}

#[test]
fn many_of_a_kind() {
    is_built(&"- a\n".repeat(5_000));
    is_built(&"::: box T\na\n:::\n".repeat(500));
    is_built(&"![A dot](dot.png)\n\n".repeat(500));
    is_built(&"^a^~b~ ".repeat(2_000));
}

#[test]
fn five_thousand_footnotes() {
    let mut text = String::new();
    for note in 0..5_000 {
        let _ = write!(text, "a[^{note}] ");
    }
    for note in 0..5_000 {
        let _ = write!(text, "\n\n[^{note}]: Note {note}.");
    }
    is_built(&text);
}

#[test]
fn wide_tables() {
    is_built(&format!("|{}\n|{}\n|{}\n", "h|".repeat(300), "-|".repeat(300), "c|".repeat(300)));
    is_built(&format!("::: table\n- - h{0}\n- - c{0}\n:::", "\n  - x".repeat(299)));
    is_built("| | |\n|-|-|\n| | |\n");
}

#[test]
fn a_paragraph_of_a_hundred_thousand_lines() {
    is_built(&"word\n".repeat(100_000));
}

#[test]
fn long_titles_words_and_addresses() {
    let titled = |title: &str| good_report().replace("A report", title);
    assert_eq!(survives(&titled(&"word ".repeat(400))), [""; 0]);
    assert_eq!(survives(&titled(&"w".repeat(2_000))), [""; 0]);
    assert_eq!(survives(&titled(&"word ".repeat(8_000))), ["too-long"]);
    assert_eq!(survives(&report_with(&format!("publisher = \"{}\"", "word ".repeat(8_000)))), ["too-long"]);
    assert_eq!(text_survives(&format!("## {}\n\nText.", "word ".repeat(8_000))), ["too-long"]);
    assert_eq!(text_survives(&format!("![{}](dot.png)", "word ".repeat(8_000))), ["too-long"]);
    assert_eq!(text_survives(&format!("[a](https://x.example/{})", "a".repeat(9_000))), ["too-long"]);
    for word in ["a", "漢", "ا", "\u{301}", "a\u{200d}"] {
        assert_eq!(text_survives(&word.repeat(40_000)), ["too-long"], "{word}");
        is_built(&word.repeat(3_000));
    }
}

#[test]
fn headings_of_marks_alone() {
    assert_eq!(text_survives("## [^1]\n\na\n\n[^1]: n"), ["empty-heading"]);
    assert_eq!(text_survives("## ![A dot](dot.png)\n\na"), ["empty-heading"]);
    assert_eq!(text_survives("##\n\na"), ["empty-heading"]);
    assert_eq!(text_survives("## \u{200b}\n\na"), ["empty-heading"]);
    is_built("## [](#a)\n\na {#a}");
    is_built("## 漢\n\na");
}

#[test]
fn pictures_of_odd_sizes() {
    is_built("![A dot](dot.png)");
    is_built("![A tower](tower.png)\n\nWords ![A tower](tower.png) words.");
    is_built("- ![A dot](dot.png)\n\n> ![A dot](dot.png \"A dot\")\n\n::: box\n![A dot](dot.png)\n:::");
}

#[test]
fn things_within_things() {
    is_built("- ::: box A\n  a\n  :::\n- b\n  ::: table C\n  - - a\n    - b\n  - - c\n    - d\n  :::\n- d");
    is_built("> ::: box A\n> - > a\n> :::");
    is_built(
        "::: table\n- - b\n  - ::: table\n    - - a\n      - b\n    - - c\n      - d\n    :::\n- - b\n  - ::: box\n    ```\n    x\n    ```\n    :::\n:::",
    );
    is_built(
        "a[^1]\n\n[^1]: n[^2][^1]\n\n    - a\n\n    |a|b|\n    |-|-|\n    |c|d|\n\n    ![A dot](dot.png)\n\n    > q\n\n[^2]: m",
    );
    is_built("::: box [^1]\n:::\n\n> — Nobody\n\n-\n-\n\n```\n```\n\n[^1]: n");
}

#[test]
fn odd_ids() {
    assert_eq!(text_survives("a {#__proto__}"), [""; 0]);
    assert_eq!(text_survives("a {#constructor}\n\n[](#constructor) [](#toString)"), ["dangling-reference"]);
    is_built(&format!("a {{#{0}}}\n\n[](#{0})", "i".repeat(200)));
}

#[test]
fn odd_characters() {
    is_built(
        "a\u{202e}b \u{2066}c \u{feff} \u{fffe} \u{e000} \u{2028} \u{85} 😀 \u{1F468}\u{200d}\u{1F469} e\u{301}\u{301}",
    );
    is_built("a\rb\r\nc\td");
    assert_eq!(text_survives("a\0b"), ["control-character"]);
    assert_eq!(text_survives("&#0; &#7; &#xD800; &bogus;"), ["control-character"]);
}

#[test]
fn odd_languages() {
    for language in ["cy", "ar", "tlh", "en-GB", "en-Latn-GB", "zh-Hant-TW", "es-419", "en-x-private"] {
        assert_eq!(survives(&report_with(&format!("language = \"{language}\""))), [""; 0], "{language}");
        is_built(&format!(
            "a {{lang={language}}}\n\n## b {{lang={language}}}\n\n::: box {{lang={language}}}\nc\n:::"
        ));
    }
}

#[test]
fn odd_dates() {
    for date in
        ["9999-12-31", "2026-12-10T10:00:00Z", "\"1February 2013\"", "\"31st March 2011\"", "\"July 2016\""]
    {
        assert_eq!(survives(&good_report().replace("2026-12-10", date)), [""; 0], "{date}");
    }
    for date in
        ["0000-01-01", "99999-01-01", "2026-02-30", "\"\"", "\"0 July 2016\"", "10:00:00", "20261210", "true"]
    {
        assert_eq!(survives(&good_report().replace("2026-12-10", date)), ["bad-date"], "{date}");
    }
}

#[test]
fn odd_front_matter() {
    for front in [
        "",
        "=",
        "[[",
        "[a]\n[a]",
        "a = {b = {c = [[[[",
        "a.b.c = 1\na = 2",
        "kind = '''\n+++\n",
        "\u{0}",
        "x = 99999999999999999999",
    ] {
        assert!(!survives(&format!("+++\n{front}\n+++\n\n# Purpose\n\na\n")).is_empty(), "{front}");
    }
    let deep = [("[", 50_000), ("{a=", 50_000), ("a.", 50_000)];
    for (part, times) in deep {
        assert!(
            !survives(&format!("+++\nkind = \"report\"\nx={}\n+++\n", part.repeat(times))).is_empty(),
            "{part}"
        );
    }
}

#[test]
fn thousands_of_faults() {
    let text = (0..3_000).fold(String::new(), |mut text, n| {
        let _ = write!(text, "[](#n{n})\n\n");
        text
    });
    assert_eq!(text_survives(&text).len(), 3_000);
}
