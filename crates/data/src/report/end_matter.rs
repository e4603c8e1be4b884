//! What closes a report: who signs it, who signed it off, where it was before, and its background papers.

use super::read::{ACCESS, Access, Reader};
use super::{BackgroundPaper, Contact, Earlier, SignOff};
use crate::date::read_date;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Spanned;
use crate::written::Fields;

impl Reader<'_, '_> {
    pub(super) fn contacts(&mut self, fields: &mut Fields<'_>) -> Vec<Contact> {
        let tables = fields.tables("contact", self.problems).unwrap_or_default();
        let mut contacts = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[contact]`");
            contacts.push(Contact {
                name: filled(fields.string("name", self.problems)),
                post: filled(fields.string("post", self.problems)),
                directorate: filled(fields.string("directorate", self.problems)),
                phone: filled(fields.string("phone", self.problems)),
                email: filled(fields.string("email", self.problems)),
            });
            fields.finish(&[], self.top_level(), self.problems);
        }
        contacts
    }

    pub(super) fn sign_offs(&mut self, fields: &mut Fields<'_>, language: &str) -> Vec<SignOff> {
        let tables = fields.tables("sign_off", self.problems).unwrap_or_default();
        let mut sign_offs = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[sign_off]]`");
            let on = filled(fields.string("on", self.problems));
            let name = filled(fields.string("name", self.problems));
            let post = filled(fields.string("post", self.problems));
            let date = self.worded_date(&mut fields, language);
            fields.finish(&[], self.top_level(), self.problems);
            let by = match (name, post) {
                (Some(name), Some(post)) => {
                    Spanned::new(format!("{}, {}", name.value, post.value), name.span)
                }
                (Some(by), None) | (None, Some(by)) => by,
                (None, None) => {
                    self.problems.report(
                        &rules::MISSING_FIELD,
                        table.span,
                        "a sign-off does not say who signed",
                        "add name = \"…\" or post = \"…\"",
                    );
                    continue;
                }
            };
            sign_offs.push(SignOff { on, by, date });
        }
        sign_offs
    }

    pub(super) fn history(&mut self, fields: &mut Fields<'_>, language: &str) -> Vec<Earlier> {
        let tables = fields.tables("history", self.problems).unwrap_or_default();
        let mut history = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[history]]`");
            let date = self.worded_date(&mut fields, language);
            let has_body = fields.node("body").is_some();
            let body = fields.string("body", self.problems);
            let outcome = filled(fields.string("outcome", self.problems));
            fields.finish(&[], self.top_level(), self.problems);
            if !has_body || body.as_ref().is_some_and(|body| body.value.trim().is_empty()) {
                self.problems.report(
                    &rules::MISSING_FIELD,
                    table.span,
                    "an entry of the history does not say which body considered the report",
                    "add body = \"…\"",
                );
                continue;
            }
            history.extend(body.map(|body| Earlier { date, body, outcome }));
        }
        history
    }

    /// The `date` of a table in the house's words.
    fn worded_date(&mut self, fields: &mut Fields<'_>, language: &str) -> Option<Spanned<String>> {
        let date = fields.node("date").and_then(|node| read_date(node, self.problems))?;
        Some(Spanned::new(self.around.house.date_words(date.value, language), date.span))
    }

    pub(super) fn background_papers(&mut self, fields: &mut Fields<'_>) -> Vec<BackgroundPaper> {
        let tables = fields.tables("background_paper", self.problems).unwrap_or_default();
        let mut papers = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[background_paper]]`");
            let access = fields.choice("access", &ACCESS, self.problems);
            let paper = BackgroundPaper {
                title: filled(fields.string("title", self.problems)),
                place: filled(fields.string("place", self.problems)),
                contact: filled(fields.string("contact", self.problems)),
                url: filled(fields.string("url", self.problems)),
            };
            fields.finish(&[], self.top_level(), self.problems);
            if paper.title.is_none() && paper.url.is_none() {
                self.problems.push(
                    Diagnostic::new(
                        &rules::MISSING_FIELD,
                        table.span,
                        "a background paper has neither title nor url",
                    )
                    .hint("add title = \"…\""),
                );
            }
            // An exempt paper need not be listed, a confidential one must not be (section 100D (4)).
            if access.is_none_or(|access| access.value == Access::Open) {
                papers.push(paper);
            }
        }
        papers
    }
}

/// A value that says something: an empty one is none.
fn filled(value: Option<Spanned<String>>) -> Option<Spanned<String>> {
    value.filter(|value| !value.value.trim().is_empty())
}

#[cfg(test)]
mod tests;
