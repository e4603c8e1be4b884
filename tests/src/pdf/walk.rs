//! Walks a page's drawing instructions and sorts the text by the mark under which it is drawn.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Owner, PageContent, Scope};
use super::font::Font;
use super::matrix::{Matrix, UPRIGHT, float, matrix, multiply};
use super::object;
use super::order::{Place, Run, Unit};

#[derive(Debug)]
struct Mark {
    owner: Option<Owner>,
    replaced: bool,
    reversed: bool,
}

struct Walker<'a> {
    document: &'a Document,
    page: ObjectId,
    content: PageContent,
    marks: Vec<Mark>,
    run: Option<Run>,
    graphics: Graphics,
    saved: Vec<Graphics>,
    text: Matrix,
    line: Matrix,
    /// How far the glyphs of the line reach from its start, in the text's own measure.
    along: f32,
}

#[derive(Clone)]
struct Graphics {
    matrix: Matrix,
    font: Rc<Font>,
    size: f32,
}

/// Reads the drawing instructions of a page and of every form drawn on it.
pub fn read_page(document: &Document, page: ObjectId) -> PageContent {
    let mut walker = Walker {
        document,
        page,
        content: PageContent::default(),
        marks: Vec::new(),
        run: None,
        graphics: Graphics { matrix: UPRIGHT, font: Rc::default(), size: 0.0 },
        saved: Vec::new(),
        text: UPRIGHT,
        line: UPRIGHT,
        along: 0.0,
    };
    let resources = inherited_resources(document, page);
    walker.walk(&document.get_page_content(page), resources, None);
    walker.content
}

impl<'a> Walker<'a> {
    fn walk(&mut self, source: &[u8], resources: Option<&'a Dictionary>, scope: Scope) {
        let content = Content::decode_strict(source).expect("the content stream is well formed");
        let mut fonts = BTreeMap::new();
        let outer_marks = self.marks.len();
        for operation in &content.operations {
            self.step(operation, resources, scope, &mut fonts);
        }
        self.finish_run();
        assert_eq!(self.marks.len(), outer_marks, "every mark of a content stream is closed");
    }

    fn step(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        scope: Scope,
        fonts: &mut BTreeMap<Vec<u8>, Rc<Font>>,
    ) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => self.saved.push(self.graphics.clone()),
            "Q" => self.graphics = self.saved.pop().expect("each Q follows its q"),
            "cm" => self.graphics.matrix = multiply(matrix(operands), self.graphics.matrix),
            "BT" => {
                self.finish_run();
                self.set_line(UPRIGHT);
            }
            "ET" => self.finish_run(),
            "Tm" => self.set_line(matrix(operands)),
            "Td" | "TD" => {
                let moved = [1.0, 0.0, 0.0, 1.0, float(&operands[0]), float(&operands[1])];
                self.set_line(multiply(moved, self.line));
            }
            "Tf" => {
                let name = operands[0].as_name().expect("Tf names a font");
                let font = fonts.entry(name.to_vec()).or_insert_with(|| self.font(resources, name));
                self.graphics.font = Rc::clone(font);
                self.graphics.size = float(&operands[1]);
            }
            "Tj" | "'" => self.show(&operands[0]),
            "\"" => self.show(&operands[2]),
            "TJ" => {
                operands[0].as_array().expect("TJ takes an array").iter().for_each(|item| self.show(item));
            }
            "BMC" => self.open(&operands[0], None, scope),
            "BDC" => {
                let properties = self.properties(&operands[1], resources);
                self.open(&operands[0], properties.as_ref(), scope);
            }
            "EMC" => self.close(),
            "Do" => self.draw(&operands[0], resources),
            _ => {}
        }
    }

    fn font(&self, resources: Option<&Dictionary>, name: &[u8]) -> Rc<Font> {
        let font = resources
            .and_then(|resources| object::dictionary(self.document, resources, b"Font"))
            .and_then(|fonts| object::dictionary(self.document, fonts, name))
            .expect("a font that is set is among the resources");
        Rc::new(Font::read(self.document, font))
    }

    fn properties(&self, operand: &Object, resources: Option<&Dictionary>) -> Option<Dictionary> {
        match operand {
            Object::Dictionary(dictionary) => Some(dictionary.clone()),
            Object::Name(name) => resources
                .and_then(|resources| object::dictionary(self.document, resources, b"Properties"))
                .and_then(|properties| object::dictionary(self.document, properties, name))
                .cloned(),
            _ => None,
        }
    }

    fn open(&mut self, tag: &Object, properties: Option<&Dictionary>, scope: Scope) {
        let text =
            |key: &[u8]| properties.and_then(|properties| object::text(self.document, properties, key));
        let name =
            |key: &[u8]| properties.and_then(|properties| object::name(self.document, properties, key));
        let tag = object::as_name(tag).unwrap_or_default();
        let mcid = properties.and_then(|properties| object::integer(self.document, properties, b"MCID"));
        let (lang, actual_text) = (text(b"Lang"), text(b"ActualText"));
        if tag == "Artifact" || mcid.is_some() {
            self.finish_run();
        }
        let owner = match mcid {
            _ if tag == "Artifact" => Some(self.content.open_artifact(name(b"Type"), name(b"Subtype"))),
            Some(mcid) => Some(self.content.open_marked(scope, mcid, lang)),
            None => None,
        };
        let covered = self.is_replaced();
        self.marks.push(Mark { owner, replaced: actual_text.is_some(), reversed: tag == "ReversedChars" });
        if let Some(text) = actual_text.filter(|_| !covered) {
            self.add(Unit { text, glyphs: 0 });
        }
    }

    fn close(&mut self) {
        let mark = self.marks.last().expect("each EMC follows its BMC or BDC");
        if mark.owner.is_some() {
            self.finish_run();
        }
        self.marks.pop();
    }

    fn is_replaced(&self) -> bool {
        self.marks.iter().any(|mark| mark.replaced)
    }

    /// The mark that counts: an artifact wherever it stands, or else the innermost identifier.
    fn owner(&self) -> Owner {
        let owners = || self.marks.iter().rev().filter_map(|mark| mark.owner);
        let artifact = owners().find(|owner| matches!(owner, Owner::Artifact(_)));
        artifact.or_else(|| owners().next()).unwrap_or(Owner::Nobody)
    }

    fn show(&mut self, shown: &Object) {
        let Object::String(bytes, _) = shown else {
            // A number among the strings moves what follows to the left (ISO 32000-1, 9.4.3).
            self.along -= float(shown) / 1000.0 * self.graphics.size;
            return;
        };
        let font = Rc::clone(&self.graphics.font);
        for glyph in font.glyphs(bytes) {
            self.along += glyph.advance * self.graphics.size;
            if self.is_replaced() {
                // The replacing text stands in the run already; it only learns where it is and how many glyphs it has.
                let (place, reversed) = (self.place(), self.is_reversed());
                if let Some(run) = &mut self.run {
                    run.settle(place, reversed);
                    if let Some(unit) = run.units.last_mut() {
                        unit.glyphs += 1;
                    }
                }
            } else {
                self.add(Unit { text: glyph.text.to_owned(), glyphs: 1 });
            }
            let drawn = multiply(self.text, self.graphics.matrix);
            let right = drawn[4] + self.along * drawn[0];
            if let Some(run) = self.run.as_mut().filter(|_| !glyph.text.trim().is_empty()) {
                run.reach(right);
            }
        }
    }

    fn is_reversed(&self) -> bool {
        self.marks.iter().any(|mark| mark.reversed)
    }

    fn add(&mut self, unit: Unit) {
        let (place, reversed, drawn) = (self.place(), self.is_reversed(), unit.glyphs > 0);
        let run = self.run.get_or_insert_with(|| Run::new(place));
        if drawn {
            run.settle(place, reversed);
        }
        run.units.push(unit);
    }

    fn place(&self) -> Place {
        let drawn = multiply(self.text, self.graphics.matrix);
        let size = self.graphics.size * drawn[2].hypot(drawn[3]);
        Place { page: self.page, x: drawn[4], y: drawn[5], size }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.text = matrix;
        self.along = 0.0;
    }

    fn finish_run(&mut self) {
        if let Some(run) = self.run.take() {
            let owner = self.owner();
            self.content.runs_of(owner).push(run);
        }
    }

    fn draw(&mut self, name: &Object, resources: Option<&'a Dictionary>) {
        let entry = resources
            .and_then(|resources| object::dictionary(self.document, resources, b"XObject"))
            .and_then(|drawn| drawn.get(name.as_name().ok()?).ok());
        let Some(Ok((id, Object::Stream(stream)))) = entry.map(|entry| self.document.dereference(entry))
        else {
            return;
        };
        if object::name(self.document, &stream.dict, b"Subtype").as_deref() != Some("Form") {
            return;
        }
        let source = stream.get_plain_content().expect("a form's stream can be unpacked");
        let own = object::dictionary(self.document, &stream.dict, b"Resources").or(resources);
        let outside = self.graphics.clone();
        if let Some(Object::Array(numbers)) = object::get(self.document, &stream.dict, b"Matrix") {
            self.graphics.matrix = multiply(matrix(numbers), self.graphics.matrix);
        }
        self.finish_run();
        self.walk(&source, own, id);
        self.graphics = outside;
    }
}

/// The resources of a page, or of the nearest node above that has any (ISO 32000-1, 7.7.3.4).
fn inherited_resources(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = document.get_dictionary(page).ok();
    while let Some(dictionary) = node {
        if let Some(resources) = object::dictionary(document, dictionary, b"Resources") {
            return Some(resources);
        }
        node = object::dictionary(document, dictionary, b"Parent");
    }
    None
}
