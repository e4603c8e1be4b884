//! The commands about house styles: what there is, what one of them says, a start for one's own.

use crate::arguments::{Arguments, HouseCommand, MessageFormat};
use crate::commands::{Failure, say, workspace, workspace_if_any};
use crate::exit::Exit;
use crate::house_check;
use crate::messages::{Printer, has_colour};
use crate::starter;
use boardpaper_build::house_styles::{HouseStyles, NotMade, Origin, can_be_made, make_house};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::files::HouseFiles;
use boardpaper_data::house::{
    Layers, Origins, ShownLine, read_layers, show_files, show_settings, start_house, unknown_house,
};
use boardpaper_data::schema::SchemaKind;
use boardpaper_data::source::Sources;
use std::io::{self, Write};

/// Runs one of them.
pub fn run(arguments: &Arguments, command: &HouseCommand) -> Result<Exit, Failure> {
    match command {
        HouseCommand::List => list(arguments),
        HouseCommand::Show { house } => show(arguments, house),
        HouseCommand::New { house, extends } => new(arguments, house, extends),
        HouseCommand::Check(check) => house_check::run(arguments, check),
    }
}

/// Results go to standard output; a closed pipe is no fault.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::machine(format!("this cannot be printed: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints what is wrong, and says how the program ends for it.
fn tell(arguments: &Arguments, problems: &Problems, sources: &Sources) -> Exit {
    Printer::new(arguments, MessageFormat::Human, sources).tell(problems.as_slice())
}

fn list(arguments: &Arguments) -> Result<Exit, Failure> {
    let houses = HouseStyles { workspace: workspace_if_any(arguments)? };
    let sources = Sources::default();
    let mut problems = Problems::default();
    let mut rows = vec![["NAME", "TITLE", "EXTENDS", "FROM"].map(str::to_owned)];
    for house in houses.houses() {
        let mut found = Problems::default();
        let layers = read_layers(&house, None, &houses, &sources, &mut found);
        for problem in found.into_vec() {
            // A house that several others extend is read with each of them.
            let is_same = |told: &Diagnostic| place_of(told, &sources) == place_of(&problem, &sources);
            if !problems.as_slice().iter().any(is_same) {
                problems.push(problem);
            }
        }
        let layers = layers.as_ref();
        let extends = layers.and_then(|layers| {
            let next = layers.list.get(1).map(|layer| layer.name.clone());
            next.or_else(|| said(layers, "extends"))
        });
        let title = layers.map_or_else(|| "(cannot be read)".to_owned(), title_of);
        let from = match houses.origin(&house) {
            Origin::Shipped => "shipped",
            Origin::Workspace => "this workspace",
            Origin::InPlaceOfShipped => "this workspace, in place of the shipped one",
        };
        rows.push([house, title, extends.unwrap_or_default(), from.to_owned()]);
    }
    print(&aligned(&rows))?;
    Ok(tell(arguments, &problems, &sources))
}

fn place_of<'a>(problem: &'a Diagnostic, sources: &Sources) -> (String, Option<usize>, &'a str) {
    let start = problem.primary.as_ref().map(|label| label.span.start);
    (problem.path(sources), start, &problem.message)
}

/// The title of a house in one line of a list.
fn title_of(layers: &Layers) -> String {
    let title = said(layers, "title").unwrap_or_else(|| "(no title)".to_owned());
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &title[..at]),
        None => title,
    }
}

/// A text that the file of a house itself says.
fn said(layers: &Layers, key: &str) -> Option<String> {
    let entry = layers.list.first()?.table.get(key)?;
    entry.value.as_text().map(|text| text.as_str().to_owned())
}

/// Rows in columns, each as wide as the widest cell in it.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: &[String; N]| {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn show(arguments: &Arguments, house: &str) -> Result<Exit, Failure> {
    let houses = HouseStyles { workspace: workspace_if_any(arguments)? };
    if !is_there(house, &houses) {
        return Err(unknown(house, &houses));
    }
    let sources = Sources::default();
    let mut problems = Problems::default();
    let layers = read_layers(house, None, &houses, &sources, &mut problems);
    if let Some(layers) = &layers {
        layers.resolve(&mut problems);
        let origins = if arguments.verbose { Origins::All } else { Origins::Nearest };
        let mut lines = head(house, layers, &houses);
        lines.extend(show_settings(layers, origins, &sources));
        let files = show_files(layers, &houses);
        if !files.is_empty() {
            lines.extend([
                ShownLine::default(),
                comment("# Its files, each from the nearest layer that has it:"),
            ]);
        }
        lines.extend(files);
        print(&printed(&lines, has_colour(arguments, &io::stdout())))?;
    }
    Ok(tell(arguments, &problems, &sources))
}

/// What stands above the settings: the layers and where they are.
fn head(house: &str, layers: &Layers, houses: &HouseStyles) -> Vec<ShownLine> {
    let title = format!("# The house `{house}`: what it says in the end, and where that is written.");
    let mut lines = vec![comment(title), comment("# Its layers, the nearest first:")];
    let width = layers.list.iter().map(|layer| layer.name.chars().count()).max().unwrap_or_default();
    for layer in &layers.list {
        let place = match houses.origin(&layer.name) {
            Origin::Shipped => "built into boardpaper",
            Origin::Workspace => "in this workspace",
            Origin::InPlaceOfShipped => "in this workspace, in place of the one built into boardpaper",
        };
        lines.push(comment(format!("#   templates/{:width$}  {place}", layer.name)));
    }
    lines
}

fn comment(words: impl Into<String>) -> ShownLine {
    ShownLine { setting: String::new(), comment: words.into() }
}

fn printed(lines: &[ShownLine], colour: bool) -> String {
    let (dim, plain) = if colour { ("\u{1b}[2m", "\u{1b}[0m") } else { ("", "") };
    let line = |ShownLine { setting, comment }: &ShownLine| match comment.as_str() {
        "" => format!("{setting}\n"),
        comment => format!("{setting}{dim}{comment}{plain}\n"),
    };
    lines.iter().map(line).collect()
}

fn new(arguments: &Arguments, house: &str, extends: &str) -> Result<Exit, Failure> {
    let workspace = workspace(arguments)?;
    can_be_made(&workspace, house).map_err(|fault| not_made(house, fault))?;
    let houses = HouseStyles { workspace: Some(workspace) };
    if !is_there(extends, &houses) {
        return Err(unknown(extends, &houses));
    }
    let sources = Sources::default();
    let mut problems = Problems::default();
    let below = read_layers(extends, None, &houses, &sources, &mut problems);
    let sound = below.filter(|layers| layers.resolve(&mut problems).is_some());
    let exit = tell(arguments, &problems, &sources);
    let (Some(below), Some(workspace)) = (sound, &houses.workspace) else {
        say(&format!(
            "boardpaper: no house was made, since `{extends}` has a fault; mend it, or extend another house"
        ));
        return Ok(exit);
    };
    let start = start_house(house, &below, &sources);
    let start = match workspace.root().join(starter::SCHEMAS).join(SchemaKind::House.file()).is_file() {
        true => format!("#:schema ../../{}/{}\n{start}", starter::SCHEMAS, SchemaKind::House.file()),
        false => start,
    };
    make_house(workspace, house, &start).map_err(|fault| not_made(house, fault))?;
    if !arguments.quiet {
        let here = arguments
            .workspace
            .as_ref()
            .map_or_else(String::new, |folder| format!(" -C {}", folder.display()));
        say(&format!(
            "made templates/{house}/house.toml, which extends `{extends}`: open it, and change what differs"
        ));
        say(&format!("next: name it in boardpaper.toml, below [workspace]: house = \"{house}\""));
        say(&format!("try it: boardpaper{here} house check {house}"));
    }
    Ok(Exit::Good)
}

fn not_made(house: &str, fault: NotMade) -> Failure {
    match fault {
        NotMade::Misnamed => Failure::usage(format!(
            "`{}` cannot be the name of a house; use that of a folder, such as harbour-town",
            house.escape_debug()
        )),
        NotMade::HidesShipped(shipped) => Failure::usage(format!(
            "`{shipped}` is the name of a house that boardpaper brings, and yours would hide it; give yours a name of its own: boardpaper house new my-{shipped} --extends {shipped}"
        )),
        NotMade::Occupied => Failure::usage(format!(
            "templates/{house} is there already; choose another name, so that nothing of yours is overwritten"
        )),
        NotMade::Outside => Failure::usage(
            "the folder `templates` is a link that leaves the workspace; put a folder in its place",
        ),
        NotMade::Machine(error) => Failure::machine(format!("templates/{house} cannot be written: {error}")),
    }
}

/// Whether a house has a folder, if perhaps no `house.toml`.
pub fn is_there(house: &str, houses: &HouseStyles) -> bool {
    !houses.files(house).is_empty() || houses.houses().iter().any(|known| known == house)
}

/// What is said of a house that is not there.
pub fn unknown(house: &str, houses: &HouseStyles) -> Failure {
    let fault = unknown_house(house, None, houses);
    Failure::usage(format!("{}; {}", fault.message, fault.hints.join("; ")))
}
