//! What is particular to a board paper: its header, its background papers, who signs it.

use super::{Found, Teller, To, Words, plain};
use crate::pdf::one_spaced;
use boardpaper_data::report::{BackgroundPaper, Contact};
use boardpaper_data::source::Spanned;

impl Teller<'_> {
    pub(super) fn header(&mut self) {
        let report = self.report;
        // A plan on its own has no header to say its title.
        if report.own_plan().is_some() || !self.house.header.fields.iter().any(|field| field.is_title) {
            self.line(0, "Title", plain(&report.title.value));
        }
        if report.header.is_empty() {
            return;
        }
        self.line(0, "L[Decimal]", Words::default());
        for line in &report.header {
            let values: Vec<&str> =
                line.value.texts().into_iter().map(|value| value.value.as_str()).collect();
            self.line(1, "LI", plain(&format!("{}:", line.label.trim_end_matches(':'))));
            self.line(2, "P", plain(&values.join(", ")));
        }
    }

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
        if self.house.report.background_papers == boardpaper_data::house::BackgroundForm::Table
            && filled.len() > 1
        {
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
        self.line(0, "L[Circle]", Words::default());
        for paper in papers {
            let values: Vec<&str> = filled
                .iter()
                .filter_map(|(_, column)| column(paper))
                .map(|value| value.value.as_str())
                .collect();
            self.line(1, "LI", plain(if papers.len() > 1 { "•" } else { "" }));
            self.line(2, "P", self.linked(&values.join(", "), paper.url.as_ref()));
        }
    }

    fn linked(&self, text: &str, address: Option<&Spanned<String>>) -> Words {
        let mut words = plain(text);
        if let Some(address) = address {
            words.inlines.push(Found::Link(one_spaced(text), self.address(address.span, &address.value)));
        }
        words
    }

    pub(super) fn contact(&mut self, contact: &Contact) {
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
