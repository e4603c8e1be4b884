//! The rules: one file each, with its name, how bad a breach is, and its page for `boardpaper explain`.
//! A rule that looks at a whole paper has its check there too; what a reader finds while it reads is found there.

mod page;
mod paper;
mod passages;
mod set;

pub(crate) use empty_section::report_empty;
pub(crate) use nil_without_judgement::{report_missing_judgement, states_no_judgement};
pub use page::{levels, page};
pub(crate) use paper::check_paper;
pub use set::{RuleSet, read_rules};
pub(crate) use too_long::check_publishers;

/// One rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name that messages carry, in lower case with hyphens.
    pub name: &'static str,
    /// How bad a breach is, unless a house or a workspace says otherwise.
    pub level: Level,
    /// Whether a house or a workspace may say otherwise.
    pub levels: Levels,
    /// What it is about.
    pub group: Group,
    /// What the rule is for, in one sentence.
    pub purpose: &'static str,
    /// Why there is such a rule, with its source: Markdown, in the words of an officer.
    pub why: &'static str,
    /// How to put a breach right: Markdown.
    pub remedy: &'static str,
    /// How it is written wrongly, and how rightly.
    pub examples: &'static [Example],
}

/// How something is written wrongly and how rightly: the text of a report below its front matter.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// What the rule finds.
    pub wrong: &'static str,
    /// The same as it should be.
    pub right: &'static str,
}

/// How much a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not looked at.
    Off,
    /// It is said, and the document is built.
    Warning,
    /// It is said, and the document is not built.
    Error,
}

impl Level {
    /// The levels by the names that people type.
    pub const NAMES: [(&'static str, Self); 3] =
        [("off", Self::Off), ("warning", Self::Warning), ("error", Self::Error)];

    /// The name that people type.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, level)| *level == self).map_or("", |(name, _)| name)
    }
}

/// Which levels a rule may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levels {
    /// Its own alone: nothing could be built, or it would be wrong in print.
    Fixed,
    /// Any.
    Any,
}

/// What a rule is about, in the order of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What may be published.
    Publishing,
    /// What a document says of itself above its text.
    Head,
    /// The sections of a report.
    Sections,
    /// Headings and numbers.
    Headings,
    /// Plain words.
    Wording,
    /// Lists, boxes and what stands in braces.
    Lists,
    /// Tables.
    Tables,
    /// Pictures.
    Pictures,
    /// References, notes, appendices and works cited.
    References,
    /// Links.
    Links,
    /// Characters.
    Characters,
    /// Action plans.
    Plans,
    /// Files, keys and settings.
    Files,
    /// House styles.
    Houses,
    /// boardpaper itself.
    Program,
}

impl Group {
    /// Every group, in the order of the reference.
    pub const ALL: [Self; 15] = [
        Self::Publishing,
        Self::Head,
        Self::Sections,
        Self::Headings,
        Self::Wording,
        Self::Lists,
        Self::Tables,
        Self::Pictures,
        Self::References,
        Self::Links,
        Self::Characters,
        Self::Plans,
        Self::Files,
        Self::Houses,
        Self::Program,
    ];

    /// What stands above its rules in the reference.
    pub fn title(self) -> &'static str {
        match self {
            Self::Publishing => "What may be published",
            Self::Head => "The head of a document",
            Self::Sections => "Sections",
            Self::Headings => "Headings and numbers",
            Self::Wording => "Wording",
            Self::Lists => "Lists, boxes and settings in braces",
            Self::Tables => "Tables",
            Self::Pictures => "Pictures",
            Self::References => "References, notes and appendices",
            Self::Links => "Links",
            Self::Characters => "Characters",
            Self::Plans => "Action plans",
            Self::Files => "Files and settings",
            Self::Houses => "House styles",
            Self::Program => "The program",
        }
    }
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

macro_rules! rules {
    ($($module:ident $constant:ident)*) => {
        $(mod $module;)*
        $(pub use $module::$constant;)*
        /// Every rule, in the order of the reference.
        pub static ALL: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    not_open NOT_OPEN
    html_comment HTML_COMMENT
    prompt_left_in PROMPT_LEFT_IN
    published_work_as_background_paper PUBLISHED_WORK_AS_BACKGROUND_PAPER
    personal_data PERSONAL_DATA
    missing_field MISSING_FIELD
    bad_date BAD_DATE
    date_disagrees DATE_DISAGREES
    missing_section MISSING_SECTION
    unknown_section UNKNOWN_SECTION
    duplicate_section DUPLICATE_SECTION
    section_order SECTION_ORDER
    section_too_long SECTION_TOO_LONG
    report_too_long REPORT_TOO_LONG
    missing_reason MISSING_REASON
    text_outside_section TEXT_OUTSIDE_SECTION
    empty_section EMPTY_SECTION
    nil_without_judgement NIL_WITHOUT_JUDGEMENT
    skipped_heading_level SKIPPED_HEADING_LEVEL
    empty_heading EMPTY_HEADING
    fake_heading FAKE_HEADING
    typed_number TYPED_NUMBER
    too_deep TOO_DEEP
    too_long TOO_LONG
    raw_html RAW_HTML
    acronym_not_explained ACRONYM_NOT_EXPLAINED
    long_sentence LONG_SENTENCE
    reading_age READING_AGE
    bad_attribute BAD_ATTRIBUTE
    typed_list TYPED_LIST
    bad_fence BAD_FENCE
    bad_table BAD_TABLE
    short_row SHORT_ROW
    table_without_header TABLE_WITHOUT_HEADER
    missing_alt_text MISSING_ALT_TEXT
    bad_image BAD_IMAGE
    poor_alt_text POOR_ALT_TEXT
    image_resolution IMAGE_RESOLUTION
    image_too_large IMAGE_TOO_LARGE
    duplicate_id DUPLICATE_ID
    dangling_reference DANGLING_REFERENCE
    unknown_citation UNKNOWN_CITATION
    duplicate_reference DUPLICATE_REFERENCE
    unused_reference UNUSED_REFERENCE
    unknown_footnote UNKNOWN_FOOTNOTE
    footnote_elsewhere FOOTNOTE_ELSEWHERE
    unused_footnote UNUSED_FOOTNOTE
    missing_appendix MISSING_APPENDIX
    unreferenced_appendix UNREFERENCED_APPENDIX
    bad_link BAD_LINK
    link_title LINK_TITLE
    vague_link_text VAGUE_LINK_TEXT
    bare_web_address BARE_WEB_ADDRESS
    uncovered_character UNCOVERED_CHARACTER
    private_use_character PRIVATE_USE_CHARACTER
    bad_sheet BAD_SHEET
    hidden_cells HIDDEN_CELLS
    duplicate_ref DUPLICATE_REF
    vanished_ref VANISHED_REF
    reused_ref REUSED_REF
    unknown_due UNKNOWN_DUE
    overdue OVERDUE
    no_lead NO_LEAD
    no_progress NO_PROGRESS
    stale_progress STALE_PROGRESS
    status_disagrees STATUS_DISAGREES
    lead_spelling LEAD_SPELLING
    unprinted_column UNPRINTED_COLUMN
    syntax SYNTAX
    not_text NOT_TEXT
    control_character CONTROL_CHARACTER
    unreadable UNREADABLE
    outside_workspace OUTSIDE_WORKSPACE
    missing_file MISSING_FILE
    unknown_key UNKNOWN_KEY
    wrong_type WRONG_TYPE
    unknown_kind UNKNOWN_KIND
    bad_setting BAD_SETTING
    unused_file UNUSED_FILE
    same_output SAME_OUTPUT
    output OUTPUT
    unknown_house UNKNOWN_HOUSE
    house_file HOUSE_FILE
    low_contrast LOW_CONTRAST
    template TEMPLATE
    small_text SMALL_TEXT
    missing_glyph MISSING_GLYPH
    unknown_block UNKNOWN_BLOCK
    unknown_value UNKNOWN_VALUE
    unused_function UNUSED_FUNCTION
    unused_house_file UNUSED_HOUSE_FILE
    off_page OFF_PAGE
    text_overlaps TEXT_OVERLAPS
    lost_words LOST_WORDS
    empty_page EMPTY_PAGE
    engine_refused ENGINE_REFUSED
    time_limit TIME_LIMIT
    memory_limit MEMORY_LIMIT
    bug BUG
}
