//! The reference for template authors and the schemas for editors are made from the code, and say what the code says.
//! With `RENEW=1` the first test writes them, as `cargo xtask docs` does, which compiles Typst again for itself.

use boardpaper_data::rules::ALL;
use boardpaper_tests::workspace::repository;
use std::collections::BTreeSet;
use std::fs;
use xtask::docs::{check, pages, slug, write};

#[test]
fn the_pages_are_those_that_the_code_makes() {
    let done = if std::env::var_os("RENEW").is_some() { write(&repository()) } else { check(&repository()) };
    assert_eq!(done, Ok(()));
}

/// The lines of a page that do not stand between fences.
fn lines_of(page: &str) -> impl Iterator<Item = &str> {
    let mut fence: Option<&str> = None;
    page.lines().filter(move |line| {
        let ticks = line.len() - line.trim_start_matches('`').len();
        let is_inside = fence.is_some();
        match fence {
            Some(open) if *line == open => fence = None,
            None if ticks >= 3 => fence = Some(&line[..ticks]),
            _ => {}
        }
        !is_inside && fence.is_none()
    })
}

/// A page without what stands between fences or backticks.
fn without_code(page: &str) -> String {
    let page: Vec<&str> = lines_of(page).collect();
    let page = page.join("\n");
    let (mut words, mut rest) = (String::new(), page.as_str());
    while let Some(at) = rest.find('`') {
        words.push_str(&rest[..at]);
        let (ticks, after) = rest[at..].split_at(rest[at..].len() - rest[at..].trim_start_matches('`').len());
        rest = after.split_once(ticks).map_or(after, |(_, after)| after);
    }
    words + rest
}

fn headings(page: &str) -> impl Iterator<Item = &str> {
    lines_of(page).filter(|line| line.starts_with('#'))
}

/// The names by which links find the headings of a page.
fn anchors(page: &str) -> BTreeSet<String> {
    headings(page).map(|line| slug(line.trim_start_matches('#').trim())).collect()
}

#[test]
fn every_rule_says_what_it_is_for_why_and_what_to_do() {
    let missing: Vec<String> = ALL
        .iter()
        .flat_map(|rule| {
            let parts = [("purpose", rule.purpose), ("why", rule.why), ("remedy", rule.remedy)];
            parts.map(|(part, text)| text.trim().is_empty().then(|| format!("{}: {part}", rule.name)))
        })
        .flatten()
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn their_links_lead_to_headings() {
    let root = repository();
    let pages = pages(&root).expect("the pages can be made");
    for page in pages.iter().filter(|page| page.path.ends_with(".md")) {
        for link in without_code(&page.text).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.path.clone() } else { format!("docs/{file}") };
            let text = fs::read_to_string(root.join(&target));
            let text = text.unwrap_or_else(|_| panic!("{}: {link} leads to no page", page.path));
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
        let headings = headings(&page.text).count();
        assert_eq!(anchors(&page.text).len(), headings, "{}", page.path);
    }
}
