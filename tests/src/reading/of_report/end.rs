//! What comes after the sections of a report: references and appendices.

use super::{CitedOn, Found, Teller, To, Words, one_spaced, plain};
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::plain_text;
use boardpaper_data::report::{Appendix, Kind, Reference};

impl<'a> Teller<'a> {
    pub(super) fn references(&mut self) {
        let report = self.report;
        if report.references.is_empty() {
            return;
        }
        if report.kind == Kind::Review {
            self.anchors.push("references".to_owned());
        }
        self.line(0, "H1", plain(&self.word("references")));
        self.line(0, "L[Decimal]", Words::default());
        for (index, key) in self.numbers.citations().iter().enumerate() {
            let reference = report.references.iter().find(|reference| reference.key.value == *key);
            let reference = reference.expect("what is numbered is listed");
            self.anchors.push(format!("reference-{}", index + 1));
            self.line(1, "LI", plain(&format!("{}.", index + 1)));
            let words = self.reference(reference);
            self.works.insert(index + 1, self.lines.len());
            self.line(2, "P", words);
        }
    }

    /// Says with each work where it is cited; known when all has been told.
    pub(super) fn tell_cited_on(&mut self) {
        let (one, several) = (self.word("cited_on"), self.word("cited_on_pages"));
        for (number, places) in std::mem::take(&mut self.cited) {
            let line = self.works.get(&number).expect("what is cited is listed");
            let (one, several) = (one.clone(), several.clone());
            self.lines[*line].cited_on = Some(CitedOn { one, several, places });
        }
    }

    fn reference(&mut self, reference: &'a Reference) -> Words {
        let mut words = match &reference.url {
            Some(url) if reference.text.is_empty() => plain(&url.value),
            _ => self.words(&reference.text),
        };
        let leads_elsewhere =
            words.inlines.iter().any(|inline| matches!(inline, Found::Link(..) | Found::Citation(..)));
        if let Some(url) = reference.url.as_ref().filter(|_| !leads_elsewhere) {
            let link = Found::Link(one_spaced(&words.text), self.address(url.span, &url.value));
            words.inlines.insert(0, link);
        }
        words
    }

    /// The appendices, after the list of them that a house may have.
    pub(super) fn appendices(&mut self) {
        let report = self.report;
        if self.house.report.lists_appendices && !report.appendices.is_empty() {
            self.line(0, "H1", plain(&self.word("appendices")));
            self.line(0, "L[Circle]", Words::default());
            for appendix in &report.appendices {
                let label = self.numbers.heading(appendix.span).expect("an appendix has a label");
                let anchor = self.numbers.anchor(Part::Heading, appendix.span).expect("it has a place");
                let mut words = plain(&format!("{label}: {}", self.without_leads(&appendix.heading)));
                words.inlines.push(Found::Link(one_spaced(&words.text), To::Place(anchor.to_owned())));
                self.line(1, "LI", plain(""));
                self.line(2, "P", words);
            }
        }
        for appendix in &report.appendices {
            self.appendix(appendix);
        }
    }

    pub(super) fn appendix(&mut self, appendix: &'a Appendix) {
        let label = self.numbers.heading(appendix.span).expect("an appendix has a label").to_owned();
        self.anchored(Part::Heading, appendix.span);
        self.heading_level = 1;
        self.appendix_title = Some(plain_text(&appendix.heading));
        self.in_language(appendix.language.as_ref(), |teller| {
            let title = teller.words(&appendix.heading);
            let heading = teller.numbered(Some(&format!("{label}:")), title);
            teller.line(0, "H1", heading);
        });
        self.blocks(0, &appendix.blocks);
    }
}
