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

/// Something that is heard in a PDF: what it is, and its words.
type Heard = (String, String);

/// Everything that is heard in the PDF of a document. On which page it stands does not matter here.
fn heard(run: &Run, path: &str) -> Vec<Heard> {
    let pdf = Pdf::read(run.pdf(path));
    let mut heard = Vec::new();
    for line in lines_of_pdf(&pdf) {
        heard.push((format!("{} in {} of language {}", line.role, line.depth, line.language), line.text));
        for inline in line.inlines {
            heard.push(match inline {
                Inline::Link(words, To::Address(address)) => (format!("link to {address}"), words),
                Inline::Link(words, _) => ("link".to_owned(), words),
                Inline::Mark(mark, _) => ("mark".to_owned(), mark),
                Inline::Picture(words) => ("picture".to_owned(), words),
            });
        }
        heard.extend(line.marked.into_iter().map(|(role, words)| (role.to_owned(), words)));
    }
    let facts = pdf.facts();
    for bookmark in facts.outline {
        heard.push((format!("bookmark of level {}", bookmark.level), bookmark.title));
    }
    heard.push(("title".to_owned(), facts.title.unwrap_or_default()));
    heard.push(("title in the metadata".to_owned(), facts.xmp_title.unwrap_or_default()));
    heard
}

/// The characters of a string as they print.
fn printed(place: Place, text: &str) -> String {
    let fonts = engine().fonts;
    let prints = |c: char| place == Place::Alt || c.is_ascii() || c.is_whitespace() || fonts.can_print(c);
    text.chars().map(|c| if prints(c) { c } else { '\u{fffd}' }).collect()
}

/// The places whose words stand in a text, and the text with the strings for the words.
fn filled(text: &str, strings: &Strings) -> (Vec<&'static str>, String) {
    let mut places = Vec::new();
    let mut filled = text.to_owned();
    for (index, (place, kind)) in PLACES.iter().enumerate() {
        let word = format!("w{index}x");
        if text.contains(&word) {
            places.push(*place);
            filled = filled.replace(&word, &printed(*kind, &strings[place]));
        }
    }
    (places, filled)
}

/// A text as it is compared: without what cannot be told from a PDF.
fn compared(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_default_ignorable(*c)).collect();
    one_spaced(&text)
}

/// What a document differs in from the one with plain words, which is `plain`.
fn differences(plain: &[Heard], found: &[Heard], strings: &Strings, of: fn(&str) -> String) -> Vec<String> {
    let kinds = |heard: &[Heard]| heard.iter().map(|(kind, _)| kind.clone()).collect::<Vec<_>>();
    let (expected, got) = (kinds(plain), kinds(found));
    if expected != got {
        let same = expected.iter().zip(&got).take_while(|(expected, got)| expected == got).count();
        let (places, _) = filled(&plain[same.min(plain.len() - 1)].1, strings);
        return vec![format!("{:?} became {:?} near {places:?}", expected.get(same), found.get(same))];
    }
    let mut differences = Vec::new();
    for ((kind, plain), (_, found)) in plain.iter().zip(found) {
        let (places, expected) = filled(plain, strings);
        let (expected, found) = (of(&expected), of(found));
        // White space is not noted of words that are emphasised.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let same = match kind.as_str() {
            "Em" | "Strong" | "Code" => bare(&expected) == bare(&found),
            _ => expected == found,
        };
        if !same {
            let typed: Vec<&String> = places.iter().map(|place| &strings[place]).collect();
            differences.push(format!("{places:?} ({kind}) typed {typed:?}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    differences
}

#[test]
fn scratch() {
    let words = words();
    let count: usize = std::env::var("N").map_or(60, |n| n.parse().unwrap());
    let seed: u64 = std::env::var("S").map_or(0x5eed, |n| n.parse().unwrap());
    let mut numbers = Numbers(seed);
    let mut documents = Vec::new();
    for house in HOUSES {
        documents.push(document(&format!("{house}-plain"), Form::Markdown, &words, &mut numbers, &format!("small-{house}")));
    }
    let mut all: Vec<(String, &str, Strings)> = Vec::new();
    for n in 0..count {
        let house = HOUSES[n % 3];
        let form = FORMS[n / 3 % 3];
        let strings: Strings = PLACES.iter().map(|(place, _)| (*place, any_string(&mut numbers))).collect();
        let doc = document(&format!("{house}-{n}"), form, &strings, &mut numbers, &format!("small-{house}"));
        all.push((doc.0.clone(), house, strings));
        documents.push(doc);
    }
    let started = std::time::Instant::now();
    let run = folder(documents).build(2);
    println!("built {:?}", started.elapsed());
    for m in run.messages() { if !m.contains("[uncovered-character]") { println!("{m}"); } }
    let mut shown = 0;
    for (path, house, strings) in &all {
        if run.pdf_if_built(path).is_none() { continue; }
        let plain = heard(&run, &format!("data/{house}-plain.md"));
        for d in differences(&plain, &heard(&run, path), strings, compared) {
            println!("{path}: {d}");
            shown += 1;
        }
    }
    println!("{shown} in {:?}", started.elapsed());
}
