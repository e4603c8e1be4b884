//! Words of the samples that have to come out on their pages, and what of a house prints them.

/// A part of the samples.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub what: &'static str,
    /// Words that stand in no other part.
    pub words: &'static str,
    /// The drawing functions that print it.
    pub functions: &'static [&'static str],
    /// The templates, and the blocks of templates, that print it, the nearest first.
    pub templates: &'static [&'static str],
}

macro_rules! parts {
    ($($name:ident: $($what:literal $words:literal [$($function:literal)*] [$($template:literal)*])*;)*) => {
        $(pub(super) const $name: &[Part] = &[$(Part {
            what: $what,
            words: $words,
            functions: &[$($function),*],
            templates: &[$($template),*],
        }),*];)*
    };
}

parts! {
    REPORT:
        "title" "its smallest notes" ["title"] ["title" "body"]
        "header" "Strategic Director" ["header" "header-lines"] ["field" "header" "body"]
        "text of sections" "Words of this section" ["paragraph" "text"] ["section" "sections" "body"]
        "recommendations" "notes what was found" ["recommendation" "list"] ["recommendation" "sections" "body"]
        "sub-headings" "Lists of every kind" ["subheading" "heading-look"] ["section" "sections" "body"]
        "lists" "a bullet" ["list"] ["section" "sections" "body"]
        "tables" "Abbey and Riverside" ["table"] ["section" "sections" "body"]
        "captions" "How a figure stands" ["figure"] ["section" "sections" "body"]
        "quotations" "was said that words" ["quotation"] ["section" "sections" "body"]
        "boxes" "A box of the same kind" ["box"] ["box" "section" "sections" "body"]
        "notes" "A note at the foot" ["note-mark"] ["section" "sections" "body"]
        "forms" "What you have to say" ["form" "form-field"] ["section" "sections" "body"]
        "action plans" "Write to everybody" ["plan" "plan-table"] ["section" "sections" "body"]
        "background papers" "Minutes of the meeting" ["list" "table"] ["background-papers" "sections" "body"]
        "sign-offs" "Oluwaseun Fairweather" ["table"] ["listing" "sign_off" "body"]
        "history" "Scrutiny Panel" ["table"] ["listing" "history" "body"]
        "contacts" "Tomos Rhydderch" ["contacts"] ["contacts" "body"]
        "references" "What members read" ["references"] ["references" "body"]
        "appendices" "Words of an appendix" ["appendix"] ["appendix" "appendices" "body"];
    PLAN:
        "action plans" "Write to everybody" ["plan" "plan-table"] ["plan" "body"];
    REVIEW:
        "cover" "And what stands below" ["cover"] ["cover" "body"]
        "page inside the cover" "We look at papers" ["about"] ["about" "body"]
        "chapters" "Words before all others" ["chapter" "paragraph"] ["chapter" "chapters" "sections" "body"]
        "signatures" "Chair" ["signature"] ["chapter" "chapters" "sections" "body"]
        "lists" "a bullet" ["list"] ["chapter" "chapters" "sections" "body"]
        "tables" "Abbey and Riverside" ["table"] ["chapter" "chapters" "sections" "body"]
        "quotations" "was said that words" ["quotation"] ["chapter" "chapters" "sections" "body"]
        "boxes" "A box of the same kind" ["box"] ["box" "chapter" "chapters" "sections" "body"]
        "references" "What members read" ["review-references"] ["references" "body"]
        "appendices" "Whom we met" ["review-appendix"] ["appendix" "appendices" "body"]
        "back page" "You may copy" ["imprint"] ["imprint" "body"];
}
