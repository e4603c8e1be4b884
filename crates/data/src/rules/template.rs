//! `template`: a template or a drawing function that fails while a document is built.

use super::{Group, Level, Levels, Rule};

/// A template renders.
pub static TEMPLATE: Rule = Rule {
    name: "template",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "A template renders.",
    why: "Templates and drawing functions of a house write every page of its papers. Where one fails, the paper cannot
be laid out, or would lack the title, the language or the structure that PDF/UA asks for, and the same
happens to every paper of the house.",
    remedy: r#"If you keep the house, look at the place, which is in its own file, and mend it as the hint says.
`boardpaper house check NAME` draws sample documents and shows all faults at once, and `boardpaper build -v`
shows where in the template each happened.

If you write papers, your text is most likely right. Tell whoever keeps the house, with the message; until
it is mended, `house = "base"` builds the paper in the plain style."#,
    examples: &[],
};
