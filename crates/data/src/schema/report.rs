//! The keys of a report, and those that other documents share with it.

use super::keys::Kind::*;
use super::keys::{Document, Key, Need, may, must};
use crate::report::TOP_LEVEL;

/// A board paper.
pub(super) const DOCUMENT: Document = Document {
    title: "Report",
    says: "A board paper: what stands between the lines of plus signs of a Markdown file, or the whole of a TOML or JSON file.",
    keys: &[OWN, HEAD, HEADER, CLOSING, SECTION, APPENDIX, REFERENCE],
    needs: &[
        Need::Any("background_paper[]", &["title", "url"]),
        Need::Any("sign_off[]", &["name", "post"]),
        ONE_HEADING,
        ONE_CONTENT,
        ALT_OF_IMAGE,
        IMAGE_WITH_ALT,
        TEXT_OR_URL,
    ],
};

const OWN: &[Key] =
    &[must("kind", OneOf(&["report"]), "Says that this is a report, as against a plan or a review.")];

/// What reports and reviews say of themselves.
pub(super) const HEAD: &[Key] = &[
    must("title", Words, "The title: in many houses the SUBJECT line."),
    must(
        "date",
        Date,
        "The date of the meeting: 2026-12-10, or in words such as \"10 December 2026\". Where no day is known, \"December 2026\". It prints in the house's wording.",
    ),
    may(
        "house",
        Text,
        "The house style: a folder in templates, or a style that boardpaper brings. The workspace's if nothing is said.",
    ),
    may(
        "publisher",
        Texts,
        "Who publishes it, and the author of the PDF. A list for bodies that publish together; the workspace's organisation if nothing is said.",
    ),
    may("language", Language, LANGUAGE),
    may("access", OneOf(&["open", "exempt", "confidential"]), ACCESS),
];

pub(super) const LANGUAGE: &str = "The language of the words by its code: \"en-GB\" for English, \"cy\" for Welsh. The workspace's if nothing is said.";

pub(super) const ACCESS: &str = "Who may see it: \"open\", the public, if nothing is said. What is exempt or confidential is never built, and is best kept out of the folder of open papers.";

const HEADER: &[Key] = &[
    may("report_to", Texts, "The body that the report is to, or a list of several."),
    may("reporting_officer", Texts, "The post that reports, or a list of several."),
    may("portfolio", Texts, "The portfolio that the report falls in, or a list of several."),
    may("wards", Texts, "The wards that it is about: \"Borough-wide\", or a list."),
    may(
        "fields",
        AnythingBut(TOP_LEVEL),
        "What else the head of the house's papers asks for, each under the key that the house gives it. Keys of the report itself stand above this table.",
    ),
];

const CLOSING: &[Key] = &[
    may(
        "contact",
        Tables,
        "Who signs the report and answers questions about it. Several stand each below a line [[contact]].",
    ),
    may("contact[].name", Text, "The name of the officer."),
    may("contact[].post", Text, "The post of the officer."),
    may("contact[].directorate", Text, "The directorate of the officer."),
    may("contact[].phone", Text, "The telephone number at work, in quotation marks."),
    may("contact[].email", Text, "The address for electronic mail at work."),
    may(
        "sign_off",
        Tables,
        "Who agreed to the report, or to a part of it. Each stands below a line [[sign_off]] and needs a name or a post.",
    ),
    may(
        "sign_off[].on",
        Text,
        "The part that was signed off, by its heading: \"Financial implications\". The whole report if nothing is said.",
    ),
    may("sign_off[].name", Text, "Who signed it off."),
    may("sign_off[].post", Text, "The post of whoever signed it off."),
    may("sign_off[].date", Date, "When it was signed off."),
    may("history", Tables, "Where the report was before. Each body stands below a line [[history]]."),
    may("history[].date", Date, "When that body considered it."),
    must("history[].body", Words, "The body that considered it."),
    may("history[].outcome", Text, "What came of it there."),
    may(
        "background_paper",
        Tables,
        "The background papers, which have to be listed and open to inspection (Local Government Act 1972, section 100D). Each stands below a line [[background_paper]] and needs a title or a url.",
    ),
    may("background_paper[].title", Text, "What the paper is called."),
    may("background_paper[].place", Text, "The place of inspection."),
    may("background_paper[].contact", Text, "The officer to ask for it."),
    may("background_paper[].url", Text, "Where it is on the web: an address that begins with https."),
    may(
        "background_paper[].access",
        OneOf(&["open", "exempt", "confidential"]),
        "Who may see it: \"open\", the public, if nothing is said. A paper that is exempt or confidential is left out of everything that is built.",
    ),
];

/// Sections, where they are not written as headings of Markdown.
pub(super) const SECTION: &[Key] = &[
    may(
        "section",
        Tables,
        "The sections, in the order in which they stand, where they are not written as headings below the front matter. Each stands below a line [[section]] and needs a title or an id.",
    ),
    may(
        "section[].title",
        Text,
        "The title of the section. One that the house knows prints as the house words it.",
    ),
    may("section[].id", Text, "The house's name for the section, in place of a title."),
    may("section[].text", Text, "What the section says, in Markdown. Its headings begin with two #."),
    may("section[].plain", Boolean, "True if its paragraphs take no numbers."),
    may("section[].unnumbered", Boolean, "True if its heading takes no number either."),
];

/// Appendices.
pub(super) const APPENDIX: &[Key] = &[
    may(
        "appendix",
        Tables,
        "The appendices, in order; their letters come by themselves. Each stands below a line [[appendix]] and has one of text, file, image and plan.",
    ),
    must("appendix[].title", Words, "The title of the appendix, without \"Appendix A\" before it."),
    may(
        "appendix[].id",
        Id,
        "A name for references to it: [](#plan) in the text prints \"Appendix A\" for the id \"plan\".",
    ),
    may("appendix[].text", Text, "What the appendix says, in Markdown. Its headings begin with two #."),
    may(
        "appendix[].file",
        Text,
        "A Markdown file with the text of the appendix, named from the folder of this file.",
    ),
    may(
        "appendix[].image",
        Text,
        "A picture that is the appendix, named from the folder of this file. It needs alt.",
    ),
    may("appendix[].alt", Text, "What the picture shows, in words for those who cannot see it."),
    may(
        "appendix[].plan",
        Text,
        "An action plan that is the appendix: its TOML file, named from the folder of this file.",
    ),
    may("appendix[].access", OneOf(&["open", "exempt", "confidential"]), ACCESS),
];

/// Works that are cited.
pub(super) const REFERENCE: &[Key] = &[
    may(
        "references",
        Text,
        "A TOML or JSON file with further [[reference]] tables, named from the folder of this file.",
    ),
    may(
        "reference",
        Tables,
        "The works that the text cites. Each stands below a line [[reference]] and needs a text or a url.",
    ),
    must(
        "reference[].key",
        CitationKey,
        "The name by which the text cites the work: [@smith-2014] for \"smith-2014\".",
    ),
    may(
        "reference[].text",
        Text,
        "The work as it prints in the list: who wrote it, when, its title, in Markdown.",
    ),
    may("reference[].url", Text, "Where the work is on the web: makes its text a link."),
];

pub(super) const ONE_HEADING: Need = Need::One("section[]", &["title", "id"]);
pub(super) const ONE_CONTENT: Need = Need::One("appendix[]", &["text", "file", "image", "plan"]);
pub(super) const ALT_OF_IMAGE: Need = Need::With("appendix[]", "alt", "image");
pub(super) const IMAGE_WITH_ALT: Need = Need::With("appendix[]", "image", "alt");
pub(super) const TEXT_OR_URL: Need = Need::Any("reference[]", &["text", "url"]);
