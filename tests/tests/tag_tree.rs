//! What a screen reader meets in a PDF is what its report says, in order, and nothing else.

use boardpaper_data::house::{House, ReportPart};
use boardpaper_data::numbering::{Numbers, number};
use boardpaper_data::plan::Plan;
use boardpaper_data::prose::{Block, BlockKind, Visit, plain_text, walk};
use boardpaper_data::report::{Kind, Report};
use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::pdf::{Bookmark, Pdf, one_spaced, tree_as_text};
use boardpaper_tests::reading::{Line, difference, lines_of_pdf, lines_of_report};
use boardpaper_tests::workspace::{Folder, Run, build, repository, worked_example};
use std::sync::LazyLock;

/// The worked example as it is built.
static EXAMPLE: LazyLock<Run> = LazyLock::new(|| build(&repository(), 2));
/// The reports of the worked example as they are meant; its review has a suite of its own.
static REPORTS: LazyLock<Vec<Meant>> = LazyLock::new(|| {
    let mut reports = meant(&repository(), &EXAMPLE);
    reports.retain(|read| read.report.kind != Kind::Review);
    reports
});

fn pdf_of(path: &str) -> Pdf {
    Pdf::read(EXAMPLE.pdf(path))
}

fn assert_same(path: &str, expected: &[Line], found: &[Line]) {
    if let Some(difference) = difference(expected, found) {
        panic!("{path}: {difference}");
    }
}

#[test]
fn the_worked_example_has_reports_in_both_houses() {
    let houses: Vec<&str> = REPORTS.iter().map(|read| read.house.name()).collect();
    assert!(houses.len() >= 5);
    assert!(houses.contains(&"borough") && houses.contains(&"county"));
}

#[test]
fn every_report_of_the_worked_example_is_in_its_tag_tree() {
    for Meant { report, house } in REPORTS.iter() {
        assert_same(&report.path, &lines_of_report(report, house), &lines_of_pdf(&pdf_of(&report.path)));
    }
}

/// A workspace whose one house draws a report that holds everything.
fn everything(house: &str) -> Folder {
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    Folder::new([
        ("boardpaper.toml", format!("[workspace]\nhouse = \"{house}\"").as_bytes()),
        ("data/everything.md", include_bytes!("../corpora/everything.md")),
        ("data/other.md", include_bytes!("../forms/same.md")),
        ("data/picture.png", &picture),
    ])
}

/// How the report that holds everything differs from its PDF, or why there is no PDF of it.
fn difference_of_everything(folder: &Folder) -> Option<String> {
    let run = folder.build(2);
    let reports = meant(folder.root(), &run);
    let Meant { report, house } =
        reports.iter().find(|read| read.report.path == "data/everything.md").unwrap();
    match run.pdf_if_built(&report.path) {
        Some(pdf) => difference(&lines_of_report(report, house), &lines_of_pdf(&Pdf::read(pdf))),
        None => Some(run.messages().join("\n")),
    }
}

#[test]
fn a_report_of_everything_is_in_its_tag_tree() {
    for house in ["base", "borough", "county"] {
        if let Some(difference) = difference_of_everything(&everything(house)) {
            panic!("{house}: {difference}");
        }
    }
}

/// A plan whose area was worded in another way before, and whose footnotes come up in cells, in one another and in its
/// note.
const NOTED_PLAN: &str = r#"kind = "plan"
title = "Action plan"
as_at = 2026-11-20
previous = "then.toml"
note = "All dates are of the panel[^panel]."

[[area]]
ref = "1"
title = "Supervision of all cases"

  [[area.action]]
  text = """
Train staff[^courses].

[^courses]: Two courses[^rooms].

[^rooms]: In the town hall.

[^panel]: It meets in May.
"""
  lead = "A. Officer"
  due = 2026-06-30
  status = "on-target"
  progress = "One course[^courses] was held."
"#;

#[test]
fn a_plan_with_footnotes_and_a_version_before_is_in_its_tag_tree() {
    for columns in
        ["\"area\", \"action\", \"due\", \"progress\", \"status\"", "\"action\", \"due\", \"progress\""]
    {
        let house = format!("extends = \"base\"\ntitle = \"Own\"\n[plan]\ncolumns = [{columns}]\n");
        let report = "+++\nkind = \"report\"\ntitle = \"Progress\"\nhouse = \"own\"\nreport_to = \"Scrutiny Panel\"\n\
            date = 2026-12-03\nreporting_officer = \"Director\"\n+++\n\n# Purpose of the report\n\nTo tell.\n\n\
            # Recommendation\n\n1. That it be noted.\n\n# Progress\n\nIt goes on[^report].\n\n\
            ::: plan now.toml\n:::\n\nThe end.\n\n[^report]: Since May.\n";
        let then = NOTED_PLAN
            .replace("previous = \"then.toml\"\n", "")
            .replace("2026-11-20", "2026-05-20")
            .replace("Supervision of all cases", "Supervision of cases");
        let folder = Folder::new([
            ("boardpaper.toml", "[workspace]\norganisation = \"Netherby Council\"\n"),
            ("templates/own/house.toml", house.as_str()),
            ("data/everything.md", report),
            ("data/now.toml", NOTED_PLAN),
            ("data/then.toml", then.as_str()),
        ]);
        assert_eq!(difference_of_everything(&folder), None, "{columns}");
    }
}

#[test]
fn what_a_house_fails_to_draw_is_found() {
    for name in [
        "nothing",
        "title",
        "header",
        "section",
        "subheading",
        "appendix",
        "contacts",
        "references",
        "paragraph",
        "text",
        "list",
        "quotation",
        "box",
        "code",
        "signature",
        "table",
        "figure",
        "picture-in-line",
        "citation",
    ] {
        let folder = everything("forgetful");
        folder.put("templates/forgetful/house.toml", b"extends = \"base\"\ntitle = \"Forgetful\"");
        let drawing = format!(
            "#import \"/templates/base/house.typ\": functions as base\n\
             #let functions = base + (\"{name}\": (house, anchor: none, ..) => if anchor != none {{ (house.anchor)(house, anchor) }})"
        );
        folder.put("templates/forgetful/house.typ", drawing.as_bytes());
        assert_eq!(difference_of_everything(&folder).is_none(), name == "nothing", "{name}");
    }
}

#[test]
fn whatever_is_left_out_moved_or_changed_is_found() {
    for Meant { report, house } in REPORTS.iter() {
        let expected = lines_of_report(report, house);
        let whole = lines_of_pdf(&pdf_of(&report.path));
        let assert_found = |what: &str, index: usize, changed: &[Line]| {
            assert!(difference(&expected, changed).is_some(), "{}: {what} at {}", report.path, whole[index]);
        };
        for index in 0..whole.len() {
            let mut lines = whole.clone();
            lines.remove(index);
            assert_found("a line is missing", index, &lines);
            let mut lines = whole.clone();
            lines[index].text.push('x');
            assert_found("words are added", index, &lines);
            let mut lines = whole.clone();
            lines[index].depth += 1;
            assert_found("a line stands elsewhere", index, &lines);
            let mut lines = whole.clone();
            lines[index].language = "la".to_owned();
            assert_found("the language is another", index, &lines);
            for inline in 0..whole[index].inlines.len() {
                let mut lines = whole.clone();
                lines[index].inlines.remove(inline);
                assert_found("a link, mark or picture is missing", index, &lines);
            }
            if let Some(words) = expected[index].marked.keys().next() {
                let mut lines = whole.clone();
                lines[index].marked.remove(words);
                assert_found("emphasis is missing", index, &lines);
            }
        }
    }
}

#[test]
fn nothing_but_footers_signs_and_what_is_shown_again_stands_outside_the_tag_tree() {
    for Meant { report, house } in REPORTS.iter() {
        let pdf = pdf_of(&report.path);
        assert!(pdf.untagged_text().iter().all(String::is_empty), "{}", report.path);
        let heads = table_heads(&lines_of_pdf(&pdf));
        let artifacts = pdf.artifacts();
        let words = house.words(&report.language).unwrap();
        let continued = format!("({})", words.get("continued"));
        let grades = house.plan.statuses.iter().chain(&house.plan.rags);
        let signs: Vec<&str> = grades.map(|grade| grade.mark.as_str()).collect();
        for (index, page) in artifacts.iter().enumerate() {
            let (footers, others): (Vec<_>, Vec<_>) =
                page.iter().partition(|artifact| artifact.subtype.as_deref() == Some("Footer"));
            let [footer] = footers.as_slice() else {
                panic!("{}: one footer on page {}", report.path, index + 1)
            };
            assert_eq!(footer.kind.as_deref(), Some("Pagination"));
            let (number, last) = ((index + 1).to_string(), artifacts.len().to_string());
            let page_of = words.get("page").replace("{page}", &number).replace("{pages}", &last);
            assert!(footer.text.ends_with(&page_of), "{}: {}", report.path, footer.text);
            for artifact in others {
                let text = &artifact.text;
                let goes_on = artifact.subtype.as_deref() == Some("Header") && text.ends_with(&continued);
                let is_known = heads.contains(text) || signs.contains(&text.as_str()) || goes_on;
                assert!(is_known, "{}: {artifact:?} is no table's head, sign or continuation", report.path);
            }
        }
    }
}

/// The words of all header cells, one by one.
fn table_heads(lines: &[Line]) -> Vec<String> {
    let heads = lines.windows(2).filter(|pair| pair[0].role.starts_with("TH"));
    heads.map(|pair| pair[1].text.clone()).collect()
}

#[test]
fn a_footer_says_which_page_of_how_many_it_is() {
    let footers = pdf_of("data/executive-board/2026-12-10/flood-resilience.json").artifacts();
    assert!(footers[1].last().unwrap().text.ends_with("Page 2 of 5"), "{:?}", footers[1]);
}

#[test]
fn every_file_says_what_it_is() {
    for Meant { report, .. } in REPORTS.iter() {
        let facts = pdf_of(&report.path).facts();
        let title = Some(one_spaced(&report.title.value));
        assert_eq!(facts.title, title);
        assert_eq!(facts.xmp_title, title);
        assert_eq!(facts.author, Some(report.publishers.join(", ")));
        assert_eq!(facts.language.as_ref(), Some(&report.language));
        let date = report.date.value.date.to_string().replace('-', "");
        assert!(facts.created.unwrap().starts_with(&format!("D:{date}")));
        assert_eq!(facts.claims, ["PDF/UA-1", "PDF/A-2a"]);
        assert!(facts.marked && facts.display_title);
        let pages: Vec<String> = (1..=facts.page_labels.len()).map(|page| page.to_string()).collect();
        assert_eq!(facts.page_labels, pages);
    }
}

#[test]
fn every_heading_has_its_bookmark_on_its_page() {
    for Meant { report, house } in REPORTS.iter() {
        let pdf = pdf_of(&report.path);
        let lines = lines_of_pdf(&pdf);
        let pages = lines
            .iter()
            .filter(|line| line.role.starts_with('H'))
            .map(|line| line.page.as_ref().map(|page| page.number));
        let mut expected = headings(report, house);
        for (bookmark, page) in expected.iter_mut().zip(pages) {
            bookmark.page = page;
        }
        assert_eq!(pdf.facts().outline, expected, "{}", report.path);
    }
}

/// The headings of a report, each with its number before its words.
fn headings(report: &Report, house: &House) -> Vec<Bookmark> {
    let house = house.in_language(&report.language);
    let numbers = number(report, house);
    let words = house.words(&report.language).unwrap();
    let mut found = Vec::new();
    for part in &house.report.parts {
        match part {
            ReportPart::Sections => sections(report, house, &numbers, &mut found),
            ReportPart::SignOff if house.report.prints_sign_off && !report.sign_offs.is_empty() => {
                found.push(bookmark(1, None, words.get("sign_off")));
            }
            ReportPart::History if house.report.prints_history && !report.history.is_empty() => {
                found.push(bookmark(1, None, words.get("history")));
            }
            ReportPart::References if !report.references.is_empty() => {
                found.push(bookmark(1, None, words.get("references")));
            }
            ReportPart::Appendices => appendices(report, house, &numbers, &mut found),
            _ => {}
        }
    }
    found
}

fn sections(report: &Report, house: &House, numbers: &Numbers, found: &mut Vec<Bookmark>) {
    for section in &report.sections {
        let number = numbers.heading(section.span);
        found.push(bookmark(1, number, &plain_text(&section.heading)));
        headings_in(&section.blocks, numbers, found);
    }
    if let Some(plan) = report.own_plan() {
        plan_headings(plan, report, house, 1, found);
    }
}

fn appendices(report: &Report, house: &House, numbers: &Numbers, found: &mut Vec<Bookmark>) {
    if house.report.lists_appendices && !report.appendices.is_empty() {
        found.push(bookmark(1, None, house.words(&report.language).unwrap().get("appendices")));
    }
    for appendix in &report.appendices {
        let label = numbers.heading(appendix.span).map(|label| format!("{label}:"));
        found.push(bookmark(1, label.as_deref(), &plain_text(&appendix.heading)));
        headings_in(&appendix.blocks, numbers, found);
        for block in &appendix.blocks {
            let BlockKind::Plan { file } = &block.kind else { continue };
            let plan = report.plan_in(file).unwrap();
            let same = plain_text(&plan.title) == plain_text(&appendix.heading);
            if !same {
                found.push(bookmark(2, None, &plain_text(&plan.title)));
            }
            plan_headings(plan, report, house, if same { 2 } else { 3 }, found);
        }
    }
}

/// The headings of the parts of a plan.
fn plan_headings(plan: &Plan, report: &Report, house: &House, level: usize, found: &mut Vec<Bookmark>) {
    let words = house.words(&report.language).unwrap();
    let since = plan.changes.as_ref().map(|changes| house.date_words(changes.since, &report.language));
    let changes = since.map(|since| words.get("plan_changes").replace("{date}", &since));
    let parts = [
        Some(words.get("plan_summary")),
        changes.as_deref(),
        Some(words.get("plan")),
        Some(words.get("plan_key")),
    ];
    found.extend(parts.into_iter().flatten().map(|part| bookmark(level, None, part)));
}

fn headings_in(blocks: &[Block], numbers: &Numbers, found: &mut Vec<Bookmark>) {
    walk(blocks, &mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Heading { level, content }, span, .. }) = visit {
            found.push(bookmark(usize::from(*level), numbers.heading(*span), &plain_text(content)));
        }
    });
}

fn bookmark(level: usize, number: Option<&str>, words: &str) -> Bookmark {
    let number = number.map(|number| format!("{number} ")).unwrap_or_default();
    Bookmark { level, title: format!("{number}{words}"), page: None }
}

#[test]
fn the_tree_of_a_borough_report() {
    insta::assert_snapshot!(tree_as_text(&pdf_of("data/executive-board/2026-12-10/library-hours.toml")));
}

#[test]
fn the_tree_of_a_county_report() {
    insta::assert_snapshot!(tree_as_text(&pdf_of(
        "data/corporate-parenting-board/2026-11-24/virtual-school.md"
    )));
}
