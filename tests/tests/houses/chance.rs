//! Reports of chance in houses of chance: each is built, and its tag tree is what it says.

use boardpaper_tests::both::assert_same_words;
use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::numbers::{Numbers, cases};
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::reading::{difference, lines_of_pdf, lines_of_report};
use boardpaper_tests::workspace::{Folder, Run, worked_example};
use std::collections::BTreeMap;

/// What a house may say, by the key: one of these.
const SETTINGS: [(&str, &[&str]); 28] = [
    ("numbering.section", &["'1.'", "'1.0'", "'A'", "'none'"]),
    ("numbering.paragraph", &["'1.1'", "'1.'", "'A1'", "'none'"]),
    ("numbering.subheading", &["'none'", "'paragraph'"]),
    ("numbering.recommendation", &["'1.'", "'(a)'", "'(i)'", "'1.1'"]),
    ("numbering.list", &["['1.', 'a.', 'i.']", "['(i)']", "['1.1.1', '(a)']", "['a)', 'i)', '1)']"]),
    ("numbering.footnote", &["'1'", "'a'"]),
    ("numbering.footnotes", &["'document'", "'chapter'"]),
    ("numbering.citation", &["'superscript'", "'bracketed'"]),
    ("numbering.citation_order", &["'cited'", "'listed'"]),
    ("numbering.appendix", &["'A'", "'1'"]),
    ("numbering.caption", &["'1'", "'none'"]),
    ("numbering.box", &["'none'", "'1'"]),
    ("header.look", &["'lines'", "'table'"]),
    ("section.implications.form", &["'headings'", "'sections'", "'run-in'", "'table'", "'ticks'"]),
    ("section.implications.columns", &["['Issue', 'Effect']", "['Issue', 'Effect', 'Signed off by']"]),
    ("sections.titles", &["'house'", "'writer'"]),
    ("recommendation.place", &["'in-place'", "'first'", "'last'", "'both'"]),
    ("recommendation.lead_in", &["'paragraph'", "'run-on'"]),
    ("recommendation.look", &["'plain'", "'bold'", "'box'"]),
    ("recommendation.reasons", &["'as-written'", "'after-each'", "'together'"]),
    ("recommendation.opening", &["''", "'The {report_to} is asked:'"]),
    ("background_papers.form", &["'list'", "'table'", "'phrase'"]),
    ("appendices.list", &["true", "false"]),
    (
        "contacts",
        &["{ columns = 1 }", "{ columns = 2 }", "{ columns = 2, look = 'box' }", "{ look = 'box' }"],
    ),
    ("sign_off.form", &["'table'", "'none'"]),
    ("history.form", &["'table'", "'none'"]),
    ("logo", &["[]", "[{ file = 'crest.png', alt = 'Crest' }]"]),
    ("nil.phrase", &["'None.'", "'Nothing was found.'"]),
];

/// The fields of a header that `base` describes, with what somebody may write for them.
const FIELDS: [(&str, &[&str]); 6] = [
    ("considered_by", &["[{ meeting = 'Cabinet', date = 2026-11-03 }, { comment = 'Supported.' }]", "''"]),
    ("paper_for", &["'decision'", "['Assurance', 'Information']", "[]"]),
    (
        "key_decision",
        &["true", "'No: it spends little'", "{ answer = true, reason = 'it spends much' }", "''"],
    ),
    ("forward_plan_ref", &["'FP 12'", "2026-12-01"]),
    ("decision_type", &["['Officer', 'Urgent']", "''"]),
    ("consulted", &["['Pilots', 'Anglers']", "'Nobody'"]),
];

/// Titles of parts of the implications: those that the house knows, by one of their names, and one that it does not.
const PARTS: [&str; 8] = [
    "Financial",
    "Legal implications",
    "Staffing",
    "Equality",
    "Risks",
    "Climate",
    "Data protection",
    "Seals",
];

struct Author {
    numbers: Numbers,
    text: String,
    notes: String,
    /// How many words, notes and names there are.
    count: usize,
    /// The names of headings, tables and boxes, which a reference can print.
    names: Vec<String>,
}

impl Author {
    fn one_in(&mut self, so_many: usize) -> bool {
        self.numbers.below(so_many) == 0
    }

    fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A sentence with a note, a work or a reference now and then.
    fn sentence(&mut self) -> String {
        let words = ["boats", "wait", "in", "the", "roads", "and", "moorings", "are", "full", "by", "noon"];
        let mut sentence = format!("Sentence {}", self.next());
        for _ in 0..self.numbers.below(14) {
            sentence.push(' ');
            sentence.push_str(self.numbers.one_of(&words));
        }
        match self.numbers.below(12) {
            0 => {
                let note = self.next();
                sentence.push_str(&format!("[^n{note}]"));
                self.notes.push_str(&format!("\n[^n{note}]: Note {note}.\n"));
            }
            1 => sentence.push_str(self.numbers.one_of(&[" [@tides]", " [@survey]", " [@survey; @tides]"])),
            2 if !self.names.is_empty() => {
                let name = self.numbers.below(self.names.len());
                let form = self.numbers.one_of(&["[](#NAME)", "[there](#NAME)", "[](#NAME:page)"]);
                sentence.push_str(&format!(", see {}", form.replace("NAME", &self.names[name])));
            }
            3 => sentence.push_str(" in **bold** and *italics*"),
            _ => {}
        }
        sentence + "."
    }

    /// A name for what bears one, such as ` {#name7}`; now and then.
    fn name(&mut self) -> String {
        if !self.one_in(3) {
            return String::new();
        }
        let name = format!("name{}", self.next());
        self.names.push(name.clone());
        format!(" {{#{name}}}")
    }

    fn blocks(&mut self, most: usize) {
        for _ in 0..self.numbers.below(most + 1) {
            self.block();
        }
    }

    fn block(&mut self) {
        match self.numbers.below(8) {
            0 => {
                let mark = self.numbers.one_of(&["1.", "-"]);
                for index in 0..=self.numbers.below(3) {
                    let item = self.sentence();
                    self.line(&format!("{mark} {item}"));
                    if index == 1 {
                        let (first, second) = (self.sentence(), self.sentence());
                        let indent = " ".repeat(mark.len() + 1);
                        self.line(&format!("{indent}1. {first}\n{indent}2. {second}"));
                    }
                }
            }
            1 => {
                let (caption, name, cell) = (self.next(), self.name(), self.sentence());
                self.line(&format!(
                    "::: table Table of {caption}{name}\n- - A\n  - B\n- - {cell}\n  - 2\n:::"
                ));
            }
            2 => {
                let (title, name, words) = (self.next(), self.name(), self.sentence());
                self.line(&format!("::: box Box of {title}{name}\n{words}\n:::"));
            }
            3 => {
                let words = self.sentence();
                self.line(&format!("> {words}\n>\n> — Somebody"));
            }
            _ => {
                let words = self.sentence();
                self.line(&words);
            }
        }
        self.line("");
    }

    fn heading(&mut self, level: usize, title: &str) {
        let (note, name) = (self.one_in(9).then(|| self.next()), self.name());
        let mark = note.map(|note| format!("[^n{note}]")).unwrap_or_default();
        if let Some(note) = note {
            self.notes.push_str(&format!("\n[^n{note}]: Note {note}.\n"));
        }
        self.line(&format!("{} {title}{mark}{name}\n", "#".repeat(level)));
    }

    fn recommendation(&mut self) {
        self.heading(1, "Recommendations");
        if self.one_in(2) {
            self.line("That it is agreed:\n");
        }
        for index in 0..self.numbers.below(4) {
            let (item, reason) = (self.sentence(), self.sentence());
            self.line(&format!("{}. {item}\n", index + 1));
            match self.numbers.below(3) {
                0 => self.line(&format!("   Reason: {reason}\n")),
                1 => self.line(&format!("   **Reason:** {reason}\n")),
                _ => {}
            }
        }
        if self.one_in(3) {
            let words = self.sentence();
            self.line(&format!("{words}\n"));
        }
    }

    fn implications(&mut self) {
        let apart = self.one_in(4);
        if !apart {
            self.heading(1, "Implications");
            self.blocks(2);
        }
        for part in PARTS {
            if self.one_in(3) || (apart && part == "Seals") {
                continue;
            }
            self.heading(if apart { 1 } else { 2 }, part);
            match self.numbers.below(5) {
                0 => self.line("None.\n"),
                1 => {}
                _ => self.blocks(3),
            }
            if self.one_in(4) {
                let title = format!("Deeper {}", self.next());
                self.heading(if apart { 2 } else { 3 }, &title);
                self.block();
            }
        }
    }

    fn section(&mut self, title: &str) {
        match title {
            "Recommendations" => return self.recommendation(),
            "Implications" => return self.implications(),
            _ => self.heading(1, title),
        }
        self.blocks(4);
        if self.one_in(3) {
            let title = format!("Below {}", self.next());
            self.heading(2, &title);
            self.blocks(2);
        }
    }

    fn front_matter(&mut self, house: &str) {
        let language = self.numbers.one_of(&["en-GB", "en-GB", "cy"]);
        let publisher = self.numbers.one_of(&["'Netherby'", "['Netherby', 'Sallow Port']", "[]"]);
        self.line(&format!(
            "+++\nkind = 'report'\ntitle = 'A report'\ndate = 2026-12-10\nreport_to = 'Cabinet'\nhouse = '{house}'\n\
             language = '{language}'\npublisher = {publisher}\n\n[fields]"
        ));
        for (field, values) in FIELDS {
            if !self.one_in(3) {
                let value = self.numbers.one_of(values);
                self.line(&format!("{field} = {value}"));
            }
        }
        let tables = [
            "[[contact]]\nname = 'Ada Ellison'\nphone = '01632 960 014'",
            "[[contact]]\npost = 'Clerk'\nemail = 'clerk@netherby.example'",
            "[[sign_off]]\npost = 'Monitoring Officer'\ndate = 2026-11-21",
            "[[sign_off]]\non = 'purpose'\nname = 'Bram Oakes'",
            "[[history]]\nbody = 'Cabinet'\ndate = 2026-05-14",
            "[[history]]\nbody = 'Council'\noutcome = 'Agreed.'",
            "[[background_paper]]\ntitle = 'Survey'\nplace = 'Office'",
            "[[background_paper]]\nurl = 'https://www.netherby.example/bylaws'",
            "[[appendix]]\ntitle = 'Charges'\ntext = \"Nothing changes.\\n\\n1. one\\n2. two\"",
            "[[appendix]]\ntitle = 'Map'\nid = 'map'\ntext = \"## Heading\\n\\nIt hangs here.\"",
        ];
        for table in tables {
            if !self.one_in(3) {
                self.line(table);
            }
        }
        self.line("[[reference]]\nkey = 'tides'\ntext = 'Tables of tides.'\n\n[[reference]]\nkey = 'survey'\ntext = 'A survey.'\n+++\n");
    }

    fn report(&mut self, house: &str) {
        self.front_matter(house);
        let mut titles =
            vec!["Purpose", "Recommendations", "Background", "Consultation", "Options", "Implications"];
        while !titles.is_empty() {
            let title = titles.remove(self.numbers.below(titles.len().min(2)));
            self.section(title);
        }
        let notes = std::mem::take(&mut self.notes);
        self.text.push_str(&notes);
    }

    fn house(&mut self) -> String {
        let mut house = String::from("extends = 'base'\ntitle = 'Own'\n");
        for (key, values) in SETTINGS {
            if self.one_in(2) {
                let value = self.numbers.one_of(values);
                house.push_str(&format!("{key} = {value}\n"));
            }
        }
        if !house.contains("implications.columns") {
            house.push_str("section.implications.columns = ['Issue', 'Effect', 'Signed off by']\n");
        }
        let mut fields: Vec<&str> =
            FIELDS.iter().map(|(field, _)| *field).chain(["report_to", "date", "subject"]).collect();
        let mut shown = Vec::new();
        for _ in 0..self.numbers.below(fields.len()) {
            shown.push(fields.remove(self.numbers.below(fields.len())));
        }
        house.push_str(&format!("header.fields = {shown:?}\n"));
        // Sections, references and appendices stand in this order; the others anywhere among them.
        let mut parts = vec!["sections", "references", "appendices"];
        for part in ["title", "header", "sign_off", "history", "contacts"] {
            parts.insert(self.numbers.below(parts.len() + 1), part);
        }
        let new_page: Vec<&str> = parts.iter().copied().filter(|_| self.numbers.below(5) == 0).collect();
        house.push_str(&format!("report = {{ parts = {parts:?}, new_page = {new_page:?} }}\n"));
        house
    }
}

fn difference_of(run: &Run, Meant { report, house }: &Meant) -> Option<String> {
    let pdf = Pdf::read(run.pdf(&report.path));
    difference(&lines_of_report(report, house), &lines_of_pdf(&pdf))
}

#[test]
fn reports_of_chance_are_built_in_houses_of_chance_as_they_are_meant() {
    let picture = worked_example().remove("data/executive-board/2026-12-10/merebrook-waves.png").unwrap();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let count = cases(60);
    for seed in 1..=count {
        let numbers = Numbers::new(0x9e37_79b9 * seed as u64);
        let mut author =
            Author { numbers, text: String::new(), notes: String::new(), count: 0, names: Vec::new() };
        let house = format!("own-{seed}");
        files.insert(format!("templates/{house}/house.toml"), author.house().into_bytes());
        files.insert(format!("templates/{house}/crest.png"), picture.clone());
        author.report(&house);
        files.insert(format!("data/{seed}.md"), author.text.into_bytes());
    }
    let folder = Folder::new(&files);
    let run = folder.build_both(2);
    run.keep("chance");
    let shown = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    for outcome in &run.summary.documents {
        if outcome.outputs.is_empty() {
            let stem = outcome.source.trim_start_matches("data/").trim_end_matches(".md");
            let house = shown(&format!("templates/own-{stem}/house.toml"));
            let messages: Vec<String> = run
                .messages()
                .into_iter()
                .filter(|said| {
                    said.contains(&format!("/{stem}.md")) || said.contains(&format!("own-{stem}/"))
                })
                .collect();
            panic!("{}\n{house}\n{}", messages.join("\n"), shown(&outcome.source));
        }
    }
    let papers = meant(folder.root(), &run);
    assert_eq!(papers.len(), count);
    for paper in &papers {
        if let Some(difference) = difference_of(&run, paper) {
            let path = &paper.report.path;
            let stem = path.trim_start_matches("data/").trim_end_matches(".md");
            let house = shown(&format!("templates/own-{stem}/house.toml"));
            panic!("{path}: {difference}\n{house}\n{}", shown(path));
        }
    }
    assert_same_words(&papers, &run);
}
