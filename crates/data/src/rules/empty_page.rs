//! `empty-page`: a page of a sample with nothing but its head and foot.

use super::{Group, Level, Levels, Rule};

/// Every page has words on it.
pub static EMPTY_PAGE: Rule = Rule {
    name: "empty-page",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Every page has words on it.",
    why: "A blank page looks like one that went missing, and members ask what stood on it. It is most often a page
break that follows another, or something that is a little too tall for its page.",
    remedy: "Look at what ends the page before: delete one of two page breaks, or write `#pagebreak(weak: true)`, which
does nothing on a page that is still empty. Leave out a fixed height of a whole page.",
    examples: &[],
};
