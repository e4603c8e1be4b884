//! The keys of a review.

use super::keys::Kind::*;
use super::keys::{Document, Key, Need, may, must};
use super::report::{
    ALT_OF_IMAGE, APPENDIX, HEAD, IMAGE_WITH_ALT, ONE_CONTENT, ONE_HEADING, REFERENCE, SECTION, TEXT_OR_URL,
};

/// A long report of a regulator or commission.
pub(super) const DOCUMENT: Document = Document {
    title: "Review",
    says: "A long report of a regulator or commission: what stands between the lines of plus signs of a Markdown file, or the whole of a TOML or JSON file.",
    keys: &[OWN, HEAD, COVERS, SECTION, APPENDIX, REFERENCE],
    needs: &[
        Need::With("", "cover_alt", "cover_image"),
        Need::With("", "cover_image", "cover_alt"),
        ONE_HEADING,
        ONE_CONTENT,
        ALT_OF_IMAGE,
        IMAGE_WITH_ALT,
        TEXT_OR_URL,
    ],
};

const OWN: &[Key] =
    &[must("kind", OneOf(&["review"]), "Says that this is a review, as against a report or a plan.")];

const COVERS: &[Key] = &[
    may("subtitle", Words, "What stands below the title on the cover."),
    may(
        "cover_image",
        Words,
        "The picture on the cover, named from the folder of this file. It needs cover_alt.",
    ),
    may(
        "cover_alt",
        Text,
        "What the picture on the cover shows, in words for those who cannot see it; \"\" if it shows nothing that matters.",
    ),
    may("about", Text, "The page inside the cover, in Markdown. Its headings begin with two #."),
    may("imprint", Text, "The back page, in Markdown. Its headings begin with two #."),
    may(
        "chapters",
        Texts,
        "The Markdown files of the chapters, in order, named from the folder of this file. What stands in this file itself comes first.",
    ),
];
