//! Joins drawn runs of text into text in logical order, and tells where white space stands between lines.
//!
//! A [`Run`] is what stands between `BT` and `ET`: with krilla, glyphs of one font, one height and one direction.
//!
//! * **Within a run**, the clusters are turned round if the run is marked `ReversedChars`. A run that is not marked
//!   is turned round only if it holds a letter written from right to left *and* a cluster of several glyphs (which
//!   keeps krilla from marking it). So Hebrew forced to stand from left to right is left alone.
//! * **Among the runs of a line**, see [`super::bidi`].
//! * **Between lines**, a line break becomes U+000A unless there is white space on either side or the line ends where
//!   a line may break without any: after a dash, slash, soft hyphen or zero width space, before an em dash, or beside a
//!   character of a script that is written without spaces.

use lopdf::ObjectId;
use unicode_bidi::{BidiClass, bidi_class};

use super::bidi;

/// The direction of the text around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As English is written.
    LeftToRight,
    /// As Hebrew, Arabic and Urdu are written.
    RightToLeft,
}

/// Where a glyph stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page's object.
    pub page: ObjectId,
    /// From the left edge, in points.
    pub x: f32,
    /// From the lower edge, in points.
    pub y: f32,
    /// The font size in points.
    pub size: f32,
}

/// Characters that are drawn together: by one glyph, or by all those under an `ActualText`.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The characters in logical order.
    pub text: String,
    /// How many glyphs draw them.
    pub glyphs: usize,
}

/// Glyphs that are drawn in one go, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What is drawn, from left to right.
    pub units: Vec<Unit>,
    /// Where the first glyph stands.
    pub place: Place,
    /// Where the last glyph ends, in points from the left edge.
    pub right: f32,
    reversed: bool,
    settled: bool,
}

/// In which direction a run is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From right to left.
    Leftward,
    /// From left to right.
    Rightward,
    /// As its neighbours are: there are only spaces and signs in it.
    Neutral,
}

impl Direction {
    /// The direction in which a language is written, as Typst has it.
    pub fn of(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        match primary {
            "ar" | "dv" | "fa" | "he" | "ks" | "pa" | "ps" | "sd" | "ug" | "ur" | "yi" => Self::RightToLeft,
            _ => Self::LeftToRight,
        }
    }

    /// The other direction.
    pub fn opposite(self) -> Self {
        match self {
            Self::LeftToRight => Self::RightToLeft,
            Self::RightToLeft => Self::LeftToRight,
        }
    }
}

impl Run {
    /// A run without text.
    pub fn new(place: Place) -> Self {
        Self { units: Vec::new(), place, right: place.x, reversed: false, settled: false }
    }

    /// Notes where a glyph ends.
    pub fn reach(&mut self, right: f32) {
        self.right = self.right.max(right);
    }

    /// Notes where the run's first glyph stands and whether it is marked `ReversedChars`.
    pub fn settle(&mut self, place: Place, reversed: bool) {
        if !self.settled {
            (self.place, self.settled) = (place, true);
        }
        self.reversed |= reversed;
    }

    /// In which direction the run is written, as far as it tells by itself.
    pub fn kind(&self) -> Kind {
        let classes = || self.units.iter().flat_map(|unit| unit.text.chars()).map(bidi_class);
        // krilla marks a leftward run unless it has one glyph only, or several for one cluster.
        let unmarkable = self.units.len() == 1 || self.units.iter().any(|unit| unit.glyphs > 1);
        if self.reversed {
            Kind::Leftward
        } else if !unmarkable {
            Kind::Rightward
        } else if classes().any(|class| matches!(class, BidiClass::R | BidiClass::AL)) {
            Kind::Leftward
        } else if classes().any(|class| matches!(class, BidiClass::L | BidiClass::EN | BidiClass::AN)) {
            Kind::Rightward
        } else {
            Kind::Neutral
        }
    }
}

/// A text whose place is known, as the parts of one paragraph are joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The text in logical order.
    pub text: String,
    /// Where its first run stands.
    pub start: Place,
    /// Where its last run stands.
    pub end: Place,
}

/// The text of runs that follow one another in a content stream.
pub fn logical(runs: &[Run], base: Direction) -> String {
    placed(runs, base).map(|placed| placed.text).unwrap_or_default()
}

/// The text of runs that follow one another, with its place; nothing if there are no runs.
pub fn placed(runs: &[Run], base: Direction) -> Option<Placed> {
    let lines: Vec<&[Run]> = runs.chunk_by(|first, second| same_line(&first.place, &second.place)).collect();
    let mut whole: Option<Placed> = None;
    for line in lines {
        let before = whole.as_ref().map_or("", |whole| whole.text.as_str());
        let ordered = bidi::line(line, base, before);
        let text = ordered.iter().flat_map(|piece| &piece.units).map(|unit| unit.text.as_str()).collect();
        let (start, end) = (line[0].place, line[line.len() - 1].place);
        let part = Placed { text, start, end };
        whole = Some(match whole {
            Some(whole) => join(whole, &part),
            None => part,
        });
    }
    whole
}

/// Joins two parts of one paragraph, with a line feed where only a line break parts them.
pub fn join(mut first: Placed, second: &Placed) -> Placed {
    if needs_line_feed(&first, second) {
        first.text.push('\n');
    }
    first.text.push_str(&second.text);
    Placed { end: second.end, ..first }
}

/// Whether two glyphs stand on one line; those of one run that Typst cut may differ a little in height.
pub fn same_line(first: &Place, second: &Place) -> bool {
    first.page == second.page && (first.y - second.y).abs() < 0.8 * first.size.min(second.size)
}

fn needs_line_feed(first: &Placed, second: &Placed) -> bool {
    let (Some(last), Some(next)) = (first.text.chars().next_back(), second.text.chars().next()) else {
        return false;
    };
    !same_line(&first.end, &second.start)
        && !last.is_whitespace()
        && !next.is_whitespace()
        && !matches!(last, '-' | '/' | '\u{ad}' | '\u{200b}' | '\u{2010}'..='\u{2015}')
        && next != '\u{2014}'
        && !is_written_without_spaces(last)
        && !is_written_without_spaces(next)
}

/// Thai, Lao, Myanmar, Khmer, kana, bopomofo, ideographs and their punctuation.
fn is_written_without_spaces(character: char) -> bool {
    matches!(
        u32::from(character),
        0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0x31ff | 0x3400..=0x9fff | 0xf900..=0xfaff
            | 0xff00..=0xffef | 0x20000..=0x3ffff
    )
}

#[cfg(test)]
mod tests {
    use super::{Direction, Place, Run, Unit, logical};

    fn run(y: f32, texts: &[&str]) -> Run {
        let mut run = Run::new(Place { page: (1, 0), x: 0.0, y, size: 10.0 });
        run.units = texts.iter().map(|text| Unit { text: (*text).to_owned(), glyphs: 1 }).collect();
        run
    }

    #[test]
    fn a_marked_run_is_turned_round_cluster_by_cluster() {
        let mut marked = run(0.0, &["ג", "בּ", "א"]);
        marked.reversed = true;
        assert_eq!(logical(&[marked], Direction::LeftToRight), "אבּג");
    }

    #[test]
    fn hebrew_forced_from_left_to_right_stands_as_it_is() {
        assert_eq!(logical(&[run(0.0, &["א", "ב"])], Direction::LeftToRight), "אב");
    }

    #[test]
    fn a_line_break_is_white_space_except_after_a_dash() {
        let lines =
            |first: &str| logical(&[run(50.0, &[first]), run(30.0, &["low"])], Direction::LeftToRight);
        assert_eq!(lines("by"), "by\nlow");
        assert_eq!(lines("by "), "by low");
        assert_eq!(lines("by-"), "by-low");
    }
}
