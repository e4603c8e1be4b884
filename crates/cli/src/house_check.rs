//! `house check`: a house tried on sample documents that use everything.

use crate::arguments::{Arguments, HouseCheck, MessageFormat};
use crate::commands::{Failure, count, say, settings, workspace_if_any};
use crate::exit::Exit;
use crate::house::{is_there, unknown};
use crate::messages::Printer;
use boardpaper_build::house_check::{Trial, Trials, own_houses};
use boardpaper_build::house_styles::HouseStyles;
use boardpaper_data::diagnostic::{Problems, Severity};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use boardpaper_render::{Engine, Fonts};
use serde_json::json;
use std::sync::Arc;

/// Runs it.
pub fn run(arguments: &Arguments, check: &HouseCheck) -> Result<Exit, Failure> {
    let houses = HouseStyles { workspace: workspace_if_any(arguments)? };
    let names = match &check.house {
        Some(house) if is_there(house, &houses) => vec![house.clone()],
        Some(house) => return Err(unknown(house, &houses)),
        None => own_houses(&houses),
    };
    if names.is_empty() {
        return Err(Failure::usage(
            "there is no house of your own to check; name one that boardpaper brings, such as `boardpaper house check base`, or make one with `boardpaper house new NAME`",
        ));
    }
    let sources = Sources::default();
    let mut printer = Printer::showing(arguments, &check.shown, &sources);
    let mut problems = Problems::default();
    let (mut settings, fonts) = match &houses.workspace {
        Some(workspace) => {
            let settings = settings(workspace, &sources, &mut problems)?;
            let fonts = workspace.fonts(settings.system_fonts).map_err(|(path, error)| {
                Failure::machine(format!("the font {path} cannot be read: {error}"))
            })?;
            (settings, fonts)
        }
        None => (Settings::default(), Vec::new()),
    };
    if problems.has_errors() {
        return Ok(printer.tell_of_settings(problems));
    }
    for rule in &check.shown.only {
        settings.rules = settings.rules.with(rule);
    }
    let engine = Engine { fonts: Arc::new(Fonts::new(fonts)) };
    let trials = Trials { houses: &houses, settings: &settings, engine: &engine, sources: &sources };
    let mut exit = printer.tell(problems.as_slice());
    for name in &names {
        let trial = trials.try_house(name);
        exit = exit.max(printer.tell(&trial.problems));
        if check.shown.message_format == MessageFormat::Json {
            let event = json!({
                "type": "house",
                "house": name,
                "documents": trial.documents,
                "pages": trial.pages,
                "errors": errors(&trial),
                "warnings": trial.problems.len() - errors(&trial),
            });
            crate::results::line(event);
        }
        if !arguments.quiet {
            say(&summary(name, &trial));
        }
    }
    printer.finish();
    Ok(exit)
}

fn errors(trial: &Trial) -> usize {
    trial.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}

/// What was built, and whether all was well.
fn summary(name: &str, trial: &Trial) -> String {
    let errors = errors(trial);
    let warnings = trial.problems.len() - errors;
    let built = format!(
        "house `{name}`: built {} of {}",
        count(trial.documents, "sample document"),
        count(trial.pages, "page")
    );
    match (errors, warnings) {
        (0, 0) => format!("{built}; all is well"),
        (0, warnings) => format!("{built}; {}", count(warnings, "warning")),
        (errors, 0) => format!("{built}; {}", count(errors, "error")),
        (errors, warnings) => {
            format!("{built}; {} and {}", count(errors, "error"), count(warnings, "warning"))
        }
    }
}
