//! What a template sees of a report besides its text: its head and foot, who signs it, what it is based on.

use super::{Viewer, cut_at_word};
use crate::hand::Hand;
use boardpaper_data::house::{BackgroundForm, House, ReportPart};
use boardpaper_data::report::{BackgroundPaper, HeaderValue, Kind, Report};
use boardpaper_data::source::Spanned;
use minijinja::{Value, context};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in the address of a mailbox (RFC 6068, section 2).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'*')
    .remove(b'+')
    .remove(b'@');

/// The address of a link that writes to a mailbox.
fn mail_address(mailbox: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(mailbox.trim(), PLAIN))
}

/// Whether a field of the header prints the title.
pub(super) fn title_in_header(report: &Report, house: &House) -> bool {
    report.kind == Kind::Report && house.header.fields.iter().any(|field| field.is_title)
}

/// Whether the title is printed at all: a house may leave out the part that has it.
pub(super) fn prints_title(report: &Report, house: &House) -> bool {
    let part = if title_in_header(report, house) { ReportPart::Header } else { ReportPart::Title };
    report.kind == Kind::Review || house.report.parts.contains(&part)
}

/// What stands at the foot of each page; the numbers of pages are known to Typst alone. Names and titles are cut so
/// that it stays there.
pub(super) fn footer(report: &Report, house: &House) -> Value {
    let footer = &house.footer;
    let date = house.date_words(report.date.value, &report.language);
    let most = if footer.centre.trim().is_empty() { 110 } else { 64 };
    // Each body is named, however many publish together.
    let longest = (most / 2 / report.publishers.len().max(1)).max(16);
    let names = report.publishers.iter().map(|name| cut_at_word(name, longest)).collect::<Vec<_>>();
    let publisher = house.joined(&names, &report.language);
    let title =
        cut_at_word(&report.title.value, most.saturating_sub(publisher.chars().count()).clamp(30, 60));
    let side = |pattern: &str| -> Vec<Value> {
        let pieces = without_empty(pieces(pattern), publisher.is_empty());
        let words = |words: &str| context! { words, place => () };
        pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(written) => words(written),
                Piece::Place("publisher") => words(&publisher),
                Piece::Place("title") => words(&title),
                Piece::Place("date") => words(&date),
                Piece::Place(place) => context! { words => (), place },
            })
            .collect()
    };
    context! { left => side(&footer.left), centre => side(&footer.centre), right => side(&footer.right) }
}

/// A piece of what a house says of the foot.
#[derive(Clone, Copy, PartialEq)]
enum Piece<'p> {
    /// Words as they stand.
    Words(&'p str),
    /// What stands for something else, by its name.
    Place(&'p str),
}

/// The pieces of a pattern such as `{publisher} · {title}`, which is read once: what a writer typed in braces is words.
fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, after)) = after.split_once('}') else { break };
        pieces.extend(Some(Piece::Words(before)).filter(|_| !before.is_empty()));
        pieces.push(Piece::Place(place));
        rest = after;
    }
    pieces.extend(Some(Piece::Words(rest)).filter(|_| !rest.is_empty()));
    pieces
}

/// The pieces without the publisher where there is none, nor what would set it apart from its neighbour.
fn without_empty(mut pieces: Vec<Piece<'_>>, no_publisher: bool) -> Vec<Piece<'_>> {
    let is_separator = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Words(words)) if !words.contains(char::is_alphanumeric));
    while let Some(at) = pieces.iter().position(|piece| no_publisher && *piece == Piece::Place("publisher")) {
        pieces.remove(at);
        if is_separator(pieces.get(at)) {
            pieces.remove(at);
        } else if at > 0 && is_separator(pieces.get(at - 1)) {
            pieces.remove(at - 1);
        }
    }
    pieces
}

impl<'a, H: Hand<'a>> Viewer<'a, '_, H> {
    /// The crests above a report.
    pub(super) fn logos(&self) -> Vec<Value> {
        let logos = &self.wording.house.logos;
        logos
            .iter()
            .map(|logo| context! { file => &logo.file.value, picture => self.hand.logo(&logo.file.value), alt => &logo.alt, height => logo.height })
            .collect()
    }

    /// The lines at the head: each with its words, and with ticks, an answer or rows if it is of that kind.
    pub(super) fn header(&mut self) -> Vec<Value> {
        let report = self.wording.report;
        let titled = report.header.iter().position(|line| line.is_title && report.kind == Kind::Report);
        let lines = report.header.iter().enumerate();
        lines
            .map(|(index, line)| {
                // A page has one title, however many fields print it.
                let is_title = titled == Some(index);
                let label = line.label.trim_end_matches(':');
                match &line.value {
                    HeaderValue::Words(values) => {
                        context! { label, is_title, kind => "text", values => self.all_words(values) }
                    }
                    HeaderValue::List(values) => {
                        context! { label, is_title, kind => "list", values => self.all_words(values) }
                    }
                    HeaderValue::YesNo { answer, words, reason } => {
                        let said = self.words(&Spanned::new(words.clone(), answer.span));
                        let reason = reason.as_ref().map(|reason| self.words(reason));
                        let values: Vec<Value> = [Some(said), reason].into_iter().flatten().collect();
                        context! { label, is_title, kind => "yes-no", answer => answer.value, values }
                    }
                    HeaderValue::Ticks(ticks) => {
                        let values = ticks.iter().filter(|tick| tick.ticked);
                        let values: Vec<Value> = values.map(|tick| self.words(&tick.words)).collect();
                        let ticks: Vec<Value> = ticks
                            .iter()
                            .map(|tick| context! { ticked => tick.ticked, words => self.words(&tick.words) })
                            .collect();
                        context! { label, is_title, kind => "ticks", values, ticks }
                    }
                    HeaderValue::Table { columns, rows } => {
                        let values = rows.iter().flatten().flatten();
                        let values: Vec<Value> = values.map(|value| self.words(value)).collect();
                        let rows: Vec<Vec<Value>> = rows
                            .iter()
                            .map(|row| row.iter().map(|cell| self.optional_words(cell.as_ref())).collect())
                            .collect();
                        context! { label, is_title, kind => "table", values, columns, rows }
                    }
                }
            })
            .collect()
    }

    fn all_words(&mut self, values: &[Spanned<String>]) -> Vec<Value> {
        values.iter().map(|value| self.words(value)).collect()
    }

    /// Who signed the report off: the columns that anybody fills, and the rows; none if the house prints none.
    pub(super) fn sign_offs(&mut self) -> Value {
        let report = self.wording.report;
        if !self.wording.house.report.prints_sign_off {
            return Value::from(());
        }
        let rows: Vec<Vec<Option<&Spanned<String>>>> = report
            .sign_offs
            .iter()
            .map(|signed| vec![signed.on.as_ref(), Some(&signed.by), signed.date.as_ref()])
            .collect();
        self.filled_table(&["sign_off_on", "sign_off_by", "sign_off_date"], &rows)
    }

    /// Where the report was before, as [`Self::sign_offs`].
    pub(super) fn history(&mut self) -> Value {
        let report = self.wording.report;
        if !self.wording.house.report.prints_history {
            return Value::from(());
        }
        let rows: Vec<Vec<Option<&Spanned<String>>>> = report
            .history
            .iter()
            .map(|earlier| vec![earlier.date.as_ref(), Some(&earlier.body), earlier.outcome.as_ref()])
            .collect();
        self.filled_table(&["history_date", "history_body", "history_outcome"], &rows)
    }

    /// A table without the columns that no row fills; none without rows.
    fn filled_table(&mut self, columns: &[&'static str], rows: &[Vec<Option<&Spanned<String>>>]) -> Value {
        if rows.is_empty() {
            return Value::from(());
        }
        let is_filled = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(Option::is_some));
        let filled: Vec<usize> = (0..columns.len()).filter(is_filled).collect();
        let names: Vec<&'static str> = filled.iter().map(|at| columns[*at]).collect();
        let rows: Vec<Vec<Value>> =
            rows.iter().map(|row| filled.iter().map(|at| self.optional_words(row[*at])).collect()).collect();
        context! { columns => names, rows }
    }

    /// The background papers with the columns that any of them fills.
    pub(super) fn background_papers(&mut self, papers: &[BackgroundPaper]) -> Value {
        type Column = fn(&BackgroundPaper) -> Option<&Spanned<String>>;
        let columns: [(&str, Column); 3] = [
            ("title", |paper| paper.title.as_ref().or(paper.url.as_ref())),
            ("place", |paper| paper.place.as_ref()),
            ("officer", |paper| paper.contact.as_ref()),
        ];
        let filled: Vec<_> = columns
            .into_iter()
            .filter(|(_, column)| papers.iter().any(|paper| column(paper).is_some()))
            .collect();
        let rows: Vec<Value> = papers
            .iter()
            .map(|paper| {
                let address = paper.url.as_ref().and_then(|url| self.hand.address(url.span, &url.value));
                let cells: Vec<Value> =
                    filled.iter().map(|(_, column)| self.optional_words(column(paper))).collect();
                context! { address, cells }
            })
            .collect();
        let form = match self.wording.house.report.background_papers {
            BackgroundForm::Table if filled.len() > 1 => "table",
            BackgroundForm::Phrase => "phrase",
            _ => "list",
        };
        context! {
            form,
            columns => filled.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            rows,
        }
    }

    pub(super) fn contacts(&mut self) -> Vec<Value> {
        let report = self.wording.report;
        report
            .contacts
            .iter()
            .map(|contact| {
                context! {
                    name => self.optional_words(contact.name.as_ref()),
                    post => self.optional_words(contact.post.as_ref()),
                    directorate => self.optional_words(contact.directorate.as_ref()),
                    phone => self.optional_words(contact.phone.as_ref()),
                    email => self.optional_words(contact.email.as_ref()),
                    email_address => contact.email.as_ref().map(|email| mail_address(&email.value)),
                }
            })
            .collect()
    }
}
