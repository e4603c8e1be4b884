//! The papers of the suite: reviews of several sizes, in houses that set every one of them in a way of its own.

use boardpaper_tests::meant::{Meant, meant};
use boardpaper_tests::pdf::{Element, Pdf};
use boardpaper_tests::reviews::{Review, Shape, review};
use boardpaper_tests::workspace::{Folder, Run, worked_example};
use std::sync::LazyLock;

/// The houses of the suite beside those that come with the program, each with what it says.
const OWN: [(&str, &str); 4] = [
    (
        "two",
        "[review]\ncolumns = 2\ncontents_depth = 3\nlists = [\"tables\", \"figures\", \"boxes\"]\n\
         front_pages = \"roman\"\n[numbering]\nfootnote = \"a\"\ncitation_order = \"listed\"\nbox = \"1\"\n",
    ),
    (
        "chapters",
        "[review]\nparagraph = \"1.1\"\nrecommendation = \"(i)\"\ncontents_depth = 2\n[numbering]\n\
         footnotes = \"chapter\"\ncitation = \"bracketed\"\n",
    ),
    (
        "running",
        "[review]\ncolumns = 2\nparagraph = \"1.\"\ncited_on = false\n\
         lists = [\"tables\"]\n[numbering]\nfootnotes = \"chapter\"\nfootnote = \"a\"\ncaption = \"none\"\n",
    ),
    ("roman", "[review]\nfront_pages = \"roman\"\nlists = [\"figures\"]\n"),
];

/// A review as it was built.
pub struct Paper {
    /// Its house and its size.
    pub name: String,
    pub review: Review,
    pub meant: Meant,
    pub pdf: Pdf,
    pub tree: Vec<Element>,
}

/// All papers, built once.
pub static PAPERS: LazyLock<Vec<Paper>> = LazyLock::new(papers);

/// Their workspace, and what came of building it in both formats.
pub static BUILT: LazyLock<(Folder, Run)> = LazyLock::new(built);

/// The house, the name and the words of each.
fn wanted() -> impl Iterator<Item = (&'static str, String, Review)> {
    let mut wanted = Vec::new();
    for (seed, house) in (1..).zip(["base", "inspectorate", "two", "chapters", "running", "roman"]) {
        wanted.push((house, "short", Shape { chapters: 2, blocks: 6, longest: 120, seed }));
        wanted.push((house, "usual", Shape { chapters: 6, blocks: 16, longest: 200, seed: 10 + seed }));
    }
    for (seed, house) in (30..).zip(["base", "two"]) {
        wanted.push((house, "tall", Shape { chapters: 3, blocks: 16, longest: 1_800, seed }));
    }
    wanted.into_iter().map(|(house, size, shape)| (house, format!("{house}-{size}"), review(shape)))
}

fn built() -> (Folder, Run) {
    let folder = folder();
    for (house, name, review) in wanted() {
        folder.put(&format!("data/{name}.md"), review.markdown(house).as_bytes());
    }
    let run = folder.build_both(2);
    run.keep("reviews");
    (folder, run)
}

fn papers() -> Vec<Paper> {
    let (folder, run) = &*BUILT;
    let mut meant = meant(folder.root(), run);
    let read = wanted().map(|(_, name, review)| {
        let source = format!("data/{name}.md");
        let pdf = Pdf::read(run.pdf(&source));
        let place =
            meant.iter().position(|read| read.report.path == source).expect("what was built was read");
        Paper { name, review, meant: meant.swap_remove(place), tree: pdf.structure(), pdf }
    });
    read.collect()
}

/// A workspace with the houses of the suite, a picture and no document.
pub fn folder() -> Folder {
    let folder = Folder::new([("boardpaper.toml", "[workspace]\norganisation = \"Example Inspectorate\"\n")]);
    for (name, says) in OWN {
        let house = format!("extends = \"base\"\ntitle = \"Own\"\n{says}");
        folder.put(&format!("templates/{name}/house.toml"), house.as_bytes());
    }
    let picture = worked_example().remove("data/inspectorate/between-two-doors/survey.png");
    folder.put("data/picture.png", &picture.expect("the worked example has a picture"));
    folder
}
