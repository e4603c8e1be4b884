//! Whether a page is whole: each element ends where its own tag ends it, each name stands once, and nothing is missing
//! that every page has.

use super::{Fault, Place, Tag};
use crate::html::style::sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The elements in which nothing can stand (HTML Standard, “void elements”).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The elements that end by themselves where what holds them ends (HTML Standard, “optional tags”).
const ENDING_BY_THEMSELVES: [&str; 21] = [
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rb", "rp",
    "rt", "rtc", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// The elements before which a paragraph ends.
const ENDING_PARAGRAPHS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "table",
    "ul",
];

/// The elements that paragraphs around them do not end before.
const HOLDING: [&str; 6] = ["button", "caption", "svg", "td", "template", "th"];

/// The elements that hold others of a language of their own.
const FOREIGN: [&str; 2] = ["math", "svg"];

/// The class of a title that is for those who listen alone.
const UNSEEN: &str = "unseen";

/// What was met of a page so far.
#[derive(Default)]
pub(super) struct Whole {
    open: Vec<Open>,
    /// What ended the last paragraph that did not end itself.
    ended_by: Option<String>,
    names: BTreeSet<String>,
    /// The places to which links lead, each with the first link.
    led_to: BTreeMap<String, Range<usize>>,
    has_doctype: bool,
    has_policy: bool,
    has_title: bool,
    has_style: bool,
    /// The first heading of the first level, and whether it is for those who listen alone.
    title: Option<(Range<usize>, bool)>,
    mains: usize,
    data_blocks: usize,
    /// Whether an element was open or ended twice: what follows may be out of step with it.
    is_out_of_step: bool,
}

struct Open {
    name: String,
    at: Range<usize>,
}

impl Whole {
    pub(super) fn has_doctype(&mut self) {
        self.has_doctype |= self.open.is_empty();
    }

    pub(super) fn starts(&mut self, tag: &Tag, faults: &mut Vec<Fault>) {
        let name = tag.name.as_str();
        self.count(tag, faults);
        if let Some(id) = tag.attribute("id")
            && !self.names.insert(id.to_owned())
        {
            let message = format!("two elements of the page have the name `{id}`");
            faults.push(Fault::at(
                &tag.at,
                message,
                "give one of them another `id`: links would lead to the first alone",
            ));
        }
        if let Some(place) = tag.attribute("href").and_then(|address| address.strip_prefix('#'))
            && name == "a"
        {
            self.led_to.entry(place.to_owned()).or_insert_with(|| tag.at.clone());
        }
        if ENDING_PARAGRAPHS.contains(&name) {
            let held = self.open.iter().rposition(|open| HOLDING.contains(&open.name.as_str()));
            let paragraph = self.open.iter().rposition(|open| open.name == "p");
            if let Some(at) = paragraph.filter(|at| held.is_none_or(|held| held < *at)) {
                self.open.remove(at);
                self.ended_by = Some(name.to_owned());
            }
        }
        let is_foreign = self.is_within_drawing() || FOREIGN.contains(&name);
        if !(VOID.contains(&name) || is_foreign && tag.is_closed) {
            self.open.push(Open { name: name.to_owned(), at: tag.at.clone() });
        }
    }

    /// Whether what comes stands in a drawing or a formula, which are read by rules of their own.
    fn is_within_drawing(&self) -> bool {
        self.open.iter().any(|open| FOREIGN.contains(&open.name.as_str()))
    }

    fn count(&mut self, tag: &Tag, faults: &mut Vec<Fault>) {
        let again =
            |what: &str| Fault::at(&tag.at, format!("the page has {what} twice"), "take one of the two out");
        match tag.name.as_str() {
            "h1" => {
                let is_unseen = tag.attribute("class") == Some(UNSEEN);
                match &self.title {
                    None => self.title = Some((tag.at.clone(), is_unseen)),
                    Some((first, first_is_unseen)) => {
                        let hint = match is_unseen || *first_is_unseen {
                            true => {
                                "let `parts` in `[report]` of house.toml have `title`, and print it in the block of that name; or empty the block `unseen_title`"
                            }
                            false => {
                                "write `<h2>` for what is not the title of the document, or empty the block in which `base` prints it"
                            }
                        };
                        faults.push(Fault {
                            at: Place::Either([tag.at.clone(), first.clone()]),
                            message: "the page has more than one heading of the first level".to_owned(),
                            hint: hint.to_owned(),
                        });
                    }
                }
            }
            "main" => {
                self.mains += 1;
                faults.extend((self.mains > 1).then(|| again("`<main>`")));
            }
            "script" => {
                self.data_blocks += 1;
                let is_second = self.data_blocks > 1 && tag.attribute("type") == Some("application/ld+json");
                faults.extend(is_second.then(|| again("the data for search engines")));
            }
            "meta" => {
                let says = |name: &str, value: &str| {
                    tag.attribute(name).is_some_and(|it| it.trim().to_ascii_lowercase().starts_with(value))
                };
                self.has_policy |= says("http-equiv", "content-security-policy")
                    && says("content", "script-src 'sha256-")
                    && self.open.iter().any(|open| open.name == "head");
            }
            "style" => self.has_style |= !self.is_within_drawing(),
            _ => {}
        }
    }

    pub(super) fn ends(&mut self, name: &str, at: Range<usize>, faults: &mut Vec<Fault>) {
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else {
            let (message, hint) = match self.ended_by.take().filter(|_| name == "p") {
                Some(block) => (
                    format!("this paragraph ended before `<{block}>`, which cannot stand in it"),
                    "write `<div>` in place of `<p>` around blocks: what is printed of a text may be one",
                ),
                None => (
                    format!("`</{name}>` ends nothing: no such element is open here"),
                    "delete it, or open before it what it ends",
                ),
            };
            self.out_of_step(Fault::at(&at, message, hint), faults);
            return;
        };
        let left_open =
            self.open[place + 1..].iter().find(|open| !ENDING_BY_THEMSELVES.contains(&open.name.as_str()));
        if let Some(open) = left_open {
            let message = format!("`<{}>` is left open: `</{name}>` stands before it ends", open.name);
            let fault = Fault::at(&open.at, message, format!("write `</{}>` where it ends", open.name));
            self.out_of_step(fault, faults);
        }
        self.open.truncate(place);
    }

    /// One slip of this kind brings others with it, so the first is told.
    fn out_of_step(&mut self, fault: Fault, faults: &mut Vec<Fault>) {
        if !self.is_out_of_step {
            self.is_out_of_step = true;
            faults.push(fault);
        }
    }

    pub(super) fn says(&mut self, text: &str, at: Range<usize>, faults: &mut Vec<Fault>) {
        match self.open.last().map(|open| open.name.as_str()) {
            Some("title") if !self.open.iter().any(|open| open.name == "svg") => {
                self.has_title |= !text.trim().is_empty();
            }
            Some("style") => faults.extend(sheet(&without_section(text)).slips.into_iter().map(|slip| {
                let here = at.start + slip.at.start..at.start + slip.at.end;
                Fault::at(&here, slip.message, slip.hint)
            })),
            _ => {}
        }
    }

    pub(super) fn finish(mut self, faults: &mut Vec<Fault>) {
        let open = self.open.iter().rev();
        let left_open: Vec<Fault> = open
            .filter(|open| !ENDING_BY_THEMSELVES.contains(&open.name.as_str()))
            .map(|open| {
                let message = format!("`<{}>` is left open", open.name);
                Fault::at(&open.at, message, format!("write `</{}>` where it ends", open.name))
            })
            .collect();
        left_open.into_iter().for_each(|fault| self.out_of_step(fault, faults));
        // Where elements are open or ended twice, names may be missing for that alone.
        if !self.is_out_of_step {
            faults.extend(led_nowhere(&self.led_to, &self.names));
        }
        // A page that is none lacks everything.
        if !self.has_doctype {
            let message = "this template writes no page: `<!doctype html>` is not its beginning";
            let hint = "begin it with {% extends \"base/report.html.j2\" %} or the other that it changes, and write what differs in blocks below that line";
            faults.push(Fault { at: Place::Block(&[]), message: message.to_owned(), hint: hint.to_owned() });
            return;
        }
        let missing: [(bool, &str, &'static [&'static str]); 5] = [
            (self.has_title, "`<title>`, the name of the document", &["head"]),
            (self.has_policy, "the policy by which it asks for nothing", &["head"]),
            (self.has_style, "a style sheet", &["style", "head"]),
            (self.mains > 0, "`<main>`, which the link to the text leads to", &["body"]),
            (
                self.title.is_some(),
                "a heading of the first level, `<h1>`",
                &["title", "cover", "header", "body", "masthead"],
            ),
        ];
        for (_, what, blocks) in missing.into_iter().filter(|(is_there, ..)| !is_there) {
            let message = format!("the page lacks {what}");
            faults.push(Fault {
                at: Place::Block(blocks),
                message,
                hint: "write it as `base` does".to_owned(),
            });
        }
    }
}

/// A style sheet without the signs by which a drawing marks its text as such, in as many bytes (XML 1.0, 2.7).
fn without_section(css: &str) -> String {
    css.replace("<![CDATA[", "         ").replace("]]>", "   ")
}

/// What is said of links to places that are not there, once for those of a kind.
fn led_nowhere(led_to: &BTreeMap<String, Range<usize>>, names: &BTreeSet<String>) -> Vec<Fault> {
    // Where a mark is gone with the words around it, those are what is missed.
    let is_way_back = |place: &str| ["note-mark-", "citation-"].iter().any(|mark| place.starts_with(mark));
    let is_lost = |place: &str| !names.contains(place) && place != "top" && !is_way_back(place);
    let lost = led_to.iter().filter(|(place, _)| is_lost(place));
    let mut kinds: BTreeMap<&str, (&str, &Range<usize>)> = BTreeMap::new();
    for (place, at) in lost {
        let kind = place.rsplit_once('-').map_or("", |(kind, _)| kind);
        let kind = kind.split('-').next().unwrap_or_default();
        kinds.entry(kind).or_insert((place, at));
    }
    let said = |(kind, (place, at)): (&str, (&str, &Range<usize>))| {
        let message = format!("links lead to `#{place}`, and nothing in the page has that name");
        let (printed_by, hint): (&'static [&'static str], &str) = match kind {
            "note" => (
                &["notes", "chapter", "section", "appendix", "body"],
                "print `{{ notes }}` where the document ends, and `{{ section.notes }}` where a section does",
            ),
            "reference" => (&["references", "body"], "print the list of works as `base` does"),
            // What has no number is called `place-…` or `heading-…`, a section as a rule.
            "section" | "chapter" | "heading" | "place" => (
                &[
                    "section",
                    "recommendation",
                    "background-papers",
                    "chapter",
                    "sections",
                    "chapters",
                    "body",
                ],
                "write `id=\"{{ section.anchor }}\"` where a section begins, as `base` does",
            ),
            "appendix" => (
                &["appendix", "appendices", "body"],
                "write `id=\"{{ appendix.anchor }}\"` where an appendix begins, as `base` does",
            ),
            "box" => (&["box", "body"], "write `id=\"{{ box.anchor }}\"` where a box begins, as `base` does"),
            _ => (&["body"], "write `id=\"…\"` with that name where the place is"),
        };
        Fault { at: Place::Or(at.clone(), printed_by), message, hint: hint.to_owned() }
    };
    kinds.into_iter().map(said).collect()
}
