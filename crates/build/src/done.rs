//! One document of a run: made, put, and what is known of it afterwards.

use crate::batch::{Build, Outcome, State};
use crate::documents::output_stem;
use crate::key::Key;
use crate::manifest::{Output, sha256};
use crate::output::OutputFolder;
use crate::records::{Kept, Record, Standing};
use crate::task::{self, Made, Shared};
use crate::told::Told;
use boardpaper_data::diagnostic::{Diagnostic, Severity, fold};
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Format;
use boardpaper_render::export::STANDARD_NAMES;
use std::sync::Arc;

/// A document that was done.
pub(crate) struct Done {
    pub(crate) outcome: Outcome,
    /// What is kept of it; nothing of a document that is not open, not even its name.
    pub(crate) record: Option<Arc<Record>>,
    pub(crate) problems: Vec<Diagnostic>,
    /// The files that were read for it.
    pub(crate) used: Vec<String>,
}

impl Done {
    /// A document that is as it was, with what was said of it.
    pub(crate) fn of_fresh((record, problems): (Arc<Record>, Vec<Diagnostic>)) -> Self {
        let outcome = Outcome {
            source: record.source.clone(),
            state: State::Good,
            why: None,
            outputs: record.outputs.iter().map(|kept| kept.output.clone()).collect(),
            removed: Vec::new(),
        };
        let used = record.reads.iter().map(|read| read.path.clone()).collect();
        Self { outcome, record: Some(record), problems, used }
    }
}

/// A document that was made and is not put yet, with the sources that its messages point into.
pub(crate) struct MadeDocument {
    result: task::Result,
    sources: Sources,
}

/// Makes one document.
pub(crate) fn make(path: &str, shared: &Shared<'_>) -> MadeDocument {
    let sources = Sources::above(shared.ground);
    MadeDocument { result: task::run(path, shared, &sources), sources }
}

/// Puts what a document was made into.
pub(crate) fn put_made(
    path: &str,
    why: &str,
    MadeDocument { mut result, sources }: MadeDocument,
    shared: &Shared<'_>,
    build: Option<&Build>,
) -> Done {
    let (mut outputs, mut state) = (Vec::new(), State::Good);
    if result.problems.iter().any(|problem| problem.severity == Severity::Error) {
        state = State::Faulty;
    } else if let Some(build) = build {
        for made in &result.made {
            match put(made, path, &build.out) {
                Ok(output) => outputs.push(output),
                Err(problem) => {
                    state = State::Unwritten;
                    result.problems.push(problem);
                    break;
                }
            }
        }
    }
    // Of a paper that is not open nothing is told, not even what else is wrong with it.
    if result.problems.iter().any(|problem| problem.rule == &rules::NOT_OPEN) {
        result.problems.retain(|problem| problem.rule == &rules::NOT_OPEN);
        result.reads.clear();
        result.links.clear();
    }
    if result.problems.iter().any(|problem| problem.rule == &rules::UNREADABLE) {
        state = State::Unwritten;
    }
    let used = result.reads.iter().map(|read| read.path.clone()).collect();
    let mut problems = fold(result.problems, &sources);
    let house = result.house.and_then(|name| {
        let ready = shared.houses.get(&name)?;
        Some((name, Arc::clone(&ready.record)))
    });
    let record = (build.is_some() && !result.is_shut).then(|| {
        // Of a file that is not open not even the name is kept.
        let told: Vec<Diagnostic> = problems
            .iter()
            .filter(|problem| problem.rule != &rules::NOT_OPEN || problem.path(&sources) == path)
            .cloned()
            .collect();
        let groups = house.iter().map(|(_, house)| house.group.clone()).chain([shared.common.0.clone()]);
        Arc::new(Record {
            source: path.to_owned(),
            state: match state {
                State::Good => Standing::Built,
                State::Faulty => Standing::Faulty,
                State::Unwritten => Standing::Behind,
            },
            made_with: shared.made_with,
            groups: groups.collect(),
            house: house.map(|(name, house)| (name, house.key)),
            reads: result.reads,
            links: result.links,
            outputs: outputs.clone(),
            told: Told::of(&told, &sources, shared.workspace),
        })
    });
    shared.sources.adopt(&sources, &mut problems);
    let outcome = Outcome {
        source: path.to_owned(),
        state,
        why: Some(why.to_owned()),
        outputs: outputs.into_iter().map(|kept| kept.output).collect(),
        removed: Vec::new(),
    };
    Done { outcome, record, problems, used }
}

fn put(made: &Made, source: &str, out: &OutputFolder) -> Result<Kept, Diagnostic> {
    let path = format!("{}.{}", output_stem(source), made.format.ending());
    out.put(&path, &made.bytes).map_err(|error| {
        Diagnostic::of_file(&rules::OUTPUT, source, format!("`{path}` cannot be written: {error}"))
            .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder")
    })?;
    let standards = match made.format {
        Format::Pdf => STANDARD_NAMES.iter().map(|&name| name.to_owned()).collect(),
        _ => Vec::new(),
    };
    let output = Output {
        path,
        format: made.format.name().to_owned(),
        bytes: made.bytes.len(),
        pages: made.pages,
        standards,
        sha256: sha256(&made.bytes),
    };
    Ok(Kept { output, key: Key::of(&made.bytes) })
}
