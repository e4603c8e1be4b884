//! `too-long`: lengths that a PDF cannot take: no officer types them, but a paste can.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::{Block, BlockKind, Image, Inline, InlineKind, Visit, plain_text};
use crate::report::{LinkTarget, Report, Section};
use crate::source::{Span, Spanned};

/// Titles, headings, words and addresses are no longer than a PDF can keep.
pub static TOO_LONG: Rule = Rule {
    name: "too-long",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Wording,
    purpose: "Titles, headings, words and addresses are no longer than a PDF can keep.",
    why: "\
A PDF keeps titles, headings and addresses as single pieces, and those have a greatest length (ISO 32000-1, \
annex C). No officer types as much, but a paste can: a whole page in the place of a title, a picture that was \
turned into letters, words whose spaces were lost.",
    remedy: "\
Look at what stands there, and delete what came along. A title or heading is one line; what more there is to say \
goes into the text below it. Of a picture, say the most important in its words, and the rest in the text. In \
place of a very long address, link to a shorter one.",
    examples: &[],
};

/// The most characters of a text that a PDF keeps as one string, such as a bookmark; PDF/A allows
/// 32,767 bytes (ISO 32000-1, annex C), which are a quarter as many characters at worst.
const LONGEST: usize = 8_000;

/// Looks at every text of a paper.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    let mut check = Check { problems };
    check.whole("the title", &report.title.value, report.title.span);
    for line in &report.header {
        check.all(line.value.texts());
    }
    for contact in &report.contacts {
        let parts = [&contact.name, &contact.post, &contact.directorate, &contact.phone, &contact.email];
        check.all(parts.into_iter().flatten());
    }
    for sign_off in &report.sign_offs {
        check.all(sign_off.on.iter().chain([&sign_off.by]));
    }
    for earlier in &report.history {
        check.all(earlier.outcome.iter().chain([&earlier.body]));
    }
    for paper in &report.background_papers {
        check.all([&paper.title, &paper.place, &paper.contact].into_iter().flatten());
        check.address(report, paper.url.as_ref());
    }
    for reference in &report.references {
        check.address(report, reference.url.as_ref());
    }
    if let Some(subtitle) = report.covers.as_ref().and_then(|covers| covers.subtitle.as_ref()) {
        check.whole("the subtitle", &subtitle.value, subtitle.span);
    }
    if let Some(picture) = report.covers.as_ref().and_then(|covers| covers.picture.as_ref()) {
        check.image(picture);
    }
    for plan in report.plans.values() {
        check.whole("the title of an action plan", &plain_text(&plan.title), plan.span);
        check.all(plan.words());
    }
    for appendix in &report.appendices {
        check.whole("the title of an appendix", &plain_text(&appendix.heading), appendix.span);
    }
    for Section { heading, span, .. } in report.sections.iter().filter(|section| !section.repeats) {
        check.whole("a heading", &plain_text(heading), *span);
    }
    report.walk(&mut |visit| match visit {
        Visit::Block(Block { kind: BlockKind::Heading { content, .. }, span, .. }) => {
            check.whole("a heading", &plain_text(content), *span);
        }
        Visit::Block(Block { kind: BlockKind::Code(text), span, .. }) => check.words(text, *span),
        Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. })
        | Visit::Inline(Inline { kind: InlineKind::Image(image), .. }) => check.image(image),
        Visit::Inline(Inline { kind: InlineKind::Text(text) | InlineKind::Code(text), span }) => {
            check.words(text, *span);
        }
        Visit::Inline(Inline { kind: InlineKind::Link { target, .. }, .. }) => {
            check.address(report, Some(target));
        }
        _ => {}
    });
}

struct Check<'p> {
    problems: &'p mut Problems,
}

impl Check<'_> {
    /// A text that the PDF keeps in one piece.
    fn whole(&mut self, what: &str, text: &str, span: Span) {
        self.length(what, text.chars().count(), span, "shorten it");
    }

    fn all<'t>(&mut self, texts: impl IntoIterator<Item = &'t Spanned<String>>) {
        for text in texts {
            self.words(&text.value, text.span);
        }
    }

    /// Text that is broken where white space stands.
    fn words(&mut self, text: &str, span: Span) {
        let longest = text.split_whitespace().map(|word| word.chars().count()).max();
        self.length("a word", longest.unwrap_or_default(), span, "put spaces in it, or delete it");
    }

    fn image(&mut self, image: &Image) {
        let hint = "say the most important here, and the rest in the text";
        self.length("what a picture shows", image.alt.chars().count(), image.path.span, hint);
    }

    /// An address as the PDF has it: letters that are not ASCII are three characters and more.
    fn address(&mut self, report: &Report, address: Option<&Spanned<String>>) {
        let Some(address) = address else { return };
        let length = match report.links.get(&(address.span.source, address.value.clone())) {
            Some(LinkTarget::Address(spelt) | LinkTarget::Document(spelt)) => spelt.len(),
            None => address.value.len(),
        };
        self.length("an address", length, address.span, "link to a shorter one");
    }

    fn length(&mut self, what: &str, characters: usize, span: Span, hint: &str) {
        if characters > LONGEST {
            let message =
                format!("{what} has {characters} characters, and no more than {LONGEST} can be written");
            self.problems.push(Diagnostic::new(&TOO_LONG, span, message).hint(hint));
        }
    }
}

/// Reports publishers that are too long, alone or together: they are the author of the PDF.
pub(crate) fn check_publishers(publishers: &[Spanned<String>], problems: &mut Problems) {
    let Some(first) = publishers.first() else { return };
    let mut check = Check { problems };
    for publisher in publishers {
        check.whole("the publisher", &publisher.value, publisher.span);
    }
    let lengths = || publishers.iter().map(|publisher| publisher.value.chars().count());
    if lengths().all(|length| length <= LONGEST) {
        // Between two stands a comma or a word.
        let together = lengths().sum::<usize>() + publishers.len() * " and ".len();
        check.length("the list of publishers", together, first.span, "name fewer");
    }
}
