//! Invented reports of three pages and action plans of any size, the same in every run.

use std::fmt::Write;

const SUBJECTS: [&str; 12] = [
    "the Board",
    "the service",
    "the committee",
    "each school",
    "the partnership",
    "the inspection",
    "the programme",
    "the review",
    "every family",
    "the directorate",
    "the trust",
    "the panel",
];
const VERBS: [&str; 10] = [
    "considered",
    "has improved",
    "reported on",
    "agreed to extend",
    "will monitor",
    "has reviewed",
    "identified",
    "published",
    "asked for",
    "is responsible for",
];
const OBJECTS: [&str; 12] = [
    "the quality of assessments",
    "its annual plan",
    "support for young people",
    "the training of carers",
    "the timeliness of visits",
    "a revised budget",
    "the register of risks",
    "work with partners",
    "the views of children",
    "arrangements for health checks",
    "the use of placements",
    "its statutory duties",
];

/// Numbers without pattern, always the same.
pub struct Numbers(u64);

impl Numbers {
    /// Numbers that another start would not give.
    pub fn from(start: u64) -> Self {
        Self(start)
    }

    /// The next number, below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// The next sentence, and a space.
    pub fn sentence(&mut self) -> String {
        let (subject, verb) = (SUBJECTS[self.below(SUBJECTS.len())], VERBS[self.below(VERBS.len())]);
        let (object, end) = (OBJECTS[self.below(OBJECTS.len())], OBJECTS[self.below(OBJECTS.len())]);
        let mut sentence = format!("{subject} {verb} {object} in {} and {end}. ", 1990 + self.below(40));
        sentence[..1].make_ascii_uppercase();
        sentence
    }

    /// Three to five sentences.
    pub fn paragraph(&mut self) -> String {
        let length = 3 + self.below(3);
        (0..length).map(|_| self.sentence()).collect()
    }
}

/// The Markdown of one report of about three pages.
pub fn paper(number: usize) -> String {
    let mut numbers = Numbers(number as u64 + 1);
    let mut text = format!(
        "+++\nkind = \"report\"\ntitle = \"Report number {number} on {}\"\nreport_to = \"Executive Board\"\n\
         date = 2026-12-10\nreporting_officer = \"Strategic Director, Resources\"\nwards = \"All\"\n\n\
         [[background_paper]]\ntitle = \"Working paper {number}\"\nplace = \"Town Hall\"\ncontact = \"An Officer\"\n+++\n",
        OBJECTS[numbers.below(OBJECTS.len())],
    );
    let mut section = |title: &str, paragraphs: usize, text: &mut String| {
        let _ = write!(text, "\n# {title}\n");
        for _ in 0..paragraphs {
            let _ = write!(text, "\n{}\n", numbers.paragraph());
        }
    };
    section("Purpose of the report", 1, &mut text);
    text.push_str(
        "\n# Recommendation\n\nThat the Board:\n\n1. notes the report; and\n2. agrees its actions.\n",
    );
    section("Supporting information", 5, &mut text);
    text.push_str(
        "\n- first point of the programme;\n- second point, with **weight**; and\n- third point.\n",
    );
    text.push_str("\n| Year | Number | Share |\n|---|--:|--:|\n| 2024 | 64 | 69.2% |\n| 2025 | 61 | 65.7% |\n| 2026 | 67 | 68.8% |\n");
    section("Policy implications", 2, &mut text);
    section("Other implications", 2, &mut text);
    text.push_str("\n# Implications for the Council's priorities\n");
    for title in ["Children and young people in the borough", "A healthy borough", "A safer borough"] {
        let _ = write!(text, "\n## {title}\n\nNone identified.\n");
    }
    section("Risk analysis", 2, &mut text);
    section("Equality and diversity issues", 1, &mut text);
    text
}

/// The two versions of a plan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// What was reported last.
    Earlier,
    /// What is reported now, against `earlier.toml`.
    Now,
}

/// The TOML of a plan with so many actions, one to four in an area: shared progress, ratings, revised dates and
/// footnotes among them. Between its two versions every status, every progress and some dates differ.
pub fn plan(actions: usize, version: Version) -> String {
    let mut numbers = Numbers(actions as u64);
    let (head, mut news) = match version {
        Version::Earlier => ("as_at = 2026-06-05", Numbers(1)),
        Version::Now => ("as_at = 2026-11-20\nprevious = \"earlier.toml\"", Numbers(2)),
    };
    let mut text = format!("kind = \"plan\"\ntitle = \"Plan of {actions} actions\"\n{head}\n");
    let (mut written, mut area) = (0, 0);
    while written < actions {
        area += 1;
        let count = (1 + numbers.below(4)).min(actions - written);
        let shares = count > 1 && area % 5 == 0;
        let title = numbers.sentence();
        let _ = write!(
            text,
            "\n[[area]]\nref = \"{area}\"\ntitle = \"{}\"\nsource = [\"Inspectorate\", \"Audit\"]\n",
            title.trim_end(),
        );
        for _ in 0..count {
            written += 1;
            let status = ["not-started", "on-target", "partially-completed"][news.below(3)];
            let _ = write!(
                text,
                "\n[[area.action]]\ntext = \"{}\"\nlead = [\"An Officer\", \"Another Manager\"]\n\
                 due = 2027-0{}-15\nstatus = \"{status}\"\nrag = \"{}\"\n",
                numbers.sentence().trim_end(),
                1 + numbers.below(9),
                ["red", "amber", "green"][news.below(3)],
            );
            if version == Version::Now && written % 7 == 0 {
                text.push_str("revised_due = 2027-12-15\n");
            }
            if !shares {
                let note = if written % 9 == 0 {
                    format!("[^{written}]\\n\\n[^{written}]: A note.")
                } else {
                    String::new()
                };
                let said: String = (0..1 + numbers.below(4)).map(|_| news.sentence()).collect();
                let _ = writeln!(text, "progress = \"{}{note}\"", said.trim_end());
            }
        }
        if shares {
            let _ = write!(
                text,
                "\n[[area.update]]\ndate = 2026-05-01\ntext = \"{}\"\n",
                news.sentence().trim_end()
            );
        }
    }
    text
}
