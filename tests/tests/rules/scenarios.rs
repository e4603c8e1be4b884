//! The scenarios of a rule's page, `tests/rules/<rule>.md`, as they are written.
//!
//! A fenced block is a file: its info string is a language, perhaps a path, perhaps a verdict. What a `wrong` file
//! makes the program say stands in the `said` block below it.

use std::ops::Range;

/// One file.
#[derive(Clone)]
pub struct File {
    /// Its path in the workspace.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone)]
pub enum Content {
    /// These words.
    Text(String),
    /// A picture of so many pixels.
    Picture(u32, u32),
}

/// What is to come of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The rule says something.
    Wrong,
    /// The advice was followed, and nothing is said.
    Mended,
    /// Nothing is said.
    Right,
}

/// What is done with the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// They are checked.
    Check,
    /// They are built.
    Build,
    /// The house `mine` is tried.
    HouseCheck,
}

/// Files that are tried together.
pub struct Run {
    /// The line of the page on which they begin.
    pub line: usize,
    /// The heading above them.
    pub title: String,
    /// What is to come of it.
    pub verdict: Verdict,
    /// What is done.
    pub mode: Mode,
    /// The files, those of the section and of the page first.
    pub files: Vec<File>,
    /// What is said, if a block shows it.
    pub said: Option<String>,
    /// Where in the page that block's lines stand; where it is to be put, if there is none.
    pub said_at: Range<usize>,
}

/// A fenced block.
struct Fence<'p> {
    info: Vec<&'p str>,
    text: &'p str,
    line: usize,
    /// Where its lines stand, without the fences.
    inside: Range<usize>,
    /// Where the line after it begins.
    end: usize,
}

/// The runs of a page, in its order.
pub fn runs(page: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut of_page, mut of_section): (Vec<File>, Vec<File>) = (Vec::new(), Vec::new());
    let mut title = String::new();
    let mut is_open = false;
    let mut at = 0;
    while at < page.len() {
        let end = page[at..].find('\n').map_or(page.len(), |length| at + length + 1);
        let line = page[at..end].trim_end();
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut title);
            of_section.clear();
            is_open = false;
        }
        if !line.starts_with("```") {
            at = end;
            continue;
        }
        let fence = fence(page, at, end);
        at = fence.end;
        if fence.info.first() == Some(&"said") {
            let run = runs.last_mut().unwrap_or_else(|| panic!("line {}: nothing was tried", fence.line));
            run.said = Some(fence.text.to_owned());
            run.said_at = fence.inside;
            is_open = false;
            continue;
        }
        let (file, verdict, mode) = file(&fence);
        let Some(verdict) = verdict else {
            let shared = if title.is_empty() { &mut of_page } else { &mut of_section };
            shared.push(file);
            continue;
        };
        match runs.last_mut() {
            Some(run)
                if is_open
                    && run.verdict == verdict
                    && !run.files.iter().any(|other| other.path == file.path) =>
            {
                run.files.push(file);
                run.said_at = fence.end..fence.end;
            }
            _ => {
                let shared = of_page.iter().chain(&of_section).filter(|other| other.path != file.path);
                runs.push(Run {
                    line: fence.line,
                    title: title.clone(),
                    verdict,
                    mode,
                    files: shared.cloned().chain([file.clone()]).collect(),
                    said: None,
                    said_at: fence.end..fence.end,
                });
                is_open = true;
            }
        }
    }
    runs
}

fn fence(page: &str, start: usize, opened: usize) -> Fence<'_> {
    let line = page[..start].matches('\n').count() + 1;
    let opening = page[start..opened].trim_end();
    let ticks = opening.len() - opening.trim_start_matches('`').len();
    let close = format!("\n{}\n", &opening[..ticks]);
    // A block without lines closes at once.
    let closed =
        page[opened - 1..].find(&close).unwrap_or_else(|| panic!("line {line}: a block is not closed"));
    let inside = opened..opened + closed;
    Fence {
        info: opening[ticks..].split_whitespace().collect(),
        text: &page[inside.clone()],
        line,
        end: inside.end + ticks + 1,
        inside,
    }
}

fn file(fence: &Fence<'_>) -> (File, Option<Verdict>, Mode) {
    let line = fence.line;
    let [language, rest @ ..] = fence.info.as_slice() else { panic!("line {line}: a block has no language") };
    let (mut path, mut verdict, mut mode) = (format!("data/paper.{language}"), None, Mode::Check);
    let mut size = None;
    for word in rest {
        match *word {
            "wrong" => verdict = Some(Verdict::Wrong),
            "mended" => verdict = Some(Verdict::Mended),
            "right" => verdict = Some(Verdict::Right),
            "build" => mode = Mode::Build,
            "house-check" => mode = Mode::HouseCheck,
            _ if *language == "picture"
                && word.split_once('x').is_some_and(|(w, _)| w.parse::<u32>().is_ok()) =>
            {
                size = word.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
            }
            word if word.contains(['.', '/']) => word.clone_into(&mut path),
            word => panic!("line {line}: `{word}` means nothing"),
        }
    }
    let content = match size {
        Some((width, height)) => Content::Picture(width, height),
        None => Content::Text(fence.text.to_owned()),
    };
    (File { path, content }, verdict, mode)
}
