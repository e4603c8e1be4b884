//! What closes a board paper: its background papers, who signed it off, where it was before, whom to ask.

use super::{Found, Teller, To, Words, plain};
use crate::pdf::one_spaced;
use boardpaper_data::house::BackgroundForm;
use boardpaper_data::report::{BackgroundPaper, Contact};
use boardpaper_data::source::Spanned;

impl Teller<'_> {
    pub(super) fn background_papers(&mut self) {
        type Column = fn(&BackgroundPaper) -> Option<&Spanned<String>>;
        let papers = &self.report.background_papers;
        let columns: [(&str, Column); 3] = [
            ("title", |paper| paper.title.as_ref().or(paper.url.as_ref())),
            ("place", |paper| paper.place.as_ref()),
            ("officer", |paper| paper.contact.as_ref()),
        ];
        let filled: Vec<&(&str, Column)> =
            columns.iter().filter(|(_, column)| papers.iter().any(|paper| column(paper).is_some())).collect();
        if papers.is_empty() {
            return;
        }
        let form = self.house.report.background_papers;
        if form == BackgroundForm::Table && filled.len() > 1 {
            self.line(0, "Table", Words::default());
            self.line(1, "TR", Words::default());
            for (name, _) in &filled {
                self.line(2, "TH[col]", Words::default());
                self.line(3, "P", plain(&self.word(name)));
            }
            for paper in papers {
                self.line(1, "TR", Words::default());
                for (index, (_, column)) in filled.iter().enumerate() {
                    self.line(2, "TD", Words::default());
                    if let Some(value) = column(paper) {
                        let address = paper.url.as_ref().filter(|_| index == 0);
                        self.line(3, "P", self.linked(&value.value, address));
                    }
                }
            }
            return;
        }
        let words_of = |paper: &BackgroundPaper| {
            let values = filled.iter().filter_map(|(_, column)| column(paper));
            let values: Vec<&str> = values.map(|value| value.value.as_str()).collect();
            self.linked(&values.join(", "), paper.url.as_ref())
        };
        let listed: Vec<Words> = papers.iter().map(words_of).collect();
        if form == BackgroundForm::Phrase {
            let mut phrase = Words::default();
            let last = listed.len() - 1;
            for (index, words) in listed.into_iter().enumerate() {
                phrase.append(words);
                phrase.text.push_str(if index == last { "." } else { "; " });
            }
            return self.line(0, "P", phrase);
        }
        self.line(0, "L[Circle]", Words::default());
        for words in listed {
            self.line(1, "LI", plain(if papers.len() > 1 { "•" } else { "" }));
            self.line(2, "P", words);
        }
    }

    fn linked(&self, text: &str, address: Option<&Spanned<String>>) -> Words {
        let mut words = plain(text);
        if let Some(address) = address {
            words.inlines.push(Found::Link(one_spaced(text), self.address(address.span, &address.value)));
        }
        words
    }

    /// Who signed it off, in the columns that anybody fills.
    pub(super) fn sign_off(&mut self) {
        let report = self.report;
        if self.house.report.prints_sign_off {
            let signed = report.sign_offs.iter();
            let rows = signed.map(|signed| [signed.on.clone(), Some(signed.by.clone()), signed.date.clone()]);
            self.listing(
                "sign_off",
                ["sign_off_on", "sign_off_by", "sign_off_date"],
                &rows.collect::<Vec<_>>(),
            );
        }
    }

    /// Where it was before, likewise.
    pub(super) fn history(&mut self) {
        let report = self.report;
        if self.house.report.prints_history {
            let before = report.history.iter();
            let rows = before.map(|was| [was.date.clone(), Some(was.body.clone()), was.outcome.clone()]);
            self.listing(
                "history",
                ["history_date", "history_body", "history_outcome"],
                &rows.collect::<Vec<_>>(),
            );
        }
    }

    fn listing(&mut self, heading: &str, columns: [&str; 3], rows: &[[Option<Spanned<String>>; 3]]) {
        if rows.is_empty() {
            return;
        }
        let filled: Vec<usize> = (0..3).filter(|at| rows.iter().any(|row| row[*at].is_some())).collect();
        let labels: Vec<String> = filled.iter().map(|at| self.word(columns[*at])).collect();
        let rows: Vec<Vec<_>> =
            rows.iter().map(|row| filled.iter().map(|at| row[*at].clone()).collect()).collect();
        self.line(0, "H1", plain(&self.word(heading)));
        self.captioned_table(0, None, &labels, &rows);
    }

    /// Whom to ask; a box of them has a name.
    pub(super) fn contacts(&mut self) {
        let report = self.report;
        if self.house.report.contacts.in_box && !report.contacts.is_empty() {
            self.line(0, "P", plain(&self.word("contacts")));
        }
        for contact in &report.contacts {
            self.contact(contact);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        let mut lines: Vec<String> = Vec::new();
        let parts = [&contact.name, &contact.post, &contact.directorate];
        lines.extend(parts.into_iter().flatten().map(|part| part.value.clone()));
        lines.extend(contact.phone.as_ref().map(|phone| format!("{}: {}", self.word("phone"), phone.value)));
        lines.extend(contact.email.as_ref().map(|email| format!("{}: {}", self.word("email"), email.value)));
        let mut words = plain(&lines.join(" "));
        words.inlines.extend(contact.email.as_ref().map(|email| {
            Found::Link(one_spaced(&email.value), To::Address(format!("mailto:{}", email.value)))
        }));
        self.line(0, "P", words);
    }
}
