//! Chapters: in the review's own file, in files of their own, in tables.

use super::{CHAPTER, HEAD, read, report, shown, told, told_of};
use crate::sample::sample_of;

/// What is said of a review without text of its own, whose chapters are these files.
fn told_of_files(files: &[(&str, &str)]) -> Vec<String> {
    let names: Vec<String> = files.iter().map(|(name, _)| format!("'{name}'")).collect();
    told(&format!("chapters = [{}]", names.join(", ")), "", files)
}

#[test]
fn chapters_stand_in_the_order_in_which_they_are_named_after_the_reviews_own() {
    let files = [("b.md", "# Two\n\nB.\n"), ("a.md", "# Three\n\nA.\n\n# Four {.unnumbered}\n\nA too.\n")];
    let sample = read("chapters = ['b.md', 'a.md']", "# One {.unnumbered}\n\nText.\n", &files);
    assert_eq!(shown(report(&sample)), ["- One: Text.", "# Two: B.", "# Three: A.", "- Four: A too."]);
    let sample = read("chapters = 'b.md'", "", &files);
    assert_eq!(shown(report(&sample)), ["# Two: B."]);
}

#[test]
fn notes_ids_works_and_links_serve_all_chapters() {
    let files = [
        ("a.md", "# One {#one}\n\nA[^n] [@act] and [the act][act].\n"),
        ("b.md", "# Two\n\nSee [](#one).\n\n[^n]: A note.\n\n[act]: https://act.example\n"),
    ];
    let keys = "chapters = ['a.md', 'b.md']\n[[reference]]\nkey = 'act'\ntext = 'An Act'";
    let sample = read(keys, "", &files);
    assert_eq!(shown(report(&sample)), ["# One: A[^n] [@act] and the act.", "# Two: See [#one]."]);
}

#[test]
fn a_chapter_that_is_not_there() {
    let check = "check the name, capitals too; it is looked for beside the file that names it";
    assert_eq!(
        told("chapters = ['one.md']", "", &[]),
        ["5:13 missing-file: there is no file `data/one.md`", check]
    );
    assert_eq!(
        told("chapters = ['../../one.md']", "", &[]),
        [
            "5:13 outside-workspace: `../../one.md` leaves the workspace",
            "copy the file into the workspace and name it there"
        ]
    );
    // What seems missing may stand in it, and what seems unused may be used there.
    let keys = "chapters = ['one.md']\n[[reference]]\nkey = 'act'\ntext = 'An Act'";
    let text = "# Two\n\nSee [](#one) and this.[^n]\n\n::: all-recommendations\n:::\n\n[^m]: Another.\n";
    assert_eq!(told(keys, text, &[]), ["5:13 missing-file: there is no file `data/one.md`", check]);
}

#[test]
fn a_picture_that_is_not_there_hides_nothing() {
    let text = "# One\n\n![A map](map.gif) See [](#two).\n";
    assert_eq!(
        read("", text, &[]).said,
        [
            "9:10 missing-file: there is no file `data/map.gif`",
            "9:27 dangling-reference: nothing here has the id `two`",
        ]
    );
}

#[test]
fn a_chapter_named_twice() {
    let files = [("one.md", CHAPTER)];
    for again in ["one.md", "./one.md", "/data/one.md"] {
        assert_eq!(
            told(&format!("chapters = ['one.md', '{again}']"), "", &files),
            ["5:23 duplicate-id: the chapter `data/one.md` is named twice", "delete one of the two"]
        );
    }
}

#[test]
fn the_review_as_a_chapter_of_itself() {
    let delete = "delete this name; what stands in the review's own file comes first anyway";
    assert_eq!(
        told("chapters = ['review.md']", CHAPTER, &[]),
        ["5:13 syntax: a review cannot be a chapter of itself", delete]
    );
    let review = format!("{HEAD}chapters = ['review.toml']\n");
    assert_eq!(
        told_of(sample_of("", &[("review.toml", &review)])),
        ["4:13 syntax: a review cannot be a chapter of itself", delete]
    );
}

#[test]
fn a_file_that_is_no_markdown() {
    let save = "save its text in a file whose name ends in `.md`, and name that";
    for name in ["plan.toml", "one.docx", "one", "one.txt"] {
        assert_eq!(
            told_of_files(&[(name, CHAPTER)]),
            [&format!("5:13 syntax: `data/{name}` is no Markdown file, as a chapter is"), save]
        );
    }
    assert_eq!(told_of_files(&[("ONE.MD", CHAPTER)]), [""; 0]);
}

#[test]
fn front_matter_in_a_chapter() {
    let told =
        |mark: &str, line: &str| told_of_files(&[("one.md", &format!("{mark}\n{line}\n{mark}\n{CHAPTER}"))]);
    for (mark, line) in [("+++", "title = 'One'"), ("+++ ", ""), ("---", "title: One")] {
        let mark_alone = mark.trim();
        assert_eq!(
            told(mark, line),
            [
                "one.md:1:1 syntax: a file that is a chapter of a review has no front matter",
                &format!(
                    "delete the lines from `{mark_alone}` to `{mark_alone}`; what a review says of itself stands in its own file"
                ),
            ]
        );
    }
    // A rule is none.
    assert_eq!(
        told_of_files(&[("one.md", "---\n\n# One\n\nText.\n")])[0],
        "one.md:1:1 text-outside-section: text stands before the first chapter"
    );
}

#[test]
fn a_chapter_with_nothing_in_it() {
    let empty = |place: &str, name: &str| format!("{place} missing-field: the chapter `{name}` is empty");
    let write = "write its heading and its text in that file, or delete its name here";
    assert_eq!(
        told_of_files(&[("a.md", ""), ("b.md", "\u{feff}"), ("c.md", " \n\t\n"), ("d.md", CHAPTER)]),
        [&empty("5:13", "a.md"), write, &empty("5:21", "b.md"), write, &empty("5:29", "c.md"), write]
    );
}

#[test]
fn text_before_the_first_heading() {
    let put = "put a heading above it, such as `# Foreword {.unnumbered}`";
    for text in ["Text.\n", "## Two marks\n\nText.\n", "::: box\nText.\n:::\n", "- a\n"] {
        assert_eq!(
            told_of_files(&[("one.md", text)]),
            ["one.md:1:1 text-outside-section: text stands before the first chapter", put],
            "{text}"
        );
        assert_eq!(
            told("chapters = 'one.md'", text, &[("one.md", CHAPTER)]),
            ["7:1 text-outside-section: text stands before the first chapter", put],
            "{text}"
        );
    }
}

#[test]
fn a_review_without_chapters() {
    let write =
        "write a heading such as `# Summary {.unnumbered}` and text below it, or name files as `chapters`";
    let none = ["missing-section: the review has no chapters", write].map(str::to_owned);
    for text in ["", "\n \n", "# Method {.appendix}\n\nHow.\n", "[^n]: Nothing.\n"] {
        assert!(told("", text, &[]).ends_with(&none), "{text}");
        assert!(told("chapters = []", text, &[]).ends_with(&none), "{text}");
    }
}

#[test]
fn line_ends_of_windows_and_a_mark_of_the_byte_order() {
    let unix = "# One {#one}\n\n::: box A list\n- a\n- b\n:::\n\nText.[^n]\n\n[^n]: A\n    note.\n";
    let windows = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
    let plain = read("chapters = 'one.md'", "", &[("one.md", unix)]);
    let other = read("chapters = 'one.md'", "", &[("one.md", &windows)]);
    assert_eq!(shown(report(&plain)), ["# One: box(list(a, b)) | Text.[^n]"]);
    assert_eq!(shown(report(&plain)), shown(report(&other)));
    let wrong = windows.replace("Text.", "See [](#oen).");
    let sample = read("chapters = 'one.md'", "", &[("one.md", &wrong)]);
    assert_eq!(sample.said, ["one.md:8:9 dangling-reference: nothing here has the id `oen`"]);
    assert_eq!(sample.hints, ["did you mean `#one`?"]);
}

#[test]
fn what_a_chapter_names_is_looked_for_beside_it() {
    let plan = "kind = 'plan'\ntitle = 'Plan'\nas_at = 2026-11-20\n[[area]]\nref = '1'\ntitle = 'Supervision'\n[[area.action]]\ntext = 'Train.'\nlead = 'A. Officer'\nprogress = 'Begun.'\n";
    let chapter = "# One\n\n::: plan plan.toml {#plan}\n:::\n\n[](#plan:actions) is done.\n";
    let files = [("part/one.md", chapter), ("part/plan.toml", plan)];
    let sample = read("chapters = 'part/one.md'", "", &files);
    assert_eq!(shown(report(&sample)), ["# One: plan(plan.toml) | [#plan] is done."]);
    assert_eq!(
        read("chapters = 'part/one.md'", "", &files[..1]).said,
        ["part/one.md:3:10 missing-file: there is no file `data/part/plan.toml`"]
    );
}

#[test]
fn control_characters_in_a_chapter() {
    assert_eq!(
        told_of_files(&[("one.md", "# One\n\nA\u{7}.\n")])[0],
        "one.md:3:2 control-character: there is a control character here, U+0007"
    );
}

#[test]
fn sections_in_toml() {
    let section = |keys: &str| {
        let review = format!("{HEAD}[[section]]\n{keys}\n");
        told_of(sample_of("", &[("review.toml", &review)]))
    };
    assert_eq!(section("title = 'One {#one}'\ntext = 'See [](#one).'"), [""; 0]);
    assert_eq!(
        section("text = 'Text.'")[..2],
        ["4:1 missing-field: a section has no `title`", "add title = \"…\""]
    );
    assert_eq!(
        section("title = ' '\ntext = 'Text.'")[..2],
        ["5:9 empty-heading: a section's title has no words", "write the title of the section"]
    );
    assert_eq!(
        section("title = 'One'\ntext = '''# Two\n\nText.'''"),
        [
            "6:11 skipped-heading-level: a heading in the text of a section has one `#`",
            "begin with `##`, since the title above it is the first level"
        ]
    );
}
