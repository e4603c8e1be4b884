//! The corpus: pages of Markdown with one section a refusal, whose code blocks are documents and what is said of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The paper of an entry.
pub const PAPER: &str = "data/paper.md";

/// What stands above the text of a paper that the corpus shows without its head.
const HEAD: &str =
    "+++\nkind = \"report\"\ntitle = \"Ferry\"\nreport_to = \"Board\"\ndate = 2026-12-10\n+++\n";

/// One refusal.
#[derive(Default)]
pub struct Entry {
    /// What is refused.
    pub name: String,
    /// Its names in krilla.
    pub known_as: Vec<String>,
    /// Who can provoke it, and how.
    pub words: String,
    /// A document that is refused.
    pub typst: Option<String>,
    /// What Typst says of that.
    pub refused: Option<String>,
    /// The files of a workspace in which somebody does the same.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What boardpaper says of these.
    pub said: Option<String>,
    /// Whether that is said only when the pages are drawn.
    pub when_built: bool,
    /// How many lines of the paper are not shown.
    pub head: usize,
}

/// All entries.
pub fn entries() -> Vec<Entry> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/refusals");
    let pages = fs::read_dir(&root).expect("the corpus is there");
    let mut pages: Vec<_> = pages.map(|page| page.expect("the corpus can be read").path()).collect();
    pages.sort();
    let texts = pages.iter().map(|page| fs::read_to_string(page).expect("a page can be read"));
    texts.flat_map(|text| sections(&text).iter().map(|text| entry(text)).collect::<Vec<_>>()).collect()
}

/// The sections of a page, each from the words of its heading. What stands in a code block is no heading.
fn sections(page: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    let mut in_block = false;
    for line in page.split_inclusive('\n') {
        in_block ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !in_block) {
            Some(heading) => sections.push(heading.to_owned()),
            None => sections.iter_mut().rev().take(1).for_each(|section| section.push_str(line)),
        }
    }
    sections
}

fn entry(text: &str) -> Entry {
    let (name, text) = text.split_once('\n').expect("an entry has words");
    let mut entry = Entry { name: name.trim().to_owned(), ..Entry::default() };
    for (index, part) in text.split("\n```").enumerate() {
        // Between the fences of blocks stand words.
        if index % 2 == 0 {
            entry.words += part.trim();
            continue;
        }
        let (info, block) = part.split_once('\n').unwrap_or((part, ""));
        match info.split_once(' ') {
            None if info == "typst" => entry.typst = Some(block.to_owned()),
            None if info == "refused" => entry.refused = Some(block.trim().to_owned()),
            None if info == "said" => entry.said = Some(block.trim().to_owned()),
            Some(("said", _)) => {
                entry.said = Some(block.trim().to_owned());
                entry.when_built = true;
            }
            None => {
                entry.head = HEAD.lines().count();
                entry.files.insert(PAPER.to_owned(), format!("{HEAD}{block}\n").into_bytes());
            }
            Some((_, path)) => {
                entry.files.insert(path.to_owned(), format!("{block}\n").into_bytes());
            }
        }
    }
    entry.known_as = names(&entry.words).map(str::to_owned).collect();
    if entry.files.contains_key("templates/own/house.toml") {
        let paper =
            format!("{}house = \"own\"\n+++\n\n# Purpose\n\nWords.\n", HEAD.trim_end_matches("+++\n"));
        entry.files.entry(PAPER.to_owned()).or_insert_with(|| paper.into_bytes());
    }
    let wanted: Vec<String> = named_files(text).collect();
    for path in wanted {
        let bytes = crate::bare::file(path.rsplit('/').next().unwrap_or(&path));
        entry.files.insert(path, bytes);
    }
    entry
}

/// The names of krilla in an entry: `Known as `A::B`.`
fn names(words: &str) -> impl Iterator<Item = &str> {
    let known =
        words.split("Known as ").skip(1).filter_map(|rest| rest.split_once('.').map(|(names, _)| names));
    known.flat_map(|names| names.split('`').skip(1).step_by(2))
}

/// The files that are no text: `With the file `data/a.png`.`
fn named_files(words: &str) -> impl Iterator<Item = String> {
    let files = words.split("With the file `").skip(1).filter_map(|rest| rest.split_once('`'));
    files.map(|(path, _)| path.to_owned())
}
