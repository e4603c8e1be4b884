//! What leads somewhere in the head of a table.
//!
//! A head that repeats on the next page is decoration there, and decoration may hold no links or notes
//! (PDF/UA-1, 7.18). So what leads somewhere is written twice: as it is, for the place where the head first
//! stands, and in plain words, for the others. Which of the two prints is known when the pages are.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::prose::{Inline, InlineKind, ReferenceForm};

impl Scribe<'_> {
    /// Writes running text of a head, with what leads somewhere in it as it is on its first page.
    pub(crate) fn in_head(&mut self, out: &mut Writer<'_>, write: impl FnOnce(&mut Self, &mut Writer<'_>)) {
        let outside = std::mem::replace(&mut self.in_head, true);
        write(self, out);
        self.in_head = outside;
    }

    /// A lead in a head: as it is where the head first stands, in plain words where it repeats.
    pub(crate) fn lead_in_head(&mut self, out: &mut Writer<'_>, inline: &Inline, begins_sentence: bool) {
        self.once(
            out,
            |scribe, out| scribe.lead(out, inline, begins_sentence),
            |scribe, out| scribe.plain_lead(out, inline, begins_sentence),
        );
    }

    /// The name of a place in a head.
    pub(crate) fn anchor_in_head(&mut self, out: &mut Writer<'_>, anchor: &str) {
        let write = |_: &mut Self, out: &mut Writer<'_>| {
            out.code("#draw(\"anchor\", ");
            out.literal(anchor);
            out.code(")");
        };
        self.once(out, write, |_, _| {});
    }

    fn once(
        &mut self,
        out: &mut Writer<'_>,
        first: impl FnOnce(&mut Self, &mut Writer<'_>),
        again: impl FnOnce(&mut Self, &mut Writer<'_>),
    ) {
        self.heads += 1;
        self.in_head = false;
        out.code(&format!("#draw(\"once\", \"head-{}\")[", self.heads));
        first(self, out);
        out.code("][");
        again(self, out);
        out.code("]");
        self.in_head = true;
    }

    /// The words of a lead, which lead nowhere.
    fn plain_lead(&mut self, out: &mut Writer<'_>, inline: &Inline, begins_sentence: bool) {
        match &inline.kind {
            InlineKind::FootnoteMark(key) => {
                out.code("#super[");
                out.text(self.numbers.footnote(&key.value).unwrap_or_default());
                out.code("]");
            }
            InlineKind::Citation(keys) => {
                let numbers = self.wording().citation_numbers(keys);
                out.code("#draw(\"citation\", linked: false, ");
                out.code(&numbers_literal(&numbers));
                out.code(")");
            }
            InlineKind::Link { content, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(content), .. } => {
                self.inlines(out, &self.wording().without_leads(content));
            }
            InlineKind::Reference { id, form } => {
                let Some(target) = self.numbers.target(&id.value) else { return };
                match form {
                    ReferenceForm::Page => {
                        out.code("#draw(\"page-reference\", linked: false, ");
                        out.literal(&target.anchor);
                        out.code(")");
                    }
                    ReferenceForm::Count(name) => {
                        out.text(
                            &self.wording().count_words(&id.value, name, begins_sentence).unwrap_or_default(),
                        );
                    }
                    ReferenceForm::Number => out.text(target.number.as_deref().unwrap_or_default()),
                    _ => out.text(target.words.as_deref().unwrap_or_default()),
                }
            }
            _ => {}
        }
    }
}

/// Numbers as a Typst array.
pub(crate) fn numbers_literal(numbers: &[usize]) -> String {
    let listed: Vec<String> = numbers.iter().map(|number| format!("{number}, ")).collect();
    format!("({})", listed.concat())
}

/// Whether running text leads anywhere itself.
pub(crate) fn is_lead(inline: &Inline) -> bool {
    matches!(
        inline.kind,
        InlineKind::Link { .. }
            | InlineKind::Reference { .. }
            | InlineKind::Citation(_)
            | InlineKind::FootnoteMark(_)
    )
}
