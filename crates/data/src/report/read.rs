//! From what was written to a report: front matter, sections, appendices, references, pictures and links.

use super::arrange::{Arranged, Arrangement, Cut, arrange_sections, split_sections};
use super::check::check_report;
use super::*;
use crate::characters::shows;
use crate::date::{Date, read_date};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Written;
use crate::files::{Documents, Files};
use crate::house::House;
use crate::prose::{self, BlockKind, Context, LinkDefinitions, Prose, link_definitions};
use crate::rules::{self, check_publishers};
use crate::source::{Sources, Text};
use crate::workspace::{Settings, check_language};
use crate::written::{Fields, Node, Table, Value, spanned};
use chrono::NaiveDate;
use std::borrow::Cow;

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
    /// The documents of the workspace, for links between them.
    pub documents: &'a dyn Documents,
}

/// Who may see a document, an appendix or a background paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Everybody.
    Open,
    /// Not the public: exempt or confidential (Local Government Act 1972, sections 100A and 100B).
    Shut,
}

/// The words for access.
pub(super) const ACCESS: [(&str, Access); 3] =
    [("open", Access::Open), ("exempt", Access::Shut), ("confidential", Access::Shut)];

/// The keys at the top of a report: what a key below a `[table]` may have been meant for.
pub(crate) const TOP_LEVEL: &[&str] = &[
    "kind",
    "title",
    "report_to",
    "date",
    "reporting_officer",
    "portfolio",
    "wards",
    "house",
    "publisher",
    "language",
    "access",
    "references",
];

/// Reads a report and reports everything that is wrong with it. What is missing is left empty, so
/// that the rest can be checked: a report of which an error was reported is never to be printed.
pub fn read_report(written: &Written, around: Surroundings<'_>, problems: &mut Problems) -> Report {
    let house = around.house.in_language(language_of(written, around.settings));
    let around = Surroundings { house, ..around };
    let mut found = Problems::under(problems.rules().clone());
    let mut reader = Reader { written, around, problems: &mut found };
    let report = match written.kind {
        Kind::Report => reader.read(),
        Kind::Review => reader.read_review(),
        Kind::Plan => reader.read_plan_document(),
    };
    check_report(&report, around, &mut found);
    // Where keys could not be read, what seems missing may only be unreadable.
    let missing = [&rules::MISSING_FIELD, &rules::MISSING_SECTION];
    problems.extend(
        found.into_vec().into_iter().filter(|found| !(written.broken && missing.contains(&found.rule))),
    );
    report
}

/// The body that a report is to, or several, in one line.
fn report_to(table: &Table) -> Option<String> {
    let texts: Vec<&Text> = match &table.get("report_to")?.value.value {
        Value::String(text) => vec![text],
        Value::List(list) => list.iter().filter_map(Node::as_text).collect(),
        _ => return None,
    };
    let names: Vec<&str> =
        texts.iter().map(|text| text.as_str().trim()).filter(|name| !name.is_empty()).collect();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// The language that a document says it is in; the workspace's if it says none.
fn language_of<'a>(written: &'a Written, settings: &'a Settings) -> &'a str {
    let said = written.table.get("language").and_then(|entry| entry.value.as_text());
    said.map_or(settings.language.as_str(), Text::as_str)
}

/// Reads one report, piece by piece; its other parts are in the modules beside this one.
pub(super) struct Reader<'a, 'p> {
    pub(super) written: &'a Written,
    pub(super) around: Surroundings<'a>,
    pub(super) problems: &'p mut Problems,
}

/// What every document says of itself; what is missing was reported.
pub(super) struct Head {
    pub(super) title: Option<Spanned<String>>,
    pub(super) date: Option<Spanned<Date>>,
    /// Who publishes it: several, where bodies do so together.
    pub(super) publishers: Vec<String>,
    pub(super) language: String,
}

/// The texts of sections in TOML and JSON.
pub(super) fn section_texts<'t>(tables: Option<&[&'t Table]>) -> impl Iterator<Item = &'t Text> {
    let texts = |table: &&'t Table| table.get("text").and_then(|entry| entry.value.as_text());
    tables.unwrap_or_default().iter().filter_map(texts).collect::<Vec<_>>().into_iter()
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self) -> Report {
        let table: &'a Table = &self.written.table;
        let house = self.around.house;
        let mut fields = Fields::new(table, "a report");
        fields.node("kind");
        fields.node("house");
        let Head { title, date, publishers, language } = self.head(&mut fields);

        let header = self.header(&mut fields, title.as_ref(), date.as_ref(), &language);
        let report_to = report_to(table);
        let contacts = self.contacts(&mut fields);
        let sign_offs = self.sign_offs(&mut fields, &language);
        let history = self.history(&mut fields, &language);
        let background_papers = self.background_papers(&mut fields);
        let written_appendices = fields.tables("appendix", self.problems).unwrap_or_default();
        let written_references = fields.tables("reference", self.problems).unwrap_or_default();
        let references_file = fields.text("references", self.problems);
        let written_sections = fields.tables("section", self.problems);
        fields.finish(&[], &[], self.problems);

        // Every text is known before any is parsed: notes and link definitions serve the whole document.
        let appendix_texts: Vec<Option<Cow<'a, Text>>> =
            written_appendices.iter().map(|table| self.appendix_text(table)).collect();
        let mut texts: Vec<&Text> = self.written.body.iter().collect();
        texts.extend(section_texts(written_sections.as_deref()));
        texts.extend(appendix_texts.iter().flatten().map(AsRef::as_ref));
        let links = link_definitions(texts);

        let mut footnotes = Vec::new();
        let cuts = self.sections(written_sections.as_deref(), &links, &mut footnotes);
        let sections = cuts.into_iter().map(|cut| self.no_appendix(cut)).collect();
        let appendices = self.appendices(&written_appendices, appendix_texts, &links, &mut footnotes);
        let references_file = self.references_file(references_file);
        let references = self.all_references(&written_references, references_file.as_ref(), &links);
        let by = Arrangement {
            table,
            house,
            language: &language,
            papers: &background_papers,
            jurisdiction: self.around.settings.jurisdiction,
            report_to: report_to.as_deref(),
        };
        let arranged = arrange_sections(Arranged { sections, sign_offs }, by, self.problems);
        let Arranged { sections, sign_offs } = arranged;

        let report = Report {
            kind: Kind::Report,
            path: self.written.path.clone(),
            title: title.unwrap_or_else(|| Spanned::new(String::new(), self.written.head(table))),
            date: date
                .unwrap_or_else(|| Spanned::new(Date::day(NaiveDate::default()), self.written.head(table))),
            publisher: house.joined(&publishers, &language),
            language,
            publishers,
            covers: None,
            header,
            sections,
            contacts,
            sign_offs,
            history,
            background_papers,
            appendices,
            references,
            footnotes,
            plans: BTreeMap::new(),
            pictures: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        self.with_files(report, date)
    }

    /// A report with the plans, pictures and links that its texts name.
    pub(super) fn with_files(&mut self, mut report: Report, date: Option<Spanned<Date>>) -> Report {
        self.read_plans(&mut report, date);
        report.pictures = self.pictures(&report);
        report.links = self.links(&report);
        report
    }

    /// What every document says of itself.
    pub(super) fn head(&mut self, fields: &mut Fields<'_>) -> Head {
        self.check_access(fields, "this document");
        fields.required("title", self.problems);
        let title = fields.string("title", self.problems);
        self.check_words("title", title.as_ref());
        fields.required("date", self.problems);
        let date = fields.node("date").and_then(|node| read_date(node, self.problems));
        if let Some(date) = date.as_ref().filter(|date| date.value.weekday_disagrees()) {
            self.problems.push(
                Diagnostic::new(
                    &rules::DATE_DISAGREES,
                    date.span,
                    "the day of the week is not that of the date",
                )
                .hint("check the date, and write the right day or none"),
            );
        }
        let publishers = fields.texts("publisher", self.problems);
        let publishers = publishers.map(|texts| {
            let said = texts.into_iter().map(spanned).filter(|text| !text.value.trim().is_empty());
            said.collect::<Vec<_>>()
        });
        check_publishers(publishers.as_deref().unwrap_or_default(), self.problems);
        let language = fields.string("language", self.problems);
        if let Some(language) = &language {
            check_language(language, self.problems);
        }
        let settings = self.around.settings;
        let organisation = || settings.organisation.iter().cloned().collect();
        let words = |publishers: Vec<Spanned<String>>| publishers.into_iter().map(|one| one.value).collect();
        Head {
            title,
            date,
            publishers: publishers.map_or_else(organisation, words),
            language: language.map_or_else(|| settings.language.clone(), |language| language.value),
        }
    }

    /// The keys at the top of a document of this kind.
    pub(super) fn top_level(&self) -> &'static [&'static str] {
        match self.written.kind {
            Kind::Review => reviews::TOP_LEVEL,
            _ => TOP_LEVEL,
        }
    }

    pub(super) fn check_access(&mut self, fields: &mut Fields<'_>, what: &str) {
        let access = fields.choice("access", &ACCESS, self.problems);
        let (span, message, hint) = match (access, fields.node("access")) {
            (Some(Spanned { value: Access::Shut, span }), _) => (
                span,
                format!("{what} is not open, and only open papers are built"),
                "keep it out of the folder of open papers".to_owned(),
            ),
            // A misspelt word may mean either, so nothing is told or built until it is mended.
            (None, Some(node)) => (
                node.span,
                "`access` is neither open, exempt nor confidential".to_owned(),
                format!(
                    "write \"open\", or leave the key out, if the public may see {}",
                    what.replacen("this", "the", 1)
                ),
            ),
            _ => return,
        };
        self.problems.push(Diagnostic::new(&rules::NOT_OPEN, span, message).hint(hint));
    }

    /// A text that must say something.
    pub(super) fn check_words(&mut self, key: &str, text: Option<&Spanned<String>>) {
        if let Some(text) = text.filter(|text| !shows(&text.value)) {
            self.problems.push(
                Diagnostic::new(&rules::MISSING_FIELD, text.span, format!("`{key}` is empty"))
                    .hint(format!("write the {key} between the quotation marks")),
            );
        }
    }

    /// The sections of the body, and those that TOML and JSON write as tables.
    pub(super) fn sections(
        &mut self,
        tables: Option<&[&'a Table]>,
        links: &LinkDefinitions,
        footnotes: &mut Vec<Footnote>,
    ) -> Vec<Cut> {
        let mut sections = Vec::new();
        if let Some(body) = &self.written.body {
            let prose = self.parse(body, links);
            footnotes.extend(prose.footnotes);
            sections = split_sections(prose.blocks, self.written.kind, self.problems);
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
            fields.finish(&[], self.top_level(), self.problems);
            self.forbid_top_headings(&prose.blocks, "the text of a section");
            footnotes.extend(prose.footnotes);
            let Some((heading, attributes, span)) = heading else { continue };
            let appendix = attributes.appendix;
            let mut section = Section::headed(heading, attributes, span);
            section.plain |= plain.is_some_and(|plain| plain.value);
            section.unnumbered |= unnumbered.is_some_and(|unnumbered| unnumbered.value);
            section.blocks = prose.blocks;
            sections.push(Cut { section, appendix });
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
                        Diagnostic::new(
                            &rules::EMPTY_HEADING,
                            title.span(),
                            "a section's title has no words",
                        )
                        .hint("write the title of the section"),
                    );
                    return None;
                }
                Some((heading, attributes, title.span()))
            }
            (None, Some(id)) => {
                let Some(known) = house.section(&id.value) else {
                    let message = format!("the house `{}` has no section `{}`", house.name(), id.value);
                    let diagnostic = Diagnostic::new(&rules::BAD_SETTING, id.span, message);
                    let ids = house.sections.known.iter().map(|section| section.id.as_str());
                    self.problems.push(diagnostic.hint(
                        match crate::diagnostic::did_you_mean(&id.value, ids) {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => "give the section a `title` instead of an `id`".to_owned(),
                        },
                    ));
                    return None;
                };
                let words = prose::InlineKind::Text(known.heading.title.clone());
                Some((vec![Inline { kind: words, span: id.span }], prose::Attributes::default(), id.span))
            }
            (Some(_), Some(id)) => {
                self.problems.push(
                    Diagnostic::new(&rules::BAD_SETTING, id.span, "a section has both `title` and `id`")
                        .hint(format!(
                            "keep one of the two; to name the section, write title = \"… {{#{}}}\"",
                            id.value
                        )),
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

    pub(super) fn parse(&mut self, text: &Text, links: &LinkDefinitions) -> Prose {
        let context = Context { box_kinds: &self.around.house.box_kinds(), links };
        prose::parse(text, &context, self.problems)
    }

    /// A section of a board paper, whose appendices stand in its front matter.
    fn no_appendix(&mut self, cut: Cut) -> Section {
        if let Some(span) = cut.appendix {
            self.problems.report(
                &rules::BAD_ATTRIBUTE,
                span,
                "`.appendix` is for reviews",
                "write the appendix as `[[appendix]]` in the front matter",
            );
        }
        cut.section
    }

    /// The heading above such a text is a section's or an appendix's, so its own begin one level down.
    pub(super) fn forbid_top_headings(&mut self, blocks: &[Block], what: &str) {
        for block in blocks {
            if matches!(block.kind, BlockKind::Heading { level: 1, .. }) {
                self.problems.push(
                    Diagnostic::new(
                        &rules::SKIPPED_HEADING_LEVEL,
                        block.span,
                        format!("a heading in {what} has one `#`"),
                    )
                    .hint("begin with `##`, since the title above it is the first level"),
                );
            }
        }
    }
}
