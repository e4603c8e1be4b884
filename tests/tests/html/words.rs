//! The words of the HTML are those of the PDF, in the same order, and so are the places that have a name.

use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::html::HtmlFile;
use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::workspace::{Folder, build_both, repository, worked_example};
use std::path::Path;

/// The houses that come with the program and ask for nothing that not every report has.
const HOUSES: [&str; 6] = ["base", "borough", "county", "inspectorate", "letters", "running"];

/// Builds the workspace at a folder, which has at least so many documents, and compares what its outputs say.
fn assert_says_the_same(root: &Path, least: usize) {
    let run = build_both(root, 2);
    let papers = meant(root, &run);
    assert!(papers.len() >= least, "{} documents", papers.len());
    assert_same_words(&papers, &run);
}

#[test]
fn the_worked_example_says_the_same_in_both() {
    assert_says_the_same(&repository(), 11);
}

#[test]
fn careful_papers_say_the_same_in_both() {
    assert_says_the_same(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/careful"), 16);
}

#[test]
fn a_report_of_everything_says_the_same_in_both_in_houses_and_languages() {
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    let folder = Folder::new([
        ("data/other.md", include_bytes!("../../forms/same.md").as_slice()),
        ("data/picture.png", &picture),
    ]);
    let written = include_str!("../../corpora/everything.md");
    for house in HOUSES {
        for language in ["en-GB", "cy"] {
            let keys = format!("+++\nhouse = \"{house}\"\nlanguage = \"{language}\"\n");
            let report = written.replacen("+++\n", &keys, 1);
            folder.put(&format!("data/{house}-{language}.md"), report.as_bytes());
        }
    }
    assert_says_the_same(folder.root(), 2 * HOUSES.len());
}

#[test]
fn what_the_html_leads_to_has_a_name_in_the_pdf_too() {
    let run = build_both(&repository(), 2);
    let mut compared = 0;
    for Meant { report, .. } in meant(&repository(), &run) {
        let html = HtmlFile::read(run.html(&report.path));
        let named = Pdf::read(run.pdf(&report.path)).facts().destinations;
        let ids = html.ids();
        // What the page has for itself, and the way back from a note, which PDF readers know.
        let own = |id: &str| ["main", "contents"].contains(&id) || id.starts_with("note-mark-");
        for target in html.targets() {
            assert!(ids.contains(&target), "{}: nothing is called {target}", report.path);
            if !own(&target) {
                assert!(named.contains_key(&target), "{}: the PDF has no {target}", report.path);
                compared += 1;
            }
        }
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{}: each id stands once", report.path);
    }
    assert!(compared > 30, "{compared} places");
}

#[test]
fn sentences_begin_and_marks_stand_alike_in_both() {
    let plan = "kind = \"plan\"\ntitle = \"Actions\"\nas_at = 2026-11-20\n[[area]]\nref = \"1\"\ntitle = \"Find more carers.\"\n\
        [[area.action]]\ntext = \"Ask at every school.\"\ndue = 2027-03-31\nstatus = \"on-target\"\n";
    let report = "+++\nkind = \"report\"\ntitle = \"Fostering\"\ndate = 2026-12-10\n[[appendix]]\nid = \"plan\"\ntitle = \"Actions\"\n\
        plan = \"_plan.toml\"\n+++\n\n# Findings\n\n> [](#plan:on-target) action is on target.\n\n\
        We waited [^a]. Then we left [^a] [^b].\n\n- > [](#plan:on-target) in a list\n\n\
        [^a]: [](#plan:on-target) of them.\n[^b]: As above.\n";
    let folder = Folder::new([("data/a.md", report), ("data/_plan.toml", plan)]);
    let run = folder.build_both(1);
    assert_same_words(&meant(folder.root(), &run), &run);
    let page = String::from_utf8_lossy(run.html("data/a.md")).into_owned();
    assert!(
        page.contains("\">One</a> action is on target.") && page.contains("\">One</a> of them."),
        "{page}"
    );
    assert!(page.contains("We waited<sup") && page.contains("Then we left<sup"), "{page}");
}

#[test]
fn what_is_gathered_keeps_its_language() {
    let review = "+++\nkind = \"review\"\nhouse = \"inspectorate\"\ntitle = \"The last bus\"\ndate = 2026-12-10\n+++\n\n\
        # Summary {.unnumbered}\n\n::: all-recommendations\n:::\n\n# Waiting\n\n::: recommendations {lang=cy}\n1. Dylid dweud.\n:::\n";
    let run = Folder::new([("data/a.md", review)]).build_both(1);
    let page = String::from_utf8_lossy(run.html("data/a.md")).into_owned();
    assert!(page.contains("<div lang=\"cy\" dir=\"ltr\"><ol class=\"marked\">"), "{page}");
}
