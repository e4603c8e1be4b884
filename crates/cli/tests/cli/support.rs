//! A workspace in a temporary folder, and what running boardpaper in it came to.
//! Every failed expectation shows the command, its status, both streams and the folder.

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long one command may take; a slow machine that builds other things beside it included.
const PATIENCE: Duration = Duration::from_secs(60);

/// A workspace whose papers are in the house `base`, which asks for no fields and no sections. Nothing has to lead
/// to an appendix, so that a test of something else needs no words about it.
pub struct Workspace {
    folder: TempDir,
}

/// A report with this text below its front matter; the text begins at line 7.
pub fn report(text: &str) -> String {
    format!("+++\nkind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n+++\n\n{text}")
}

/// A report with more in its front matter; that begins at line 5.
pub fn report_with(keys: &str) -> String {
    format!(
        "+++\nkind = \"report\"\ntitle = \"A report\"\ndate = 2026-12-10\n{keys}\n+++\n\n# Purpose of the report\n\nTo tell.\n"
    )
}

/// A report with nothing wrong in it.
pub fn good_report() -> String {
    report("# Purpose of the report\n\nTo tell the Board about buses.\n")
}

/// Builds a report with this text beside a good one: the first is at fault and not built, the second is built.
#[track_caller]
pub fn wrong_text(text: &str, said: &[&str]) {
    wrong("data/bad.md", &report(text), said);
}

/// Builds a document beside a good one: the first is at fault and not built, the second is built.
#[track_caller]
pub fn wrong(path: &str, document: &str, said: &[&str]) {
    let workspace = Workspace::new().with("data/good.md", good_report()).with(path, document);
    let run = workspace.build("");
    run.exits(1).says(said).has("output/good.pdf");
    let stem = path.strip_prefix("data/").and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem);
    run.lacks(&format!("output/{}.pdf", stem.expect("a document stands in data/ and has an ending")));
}

impl Workspace {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        Self { folder }.with(
            "boardpaper.toml",
            "[workspace]\norganisation = \"Merebrook\"\n\n[output]\nformats = [\"pdf\"]\n\n[rules]\nunreferenced-appendix = \"off\"\n",
        )
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// With a file.
    pub fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("folders can be made");
        fs::write(place, bytes).expect("the file can be written");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("the file is there");
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).expect("the file is there")
    }

    /// A pipe that nobody writes into: whoever reads it waits for ever.
    pub fn pipe(&self, path: &str) {
        let made =
            Command::new("mkfifo").arg(self.path(path)).status().expect("mkfifo is part of every Unix");
        assert!(made.success(), "the pipe {path} is made");
    }

    /// Runs `build` with options typed with spaces between, and the messages as JSON.
    #[track_caller]
    pub fn build(&self, options: &str) -> Run {
        self.run(&format!("build --message-format json {options}"))
    }

    /// Runs a command in the workspace's folder.
    #[track_caller]
    pub fn run(&self, typed: &str) -> Run {
        self.run_in("", typed)
    }

    /// Runs a command in a folder of the workspace.
    #[track_caller]
    pub fn run_in(&self, folder: &str, typed: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_boardpaper"));
        command.args(typed.split_whitespace()).current_dir(self.path(folder));
        command.env_remove("NO_COLOR").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stdout = read_all(child.stdout.take().expect("it is piped"));
        let stderr = read_all(child.stderr.take().expect("it is piped"));
        let started = Instant::now();
        let status = loop {
            match child.try_wait().expect("it can be waited for") {
                Some(status) => break status.code(),
                None if started.elapsed() > PATIENCE => {
                    child.kill().expect("it can be ended");
                    panic!("boardpaper {typed} took longer than {PATIENCE:?}\n{}", listing(self.root()));
                }
                None => thread::sleep(Duration::from_millis(2)),
            }
        };
        let join = |stream: thread::JoinHandle<String>| stream.join().expect("the stream is read");
        Run {
            typed: typed.to_owned(),
            status,
            stdout: join(stdout),
            stderr: join(stderr),
            root: self.root().to_owned(),
            listing: listing(self.root()),
        }
    }
}

fn read_all(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the stream can be read");
        String::from_utf8(bytes).expect("what is said is UTF-8")
    })
}

/// The files below a folder, each with its size.
fn listing(root: &Path) -> String {
    let mut lines = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let metadata = fs::symlink_metadata(&path).expect("it was listed");
            let name = path.strip_prefix(root).expect("it is below").display().to_string();
            match fs::read_link(&path) {
                Ok(target) => lines.push(format!("{name} -> {}", target.display())),
                Err(_) if metadata.is_dir() => folders.push(path),
                Err(_) => lines.push(format!("{name} ({} bytes)", metadata.len())),
            }
        }
    }
    lines.sort();
    lines.join("\n")
}

/// What a command came to.
pub struct Run {
    typed: String,
    status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    root: PathBuf,
    listing: String,
}

impl Run {
    #[track_caller]
    pub fn exits(&self, status: i32) -> &Self {
        if self.status != Some(status) {
            self.fail(&format!("expected the exit code {status}"));
        }
        self
    }

    /// Expects these messages and no other: `file:line:column severity[rule] message`, and below each the
    /// further places where the same is wrong, and its hints.
    #[track_caller]
    pub fn says(&self, expected: &[&str]) -> &Self {
        let said = self.messages();
        if said != expected {
            self.fail(&format!(
                "expected these messages:\n{}\n\nbut these came:\n{}",
                expected.join("\n"),
                said.join("\n")
            ));
        }
        self
    }

    /// Expects these words somewhere on standard error.
    #[track_caller]
    pub fn tells(&self, words: &str) -> &Self {
        if !self.stderr.contains(words) {
            self.fail(&format!("expected on standard error: {words}"));
        }
        self
    }

    #[track_caller]
    pub fn does_not_tell(&self, words: &str) -> &Self {
        if self.stderr.contains(words) || self.stdout.contains(words) {
            self.fail(&format!("expected nowhere: {words}"));
        }
        self
    }

    #[track_caller]
    pub fn has(&self, path: &str) -> &Self {
        if !self.root.join(path).exists() {
            self.fail(&format!("expected the file {path}"));
        }
        self
    }

    #[track_caller]
    pub fn lacks(&self, path: &str) -> &Self {
        if self.root.join(path).exists() {
            self.fail(&format!("expected no file {path}"));
        }
        self
    }

    /// The JSON objects on standard output, one a line.
    #[track_caller]
    pub fn events(&self) -> Vec<Value> {
        let read = |line: &str| serde_json::from_str(line);
        match self.stdout.lines().map(read).collect::<Result<_, _>>() {
            Ok(events) => events,
            Err(error) => self.fail(&format!("expected JSON on every line: {error}")),
        }
    }

    /// The messages among the events, as [`Run::says`] has them.
    #[track_caller]
    pub fn messages(&self) -> Vec<String> {
        let mut said = Vec::new();
        for event in self.events().iter().filter(|event| event["type"] == "diagnostic") {
            let words = |key: &str| event[key].as_str().unwrap_or("?").to_owned();
            let place = match (event["line"].as_u64(), event["column"].as_u64()) {
                (Some(line), Some(column)) => format!("{}:{line}:{column}", words("file")),
                _ => words("file"),
            };
            let message = words("message");
            // The machine's numbers of errors differ from one to the next.
            let message = message.split(" (os error ").next().unwrap_or_default();
            said.push(format!("{place} {}[{}] {message}", words("severity"), words("rule")));
            for place in event["places"].as_array().map(Vec::as_slice).unwrap_or_default() {
                let file = place["file"].as_str().unwrap_or("?");
                said.push(format!("    also at {file}:{}:{}", place["line"], place["column"]));
            }
            let hints = event["hints"].as_array().map(Vec::as_slice).unwrap_or_default();
            said.extend(hints.iter().map(|hint| format!("    {}", hint.as_str().unwrap_or("?"))));
        }
        said
    }

    /// Standard error with what differs from run to run left out: the folder and the time taken.
    pub fn talk(&self) -> String {
        let talk = self.stderr.replace(&self.root.display().to_string(), "WORKSPACE");
        let lines = talk.lines().map(|line| match (line.find(" in "), line.find(" s")) {
            (Some(_), Some(_)) if line.starts_with("built ") || line.starts_with("checked ") => {
                let words: Vec<&str> = line.split(' ').collect();
                let time =
                    words.iter().position(|word| word.trim_end_matches(';') == "s").map_or(0, |at| at - 1);
                words
                    .iter()
                    .enumerate()
                    .map(|(at, word)| if at == time { "TIME" } else { word })
                    .collect::<Vec<_>>()
                    .join(" ")
            }
            _ => line.to_owned(),
        });
        lines.map(|line| line + "\n").collect()
    }

    #[track_caller]
    fn fail(&self, expected: &str) -> ! {
        panic!(
            "{expected}\n\n$ boardpaper {}\nexit code: {:?}\n--- standard output ---\n{}\n--- standard error ---\n{}\n--- folder ---\n{}\n",
            self.typed, self.status, self.stdout, self.stderr, self.listing
        );
    }
}

/// A picture of so many pixels, all black.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let image = image::RgbImage::new(width, height);
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture can be made");
    bytes.into_inner()
}
