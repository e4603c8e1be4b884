//! Appendices: text, a file or a picture, each under its title.

use super::Appendix;
use super::arrange::words;
use super::read::Reader;
use crate::characters::shows;
use crate::diagnostic::Diagnostic;
use crate::prose::{self, Block, BlockKind, Footnote, LinkDefinitions};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, Table, decode};
use std::borrow::Cow;

impl<'a> Reader<'a, '_> {
    /// The text of an appendix that has any, from its own key or from the file that it names.
    pub(super) fn appendix_text(&mut self, table: &'a Table) -> Option<Cow<'a, Text>> {
        if let Some(text) = table.get("text").and_then(|entry| entry.value.as_text()) {
            return Some(Cow::Borrowed(text));
        }
        let file = table.get("file").and_then(|entry| entry.value.as_text())?;
        let (path, bytes) = self.file(file, &rules::MISSING_FILE)?;
        let text = match decode(bytes.to_vec(), &path, self.around.sources) {
            Ok(text) => text,
            Err(diagnostic) => {
                self.problems.push(diagnostic);
                return None;
            }
        };
        crate::characters::check_characters(&text, self.problems);
        Some(Cow::Owned(text))
    }

    pub(super) fn appendices(
        &mut self,
        tables: &[&'a Table],
        texts: Vec<Option<Cow<'a, Text>>>,
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
            let plan = fields.string("plan", self.problems);
            fields.finish(&[], self.top_level(), self.problems);

            let contents: Vec<&str> = ["text", "file", "image", "plan"]
                .into_iter()
                .filter(|key| table.get(key).is_some())
                .collect();
            if contents.len() != 1 {
                let message = match contents.as_slice() {
                    [] => "an appendix has nothing in it".to_owned(),
                    several => format!("an appendix has `{}`", several.join("` and `")),
                };
                self.problems.push(
                    Diagnostic::new(&rules::BAD_SETTING, table.span, message)
                        .hint("give it one of `text`, `file`, `image` and `plan`"),
                );
            }
            if let (Some(alt), None) = (&alt, &image) {
                self.problems.push(
                    Diagnostic::new(
                        &rules::BAD_SETTING,
                        alt.span,
                        "`alt` goes with `image`, and there is none",
                    )
                    .hint("remove `alt`, or add image = \"…\""),
                );
            }
            let mut blocks = Vec::new();
            if let Some(file) = plan {
                let span = file.span;
                let attributes = prose::Attributes::default();
                blocks.push(Block { kind: BlockKind::Plan { file }, attributes, span });
            }
            if let Some(text) = text {
                let prose = self.parse(&text, links);
                self.forbid_top_headings(&prose.blocks, "an appendix");
                footnotes.extend(prose.footnotes);
                if prose.blocks.is_empty() {
                    self.problems.push(
                        Diagnostic::new(&rules::MISSING_FIELD, text.span(), "an appendix has nothing in it")
                            .hint("write its text, or remove the appendix"),
                    );
                }
                blocks = prose.blocks;
            }
            if let Some(image) = image {
                blocks.extend(self.appendix_image(image, alt, table));
            }
            appendices.extend(title.map(|title| Appendix {
                id,
                heading: words(&title.value, title.span),
                language: None,
                blocks,
                span: title.span,
            }));
        }
        appendices
    }

    pub(super) fn appendix_image(
        &mut self,
        image: &Text,
        alt: Option<Spanned<String>>,
        table: &Table,
    ) -> Option<Block> {
        let Some(alt) = alt.filter(|alt| shows(&alt.value)) else {
            self.problems.push(
                Diagnostic::new(
                    &rules::MISSING_ALT_TEXT,
                    table.span,
                    "the picture of an appendix has no `alt`",
                )
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

    pub(super) fn check_id(&mut self, id: &Spanned<String>) {
        if !prose::is_id(&id.value) {
            self.problems.push(
                Diagnostic::new(&rules::BAD_ATTRIBUTE, id.span, format!("`{}` is no id", id.value))
                    .hint("use letters, digits, `-` and `_`, a letter first"),
            );
        }
    }
}
