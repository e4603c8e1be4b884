//! What somebody reads in an HTML file: its words, its notes, its places, and what it is made of.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// Elements in which nothing can stand.
const VOID: [&str; 5] = ["br", "hr", "img", "link", "meta"];

/// An HTML file, read tag by tag as browsers read it. Each element ends where its own tag ends it: a file of ours that
/// leaves one open, or ends another, is at fault.
pub struct HtmlFile {
    /// All elements in the order in which they begin; the first is none of the file's, and holds all others.
    elements: Vec<Element>,
}

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    kids: Vec<Kid>,
}

#[derive(Debug, Clone)]
enum Kid {
    Text(String),
    Element(usize),
}

/// The words of a document, and those of its notes.
#[derive(Debug, Default, PartialEq)]
pub struct Words {
    /// All words but those of notes, in order, without white space.
    pub text: String,
    /// Each note: its mark and its words, without white space. Sorted.
    pub notes: Vec<String>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The names of its attributes.
    pub fn names_of_attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.keys().map(String::as_str)
    }

    /// Whether it is of a class.
    pub fn is_of(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    /// Whether it is furniture of the page, told to the eye alone, or something that cannot be in print.
    fn is_aside(&self) -> bool {
        ["contents", "cited-in", "page-reference", "unseen"].iter().any(|class| self.is_of(class))
            || self.attribute("aria-hidden") == Some("true")
            || self.attribute("role") == Some("doc-backlink")
    }
}

impl HtmlFile {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Self {
        let mut emitter = DefaultEmitter::default();
        // A script and a style sheet hold no tags.
        emitter.naively_switch_states(true);
        let mut file = Self { elements: vec![Element::default()] };
        let mut open = vec![0];
        for token in Tokenizer::new_with_emitter(bytes, emitter) {
            let Ok(token) = token;
            let last = *open.last().expect("the root is open");
            match token {
                Token::StartTag(tag) => {
                    let name = words_of(&tag.name);
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(name, value)| (words_of(name), words_of(value))).collect();
                    file.elements.push(Element { name: name.clone(), attributes, kids: Vec::new() });
                    let place = file.elements.len() - 1;
                    file.elements[last].kids.push(Kid::Element(place));
                    if !VOID.contains(&name.as_str()) {
                        open.push(place);
                    }
                }
                Token::EndTag(tag) => {
                    assert_eq!(file.elements[last].name, words_of(&tag.name), "the innermost element ends");
                    open.pop();
                }
                Token::String(text) => file.elements[last].kids.push(Kid::Text(words_of(&text))),
                Token::Error(error) => panic!("the page is at fault: {error:?}"),
                Token::Comment(comment) => panic!("there is a comment: {:?}", words_of(&comment)),
                Token::Doctype(_) => {}
            }
        }
        assert_eq!(open, [0], "every element ends");
        file
    }

    /// Its elements in the order in which they begin.
    pub fn elements(&self) -> &[Element] {
        &self.elements[1..]
    }

    /// Its elements of a name.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.elements().iter().filter(|element| element.name == name).collect()
    }

    /// All words in an element, white space and all.
    pub fn text_of(&self, element: &Element) -> String {
        let text = |kid: &Kid| match kid {
            Kid::Text(text) => text.clone(),
            Kid::Element(place) => self.text_of(&self.elements[*place]),
        };
        element.kids.iter().map(text).collect()
    }

    /// The words between its furniture.
    pub fn words(&self) -> Words {
        let mut words = Words::default();
        for main in self.named("main") {
            self.gather(main, &mut words.text, false);
        }
        for notes in self.elements().iter().filter(|element| element.is_of("notes")) {
            for note in self.kids(notes).flat_map(|list| self.kids(list)) {
                let mut text = String::new();
                self.gather(note, &mut text, true);
                words.notes.push(text);
            }
        }
        words.notes.sort();
        words
    }

    fn kids<'f>(&'f self, element: &'f Element) -> impl Iterator<Item = &'f Element> {
        element.kids.iter().filter_map(|kid| match kid {
            Kid::Element(place) => Some(&self.elements[*place]),
            Kid::Text(_) => None,
        })
    }

    fn gather(&self, element: &Element, text: &mut String, in_notes: bool) {
        for kid in &element.kids {
            match kid {
                Kid::Text(words) => push(words, text),
                Kid::Element(place) => {
                    let kid = &self.elements[*place];
                    if !kid.is_aside() && (in_notes || !kid.is_of("notes")) {
                        self.gather(kid, text, in_notes);
                    }
                }
            }
        }
    }

    /// The names of its places.
    pub fn ids(&self) -> Vec<String> {
        self.elements().iter().filter_map(|element| element.attribute("id")).map(str::to_owned).collect()
    }

    /// The places in it to which its links lead.
    pub fn targets(&self) -> BTreeSet<String> {
        let links = self.named("a");
        let targets = links.iter().filter_map(|link| link.attribute("href")?.strip_prefix('#'));
        targets.map(str::to_owned).collect()
    }

    /// Where it leads and what it shows: the values of attributes that are addresses.
    pub fn addresses(&self) -> Vec<String> {
        const ADDRESSES: [&str; 7] = ["href", "src", "action", "data", "srcset", "poster", "formaction"];
        let attributes = self.elements().iter().flat_map(|element| &element.attributes);
        attributes
            .filter(|(name, _)| ADDRESSES.contains(&name.as_str()))
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// How often it has each element, and each attribute but `class`: a long word has one.
    pub fn skeleton(&self) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for Element { name, attributes, .. } in self.elements() {
            *found.entry(name.clone()).or_default() += 1;
            for attribute in attributes.keys().filter(|attribute| *attribute != "class") {
                *found.entry(format!("{name} {attribute}")).or_default() += 1;
            }
        }
        found
    }
}

fn words_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Adds words without white space, and without hyphens that stand only where a line breaks.
pub fn push(words: &str, text: &mut String) {
    text.extend(words.chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}'));
}
