//! The rules that find faults: their names, which people quote, and how bad a breach is.

use crate::diagnostic::Severity;

/// One rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name that messages carry, in lower case with hyphens.
    pub name: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// What the rule is for, in one sentence.
    pub purpose: &'static str,
}

macro_rules! rules {
    ($($constant:ident $severity:ident $name:literal $purpose:literal)*) => {
        $(
            #[doc = $purpose]
            pub static $constant: Rule =
                Rule { name: $name, severity: Severity::$severity, purpose: $purpose };
        )*
        /// Every rule, in the order of this file.
        pub static ALL: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    SYNTAX Error "syntax" "The file is written in the form that its name says: TOML, JSON or front matter."
    NOT_TEXT Error "not-text" "A file is UTF-8 text of a size that a person writes."
    CONTROL_CHARACTER Error "control-character" "Text has no control characters."
    UNREADABLE Error "unreadable" "Every file that is named can be read."
    OUTSIDE_WORKSPACE Error "outside-workspace" "Every path stays inside the workspace."
    MISSING_FILE Error "missing-file" "Every file that is named exists."
    UNKNOWN_KEY Error "unknown-key" "Every key is one that is known."
    WRONG_TYPE Error "wrong-type" "Every key has a value of its kind."
    MISSING_FIELD Error "missing-field" "Everything that the document or the house requires is given."
    UNKNOWN_KIND Error "unknown-kind" "A document is of a kind that can be built."
    BAD_DATE Error "bad-date" "A date can be read as a date."
    DATE_DISAGREES Warning "date-disagrees" "A day of the week is that of its date."
    BAD_SETTING Error "bad-setting" "A setting has a value that it can take."
    NOT_YET Warning "not-yet" "Everything asked for is what this version can do."
    UNUSED_FILE Warning "unused-file" "A file among the documents is a document or used by one."
    NOT_OPEN Error "not-open" "Exempt and confidential text is not built into open papers (Local Government Act 1972, section 100B)."
    UNKNOWN_HOUSE Error "unknown-house" "The house of a document exists."
    HOUSE_FILE Error "house-file" "A house's files are there and are what they should be."
    LOW_CONTRAST Warning "low-contrast" "Signs and words can be seen on the paper (WCAG 1.4.3)."
    TEMPLATE Error "template" "A template renders."
    SMALL_TEXT Warning "small-text" "Text is large enough to read: 12 pt, and 10 pt in notes, tables and at the foot."
    MISSING_GLYPH Error "missing-glyph" "Some font has every character that a house prints."
    UNKNOWN_BLOCK Warning "unknown-block" "A block of a template stands in place of one that is there."
    UNKNOWN_VALUE Warning "unknown-value" "A template uses values, filters and templates that there are."
    UNUSED_FUNCTION Warning "unused-function" "Something calls every drawing function."
    UNUSED_HOUSE_FILE Warning "unused-house-file" "Every file of a house stands in place of another or is used by one."
    OFF_PAGE Warning "off-page" "Words stay on the page."
    TEXT_OVERLAPS Warning "text-overlaps" "Words do not stand on other words."
    LOST_WORDS Warning "lost-words" "What a document says stands on its pages."
    EMPTY_PAGE Warning "empty-page" "Every page has words on it."
    MISSING_SECTION Error "missing-section" "Every section that the house requires is there."
    UNKNOWN_SECTION Error "unknown-section" "Where a house says so, only its own sections stand in a report."
    DUPLICATE_SECTION Error "duplicate-section" "A section of the house stands once."
    SECTION_ORDER Warning "section-order" "Sections stand in the order that the house wants."
    SECTION_TOO_LONG Warning "section-too-long" "A section has no more words than the house allows."
    REPORT_TOO_LONG Warning "report-too-long" "A report has no more pages than the house allows."
    MISSING_REASON Warning "missing-reason" "Each recommendation has its reason, where the house asks for it."
    DUPLICATE_ID Error "duplicate-id" "An id is unique in its document."
    BAD_ATTRIBUTE Error "bad-attribute" "Words in braces are ones that mean something there."
    DANGLING_REFERENCE Error "dangling-reference" "A reference leads to something in the document."
    UNKNOWN_CITATION Error "unknown-citation" "A citation leads to a reference."
    DUPLICATE_REFERENCE Warning "duplicate-reference" "A work is listed once among the references."
    UNUSED_REFERENCE Warning "unused-reference" "Every reference is cited."
    UNKNOWN_FOOTNOTE Error "unknown-footnote" "A footnote mark has its footnote."
    FOOTNOTE_ELSEWHERE Error "footnote-elsewhere" "Where notes begin anew in each chapter, a note belongs to one chapter."
    UNUSED_FOOTNOTE Warning "unused-footnote" "Every footnote has its mark."
    BAD_LINK Error "bad-link" "A link leads to a web page, a mail address, a telephone number or a document of the workspace."
    LINK_TITLE Warning "link-title" "A link has no title in quotation marks: it would not be printed."
    MISSING_ALT_TEXT Error "missing-alt-text" "A picture has words for those who cannot see it (WCAG 1.1.1)."
    BAD_IMAGE Error "bad-image" "A picture can be read and printed."
    HEADING_LEVEL Error "heading-level" "Headings do not skip a level (PDF/UA-1, 7.4.2)."
    EMPTY_HEADING Error "empty-heading" "A heading has words (PDF/UA-1, 7.4.2)."
    TYPED_LIST Error "typed-list" "A list is typed so that it becomes a list."
    BAD_TABLE Error "bad-table" "A table is written as rows and cells."
    BAD_SHEET Error "bad-sheet" "A sheet can be read, and every cell of it has its place in the plan."
    HIDDEN_CELLS Warning "hidden-cells" "What a sheet hides is not published, and that it is there is known."
    SHORT_ROW Warning "short-row" "A row has as many cells as the others."
    BAD_FENCE Error "bad-fence" "A box, table or other fenced part is opened with a known word and closed."
    TOO_DEEP Error "too-deep" "Lists, quotations, boxes and emphasis stand in one another no deeper than a page can show."
    TOO_LONG Error "too-long" "Titles, headings, words and addresses are no longer than a PDF can keep."
    DUPLICATE_REF Error "duplicate-ref" "The ref of an area or an action is given once and for all."
    VANISHED_REF Error "vanished-ref" "What was reported under a ref is reported under it again."
    REUSED_REF Error "reused-ref" "A ref stands for one area or action for ever."
    UNKNOWN_DUE Warning "unknown-due" "What an action is due is a date or a phrase of the house."
    OVERDUE Warning "overdue" "An open action is not past its date."
    NO_LEAD Warning "no-lead" "Somebody leads every action."
    NO_PROGRESS Warning "no-progress" "Of an open action it is said how it gets on."
    STALE_PROGRESS Warning "stale-progress" "Of an open action something new is said since it was last reported."
    STATUS_DISAGREES Warning "status-disagrees" "Status and progress say the same."
    LEAD_SPELLING Warning "lead-spelling" "A person is spelt one way."
    UNPRINTED_COLUMN Warning "unprinted-column" "What a plan says has a column in its house."
    RAW_HTML Warning "raw-html" "Text has no HTML tags."
    HTML_COMMENT Error "html-comment" "Text has no comments, since they would be published."
    UNCOVERED_CHARACTER Warning "uncovered-character" "Every character can be printed."
    TEXT_OUTSIDE_SECTION Error "text-outside-section" "Text stands under a heading."
    SAME_OUTPUT Error "same-output" "Two documents do not write the same file."
    OUTPUT Error "output" "What is built can be written."
    ENGINE_REFUSED Error "engine-refused" "The typesetter takes what the checks passed; if not, this is the backstop."
    BUG Error "bug" "boardpaper itself does not fail."
}
