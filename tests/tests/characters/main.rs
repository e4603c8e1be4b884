//! Whatever a writer types arrives in the PDF as those characters, wherever it was typed, and none of it is
//! interpreted: neither as Markdown nor as Typst, as a template or as HTML.
//!
//! Every document of a run is one skeleton with another string in each of its places. The skeleton is built with
//! plain words first; what is heard in every other document must be what is heard in that one, with its own strings
//! for the words.
//!
//! What cannot be told from a PDF is kept out of the strings: right-to-left letters stand with Latin words and
//! digits alone, since signs between them may be drawn alike wherever they were typed. Characters that Unicode calls
//! default ignorable are not compared, for Typst drops them where a paragraph begins or the direction changes;
//! that they stay within a word is tested apart.

mod heard;
mod skeleton;
mod strings;

use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_tests::numbers::{Numbers, cases};
use boardpaper_tests::pdf::one_spaced;
use boardpaper_tests::workspace::{Folder, Run, worked_example};
use heard::{Compared, Strings, bare, differences, filled, heard, prints, spaced};
use skeleton::{Form, PLACES, Place, document};
use std::collections::BTreeSet;
use strings::{any_string, is_default_ignorable, long_string};

const HOUSES: [&str; 3] = ["base", "borough", "county"];
const FORMS: [Form; 3] = [Form::Markdown, Form::Toml, Form::Json];
const SEED: u64 = 0x5eed;

/// A house that draws so small that no line is ever broken: then each space in the PDF was typed.
fn small(house: &str) -> (String, String) {
    let sizes =
        ["size", "small_size", "heading_size", "title_size"].map(|size| format!("{size} = \"3pt\"\n"));
    let settings = format!("extends = \"{house}\"\ntitle = \"Small\"\n[text]\n{}", sizes.concat());
    (format!("templates/small-{house}/house.toml"), settings)
}

/// A document, and what it was made of.
struct Written {
    path: String,
    text: String,
    house: String,
    strings: Strings,
}

fn write(name: &str, form: Form, house: &str, strings: Strings, numbers: &mut Numbers) -> Written {
    let (path, text) = document(name, form, &strings, numbers, house);
    Written { path, text, house: house.to_owned(), strings }
}

/// A document of each house with a word for each place that stands nowhere else.
fn plain_documents(house_prefix: &str) -> Vec<Written> {
    let words: Strings =
        PLACES.iter().enumerate().map(|(index, (place, _))| (*place, format!("w{index}x"))).collect();
    let document = |house: &&str| {
        let house = format!("{house_prefix}{house}");
        write(&format!("plain-{house}"), Form::Markdown, &house, words.clone(), &mut Numbers::new(SEED))
    };
    HOUSES.iter().map(document).collect()
}

fn folder<'w>(documents: impl IntoIterator<Item = &'w Written>) -> Folder {
    let files = documents.into_iter().map(|document| (document.path.clone(), document.text.clone()));
    let folder = Folder::new(HOUSES.iter().map(|house| small(house)).chain(files));
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    folder.put("data/picture.png", &picture);
    folder
}

/// What is wrong with a document that was built beside the plain ones: where, and how.
fn faults(run: &Run, document: &Written, compared: Compared) -> Vec<(Vec<&'static str>, String)> {
    let all_places = PLACES.iter().map(|(place, _)| *place).collect();
    if run.pdf_if_built(&document.path).is_none() {
        let messages = of_file(run, &document.path).map(|message| run.message(message)).collect::<Vec<_>>();
        return vec![(all_places, messages.join("\n"))];
    }
    let plain = heard(run, &format!("data/plain-{}.md", document.house));
    let mut faults = differences(&plain, &heard(run, &document.path), &document.strings, compared);
    let printed: BTreeSet<&str> =
        plain.iter().flat_map(|(_, text)| filled(text, &document.strings).0).collect();
    let spoken = |place: &str| PLACES.contains(&(place, Place::Alt));
    let expected: BTreeSet<String> = printed
        .into_iter()
        .filter(|place| !spoken(place))
        .flat_map(|place| document.strings[place].chars())
        .filter(|c| !prints(*c))
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    let named: BTreeSet<String> = of_file(run, &document.path)
        .filter(|message| ["uncovered-character", "private-use-character"].contains(&message.rule.name))
        .filter_map(|message| message.message.split([' ', '(', ')']).find(|part| part.starts_with("U+")))
        .map(str::to_owned)
        .collect();
    if expected != named {
        faults.push((all_places, format!("the messages name {named:?}, not {expected:?}")));
    }
    faults
}

fn of_file<'r>(run: &'r Run, path: &str) -> impl Iterator<Item = &'r Diagnostic> {
    run.summary.problems.iter().filter(move |message| message.path(&run.sources) == path)
}

/// Builds documents and fails with the smallest string that is at fault.
fn assert_all_arrive(prefix: &str, documents: &[Written], compared: Compared) {
    let plain = plain_documents(prefix);
    let run = folder(plain.iter().chain(documents)).build(2);
    for document in documents {
        let Some((places, how)) = faults(&run, document, compared).into_iter().next() else { continue };
        let typed: Vec<_> = places.iter().map(|place| (*place, &document.strings[place])).collect();
        let alone =
            typed.iter().find_map(|(place, text)| smallest(prefix, &document.house, place, text, compared));
        panic!("{}: {typed:?}: {how}\n\nsmallest: {alone:?}", document.path);
    }
}

/// The place, the smallest part of the string that fails there, and how, when plain words stand everywhere else.
fn smallest(
    prefix: &str,
    house: &str,
    place: &'static str,
    text: &str,
    compared: Compared,
) -> Option<(&'static str, String, String)> {
    let plain = plain_documents(prefix);
    let words = &plain[0].strings;
    let fails = |characters: &[char]| -> Option<String> {
        let text: String = characters.iter().collect();
        if spaced(&text).is_empty() {
            return None;
        }
        let strings = words
            .iter()
            .map(|(known, word)| (*known, if *known == place { text.clone() } else { word.clone() }));
        let one = write("one", Form::Json, house, strings.collect(), &mut Numbers::new(SEED));
        let run = folder(plain.iter().chain([&one])).build(2);
        faults(&run, &one, compared).into_iter().map(|(_, how)| how).next()
    };
    let mut smallest: Vec<char> = text.chars().collect();
    let mut how = fails(&smallest)?;
    let mut size = smallest.len();
    while size > 0 {
        let mut at = 0;
        while at < smallest.len() {
            let mut fewer = smallest.clone();
            fewer.drain(at..(at + size).min(fewer.len()));
            match fails(&fewer) {
                Some(still) => (smallest, how) = (fewer, still),
                None => at += size,
            }
        }
        size /= 2;
    }
    Some((place, smallest.into_iter().collect(), how))
}

#[test]
fn any_string_arrives_wherever_it_is_typed_and_nothing_is_interpreted() {
    let mut numbers = Numbers::new(SEED);
    let documents: Vec<Written> = (0..cases(120))
        .map(|index| {
            let house = format!("small-{}", HOUSES[index % 3]);
            let strings = PLACES.iter().map(|(place, _)| (*place, any_string(place, &mut numbers))).collect();
            write(&format!("any-{index}"), FORMS[index / 3 % 3], &house, strings, &mut numbers)
        })
        .collect();
    assert!(documents.len() * PLACES.len() >= 2_000);
    assert_all_arrive("small-", &documents, spaced);
}

#[test]
fn long_strings_arrive_however_their_lines_are_broken() {
    let mut numbers = Numbers::new(SEED);
    let documents: Vec<Written> = (0..cases(24))
        .map(|index| {
            let strings = PLACES.iter().map(|(place, _)| (*place, long_string(&mut numbers))).collect();
            write(&format!("long-{index}"), FORMS[index / 3 % 3], HOUSES[index % 3], strings, &mut numbers)
        })
        .collect();
    assert_all_arrive("", &documents, bare);
}

#[test]
fn what_is_default_ignorable_stays_within_a_word() {
    let printable =
        (0..0x11_0000).filter_map(char::from_u32).filter(|c| is_default_ignorable(*c) && prints(*c));
    let words = [("Lla", "ndudno"), ("क", "षेत्र"), ("من", "خواهم"), ("של", "ום"), ("12", "34")];
    let mut documents = Vec::new();
    for c in printable {
        for (start, end) in words {
            let strings = PLACES.iter().map(|(place, _)| (*place, format!("{start}{c}{end}"))).collect();
            let name = format!("joined-{}", documents.len());
            documents.push(write(&name, Form::Json, "small-borough", strings, &mut Numbers::new(SEED)));
        }
    }
    assert!(documents.len() > 20 * words.len());
    assert_all_arrive("small-", &documents, one_spaced);
}

/// Where a control character stands in a text, as it is or behind an escape; none if the escape is itself escaped,
/// or is `&#0;`, which is U+FFFD in Markdown and no control character.
fn place_of(c: char, text: &str) -> Option<usize> {
    let code = u32::from(c);
    if code == 0 && text.contains("&#x0;") {
        return None;
    }
    let mut forms =
        vec![c.to_string(), format!("\\u{code:04x}"), format!("\\U{code:08X}"), format!("&#x{code:X};")];
    forms.extend(match c {
        '\u{8}' => Some("\\b".to_owned()),
        '\u{c}' => Some("\\f".to_owned()),
        _ => None,
    });
    forms.iter().find_map(|form| text.find(form.as_str()))
}

#[test]
fn control_characters_are_refused_where_they_are_typed() {
    let controls =
        (0..0xA0).filter_map(char::from_u32).filter(|c| c.is_control() && !"\t\n\r\u{85}".contains(*c));
    let words = plain_documents("").remove(0).strings;
    let mut documents = Vec::new();
    for c in controls {
        for (index, (place, _)) in PLACES.iter().enumerate() {
            let mut strings = words.clone();
            strings.insert(*place, format!("Words{c}more"));
            let name = format!("control-{}", documents.len());
            let numbers = &mut Numbers::new(documents.len() as u64 + 1);
            documents.push((c, write(&name, FORMS[index % 3], "borough", strings, numbers)));
        }
    }
    documents.retain(|(c, document)| place_of(*c, &document.text).is_some());
    assert!(documents.len() > 2_000);
    let run = folder(documents.iter().map(|(_, document)| document)).check(2);
    for (c, document) in &documents {
        let at = place_of(*c, &document.text).unwrap_or_default();
        let before = &document.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let found: Vec<_> = of_file(&run, &document.path)
            .filter(|message| message.rule.name == "control-character")
            .filter_map(|message| run.place(message))
            .map(|place| (place.line, place.column))
            .collect();
        let messages: Vec<String> =
            of_file(&run, &document.path).map(|message| run.message(message)).collect();
        assert_eq!(found, [(line, column)], "U+{:04X} in\n{}\n{messages:?}", u32::from(*c), document.text);
    }
}
