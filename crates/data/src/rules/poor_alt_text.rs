//! `poor-alt-text`.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::characters::shows;
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::{Block, BlockKind, Image, Inline, InlineKind, Visit, plain_text};
use crate::source::Span;

/// Words for a picture say what it shows (WCAG 1.1.1).
pub static POOR_ALT_TEXT: Rule = Rule {
    name: "poor-alt-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "Words for a picture say what it shows (WCAG 1.1.1).",
    why: r"Who cannot see a picture hears these words in its place (WCAG 1.1.1). The name of a file, “chart” or “image of
a map” tell them that there is something, and not what it says. The screen reader says “graphic” by itself, and
reads the caption too: repeated, it is heard twice.",
    remedy: r"Say what a member would take from the picture: `![Visits fell in all six libraries, most at Fenny
Lane](visits.png)`. For a chart give its kind, what it compares and what it shows; for a map, what is where. If
the text says it all, or the picture is ornament, leave the words out and mark it: `![](line.png){.decorative}`.",
    examples: &[],
};

/// How words begin that say only that there is a picture, in English and Welsh.
const OPENINGS: &[&str] = &[
    "a chart of",
    "a graph of",
    "a graphic of",
    "a photo of",
    "a photograph of",
    "a picture of",
    "an image of",
    "an illustration of",
    "graphic of",
    "graphic showing",
    "image of",
    "image showing",
    "photo of",
    "photo showing",
    "photograph of",
    "picture of",
    "picture showing",
    "screenshot of",
    "delwedd o",
    "ffotograff o",
    "llun o",
];

/// Openings that say of what kind a picture is, which helps where more is said.
const KINDS: &[&str] =
    &["a chart of", "a graph of", "an illustration of", "a photograph of", "photograph of"];

/// Words that say that there is a picture.
const BARE: &[&str] = &[
    "alt",
    "alt text",
    "bar chart",
    "chart",
    "cover",
    "delwedd",
    "diagram",
    "figure",
    "flow chart",
    "flowchart",
    "graph",
    "graphic",
    "icon",
    "illustration",
    "image",
    "line chart",
    "line graph",
    "llun",
    "logo",
    "map",
    "organisation chart",
    "photo",
    "photograph",
    "picture",
    "pie chart",
    "screenshot",
    "siart",
    "table",
    "untitled",
];

/// Fewer letters than these are too few for a figure.
const FEW: usize = 5;

/// Reports words for pictures that say nothing of what they show.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut look = |image: &Image, span: Span, caption: Option<&[Inline]>, is_figure: bool| {
        let Some(fault) = fault(image, caption, is_figure) else { return };
        let hint = match fault {
            Fault::Caption => {
                "say in it what the picture shows beyond its caption, or mark the picture `{.decorative}`"
            }
            Fault::Opening => "leave these words out and say what it shows",
            _ => "say in a sentence what the picture shows and what follows from it",
        };
        problems.push(Diagnostic::new(&POOR_ALT_TEXT, span, fault.message()).hint(hint));
    };
    let cover = paper.report.covers.iter().filter_map(|covers| covers.picture.as_ref());
    cover.for_each(|image| look(image, image.path.span, None, true));
    paper.report.walk(&mut |visit| match visit {
        Visit::Block(Block { kind: BlockKind::Figure { image, caption }, span, .. }) => {
            look(image, *span, caption.as_deref(), true);
        }
        Visit::Inline(Inline { kind: InlineKind::Image(image), span }) => look(image, *span, None, false),
        _ => {}
    });
}

/// What is wrong with the words for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    File,
    Bare,
    Opening,
    Caption,
    Short,
}

impl Fault {
    fn message(self) -> &'static str {
        match self {
            Self::File => "the words for this picture are the name of a file",
            Self::Bare => "the words for this picture say that there is one, not what it shows",
            Self::Opening => "the words for this picture begin by saying that it is one",
            Self::Caption => "the words for this picture are those of its caption",
            Self::Short => "the words for this picture are too few to say what it shows",
        }
    }
}

fn fault(image: &Image, caption: Option<&[Inline]>, is_figure: bool) -> Option<Fault> {
    let alt = image.alt.trim();
    if image.decorative || !shows(alt) {
        return None;
    }
    let folded = folded(alt);
    let begins = |openings: &[&str]| {
        openings.iter().any(|opening| folded.strip_prefix(opening).is_some_and(|rest| rest.starts_with(' ')))
    };
    if BARE.contains(&folded.as_str()) || is_numbered(&folded) {
        Some(Fault::Bare)
    } else if is_file_name(alt, &image.path.value) {
        Some(Fault::File)
    } else if begins(OPENINGS) && !(begins(KINDS) && folded.split(' ').count() > 6) {
        Some(Fault::Opening)
    } else if caption.is_some_and(|caption| self::folded(&plain_text(caption)) == folded) {
        Some(Fault::Caption)
    } else if is_figure && folded.chars().count() < FEW {
        Some(Fault::Short)
    } else {
        None
    }
}

/// Words as they are compared: capitals and what stands at their end do not matter.
fn folded(words: &str) -> String {
    let words = words.to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ':', ';', '!']).to_owned()
}

/// Whether words are the name of a file: of this one, or any by its ending, or what a camera calls it.
fn is_file_name(alt: &str, path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_one_word = !alt.contains(char::is_whitespace);
    let lower = alt.to_ascii_lowercase();
    let endings =
        [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic", ".emf", ".wmf"];
    let cameras = ["img_", "img-", "dsc_", "dsc0", "dscn", "pxl_", "scan0", "wp_20", "image0"];
    let has_ending = endings.iter().any(|ending| lower.ends_with(ending));
    let is_cameras =
        cameras.iter().any(|camera| lower.starts_with(camera)) && alt.contains(|c: char| c.is_ascii_digit());
    // A file may be named for what it shows, in several words; those are words.
    let is_stem = alt.eq_ignore_ascii_case(stem) && is_one_word;
    lower == file.to_ascii_lowercase() || has_ending || (is_cameras && is_one_word) || is_stem
}

/// Whether words are “image 3” or the like.
fn is_numbered(folded: &str) -> bool {
    let Some((word, number)) = folded.rsplit_once(' ') else { return false };
    BARE.contains(&word) && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Fault, fault};
    use crate::prose::{Image, Inline, InlineKind};
    use crate::sample::{sample, sample_of, sample_with};
    use crate::source::{Source, Sources, Span, Spanned};

    fn of(alt: &str, path: &str, caption: Option<&str>) -> Option<Fault> {
        let span = Span::new(Sources::default().add(Source::new("a.md", " ")), 0..1);
        let image =
            Image { path: Spanned::new(path.to_owned(), span), alt: alt.to_owned(), decorative: false };
        let caption = caption.map(|words| vec![Inline { kind: InlineKind::Text(words.to_owned()), span }]);
        fault(&image, caption.as_deref(), true)
    }

    #[test]
    fn words_that_say_nothing() {
        for (alt, expected) in [
            ("map.png", Fault::File),
            ("library visits 2026.JPG", Fault::File),
            ("IMG_1234", Fault::File),
            ("library-map", Fault::File),
            ("Chart", Fault::Bare),
            ("Image 3", Fault::Bare),
            ("Logo.", Fault::Bare),
            ("Siart", Fault::Bare),
            ("Cover", Fault::Bare),
            ("Image of the six libraries in the borough", Fault::Opening),
            ("A picture of the six libraries in the borough", Fault::Opening),
            ("Llun o chwe llyfrgell y fwrdeistref", Fault::Opening),
            ("A photo of a school", Fault::Opening),
            ("Photograph of a bridge", Fault::Opening),
            ("Mere", Fault::Short),
        ] {
            assert_eq!(of(alt, "pictures/library-map.png", None), Some(expected), "{alt}");
        }
        assert_eq!(of("The six libraries", "a.png", Some("The six libraries.")), Some(Fault::Caption));
    }

    #[test]
    fn words_that_say_something() {
        for alt in [
            "Bar chart of visits in each month, highest in August with 34,200",
            "Schematic map of the six libraries",
            "Crest of Merebrook Borough Council",
            "Imagery of rivers in the council chamber",
            "Photograph of the new footbridge over the Mere, open to the public",
            "The footbridge, finished",
        ] {
            assert_eq!(of(alt, "a.png", Some("The six libraries")), None, "{alt}");
        }
    }

    #[test]
    fn where_pictures_stand() {
        let body = "# Purpose\n\n![Chart](a.png)\n\nA ![tick](b.png) and ![icon](c.png).\n\n![](d.png){.decorative}\n";
        let sample = sample("", body);
        let message = "poor-alt-text: the words for this picture say that there is one, not what it shows";
        assert_eq!(sample.said, [format!("9:1 {message}"), format!("11:22 {message}")]);
        let front = "[[appendix]]\ntitle = 'Map'\nimage = 'map.png'\nalt = 'map.png'\n";
        assert_eq!(
            sample_with("", front, "# Purpose\n\nSee the map.\n").said,
            ["8:7 poor-alt-text: the words for this picture are the name of a file"]
        );
        let review = "+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\ncover_image = 'a.png'\ncover_alt = 'Gap'\n+++\n\
            # One\n\nText.\n";
        assert_eq!(
            sample_of("", &[("review.md", review)]).said,
            ["5:15 poor-alt-text: the words for this picture are too few to say what it shows"]
        );
    }
}
