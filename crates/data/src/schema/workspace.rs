//! The keys of `boardpaper.toml`.

use super::keys::Kind::*;
use super::keys::{Document, Key, may};

/// The settings of a workspace.
pub(super) const DOCUMENT: Document = Document {
    title: "Settings of a workspace",
    says: "What holds for all papers of a workspace: boardpaper.toml. Every key may be left out.",
    keys: &[KEYS],
    needs: &[],
};

const KEYS: &[Key] = &[
    may("workspace", Table, "What documents share that do not say it themselves."),
    may(
        "workspace.organisation",
        Text,
        "The publisher of documents that name none, and the author of their PDFs.",
    ),
    may(
        "workspace.house",
        Text,
        "The house style of documents that name none: a folder in templates, or a style that boardpaper brings.",
    ),
    may(
        "workspace.language",
        Language,
        "The language of documents that name none, by its code: \"en-GB\" for English, \"cy\" for Welsh.",
    ),
    may(
        "workspace.jurisdiction",
        OneOf(&["england", "wales", "scotland", "northern-ireland"]),
        "Whose law applies to the papers.",
    ),
    may("output", Table, "What a build writes."),
    may(
        "output.formats",
        SomeOf(&["pdf", "html", "typst"]),
        "The forms in which documents are written: \"pdf\", \"html\", and \"typst\" for authors of templates.",
    ),
    may(
        "output.standards",
        SomeOf(&["ua-1", "a-2a"]),
        "The standards that PDFs follow. This version writes both, whatever is said.",
    ),
    may("fonts", Table, "Where fonts come from."),
    may(
        "fonts.system",
        Boolean,
        "True if fonts of the machine are used besides those of the workspace and of boardpaper. The same paper may then look different on another machine.",
    ),
    may("rules", Rules, "How much each rule counts in this workspace: \"off\", \"warning\" or \"error\"."),
];
