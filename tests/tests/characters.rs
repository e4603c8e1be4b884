//! Whatever a writer types arrives in the PDF as those characters, wherever it was typed, and none of it is
//! interpreted: neither as Typst nor as a template nor as HTML.
//!
//! Every document of a run is one skeleton with another string in each of its places. The skeleton is built with
//! plain words first; the lines of every other document must be those lines with its own strings for the words.
//!
//! What cannot be told from a PDF is kept out of the strings: right-to-left letters stand with Latin words and
//! digits alone, since signs between them may be drawn alike wherever they were typed. Characters that Unicode calls
//! default ignorable are not compared, for Typst drops them where a paragraph begins or the direction changes;
//! that they stay within a word is tested apart.

mod characters {
    pub mod skeleton;
    pub mod strings;
}

use boardpaper_tests::pdf::{Facts, Pdf, one_spaced};
use boardpaper_tests::reading::{Inline, Line, To, lines_of_pdf};
use boardpaper_tests::workspace::{Folder, Run, engine, worked_example};
use characters::skeleton::{Form, PLACES, Place, document};
use characters::strings::{Numbers, any_string, is_default_ignorable, long_string};
use std::collections::{BTreeMap, BTreeSet};

/// The strings of one document, one for each place.
type Strings = BTreeMap<&'static str, String>;

const HOUSES: [&str; 3] = ["base", "borough", "county"];
const FORMS: [Form; 3] = [Form::Markdown, Form::Toml, Form::Json];

/// A house that draws so small that no line is ever broken: then each space in the PDF was typed.
fn small(house: &str) -> (String, String) {
    let text = "[text]\nsize = \"3pt\"\nsmall_size = \"3pt\"\nheading_size = \"3pt\"\ntitle_size = \"3pt\"\n";
    (format!("templates/small-{house}/house.toml"), format!("extends = \"{house}\"\ntitle = \"Small\"\n{text}"))
}

fn folder(documents: Vec<(String, String)>) -> Folder {
    let folder = Folder::new(HOUSES.iter().map(|house| small(house)).chain(documents));
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    folder.put("data/picture.png", &picture);
    folder
}

/// A word for each place that stands nowhere else.
fn words() -> Strings {
    PLACES.iter().enumerate().map(|(index, (place, _))| (*place, format!("w{index}x"))).collect()
}

/// What is read in a PDF: its lines, and what it says of itself.
struct Heard {
    lines: Vec<Line>,
    facts: Facts,
}

impl Heard {
    fn of(run: &Run, path: &str) -> Self {
        let pdf = Pdf::read(run.pdf(path));
        let mut lines = lines_of_pdf(&pdf);
        for line in &mut lines {
            line.page = None;
            for inline in &mut line.inlines {
                if let Inline::Link(_, to) | Inline::Mark(_, to) = inline
                    && let To::Page(page) = to
                {
                    *page = None;
                }
            }
        }
        Self { lines, facts: pdf.facts() }
    }

    /// Everything in it as lines of text that can be compared.
    fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.lines.iter().map(Line::to_string).collect();
        texts.extend(self.lines.iter().map(|line| line.text.clone()));
        texts.extend(self.facts.outline.iter().map(|bookmark| format!("bookmark {} {}", bookmark.level, bookmark.title)));
        texts.extend(self.facts.title.iter().chain(&self.facts.xmp_title).cloned());
        texts
    }
}

#[test]
fn scratch() {
    let words = words();
    let mut documents = Vec::new();
    for house in HOUSES {
        for form in FORMS {
            documents.push(document(&format!("{house}"), form, &words, &mut Numbers(1), &format!("small-{house}")));
        }
    }
    let run = folder(documents).build(2);
    println!("{:#?}", run.messages());
    for out in &run.summary.documents {
        let h = Heard::of(&run, &out.source);
        println!("{} {}", out.source, h.texts().len());
        if out.source.contains("borough") && out.source.ends_with("md") { println!("{:#?}", h.texts()); }
    }
}
