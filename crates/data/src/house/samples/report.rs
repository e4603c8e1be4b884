//! The sample report and the sample review.

use super::prose::{Numbered, everything};
use super::{key, markdown, quoted};
use crate::house::{FieldKind, HeaderField, House, KnownSection, KnownSubsection};
use std::fmt::Write;

/// The keys of a header that stand at the top of a report.
const TOP: [&str; 4] = ["report_to", "reporting_officer", "portfolio", "wards"];

/// How many sections stand in the sample, and how many parts of each, where a house knows more.
const MOST: usize = 150;
const MOST_WITHIN: usize = 40;

/// A title as long as people write them.
const TITLE: &str =
    "A sample of everything that this house can print, from its longest titles to its smallest notes";

/// What can be cited, who signs, what is added: for reports and reviews alike.
const REFERENCES: &str = "
[[reference]]
key = \"act\"
text = \"Local Government Act 1972\"
url = \"https://www.legislation.gov.uk/ukpga/1972/70\"

[[reference]]
key = \"study\"
text = \"Lindqvist-Oyelaran, A., *What members read*, Merebrook, 2019\"
";

/// A report with every field of the header, every section that the house knows and everything in them.
pub(super) fn report(house: &House, language: &str, plan: &str, other_plan: &str) -> String {
    let mut text = format!(
        "+++\nkind = \"report\"\ntitle = {}\ndate = 2026-12-10\nlanguage = {}\npublisher = [\"Merebrook Borough Council\", \"Mere Valley Health Trust\"]\n",
        quoted(TITLE),
        quoted(language)
    );
    let fields = house.header.fields.iter().chain(&house.header.unprinted);
    let fields: Vec<&HeaderField> = fields.filter(|field| !field.is_title && field.id != "date").collect();
    let is_top = |field: &&&HeaderField| TOP.contains(&field.id.as_str());
    fields.iter().filter(is_top).for_each(|field| given_field(&mut text, field));
    for name in ["Amara Lindqvist-Oyelaran", "Tomos Rhydderch"] {
        let _ = write!(
            text,
            "\n[[contact]]\nname = {}\npost = \"Head of Democratic Services\"\ndirectorate = \"Governance, Property and Corporate Resources\"\nphone = \"01632 960 123\"\nemail = \"democratic.services@merebrook.example\"\n",
            quoted(name)
        );
    }
    text.push_str("\n[[background_paper]]\ntitle = \"Report of the Head of Service, 3 November\"\nplace = \"Town Hall, Market Square\"\ncontact = \"Amara Lindqvist-Oyelaran\"\nurl = \"https://www.example.org/papers/report\"\n\n[[background_paper]]\ntitle = \"Minutes of the meeting of 5 October\"\n");
    sign_offs(&mut text, house);
    text.push_str("\n[[history]]\ndate = 2026-10-08\nbody = \"Scrutiny Panel\"\noutcome = \"Supported, with a review after a year\"\n\n[[history]]\ndate = 2026-11-05\nbody = \"Cabinet\"\n");
    text.push_str(REFERENCES);
    let _ = write!(
        text,
        "\n[[appendix]]\nid = \"sample-plan\"\ntitle = \"The action plan\"\nplan = {}\n\n[[appendix]]\ntitle = \"A text with notes and a table, which is an appendix to the report\"\ntext = \"\"\"\nWords of an appendix.[^appended]\n\n## A heading in it\n\n| A | B |\n|---|---|\n| one | two |\n\n[^appended]: A note in an appendix.\n\"\"\"\n",
        quoted(other_plan)
    );
    text.push_str("\n[fields]\n");
    fields.iter().filter(|field| !is_top(field)).for_each(|field| given_field(&mut text, field));
    fields.iter().for_each(|field| table_field(&mut text, field));
    text.push_str("+++\n");
    sections(&mut text, house, plan);
    text
}

/// The sub-sections of a section that stand in the sample: some of very many, and all that are required.
fn subsections(section: &KnownSection) -> impl Iterator<Item = &KnownSubsection> {
    let subs = section.sub.iter().enumerate();
    subs.filter(|(place, sub)| *place < MOST_WITHIN || sub.heading.required).map(|(_, sub)| sub)
}

/// A field that is one key.
fn given_field(text: &mut String, field: &HeaderField) {
    if !matches!(field.kind, FieldKind::Table(_)) {
        let _ = writeln!(text, "{} = {}", key(&field.id), value(field));
    }
}

/// The rows of a field that is a table.
fn table_field(text: &mut String, field: &HeaderField) {
    let FieldKind::Table(columns) = &field.kind else { return };
    let id = key(&field.id);
    let table = if TOP.contains(&field.id.as_str()) { id } else { format!("fields.{id}") };
    for round in 1..=2 {
        let _ = writeln!(text, "\n[[{table}]]");
        for (place, (column, _)) in columns.iter().enumerate() {
            let cell = quoted(&format!("What stands in column {}, row {round}", place + 1));
            let _ = writeln!(text, "{} = {cell}", key(column));
        }
    }
}

/// What a writer gives for a field.
fn value(field: &HeaderField) -> String {
    let several = |texts: &[String]| {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        format!("[{}]", texts.join(", "))
    };
    match &field.kind {
        FieldKind::Date => "2026-12-10".to_owned(),
        FieldKind::YesNo => {
            "{ answer = true, reason = \"It affects two wards, and costs more than people think.\" }"
                .to_owned()
        }
        FieldKind::Text | FieldKind::List if field.options.is_empty() => several(&[
            "Strategic Director, Children and Enterprise".to_owned(),
            "Abbey and Riverside".to_owned(),
        ]),
        _ => several(&field.options[..field.options.len().min(2)]),
    }
}

/// Who signed off the report, and each part of it that stands in a table.
fn sign_offs(text: &mut String, house: &House) {
    for sub in shown(house).into_iter().filter(|section| section.gathers()).flat_map(subsections) {
        let _ = write!(
            text,
            "\n[[sign_off]]\non = {}\nname = \"Martin Ashdale\"\npost = \"Chief Finance Officer\"\ndate = 2026-11-24\n",
            quoted(&sub.heading.title)
        );
    }
    text.push_str("\n[[sign_off]]\nname = \"Oluwaseun Fairweather\"\npost = \"Monitoring Officer\"\ndate = 2026-11-25\n");
}

/// The sections that stand in the sample, in the order of the house.
fn shown(house: &House) -> Vec<&KnownSection> {
    let rank = |section: &&KnownSection| {
        let order = &house.sections.order;
        order.iter().position(|id| *id == section.id).unwrap_or(order.len())
    };
    let mut known: Vec<&KnownSection> = house.sections.known.iter().collect();
    known.sort_by_key(rank);
    // A house with very many sections is shown by some of them, and by those that no report may lack.
    let mut room = MOST;
    known.retain(|section| {
        let is_drawn_apart = matches!(section.id.as_str(), "recommendation" | "background-papers");
        room = room.saturating_sub(1);
        room > 0 || section.heading.required || is_drawn_apart
    });
    known
}

/// The sections that the house knows, in its order, and one with everything in it.
fn sections(text: &mut String, house: &House, plan: &str) {
    let known = shown(house);
    let is_plain = |section: &KnownSection| {
        section.sub.is_empty() && !matches!(section.id.as_str(), "recommendation" | "background-papers")
    };
    // Where other sections are forbidden, everything stands in one that has room for it.
    let roomy = |section: &&KnownSection| is_plain(section) && section.heading.word_limit.is_none();
    let home = known.iter().copied().rfind(roomy).map(|section| section.id.clone());
    let home = home.filter(|_| !house.sections.unknown_allowed);
    let numbering = &house.numbering;
    let counts = numbering.paragraph.as_ref();
    let numbered = Numbered {
        paragraphs: counts.is_some_and(|paragraph| paragraph.counters() == 1 || numbering.section.is_some()),
        captions: numbering.caption.is_some(),
    };
    for section in &known {
        let _ = write!(text, "\n# {}\n\n", markdown(&section.heading.title));
        if section.id == "recommendation" {
            recommendation(text);
        } else if home.as_ref() == Some(&section.id) {
            text.push_str(&everything(house, plan, numbered));
        } else if section.id != "background-papers" && section.sub.is_empty() {
            text.push_str("Words of this section, as few as it may have.\n\nMore words.\n");
        }
        for (place, sub) in subsections(section).enumerate() {
            let words = if place == 1 { "" } else { "It was found that this costs something." };
            let _ = write!(text, "\n## {}\n\n{words}\n", markdown(&sub.heading.title));
        }
    }
    if home.is_none() && house.sections.unknown_allowed {
        let _ = write!(
            text,
            "\n# Everything else\n\n{}\n# A section with nothing in it\n",
            everything(house, plan, numbered)
        );
    }
}

fn recommendation(text: &mut String) {
    text.push_str(
        "That the board:\n\n1. notes what was found; and\n\n   Reason: the law asks for it.\n\n2. agrees\n   1. the plan, and\n   2. its costs.\n\n   Reason: it is due.\n",
    );
}

/// A review with everything in it.
pub(super) fn review(house: &House, language: &str, plan: &str) -> String {
    let review = &house.review;
    let counts = review.paragraph.as_ref();
    let numbered = Numbered {
        paragraphs: counts.is_some_and(|paragraph| paragraph.counters() == 1 || review.chapter.is_some()),
        captions: house.numbering.caption.is_some(),
    };
    format!(
        "+++\nkind = \"review\"\ntitle = {}\nsubtitle = \"And what stands below the title on its cover\"\ndate = \"December 2026\"\npublisher = \"Passenger Standards Inspectorate\"\nlanguage = {}\ncover_image = \"sample.png\"\ncover_alt = \"A pattern of squares\"\nabout = \"\"\"\n## Who we are\n\nWe look at papers.\n\"\"\"\nimprint = \"\"\"\n## About this publication\n\nYou may copy any part of it.\n\"\"\"\n{REFERENCES}+++\n\n# Foreword {{.unnumbered}}\n\nWords before all others.\n\n::: signature\nAmara Lindqvist-Oyelaran\nChair\nDecember 2026\n:::\n\n# A chapter with a title that is longer than one line of most pages can be\n\n{}\n::: recommendations\n1. The council should write more.\n2. Others should write less.\n:::\n\n# What we ask for\n\n::: all-recommendations\n:::\n\n# How we worked {{.appendix}}\n\nWe read.\n\n## Whom we met\n\nPeople.\n",
        quoted(TITLE),
        quoted(language),
        everything(house, plan, numbered)
    )
}
