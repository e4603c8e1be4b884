//! The guide for template authors is true: each example in it is built as it is shown, and what it says of the result
//! is there.

mod examples;

use boardpaper_build::Workspace;
use boardpaper_build::house_check::Trials;
use boardpaper_build::house_styles::HouseStyles;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::house::{Origins, read_layers, show_settings};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use boardpaper_tests::pdf::Pdf;
use boardpaper_tests::workspace::{Folder, Run, engine, repository};
use examples::{Example, Shown, entries, examples};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use xtask::docs::slug;

/// The house of the walk, whose papers are all that the guide makes.
const WALK: &str = "helyg";

/// The report of the walk.
const REPORT: &str = "data/warm-rooms.md";

/// A plan and a review, for houses that say something of these.
const PLAN: &str = "kind = \"plan\"\ntitle = \"A plan\"\nas_at = 2026-11-20\n\n[[area]]\nref = \"1\"\ntitle = \"Pay.\"\n\n  \
    [[area.action]]\n  text = \"Take cards.\"\n  lead = \"A. Officer\"\n  due = 2027-03-31\n  progress = \"Begun.\"\n";
const REVIEW: &str = "+++\nkind = \"review\"\ntitle = \"Waiting\"\ndate = 2026-11-20\n\n[[reference]]\nkey = \"a\"\n\
    text = \"A book.\"\n+++\n\n# First\n\nWords.[^n]\n\n[^n]: A note.\n\n# Second\n\nWords.[@a]\n\n\
    ::: case-study A ward\nWords.\n:::\n\n::: recommendations\n1. Wait less.\n:::\n";

/// Reports that lack what that of the walk has, and have what it lacks; one of them in Welsh.
const SHORT: &str = "+++\nkind = \"report\"\ntitle = \"Ferry\"\nreport_to = \"Board\"\ndate = 2026-11-20\n+++\n\n\
    # Purpose\n\nTo ask.\n\n# Recommendation\n\n1. agrees.\n\n# Other matters\n\n::: note\nWords.\n:::\n\n\
    # Background papers\n";
const WELSH: &str = "+++\nkind = \"report\"\ntitle = \"Fferi\"\nlanguage = \"cy\"\ndate = 2026-11-20\n\n[contact]\n\
    name = \"A. Swyddog\"\n+++\n\n# Alternative options\n\nDim.\n";

type Files = BTreeMap<String, String>;

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).expect("the page can be read")
}

/// An example, and the files that a reader has then.
struct Step {
    example: Example,
    files: Files,
    house: String,
}

/// All examples of the guide.
fn steps() -> Vec<Step> {
    let mut files = Files::from([(REPORT.to_owned(), read("docs/gallery/report.md"))]);
    let steps = examples(&read("docs/house.md")).into_iter().map(|example| {
        example.change.make(files.entry(example.path.clone()).or_default(), example.line);
        let house = example.path.strip_prefix("templates/").and_then(|rest| rest.split('/').next());
        Step { house: house.unwrap_or(WALK).to_owned(), files: files.clone(), example }
    });
    steps.collect()
}

/// The workspace at one place of the guide: its files so far, of which one house is looked at.
fn folder(files: &Files, house: &str) -> Folder {
    let mine = format!("templates/{house}/");
    let settings = format!("[workspace]\norganisation = \"Harbour Town Council\"\nhouse = \"{house}\"\n");
    let mut files: Files = if house == WALK {
        files.clone()
    } else {
        files
            .iter()
            .filter(|(path, _)| path.starts_with(&mine))
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect()
    };
    let others = [
        ("boardpaper.toml".to_owned(), settings),
        (REPORT.to_owned(), read("docs/gallery/report.md")),
        (format!("{mine}house.toml"), "extends = \"base\"\n".to_owned()),
    ];
    for (path, text) in others {
        files.entry(path).or_insert(text);
    }
    let says = files[&format!("{mine}house.toml")].clone();
    let wanted = [
        ("crest.svg", format!("{mine}crest.svg"), read("templates/signed-table/crest.svg")),
        ("[plan]", "data/plan.toml".to_owned(), PLAN.to_owned()),
        ("[review]", "data/review.md".to_owned(), REVIEW.to_owned()),
    ];
    for (_, path, text) in wanted.into_iter().filter(|(word, ..)| says.contains(word)) {
        files.entry(path).or_insert(text);
    }
    Folder::new(&files)
}

/// What was said, as the guide shows it: the message, the place, the hint. That a report was not built for a fault of
/// its house, which is shown too, is left out.
fn said(problems: &[Diagnostic], sources: &Sources) -> Vec<[String; 3]> {
    let problems = problems.iter().filter(|problem| !problem.message.contains("because its house"));
    let said = problems.map(|problem| {
        let at =
            problem.primary.as_ref().map(|label| sources.get(label.span.source).position(label.span.start));
        let place = at.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
        [
            format!("{}[{}]: {}", problem.severity.name(), problem.rule.name, problem.message),
            format!("--> {}{place}", problem.path(sources)),
            problem.hints.first().map(|hint| format!("= help: {hint}")).unwrap_or_default(),
        ]
    });
    said.collect()
}

/// What `boardpaper house check` says.
fn said_in_trial(folder: &Folder, house: &str) -> Vec<[String; 3]> {
    let houses = HouseStyles { workspace: Workspace::open(folder.root()).ok() };
    let sources = Sources::default();
    let (settings, engine) = (Settings::default(), engine());
    let trials = Trials { houses: &houses, settings: &settings, engine: &engine, sources: &sources };
    said(&trials.try_house(house).problems, &sources)
}

/// Takes the messages of a block from those that were told, and fails if there are none.
#[track_caller]
fn take_shown(told: &mut Vec<[String; 3]>, block: &str) {
    let is_shown = |lines: &[String; 3]| lines.iter().all(|line| block.contains(line));
    let messages =
        block.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).count();
    assert_eq!(told.iter().filter(|lines| is_shown(lines)).count(), messages, "{block}\n{told:#?}");
    told.retain(|lines| !is_shown(lines));
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All that can be read in the PDFs, the feet of the pages included.
fn read_in(run: &Run) -> String {
    let pdfs =
        run.written.iter().filter(|(path, _)| path.ends_with(".pdf")).map(|(_, bytes)| Pdf::read(bytes));
    let texts = pdfs.map(|pdf| {
        let feet = pdf.artifacts().into_iter().flatten().map(|artifact| artifact.text);
        one_spaced(&std::iter::once(pdf.text()).chain(feet).collect::<Vec<_>>().join(" "))
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// What `boardpaper house show` prints, with single spaces. Where `base` says something may change at any time.
fn shown_settings(folder: &Folder, house: &str) -> Vec<String> {
    let workspace = Workspace::open(folder.root()).expect("the workspace is there");
    let sources = Sources::default();
    let layers = read_layers(house, None, &workspace, &sources, &mut Problems::default());
    let lines = show_settings(&layers.expect("the house is there"), Origins::Nearest, &sources);
    lines.iter().map(|line| without_lines_of_base(&format!("{} {}", line.setting, line.comment))).collect()
}

fn without_lines_of_base(line: &str) -> String {
    let line = one_spaced(line);
    match line.split_once("# templates/base/house.toml:") {
        Some((setting, _)) => setting.trim_end().to_owned(),
        None => line,
    }
}

#[test]
fn each_example_works_as_shown() {
    let mut built = 0;
    for Step { example: Example { line, path, shown, .. }, files, house } in steps() {
        if !files.keys().any(|file| file.starts_with(&format!("templates/{house}/"))) {
            continue;
        }
        built += 1;
        let folder = folder(&files, &house);
        let run = folder.build(2);
        let text = read_in(&run);
        let mut told = said(&run.summary.problems, &run.sources);
        for shown in shown {
            match shown {
                Shown::Messages(block) => take_shown(&mut told, &block),
                Shown::Trial(block) => {
                    let mut told = said_in_trial(&folder, &house);
                    take_shown(&mut told, &block);
                    assert_eq!(told, Vec::<[String; 3]>::new());
                }
                Shown::Words(words) => {
                    for words in words.lines().map(one_spaced) {
                        assert!(
                            text.contains(&words),
                            "docs/house.md:{line}: {path} does not print {words}\n{text}"
                        );
                    }
                }
                Shown::Settings(house, lines) => {
                    let settings = shown_settings(&self::folder(&files, &house), &house);
                    for line in lines.lines().map(without_lines_of_base) {
                        assert!(settings.contains(&line), "`house show {house}` does not print {line}");
                    }
                }
            }
        }
        assert_eq!(told, Vec::<[String; 3]>::new(), "docs/house.md:{line}: {path}");
    }
    assert!(built > 20, "{built}");
}

/// A house of `base` and a few lines.
fn small_house(settings: &str) -> Folder {
    let files =
        Files::from([("templates/small/house.toml".to_owned(), format!("extends = \"base\"\n{settings}\n"))]);
    folder(&files, "small")
}

#[test]
fn each_entry_for_a_form_is_seen() {
    let build = |settings: &str| {
        let folder = small_house(settings);
        folder.put("data/short.md", SHORT.as_bytes());
        folder.put("data/welsh.md", WELSH.as_bytes());
        folder.build(1)
    };
    let plain = build("");
    let entries = entries(&read("docs/house.md"), "From your form to your house");
    assert!(entries.len() > 50, "{}", entries.len());
    let mut without_effect = Vec::new();
    for [on_your_form, settings] in entries {
        let run = build(&settings);
        // What a house requires or forbids is told of a report, whose fault it is.
        let of_house =
            run.summary.problems.iter().filter(|problem| problem.path(&run.sources).starts_with("templates"));
        let of_house: Vec<String> = of_house.map(|problem| run.message(problem)).collect();
        assert_eq!(of_house, Vec::<String>::new(), "{on_your_form}: {settings}");
        let is_as_before = plain
            .written
            .iter()
            .all(|(path, bytes)| path.ends_with(".json") || run.written.get(path) == Some(bytes));
        if is_as_before && run.messages() == plain.messages() {
            without_effect.push(on_your_form);
        }
    }
    assert_eq!(without_effect, Vec::<String>::new());
}

#[test]
fn each_mistake_in_the_table_is_told_as_it_says() {
    let guide = read("docs/house.md");
    let entries = examples::mistakes(&guide, "Mistakes, and what is said about them");
    assert!(entries.len() > 10, "{}", entries.len());
    for [settings, message] in entries {
        let told = small_house(&settings).check(1).messages();
        assert!(
            told.iter().any(|said| said.ends_with(&format!("] {message}"))),
            "{settings}\n{message}\n{told:#?}"
        );
    }
}

#[test]
fn nothing_is_wrong_with_the_houses_that_are_no_mistakes() {
    let steps = steps();
    let all = &steps.last().expect("the guide has examples").files;
    let houses: BTreeSet<&str> = steps.iter().map(|step| step.house.as_str()).collect();
    let is_mistake = |house: &str| ["pale", "slip", "twice"].contains(&house);
    for house in houses.into_iter().filter(|house| !is_mistake(house)) {
        let told = said_in_trial(&folder(all, house), house);
        assert_eq!(told, Vec::<[String; 3]>::new(), "{house}");
    }
}

#[test]
fn the_finished_house_is_what_the_steps_have_made() {
    let path = format!("templates/{WALK}/house.toml");
    let steps: Vec<Step> = steps().into_iter().filter(|step| step.example.path == path).collect();
    let (finished, before) = steps.split_last().expect("the walk has steps");
    assert!(finished.example.change.is_whole());
    assert_eq!(before.last().map(|step| &step.files[&path]), Some(&finished.files[&path]));
}

#[test]
fn its_links_lead_somewhere() {
    // A link without words stands in an example.
    let guide = read("docs/house.md").replace("[](", "");
    for link in guide.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        if file.starts_with("https:") {
            continue;
        }
        let path = if file.is_empty() { "docs/house.md".to_owned() } else { format!("docs/{file}") };
        assert!(repository().join(&path).exists(), "{link}");
        let is_heading =
            |line: &str| line.starts_with('#') && slug(line.trim_start_matches('#').trim()) == anchor;
        assert!(anchor.is_empty() || read(&path).lines().any(is_heading), "{link}");
    }
}
