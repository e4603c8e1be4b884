//! Messages as they are kept, so that a build that makes nothing says what the build said that made everything.

use crate::key::Key;
use crate::manifest::{Place, Problem};
use boardpaper_data::diagnostic::{Diagnostic, Label, Severity};
use boardpaper_data::files::Files;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, SourceId, Sources, Span};
use boardpaper_data::written::decode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The messages of one document or house, with the files that they point into.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    files: Vec<ToldFile>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    messages: Vec<Message>,
}

/// A file that messages point into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ToldFile {
    path: String,
    /// The hash of the file, where it can be read again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    key: Option<Key>,
    /// The source itself, where reading the file of that path again would not give it: a sheet, or a shipped house.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    source: Option<Source>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Message {
    rule: String,
    severity: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    primary: Option<(Spot, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    others: Vec<(Spot, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    repeats: Vec<Spot>,
    hints: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    trace: Vec<String>,
}

/// A place in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Spot {
    file: usize,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
}

impl Told {
    /// Messages in a form that can be kept.
    pub(crate) fn of(problems: &[Diagnostic], sources: &Sources, workspace: &dyn Files) -> Self {
        let mut told = Self::default();
        let mut numbers = BTreeMap::new();
        let mut spot = |span: Span| {
            let source = sources.get(span.source);
            let file = *numbers.entry(span.source).or_insert_with(|| {
                told.files.push(ToldFile::of(&source, workspace));
                told.files.len() - 1
            });
            let position = source.position(span.start);
            Spot { file, start: span.start, end: span.end, line: position.line, column: position.column }
        };
        for problem in problems {
            told.messages.push(Message {
                rule: problem.rule.name.to_owned(),
                severity: problem.severity.name().to_owned(),
                message: problem.message.clone(),
                file: problem.file.clone(),
                primary: problem.primary.as_ref().map(|label| (spot(label.span), label.text.clone())),
                others: problem.others.iter().map(|label| (spot(label.span), label.text.clone())).collect(),
                repeats: problem.repeats.iter().map(|span| spot(*span)).collect(),
                hints: problem.hints.clone(),
                trace: problem.trace.clone(),
            });
        }
        told
    }

    /// The messages again, pointing into sources that are added. None if a file cannot be read any more, or what
    /// was kept is no message of this program: then the document has to be made anew.
    pub(crate) fn again(&self, sources: &Sources, workspace: &dyn Files) -> Option<Vec<Diagnostic>> {
        let files: Vec<Again> =
            self.files.iter().map(|file| file.again(sources, workspace)).collect::<Option<_>>()?;
        self.messages.iter().map(|message| message.again(&files)).collect()
    }

    /// The messages as the manifest lists them.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.messages.iter().filter_map(|message| self.problem(message)).collect()
    }

    fn problem(&self, message: &Message) -> Option<Problem> {
        let path = |spot: &Spot| Some(self.files.get(spot.file)?.path.clone());
        let place = |spot: &Spot| Some(Place { file: path(spot)?, line: spot.line, column: spot.column });
        let first = message.primary.as_ref().map(|(spot, _)| spot);
        Some(Problem {
            rule: message.rule.clone(),
            severity: message.severity.clone(),
            message: message.message.clone(),
            file: match first {
                Some(spot) => path(spot)?,
                None => message.file.clone().unwrap_or_default(),
            },
            line: first.map(|spot| spot.line),
            column: first.map(|spot| spot.column),
            places: message.repeats.iter().filter_map(place).collect(),
        })
    }

    /// Whether there is no message.
    pub(crate) fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }
}

/// A source that is there again.
type Again = (SourceId, Arc<Source>);

impl ToldFile {
    fn of(source: &Source, workspace: &dyn Files) -> Self {
        let path = source.path().to_owned();
        let there = workspace.read(&path).ok();
        let same = there.filter(|bytes| text_of(bytes, &path).is_some_and(|there| there == *source));
        let key = same.map(|bytes| Key::of(&bytes));
        Self { path, key, source: key.is_none().then(|| source.clone()) }
    }

    /// The source again, if the file is the same still.
    fn again(&self, sources: &Sources, workspace: &dyn Files) -> Option<Again> {
        let source = match &self.source {
            Some(source) => source.clone(),
            None => {
                let bytes = workspace.read(&self.path).ok()?;
                text_of(&bytes, &self.path).filter(|_| self.key == Some(Key::of(&bytes)))?
            }
        };
        let id = sources.add(source);
        Some((id, sources.get(id)))
    }
}

/// The source that a file of text gives.
fn text_of(bytes: &[u8], path: &str) -> Option<Source> {
    let sources = Sources::default();
    let text = decode(bytes.to_vec(), path, &sources).ok()?;
    Some(Source::clone(&sources.get(text.span().source)))
}

impl Message {
    fn again(&self, files: &[Again]) -> Option<Diagnostic> {
        let span = |spot: &Spot| {
            let (id, source) = files.get(spot.file)?;
            source.text().get(spot.start..spot.end)?;
            Some(Span::new(*id, spot.start..spot.end))
        };
        let label = |(spot, text): &(Spot, String)| Some(Label { span: span(spot)?, text: text.clone() });
        let severity = [Severity::Error, Severity::Warning];
        Some(Diagnostic {
            rule: rules::find(&self.rule)?,
            severity: severity.into_iter().find(|severity| severity.name() == self.severity)?,
            message: self.message.clone(),
            primary: match &self.primary {
                Some(primary) => Some(label(primary)?),
                None => None,
            },
            file: self.file.clone(),
            others: self.others.iter().map(label).collect::<Option<_>>()?,
            repeats: self.repeats.iter().map(span).collect::<Option<_>>()?,
            hints: self.hints.clone(),
            trace: self.trace.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use boardpaper_data::files::ReadError;
    use boardpaper_data::source::Cell;

    struct OneFile(&'static str);

    impl Files for OneFile {
        fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
            if path == "a.md" { Ok(self.0.as_bytes().into()) } else { Err(ReadError::Missing) }
        }
    }

    #[test]
    fn what_was_told_is_told_again() {
        let sources = Sources::default();
        let text = sources.add(Source::new("a.md", "Tŷ\nhaf"));
        let words = [(Cell { row: 7, column: 2 }, "late")];
        let sheet = sources.add(Source::sheet("plan.xlsx", Some("Plan".to_owned()), words));
        let problems = vec![
            Diagnostic::new(&rules::RAW_HTML, Span::new(text, 4..7), "wrong")
                .label("here")
                .other(Span::new(sheet, 0..4), "and there")
                .hint("mend it"),
            Diagnostic::of_file(&rules::UNUSED_FILE, "b.toml", "not used"),
        ];
        let told = Told::of(&problems, &sources, &OneFile("\u{feff}Tŷ\nhaf"));
        let kept = serde_json::to_string(&told).unwrap();
        assert!(!kept.contains("haf") && kept.contains("late"), "what can be read again is not kept: {kept}");
        let told: Told = serde_json::from_str(&kept).unwrap();

        let later = Sources::default();
        let again = told.again(&later, &OneFile("\u{feff}Tŷ\nhaf")).unwrap();
        let place = |problem: &Diagnostic, sources: &Sources| {
            problem.primary.as_ref().map(|label| sources.get(label.span.source).position(label.span.start))
        };
        assert_eq!(place(&again[0], &later), place(&problems[0], &sources));
        assert_eq!(later.get(again[0].others[0].span.source).cell_name(0).unwrap(), "Plan!B7");
        assert_eq!((&again[0].hints, &again[1]), (&problems[0].hints, &problems[1]));
        assert_eq!(told.problems()[0].line, Some(2));

        assert!(told.again(&later, &OneFile("\u{feff}Tŷ\nHaf")).is_none(), "the file is another one now");

        // Records that were tampered with name places that are none.
        let tampered = kept.replacen(r#""start":4"#, r#""start":2"#, 1);
        assert_ne!(tampered, kept);
        let told: Told = serde_json::from_str(&tampered).unwrap();
        assert!(told.again(&later, &OneFile("\u{feff}Tŷ\nhaf")).is_none(), "within a character");
    }
}
