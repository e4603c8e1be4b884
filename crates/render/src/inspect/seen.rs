//! What there is to see on pages that were laid out: every run of text with its size, its colour and what is
//! behind it. Frames are walked in the order in which they are painted.

use boardpaper_data::house::contrast;
use std::collections::HashMap;
use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::{FontWeight, TextItem};
use typst::visualize::{Color, Paint};
use typst_layout::PagedDocument;

/// A run of text on a page.
#[derive(Debug, Clone)]
pub(crate) struct SeenText {
    /// The page, from 1.
    pub(crate) page: usize,
    /// Its words.
    pub(crate) words: String,
    /// The size of its letters, in points, as they are on the page.
    pub(crate) size: f64,
    /// Whether it is bold.
    pub(crate) is_bold: bool,
    /// Its colour, as `#rrggbb`; none if it has several.
    pub(crate) colour: Option<String>,
    /// The colour behind it; none if that is a picture or a pattern.
    pub(crate) behind: Option<String>,
    /// The part that it plays.
    pub(crate) part: Part,
    /// The paragraph that it is in.
    paragraph: Option<Location>,
    /// Whether it stands on every page, or is for the eye alone.
    pub(crate) is_furniture: bool,
    /// Whether some glyph of it is the mark of a missing one.
    pub(crate) lacks_glyph: bool,
    /// Whether some of it lies outside the page.
    pub(crate) is_outside: bool,
    /// Where it lies on the page, as close as its letters reach.
    room: Rect,
    /// Where its first glyph came from.
    pub(crate) span: Span,
}

/// The part that a run of text plays, as far as its size matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Body text.
    Body,
    /// What stands in a table, a note, a caption, the head or the foot of a page.
    Small,
    /// Raised and lowered marks, code, and what is for the eye alone.
    Mark,
}

impl SeenText {
    /// The contrast with what is behind it, if both can be told.
    pub(crate) fn contrast(&self) -> Option<f64> {
        Some(contrast(self.colour.as_deref()?, self.behind.as_deref()?))
    }

    /// Whether it stands on another run of the same page, so that neither can be read.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let width = self.room.max.x.min(other.room.max.x) - self.room.min.x.max(other.room.min.x);
        let height = self.room.max.y.min(other.room.max.y) - self.room.min.y.max(other.room.min.y);
        let lower = (self.room.max.y - self.room.min.y).min(other.room.max.y - other.room.min.y);
        self.page == other.page && width > Abs::pt(2.0) && height > lower * 0.4
    }

    /// The paragraph that it is in, and its size in it.
    fn key(&self) -> Option<(Location, i64)> {
        #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
        Some((self.paragraph?, (self.size * 100.0).round() as i64))
    }

    /// Whether it counts as large (WCAG 2.2, "large scale"): 18 pt, or 14 pt in bold.
    pub(crate) fn is_large(&self) -> bool {
        self.size >= 18.0 - 0.01 || (self.is_bold && self.size >= 14.0 - 0.01)
    }
}

/// How many characters of one size make body text of a paragraph.
const PARAGRAPH: usize = 60;

/// Every run of text on the pages, in the order in which they are painted.
pub(crate) fn seen(pages: &PagedDocument) -> Vec<SeenText> {
    let mut texts = Vec::new();
    // What goes on over several pages is open on all of them.
    let mut open = Vec::new();
    for (index, page) in pages.pages().iter().enumerate() {
        let ground = match page.fill_or_white() {
            Some(Paint::Solid(colour)) => Some(colour),
            Some(_) => None,
            None => Some(Color::WHITE),
        };
        let size = page.frame.size();
        let painted = Vec::new();
        let mut eye = Eye { page: index + 1, size, painted, ground, open: &mut open, texts: &mut texts };
        eye.frame(&page.frame, Transform::identity());
    }
    let mut lengths: HashMap<(Location, i64), usize> = HashMap::new();
    for text in &texts {
        if let Some(key) = text.key() {
            *lengths.entry(key).or_default() += text.words.chars().count();
        }
    }
    for text in &mut texts {
        // A label, such as the number of a box, is no body text.
        if text.part == Part::Body && text.key().is_none_or(|key| lengths[&key] < PARAGRAPH) {
            text.part = Part::Small;
        }
    }
    texts
}

/// What looks at one page.
struct Eye<'a> {
    page: usize,
    size: Size,
    /// What was painted so far: where, and in which colour if it has one.
    painted: Vec<(Rect, Option<Color>)>,
    ground: Option<Color>,
    /// The elements that are open, by their names.
    open: &'a mut Vec<(Location, &'static str)>,
    texts: &'a mut Vec<SeenText>,
}

impl Eye<'_> {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (at, item) in frame.items() {
            let to_page = to_page.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, to_page.pre_concat(group.transform)),
                FrameItem::Text(text) => self.text(text, to_page),
                FrameItem::Shape(shape, _) => {
                    if let Some(fill) = &shape.fill {
                        let colour = match fill {
                            Paint::Solid(colour) => Some(colour.clone()),
                            _ => None,
                        };
                        self.painted.push((on_page(shape.bbox(false), to_page), colour));
                    }
                }
                FrameItem::Image(_, size, _) => {
                    self.painted.push((on_page(Rect::from_pos_size(Point::zero(), *size), to_page), None));
                }
                FrameItem::Link(..) => {}
                FrameItem::Tag(Tag::Start(element, _)) => self.open(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|(open, _)| open != location),
            }
        }
    }

    fn open(&mut self, element: &Content) {
        if let Some(location) = element.location() {
            self.open.push((location, element.elem().name()));
        }
    }

    fn text(&mut self, text: &TextItem, to_page: Transform) {
        if text.text.trim().is_empty() {
            return;
        }
        let room = on_page(text.bbox(), to_page);
        let scale = to_page.sy.get().hypot(to_page.kx.get()).abs();
        let colour = match &text.fill {
            Paint::Solid(colour) => Some(colour.clone()),
            _ => None,
        };
        let behind = self.behind(room);
        let colour = colour.zip(behind.as_ref()).map(|(colour, behind)| over(&colour, behind));
        let slack = Abs::pt(0.5);
        self.texts.push(SeenText {
            page: self.page,
            words: text.text.to_string(),
            size: text.size.to_pt() * scale,
            is_bold: text.font.font().info().variant.weight >= FontWeight::BOLD,
            colour: colour.as_ref().map(hex),
            behind: behind.as_ref().map(hex),
            part: self.part(),
            paragraph: self.open.iter().rev().find(|(_, name)| *name == "par").map(|(location, _)| *location),
            is_furniture: self.open.iter().any(|(_, name)| *name == "artifact"),
            lacks_glyph: text.glyphs.iter().any(|glyph| glyph.id == 0),
            is_outside: room.min.x < -slack
                || room.min.y < -slack
                || room.max.x > self.size.x + slack
                || room.max.y > self.size.y + slack,
            room,
            span: text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0),
        });
    }

    /// The colour behind a place: what was painted there last, over what was painted before.
    fn behind(&self, room: Rect) -> Option<Color> {
        let middle = (room.min + room.max) / 2.0;
        let covers = |painted: &Rect| {
            painted.min.x <= middle.x
                && middle.x <= painted.max.x
                && painted.min.y <= middle.y
                && middle.y <= painted.max.y
        };
        let mut colour = self.ground.clone();
        for (_, fill) in self.painted.iter().filter(|(painted, _)| covers(painted)) {
            colour = match (fill, colour) {
                (Some(fill), Some(below)) => Some(over(fill, &below)),
                (Some(fill), None) if fill.alpha().is_none_or(|alpha| alpha >= 1.0) => Some(fill.clone()),
                _ => None,
            };
        }
        colour
    }

    fn part(&self) -> Part {
        let is_open = |names: &[&str]| self.open.iter().any(|(_, name)| names.contains(name));
        if is_open(&["super", "sub", "raw", "equation"]) {
            Part::Mark
        } else if is_open(&["par", "title", "heading"])
            && !is_open(&["table", "entry", "artifact", "caption", "figure", "grid", "footnote"])
        {
            Part::Body
        } else {
            Part::Small
        }
    }
}

/// A rectangle as it lies on the page.
fn on_page(room: Rect, to_page: Transform) -> Rect {
    let corners =
        [room.min, Point::new(room.max.x, room.min.y), Point::new(room.min.x, room.max.y), room.max]
            .map(|corner| corner.transform(to_page));
    let mut min = corners[0];
    let mut max = corners[0];
    for corner in corners {
        min = min.min(corner);
        max = max.max(corner);
    }
    Rect::new(min, max)
}

/// A colour laid over another, which shows through where the first is not opaque.
fn over(colour: &Color, below: &Color) -> Color {
    let (colour, below) = (colour.to_rgb(), below.to_rgb());
    let mix = |one: f32, other: f32| one * colour.alpha + other * (1.0 - colour.alpha);
    let mixed = [mix(colour.red, below.red), mix(colour.green, below.green), mix(colour.blue, below.blue)];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares are from 0 to 1")]
    let [red, green, blue] = mixed.map(|share| (share.clamp(0.0, 1.0) * 255.0).round() as u8);
    Color::from_u8(red, green, blue, 255)
}

fn hex(colour: &Color) -> String {
    let hex = colour.to_hex();
    hex.chars().take(7).collect()
}
