//! An invented review of some hundred pages, the same in every run.

use crate::papers::Numbers;
use boardpaper_render::NamedFile;
use std::fmt::Write;

/// How many chapters it has, a file each.
const CHAPTERS: usize = 18;
/// How many works it cites, again and again and out of order.
const WORKS: usize = 60;
/// A chapter in so many shows a picture.
const CHAPTERS_TO_A_PICTURE: usize = 4;

/// The cover's picture, then those of the figures in their order, so that Typst alone finds each by its number.
pub const PICTURES: [&[u8]; 5] = [
    include_bytes!("../../../data/inspectorate/between-two-doors/cover.png"),
    include_bytes!("../../../data/inspectorate/between-two-doors/named-workers.png"),
    include_bytes!("../../../data/inspectorate/between-two-doors/outcomes.png"),
    include_bytes!("../../../data/inspectorate/between-two-doors/start-of-planning.png"),
    include_bytes!("../../../data/inspectorate/between-two-doors/survey.png"),
];

/// The files of a workspace with one review in a house: front and back pages, chapters, references, pictures.
pub fn review(house: &str) -> Vec<NamedFile> {
    let mut numbers = Numbers::from(7);
    let names: Vec<String> = (1..=CHAPTERS)
        .map(|number| format!("{number:02}.md"))
        .chain(["method.md".into(), "form.md".into()])
        .collect();
    let mut files = vec![
        ("data/review.md".to_owned(), main_file(house, &names, &mut numbers).into_bytes()),
        ("data/references.toml".to_owned(), references(&mut numbers).into_bytes()),
    ];
    for (number, name) in (1..=CHAPTERS).zip(&names) {
        files.push((format!("data/{name}"), chapter(number, &mut numbers).into_bytes()));
    }
    files.push(("data/method.md".to_owned(), method(&mut numbers).into_bytes()));
    files.push(("data/form.md".to_owned(), FORM.as_bytes().to_vec()));
    for (index, picture) in PICTURES.into_iter().enumerate() {
        files.push((format!("data/{index}.png"), picture.to_vec()));
    }
    files
}

fn main_file(house: &str, chapters: &[String], numbers: &mut Numbers) -> String {
    let mut prose = Prose::new("f", numbers);
    prose.text = format!(
        "+++\nkind = \"review\"\ntitle = \"A hundred pages\"\nsubtitle = \"A review of how long reviews are made\"\n\
         date = \"October 2026\"\nhouse = \"{house}\"\npublisher = \"An Invented Inspectorate\"\n\
         cover_image = \"0.png\"\ncover_alt = \"Two doors\"\nchapters = {chapters:?}\nreferences = \"references.toml\"\n\
         about = '''\n## Who we are\n\nWe look at what happens between two services.\n\n- In person\n- In the open\n'''\n\
         imprint = '''\n## How to reach us\n\nWrite to [our office](https://www.example.org/reviews).\n'''\n+++\n",
    );
    prose.add("# Foreword {#foreword .unnumbered}\n");
    prose.paragraphs(5);
    prose.add("::: signature\nA. Person\nChief Inspector\nOctober 2026\n:::\n");
    prose.add("# Summary {#summary .unnumbered}\n");
    prose.paragraphs(6);
    prose.add("## Our recommendations\n\n::: all-recommendations\n:::\n");
    prose.finish()
}

/// One chapter: four sections, and in them a table, a case study, a quotation, and by turns a table of lists, a
/// figure, a note and a warning.
fn chapter(number: usize, numbers: &mut Numbers) -> String {
    let mut prose = Prose::new(&format!("c{number}-"), numbers);
    let title = prose.sentence();
    prose.add(&format!("# {title} {{#c{number}}}\n"));
    prose.paragraphs(2);
    let title = prose.sentence();
    prose.add(&format!("## {title}[^h{number}]\n"));
    prose.paragraphs(3);
    prose.table(&format!("t{number}"));
    prose.paragraphs(1);
    let title = prose.sentence();
    prose.add(&format!("## {title}\n"));
    prose.paragraphs(3);
    prose.boxed("case-study", &format!("b{number}"));
    prose.paragraphs(2);
    let title = prose.sentence();
    prose.add(&format!("## {title}\n"));
    prose.paragraphs(2);
    prose.list(4);
    prose.quotation();
    prose.paragraphs(1);
    let title = prose.sentence();
    prose.add(&format!("## {title}\n"));
    let (other, before) = (number % CHAPTERS + 1, number.saturating_sub(1).max(1));
    prose.add(&format!(
        "As [](#c{other}) and [](#t{other}) say, and [](#r{other}) on [](#r{other}:page) asks, [](#b{before}) is no exception.\n",
    ));
    prose.paragraphs(2);
    match number % CHAPTERS_TO_A_PICTURE {
        0 => {
            let (caption, picture) = (prose.sentence(), number / CHAPTERS_TO_A_PICTURE);
            prose.add(&format!("![A chart of some numbers]({picture}.png \"{caption}\"){{#g{number}}}\n"));
        }
        1 => prose.table_of_lists(),
        2 => prose.boxed("note", &format!("n{number}")),
        _ => prose.boxed("warning", &format!("w{number}")),
    }
    prose.paragraphs(1);
    let (lead_in, first, second) = (prose.sentence(), prose.sentence(), prose.paragraph());
    prose.add(&format!("::: recommendations\n{lead_in}:\n\n1. {first} {{#r{number}}}\n2. {second}\n:::\n"));
    let note = prose.sentence();
    prose.add(&format!("[^h{number}]: {note}\n"));
    prose.finish()
}

fn method(numbers: &mut Numbers) -> String {
    let mut prose = Prose::new("m", numbers);
    prose.add("# How we did it {#method .appendix}\n");
    prose.paragraphs(6);
    prose.table_of_lists();
    prose.paragraphs(4);
    prose.finish()
}

const FORM: &str = "# A form for reflection {#form .appendix}

::: form About you
- Name
- Date
:::

::: form What you will do
Choose one thing.

1. What have you learned? {lines=8}
2. What will you change? {lines=6}
:::
";

fn references(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for work in 0..WORKS {
        let title = numbers.sentence();
        let _ = write!(
            text,
            "[[reference]]\nkey = \"w{work}\"\ntext = \"Author {work}, *{}*\"\n",
            title.trim_end()
        );
        if work.is_multiple_of(3) {
            let _ = writeln!(text, "url = \"https://www.example.org/{work}\"");
        }
    }
    text
}

/// Blocks of one file, and the notes that they call for.
struct Prose<'a> {
    numbers: &'a mut Numbers,
    /// What the keys of this file's notes begin with.
    key: String,
    text: String,
    notes: Vec<String>,
    paragraphs: usize,
}

impl<'a> Prose<'a> {
    fn new(key: &str, numbers: &'a mut Numbers) -> Self {
        Self { numbers, key: key.to_owned(), text: String::new(), notes: Vec::new(), paragraphs: 0 }
    }

    fn add(&mut self, block: &str) {
        let _ = writeln!(self.text, "{block}");
    }

    fn sentence(&mut self) -> String {
        self.numbers.sentence().trim_end_matches(['.', ' ']).to_owned()
    }

    /// A paragraph; every third has a note, every second cites one to three works.
    fn paragraph(&mut self) -> String {
        let mut paragraph = self.numbers.paragraph().trim_end().to_owned();
        self.paragraphs += 1;
        if self.paragraphs.is_multiple_of(2) {
            let first = self.numbers.below(WORKS);
            let others = self.numbers.below(3);
            let works: Vec<String> =
                (0..=others).map(|step| format!("@w{}", (first + step * 7) % WORKS)).collect();
            let _ = write!(paragraph, "[{}]", works.join("; "));
        }
        if self.paragraphs.is_multiple_of(3) {
            let key = format!("{}{}", self.key, self.notes.len());
            let _ = write!(paragraph, "[^{key}]");
            let note = self.numbers.sentence();
            self.notes.push(format!("[^{key}]: {note}"));
        }
        paragraph
    }

    fn paragraphs(&mut self, count: usize) {
        for _ in 0..count {
            let paragraph = self.paragraph();
            self.add(&format!("{paragraph}\n"));
        }
    }

    fn list(&mut self, count: usize) {
        for _ in 0..count {
            let item = self.sentence();
            self.add(&format!("- {item}"));
        }
        self.add("");
    }

    fn quotation(&mut self) {
        let words = self.numbers.sentence();
        self.add(&format!("> {words}\n>\n> — A young person of nineteen\\\n> in the north\n"));
    }

    fn boxed(&mut self, kind: &str, id: &str) {
        let title = self.sentence();
        self.add(&format!("::: {kind} {title} {{#{id}}}"));
        self.paragraphs(1);
        self.list(2);
        self.paragraphs(1);
        self.add(":::\n");
    }

    fn table(&mut self, id: &str) {
        let caption = self.sentence();
        self.add(&format!("::: table {caption} {{#{id}}}\n\n| Age | Moves | Share |\n|---|--:|--:|"));
        for age in 13..22 {
            let (moves, share) = (self.numbers.below(900), self.numbers.below(100));
            self.add(&format!("| {age} | {moves} | {share}% |"));
        }
        self.add("\n:::\n");
    }

    fn table_of_lists(&mut self) {
        let caption = self.sentence();
        self.add(&format!("::: table {caption} {{rows}}\n- - Who\n  - What they said"));
        for _ in 0..5 {
            let (who, first, second) = (self.sentence(), self.sentence(), self.sentence());
            self.add(&format!("- - {who}\n  - - {first}\n    - {second}"));
        }
        self.add(":::\n");
    }

    fn finish(mut self) -> String {
        for note in self.notes {
            let _ = writeln!(self.text, "{note}");
        }
        self.text
    }
}
