//! `unused-function`: a drawing function in a `house.typ` that nothing calls.

use super::{Group, Level, Levels, Rule};

/// Something calls every drawing function.
pub static UNUSED_FUNCTION: Rule = Rule {
    name: "unused-function",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Something calls every drawing function.",
    why: "A house draws a part differently by a function of the name that `base` has for it. A function whose name is
misspelt draws nothing: the part looks as in `base`, and the work seems lost.",
    remedy: r#"Give the function the name that the hint suggests. The reference of drawing lists the functions of `base`. A
new function of your own is called from a template, as `#draw("crest")`. Delete one that is not needed any
more."#,
    examples: &[],
};
