//! The works that a report cites: listed in its front matter, or in a file that it names.

use super::Reference;
use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::prose::{self, Context, LinkDefinitions, plain_text};
use crate::rules;
use crate::source::Text;
use crate::written::{Fields, Table, decode, read_json, read_toml};

impl Reader<'_, '_> {
    /// The lists of references in the file that `references` names.
    pub(super) fn references_file(&mut self, file: Option<&Text>) -> Option<Table> {
        let file = file?;
        let (path, bytes) = self.file(file, &rules::MISSING_FILE)?;
        let text = match decode(bytes.to_vec(), &path, self.around.sources) {
            Ok(text) => text,
            Err(diagnostic) => {
                self.problems.push(diagnostic);
                return None;
            }
        };
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("toml") => Some(read_toml(&text, self.problems)),
            Some("json") => read_json(&text, self.problems),
            _ => {
                self.problems.report(
                    &rules::BAD_SETTING,
                    file.span(),
                    format!("`{path}` is neither TOML nor JSON"),
                    "list the references in a file `references.toml`, each below a line `[[reference]]`",
                );
                None
            }
        }
    }

    /// References as they are listed, first those of the document, then those of the file that it names.
    pub(super) fn all_references(
        &mut self,
        own: &[&Table],
        file: Option<&Table>,
        links: &LinkDefinitions,
    ) -> Vec<Reference> {
        let mut references = self.references(own, links);
        if let Some(table) = file {
            let mut fields = Fields::new(table, "a list of references");
            let listed = fields.tables("reference", self.problems).unwrap_or_default();
            fields.finish(&[], self.top_level(), self.problems);
            references.extend(self.references(&listed, links));
        }
        references
    }

    fn references(&mut self, tables: &[&Table], links: &LinkDefinitions) -> Vec<Reference> {
        let mut references = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[reference]]`");
            fields.required("key", self.problems);
            let key = fields.string("key", self.problems);
            let text = fields.text("text", self.problems);
            let url = fields.string("url", self.problems);
            fields.finish(&[], self.top_level(), self.problems);
            let text = match text {
                Some(text) => {
                    let context = Context { box_kinds: &[], links };
                    prose::parse_line(text, &context, self.problems).0
                }
                None => Vec::new(),
            };
            if text.is_empty() && url.is_none() {
                self.problems.push(
                    Diagnostic::new(
                        &rules::MISSING_FIELD,
                        table.span,
                        "a reference has neither text nor url",
                    )
                    .hint("add text = \"…\": who wrote it, its title, when"),
                );
            }
            references.extend(key.map(|key| Reference { key, text, url }));
        }
        references
    }
}

impl Reference {
    /// What tells a work from others: its words without capitals, spaces and signs, and its address without
    /// what does not matter: the scheme, `www.` and a slash at the end.
    pub(super) fn marks_of_the_work(&self) -> impl Iterator<Item = String> {
        let letters = |c: &char| c.is_alphanumeric();
        let words = plain_text(&self.text).chars().filter(letters).flat_map(char::to_lowercase).collect();
        let address = self.url.as_ref().map(|url| {
            let address = url.value.trim();
            let address = address.split_once("://").map_or(address, |(_, rest)| rest);
            format!("//{}", address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/'))
        });
        [Some(words), address].into_iter().flatten().filter(|mark: &String| mark.len() > 2)
    }
}
