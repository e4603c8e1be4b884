//! Logos: whether they are there, and whether a PDF may hold them.

use crate::export;
use crate::fonts::Fonts;
use crate::pictures::house_picture_fault;
use crate::prepared::{PreparedHouse, file_id};
use crate::world::Paper;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::rules;
use std::collections::HashMap;
use std::sync::Mutex;
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// Whether every logo is there and can be printed; one that is not is reported.
pub(crate) fn has_logos(prepared: &PreparedHouse, fonts: &Fonts, problems: &mut Problems) -> bool {
    let house = &prepared.house;
    let mut all = true;
    let languages = house.languages.values().flat_map(|house| &house.logos);
    for logo in house.logos.iter().chain(languages) {
        let name = &logo.file.value;
        let path = format!("/house/{name}");
        let (message, hint) = match prepared.files.get(&file_id(&path)) {
            None => (
                format!("there is no picture `{name}` in this house"),
                format!(
                    "put it into `templates/{}`, or write the name of a picture that is there",
                    house.name()
                ),
            ),
            Some(bytes) => {
                let fault = house_picture_fault(name, bytes);
                match fault.or_else(|| drawing_fault(prepared, fonts, &path)) {
                    Some((fault, hint)) => (format!("the logo `{name}` {fault}"), hint.to_owned()),
                    None => continue,
                }
            }
        };
        problems.report(&rules::HOUSE_FILE, logo.file.span, message, hint);
        all = false;
    }
    all
}

/// What a PDF may not hold of a drawing, if anything, and what to do. A drawing can hold anything, so it is drawn
/// once on a page of its own.
fn drawing_fault(prepared: &PreparedHouse, fonts: &Fonts, path: &str) -> Option<(String, &'static str)> {
    if !path.to_ascii_lowercase().ends_with(".svg") {
        return None;
    }
    let page = format!(
        "#set document(title: \"A\", date: datetime(year: 2000, month: 1, day: 1))\n\
         #set text(font: {:?})\n#image({path:?}, alt: \"A\", width: 10mm)\n",
        crate::fonts::FALLBACKS[0],
    );
    let main = Source::new(file_id("/main.typ"), page);
    let paper = Paper { main, house: prepared, fonts, pictures: HashMap::new(), asked: Mutex::default() };
    let drawn = typst::compile::<PagedDocument>(&paper).output;
    let faults = drawn.and_then(|pages| export::plain_pdf(&pages, String::new())).err()?;
    let said = &faults.first()?.message;
    let of_letters = ["could not be displayed", "codepoint", "code point"];
    let redraw = "draw it without them, or save it as PNG";
    Some(if of_letters.iter().any(|words| said.contains(words)) {
        ("has letters that cannot be printed".to_owned(), "turn its letters into paths, or save it as PNG")
    } else if said.contains("CMYK") {
        ("holds a picture in CMYK colours".to_owned(), "save that in RGB colours, or the whole as PNG")
    } else if said.contains("PostScript") {
        ("has a colour gradient that repeats".to_owned(), redraw)
    } else if said.contains("q nesting") {
        ("has too many groups in one another".to_owned(), redraw)
    } else {
        (format!("cannot be printed: {said}"), "save it as PNG")
    })
}
