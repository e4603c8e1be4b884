//! Things that are longer than a page go on from page to page, whole and in order.

use crate::pages::faults;
use crate::papers::folder;
use boardpaper_tests::meant::meant;
use boardpaper_tests::pdf::{Element, Pdf};
use boardpaper_tests::reading::{difference, lines_of_pdf, lines_of_report};
use std::collections::BTreeSet;

/// Each thing with what stands in it: `[T]` is text that is longer than a page, `[R]` are rows of a table that are.
const THINGS: [(&str, &str); 14] = [
    ("paragraph", "[T]\n"),
    ("box", "::: box Title\n[T]\n\n- [T]\n:::\n"),
    ("boxes-in-one-another", "::: note Title\nText.\n\n::: warning Inner\n[T]\n:::\n:::\n"),
    ("recommendations", "::: recommendations\n1. [T]\n2. [T]\n:::\n"),
    ("quotation", "> [T]\n>\n> — A person\n"),
    ("quotation-in-a-box", "::: case-study Title\n> [T]\n>\n> — A person\n:::\n"),
    ("item", "- [T]\n  1. [T]\n- Short\n"),
    ("table", "::: table Caption\n| A | B |\n|---|---|\n[R]:::\n"),
    ("table-in-a-box", "::: box Title\n::: table Caption\n| A | B |\n|---|---|\n[R]:::\n:::\n"),
    ("cell", "::: table Caption {rows}\n- - A\n  - B\n- - a\n  - [T]\n    - [T]\n- - c\n  - d\n:::\n"),
    ("note", "Text.[^n]\n\n[^n]: [T]\n"),
    ("notes", "Text.[^n] More.[^m]\n\n[^n]: [T]\n\n[^m]: [T]\n"),
    ("heading", "## [H]\n\nText.\n"),
    ("signature", "::: signature\nA. Person\nInspector\n[L]:::\n"),
];

/// Text that is longer than a page, no word of which stands twice.
fn long(words: usize) -> String {
    (0..words).map(|word| format!("word{word}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_longer_than_a_page_goes_on_from_page_to_page() {
    let rows: String = (0..90).map(|row| format!("| {row} | row{row} |\n")).collect();
    let lines: String = (0..60).map(|line| format!("line{line}\n")).collect();
    let mut wrong = Vec::new();
    for house in ["base", "two", "inspectorate"] {
        let folder = folder();
        for (name, thing) in THINGS {
            let thing = thing.replace("[T]", &long(900)).replace("[R]", &rows);
            let thing = thing.replace("[H]", &long(60)).replace("[L]", &lines);
            let text = format!(
                "+++\nkind = \"review\"\nhouse = \"{house}\"\ntitle = \"Long\"\ndate = \"July 2026\"\n+++\n\n\
                 # One\n\nText.\n\n{thing}\nThe end.\n"
            );
            folder.put(&format!("data/{name}.md"), text.as_bytes());
        }
        let run = folder.build(2);
        run.keep(&format!("long/{house}"));
        let read = meant(folder.root(), &run);
        for (name, thing) in THINGS {
            let source = format!("data/{name}.md");
            let Some(pdf) = run.pdf_if_built(&source) else {
                wrong.push(format!("{house}, {name}: {}", run.messages().join("\n")));
                continue;
            };
            let pdf = Pdf::read(pdf);
            let meant = read.iter().find(|read| read.report.path == source).unwrap();
            let told = difference(&lines_of_report(&meant.report, &meant.house), &lines_of_pdf(&pdf));
            let fault = |fault| format!("{house}, {name}: {fault}");
            // Behind a note that goes on over the page, the next begins there.
            let waits = |fault: &String| name == "notes" && fault.starts_with("note ");
            wrong.extend(told.into_iter().chain(faults(&pdf)).filter(|fault| !waits(fault)).map(fault));
            if thing.contains("[T]") || thing.contains("[R]") {
                wrong.extend(gap(&pdf).map(fault));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

/// A page without text between those of the chapter, or none after the first.
fn gap(pdf: &Pdf) -> Option<String> {
    let tree = pdf.structure();
    let words =
        |element: &Element| pdf.drawn_beneath(element).iter().map(|drawn| drawn.page).collect::<Vec<_>>();
    let pages: BTreeSet<usize> = tree.iter().flat_map(words).collect();
    let notes = tree.iter().flat_map(|element| element.all("Note")).flat_map(words);
    let pages: BTreeSet<usize> = pages.into_iter().chain(notes).collect();
    let (first, last) = (*pages.first()?, *pages.last()?);
    let is_whole = last > 3 && pages.len() == last - first + 1;
    (!is_whole).then(|| format!("there is text on the pages {pages:?} alone"))
}
