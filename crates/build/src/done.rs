//! One document of a run: made, put, and what is known of it afterwards.

use crate::batch::{Build, Outcome, State};
use crate::documents::output_stem;
use crate::fresh::Why;
use crate::houses::group_of;
use crate::key::Key;
use crate::manifest::{Output, sha256};
use crate::records::{Journal, Kept, Record, Records, Standing};
use crate::task::{self, Made, Shared};
use crate::told::Told;
use boardpaper_data::diagnostic::{Diagnostic, Severity, fold};
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Format;
use boardpaper_render::export::STANDARD_NAMES;
use std::collections::BTreeSet;
use std::io;
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

    /// How many pages were laid out. One without an output, for an error, may have been laid out all the same.
    pub(crate) fn pages(&self) -> usize {
        self.outcome.outputs.iter().filter_map(|output| output.pages).sum::<usize>().max(1)
    }
}

/// A document that was made and is not put yet, with the sources that its messages point into.
pub(crate) struct MadeDocument {
    result: task::Result,
    sources: Sources,
}

/// Makes one document.
pub(crate) fn make(path: &str, why: &Why, shared: &Shared<'_>) -> MadeDocument {
    let sources = Sources::above(shared.ground);
    MadeDocument { result: task::run(path, &why.formats, &why.beside, shared, &sources), sources }
}

/// Where documents are put, and what is known of what is there.
pub(crate) struct Putting<'a> {
    pub(crate) build: &'a Build,
    /// What is known of earlier builds.
    pub(crate) before: &'a Records,
    /// The paths of what they wrote: what else is there is somebody else's.
    pub(crate) ours: BTreeSet<&'a str>,
    pub(crate) journal: Journal,
}

/// Puts what a document was made into. A panic costs this document and no other.
pub(crate) fn put_made(
    path: &str,
    why: &str,
    made: MadeDocument,
    shared: &Shared<'_>,
    putting: Option<&Putting<'_>>,
) -> Done {
    task::caught(path, || put(path, why, made, shared, putting))
        .unwrap_or_else(|problem| Done::failed(path, why, problem))
}

fn put(
    path: &str,
    why: &str,
    MadeDocument { mut result, sources }: MadeDocument,
    shared: &Shared<'_>,
    putting: Option<&Putting<'_>>,
) -> Done {
    let (mut outputs, mut state) = (Vec::new(), State::Good);
    if result.problems.iter().any(|problem| problem.severity == Severity::Error) {
        state = State::Faulty;
    } else if let Some(putting) = putting {
        let planned: Vec<Kept> = result.made.iter().map(|made| Kept::of(made, path)).collect();
        // One that cannot be put where it belongs keeps back the others: half a document is none.
        let in_the_way: Vec<Diagnostic> = result
            .made
            .iter()
            .zip(&planned)
            .filter_map(|(made, kept)| putting.in_the_way(&kept.output.path, &made.bytes, path))
            .collect();
        let planned = if in_the_way.is_empty() { planned } else { Vec::new() };
        if !in_the_way.is_empty() {
            state = State::Unwritten;
            result.problems.extend(in_the_way);
        }
        putting.journal.planned(path, &planned);
        for (made, kept) in result.made.iter().zip(planned) {
            match putting.put(&kept.output.path, &made.bytes, path) {
                Ok(()) => outputs.push(kept),
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
    // Of one with an error nobody knows what it would have used.
    let house = result.house.filter(|_| !result.used.is_empty()).and_then(|name| {
        let ready = shared.houses.get(&name)?;
        // An output in a format that was not asked for is kept for as long as what it used is as it was.
        let before = putting.and_then(|putting| {
            let record = putting.before.documents.get(path)?;
            putting.before.use_as_it_was(record, shared.houses)
        });
        let used: BTreeSet<String> =
            result.used.into_iter().chain(before.iter().flat_map(|used| used.files.clone())).collect();
        let noted = ready.note(&used);
        if let (Some(putting), Some(used)) = (putting, &noted.new) {
            putting.journal.house_use(&group_of(&name, noted.key), used, &ready.inputs_of(&used.files));
        }
        Some((name, noted.key))
    });
    let record = (putting.is_some() && !result.is_shut).then(|| {
        // Of a file that is not open not even the name is kept.
        let told: Vec<Diagnostic> = problems
            .iter()
            .filter(|problem| problem.rule != &rules::NOT_OPEN || problem.path(&sources) == path)
            .cloned()
            .collect();
        let groups = house.iter().map(|(name, key)| group_of(name, *key));
        Arc::new(Record {
            source: path.to_owned(),
            state: match state {
                State::Good => Standing::Built,
                State::Faulty => Standing::Faulty,
                State::Unwritten => Standing::Behind,
            },
            made_with: shared.made_with,
            groups: groups.chain([shared.common.0.clone()]).collect(),
            house,
            reads: result.reads,
            links: result.links,
            outputs: outputs.clone(),
            leftovers: Vec::new(),
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

impl Done {
    /// A document that boardpaper failed at after it was made.
    fn failed(path: &str, why: &str, problem: Diagnostic) -> Self {
        let outcome = Outcome {
            source: path.to_owned(),
            state: State::Unwritten,
            why: Some(why.to_owned()),
            outputs: Vec::new(),
            removed: Vec::new(),
        };
        let record = Some(Arc::new(Record::unknown(path.to_owned())));
        Self { outcome, record, problems: vec![problem], used: Vec::new() }
    }
}

impl Kept {
    /// What is put of a document that was made.
    fn of(made: &Made, source: &str) -> Self {
        let standards = match made.format {
            Format::Pdf => STANDARD_NAMES.iter().map(|&name| name.to_owned()).collect(),
            _ => Vec::new(),
        };
        let output = Output {
            path: format!("{}.{}", output_stem(source), made.format.ending()),
            format: made.format.name().to_owned(),
            bytes: made.bytes.len(),
            pages: made.pages,
            standards,
            sha256: sha256(&made.bytes),
        };
        Self { output, leads_to_pdf: made.leads_to_pdf, key: Key::of(&made.bytes) }
    }
}

impl Putting<'_> {
    /// What keeps an output from its place: a file or a folder of somebody else's.
    fn in_the_way(&self, path: &str, bytes: &[u8], source: &str) -> Option<Diagnostic> {
        let out = &self.build.out;
        if out.is_folder(path) {
            let words = format!("there is a folder `{path}` in the output folder, where this file belongs");
            let problem = Diagnostic::of_file(&rules::OUTPUT, source, words);
            let hint = "give the document another name, or move the folder elsewhere; then build again";
            return Some(problem.hint(hint));
        }
        let is_taken = !self.is_ours(path, source) && out.is_taken(path, bytes);
        is_taken.then(|| already_there(path, source))
    }

    /// Whether an earlier build wrote the file at that place, or was about to.
    fn is_ours(&self, path: &str, source: &str) -> bool {
        // What was planned and not put, for somebody's file stood there, is not ours.
        let is_planned = || {
            let known = self.before.documents.get(source).into_iter().flat_map(|record| &record.leftovers);
            let known: Vec<&str> = known
                .filter(|kept| kept.output.path == path)
                .map(|kept| kept.output.sha256.as_str())
                .collect();
            !known.is_empty() && self.build.out.is_one_of(path, &known)
        };
        self.ours.contains(path) || is_planned()
    }

    fn put(&self, path: &str, bytes: &[u8], source: &str) -> Result<(), Diagnostic> {
        let out = &self.build.out;
        let put = if self.is_ours(path, source) { out.put(path, bytes) } else { out.put_new(path, bytes) };
        put.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => already_there(path, source),
            _ => Diagnostic::of_file(&rules::OUTPUT, source, format!("`{path}` cannot be written: {error}"))
                .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder"),
        })
    }
}

fn already_there(path: &str, source: &str) -> Diagnostic {
    let words =
        format!("there is a file `{path}` in the output folder already, and boardpaper did not write it");
    Diagnostic::of_file(&rules::OUTPUT, source, words)
        .hint("move it elsewhere if somebody needs it, or delete it; then build again")
}
