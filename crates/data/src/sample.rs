//! Reports and houses for tests, from a few lines of text.

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
    /// What was said: `line:column rule: message`, in the order found.
    pub(crate) said: Vec<String>,
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

/// A workspace in which every file that ends in `.png` is there, and no other.
struct Pictures;

impl Files for Pictures {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        if path.ends_with(".png") { Ok(Arc::from(*b"a picture")) } else { Err(ReadError::Missing) }
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
    let sources = Sources::default();
    let mut problems = Problems::default();
    let house =
        load_house("mine", None, &Houses(house), &sources, &mut problems).expect("a sample's house is sound");
    let path = "data/sample.md";
    let reading = read_document(path, markdown.into_bytes(), &sources, &mut problems);
    let settings = Settings::default();
    let report = match &reading {
        Reading::Document(written) => {
            let documents = BTreeSet::from([path.to_owned(), "data/other.md".to_owned()]);
            let around = Surroundings {
                settings: &settings,
                house: &house,
                files: &Pictures,
                sources: &sources,
                documents: &documents,
            };
            Some(read_report(written, around, &mut problems)).filter(|_| !problems.has_errors())
        }
        _ => None,
    };
    let said = problems
        .into_vec()
        .iter()
        .map(|problem| {
            let place = problem.primary.as_ref().map_or_else(String::new, |label| {
                let at = sources.get(label.span.source).position(label.span.start);
                format!("{}:{} ", at.line, at.column)
            });
            format!("{place}{}: {}", problem.rule.name, problem.message)
        })
        .collect();
    Sample { report, house, said }
}
