//! Places that can be led to from elsewhere, and the one title of a page.

use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::html::HtmlFile;
use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::workspace::{Folder, Run};

const SETTINGS: &str = "[workspace]\norganisation = \"Netherby Council\"\nhouse = \"own\"\n";

const KEYS: &str = "+++
kind = \"report\"
title = \"Fostering\"
date = 2026-12-10
report_to = \"Executive Board\"
+++
";

const PLAN: &str = "kind = \"plan\"
title = \"Fostering: action plan\"
as_at = 2026-11-20

[[area]]
ref = \"5\"
title = \"Find more carers.\"
lead = \"Anna Reed\"
  [[area.action]]
  ref = \"5.1\"
  text = \"Ask at every school, as the Board asked.\"
  due = 2027-03-31
  status = \"on-target\"
  progress = \"Half of them are asked.\"
  [[area.action]]
  ref = \"5.2\"
  text = \"Pay within a week.\"
  due = 2027-03-31
  status = \"on-target\"
  progress = \"As above.\"
";

/// A workspace of one document in a house of its own.
fn built(house: &str, path: &str, text: &str) -> (Folder, Run) {
    let house = format!("extends = \"base\"\n{house}");
    let folder =
        Folder::new([("boardpaper.toml", SETTINGS), ("templates/own/house.toml", &house), (path, text)]);
    let run = folder.build_both(1);
    (folder, run)
}

/// The report of a text, as HTML.
fn page(house: &str, text: &str) -> HtmlFile {
    let (folder, run) = built(house, "data/a.md", &format!("{KEYS}\n{text}"));
    assert_same_words(&meant(folder.root(), &run), &run);
    HtmlFile::read(run.html("data/a.md"))
}

/// The headings of the first level, and whether each is seen.
fn titles(page: &HtmlFile) -> Vec<(String, bool)> {
    page.named("h1").iter().map(|title| (page.text_of(title), !title.is_of("unseen"))).collect()
}

#[test]
fn an_action_has_a_name_in_both_outputs() {
    let (_folder, run) = built("", "data/plan.toml", PLAN);
    let page = HtmlFile::read(run.html("data/plan.toml"));
    let rows = page.named("tr");
    let named: Vec<&str> = rows.iter().filter_map(|row| row.attribute("id")).collect();
    assert_eq!(named, ["action-5-1", "action-5-2"]);
    let destinations = Pdf::read(run.pdf("data/plan.toml")).facts().destinations;
    assert!(named.iter().all(|name| destinations.contains_key(*name)), "{destinations:?}");
}

#[test]
fn actions_of_two_plans_have_names_of_their_own() {
    let text = "# One\n\n::: plan a.toml {#first}\n:::\n\n::: plan b.toml {#second}\n:::\n";
    let folder = Folder::new([
        ("boardpaper.toml", "[workspace]\norganisation = \"Netherby Council\"\n"),
        ("data/report.md", &format!("{KEYS}\n{text}")),
        ("data/a.toml", PLAN),
        ("data/b.toml", &PLAN.replace("Find", "Keep")),
    ]);
    let run = folder.build_both(1);
    let ids = HtmlFile::read(run.html("data/report.md")).ids();
    let actions: Vec<&String> = ids.iter().filter(|id| id.starts_with("action-")).collect();
    assert_eq!(actions, ["action-5-1", "action-5-2", "action-5-1-2", "action-5-2-2"]);
}

#[test]
fn a_note_that_is_marked_twice_leads_back_to_both_marks() {
    let page = page(
        "",
        "# One\n\nThe first words that a note stands at.[^a] Other words, with a note of their own.[^b] The first note again.[^a]\n\n[^a]: A note.\n[^b]: Another.\n",
    );
    let back = page.elements().iter().filter(|element| element.is_of("back"));
    let back: Vec<(&str, &str)> =
        back.filter_map(|link| Some((link.attribute("href")?, link.attribute("aria-label")?))).collect();
    let expected = [
        ("#note-mark-1", "Back to the text from note 1 (1)"),
        ("#note-mark-1-2", "Back to the text from note 1 (2)"),
        ("#note-mark-2", "Back to the text from note 2"),
    ];
    assert_eq!(back, expected);
    let ids = page.ids();
    assert!(back.iter().all(|(target, _)| ids.iter().any(|id| id == &target[1..])), "{ids:?}");
}

#[test]
fn what_is_said_again_for_a_card_is_no_place_to_lead_back_to() {
    let own = ["  progress = \"Half of them are asked.\"\n", "  progress = \"As above.\"\n"];
    let shared = "  [[area.update]]\n  text = \"\"\"All are asked.[^board]\n\n[^board]: On 3 June.\"\"\"\n";
    let plan = own.iter().fold(PLAN.to_owned(), |plan, line| plan.replace(line, "")) + shared;
    let (_folder, run) = built("", "data/plan.toml", &plan);
    let ids = HtmlFile::read(run.html("data/plan.toml")).ids();
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    assert_eq!(ids.iter().filter(|id| id.starts_with("note-mark-")).count(), 1, "{ids:?}");
}

#[test]
fn a_page_has_one_title_whatever_its_house_prints() {
    let words = "The Council asks every school for people who might foster a child, and pays within a week. ";
    let text = &format!("# One\n\n{}\n", words.repeat(3));
    let title = || "Fostering".to_owned();
    assert_eq!(titles(&page("", text)), [(title(), true)]);
    let none = "[report]\nparts = [\"sections\", \"references\", \"appendices\"]\n";
    assert_eq!(titles(&page(none, text)), [(title(), false)]);
    let in_header = "[header]\nfields = [\"report_to\", \"subject\"]\n";
    assert_eq!(titles(&page(in_header, text)), [(title(), true)]);
    let without_header =
        format!("{in_header}[report]\nparts = [\"title\", \"sections\", \"references\", \"appendices\"]\n");
    assert_eq!(titles(&page(&without_header, text)), [(title(), false)]);
    let twice = "[header]\nfields = [\"report_to\", \"subject\", \"about\"]\n[header.field.about]\nlabel = \"About\"\nfrom = \"title\"\n";
    assert_eq!(titles(&page(twice, text)), [(title(), true)]);
}
