//! What the program says of some files, as the pages of rules show it.

use crate::scenarios::{Content, Mode, Run};
use boardpaper_build::house_check::Trials;
use boardpaper_build::house_styles::HouseStyles;
use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Build, Options, Workspace};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::files::Files;
use boardpaper_data::source::{Sources, Span};
use boardpaper_data::workspace::{Format, read_settings};
use boardpaper_tests::workspace::{Folder, engine};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// The front matter of a paper whose text alone is shown.
const FRONT_MATTER: &str =
    "+++\nkind = \"report\"\ntitle = \"Warm rooms for the winter\"\ndate = 2026-12-10\n+++\n";
/// The paper that it stands above.
const PAPER: &str = "data/paper.md";
/// The settings.
const SETTINGS: &str = "boardpaper.toml";
/// How many letters of the words at a place are shown.
const SHOWN: usize = 60;

/// What was said.
pub struct Told {
    /// Everything, as a page shows it.
    pub text: String,
    /// The rules that said something.
    pub rules: Vec<&'static str>,
}

/// Tries the files of a run.
pub fn tell(run: &Run) -> Told {
    let files: Vec<(String, Vec<u8>)> = run.files.iter().map(bytes_of).collect();
    let folder = Folder::new(files);
    let workspace = Workspace::open(folder.root()).expect("the workspace is there");
    let sources = Sources::default();
    let mut problems = Problems::default();
    let written = Files::read(&workspace, SETTINGS).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let settings = read_settings(SETTINGS, written, &sources, &mut problems);
    let mut all = Vec::new();
    if !problems.has_errors() {
        all = match run.mode {
            Mode::HouseCheck => {
                let houses = HouseStyles { workspace: Some(workspace) };
                let trials =
                    Trials { houses: &houses, settings: &settings, engine: &engine(), sources: &sources };
                trials.try_house("mine").problems
            }
            Mode::Check | Mode::Build => {
                let out = OutputFolder::new(folder.root().join("output"));
                let mode = match run.mode {
                    Mode::Build => boardpaper_build::Mode::Build(Build::new(vec![Format::Pdf], out)),
                    _ => boardpaper_build::Mode::Check,
                };
                let options = Options { mode, paths: Vec::new(), jobs: 1 };
                let summary =
                    boardpaper_build::run(&workspace, &settings, &engine(), &sources, &options, &mut |_| {});
                summary.problems
            }
        };
    }
    let all: Vec<Diagnostic> = problems.into_vec().into_iter().chain(all).collect();
    let hidden = run.files.iter().any(|file| file.path == PAPER && lacks_front_matter(&file.content));
    let shown = Shown {
        sources: &sources,
        hidden_lines: if hidden { FRONT_MATTER.matches('\n').count() } else { 0 },
    };
    let texts: Vec<String> = all.iter().map(|problem| shown.problem(problem)).collect();
    Told { text: texts.join("\n"), rules: all.iter().map(|problem| problem.rule.name).collect() }
}

fn lacks_front_matter(content: &Content) -> bool {
    matches!(content, Content::Text(text) if !text.starts_with("+++") && !text.starts_with("---"))
}

fn bytes_of(file: &crate::scenarios::File) -> (String, Vec<u8>) {
    let bytes = match &file.content {
        Content::Text(text) if file.path == PAPER && lacks_front_matter(&file.content) => {
            format!("{FRONT_MATTER}{text}").into_bytes()
        }
        Content::Text(text) => text.clone().into_bytes(),
        Content::Picture(width, height) => {
            let format = if file.path.ends_with(".jpg") { ImageFormat::Jpeg } else { ImageFormat::Png };
            let mut bytes = Cursor::new(Vec::new());
            RgbImage::from_pixel(*width, *height, Rgb([31, 58, 95]))
                .write_to(&mut bytes, format)
                .expect("a picture can be made");
            bytes.into_inner()
        }
    };
    (file.path.clone(), bytes)
}

struct Shown<'s> {
    sources: &'s Sources,
    /// How many lines of the paper the page does not show.
    hidden_lines: usize,
}

impl Shown<'_> {
    fn problem(&self, problem: &Diagnostic) -> String {
        let place = match &problem.primary {
            Some(label) => self.place(label.span),
            None => problem.path(self.sources),
        };
        let mut lines = vec![place];
        if let Some(label) = problem.primary.as_ref().filter(|label| !label.text.is_empty()) {
            lines[0].push_str(&format!(" – {}", label.text));
        }
        lines.push(format!("{}[{}]: {}", problem.severity.name(), problem.rule.name, problem.message));
        lines.extend(
            problem.others.iter().map(|other| format!("{} – {}", self.place(other.span), other.text)),
        );
        lines.extend(problem.repeats.iter().map(|span| format!("and at {}", self.place(*span))));
        lines.extend(problem.hints.iter().map(|hint| format!("help: {hint}")));
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// The line and the column, and the words there: ``3:6 `here` ``.
    fn place(&self, span: Span) -> String {
        let source = self.sources.get(span.source);
        let at = source.position(span.start);
        let is_paper = source.path() == PAPER;
        let path = if is_paper { String::new() } else { format!("{}:", source.path()) };
        let line = if is_paper { at.line.saturating_sub(self.hidden_lines) } else { at.line };
        let place = match source.cell_name(span.start) {
            Some(cell) => format!("{path}{cell}"),
            None => format!("{path}{line}:{}", at.column),
        };
        let words = source.text().get(span.start..span.end).unwrap_or_default();
        let words = words.lines().next().unwrap_or_default().trim_end();
        let short: String = words.chars().take(SHOWN).collect();
        let more = if short.len() < words.len() { "…" } else { "" };
        if short.is_empty() { place } else { format!("{place} `{short}{more}`") }
    }
}
