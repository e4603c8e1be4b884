//! Every value that a template sees, with a sentence on each: messages about unknown values, the check of
//! templates and the reference for template authors are made from this table, and a test holds it against
//! the view.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A value that templates see.
#[derive(Debug)]
pub struct TemplateValue {
    /// Where it is found: `title`, `date.year`. `sections[].heading` is the heading of each section, and
    /// `words.*` stands for every key of `words`.
    pub path: &'static str,
    /// Which documents have it.
    pub of: Documents,
    /// What it is, in Markdown.
    pub means: &'static str,
}

/// The documents that have a value; in others it is empty, none or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    /// Every document.
    All,
    /// Reports, and action plans that are documents of their own.
    Reports,
    /// Action plans that are documents of their own.
    Plans,
    /// Reviews.
    Reviews,
    /// Every document, in HTML alone.
    Pages,
}

macro_rules! values {
    ($($path:literal $of:ident $means:literal)*) => {
        /// Every value, in the order of the reference.
        pub static VALUES: &[TemplateValue] =
            &[$(TemplateValue { path: $path, of: Documents::$of, means: $means }),*];
    };
}

values! {
    "title" All "the title, as markup"
    "title_text" All "the title as text, for the properties of the PDF"
    "settings_file" All "where Typst finds the house's settings in the document's language"
    "title_in_header" All "whether a field of the header prints the title"
    "title_unseen" All "whether no part that the house prints has the title: in HTML it is then a heading for screen readers alone"
    "short_title" All "the title cut at a word, 60 characters at most"
    "publisher" All "the publisher; several are joined by the word `and`"
    "publishers" All "the publishers, one by one: the authors of the PDF"
    "language" All "`en` of `en-GB`"
    "region" All "`GB` of `en-GB`, or none"
    "date" All "the date in numbers"
    "date.year" All "its year"
    "date.month" All "its month"
    "date.day" All "its day"
    "footer" All "the foot of each page, as the house words it"
    "footer.left" All "what stands on the left, in pieces"
    "footer.left[].words" All "a piece as text; none where it is known on the page alone"
    "footer.left[].place" All "what is known on the page alone: `\"page\"`, `\"pages\"` or `\"page_of\"`; else none"
    "footer.centre" All "what stands in the middle, in such pieces"
    "footer.right" All "what stands on the right, in pieces"
    "footer.right[].words" All "a piece as text; none where it is known on the page alone"
    "footer.right[].place" All "what is known on the page alone: `\"page\"`, `\"pages\"` or `\"page_of\"`; else none"
    "parts" All "the parts of a report in the order of the house, by name: `\"title\"`, `\"header\"`, `\"sections\"` and so on"
    "new_page" All "those of them that begin on a new page"
    "logos" All "the crests above a report"
    "logos[].file" All "a picture of the house"
    "logos[].picture" All "in HTML, the picture as markup"
    "logos[].alt" All "its words for those who cannot see it"
    "logos[].height" All "its height in points"
    "words" All "the house's words in the document's language, by key"
    "words.*" All "a word"
    "header" Reports "the lines at the head"
    "header[].label" Reports "what stands before the values, without its colon"
    "header[].is_title" Reports "whether it says the title"
    "header[].kind" Reports "`\"text\"`, `\"list\"`, `\"yes-no\"`, `\"ticks\"` or `\"table\"`"
    "header[].values" Reports "the words of the value, each as markup"
    "header[].answer" Reports "of a yes or no: which of the two"
    "header[].ticks" Reports "of ticks: all that could be ticked"
    "header[].ticks[].ticked" Reports "whether it is"
    "header[].ticks[].words" Reports "what it is, as markup"
    "header[].columns" Reports "of a table: the label above each column"
    "header[].rows" Reports "of a table: its rows, each a list of cells, markup or none"
    "sections" All "the sections of a report, the chapters of a review; in their own templates each is `section`"
    "sections[].role" All "`\"ordinary\"`, `\"recommendation\"` or `\"background-papers\"`"
    "sections[].number" All "“3.0”, or none"
    "sections[].anchor" All "the name of its place, for links; none where a section repeats another"
    "sections[].language" All "its language if it is not the document's, else none"
    "sections[].heading" All "its words, as markup"
    "sections[].marks" All "the marks of notes and citations at the end of its words, which stay out of bookmarks, else none"
    "sections[].lead_in" All "the first paragraph of a recommendation that runs on, else none"
    "sections[].blocks" All "its text: markup, each a call of a drawing function"
    "sections[].notes" All "in HTML, the list of the footnotes in it, where the house counts them anew in each; else none"
    "sections[].words" All "its words, as markup without marks and links"
    "sections[].running" All "the words of its heading as text, cut at 90 characters, for the head of a page"
    "plan" Plans "the plan as markup, a call of the drawing function `plan`. A plan in a report is one of the `blocks` of its section or appendix"
    "background_papers" Reports "the papers that the background papers list"
    "background_papers.form" Reports "`\"table\"`, `\"list\"` or `\"phrase\"`"
    "background_papers.columns" Reports "the columns that some paper fills, of `\"title\"`, `\"place\"`, `\"officer\"`"
    "background_papers.rows" Reports "one for each paper"
    "background_papers.rows[].address" Reports "where its title leads, or none"
    "background_papers.rows[].cells" Reports "one for each column: markup or none"
    "sign_offs" Reports "who signed the report off, or none"
    "sign_offs.columns" Reports "the columns that somebody fills, each the name of a word: `\"sign_off_on\"` and so on"
    "sign_offs.rows" Reports "its rows, each a list of cells, markup or none"
    "history" Reports "where the report was before, or none"
    "history.columns" Reports "the columns that are filled, each the name of a word: `\"history_date\"` and so on"
    "history.rows" Reports "its rows, each a list of cells, markup or none"
    "contacts" Reports "who signs"
    "contacts[].name" Reports "a name as markup, or none"
    "contacts[].post" Reports "a post as markup, or none"
    "contacts[].directorate" Reports "a directorate as markup, or none"
    "contacts[].phone" Reports "a telephone number as markup, or none"
    "contacts[].email" Reports "an email address as markup, or none"
    "contacts[].email_address" Reports "the address as a link leads to it, with `mailto:` before it, or none"
    "references" All "the works that can be cited, in the order of their numbers"
    "references[].number" All "its number"
    "references[].anchor" All "the name of its place"
    "references[].address" All "where it leads, or none"
    "references[].text" All "its words, as markup"
    "references[].cited" All "the anchors of its citations; empty unless the house tells them"
    "references[].cited_in" All "the chapters in which it is cited, each once; empty unless the house tells its citations"
    "references[].cited_in[].words" All "what the chapter is called: “chapter 3”, or its title"
    "references[].cited_in[].anchor" All "the anchor of the first citation in it"
    "lists_appendices" All "whether a list of the appendices stands before the first"
    "appendices" All "the appendices"
    "appendices[].label" All "“Appendix A”"
    "appendices[].anchor" All "the name of its place"
    "appendices[].language" All "its language if it is not the document's, else none"
    "appendices[].title" All "its title, as markup"
    "appendices[].marks" All "the marks of notes and citations at the end of its title, else none"
    "appendices[].blocks" All "its text: markup, each a call of a drawing function"
    "appendices[].words" All "its title, as markup without marks and links"
    "appendices[].notes" All "in HTML, the list of the footnotes in it, where the house counts them anew in each; else none"
    "appendices[].running" All "the words of its title as text, cut at 90 characters"
    "cover" Reviews "what stands on the cover besides title and date"
    "cover.subtitle" Reviews "the subtitle as markup, or none"
    "cover.date" Reviews "the date in the house's wording, as text"
    "cover.picture" Reviews "the picture, or none; in HTML it is markup"
    "cover.picture.path" Reviews "where a template finds it"
    "cover.picture.width" Reviews "its width in pixels"
    "cover.picture.height" Reviews "its height in pixels"
    "cover.picture.alt" Reviews "its words for those who cannot see it, none for decoration"
    "about" Reviews "the page inside the cover: markup, each a call of a drawing function"
    "imprint" Reviews "the back page: markup, each a call of a drawing function"
    "contents" Reviews "the lines of the contents. References are not among them: the template adds them"
    "contents[].level" Reviews "1 for chapters and appendices"
    "contents[].anchor" Reviews "the name of the place that it leads to"
    "contents[].label" Reviews "“1”, “Appendix A” or none"
    "contents[].words" Reviews "its words as markup, without marks and links"
    "lists" Reviews "the lists after the contents that the house asks for"
    "lists[].title" Reviews "its heading"
    "lists[].entries" Reviews "its lines"
    "lists[].entries[].level" Reviews "always 1"
    "lists[].entries[].anchor" Reviews "the name of the place that it leads to"
    "lists[].entries[].label" Reviews "“Table 2”, or none"
    "lists[].entries[].words" Reviews "its words as markup, without marks and links"
    "notes" All "in HTML, the list of the footnotes that no section has; else none"
    "page" Pages "what an HTML file says of itself"
    "page.kind" Pages "`\"report\"`, `\"plan\"` or `\"review\"`"
    "page.language" Pages "the language, `en-GB`"
    "page.date" Pages "the date in the house's wording"
    "page.description" Pages "in a sentence or two what the document is about: how its text begins"
    "page.pdf" Pages "where its PDF is; none if there is none beside it"
    "page.data" Pages "the document as search engines and archives read it, to stand in a `script` of the type `application/ld+json`"
    "page.data_hash" Pages "its SHA-256 in Base64, by which the page allows this script and no other"
    "page.style" Pages "the house's colours and fonts as variables of CSS, and then the `style.css` of each of its layers"
    "settings" Pages "the settings of the house, which Typst functions have as `house.settings`"
    "settings.*" Pages "a setting, such as `settings.recommendation.look`"
    "box" Pages "in `box.html.j2` alone: the box"
    "box.kind" Pages "the word after `:::`"
    "box.class" Pages "the same, fit to be a class"
    "box.tone" Pages "the number of its colour, or none"
    "box.word" Pages "the house's word for its kind, or none"
    "box.mark" Pages "the sign of its kind, or none"
    "box.label" Pages "“Box 3” where the house numbers boxes, else none"
    "box.anchor" Pages "the name of its place, or none"
    "box.language" Pages "its language if it is not that of the text around, else none"
    "box.name" Pages "a name for what it is called by, to be the `id` of its title"
    "box.title" Pages "its title as markup, or none"
    "box.body" Pages "what stands in it, as markup"
}

/// A value with what can be found in it.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// What is found in it by name.
    pub(crate) keys: BTreeMap<&'static str, Shape>,
    /// What each of its items is, if it is a list of things with names.
    pub(crate) item: Option<Box<Shape>>,
    /// Whether the house chooses its keys.
    pub(crate) is_open: bool,
    /// Which documents have it.
    pub(crate) of: Option<Documents>,
}

static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let mut top = Shape::default();
    for value in VALUES {
        let mut shape = &mut top;
        for part in value.path.split('.') {
            let (name, is_list) = part.strip_suffix("[]").map_or((part, false), |name| (name, true));
            if name == "*" {
                shape.is_open = true;
                break;
            }
            shape = shape.keys.entry(name).or_default();
            if is_list {
                shape = shape.item.get_or_insert_default();
            }
        }
        shape.of = shape.of.or(Some(value.of));
    }
    top
});

/// All values, as a template finds them.
pub(crate) fn shape() -> &'static Shape {
    &SHAPE
}

#[cfg(test)]
mod tests;
