//! Reports and houses for tests, from a few lines of text.

mod shown;

use crate::diagnostic::Problems;
use crate::document::{Reading, read_document};
use crate::files::{Files, HouseFile, HouseFiles, ReadError};
use crate::house::{House, load_house};
use crate::report::{Report, Surroundings, read_report};
use crate::source::Sources;
use crate::workspace::Settings;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What came of a sample.
pub(crate) struct Sample {
    /// The report, if it has no error.
    pub(crate) report: Option<Report>,
    /// Its house.
    pub(crate) house: House,
    /// What was said: `line:column rule: message`, from the top; before it the file, if not the first.
    pub(crate) said: Vec<String>,
    /// The hints of each message, in the same order.
    pub(crate) hints: Vec<String>,
}

/// The shipped houses, and one named `mine` that extends one of them.
struct Houses<'a>(&'a str);

impl HouseFiles for Houses<'_> {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let text = match house {
            "base" => include_str!("../../../templates/base/house.toml"),
            "borough" => include_str!("../../../templates/borough/house.toml"),
            "county" => include_str!("../../../templates/county/house.toml"),
            "mine" => self.0,
            _ => return Ok(None),
        };
        let path = format!("templates/{house}/{file}");
        Ok((file == "house.toml").then(|| HouseFile { path, bytes: text.as_bytes().into() }))
    }

    fn files(&self, _: &str) -> Vec<String> {
        vec!["house.toml".to_owned()]
    }

    fn houses(&self) -> Vec<String> {
        ["base", "borough", "county", "mine"].map(str::to_owned).to_vec()
    }
}

/// A workspace of these files, by their paths below `data/`, and of every picture that anybody names.
struct Workspace<'a>(&'a [(&'a str, &'a str)]);

impl Files for Workspace<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        if path.ends_with(".png") {
            return Ok(Arc::from(*b"a picture"));
        }
        let mut files = self.0.iter();
        let file = files.find(|(name, _)| path.strip_prefix("data/") == Some(name));
        file.map(|(_, text)| text.as_bytes().into()).ok_or(ReadError::Missing)
    }
}

/// Reads a house `mine` and the body of a report in it; the front matter has what `base` asks for.
pub(crate) fn sample(house: &str, body: &str) -> Sample {
    sample_with(house, "", body)
}

/// The same with more front matter.
pub(crate) fn sample_with(house: &str, front: &str, body: &str) -> Sample {
    let markdown =
        format!("+++\nkind = \"report\"\ntitle = \"A title\"\ndate = 2026-12-10\n{front}\n+++\n{body}");
    sample_of(house, &[("sample.md", &markdown)])
}

/// What is said of a house `mine`, a line for each message and one below it for its hint.
pub(crate) fn said_of_house(house: &str) -> Vec<String> {
    let sources = Sources::default();
    let mut problems = Problems::default();
    load_house("mine", None, &Houses(house), &sources, &mut problems);
    let said = problems.into_vec().into_iter().flat_map(|problem| {
        let place = problem.primary.as_ref().map_or_else(String::new, |label| {
            let at = sources.get(label.span.source).position(label.span.start);
            format!("{}:{} ", at.line, at.column)
        });
        let said = format!("{place}{}: {}", problem.rule.name, problem.message);
        std::iter::once(said).chain(problem.hints.into_iter().map(|hint| format!("  {hint}")))
    });
    said.collect()
}

/// Reads the first of some files, which is a document, in a house `mine`; their paths are those below `data/`.
pub(crate) fn sample_of(house: &str, files: &[(&str, &str)]) -> Sample {
    let sources = Sources::default();
    let mut problems = Problems::default();
    let house = load_house("mine", None, &Houses(house), &sources, &mut problems)
        .unwrap_or_else(|| panic!("a sample's house is sound: {:?}", problems.as_slice()));
    let of_house = problems.into_vec();
    let mut problems = Problems::under(house.rules.clone());
    problems.extend(of_house);
    let (name, text) = files.first().expect("a sample has a file");
    let path = format!("data/{name}");
    let reading = read_document(&path, text.as_bytes().to_vec(), &sources, &mut problems);
    let settings = Settings::default();
    let report = match &reading {
        Reading::Document(written) => {
            let documents = BTreeSet::from([path.clone(), "data/other.md".to_owned()]);
            let around = Surroundings {
                settings: &settings,
                house: &house,
                files: &Workspace(files),
                sources: &sources,
                documents: &documents,
            };
            Some(read_report(written, around, &mut problems)).filter(|_| !problems.has_errors())
        }
        _ => None,
    };
    let mut said = Vec::new();
    let mut hints = Vec::new();
    let mut found = problems.into_vec();
    // In the order of the files and of the words in them, since rules are looked at in any order.
    found.sort_by_key(|problem| {
        let place = problem.primary.as_ref().map(|label| {
            let source = sources.get(label.span.source);
            (source.path() != path, source.path().to_owned(), label.span.start)
        });
        (place.is_none(), place)
    });
    for problem in found {
        let place = problem.primary.as_ref().map_or_else(String::new, |label| {
            let source = sources.get(label.span.source);
            let file = source.path().strip_prefix("data/").filter(|file| file != name);
            let file = file.map_or_else(String::new, |file| format!("{file}:"));
            match (source.cell_name(label.span.start), source.position(label.span.start)) {
                (Some(cell), _) => format!("{file}{cell} "),
                (None, at) => format!("{file}{}:{} ", at.line, at.column),
            }
        });
        said.push(format!("{place}{}: {}", problem.rule.name, problem.message));
        hints.push(problem.hints.join("; "));
    }
    Sample { report, house, said, hints }
}
