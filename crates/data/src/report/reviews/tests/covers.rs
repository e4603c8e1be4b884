//! The cover, the page inside it and the back page.

use super::{CHAPTER, read, report, sketch, told};

#[test]
fn a_picture_on_the_cover() {
    let picture = |keys: &str| {
        let sample = read(keys, CHAPTER, &[]);
        report(&sample).covers.as_ref().and_then(|covers| covers.picture.clone())
    };
    let seen = picture("cover_image = 'doors.png'\ncover_alt = 'Two doors'").unwrap();
    assert_eq!((seen.alt.as_str(), seen.decorative), ("Two doors", false));
    let seen = picture("cover_image = 'doors.png'\ncover_alt = ' '").unwrap();
    assert!(seen.decorative);
    assert_eq!(picture(""), None);
}

#[test]
fn a_picture_without_words_and_words_without_a_picture() {
    assert_eq!(
        told("cover_image = 'doors.png'", CHAPTER, &[]),
        [
            "5:15 missing-alt-text: the picture on the cover has no `cover_alt`",
            "add cover_alt = \"…\": say in words what it shows, or write \"\" if it shows nothing that matters",
        ]
    );
    assert_eq!(
        told("cover_alt = 'Two doors'", CHAPTER, &[]),
        [
            "5:13 bad-setting: `cover_alt` goes with `cover_image`, and there is none",
            "remove `cover_alt`, or add cover_image = \"…\"",
        ]
    );
    assert_eq!(
        told("cover_image = ' '\ncover_alt = 'Two doors'", CHAPTER, &[]),
        [
            "5:15 missing-field: `cover_image` is empty",
            "write the name of the picture's file, or delete the line",
        ]
    );
    assert_eq!(
        told("cover_image = 'doors.gif'\ncover_alt = 'Two doors'", CHAPTER, &[])[0],
        "5:15 missing-file: there is no file `data/doors.gif`"
    );
}

#[test]
fn a_subtitle_that_says_nothing() {
    assert_eq!(
        told("subtitle = ''", CHAPTER, &[]),
        [
            "5:12 missing-field: `subtitle` is empty",
            "write it between the quotation marks, or delete the line"
        ]
    );
}

#[test]
fn headings_begin_one_level_down_and_are_raised() {
    let keys =
        "about = '## Who we are\n\nUs.\n\n### How\n\nSo.'\nimprint = '::: note\n## Copies\n\nFree.\n:::'";
    let sample = read(
        &keys.replace('\n', "\\n").replace("'\\nimprint", "\"\nimprint").replace('\'', "\""),
        CHAPTER,
        &[],
    );
    let covers = report(&sample).covers.as_ref().unwrap();
    assert_eq!(sketch(&covers.about), "# Who we are | Us. | ## How | So.");
    assert_eq!(sketch(&covers.imprint), "note(# Copies | Free.)");
}

#[test]
fn headings_of_another_level_are_shown_as_they_were_typed() {
    let page = |text: &str| told(&format!("about = '''\n{text}'''"), CHAPTER, &[]);
    assert_eq!(
        page("# Who we are\n\nUs.\n"),
        [
            "6:1 skipped-heading-level: a heading in the page inside the cover has one `#`",
            "begin with `##`, since the title above it is the first level"
        ]
    );
    assert_eq!(
        page("### Who we are\n\nUs.\n"),
        ["6:1 skipped-heading-level: the first heading here is a `###`", "write it as `##`"]
    );
    assert_eq!(
        page("## Who we are\n\n#### How\n\nSo.\n"),
        ["8:1 skipped-heading-level: a heading `####` follows a heading `##`", "write it as `###`"]
    );
    assert_eq!(
        page("::: note\n### Who we are\n:::\n"),
        ["7:1 skipped-heading-level: the first heading here is a `###`", "write it as `##`"]
    );
    let imprint = told("imprint = '# Copies'", CHAPTER, &[]);
    assert_eq!(imprint[0], "5:12 skipped-heading-level: a heading in the back page has one `#`");
}

#[test]
fn notes_works_and_ids_of_a_cover_page() {
    let keys = "about = 'We are new.[^n] We wrote [@a] and [](#one). {#us}'\n[[reference]]\nkey = 'a'\ntext = 'A work'";
    let text = "# One {#one}\n\nSee [above](#us).\n\n[^n]: Since 2020.\n";
    let sample = read(keys, text, &[]);
    assert_eq!(
        sketch(&report(&sample).covers.as_ref().unwrap().about),
        "We are new.[^n] We wrote [@a] and [#one]."
    );
    assert_eq!(
        told("imprint = 'See [](#two).'", CHAPTER, &[])[0],
        "5:20 dangling-reference: nothing here has the id `two`"
    );
}

#[test]
fn what_has_no_place_on_a_cover_page() {
    let page = |text: &str| told(&format!("about = '''\n{text}'''"), CHAPTER, &[]);
    assert_eq!(
        page("## Method {.appendix}\n\nText.\n"),
        [
            "6:12 bad-attribute: `.appendix` is only for a heading with one `#`, outside boxes",
            "write one `#` there if this is an appendix, or delete `.appendix`",
        ]
    );
    assert_eq!(
        page("::: plan plan.toml\n:::\n")[0],
        "6:10 bad-fence: an action plan stands on pages of its own, so not in a box, in a table or on a cover page"
    );
    assert_eq!(
        page("::: all-recommendations\n:::\n")[0],
        "6:1 bad-fence: all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover"
    );
}
