//! Houses made of a few files, and documents read in them, for tests.

use crate::fonts::Fonts;
use crate::prepared::PreparedHouse;
use crate::shipped;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::{Files, HouseFile, HouseFiles, ReadError};
use boardpaper_data::house::{Layers, read_layers};
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// The shipped fonts.
pub(crate) static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Arc::new(Fonts::new(Vec::new())));

/// The shipped houses, and one named `own` of these files.
pub(crate) struct Houses<'a>(pub(crate) &'a [(&'a str, &'a str)]);

impl HouseFiles for Houses<'_> {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let own = self.0.iter().find(|(name, _)| house == "own" && *name == file);
        let bytes = match own {
            Some((_, text)) => Some(text.as_bytes()),
            None => shipped::house_file(house, file),
        };
        let path = format!("templates/{house}/{file}");
        Ok(bytes.map(|bytes| HouseFile { path, bytes: bytes.into() }))
    }

    fn files(&self, house: &str) -> Vec<String> {
        if house == "own" {
            return self.0.iter().map(|(name, _)| (*name).to_owned()).collect();
        }
        shipped::house_files(house)
    }

    fn houses(&self) -> Vec<String> {
        vec!["base".to_owned(), "own".to_owned()]
    }
}

/// A house that was read, and what its files say.
pub(crate) struct Trial {
    pub(crate) sources: Sources,
    pub(crate) layers: Layers,
    pub(crate) house: PreparedHouse,
}

impl Trial {
    /// A shipped house, or the one named `own`.
    pub(crate) fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let sources = Sources::default();
        let mut problems = Problems::default();
        let houses = Houses(files);
        let layers =
            read_layers(name, None, &houses, &sources, &mut problems).expect("the house can be read");
        let house = layers.resolve(&mut problems).unwrap_or_else(|| panic!("{:?}", problems.as_slice()));
        let house = PreparedHouse::new(Arc::new(house), &houses, &FONTS, &sources, &mut problems);
        let house = house.unwrap_or_else(|| panic!("{:?}", problems.as_slice()));
        Self { sources, layers, house }
    }

    /// A document of this house, which has no error.
    pub(crate) fn report(&self, path: &str, text: &str, files: &dyn Files) -> Report {
        let mut problems = Problems::default();
        let reading = read_document(path, text.as_bytes().to_vec(), &self.sources, &mut problems);
        let Reading::Document(written) = reading else { panic!("{path}: {:?}", problems.as_slice()) };
        let (settings, documents) = (Settings::default(), BTreeSet::from([path.to_owned()]));
        let around = Surroundings {
            settings: &settings,
            house: self.house.house(),
            files,
            sources: &self.sources,
            documents: &documents,
        };
        let report = read_report(&written, around, &mut problems);
        assert!(!problems.has_errors(), "{path}: {:?}", problems.as_slice());
        report
    }

    /// A message as `file:line:column rule: message`.
    pub(crate) fn said(&self, problem: &Diagnostic) -> String {
        let place = problem.primary.as_ref().map_or_else(
            || problem.path(&self.sources),
            |label| {
                let source = self.sources.get(label.span.source);
                let at = source.position(label.span.start);
                format!("{}:{}:{}", source.path(), at.line, at.column)
            },
        );
        format!("{place} {}: {}", problem.rule.name, problem.message)
    }
}
