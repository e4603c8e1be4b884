//! Reviews of any length with everything that one may hold, no word of which stands twice.

use crate::numbers::Numbers;
use std::fmt::Write as _;

/// Words of every length; a number makes each its own.
const WORDS: [&str; 16] = [
    "review",
    "young",
    "of",
    "safeguarding",
    "home",
    "a",
    "transition",
    "the",
    "families",
    "responsibilities",
    "to",
    "and",
    "health",
    "worker",
    "by",
    "accommodation",
];

/// How many works can be cited.
const WORKS: usize = 24;

/// A review as somebody wrote it.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// The front matter but for `kind`, the house and tables.
    pub front: String,
    /// The `[[reference]]` tables.
    pub references: String,
    /// The chapters, and after them the appendices.
    pub chapters: Vec<Chapter>,
    /// Every word that prints once, contents and gathered recommendations aside.
    pub words: Vec<String>,
    /// How many footnotes it has.
    pub notes: usize,
}

/// A chapter or an appendix.
#[derive(Debug, Clone, Default)]
pub struct Chapter {
    /// Its title, in Markdown.
    pub title: String,
    /// Its id.
    pub id: String,
    /// Whether it takes no number.
    pub unnumbered: bool,
    /// Whether it is an appendix.
    pub appendix: bool,
    /// What stands below its title, its footnotes last.
    pub body: String,
}

/// How a review is to be.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// How many chapters with numbers it has.
    pub chapters: usize,
    /// How many blocks a chapter has.
    pub blocks: usize,
    /// How many words its longest texts have.
    pub longest: usize,
    /// What the rest comes from.
    pub seed: u64,
}

/// A review of that shape. The same shape gives the same review.
pub fn review(shape: Shape) -> Review {
    let mut author = Author {
        numbers: Numbers::new(shape.seed),
        shape,
        count: 0,
        review: Review::default(),
        notes: String::new(),
        note_keys: Vec::new(),
        chapter: 0,
        tables: 0,
        level: 1,
    };
    author.review();
    author.review
}

impl Review {
    /// It as one Markdown file.
    pub fn markdown(&self, house: &str) -> String {
        let chapters: String = self.chapters.iter().map(Chapter::markdown).collect();
        format!("+++\n{}\n{}+++\n\n{chapters}", self.head(house, ""), self.references)
    }

    /// It as a Markdown file that names a file for each chapter: those with their names.
    pub fn files(&self, house: &str) -> (String, Vec<(String, String)>) {
        let files: Vec<(String, String)> = (1..)
            .zip(&self.chapters)
            .map(|(index, chapter)| (format!("chapter-{index}.md"), chapter.markdown()))
            .collect();
        let names: Vec<String> = files.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let chapters = format!("chapters = [{}]\n", names.join(", "));
        (format!("+++\n{}\n{}+++\n", self.head(house, &chapters), self.references), files)
    }

    /// It as TOML with a `[[section]]` for each chapter.
    pub fn toml(&self, house: &str) -> String {
        let mut toml = format!("{}\n{}", self.head(house, ""), self.references);
        for chapter in &self.chapters {
            let Chapter { title, id, unnumbered, appendix, body } = chapter;
            let _ = match appendix {
                true => writeln!(toml, "\n[[appendix]]\nid = \"{id}\"\ntitle = '''{title}'''"),
                // The id of a section's table would name one that the house knows.
                false => writeln!(toml, "\n[[section]]\ntitle = '''{title} {{#{id}}}'''"),
            };
            if *unnumbered {
                toml.push_str("unnumbered = true\n");
            }
            let _ = writeln!(toml, "text = '''\n{body}'''");
        }
        toml
    }

    fn head(&self, house: &str, more: &str) -> String {
        format!("kind = \"review\"\nhouse = \"{house}\"\n{}{more}", self.front)
    }
}

impl Chapter {
    fn markdown(&self) -> String {
        let Self { title, id, unnumbered, appendix, body } = self;
        let unnumbered = if *unnumbered { " .unnumbered" } else { "" };
        let appendix = if *appendix { " .appendix" } else { "" };
        format!("# {title} {{#{id}{unnumbered}{appendix}}}\n\n{body}\n")
    }
}

struct Author {
    numbers: Numbers,
    shape: Shape,
    count: usize,
    review: Review,
    /// The footnotes of the chapter at hand.
    notes: String,
    /// Their keys.
    note_keys: Vec<String>,
    chapter: usize,
    tables: usize,
    /// The level of the heading at hand.
    level: usize,
}

impl Author {
    fn one_in(&mut self, so_many: usize) -> bool {
        self.numbers.below(so_many) == 0
    }

    fn review(&mut self) {
        let (title, subtitle) = (self.words(4), self.words(6));
        let mut about =
            format!("## {}\n\n{}\n\n- {}\n- {}\n", self.words(2), self.text(), self.words(1), self.words(1));
        let _ = write!(about, "\n## {}\n\n{}.\n", self.words(2), self.words(9));
        about.push_str(&std::mem::take(&mut self.notes));
        let imprint = format!(
            "## {}\n\n{}: [{}](https://www.example.org/a).\n",
            self.words(2),
            self.words(5),
            self.words(2)
        );
        self.review.front = format!(
            "title = \"{title}\"\nsubtitle = \"{subtitle}\"\ndate = \"July 2026\"\n\
             cover_image = \"picture.png\"\ncover_alt = \"Two doors\"\nabout = '''\n{about}'''\n\
             imprint = '''\n{imprint}'''\n"
        );
        self.front_chapters();
        for chapter in 1..=self.shape.chapters {
            self.numbered_chapter(chapter);
        }
        self.appendices();
        for work in 1..=WORKS {
            let text = format!("{}, *{}*, {}", self.words(2), self.words(3), self.word());
            let _ = writeln!(self.review.references, "[[reference]]\nkey = \"w{work}\"\ntext = \"{text}\"");
            if work % 3 == 0 {
                let _ = writeln!(self.review.references, "url = \"https://www.example.org/{work}\"");
            }
        }
    }

    fn front_chapters(&mut self) {
        let foreword = format!("Foreword: {}", self.words(2));
        let summary = format!("Summary: {}", self.words(2));
        let body = format!(
            "{}\n\n{}\n\n::: signature\n{}\n{}\nJuly 2026\n:::\n",
            self.text(),
            self.text(),
            self.words(2),
            self.words(3)
        );
        self.chapter(Chapter {
            title: foreword,
            id: "foreword".into(),
            unnumbered: true,
            body,
            ..Chapter::default()
        });
        // Each work is cited, in no order.
        let all: Vec<String> = (0..WORKS).map(|work| format!("[@w{}]", 1 + work * 7 % WORKS)).collect();
        let body = format!("{}, {}.\n", self.words(3), all.join(", "));
        self.chapter(Chapter {
            title: summary,
            id: "summary".into(),
            unnumbered: true,
            body,
            ..Chapter::default()
        });
        let body = "::: all-recommendations\n:::\n".to_owned();
        self.chapter(Chapter {
            title: "Gathered".into(),
            id: "gathered".into(),
            unnumbered: true,
            body,
            ..Chapter::default()
        });
    }

    fn numbered_chapter(&mut self, chapter: usize) {
        self.chapter = chapter;
        let mut title = self.words(5);
        let (note, citation) = (self.one_in(3), self.one_in(4));
        if note || citation {
            title.push('.');
        }
        if note {
            title.push_str(&self.note());
        }
        if citation {
            title = format!("{title} {}", self.citation());
        }
        let mut body = format!("{}\n", self.text());
        self.level = 1;
        for _ in 0..self.shape.blocks {
            let block = self.block();
            let _ = write!(body, "\n{block}\n");
        }
        let _ = write!(
            body,
            "\n::: recommendations\n{}:\n\n1. {} {{#r{chapter}}}\n2. {}\n:::\n",
            self.words(4),
            self.text(),
            self.text()
        );
        self.chapter(Chapter { title, id: format!("c{chapter}"), body, ..Chapter::default() });
    }

    fn appendices(&mut self) {
        let body = format!(
            "{}\n\n{}, see [](#c1), [](#c{}:page), [](#r1) and [](#appendix-b).\n",
            self.text(),
            self.words(3),
            self.shape.chapters
        );
        let title = self.words(3);
        self.chapter(Chapter { title, id: "appendix-a".into(), appendix: true, body, ..Chapter::default() });
        let body = format!(
            "::: form {}\n{}.\n\n- {}\n- {}.{}\n- {} {{lines=8}}\n:::\n",
            self.words(3),
            self.words(7),
            self.words(2),
            self.words(2),
            self.note(),
            self.words(5)
        );
        let title = self.words(3);
        self.chapter(Chapter { title, id: "appendix-b".into(), appendix: true, body, ..Chapter::default() });
    }

    /// Ends a chapter with its footnotes.
    fn chapter(&mut self, mut chapter: Chapter) {
        chapter.body.push_str(&std::mem::take(&mut self.notes));
        self.note_keys.clear();
        self.review.chapters.push(chapter);
    }

    fn block(&mut self) -> String {
        match self.numbers.below(13) {
            0 => self.heading(),
            1 => format!(
                "- {}\n- {}\n  1. {}\n  2. {}",
                self.text(),
                self.words(3),
                self.text(),
                self.words(2)
            ),
            2 => {
                let kind = self.numbers.one_of(&["box", "case-study", "note", "warning"]);
                let mark = if self.one_in(3) { self.note() } else { String::new() };
                format!(
                    "::: {kind} {}.{mark}\n{}\n\n- {}\n- {}\n\n{}\n:::",
                    self.words(4),
                    self.text(),
                    self.words(3),
                    self.words(4),
                    self.text()
                )
            }
            3 => {
                format!("> {}\n>\n> — {}  \n> {}.{}", self.text(), self.words(3), self.words(2), self.note())
            }
            4 => self.pipe_table(),
            5 => self.list_table(),
            6 => {
                let mark = if self.one_in(2) { self.note() } else { String::new() };
                format!("![A chart](picture.png \"{}.{mark}\")", self.words(5))
            }
            7 => {
                let (chapter, before, linked) = (self.chapter, self.words(4), self.words(2));
                format!(
                    "{before}, as [](#c1) and [](#c{chapter}:page) say, \
                     [{linked}](https://www.example.org/{chapter})."
                )
            }
            _ => self.text(),
        }
    }

    fn heading(&mut self) -> String {
        self.level = 2 + self.numbers.below(self.level.min(2));
        let mut words = self.words(4);
        if self.one_in(3) {
            words = format!("{words}.{}", self.note());
        }
        format!("{} {words}\n\n{}", "#".repeat(self.level), self.text())
    }

    fn pipe_table(&mut self) -> String {
        self.tables += 1;
        let mut table = format!("::: table {}.{} {{#t{}}}\n", self.words(3), self.note(), self.tables);
        let _ =
            writeln!(table, "| {} | {} | {} |\n|---|--:|---|", self.words(1), self.words(1), self.words(2));
        for row in 0..2 + self.numbers.below(9) {
            let mark = if self.one_in(4) { self.note() } else { String::new() };
            let _ = writeln!(table, "| {} | {row} | {}.{mark} |", self.words(2), self.words(3));
        }
        table + ":::"
    }

    fn list_table(&mut self) -> String {
        let mut table =
            format!("::: table {} {{rows}}\n- - {}\n  - {}\n", self.words(3), self.words(1), self.words(1));
        for _ in 0..2 + self.numbers.below(4) {
            let _ = writeln!(
                table,
                "- - {}\n  - {}. {}\n    - {}\n    - {}",
                self.words(2),
                self.words(6),
                self.citation(),
                self.words(2),
                self.words(3)
            );
        }
        table + ":::"
    }

    /// A paragraph, now and then with a note, a citation or emphasis.
    fn text(&mut self) -> String {
        let most = if self.one_in(9) { self.shape.longest } else { 60.min(self.shape.longest) };
        let length = 3 + self.numbers.below(most);
        let mut text = self.words(length);
        match self.numbers.below(6) {
            0 => text = format!("{text}.{}", self.note()),
            1 => text = format!("{text}. {}", self.citation()),
            2 => text = format!("{text}.{} ({}). {}", self.note(), self.words(1), self.citation()),
            3 => text = format!("{text}, *{}* **{}**.", self.words(2), self.words(1)),
            _ => text.push('.'),
        }
        text
    }

    /// The mark of a footnote: mostly of a new one, which is defined below.
    fn note(&mut self) -> String {
        if !self.note_keys.is_empty() && self.one_in(8) {
            let key = self.numbers.below(self.note_keys.len());
            return format!("[^{}]", self.note_keys[key]);
        }
        self.review.notes += 1;
        let key = format!("n{}", self.review.notes);
        self.note_keys.push(key.clone());
        let mut words = self.words(3) + ".";
        if self.one_in(6) {
            words = format!("{words} {}", self.citation());
        }
        let _ = write!(self.notes, "\n[^{key}]: {words}\n");
        format!("[^{key}]")
    }

    fn citation(&mut self) -> String {
        let works: Vec<String> = (0..self.numbers.one_of(&[1, 1, 2, 3]))
            .map(|_| format!("@w{}", 1 + self.numbers.below(WORKS)))
            .collect();
        format!("[{}]", works.join("; "))
    }

    fn words(&mut self, so_many: usize) -> String {
        let words: Vec<String> = (0..so_many).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// A word that stands nowhere else.
    fn word(&mut self) -> String {
        self.count += 1;
        let word = format!("{}{}", self.numbers.one_of(&WORDS), self.count);
        self.review.words.push(word.clone());
        word
    }
}
