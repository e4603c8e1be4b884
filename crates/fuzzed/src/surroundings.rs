//! What documents are read in: the shipped houses, each read once, and a few small files.

use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::Written;
use boardpaper_data::files::{Files, HouseFile, HouseFiles, ReadError};
use boardpaper_data::house::{House, load_house};
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::rules::{ALL, RuleSet};
use boardpaper_data::source::{Ground, Sources};
use boardpaper_data::workspace::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// The `house.toml` of the shipped houses.
const SHIPPED: [(&str, &str); 9] = [
    ("base", include_str!("../../../templates/base/house.toml")),
    ("borough", include_str!("../../../templates/borough/house.toml")),
    ("county", include_str!("../../../templates/county/house.toml")),
    ("front-sheet", include_str!("../../../templates/front-sheet/house.toml")),
    ("inspectorate", include_str!("../../../templates/inspectorate/house.toml")),
    ("letters", include_str!("../../../templates/letters/house.toml")),
    ("questions", include_str!("../../../templates/questions/house.toml")),
    ("running", include_str!("../../../templates/running/house.toml")),
    ("signed-table", include_str!("../../../templates/signed-table/house.toml")),
];

/// The files beside the document, by their paths.
const BESIDE: [(&str, &str); 5] = [
    ("data/plan.toml", include_str!("beside/plan.toml")),
    ("data/plan.csv", include_str!("beside/plan.csv")),
    ("data/previous.toml", include_str!("beside/previous.toml")),
    ("data/references.toml", include_str!("beside/references.toml")),
    ("data/notes.md", include_str!("beside/notes.md")),
];

/// The shipped houses, and one named `mine`.
pub(crate) struct Houses<'a> {
    pub(crate) mine: &'a [u8],
}

impl HouseFiles for Houses<'_> {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let shipped = SHIPPED.iter().find(|(name, _)| *name == house).map(|(_, text)| text.as_bytes());
        let bytes = shipped.or((house == "mine").then_some(self.mine)).filter(|_| file == "house.toml");
        let Some(bytes) = bytes else { return Ok(None) };
        let path = format!("templates/{house}/{file}");
        Ok(Some(HouseFile { path, bytes: bytes.into() }))
    }

    fn files(&self, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn houses(&self) -> Vec<String> {
        SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect()
    }
}

/// A house with every rule that there is, those too that nobody asked for, and the files that it was read from.
struct Loaded {
    house: House,
    rules: RuleSet,
    ground: Ground,
}

static LOADED: LazyLock<BTreeMap<&str, Loaded>> = LazyLock::new(|| {
    let loaded = SHIPPED.iter().map(|(name, _)| {
        let sources = Sources::default();
        let house = load_house(name, None, &Houses { mine: b"" }, &sources, &mut Problems::default());
        let house = house.expect("a shipped house is sound");
        let rules = ALL.iter().fold(house.rules.clone(), |rules, rule| rules.with(rule));
        (*name, Loaded { house, rules, ground: sources.ground() })
    });
    loaded.collect()
});

/// A document and what it is read in.
pub(crate) struct Surrounded<'a> {
    pub(crate) sources: Sources,
    files: Beside<'a>,
    settings: Settings,
    documents: BTreeSet<String>,
    house: &'static Loaded,
}

impl<'a> Surrounded<'a> {
    /// The document at a path, which may name itself.
    pub(crate) fn new(path: &'a str, bytes: &'a [u8]) -> Self {
        Self::among(vec![(path, bytes)], house_named_in(bytes))
    }

    /// Files in a house.
    pub(crate) fn among(files: Vec<(&'a str, &'a [u8])>, house: &str) -> Self {
        let house = LOADED.get(house).unwrap_or(&LOADED["base"]);
        let sources = Sources::above(&house.ground);
        let documents = files.iter().map(|(path, _)| *path).chain(["data/other.md"]);
        let documents = documents.map(str::to_owned).collect();
        Self { sources, files: Beside(files), settings: Settings::default(), documents, house }
    }

    /// No problems yet, under every rule that there is.
    pub(crate) fn problems(&self) -> Problems {
        Problems::under(self.house.rules.clone())
    }

    /// Reads the document that was written.
    pub(crate) fn report(&self, written: &Written, problems: &mut Problems) -> Report {
        self.report_in(written, &self.house.house, problems)
    }

    /// Reads it in another house.
    pub(crate) fn report_in(&self, written: &Written, house: &House, problems: &mut Problems) -> Report {
        let around = Surroundings {
            settings: &self.settings,
            house,
            files: &self.files,
            sources: &self.sources,
            documents: &self.documents,
        };
        read_report(written, around, problems)
    }
}

/// The shipped house that a document names, found before it is read: houses are read before documents.
fn house_named_in(bytes: &[u8]) -> &'static str {
    let says = |name: &str| {
        let quoted = format!("\"{name}\"");
        bytes.windows(quoted.len()).any(|window| window == quoted.as_bytes())
    };
    SHIPPED.iter().map(|(name, _)| *name).find(|name| says(name)).unwrap_or("base")
}

/// The document, the files beside it, and every picture that anybody names.
struct Beside<'a>(Vec<(&'a str, &'a [u8])>);

impl Files for Beside<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        if let Some((_, bytes)) = self.0.iter().find(|(name, _)| *name == path) {
            return Ok((*bytes).into());
        }
        if path.ends_with(".png") {
            return Ok(Arc::from(*b"a picture"));
        }
        let beside = BESIDE.iter().find(|(name, _)| *name == path);
        beside.map(|(_, text)| text.as_bytes().into()).ok_or(ReadError::Missing)
    }
}
