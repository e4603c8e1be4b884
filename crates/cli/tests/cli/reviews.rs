//! Reviews, their chapters, their lists of references, and what is left on the disk where one is wrong.

use crate::support::{Workspace, good_report, picture, report, report_with, wrong};
use std::os::unix::fs::symlink;

/// A review with these keys and this text, which begins two lines below the keys; those begin at line 5.
pub fn review(keys: &str, text: &str) -> String {
    format!("+++\nkind = \"review\"\ntitle = \"Between two doors\"\ndate = 2026-12-10\n{keys}\n+++\n{text}")
}

/// A chapter with nothing wrong in it.
pub const CHAPTER: &str = "# Starting in time\n\nA plan is begun at fourteen.\n";

/// A workspace with a review of two chapters, a list of references and a cover picture in files of their own.
fn in_files() -> Workspace {
    let keys = "chapters = [\"parts/one.md\", \"parts/two.md\"]\nreferences = \"works.toml\"\n\
        cover_image = \"doors.png\"\ncover_alt = \"Two doors\"";
    Workspace::new()
        .with("data/review.md", review(keys, "# Foreword {.unnumbered}\n\nTo read.\n"))
        .with("data/parts/one.md", "# One {#one}\n\nA plan.[@act]\n")
        .with("data/parts/two.md", "# Two\n\nAs [](#one) says.[^n]\n\n[^n]: A note.\n")
        .with("data/works.toml", "[[reference]]\nkey = \"act\"\ntext = \"An Act\"\n")
        .with("data/doors.png", picture(40, 60))
}

/// Builds a review with these keys and a good chapter beside a good report: the first is at fault.
#[track_caller]
fn wrong_keys(keys: &str, said: &[&str]) {
    wrong("data/bad.md", &review(keys, CHAPTER), said);
}

#[test]
fn in_one_file_and_in_several() {
    let workspace = in_files();
    workspace
        .build("--deny warnings")
        .exits(0)
        .says(&[])
        .has("output/review.pdf")
        .lacks("output/parts")
        .lacks("output/works.pdf");
    workspace.run("check --deny warnings").exits(0).does_not_tell("unused-file");
    workspace.build("--deny warnings").exits(0).says(&[]);
    let before = workspace.read("output/review.pdf");
    workspace.write("data/parts/one.md", "# One {#one}\n\nAnother plan.[@act]\n");
    workspace.build("").exits(0);
    assert!(before != workspace.read("output/review.pdf"));
    let manifest = String::from_utf8(workspace.read("output/manifest.json")).unwrap();
    for file in ["review.md", "parts/one.md", "parts/two.md", "works.toml", "doors.png"] {
        assert!(manifest.contains(&format!("data/{file}")), "{file}: {manifest}");
    }
}

#[test]
fn the_same_review_in_every_form_is_the_same_file() {
    let keys =
        "kind = \"review\"\ntitle = \"Between two doors\"\ndate = 2026-12-10\nabout = \"## Us\\n\\nWe.\"\n";
    let json = r###"{"kind": "review", "title": "Between two doors", "date": "2026-12-10", "about": "## Us\n\nWe.",
        "section": [{"title": "One {#one}", "text": "See [](#how).\n"}, {"title": "How {.appendix #how}", "text": "So.\n"}]}"###;
    let workspace = Workspace::new()
        .with("data/md/a.md", format!("+++\n{keys}+++\n# One {{#one}}\n\nSee [](#how).\n\n# How {{.appendix #how}}\n\nSo.\n"))
        .with("data/toml/a.toml", format!("{keys}[[section]]\ntitle = \"One {{#one}}\"\ntext = \"See [](#how).\"\n[[section]]\ntitle = \"How {{.appendix #how}}\"\ntext = \"So.\"\n"))
        .with("data/json/a.json", json)
        .with("data/files/a.md", format!("+++\n{keys}chapters = [\"one.md\", \"how.md\"]\n+++\n"))
        .with("data/files/one.md", "\u{feff}# One {#one}\r\n\r\nSee [](#how).\r\n")
        .with("data/files/how.md", "# How {.appendix #how}\n\nSo.\n");
    workspace.build("").exits(0).says(&[]);
    let markdown = workspace.read("output/md/a.pdf");
    for form in ["toml", "json", "files"] {
        assert!(workspace.read(&format!("output/{form}/a.pdf")) == markdown, "{form}");
    }
}

#[test]
fn several_works_at_once_print_in_rising_order_and_keep_their_numbers() {
    let works = ["a", "b", "c"].map(|key| format!("[[reference]]\nkey = \"{key}\"\ntext = \"Work {key}\"\n"));
    let text = "# One\n\nA.[@c] B.[@a; @c] C.[@b; @a; @c]\n";
    let cited = |house: &str| {
        let keys = format!("house = \"own\"\n{}", works.concat());
        let workspace = Workspace::new()
            .with("data/review.md", review(&keys, text))
            .with("templates/own/house.toml", house);
        workspace.run("build --format typst").exits(0);
        let typst = String::from_utf8(workspace.read("output/review.typ")).unwrap();
        let calls = typst.split("#draw(\"citation\", (").skip(1);
        let numbers = calls.map(|call| call.split_once(')').unwrap().0.replace(' ', ""));
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(cited(""), ["1,", "1,2,", "1,2,3,"]);
    assert_eq!(cited("[numbering]\ncitation_order = \"listed\"\n"), ["3,", "1,3,", "1,2,3,"]);
}

#[test]
fn seven_hundred_and_three_notes_are_built_where_letters_mark_them() {
    let mut text = "# One\n\n".to_owned();
    text.extend((1..=703).map(|note| format!("A.[^{note}] ")));
    text.extend((1..=703).map(|note| format!("\n\n[^{note}]: Note {note}.")));
    Workspace::new()
        .with("data/review.md", review("house = \"inspectorate\"", &text))
        .build("")
        .exits(0)
        .says(&[])
        .has("output/review.pdf");
}

#[test]
fn a_chapter_that_goes_wrong_takes_the_review_with_it_and_nothing_else() {
    let workspace = in_files().with("data/good.md", good_report());
    workspace.build("").exits(0).has("output/review.pdf");
    workspace.write("data/parts/two.md", "# Two\n\nAs [](#oen) says.\n");
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/review.pdf").says(&[
        "data/parts/two.md:3:8 error[dangling-reference] nothing here has the id `oen`",
        "    did you mean `#one`?",
    ]);
    workspace.remove("data/parts/two.md");
    workspace.build("").exits(1).lacks("output/review.pdf").says(&[
        "data/review.md:5:29 error[missing-file] there is no file `data/parts/two.md`",
        "    check the name, capitals too; it is looked for beside the file that names it",
    ]);
}

#[test]
fn a_chapter_that_two_reviews_share_is_told_once_for_both() {
    let keys = "chapters = [\"one.md\"]";
    let workspace = Workspace::new()
        .with("data/a.md", review(keys, ""))
        .with("data/b.md", review(keys, ""))
        .with("data/one.md", CHAPTER);
    workspace.build("").exits(0).says(&[]).has("output/a.pdf").has("output/b.pdf");
}

#[test]
fn chapters_that_are_no_chapters() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with(
            "data/review.md",
            review(
                "chapters = [\"_a.md\", \"b\", \"c.docx\", \"../../../d.md\", \"review.md\", \"_f.md\"]",
                "",
            ),
        )
        .with("data/_a.md", b"# Caf\xe9\n")
        .with("data/b/one.md", CHAPTER)
        .with("data/c.docx", b"PK\x03\x04")
        .with("data/_f.md", "");
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/review.pdf").says(&[
        "data/_a.md:1:6 error[not-text] the file is not UTF-8 text: byte 0xE9 is no character",
        "    save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`",
        "data/review.md:5:22 error[missing-file] `data/b` is a folder",
        "    name a file in it",
        "data/review.md:5:27 error[syntax] `data/c.docx` is no Markdown file, as a chapter is",
        "    save its text in a file whose name ends in `.md`, and name that",
        "data/review.md:5:37 error[outside-workspace] `../../../d.md` leaves the workspace",
        "    copy the file into the workspace and name it there",
        "data/review.md:5:54 error[syntax] a review cannot be a chapter of itself",
        "    delete this name; what stands in the review's own file comes first anyway",
        "data/review.md:5:67 error[missing-field] the chapter `_f.md` is empty",
        "    write its heading and its text in that file, or delete its name here",
    ]);
}

#[test]
fn a_chapter_that_a_link_leads_out_to() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("one.md"), CHAPTER).unwrap();
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/review.md", review("chapters = [\"one.md\"]", ""));
    symlink(outside.path().join("one.md"), workspace.path("data/one.md")).unwrap();
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/review.pdf").does_not_tell("fourteen");
    assert!(run.messages().iter().any(|said| said.contains("[outside-workspace]")), "{:?}", run.messages());
}

#[test]
fn a_review_that_is_not_open_tells_nothing_of_its_chapters() {
    let keys = "access = \"exempt\"\nchapters = [\"_one.md\"]\nabout = \"[](#secret)\"";
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/review.md", review(keys, "# Secret [](#matter)\n"))
        .with("data/_one.md", "[](#secret)\n");
    workspace
        .build("")
        .exits(1)
        .has("output/good.pdf")
        .lacks("output/review.pdf")
        .does_not_tell("matter")
        .says(&[
            "data/review.md:5:10 error[not-open] this document is not open, and only open papers are built",
            "    keep it out of the folder of open papers",
        ]);
    assert!(!String::from_utf8(workspace.read("output/manifest.json")).unwrap().contains("_one"));
}

#[test]
fn a_cover_picture_that_is_none() {
    let built = |keys: &str| {
        Workspace::new()
            .with("data/notes.txt", "Notes.")
            .with("data/broken.png", "No picture.")
            .with("data/review.md", review(keys, CHAPTER))
            .build("")
    };
    for (name, message) in [
        ("door.png", "[missing-file] there is no file `data/door.png`"),
        ("notes.txt", "[bad-image] the picture `data/notes.txt` is of a kind that cannot be printed"),
        ("broken.png", "[bad-image]"),
        ("../../../door.png", "[outside-workspace] `../../../door.png` leaves the workspace"),
    ] {
        let run = built(&format!("cover_image = \"{name}\"\ncover_alt = \"A door\""));
        run.exits(1).lacks("output/review.pdf");
        let said = run.messages();
        assert!(said[0].starts_with("data/review.md:5:15 error") && said[0].contains(message), "{said:?}");
    }
}

#[test]
fn keys_of_the_other_kind() {
    wrong_keys(
        "report_to = \"Executive Board\"",
        &[
            "data/bad.md:5:1 error[unknown-key] `report_to` is not a key of a review",
            "    use one of `kind`, `house`, `access`, `title`, `date`, `publisher`, `language`, `subtitle`, `cover_image`, `cover_alt`, `about`, `imprint`, `chapters`, `references`, `reference`, `appendix`, `section`, or delete it",
        ],
    );
    wrong(
        "data/bad.md",
        &review("", CHAPTER).replace("\"review\"", "\"reviews\""),
        &[
            "data/bad.md:2:8 error[unknown-kind] there is no kind of document `reviews`",
            "    did you mean \"review\"?",
        ],
    );
    let said =
        Workspace::new().with("data/bad.md", report_with("chapters = [\"one.md\"]")).build("").messages();
    assert_eq!(said[0], "data/bad.md:5:1 error[unknown-key] `chapters` is not a key of a report");
}

#[test]
fn several_faults_of_a_review_are_told_at_once() {
    let keys = "subtitel = \"A review\"\ncover_alt = \"Two doors\"\nabout = \"# Us\"\nreferences = \"works.toml\"\n\
        chapters = [\"one.md\", \"one.md\"]";
    let text = "# Foreword {.unnumbered}\n\nSee [](#foreward), [](#begin) and [@code].\n\n::: recommendation\n1. Begin. {#begin}\n:::\n\n## How {.appendix}\n\nSo.\n";
    Workspace::new()
        .with("data/bad.md", review(keys, text))
        .with("data/one.md", "# One {#foreword}\n\n### Deep\n\nText.[@act]\n")
        .with("data/works.toml", "[[reference]]\nkey = \"act\"\ntitle = \"An Act\"\n")
        .build("")
        .exits(1)
        .says(&[
            "data/bad.md:5:1 error[unknown-key] `subtitel` is not a key of a review",
            "    write `subtitle`, if that is what was meant",
            "data/bad.md:6:13 error[bad-setting] `cover_alt` goes with `cover_image`, and there is none",
            "    remove `cover_alt`, or add cover_image = \"…\"",
            "data/bad.md:7:10 warning[empty-section] nothing stands below “Us”",
            "    write the text, or delete the heading",
            "data/bad.md:7:10 error[skipped-heading-level] a heading in the page inside the cover has one `#`",
            "    begin with `##`, since the title above it is the first level",
            "data/bad.md:9:23 error[duplicate-id] the chapter `data/one.md` is named twice",
            "    delete one of the two",
            "data/bad.md:13:9 error[dangling-reference] nothing here has the id `foreward`",
            "    did you mean `#foreword`?",
            "data/bad.md:13:37 error[unknown-citation] there is no reference `code`",
            "    list the work: a `[[reference]]` with key = \"code\" and text = \"…\"",
            "data/bad.md:15:5 error[bad-fence] `recommendation` is no kind of box, table or other part between colons",
            "    write `::: recommendations`",
            "data/bad.md:19:9 error[bad-attribute] `.appendix` is only for a heading with one `#`, outside boxes",
            "    write one `#` there if this is an appendix, or delete `.appendix`",
            "data/one.md:3:1 error[skipped-heading-level] a heading `###` follows a heading `#`",
            "    write it as `##`",
            "data/works.toml:3:1 error[unknown-key] `title` is not a key of `[[reference]]`",
            "    write it in `text`, as it should print: text = \"Author (year) *Title*, publisher\"",
        ]);
}

#[test]
fn a_link_leads_to_a_review_and_not_to_its_chapters() {
    let workspace = in_files().with(
        "data/report.md",
        report("# Purpose\n\nSee [the review](review.md) and [its chapter](parts/one.md).\n"),
    );
    workspace.build("").exits(1).has("output/review.pdf").lacks("output/report.pdf").says(&[
        "data/report.md:9:47 error[bad-link] the link `parts/one.md` leads to no document of the workspace",
        "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
    ]);
}

/// What is said of a house that says this, apart from the review that is not built.
#[track_caller]
fn wrong_house(house: &str, said: &[&str]) {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/review.md", review("house = \"own\"", CHAPTER))
        .with("templates/own/house.toml", house);
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").lacks("output/review.pdf");
    let messages = run.messages();
    assert_eq!(
        messages[..2],
        [
            "data/review.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
        ]
    );
    assert_eq!(messages[2..], *said);
}

#[test]
fn settings_of_reviews_that_are_wrong() {
    wrong_house(
        "[review]\ncolumns = 3\ncontents_depth = 0.5\nfront_pages = \"Roman\"\nlists = [\"table\", \"figures\", 3]\ncited_on = \"yes\"\nparagraph = \"§\"\nrecommendation = 1\ncolumn = 2\n",
        &[
            "templates/own/house.toml:2:11 error[bad-setting] `columns` takes a whole number from 1 to 2",
            "    write columns = 1",
            "templates/own/house.toml:3:18 error[bad-setting] `contents_depth` takes a whole number from 1 to 6",
            "    write contents_depth = 1",
            "templates/own/house.toml:4:15 error[bad-setting] `front_pages` cannot be `Roman`",
            "    write `\"roman\"`, if that is what was meant; known are `arabic`, `roman`",
            "templates/own/house.toml:5:10 error[bad-setting] `table` is nothing that can be listed",
            "    write \"tables\", \"figures\" or \"boxes\"",
            "templates/own/house.toml:5:30 error[wrong-type] item 3 of `lists` is a number, not text",
            "    put it in quotation marks",
            "templates/own/house.toml:6:12 error[wrong-type] `cited_on` is text, not true or false",
            "    write `true` or `false`, without quotation marks",
            "templates/own/house.toml:7:13 error[bad-setting] `§` is no numbering: nothing in it counts",
            "    write an example such as \"1.0\", \"1.1\", \"1)\", \"(a)\", \"(i)\" or \"A\"",
            "templates/own/house.toml:8:18 error[wrong-type] `recommendation` is a number, not text",
            "    put it in quotation marks",
            "templates/own/house.toml:9:1 error[unknown-key] `column` is not a key of `[review]`",
            "    write `columns`, if that is what was meant",
        ],
    );
}

#[test]
fn settings_of_notes_captions_and_boxes_that_are_wrong() {
    let example = "    write an example such as \"1.0\", \"1.1\", \"1)\", \"(a)\", \"(i)\" or \"A\"";
    for (line, message, hint) in [
        (
            "footnotes = \"chapters\"",
            "2:13 error[bad-setting] `footnotes` cannot be `chapters`",
            "    write `\"chapter\"`, if that is what was meant; known are `document`, `chapter`",
        ),
        (
            "footnote = \"none\"",
            "2:12 error[bad-setting] `none` is no numbering: `n` does not count",
            example,
        ),
        ("caption = \"Fig\"", "2:11 error[bad-setting] `Fig` is no numbering: `F` does not count", example),
        ("box = 1", "2:7 error[wrong-type] `box` is a number, not text", "    put it in quotation marks"),
    ] {
        let said = format!("templates/own/house.toml:{message}");
        wrong_house(&format!("[numbering]\n{line}\n"), &[&said, hint]);
    }
    wrong_house(
        "\n[boxes.rationale]\nmark = 3\n\n[boxes.aside]\ncolour = \"mauve\"\nmarks = \"◆\"\n",
        &[
            "templates/own/house.toml:2:1 error[missing-field] a kind of box needs `colour`",
            "    add `colour`",
            "templates/own/house.toml:3:8 error[wrong-type] `mark` is a number, not text",
            "    put it in quotation marks",
            "templates/own/house.toml:6:10 error[bad-setting] there is no colour `mauve`",
            "    name one of the colours below `[colours]`, or add it there",
            "templates/own/house.toml:7:1 error[unknown-key] `marks` is not a key of a kind of box",
            "    write `mark`, if that is what was meant",
        ],
    );
}

#[test]
fn a_house_for_reviews_builds_the_rest_too() {
    let workspace = Workspace::new()
        .with("boardpaper.toml", "[workspace]\norganisation = \"Merebrook\"\nhouse = \"own\"\n")
        .with(
            "templates/own/house.toml",
            "[review]\ncolumns = 2\ncontents_depth = 3\nlists = [\"tables\", \"figures\", \"boxes\"]\nfront_pages = \"roman\"\nparagraph = \"1.1\"\n\n[numbering]\nfootnotes = \"chapter\"\nfootnote = \"a\"\nbox = \"1\"\n\n[boxes.rationale]\ncolour = \"accent\"\nmark = \"◆\"\n",
        )
        .with("data/review.md", review("", "# One\n\n::: rationale Why\nSo.[^n]\n:::\n\n[^n]: N.\n"))
        .with("data/report.md", good_report());
    workspace.build("").exits(0).says(&[]).has("output/review.pdf").has("output/report.pdf");
}
