//! Starting the program anew in its own place, with the same arguments and the documents that it is to leave out.

use boardpaper_build::in_flight::GivenUp;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::process::Command;

/// The hidden options by which one start tells the next.
const OVER_TIME: &str = "--over-time=";
const OVER_MEMORY: &str = "--over-memory=";
const SUSPECT: &str = "--suspect=";

/// Starts the program anew. Gives back why that failed; if it did not, this program is no more.
pub fn start(given_up: &BTreeMap<String, GivenUp>, suspects: &[String]) -> io::Error {
    let mut typed = std::env::args_os();
    let name = typed.next().unwrap_or_default();
    let program = match std::env::current_exe() {
        Ok(program) if program.exists() => program,
        // It was replaced by a new version meanwhile; the system still knows the old one.
        Ok(_) if cfg!(target_os = "linux") => "/proc/self/exe".into(),
        Ok(_) => name.clone().into(),
        Err(error) => return error,
    };
    let mut command = Command::new(program);
    command.args(arguments(typed.collect(), given_up, suspects));
    in_its_place(command, name)
}

/// What was typed, and behind it, but before a bare `--`, what the last start found out.
fn arguments(
    typed: Vec<OsString>,
    given_up: &BTreeMap<String, GivenUp>,
    suspects: &[String],
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = typed.into_iter().filter(|typed| !is_told(typed)).collect();
    let given_up = given_up.iter().map(|(source, why)| match why {
        GivenUp::Time(_) => format!("{OVER_TIME}{source}"),
        GivenUp::Memory(_) => format!("{OVER_MEMORY}{source}"),
    });
    let suspects = suspects.iter().map(|source| format!("{SUSPECT}{source}"));
    let end = arguments.iter().position(|typed| typed == "--").unwrap_or(arguments.len());
    arguments.splice(end..end, given_up.chain(suspects).map(OsString::from));
    arguments
}

fn is_told(typed: &OsString) -> bool {
    let typed = typed.to_string_lossy();
    [OVER_TIME, OVER_MEMORY, SUSPECT].iter().any(|told| typed.starts_with(told))
}

#[cfg(unix)]
fn in_its_place(mut command: Command, name: OsString) -> io::Error {
    use std::os::unix::process::CommandExt;
    command.arg0(name).exec()
}

/// Elsewhere the new program runs beside the old one, which waits for it and writes nothing more.
#[cfg(not(unix))]
fn in_its_place(mut command: Command, _name: OsString) -> io::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(101)),
        Err(error) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::arguments;
    use boardpaper_build::in_flight::GivenUp;
    use std::collections::BTreeMap;
    use std::ffi::OsString;
    use std::time::Duration;

    #[test]
    fn the_next_start_is_told_what_this_one_found_and_no_more() {
        let typed = ["build", "--suspect=data/b.md", "--over-time=data/c.md", "-q", "--", "data"];
        let given_up = BTreeMap::from([
            ("data/a.md".to_owned(), GivenUp::Time(Duration::from_secs(60))),
            ("data/b.md".to_owned(), GivenUp::Memory(1)),
        ]);
        let told = arguments(typed.map(OsString::from).to_vec(), &given_up, &["data/d.md".to_owned()]);
        assert_eq!(
            told,
            [
                "build",
                "-q",
                "--over-time=data/a.md",
                "--over-memory=data/b.md",
                "--suspect=data/d.md",
                "--",
                "data"
            ]
        );
    }
}
