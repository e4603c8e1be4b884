//! The reference for template authors and the schemas for editors are made from the code, and say what the code says.
//! With `RENEW=1` the first test writes them, as `cargo xtask docs` does, which compiles Typst again for itself.

use boardpaper_tests::workspace::repository;
use std::collections::BTreeSet;
use std::fs;
use xtask::docs::{check, pages, slug, write};

#[test]
fn the_pages_are_those_that_the_code_makes() {
    let done = if std::env::var_os("RENEW").is_some() { write(&repository()) } else { check(&repository()) };
    assert_eq!(done, Ok(()));
}

/// The names by which links find the headings of a page.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| slug(line.trim_start_matches('#').trim())).collect()
}

#[test]
fn their_links_lead_to_headings() {
    let root = repository();
    let pages = pages(&root).expect("the pages can be made");
    for page in pages.iter().filter(|page| page.path.ends_with(".md")) {
        for link in page.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.path.clone() } else { format!("docs/{file}") };
            let text = fs::read_to_string(root.join(&target)).expect("a link leads to a page");
            assert!(anchor.is_empty() || anchors(&text).contains(anchor), "{}: {link}", page.path);
        }
    }
}

#[test]
fn links_of_the_guide_lead_to_headings_of_the_reference() {
    let root = repository();
    let guide = fs::read_to_string(root.join("docs/house.md")).expect("the guide can be read");
    let mut found = 0;
    for page in pages(&root).expect("the pages can be made") {
        let name = page.path.trim_start_matches("docs/");
        for rest in guide.split(&format!("]({name}")).skip(1) {
            found += 1;
            let Some(anchor) = rest.strip_prefix('#') else { continue };
            let anchor = anchor.split(')').next().unwrap_or_default();
            assert!(anchors(&page.text).contains(anchor), "docs/house.md: {name}#{anchor}");
        }
    }
    assert!(found > 5);
}

#[test]
fn no_two_headings_of_a_page_have_the_same_name() {
    for page in pages(&repository()).expect("the pages can be made") {
        let headings = page.text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(anchors(&page.text).len(), headings, "{}", page.path);
    }
}
