//! `missing-alt-text`: a picture says in words what it shows. It is told where pictures are read, in `prose::figure`,
//! `report::appendices` and `report::reviews`, and of logos in `house::page`.
//! `report::appendices` and `report::reviews`, and of logos in `house::page`.

use super::{Group, Level, Levels, Rule};

/// A picture has words for those who cannot see it (WCAG 2.2, 1.1.1).
pub static MISSING_ALT_TEXT: Rule = Rule {
    name: "missing-alt-text",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Pictures,
    purpose: "A picture has words for those who cannot see it (WCAG 2.2, 1.1.1).",
    why: "\
Whoever cannot see a picture hears its words instead; without them, only “image”. WCAG 2.2, success criterion \
1.1.1 (Non-text Content), and PDF/UA-1 (ISO 14289-1, 7.3) ask for them, and a PDF that says it is accessible \
cannot be made without.",
    remedy: "\
Say between the brackets what the picture tells its reader, in a sentence: `![Map of the borough: the four homes \
lie north of the river](map.png)`. Of a chart, say what it shows and not that it is a chart: “Referrals rose \
from 120 to 180 in a year”.

If it means nothing, as an ornament does, leave the brackets empty and say so: `![](flower.png){.decorative}`. \
For an appendix that is a picture write `alt = \"…\"`, for the picture on the cover of a review `cover_alt = \
\"…\"`.",
    examples: &[],
};
