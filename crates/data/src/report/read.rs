//! From what was written to a report: front matter, sections, appendices, references, pictures and links.

use super::arrange::{arrange_sections, split_sections};
use super::check::check_report;
use super::*;
use crate::date::{Date, format_date, read_date};
use crate::diagnostic::{Diagnostic, Problems};
use crate::files::{Files, ReadError, resolve_path};
use crate::house::House;
use crate::prose::{self, BlockKind, Context, LinkDefinitions, Prose, link_definitions};
use crate::rules::{self, Rule};
use crate::source::{Source, Sources, Text};
use crate::workspace::{Settings, check_language};
use crate::document::Written;
use crate::written::{Fields, Table, Value, decode, spanned};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a report is read against.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The settings of the workspace.
    pub settings: &'a Settings,
    /// The house.
    pub house: &'a House,
    /// The files of the workspace.
    pub files: &'a dyn Files,
    /// Where sources are kept.
    pub sources: &'a Sources,
    /// The paths of all documents of the workspace, for links between them.
    pub documents: &'a BTreeSet<String>,
}

/// The keys at the top of a report: what a key below a `[table]` may have been meant for.
const TOP_LEVEL: &[&str] = &[
    "kind", "title", "report_to", "date", "reporting_officer", "portfolio", "wards", "house", "publisher",
    "language", "access",
];

/// The keys at the top of a report that only print at its head.
const HEADER_KEYS: [&str; 4] = ["report_to", "reporting_officer", "portfolio", "wards"];

/// Reads a report and reports everything that is wrong with it. What is missing is left empty, so
/// that the rest can be checked: a report of which an error was reported is never to be printed.
pub fn read_report(written: &Written, around: Surroundings<'_>, problems: &mut Problems) -> Report {
    let mut found = Problems::default();
    let report = Reader { written, around, problems: &mut found }.read();
    check_report(&report, around.house, &mut found);
    // Where keys could not be read, what seems missing may only be unreadable.
    let missing = [&rules::MISSING_FIELD, &rules::MISSING_SECTION];
    problems.extend(
        found.into_vec().into_iter().filter(|found| !(written.broken && missing.contains(&found.rule))),
    );
    report
}

struct Reader<'a, 'p> {
    written: &'a Written,
    around: Surroundings<'a>,
    problems: &'p mut Problems,
}

/// A text of a report that is parsed as prose.
struct Part<'a> {
    text: std::borrow::Cow<'a, Text>,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self) -> Report {
        let table: &'a Table = &self.written.table;
        let house = self.around.house;
        let mut fields = Fields::new(table, "a report");
        fields.node("kind");
        fields.node("house");
        self.check_access(&mut fields, "this report");
        fields.required("title", self.problems);
        let title = fields.string("title", self.problems);
        self.check_words("title", title.as_ref());
        fields.required("date", self.problems);
        let date = fields.node("date").and_then(|node| read_date(node, self.problems));
        let publisher = fields.string("publisher", self.problems);
        let language = fields.string("language", self.problems);
        if let Some(language) = &language {
            check_language(language, self.problems);
        }
        let language = language.map_or_else(|| self.around.settings.language.clone(), |language| language.value);

        let mut values: BTreeMap<String, Vec<Spanned<String>>> = BTreeMap::new();
        for key in HEADER_KEYS {
            if let Some(texts) = fields.texts(key, self.problems) {
                values.insert(key.to_owned(), texts.into_iter().map(spanned).collect());
            }
        }
        if let Some(others) = fields.table("fields", self.problems) {
            self.read_other_fields(others, &language, &mut values);
        }
        if let (Some(title), Some(date)) = (&title, &date) {
            values.insert("date".to_owned(), vec![Spanned::new(self.date_words(date.value, &language), date.span)]);
            for field in house.header.iter().filter(|field| field.is_title) {
                values.insert(field.id.clone(), vec![title.clone()]);
            }
        }
        let header = self.header(table, values);

        let contacts = self.contacts(&mut fields);
        let background_papers = self.background_papers(&mut fields);
        let written_appendices = fields.tables("appendix", self.problems).unwrap_or_default();
        let written_references = fields.tables("reference", self.problems).unwrap_or_default();
        let written_sections = fields.tables("section", self.problems);
        fields.finish(&[], &[], self.problems);

        // Every text is known before any is parsed: notes and link definitions serve the whole document.
        let appendix_texts: Vec<Option<Part<'a>>> =
            written_appendices.iter().map(|table| self.appendix_text(table)).collect();
        let mut texts: Vec<&Text> = self.written.body.iter().collect();
        for table in written_sections.iter().flatten() {
            texts.extend(table.get("text").and_then(|entry| entry.value.as_text()));
        }
        texts.extend(appendix_texts.iter().flatten().map(|part| part.text.as_ref()));
        let links = link_definitions(texts);

        let mut footnotes = Vec::new();
        let sections = self.sections(written_sections.as_deref(), &links, &mut footnotes);
        let appendices = self.appendices(&written_appendices, appendix_texts, &links, &mut footnotes);
        let references = self.references(&written_references, &links);
        let sections = arrange_sections(sections, table, house, &background_papers, self.problems);

        let mut report = Report {
            path: self.written.path.clone(),
            title: title.unwrap_or_else(|| Spanned::new(String::new(), self.written.head(table))),
            date: date
                .unwrap_or_else(|| Spanned::new(Date::day(NaiveDate::default()), self.written.head(table))),
            language,
            publisher: publisher.map_or_else(
                || self.around.settings.organisation.clone().unwrap_or_default(),
                |publisher| publisher.value,
            ),
            header,
            sections,
            contacts,
            background_papers,
            appendices,
            references,
            footnotes,
            pictures: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        report.pictures = self.pictures(&report);
        report.links = self.links(&report);
        report
    }

    fn check_access(&mut self, fields: &mut Fields<'_>, what: &str) -> bool {
        let kinds = [("open", true), ("exempt", false), ("confidential", false)];
        match fields.choice("access", &kinds, self.problems) {
            Some(Spanned { value: false, span }) => {
                self.problems.push(
                    Diagnostic::new(&rules::NOT_OPEN, span, format!("{what} is not open, and only open papers are built"))
                        .hint("keep it out of the folder of open papers"),
                );
                false
            }
            _ => true,
        }
    }

    /// A text that must say something.
    fn check_words(&mut self, key: &str, text: Option<&Spanned<String>>) {
        if let Some(text) = text.filter(|text| text.value.trim().is_empty()) {
            self.problems.push(
                Diagnostic::new(&rules::MISSING_FIELD, text.span, format!("`{key}` is empty"))
                    .hint(format!("write the {key} between the quotation marks")),
            );
        }
    }

    fn date_words(&self, date: Date, language: &str) -> String {
        let house = self.around.house;
        house
            .words(language)
            .and_then(|words| format_date(date, &house.date_wording, &words.months, &words.weekdays).ok())
            .unwrap_or_else(|| date.date.to_string())
    }

    fn read_other_fields(
        &mut self,
        table: &Table,
        language: &str,
        values: &mut BTreeMap<String, Vec<Spanned<String>>>,
    ) {
        let known: Vec<&str> = self.around.house.header.iter().map(|field| field.id.as_str()).collect();
        for entry in &table.entries {
            if !known.contains(&entry.key.as_str()) {
                let house = self.around.house.name();
                let diagnostic = Diagnostic::new(
                    &rules::UNKNOWN_KEY,
                    entry.key_span,
                    format!("the house `{house}` has no header field `{}`", entry.key),
                );
                let hint = match crate::diagnostic::did_you_mean(&entry.key, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if TOP_LEVEL.contains(&entry.key.as_str()) => {
                        format!("move `{}` up, above `[fields]`", entry.key)
                    }
                    None => "remove it, or add it to the house's `[header]`".to_owned(),
                };
                self.problems.push(diagnostic.hint(hint));
                continue;
            }
            match &entry.value.value {
                // An ISO string is a date too, since JSON has no dates.
                Value::String(text) if !is_iso_date(text.as_str()) => {
                    values.insert(entry.key.clone(), vec![spanned(text)]);
                }
                Value::Date(_) | Value::String(_) => {
                    if let Some(date) = read_date(&entry.value, self.problems) {
                        let words = self.date_words(date.value, language);
                        values.insert(entry.key.clone(), vec![Spanned::new(words, date.span)]);
                    }
                }
                _ => {
                    let single = Table { entries: vec![entry.clone()], span: table.span };
                    if let Some(texts) = Fields::new(&single, "`[fields]`").texts(&entry.key, self.problems) {
                        values.insert(entry.key.clone(), texts.into_iter().map(spanned).collect());
                    }
                }
            }
        }
    }

    fn header(&mut self, table: &Table, mut values: BTreeMap<String, Vec<Spanned<String>>>) -> Vec<HeaderLine> {
        let mut lines = Vec::new();
        for field in &self.around.house.header {
            let given = values.remove(&field.id).unwrap_or_default();
            let given: Vec<_> = given.into_iter().filter(|value| !value.value.trim().is_empty()).collect();
            if !given.is_empty() {
                lines.push(HeaderLine { label: field.label.clone(), values: given });
            } else if field.required && !field.is_title && field.id != "date" {
                self.problems.push(
                    Diagnostic::new(
                        &rules::MISSING_FIELD,
                        self.written.head(table),
                        format!("the house `{}` asks for `{}`", self.around.house.name(), field.id),
                    )
                    .hint(format!("add a line such as {} = \"…\"", field.id)),
                );
            }
        }
        lines
    }

    fn contacts(&mut self, fields: &mut Fields<'_>) -> Vec<Contact> {
        let tables = fields.tables("contact", self.problems).unwrap_or_default();
        let mut contacts = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[contact]`");
            contacts.push(Contact {
                name: fields.string("name", self.problems),
                post: fields.string("post", self.problems),
                directorate: fields.string("directorate", self.problems),
                phone: fields.string("phone", self.problems),
                email: fields.string("email", self.problems),
            });
            fields.finish(&[], TOP_LEVEL, self.problems);
        }
        contacts
    }

    fn background_papers(&mut self, fields: &mut Fields<'_>) -> Vec<BackgroundPaper> {
        let tables = fields.tables("background_paper", self.problems).unwrap_or_default();
        let mut papers = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[background_paper]]`");
            let kinds = [("open", true), ("exempt", false), ("confidential", false)];
            let open = fields.choice("access", &kinds, self.problems).is_none_or(|access| access.value);
            let paper = BackgroundPaper {
                title: fields.string("title", self.problems),
                place: fields.string("place", self.problems),
                contact: fields.string("contact", self.problems),
                url: fields.string("url", self.problems),
            };
            fields.finish(&[], TOP_LEVEL, self.problems);
            if paper.title.is_none() && paper.url.is_none() {
                self.problems.push(
                    Diagnostic::new(&rules::MISSING_FIELD, table.span, "a background paper has neither title nor url")
                        .hint("add title = \"…\""),
                );
            }
            // An exempt paper need not be listed, a confidential one must not be (section 100D (4)).
            if open {
                papers.push(paper);
            }
        }
        papers
    }

    fn sections(
        &mut self,
        tables: Option<&[&'a Table]>,
        links: &LinkDefinitions,
        footnotes: &mut Vec<Footnote>,
    ) -> Vec<Section> {
        let mut sections = Vec::new();
        if let Some(body) = &self.written.body {
            let prose = self.parse(body, links);
            footnotes.extend(prose.footnotes);
            sections = split_sections(prose.blocks, self.problems);
        }
        for table in tables.unwrap_or_default() {
            let mut fields = Fields::new(table, "`[[section]]`");
            let heading = self.section_heading(&mut fields, table, links);
            let plain = fields.boolean("plain", self.problems);
            let unnumbered = fields.boolean("unnumbered", self.problems);
            let prose = match fields.text("text", self.problems) {
                Some(text) => self.parse(text, links),
                None => Prose::default(),
            };
            fields.finish(&[], TOP_LEVEL, self.problems);
            self.forbid_top_headings(&prose.blocks, "the text of a section");
            footnotes.extend(prose.footnotes);
            let Some((heading, attributes, span)) = heading else { continue };
            sections.push(Section {
                role: Role::Ordinary,
                heading,
                id: attributes.id,
                plain: attributes.plain || plain.is_some_and(|plain| plain.value),
                unnumbered: attributes.unnumbered || unnumbered.is_some_and(|unnumbered| unnumbered.value),
                language: attributes.language,
                blocks: prose.blocks,
                span,
                repeats: false,
            });
        }
        sections
    }

    fn section_heading(
        &mut self,
        fields: &mut Fields<'a>,
        table: &'a Table,
        links: &LinkDefinitions,
    ) -> Option<(Vec<Inline>, prose::Attributes, Span)> {
        let title = fields.text("title", self.problems);
        let id = fields.string("id", self.problems);
        let house = self.around.house;
        match (title, id) {
            (Some(title), None) => {
                let context = Context { box_kinds: &house.box_kinds(), links };
                let (heading, attributes) = prose::parse_line(title, &context, self.problems);
                if !prose::has_words(&heading) {
                    self.problems.push(
                        Diagnostic::new(&rules::EMPTY_HEADING, title.span(), "a section's title has no words")
                            .hint("write the title of the section"),
                    );
                    return None;
                }
                Some((heading, attributes, title.span()))
            }
            (None, Some(id)) => {
                let Some(known) = house.section(&id.value) else {
                    let message = format!("the house `{}` has no section `{}`", house.name(), id.value);
                    let diagnostic = Diagnostic::new(&rules::UNKNOWN_SECTION, id.span, message);
                    let ids = house.sections.iter().map(|section| section.id.as_str());
                    self.problems.push(diagnostic.hint(match crate::diagnostic::did_you_mean(&id.value, ids) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "give the section a `title` instead of an `id`".to_owned(),
                    }));
                    return None;
                };
                let words = prose::InlineKind::Text(known.title.clone());
                Some((vec![Inline { kind: words, span: id.span }], prose::Attributes::default(), id.span))
            }
            (Some(_), Some(id)) => {
                self.problems.push(
                    Diagnostic::new(&rules::BAD_SETTING, id.span, "a section has both `title` and `id`")
                        .hint("keep one of the two"),
                );
                None
            }
            (None, None) => {
                self.problems.push(
                    Diagnostic::new(&rules::MISSING_FIELD, table.span, "a section has no `title`")
                        .hint("add title = \"…\""),
                );
                None
            }
        }
    }

    fn parse(&mut self, text: &Text, links: &LinkDefinitions) -> Prose {
        let context = Context { box_kinds: &self.around.house.box_kinds(), links };
        prose::parse(text, &context, self.problems)
    }

    /// The heading above such a text is a section's or an appendix's, so its own begin one level down.
    fn forbid_top_headings(&mut self, blocks: &[Block], what: &str) {
        for block in blocks {
            if matches!(block.kind, BlockKind::Heading { level: 1, .. }) {
                self.problems.push(
                    Diagnostic::new(&rules::HEADING_LEVEL, block.span, format!("a heading in {what} has one `#`"))
                        .hint("begin with `##`, since the title above it is the first level"),
                );
            }
        }
    }

    /// The text of an appendix that has any, from its own key or from the file that it names.
    fn appendix_text(&mut self, table: &'a Table) -> Option<Part<'a>> {
        if let Some(text) = table.get("text").and_then(|entry| entry.value.as_text()) {
            return Some(Part { text: std::borrow::Cow::Borrowed(text) });
        }
        let file = table.get("file").and_then(|entry| entry.value.as_text())?;
        let (path, bytes) = self.file(file, &rules::MISSING_FILE)?;
        let words = match decode(bytes.to_vec(), &path) {
            Ok(words) => words,
            Err(diagnostic) => {
                self.problems.push(diagnostic);
                return None;
            }
        };
        let id = self.around.sources.add(Source::new(path, words.clone()));
        let length = words.len();
        let text = Text::verbatim(words, Span::new(id, 0..length));
        crate::characters::check_characters(&text, self.problems);
        Some(Part { text: std::borrow::Cow::Owned(text) })
    }

    /// A file named in the document.
    fn file(&mut self, written: &Text, missing: &'static Rule) -> Option<(String, Arc<[u8]>)> {
        let from = self.around.sources.get(written.span().source);
        self.read_file(from.path(), written.as_str(), written.span(), missing)
    }

    fn read_file(
        &mut self,
        from: &str,
        written: &str,
        span: Span,
        missing: &'static Rule,
    ) -> Option<(String, Arc<[u8]>)> {
        let outside = || {
            Diagnostic::new(&rules::OUTSIDE_WORKSPACE, span, format!("`{written}` leaves the workspace"))
                .hint("copy the file into the workspace and name it there")
        };
        let Some(path) = resolve_path(from, written) else {
            self.problems.push(outside());
            return None;
        };
        let fault = match self.around.files.read(&path) {
            Ok(bytes) => return Some((path, bytes)),
            Err(ReadError::Outside) => outside(),
            Err(ReadError::Missing) => {
                Diagnostic::new(missing, span, format!("there is no file `{path}`"))
                    .hint("check the name, capitals too; it is looked for beside the file that names it")
            }
            Err(ReadError::Folder) => {
                Diagnostic::new(missing, span, format!("`{path}` is a folder")).hint("name a file in it")
            }
            Err(ReadError::TooLarge(bytes)) => {
                Diagnostic::new(&rules::NOT_TEXT, span, format!("`{path}` has {} MB", bytes / 1_000_000))
                    .hint("make it smaller")
            }
            Err(ReadError::Unreadable(why)) => {
                Diagnostic::new(&rules::UNREADABLE, span, format!("`{path}` cannot be read: {why}"))
                    .hint("check that you may open the file")
            }
        };
        self.problems.push(fault);
        None
    }

    fn appendices(
        &mut self,
        tables: &[&'a Table],
        texts: Vec<Option<Part<'a>>>,
        links: &LinkDefinitions,
        footnotes: &mut Vec<Footnote>,
    ) -> Vec<Appendix> {
        let mut appendices = Vec::new();
        for (table, text) in tables.iter().zip(texts) {
            let mut fields = Fields::new(table, "`[[appendix]]`");
            self.check_access(&mut fields, "this appendix");
            fields.required("title", self.problems);
            let title = fields.string("title", self.problems);
            self.check_words("title", title.as_ref());
            let id = fields.string("id", self.problems);
            if let Some(id) = &id {
                self.check_id(id);
            }
            fields.text("text", self.problems);
            fields.text("file", self.problems);
            let image = fields.text("image", self.problems);
            let alt = fields.string("alt", self.problems);
            let plan = fields.node("plan");
            fields.finish(&[], TOP_LEVEL, self.problems);

            let contents: Vec<&str> =
                ["text", "file", "image", "plan"].into_iter().filter(|key| table.get(key).is_some()).collect();
            if contents.len() != 1 {
                let message = match contents.as_slice() {
                    [] => "an appendix has nothing in it".to_owned(),
                    several => format!("an appendix has `{}`", several.join("` and `")),
                };
                self.problems.push(
                    Diagnostic::new(&rules::BAD_SETTING, table.span, message)
                        .hint("give it one of `text`, `file` and `image`"),
                );
            }
            if let Some(plan) = plan {
                self.problems.push(
                    Diagnostic::new(&rules::UNKNOWN_KIND, plan.span, "this version does not build action plans")
                        .hint("write the appendix as `text` or `file` until it does"),
                );
            }
            let mut blocks = Vec::new();
            if let Some(part) = text {
                let prose = self.parse(&part.text, links);
                self.forbid_top_headings(&prose.blocks, "an appendix");
                footnotes.extend(prose.footnotes);
                blocks = prose.blocks;
            }
            if let Some(image) = image {
                blocks.extend(self.appendix_image(image, alt, table));
            }
            appendices.extend(title.map(|title| Appendix { id, title, blocks }));
        }
        appendices
    }

    fn appendix_image(&mut self, image: &Text, alt: Option<Spanned<String>>, table: &Table) -> Option<Block> {
        let Some(alt) = alt.filter(|alt| !alt.value.trim().is_empty()) else {
            self.problems.push(
                Diagnostic::new(&rules::MISSING_ALT_TEXT, table.span, "the picture of an appendix has no `alt`")
                    .hint("add alt = \"…\": say in words what the picture shows"),
            );
            return None;
        };
        let path = Spanned::new(image.as_str().to_owned(), image.span());
        let image = prose::Image { path, alt: alt.value, decorative: false };
        let span = alt.span;
        Some(Block {
            kind: BlockKind::Figure { image, caption: None },
            attributes: prose::Attributes::default(),
            span,
        })
    }

    fn check_id(&mut self, id: &Spanned<String>) {
        if !prose::is_id(&id.value) {
            self.problems.push(
                Diagnostic::new(&rules::BAD_ATTRIBUTE, id.span, format!("`{}` is no id", id.value))
                    .hint("use letters, digits, `-` and `_`, a letter first"),
            );
        }
    }

    fn references(&mut self, tables: &[&'a Table], links: &LinkDefinitions) -> Vec<Reference> {
        let mut references = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[reference]]`");
            fields.required("key", self.problems);
            let key = fields.string("key", self.problems);
            let text = fields.text("text", self.problems);
            let url = fields.string("url", self.problems);
            fields.finish(&[], TOP_LEVEL, self.problems);
            let text = match text {
                Some(text) => {
                    let context = Context { box_kinds: &[], links };
                    prose::parse_line(text, &context, self.problems).0
                }
                None => Vec::new(),
            };
            if text.is_empty() && url.is_none() {
                self.problems.push(
                    Diagnostic::new(&rules::MISSING_FIELD, table.span, "a reference has neither text nor url")
                        .hint("add text = \"…\": who wrote it, its title, when"),
                );
            }
            references.extend(key.map(|key| Reference { key, text, url }));
        }
        references
    }

    fn pictures(&mut self, report: &Report) -> BTreeMap<(SourceId, String), Picture> {
        let mut named: Vec<Spanned<String>> = Vec::new();
        report.walk(&mut |visit| match visit {
            Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. })
            | Visit::Inline(Inline { kind: prose::InlineKind::Image(image), .. }) => {
                named.push(image.path.clone());
            }
            _ => {}
        });
        let mut pictures = BTreeMap::new();
        for Spanned { value, span } in named {
            let key = (span.source, value);
            if pictures.contains_key(&key) {
                continue;
            }
            let from = self.around.sources.get(span.source);
            if let Some((path, bytes)) = self.read_file(from.path(), &key.1, span, &rules::MISSING_FILE) {
                pictures.insert(key, Picture { path, bytes, span });
            }
        }
        pictures
    }

    fn links(&mut self, report: &Report) -> BTreeMap<(SourceId, String), LinkTarget> {
        let mut named: Vec<Spanned<String>> = Vec::new();
        report.walk(&mut |visit| {
            if let Visit::Inline(Inline { kind: prose::InlineKind::Link { target, .. }, .. }) = visit {
                named.push(target.clone());
            }
        });
        named.extend(report.background_papers.iter().filter_map(|paper| paper.url.clone()));
        named.extend(report.references.iter().filter_map(|reference| reference.url.clone()));
        let mut links = BTreeMap::new();
        for Spanned { value, span } in named {
            let from = self.around.sources.get(span.source);
            match link_target(&value, from.path(), &self.written.path, self.around.documents) {
                Ok(target) => {
                    links.insert((span.source, value), target);
                }
                Err(why) => self.problems.push(
                    Diagnostic::new(&rules::BAD_LINK, span, format!("the link `{value}` {why}"))
                        .hint("use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source"),
                ),
            }
        }
        links
    }
}

/// Whether text is a date as machines write it: 2026-12-10.
fn is_iso_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &str, length: usize| part.len() == length && part.chars().all(|c| c.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// Where a link leads: an address, or a document of the workspace by the path of its source.
fn link_target(
    written: &str,
    from: &str,
    document: &str,
    documents: &BTreeSet<String>,
) -> Result<LinkTarget, &'static str> {
    let scheme = written
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)));
    if let Some(scheme) = scheme {
        let known = ["http", "https", "mailto", "tel"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
        return if known { Ok(LinkTarget::Address(written.to_owned())) } else { Err("leads to a kind of place that a paper cannot") };
    }
    let path = resolve_path(from, written).ok_or("leaves the workspace")?;
    if path == document {
        return Err("leads to this document itself");
    }
    if !documents.contains(&path) {
        return Err("leads to no document of the workspace");
    }
    Ok(LinkTarget::Document(relative(document, path.rsplit_once('.').map_or(&*path, |(stem, _)| stem))))
}

/// The path `to` as seen from the folder of the file `from`.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folder = &from[..from.len() - 1];
    let shared = folder.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folder.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_source_leads_to_its_output() {
        let documents = BTreeSet::from(["data/a/other.md".to_owned()]);
        let target = |written| link_target(written, "data/b/this.md", "data/b/this.md", &documents);
        assert_eq!(target("../a/other.md"), Ok(LinkTarget::Document("../a/other".into())));
        assert_eq!(target("/data/a/other.md"), Ok(LinkTarget::Document("../a/other".into())));
        assert!(target("../a/nothing.md").is_err());
        assert!(target("javascript:alert(1)").is_err());
        assert_eq!(target("HTTPS://x.example"), Ok(LinkTarget::Address("HTTPS://x.example".into())));
    }
}
