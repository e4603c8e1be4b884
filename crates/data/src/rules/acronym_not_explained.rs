//! `acronym-not-explained`: abbreviations that nobody writes out.

mod explained;
mod found;

use super::paper::Paper;
use super::passages::{Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::report::Role;
use crate::source::Span;
use explained::{Explanations, explanations};
use found::acronyms;
use std::collections::BTreeMap;

/// An abbreviation is written out where it first stands.
pub static ACRONYM_NOT_EXPLAINED: Rule = Rule {
    name: "acronym-not-explained",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "An abbreviation is written out where it first stands.",
    why: "\
A paper is read by members who sit on many bodies, and by the public. What every colleague calls the LADO is \
nothing to them, and the same letters often mean something else next door. A screen reader spells them out \
or makes a word of them.

WCAG 2.2 lists abbreviations under success criterion 3.1.4 (level AAA, so not required by law); public style \
guides ask for the words at first use.",
    remedy: "\
Write the words where the abbreviation first stands in the text, and the short form in brackets behind them: \
`the Special Educational Needs and Disabilities (SEND) service`. From there on the short form is enough. A \
list of abbreviations or a footnote that explains it does as well.

What all readers of your papers know is put down once, in `boardpaper.toml` or in the house: \
`[rules]` and below it `acronym-not-explained = { known = [\"CQC\", \"MTFS\"] }`.",
    examples: &[Example {
        wrong: "# Purpose\n\nThe MASH takes calls by day and by night.",
        right: "# Purpose\n\nThe multi-agency safeguarding hub (MASH) takes calls by day and by night.",
    }],
};

/// Abbreviations that everybody in British public life knows, better than the words.
const KNOWN: &str = "AD AGM AI AIDS AM ATM BA BBC BC BMX BSL CBE CCTV CD COVID CV DAB DIY DNA DU DVD \
    DVLA EU EWCA EWHC FAQ GB GBP GCSE GDPR GIG GMT GP HDMI HGV HIV HM HMRC HR ID ISBN ISO IT ITV JPEG \
    KC LED LGBT LGBTQ LLP MA MBE MOT MP MS NATO NB NHS NSPCC OBE OFSTED OK PAYE PC PDF PE PIN PLC PM \
    PO PPE PS QC QR RAF RNIB RNLI RSPCA RSVP SMS TV UE UK UKSC UN UNESCO UNICEF URL US USA USB VAT \
    WHO YMCA";

/// Where an abbreviation is used.
struct Used {
    first: Span,
    /// The passage of the first use in running text.
    first_in_text: Option<usize>,
    others: Vec<Span>,
}

/// Looks for abbreviations in everything but quotations, works cited and names.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut used: BTreeMap<&str, Used> = BTreeMap::new();
    for (index, passage) in paper.passages.iter().enumerate() {
        if !counts(passage, paper) {
            continue;
        }
        for (acronym, range) in acronyms(&passage.words) {
            if is_known(acronym, paper)
                || problems.rules().known_acronyms().iter().any(|known| known == acronym)
            {
                continue;
            }
            // A table or a plan may stand above the text that explains its words.
            let is_text = passage.kind == PassageKind::Paragraph
                && !matches!(passage.place.within, Within::Cell | Within::Plan);
            let span = passage.span_of(range, paper.sources);
            match used.get_mut(acronym) {
                Some(used) => {
                    used.others.push(span);
                    if is_text {
                        used.first_in_text.get_or_insert(index);
                    }
                }
                None => {
                    let first_in_text = is_text.then_some(index);
                    used.insert(acronym, Used { first: span, first_in_text, others: Vec::new() });
                }
            }
        }
    }
    if used.is_empty() {
        return;
    }
    let explained = explanations(&paper.passages, |acronym| used.contains_key(acronym));
    let mut told: Vec<Diagnostic> =
        used.iter().filter_map(|(acronym, used)| tell(acronym, used, &explained, paper)).collect();
    told.sort_by_key(|told| told.primary.as_ref().map(|label| (label.span.source, label.span.start)));
    problems.extend(told);
}

fn tell(acronym: &str, used: &Used, explained: &Explanations, paper: &Paper<'_>) -> Option<Diagnostic> {
    let Some(at) = explained.of(acronym) else {
        let mut diagnostic = Diagnostic::new(
            &ACRONYM_NOT_EXPLAINED,
            used.first,
            format!("`{acronym}` is nowhere written out"),
        )
        .hint(format!(
            "write the words where it first stands, and the short form in brackets: `… ({acronym})`"
        ));
        diagnostic.repeats.extend(&used.others);
        return Some(diagnostic);
    };
    // A title may be short; whoever reads the text reads it from its beginning.
    let place = at?;
    let first = used.first_in_text.filter(|first| *first < place)?;
    let passage = paper.passages.get(first)?;
    let (_, range) = acronyms(&passage.words).into_iter().find(|(found, _)| *found == acronym)?;
    let explanation = paper.passages.get(place)?;
    let range_there = explanation.words.find(acronym).map(|start| start..start + acronym.len())?;
    Some(
        Diagnostic::new(
            &ACRONYM_NOT_EXPLAINED,
            passage.span_of(range, paper.sources),
            format!("`{acronym}` is used before it is explained"),
        )
        .other(explanation.span_of(range_there, paper.sources), "written out here")
        .hint("write the words here, with the short form in brackets, and the short form alone further down"),
    )
}

/// Whether the words of a passage are the writer's own, and running text.
fn counts(passage: &Passage<'_>, paper: &Paper<'_>) -> bool {
    let lists_papers = passage.place.section.is_some_and(|section| section.role == Role::BackgroundPapers);
    match passage.kind {
        _ if lists_papers || passage.place.within == Within::Quote => false,
        PassageKind::Front => passage.span == paper.report.title.span,
        PassageKind::Work | PassageKind::Name => false,
        PassageKind::Heading(_) | PassageKind::Paragraph | PassageKind::Caption => true,
    }
}

fn is_known(acronym: &str, paper: &Paper<'_>) -> bool {
    let of_words = |words: &str| {
        let initials = words.split([' ', '-']).filter_map(|word| word.chars().next());
        initials.filter(|initial| initial.is_uppercase()).eq(acronym.chars())
    };
    let report = paper.report;
    KNOWN.split(' ').any(|known| known == acronym)
        // The colours of a plan are explained by its key.
        || acronym == "RAG" && !report.plans.is_empty()
        || of_words(&report.publisher)
        || report.publishers.iter().any(|publisher| of_words(publisher))
        || paper.settings.organisation.as_deref().is_some_and(of_words)
}

#[cfg(test)]
mod tests;
