//! Reviews of every shape, in one column and in two, as a screen reader meets them and as they stand on their pages.

mod contents;
mod forms;
mod long;
mod notes;
mod pages;
mod papers;
mod places;

mod words;

use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::reading::{difference, lines_of_pdf, lines_of_report};
use boardpaper_tests::reviews::{Shape, review};
use boardpaper_tests::workspace::{Folder, worked_example};
use papers::{BUILT, PAPERS};

#[test]
fn every_review_is_in_its_tag_tree_in_the_order_in_which_it_is_read() {
    let mut faults = Vec::new();
    for paper in PAPERS.iter() {
        let expected = lines_of_report(&paper.meant.report, &paper.meant.house);
        let found = lines_of_pdf(&paper.pdf);
        faults.extend(difference(&expected, &found).map(|fault| format!("{}: {fault}", paper.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_review_of_the_worked_example_is_read_and_stands_as_it_should() {
    let files = worked_example();
    let is_of_it = |path: &str| path == "boardpaper.toml" || path.starts_with("data/inspectorate/");
    let folder = Folder::new(files.into_iter().filter(|(path, _)| is_of_it(path)));
    let run = folder.build(1);
    run.keep("inspectorate");
    let source = "data/inspectorate/between-two-doors/review.md";
    let pdf = Pdf::read(run.pdf(source));
    let all = meant(folder.root(), &run);
    let read = all.iter().find(|read| read.report.path == source).unwrap();
    let told = difference(&lines_of_report(&read.report, &read.house), &lines_of_pdf(&pdf));
    let wrong: Vec<String> = told.into_iter().chain(pages::faults(&pdf)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_house_fails_to_draw_is_found() {
    let review = review(Shape { chapters: 2, blocks: 9, longest: 60, seed: 5 });
    for name in [
        "nothing",
        "cover",
        "cover-picture",
        "about",
        "contents",
        "list-of",
        "chapter",
        "chapter-look",
        "review-appendix",
        "review-references",
        "cited-on",
        "all-recommendations",
        "form",
        "form-field",
        "imprint",
    ] {
        let folder = papers::folder();
        let house =
            "extends = \"base\"\ntitle = \"Forgetful\"\n[review]\nlists = [\"tables\", \"figures\"]\n";
        folder.put("templates/forgetful/house.toml", house.as_bytes());
        let drawing = format!(
            "#import \"/templates/base/house.typ\": functions as base\n\
             #let functions = base + (\"{name}\": (house, anchor: none, ..) => \
             if anchor != none {{ (house.anchor)(house, anchor) }})"
        );
        folder.put("templates/forgetful/house.typ", drawing.as_bytes());
        folder.put("data/a.md", review.markdown("forgetful").as_bytes());
        let run = folder.build(1);
        let is_same = run.pdf_if_built("data/a.md").is_some_and(|pdf| {
            let read = &meant(folder.root(), &run)[0];
            difference(&lines_of_report(&read.report, &read.house), &lines_of_pdf(&Pdf::read(pdf))).is_none()
        });
        assert_eq!(is_same, name == "nothing", "{name}");
    }
}

#[test]
fn every_review_says_the_same_in_its_html() {
    assert_same_words(PAPERS.iter().map(|paper| &paper.meant), &BUILT.1);
}
