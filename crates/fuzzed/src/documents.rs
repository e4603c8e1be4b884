//! Documents of every form: read as the program reads them, up to where they would be laid out.

use crate::places::tree_is_in_place;
use crate::sound::{Outcome, is_sound};
use crate::surroundings::Surrounded;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::prose::{Context, link_definitions, parse};
use boardpaper_data::source::{Source, Sources, Span, Text};

/// The front matter around a body: of a board paper, and of a review, which has chapters and columns.
const HEADS: [&str; 2] = [
    "+++\nkind = \"report\"\nhouse = \"borough\"\ntitle = \"A title\"\ndate = 2026-12-10\n\
     appendix = [{ id = \"plan\", title = \"Plan\", plan = \"plan.toml\" }]\n\
     reference = [{ key = \"a\", text = \"A work\" }]\n+++\n",
    "+++\nkind = \"review\"\nhouse = \"inspectorate\"\ntitle = \"A title\"\ndate = 2026-12-10\n+++\n",
];

/// The body of a report and of a review, and the same words as a text of their own.
pub fn markdown(input: &[u8]) {
    let Ok(body) = std::str::from_utf8(input) else { return };
    prose(body);
    // One of the two, by the length of the body, since reading it twice takes twice as long.
    let head = HEADS[body.len() / 4 % HEADS.len()];
    document("data/fuzzed.md", format!("{head}{body}").as_bytes());
}

fn prose(body: &str) {
    let sources = Sources::default();
    let mut problems = Problems::default();
    let id = sources.add(Source::new("fuzzed.md", body));
    let text = Text::verbatim(body, Span::new(id, 0..body.len()));
    let links = link_definitions([&text]);
    let prose = parse(&text, &Context { box_kinds: &[], links: &links }, &mut problems);
    crate::places::blocks_are_in_place(&prose.blocks, &sources);
    for note in &prose.footnotes {
        crate::places::blocks_are_in_place(&note.blocks, &sources);
    }
    crate::sound::messages_are_sound(problems.as_slice(), &sources);
}

/// A whole Markdown file.
pub fn front_matter(input: &[u8]) {
    document("data/fuzzed.md", input);
}

/// A report, plan or review in TOML.
pub fn toml(input: &[u8]) {
    document("data/fuzzed.toml", input);
}

/// The same in JSON.
pub fn json(input: &[u8]) {
    document("data/fuzzed.json", input);
}

/// Reads a file under `data/` in the house that it names.
fn document(path: &str, bytes: &[u8]) {
    is_sound(bytes.len(), |compared| {
        let around = Surrounded::new(path, bytes);
        let mut problems = around.problems();
        let reading = read_document(path, bytes.to_vec(), &around.sources, &mut problems);
        let mut shown = String::new();
        if let Reading::Document(written) = &reading {
            tree_is_in_place(&written.table, &around.sources);
            let report = around.report(written, &mut problems);
            crate::places::report_is_in_place(&report, &around.sources);
            shown = compared.show(&report);
        }
        Outcome { shown, problems: problems.into_vec(), sources: around.sources }
    });
}
