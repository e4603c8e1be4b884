//! The keys of `house.toml`, one line each, in the order in which people read of them.

use super::Kind::*;
use super::{Group, Key};

macro_rules! groups {
    ($($path:literal $example:literal $written:literal $says:literal)*) => {
        /// Every table, in the order of the reference.
        pub const GROUPS: &[Group] = &[$(Group { path: $path, example: $example, written: $written, says: $says }),*];
    };
}

macro_rules! keys {
    ($($path:literal ($kind:expr) $says:literal)*) => {
        /// Every key, those of a table together.
        pub const KEYS: &[Key] = &[$(Key { path: $path, kind: $kind, says: $says }),*];
    };
}

/// A numbering of so many counters at most.
const fn numbering(counters: usize) -> super::Kind {
    Numbering { counters, or_none: false }
}

/// A numbering of so many counters at most, or none.
const fn numbering_or_none(counters: usize) -> super::Kind {
    Numbering { counters, or_none: true }
}

/// What can be the part of a report.
const PARTS: &[&str] =
    &["title", "header", "sections", "sign_off", "history", "contacts", "references", "appendices"];

/// What can be a column of an action plan.
const COLUMNS: &[&str] = &[
    "number", "area", "source", "ref", "action", "lead", "due", "revised", "progress", "status", "rag",
    "changes",
];

/// What a foot can stand for.
const PLACES: &[&str] = &["title", "publisher", "date", "page", "pages", "page_of"];

groups! {
    "" "" "" "The first lines of the file, above all tables."
    "report" "report" "[report]" "Which parts a report has, and how long it may be."
    "page" "page" "[page]" "The paper."
    "page.margin" "page.margin" "[page.margin]" "The margins. A house may say one of them alone: `margin = { left = \"30mm\" }`."
    "text" "text" "[text]" "Fonts and sizes. Body text of less than 12 pt, and notes of less than 10 pt, are hard to read for many people."
    "colours" "colours" "[colours]" "Colours by name. Text needs a contrast of 4.5 to 1 with what is behind it."
    "logo[]" "logo[]" "[[logo]]" "A crest or sign above the first part of a report. Several stand side by side, each below a line `[[logo]]` of its own."
    "footer" "footer" "[footer]" "What stands at the foot of each page. A review prints `left`, and the number of the page alone."
    "header" "header" "[header]" "The lines at the head of a report."
    "header.field.*" "header.field.portfolio" "[header.field.NAME]" "One line of the head. NAME is the key that a writer gives: `report_to`, `date`, `reporting_officer`, `portfolio` and `wards` at the top of the report, any other under `[fields]`. A field that is described and not among `fields` may be given, and does not print; one that a report does not give does not print either."
    "sections" "sections" "[sections]" "How sections stand in a report."
    "section.*" "section.implications" "[section.ID]" "A section that the house knows, by an id of the house's own. The ids `recommendation` and `background-papers` mean something: the first is drawn as what the body is asked to decide, the second lists the papers of the front matter."
    "section.*.sub.*" "section.implications.sub.financial" "[section.ID.sub.ID]" "A sub-heading (`##`) that the section knows. Where the form of the section is `\"run-in\"`, `\"table\"` or `\"ticks\"`, a writer may also make it a section of its own, `# Financial implications`: it is gathered into this one."
    "nil" "nil" "[nil]" "What is said where there is nothing to say."
    "numbering" "numbering" "[numbering]" "How things number themselves. Each value is an example of what is wanted."
    "recommendation" "recommendation" "[recommendation]" "What the body is asked to decide."
    "background_papers" "background_papers" "[background_papers]" "The papers that the section `background-papers` lists."
    "appendices" "appendices" "[appendices]" "The appendices of a report."
    "contacts" "contacts" "[contacts]" "Who signs the report: `[contact]` of a report."
    "sign_off" "sign_off" "[sign_off]" "Who agreed to what: `[[sign_off]]` of a report."
    "history" "history" "[history]" "Where the report was before: `[[history]]` of a report."
    "dates" "dates" "[dates]" "How dates read."
    "boxes.*" "boxes.note" "[boxes.KIND]" "A kind of box, which a writer opens with `::: KIND`."
    "review" "review" "[review]" "How reviews are set."
    "rules" "rules" "[rules]" "How much each rule counts in papers of the house: `boardpaper explain` lists the rules. A workspace may say the same in its `boardpaper.toml`, and has the last word."
    "rules.acronym-not-explained" "rules.acronym-not-explained" "[rules.acronym-not-explained]" "What the rule `acronym-not-explained` is told besides its level."
    "rules.long-sentence" "rules.long-sentence" "[rules.long-sentence]" "What the rule `long-sentence` is told besides its level."
    "rules.reading-age" "rules.reading-age" "[rules.reading-age]" "What the rule `reading-age` is told besides its level."
    "plan" "plan" "[plan]" "How action plans are set."
    "plan.margin" "plan.margin" "[plan.margin]" "The margins of the pages on which the table stands."
    "plan.column.*" "plan.column.due" "[plan.column.NAME]" "One column of the table."
    "plan.status.*" "plan.status.unknown" "[plan.status.ID]" "One status. Each id in `statuses` needs one."
    "plan.rag.*" "plan.rag.red" "[plan.rag.ID]" "One rating. Each id in `rags` needs one."
    "words.*" "words.en" "[words.LANGUAGE]" "Words in one language, by its code: `en`, `cy`. A document in a language that has none prints the English ones."
    "language.*" "language.cy" "[language.LANGUAGE]" "What the house says otherwise in documents in one language, by its code: these tables with what differs in them, laid over those of the house. A section is recognised by its titles in both languages."
}

keys! {
    "extends" (House) "The house below this one; `base` if it names none."
    "title" (Text) "What people call the house. It is not printed."
    "look" (Anything) "Settings of your own: handed to your Typst functions as they stand, in `house.settings.look`."

    "report.parts" (SomeOf(PARTS)) "The parts of a report, in the order in which they print. A part that is left out does not print. `sections`, `references` and `appendices` have to be there, in this order."
    "report.new_page" (SomeOf(PARTS)) "The parts that begin on a new page."
    "report.page_limit" (Whole(1, 1000)) "How many pages a report may have. More are told as the warning `report-too-long`."

    "page.paper" (OneOf(&["a3", "a4", "a5", "us-letter"])) "The size of the paper."
    "page.margin.top" (Length) "The margin at the top."
    "page.margin.right" (Length) "The margin at the right."
    "page.margin.bottom" (Length) "The margin at the bottom, in which the foot of the page stands."
    "page.margin.left" (Length) "The margin at the left. The column of numbers comes in addition."

    "text.fonts" (Texts) "Font families: the first that has a character prints it. The families that boardpaper ships follow these. A family that is nowhere is an error."
    "text.size" (Length) "The size of body text."
    "text.small_size" (Length) "The size of notes, of action plans and other small tables, and of the foot of the page."
    "text.heading_size" (Length) "The size of the headings of sections."
    "text.title_size" (Length) "The size of the title, where it prints on the page."
    "text.leading" (Number(0.5, 5.0)) "From line to line, in font sizes."
    "text.number_width" (Length) "The column in which numbers of sections and paragraphs hang, left of the text; not there where neither has numbers. A review of one column always has it, so that lines stay short enough to read, and one of two never."

    "colours.*" (Colour) "A colour by its name. `text` is that of body text, `muted` of feet, `accent` of titles, boxes and quotations, `link` of links, `rule` of lines, `tint` of backgrounds; any other name is a colour of your own, for boxes and your own functions."

    "logo[].file" (File) "The picture."
    "logo[].alt" (Text) "What it shows, read out to those who cannot see it: `\"Crest of Harbour Town Council\"`."
    "logo[].height" (Length) "How high it prints; `\"18mm\"` if nothing is said."

    "footer.left" (Places(PLACES)) "What stands at the left. Where a document has no publisher, a `·` beside it is left out too."
    "footer.centre" (Places(PLACES)) "What stands in the middle."
    "footer.right" (Places(PLACES)) "What stands at the right."

    "header.look" (OneOf(&["lines", "table"])) "`\"table\"`: two columns with lines between the rows, the labels being heads of rows."
    "header.answers" (OneOf(&["words", "boxes"])) "How an answer of the kind `yes-no` prints: as a word, or as yes and no with a box each, one of them ticked."
    "header.fields" (NamesIn("header.field")) "The lines that print, in this order; `[]` for none."
    "header.field.*.label" (Text) "What stands before the value. A colon is added, unless it is a question or the house wants a table."
    "header.field.*.required" (Boolean) "Whether a report must give it."
    "header.field.*.from" (OneOf(&["title"])) "Prints the title of the report, and not a key of that name. The title then does not print on the page a second time."
    "header.field.*.kind" (OneOf(&["text", "list", "date", "yes-no", "ticks", "table"])) "What a writer gives: `\"text\"` words, several joined by commas; `\"list\"` words, one a line; `\"date\"` a date; `\"yes-no\"` yes or no, and perhaps why; `\"ticks\"` some of `options`, all of which print, with a tick or without; `\"table\"` rows of `columns`, below the label. `\"text\"` if nothing is said."
    "header.field.*.options" (Texts) "What can be ticked; of texts and lists, the only values that they take."
    "header.field.*.columns" (Labels) "The columns of a table: the key that a writer gives, and the label that prints. `{ meeting = \"Meeting\", date = \"Date\" }`"
    "header.field.*.guidance" (Text) "What a writer should give; told where a required field is missing."

    "sections.unknown" (OneOf(&["allowed", "forbidden"])) "Whether sections that the house does not know may stand in a report."
    "sections.titles" (OneOf(&["house", "writer"])) "Whose title a section prints that the house knows."
    "sections.order" (NamesIn("section")) "The order in which the house wants its sections; `[]` for any. A report that has them in another is told so by the warning `section-order`, and prints as it was written."
    "section.*.title" (Text) "Its title. A section is also known by the titles that the houses below give it."
    "section.*.also" (Texts) "Other titles that people use. Capitals, a colon, full stop or question mark at the end, `&` for “and”, and “the” do not matter."
    "section.*.required" (Boolean) "Whether every report must have it."
    "section.*.nil" (Text) "What it prints when it is empty, in place of `phrase` of `[nil]`."
    "section.*.guidance" (Text) "What a writer should say in it; told where a required section is missing."
    "section.*.judgement" (Boolean) "Whether a judgement has to be stated in it, because a law asks for one: then “None” is told as the warning `nil-without-judgement`."
    "section.*.word_limit" (Whole(1, 100_000)) "How many words it may have. More are told as the warning `section-too-long`."
    "section.*.form" (OneOf(&["headings", "sections", "run-in", "table", "ticks"])) "How its sub-headings (`##`) print: `\"headings\"` as headings in it; `\"sections\"` each as a section of its own; `\"run-in\"` in bold, with the text going on in their line; `\"table\"` as rows of a table: the title, the text, and who signed it off; `\"ticks\"` as a list of all that the house knows, ticked where something is said, and then what is said. `\"headings\"` if nothing is said."
    "section.*.columns" (Texts) "The labels of the two or three columns of the form `\"table\"`: `[\"Issue\", \"Implications\", \"Signed off by\"]`"
    "section.*.sub.*.title" (Text) "Its title."
    "section.*.sub.*.also" (Texts) "Other titles that people use, as of a section."
    "section.*.sub.*.required" (Boolean) "Whether the section must have it."
    "section.*.sub.*.nil" (Text) "What it prints when it is empty, in place of `phrase` of `[nil]`."
    "section.*.sub.*.guidance" (Text) "What a writer should say under it; told where it is required and missing."
    "section.*.sub.*.judgement" (Boolean) "Whether a judgement has to be stated under it, as of a section."
    "section.*.sub.*.word_limit" (Whole(1, 100_000)) "How many words it may have."
    "nil.phrase" (Text) "What an empty section prints."
    "nil.words" (Texts) "What writers type to say that there is nothing: a section with no more than one of these prints the phrase."

    "numbering.section" (numbering_or_none(1)) "Sections: `\"1.0\"`, `\"1.\"`, `\"A\"`."
    "numbering.paragraph" (numbering_or_none(2)) "Paragraphs: `\"1.1\"`, with two counters, counts within the section; `\"1.\"` counts through the report. With two counters, paragraphs have numbers only where their section does."
    "numbering.subheading" (OneOf(&["none", "paragraph"])) "`\"paragraph\"`: sub-headings (`##`) share the series of the paragraphs, and the text under them has no number."
    "numbering.recommendation" (numbering_or_none(2)) "Recommendations: `\"1)\"`, `\"(i)\"`; `\"2.1\"`, with two counters, begins with the number of the section."
    "numbering.list" (Numberings(3)) "Numbered lists, by depth; deeper ones begin again with the first. With two counters an item begins with the number of its paragraph, with three, `\"1.1.1\"`, with those of its section and its paragraph."
    "numbering.footnote" (numbering(1)) "Marks of footnotes: `\"1\"`, `\"a\"`. After `z` come `aa`, `ab`."
    "numbering.footnotes" (OneOf(&["document", "chapter"])) "Whether footnotes count in one run, or anew in each section, chapter and appendix."
    "numbering.citation" (OneOf(&["superscript", "bracketed"])) "How a citation prints: raised, or in square brackets."
    "numbering.citation_order" (OneOf(&["cited", "listed"])) "How references are numbered: in the order in which they are cited, or as they are listed."
    "numbering.appendix" (numbering(1)) "Appendices: `\"A\"`, `\"1\"`. What stands before it is the word `appendix`."
    "numbering.caption" (numbering_or_none(1)) "Tables and figures that have a caption or a name, each in a series of its own."
    "numbering.box" (numbering_or_none(1)) "Boxes of all kinds but `recommendations`, in one series."

    "recommendation.place" (OneOf(&["in-place", "first", "last", "both"])) "Where the recommendation stands: `\"in-place\"` where it was written, `\"first\"` before all other sections, `\"last\"` before the background papers, `\"both\"` twice with the same numbers."
    "recommendation.lead_in" (OneOf(&["paragraph", "run-on"])) "`\"run-on\"`: its first paragraph goes on in the line of its heading."
    "recommendation.look" (OneOf(&["plain", "bold", "box"])) "How it looks: as other sections, in bold, or in a box."
    "recommendation.reasons" (OneOf(&["as-written", "after-each", "together"])) "A reason is a paragraph in a recommendation that opens with “Reason:”. `\"after-each\"` prints it below its recommendation, with the word in bold; `\"together\"` prints all in a list below, under the same numbers. With both, a recommendation without one is told by the warning `missing-reason`."
    "recommendation.opening" (Places(&["report_to"])) "What prints before the recommendations where a writer gives nothing but the list: `\"{report_to} is asked to:\"`"
    "background_papers.form" (OneOf(&["list", "table", "phrase"])) "How they print: as a list; as a table, where there is more than one column to fill; or as one paragraph, with semicolons between them."
    "appendices.list" (Boolean) "Whether a list of the appendices stands before the first."
    "contacts.columns" (Whole(1, 2)) "In how many columns they stand."
    "contacts.look" (OneOf(&["plain", "box"])) "Whether they stand in a box."
    "sign_off.form" (OneOf(&["table", "none"])) "Whether who signed off what prints as a table. Who signed off an item of a section of the form `\"table\"` stands there, in its third column."
    "history.form" (OneOf(&["table", "none"])) "Whether where the report was before prints as a table."
    "dates.wording" (DateWording) "`%-d` or `%d` the day, `%o` st, nd, rd or th, `%-m` or `%m` the month in figures, `%B` its name, `%A` the day of the week, `%Y` or `%y` the year, `%%` a percent sign. A date without a day is always `%B %Y`."

    "boxes.*.colour" (NameIn("colours")) "The colour of its edge and its title."
    "boxes.*.word" (Text) "What prints above a box that has no title."
    "boxes.*.mark" (Text) "A sign before the title, such as `\"◆\"`, so that colour alone never tells kinds apart. It is not read out: the title or the word says what it says."

    "review.columns" (Whole(1, 2)) "The columns of the text of chapters. Cover, contents, appendices and references have one."
    "review.contents_depth" (Whole(1, 6)) "How many levels of headings the contents list: 1 for chapters alone."
    "review.lists" (SomeOf(&["tables", "figures", "boxes"])) "What is listed after the contents, in this order: tables and figures that have a caption or a name, boxes that have a number, a title or a name."
    "review.front_pages" (OneOf(&["arabic", "roman"])) "`\"roman\"`: the pages before the first chapter have roman numbers, and page 1 is the first of that chapter."
    "review.cited_on" (Boolean) "Whether each reference says on which pages it is cited."
    "review.chapter" (numbering_or_none(1)) "Chapters, in place of `section` of `[numbering]`."
    "review.paragraph" (numbering_or_none(2)) "Paragraphs of chapters: `\"1.1\"` counts within the chapter, `\"1.\"` through the review."
    "review.recommendation" (numbering_or_none(1)) "The items of numbered lists in boxes of recommendations, in one run through the review."

    "rules.*" (Rule) "How much the rule of that name counts: `\"off\"`, `\"warning\"` or `\"error\"`. Some rules are always errors, since what breaks them could not be built or would be wrong in print."
    "rules.acronym-not-explained.level" (OneOf(&["off", "warning", "error"])) "How much the rule counts; a warning if it was off and nothing is said."
    "rules.acronym-not-explained.known" (Texts) "Abbreviations that everybody knows who reads papers of the house."
    "rules.long-sentence.level" (OneOf(&["off", "warning", "error"])) "How much the rule counts; a warning if it was off and nothing is said."
    "rules.long-sentence.words" (Whole(5, 1000)) "How many words a sentence may have."
    "rules.reading-age.level" (OneOf(&["off", "warning", "error"])) "How much the rule counts; a warning if it was off and nothing is said."
    "rules.reading-age.age" (Whole(7, 25)) "The age, in years, at which people read what a report may ask for."

    "plan.page" (OneOf(&["landscape", "portrait"])) "Whether the table stands on pages turned on their side."
    "plan.margin.top" (Length) "The margin at the top."
    "plan.margin.right" (Length) "The margin at the right."
    "plan.margin.bottom" (Length) "The margin at the bottom."
    "plan.margin.left" (Length) "The margin at the left."
    "plan.columns" (SomeOf(COLUMNS)) "The columns of the table, in order. `\"action\"` has to be one."
    "plan.statuses" (NamesIn("plan.status")) "The statuses, in the order in which they are counted."
    "plan.rags" (NamesIn("plan.rag")) "The ratings (red, amber, green), in the order of the key; `[]` for none."
    "plan.without_status" (NameIn("plan.status")) "The status of an action that gives none."
    "plan.phrases" (Texts) "What may stand in place of a date without a warning. Capitals do not matter."
    "plan.says_closed" (Texts) "How progress says that an action is closed: a whole sentence, or its beginning before `…`. For a warning alone, where the status says otherwise."
    "plan.says_open" (Texts) "Words in progress which say that it is not."
    "plan.column.*.label" (Text) "What stands above it, in place of the word `column_NAME`. Sheets may use it too."
    "plan.column.*.width" (Length) "Its width. The rest is shared out by what stands in the other columns. Leave room for a whole date."
    "plan.status.*.label" (Text) "What prints, and what a plan may write in place of the id."
    "plan.status.*.mark" (Text) "The sign before the label, such as `\"●\"`, so that colour alone never tells."
    "plan.status.*.colour" (AnyColour) "The colour of the sign and of the bar. Less contrast with white than 4.5 to 1 is told as a warning."
    "plan.status.*.meaning" (Text) "What the key below the table says."
    "plan.status.*.closed" (Boolean) "Whether nothing more is to be done; then an action is never overdue."
    "plan.rag.*.label" (Text) "What prints, and what a plan may write in place of the id."
    "plan.rag.*.mark" (Text) "The sign before the label, such as `\"▲\"`."
    "plan.rag.*.colour" (AnyColour) "The colour of the sign."
    "plan.rag.*.meaning" (Text) "What the key below the table says."
    "plan.rag.*.closed" (Boolean) "As of a status."

    "words.*.months" (Names(12)) "The names of the months, January first."
    "words.*.weekdays" (Names(7)) "The names of the days, Monday first."
    "words.*.numbers" (Texts) "Numbers in words, from nought up: counts of an action plan in running text. Greater ones print in figures; `[]` for figures always."
    "words.*.*" (Text) "A word of `base`, from the list below, or one of your own, which your templates print as `{{ words.questions }}`. Every language needs every word that English has, yours included: what is missing is an error."

    "language.*.header" (Over("header")) "Labels and guidance of the header: `[language.cy.header.field.wards]`"
    "language.*.section" (Over("section")) "Titles, other titles, nil phrases and guidance of sections: `[language.cy.section.purpose]`"
    "language.*.nil" (Over("nil")) "What an empty section prints, and what writers type to say that there is nothing."
    "language.*.boxes" (Over("boxes")) "Words of boxes: `[language.cy.boxes.note]`"
    "language.*.dates" (Over("dates")) "How dates read."
    "language.*.plan" (Over("plan")) "Labels, meanings and phrases of action plans: `[language.cy.plan.status.completed]`"
    "language.*.footer" (Over("footer")) "The foot of the page."
    "language.*.logo" (Over("logo[]")) "The crests, with words in this language for those who cannot see them: `[[language.cy.logo]]` for each, whole."
    "language.*.recommendation" (Over("recommendation")) "The opening of recommendations."
}
