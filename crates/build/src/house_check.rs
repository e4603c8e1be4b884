//! A trial of a house: sample documents that use everything, built in memory, and what is wrong in them put
//! down to the house.

use crate::documents::output_stem;
use crate::house_styles::{HouseStyles, Origin};
use crate::task::caught;
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity};
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::HouseFiles;
use boardpaper_data::house::samples::{Part, Sample, Samples};
use boardpaper_data::house::{House, Layers, load_house, read_layers};
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::inspect::Inspected;
use boardpaper_render::{Beside, Engine, Page, PreparedHouse};
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
    lost: Lost,
}

/// What of a sample does not arrive, by the house.
#[derive(Default)]
struct Lost {
    /// Parts that are not on its pages.
    pages: Vec<&'static Part>,
    /// Parts that are not in its HTML.
    html: Vec<&'static Part>,
    /// What is on its pages and not in its HTML.
    in_print_alone: Vec<String>,
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
        let house = house.and_then(|house| self.prepared(house, problems));
        let Some(house) = house else { return (0, 0) };
        let inspected = Inspected { house: &house, settings: &layers.merged, sources: self.sources };
        inspected.check_settings(&self.engine.fonts, problems);
        let samples = Samples::of(house.house());
        let (mut documents, mut pages) = (0, 0);
        let mut lost = Lost::default();
        for sample in &samples.documents {
            let mut found = Problems::default();
            let made = self.sample(sample, &samples, inspected, &layers, &mut found);
            // Where words are lost, pages without words say no more.
            let is_lost = made.as_ref().is_some_and(|made| !made.lost.pages.is_empty());
            let says_more = |problem: &Diagnostic| !is_lost || problem.rule != &rules::EMPTY_PAGE;
            let found = found.into_vec().into_iter();
            problems.extend(found.filter(|problem| self.is_of_house(problem) && says_more(problem)));
            if let Some(made) = made {
                documents += 1;
                pages += made.pages;
                lost.pages.extend(made.lost.pages);
                lost.html.extend(made.lost.html);
                lost.in_print_alone.extend(made.lost.in_print_alone);
            }
        }
        inspected.tell_lost(&lost.pages, Format::Pdf, problems);
        inspected.tell_lost(&lost.html, Format::Html, problems);
        inspected.tell_in_print_alone(&lost.in_print_alone, problems);
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

    fn prepared(self, house: House, problems: &mut Problems) -> Option<PreparedHouse> {
        PreparedHouse::new(Arc::new(house), self.houses, &self.engine.fonts, self.sources, problems)
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
        let page = match self.page(&report, inspected.house) {
            Ok(page) => Some(page),
            Err(faults) => {
                problems.extend(faults);
                None
            }
        };
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
                let lost = Lost {
                    pages: self.engine.lost(&sheet, inspected.house, *parts),
                    html: page.as_ref().map(|page| page.lost(*parts)).unwrap_or_default(),
                    in_print_alone: page
                        .map(|page| self.engine.in_print_alone(&sheet, inspected.house, &page))
                        .unwrap_or_default(),
                };
                let lost = self.lost_by_house(lost, &report, layers);
                Some(Made { pages: rendered.pages, lost })
            }
            Err(faults) => {
                problems.extend(faults);
                None
            }
        }
    }

    fn page(self, report: &Report, house: &PreparedHouse) -> Result<Page, Vec<Diagnostic>> {
        let beside = Beside { stem: output_stem(&report.path), has_pdf: true };
        self.engine.write_html(report, house, self.sources, beside)
    }

    /// What `base` would print of what is lost with the settings of the house: the rest is not meant to print.
    fn lost_by_house(self, lost: Lost, report: &Report, layers: &Layers) -> Lost {
        let Lost { mut pages, mut html, in_print_alone } = lost;
        if pages.is_empty() && html.is_empty() && in_print_alone.is_empty() {
            return Lost::default();
        }
        let mut unheard = Problems::default();
        let written = layers.resolve(&mut unheard).and_then(|mut house| {
            house.chain.retain(|layer| layer == "base");
            house.logos.clear();
            let base = self.prepared(house, &mut unheard)?;
            let sheet = self.engine.write(report, &base, self.sources).ok()?;
            let page = self.page(report, &base).ok()?;
            Some((base, sheet, page))
        });
        let Some((base, sheet, page)) = written else { return Lost::default() };
        let unprinted = self.engine.lost(&sheet, &base, pages.iter().copied());
        pages.retain(|part| !unprinted.contains(part));
        let unprinted = page.lost(html.iter().copied());
        html.retain(|part| !unprinted.contains(part));
        Lost { pages, html, in_print_alone: self.engine.unprinted(&sheet, &base, in_print_alone) }
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
