//! The papers of the suite: plans of every size, in every house, in every place where a plan may stand.

use boardpaper_data::plan::Column;
use boardpaper_tests::pdf::{Element, Pdf};
use boardpaper_tests::plans::{Plan, Shape, Word, plan};
use boardpaper_tests::workspace::{Folder, Run};
use std::sync::LazyLock;

/// The houses: those that come with the program, and two of the suite's own.
pub const HOUSES: [&str; 5] = ["base", "borough", "county", "twelve", "one"];

/// The columns of `base`, which `borough` and `county` leave as they are.
const NINE: [Column; 9] = [
    Column::Number,
    Column::Area,
    Column::Source,
    Column::Ref,
    Column::Action,
    Column::Lead,
    Column::Due,
    Column::Progress,
    Column::Status,
];

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In an appendix of a report, another behind it.
    Appendix,
    /// Between the paragraphs of a report.
    Text,
    /// On its own.
    Alone,
}

/// A paper with a plan, as it was built.
pub struct Paper {
    /// Its house, the place and the size of its plan.
    pub name: String,
    pub house: &'static str,
    pub place: Place,
    pub plan: Plan,
    pub pdf: Pdf,
    pub tree: Vec<Element>,
}

/// All papers, built once.
pub static PAPERS: LazyLock<Vec<Paper>> = LazyLock::new(papers);

/// Their workspace, and what came of building it in both formats.
pub static BUILT: LazyLock<(Folder, Run)> = LazyLock::new(built);

/// The name, the house, the place and the plan of each.
fn wanted() -> impl Iterator<Item = (String, &'static str, Place, Plan)> {
    let mut wanted = Vec::new();
    for house in HOUSES {
        for place in [Place::Appendix, Place::Text, Place::Alone] {
            wanted.push((house, place, "1", Shape { actions: 1, longest: 12, has_notes: true, seed: 1 }));
            wanted.push((house, place, "27", Shape { actions: 27, longest: 60, has_notes: true, seed: 27 }));
        }
        wanted.push((
            house,
            Place::Appendix,
            "tall",
            Shape { actions: 9, longest: 900, has_notes: false, seed: 4 },
        ));
    }
    for house in ["base", "twelve"] {
        let shape = Shape { actions: 300, longest: 60, has_notes: true, seed: 300 };
        wanted.push((house, Place::Appendix, "300", shape));
    }
    let shape = Shape { actions: 2_000, longest: 40, has_notes: true, seed: 2_000 };
    wanted.push(("base", Place::Appendix, "2000", shape));
    wanted.into_iter().map(|(house, place, size, shape)| {
        (format!("{house}-{place:?}-{size}").to_lowercase(), house, place, plan(shape))
    })
}

fn built() -> (Folder, Run) {
    let folder = folder();
    for (name, house, place, plan) in wanted() {
        put(&folder, &name, house, place, &plan.toml);
    }
    let run = folder.build_both(2);
    run.keep("plans");
    (folder, run)
}

fn papers() -> Vec<Paper> {
    let read = wanted().map(|(name, house, place, plan)| {
        let pdf = Pdf::read(BUILT.1.pdf(&document(&name, place)));
        Paper { name, house, place, plan, tree: pdf.structure(), pdf }
    });
    read.collect()
}

/// The path of the document that prints the plan of a paper.
fn document(name: &str, place: Place) -> String {
    let ending = if place == Place::Alone { "toml" } else { "md" };
    format!("data/{name}.{ending}")
}

/// A workspace with the houses of the suite and no document.
pub fn folder() -> Folder {
    let all = Column::ALL.map(|column| format!("\"{}\"", column.id())).join(", ");
    let house =
        |columns: &str| format!("extends = \"base\"\ntitle = \"Own\"\n[plan]\ncolumns = [{columns}]\n");
    Folder::new([
        ("boardpaper.toml", "[workspace]\norganisation = \"Netherby Council\"\n".to_owned()),
        ("templates/twelve/house.toml", house(&all)),
        ("templates/one/house.toml", house("\"action\"")),
    ])
}

/// Writes a paper of that plan, and gives the path of the document that prints it.
pub fn put(folder: &Folder, name: &str, house: &str, place: Place, plan: &str) -> String {
    let source = document(name, place);
    if place == Place::Alone {
        folder.put(&source, plan.replacen('\n', &format!("\nhouse = \"{house}\"\n"), 1).as_bytes());
        return source;
    }
    folder.put(&format!("data/{name}.toml"), plan.as_bytes());
    let appendix = format!(
        "[[appendix]]\nid = \"plan\"\ntitle = \"What is done\"\nplan = \"{name}.toml\"\n\n\
         [[appendix]]\ntitle = \"Map\"\ntext = \"The end.\"\n"
    );
    let fence = format!("\n::: plan {name}.toml {{#plan}}\n:::\n\nThe end.\n");
    let (appendix, fence) =
        if place == Place::Appendix { (appendix.as_str(), "") } else { ("", fence.as_str()) };
    let report = format!(
        "+++\nkind = \"report\"\ntitle = \"Progress\"\nhouse = \"{house}\"\nreport_to = \"Scrutiny Panel\"\n\
         date = 2026-12-03\nreporting_officer = \"Director\"\n\n{appendix}+++\n\n# Purpose of the report\n\nTo tell.\n\n\
         # Recommendation\n\n1. That it be noted.\n\n# Progress\n\nThere are [](#plan:actions) actions in \
         [](#plan:areas) areas: [](#plan:completed) completed, [](#plan:overdue) overdue.\n{fence}"
    );
    folder.put(&source, report.as_bytes());
    source
}

/// The PDF of a report with the plan as its appendix, built alone.
pub fn pdf_of(folder: &Folder, house: &str, plan: &str) -> (Run, String) {
    let source = put(folder, "paper", house, Place::Appendix, plan);
    (folder.build(1), source)
}

impl Paper {
    /// The columns of the table.
    pub fn columns(&self) -> Vec<Column> {
        match self.house {
            "twelve" => {
                let shown = |column: &Column| match column {
                    Column::Rag => self.plan.toml.contains("\nrag = "),
                    Column::Revised => self.plan.toml.contains("\nrevised_due = "),
                    column => *column != Column::Changes,
                };
                Column::ALL.into_iter().filter(shown).collect()
            }
            "one" => vec![Column::Action],
            _ => NINE.to_vec(),
        }
    }

    /// The words of the plan that its columns print.
    pub fn printed(&self) -> impl Iterator<Item = &Word> {
        let columns = self.columns();
        self.plan.words.iter().filter(move |word| columns.contains(&word.column))
    }

    /// The words of the footnotes whose marks its columns print.
    pub fn printed_footnotes(&self) -> impl Iterator<Item = &Word> {
        let columns = self.columns();
        self.plan.footnotes.iter().filter(move |word| columns.contains(&word.column))
    }

    /// All elements of the tag tree.
    pub fn elements(&self) -> Vec<&Element> {
        self.tree.iter().flat_map(Element::walk).collect()
    }

    /// The list of the footnotes below the table, if there are any.
    pub fn footnotes(&self) -> Option<&Element> {
        let elements = self.elements();
        let mut rest = elements
            .into_iter()
            .skip_while(|element| !(element.role.starts_with('H') && element.text() == "Key"));
        rest.find(|element| element.role == "L")
    }

    /// The table of the plan: the one below the heading that says so.
    pub fn table(&self) -> &Element {
        let elements = self.elements();
        let mut rest = elements
            .into_iter()
            .skip_while(|element| !(element.role.starts_with('H') && element.text() == "Action plan"));
        rest.find(|element| element.role == "Table").expect("the plan has a table")
    }
}
