//! `house list`, `house show` and `house new`: what a template author meets first.

use crate::support::{Run, Workspace, report_with};

const HARBOUR: &str =
    "extends = \"county\"\ntitle = \"Harbour Town Council\"\n\n[colours]\naccent = \"#7a1f2b\"\n";

fn with_harbour() -> Workspace {
    Workspace::new().with("templates/harbour/house.toml", HARBOUR)
}

/// The names of the houses that come with the program.
fn shipped() -> Vec<String> {
    let run = Workspace::new().run("house list");
    let names = run.exits(0).stdout.lines().skip(1).filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Expects these words somewhere on standard output.
#[track_caller]
fn prints(run: &Run, words: &str) {
    assert!(run.stdout.contains(words), "expected {words:?} in\n{}\n{}", run.stdout, run.stderr);
}

/// What `show` prints of settings, without what it says of places and files.
fn settings(shown: &Run) -> Vec<&str> {
    let lines = shown.stdout.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split("  # templates/").next().unwrap_or(line).trim()).collect()
}

#[test]
fn list_says_what_each_house_extends_and_where_it_is() {
    let workspace = with_harbour()
        .with("templates/county/house.toml", "title = \"Another county\"\n")
        .with("templates/plain/house.toml", "");
    let run = workspace.run("house list");
    run.exits(0);
    let rows: Vec<Vec<&str>> = run
        .stdout
        .lines()
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .collect();
    assert_eq!(rows[0], ["NAME", "TITLE", "EXTENDS", "FROM"]);
    for row in [
        vec!["base", "Base", "shipped"],
        vec!["borough", "Merebrook Borough Council", "base", "shipped"],
        vec!["county", "Another county", "base", "this workspace, in place of the shipped one"],
        vec!["harbour", "Harbour Town Council", "county", "this workspace"],
        vec!["plain", "(no title)", "base", "this workspace"],
    ] {
        assert!(rows.contains(&row), "{row:?} is not in\n{}", run.stdout);
    }
    let from: Vec<Option<usize>> = run.stdout.lines().map(|line| line.find(" base ")).collect();
    assert_eq!(from[2], from[3], "the columns stand below each other:\n{}", run.stdout);
}

#[test]
fn list_tells_what_cannot_be_read_once() {
    let workspace = with_harbour()
        .with("templates/county/house.toml", "title = County\n")
        .with("templates/lost/house.toml", "extends = \"harbor\"\n");
    let run = workspace.run("house list");
    run.exits(1).tells("`County` stands without quotation marks").tells("did you mean `harbour`?");
    assert_eq!(run.stderr.matches("error[").count(), 2, "{}", run.stderr);
    prints(&run, "harbour       Harbour Town Council");
    prints(&run, " harbor ");
}

#[test]
fn outside_of_a_workspace_there_are_the_shipped_houses() {
    let workspace = Workspace::new();
    workspace.remove("boardpaper.toml");
    let list = workspace.run("house list");
    prints(list.exits(0), "borough       Merebrook Borough Council");
    let show = workspace.run("house show borough");
    prints(show.exits(0), "\n[nil]\nphrase = \"None identified.\"");
    prints(
        &show,
        "#   templates/borough  built into boardpaper\n#   templates/base     built into boardpaper\n",
    );
    workspace.run("house show harbour").exits(2).tells("there is no house `harbour`");
    workspace.run("house new harbour").exits(2).tells("there is no boardpaper.toml here or above");
}

#[test]
fn show_says_which_line_says_each_setting() {
    let workspace =
        with_harbour().with("templates/harbour/page.typ", "").with("templates/harbour/crest.png", "");
    let run = workspace.run("house show harbour");
    run.exits(0);
    assert_eq!(run.stderr, "");
    prints(&run, "\ntitle = \"Harbour Town Council\"  # templates/harbour/house.toml:2\n");
    prints(&run, "\naccent = \"#7a1f2b\"  # templates/harbour/house.toml:5\n");
    prints(&run, "\n[nil]\nphrase = \"None.\"  # templates/county/house.toml:");
    prints(&run, "crest.png                  templates/harbour/crest.png\n");
    prints(
        &run,
        "page.typ                   templates/harbour/page.typ, in place of templates/base/page.typ\n",
    );
    prints(&run, "text.typ                   templates/base/text.typ\n");
    let more = workspace.run("house show harbour -v");
    prints(
        &more,
        "accent = \"#7a1f2b\"  # templates/harbour/house.toml:5, in place of templates/county/house.toml:",
    );
    prints(&workspace.run("house show harbour --color always"), "\u{1b}[2m# templates/harbour/house.toml:2");
}

#[test]
fn what_show_prints_is_the_same_house_again() {
    for house in shipped() {
        let workspace = Workspace::new();
        let shown = workspace.run(&format!("house show {house}"));
        workspace.write("templates/same/house.toml", &shown.exits(0).stdout);
        let again = workspace.run("house show same");
        again.exits(0);
        assert_eq!(settings(&again), settings(&shown), "{house}");
    }
}

#[test]
fn show_prints_what_it_can_of_a_house_with_faults() {
    let bad = "extends = \"county\"\ntitle = Bad\n\n[colours]\naccent = \"redish\"\n";
    let workspace = Workspace::new().with("templates/bad/house.toml", bad);
    let run = workspace.run("house show bad");
    run.exits(1).tells("`Bad` stands without quotation marks");
    prints(&run, "# title: what it says cannot be read  # templates/bad/house.toml:2");
    prints(&run, "\naccent = \"redish\"  # templates/bad/house.toml:5\n");
    prints(&run, "link = \"#0b4f91\"   # templates/base/house.toml:");
    workspace.write("templates/bad/house.toml", bad.replace("Bad", "\"Bad\""));
    workspace.run("house show bad").exits(1).tells("`redish` is no colour");
    workspace.write("templates/bad/house.toml", "extends = \"bad\"\n\n[colours]\naccent = \"#7a1f2b\"\n");
    let run = workspace.run("house show bad");
    prints(run.exits(1).tells("the house `bad` extends itself"), "accent = \"#7a1f2b\"");
}

#[test]
fn a_house_that_is_not_there_cannot_be_shown() {
    let workspace = with_harbour();
    workspace.run("house show harbor").exits(2).tells("there is no house `harbor`; did you mean `harbour`?");
    workspace.run("house show templates/harbour").exits(2).tells("write the name of a folder in `templates`");
    workspace.run("house show").exits(2).tells("<NAME>");
}

#[test]
fn new_makes_a_house_to_change_line_by_line() {
    let workspace = Workspace::new().with("data/a.md", report_with("house = \"harbour-town\""));
    let run = workspace.run("house new harbour-town --extends borough");
    run.exits(0)
        .tells("made templates/harbour-town/house.toml, which extends `borough`")
        .tells("house = \"harbour-town\"")
        .tells("try it: boardpaper house check harbour-town");
    assert_eq!(run.stdout, "");
    let start = String::from_utf8(workspace.read("templates/harbour-town/house.toml")).expect("it is text");
    for lines in [
        "\nextends = \"borough\"\ntitle = \"Harbour town\"",
        "\n[header.field.wards]\n#label = \"Ward(s)\"\n",
        "\n[section.recommendation]\n#title = \"Recommendation\"\n",
        "\n#recommendation = \"1)\"\n",
        "\n[words.en]\n#",
    ] {
        assert!(start.contains(lines), "{lines}\n\nis not in\n\n{start}");
    }
    let changed = start.replace("#recommendation = \"1)\"", "recommendation = \"(a)\"");
    workspace.write("templates/harbour-town/house.toml", changed);
    prints(workspace.run("house show harbour-town").exits(0), "\nrecommendation = \"(a)\" ");
    workspace.run("check").does_not_tell("templates/harbour-town");
}

#[test]
fn a_new_house_has_no_fault_with_and_without_its_marks() {
    for house in shipped() {
        let workspace = Workspace::new();
        workspace.run(&format!("house new mine --extends {house}")).exits(0);
        let below = workspace.run(&format!("house show {house}"));
        let start = String::from_utf8(workspace.read("templates/mine/house.toml")).expect("it is text");
        let without_mark = |line: &str| {
            let setting = line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' '));
            setting.unwrap_or(line).to_owned() + "\n"
        };
        let all: String = start.lines().map(without_mark).collect();
        for text in [start, all] {
            workspace.write("templates/mine/house.toml", text);
            let shown = workspace.run("house show mine");
            shown.exits(0);
            assert_eq!(shown.stderr, below.stderr, "{house}");
            let title = |line: &&str| !line.starts_with("title = ");
            let same =
                |run: &Run| settings(run).into_iter().filter(title).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(same(&shown), same(&below), "{house}");
        }
    }
}

#[test]
fn new_extends_base_unless_told_otherwise_and_says_nothing_when_quiet() {
    let workspace = Workspace::new();
    let run = workspace.run("house new plain -q");
    run.exits(0);
    assert_eq!(run.stdout.clone() + &run.stderr, "");
    let start = String::from_utf8(workspace.read("templates/plain/house.toml")).expect("it is text");
    assert!(start.contains("\nextends = \"base\"\n"), "{start}");
}

#[test]
fn new_overwrites_nothing_and_hides_nothing() {
    let workspace = with_harbour().with("templates/half/page.typ", "mine").with("templates/file", "mine");
    for (house, words) in [
        ("harbour", "templates/harbour is there already"),
        ("half", "templates/half is there already"),
        ("file", "templates/file is there already"),
        ("county", "`county` is the name of a house that boardpaper brings, and yours would hide it"),
        ("a/b", "`a/b` cannot be the name of a house"),
        ("..", "`..` cannot be the name of a house"),
    ] {
        workspace.run(&format!("house new {house}")).exits(2).tells(words);
    }
    assert_eq!(workspace.read("templates/harbour/house.toml"), HARBOUR.as_bytes());
    workspace.run("house new half").lacks("templates/half/house.toml").lacks("templates/county");
}

#[test]
fn new_extends_no_house_that_is_not_there_or_has_a_fault() {
    let workspace = with_harbour().with("templates/bad/house.toml", "colour = 1\n");
    workspace
        .run("house new mine --extends harbor")
        .exits(2)
        .tells("there is no house `harbor`; did you mean `harbour`?")
        .lacks("templates/mine");
    workspace
        .run("house new mine --extends bad")
        .exits(1)
        .tells("`colour` is not a key of a house")
        .tells("no house was made, since `bad` has a fault")
        .lacks("templates/mine");
}

#[test]
fn help_for_houses() {
    let workspace = Workspace::new();
    for typed in ["house --help", "house list --help", "house show --help", "house new --help"] {
        let run = workspace.run(typed);
        prints(run.exits(0), "Usage: boardpaper house");
        assert_eq!(run.stderr, "", "{typed}");
    }
}
