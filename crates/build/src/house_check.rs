//! A trial of a house: sample documents that use everything, built in memory, and what is wrong in them put
//! down to the house.

use crate::documents::output_stem;
use crate::house_styles::{HouseStyles, Origin};
use crate::task::caught;
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity};
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::HouseFiles;
use boardpaper_data::house::samples::{Part, Sample, Samples};
use boardpaper_data::house::{Layers, load_house, read_layers};
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use boardpaper_render::inspect::Inspected;
use boardpaper_render::{Beside, Engine, PreparedHouse};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What came of the trial of a house.
#[derive(Debug)]
pub struct Trial {
    /// How many sample documents were built.
    pub documents: usize,
    /// How many pages they have.
    pub pages: usize,
    /// What is wrong, sorted by file and place.
    pub problems: Vec<Diagnostic>,
}

/// A sample that was built.
struct Made {
    pages: usize,
    /// Parts of it that are not on its pages.
    lost: Vec<&'static Part>,
}

/// What all trials of a run share.
#[derive(Clone, Copy)]
pub struct Trials<'a> {
    /// The houses that there are.
    pub houses: &'a dyn HouseFiles,
    /// The settings of the workspace.
    pub settings: &'a Settings,
    /// The engine.
    pub engine: &'a Engine,
    /// Where files are added that messages point into.
    pub sources: &'a Sources,
}

impl Trials<'_> {
    /// Tries a house. A panic is caught and told as a fault of its file.
    pub fn try_house(self, name: &str) -> Trial {
        let mut problems = Problems::default();
        let path = format!("templates/{name}/house.toml");
        let (documents, pages) = caught(&path, || self.build(name, &mut problems)).unwrap_or_else(|bug| {
            // What was found in that sample before the panic went with it.
            problems.push(bug);
            (0, 0)
        });
        let mut judged = Problems::under(self.rules(name));
        judged.extend(problems.into_vec());
        Trial { documents, pages, problems: self.sorted(judged) }
    }

    /// The rules that a house is held to.
    fn rules(self, name: &str) -> RuleSet {
        let house = load_house(name, None, self.houses, &Sources::default(), &mut Problems::default());
        house.map_or_else(RuleSet::default, |house| house.rules).overlaid(&self.settings.rules)
    }

    /// Builds the samples, and says how many there are and how many pages they have.
    fn build(self, name: &str, problems: &mut Problems) -> (usize, usize) {
        let Some(layers) = read_layers(name, None, self.houses, self.sources, problems) else {
            return (0, 0);
        };
        let house = layers.resolve(problems);
        let house = house
            .and_then(|house| PreparedHouse::new(Arc::new(house), self.houses, &self.engine.fonts, problems));
        let Some(house) = house else { return (0, 0) };
        let inspected = Inspected { house: &house, settings: &layers.merged, sources: self.sources };
        inspected.check_settings(&self.engine.fonts, problems);
        let samples = Samples::of(house.house());
        let (mut documents, mut pages) = (0, 0);
        let mut lost = Vec::new();
        for sample in &samples.documents {
            let mut found = Problems::default();
            let made = self.sample(sample, &samples, inspected, &layers, &mut found);
            // Where words are lost, pages without words say no more.
            let is_lost = made.as_ref().is_some_and(|made| !made.lost.is_empty());
            let says_more = |problem: &Diagnostic| !is_lost || problem.rule != &rules::EMPTY_PAGE;
            let found = found.into_vec().into_iter();
            problems.extend(found.filter(|problem| self.is_of_house(problem) && says_more(problem)));
            if let Some(made) = made {
                documents += 1;
                pages += made.pages;
                lost.extend(made.lost);
            }
        }
        inspected.tell_lost(&lost, problems);
        let mut found = Problems::default();
        inspected.check_files(&mut found);
        // What a sample met is said once, as the error that it is.
        let met: BTreeSet<_> = problems
            .as_slice()
            .iter()
            .filter(|problem| problem.rule == &rules::TEMPLATE)
            .filter_map(|problem| self.place(problem))
            .collect();
        let is_new = |problem: &Diagnostic| self.place(problem).is_none_or(|place| !met.contains(&place));
        problems.extend(found.into_vec().into_iter().filter(is_new));
        (documents, pages)
    }

    /// Takes one sample through all stages.
    fn sample(
        self,
        sample: &Sample,
        samples: &Samples,
        inspected: Inspected<'_>,
        layers: &Layers,
        problems: &mut Problems,
    ) -> Option<Made> {
        let Sample { path, text, parts } = sample;
        let reading = read_document(path, text.as_bytes().to_vec(), self.sources, problems);
        let Reading::Document(written) = reading else { return None };
        let documents = BTreeSet::from([path.clone()]);
        let around = Surroundings {
            settings: self.settings,
            house: inspected.house.house(),
            files: samples,
            sources: self.sources,
            documents: &documents,
        };
        let report = read_report(&written, around, problems);
        self.engine.check(&report, self.sources, problems);
        if problems.has_errors() {
            return None;
        }
        let beside = Beside { stem: output_stem(path), has_pdf: true };
        let page = self.engine.write_html(&report, inspected.house, self.sources, beside);
        problems.extend(page.err());
        let sheet = match self.engine.write(&report, inspected.house, self.sources) {
            Ok(sheet) => sheet,
            Err(fault) => {
                problems.push(fault);
                return None;
            }
        };
        match self.engine.render(&sheet, &report, inspected.house, self.sources, problems) {
            Ok(rendered) => {
                self.engine.inspect(&sheet, &report, inspected, problems);
                let mut lost = self.engine.lost(&sheet, inspected.house, *parts);
                if !lost.is_empty() {
                    lost = self.lost_by_house(lost, &report, layers);
                }
                Some(Made { pages: rendered.pages, lost })
            }
            Err(faults) => {
                problems.extend(faults);
                None
            }
        }
    }

    /// What `base` would print of these parts with the settings of the house: the rest is not meant to print.
    fn lost_by_house(
        self,
        mut lost: Vec<&'static Part>,
        report: &Report,
        layers: &Layers,
    ) -> Vec<&'static Part> {
        let mut unheard = Problems::default();
        let sheet = layers.resolve(&mut unheard).and_then(|mut house| {
            house.chain.retain(|layer| layer == "base");
            house.logos.clear();
            let fonts = &self.engine.fonts;
            let base = PreparedHouse::new(Arc::new(house), self.houses, fonts, &mut unheard)?;
            let sheet = self.engine.write(report, &base, self.sources).ok()?;
            Some((base, sheet))
        });
        let Some((base, sheet)) = sheet else { return Vec::new() };
        let unprinted = self.engine.lost(&sheet, &base, lost.iter().copied());
        lost.retain(|part| !unprinted.contains(part));
        lost
    }

    /// Whether a fault is the house's: what a sample is warned about is not, as long as it is built.
    fn is_of_house(self, problem: &Diagnostic) -> bool {
        const SEEN: [&rules::Rule; 6] = [
            &rules::LOW_CONTRAST,
            &rules::SMALL_TEXT,
            &rules::MISSING_GLYPH,
            &rules::OFF_PAGE,
            &rules::TEXT_OVERLAPS,
            &rules::EMPTY_PAGE,
        ];
        problem.severity == Severity::Error
            || SEEN.contains(&problem.rule)
            || problem.path(self.sources).starts_with("templates/")
    }

    fn place(self, problem: &Diagnostic) -> Option<(String, usize)> {
        Some((problem.path(self.sources), problem.primary.as_ref()?.span.start))
    }

    /// By file and place, what several samples met once.
    fn sorted(self, problems: Problems) -> Vec<Diagnostic> {
        let mut problems = problems.into_vec();
        problems.sort_by_cached_key(|problem| {
            let at = self.place(problem).map_or(0, |(_, at)| at);
            (problem.path(self.sources), at)
        });
        let mut said = BTreeSet::new();
        problems.retain(|problem| {
            let place = (problem.path(self.sources), self.place(problem).map(|(_, at)| at));
            said.insert((place, problem.rule.name, problem.message.clone()))
        });
        // The typesetter refuses what was found in the settings, without the place.
        let lacks_glyph = problems.iter().any(|problem| problem.rule == &rules::MISSING_GLYPH);
        problems.retain(|problem| {
            let refused = problem.message.contains("could not be displayed with font");
            !(lacks_glyph && refused && problem.rule == &rules::ENGINE_REFUSED)
        });
        // What a setting says is told once, whatever it comes to on the pages.
        let mut told = BTreeSet::new();
        problems.retain(|problem| {
            let is_setting = [&rules::LOW_CONTRAST, &rules::SMALL_TEXT].contains(&problem.rule);
            let place = self.place(problem).filter(|(path, _)| is_setting && path.ends_with("/house.toml"));
            place.is_none_or(|place| told.insert((problem.rule.name, place)))
        });
        problems
    }
}

/// The houses in a workspace's own templates folder.
pub fn own_houses(houses: &HouseStyles) -> Vec<String> {
    let mut names = houses.houses();
    names.retain(|name| houses.origin(name) != Origin::Shipped);
    names
}
