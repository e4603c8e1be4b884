//! The workspace that `new` makes: settings, a document of each kind, the schemas by which editors check them, and
//! what git should leave alone.

use boardpaper_data::schema::SchemaKind;
use std::fs;
use std::io;
use std::path::Path;

/// The files of a new workspace.
const FILES: [(&str, &str); 5] = [
    ("boardpaper.toml", include_str!("starter/boardpaper.toml")),
    ("data/first-report.md", include_str!("starter/first-report.md")),
    ("data/first-plan.toml", include_str!("starter/first-plan.toml")),
    ("data/first-review.md", include_str!("starter/first-review.md")),
    (".gitignore", "/output/\n"),
];

/// The folder of the schemas in a new workspace.
pub const SCHEMAS: &str = "schemas";

/// Why no workspace was made.
pub enum Fault {
    /// The folder has something in it.
    Occupied,
    /// The machine failed.
    Machine(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Writes a new workspace into a folder that is new or empty, and gives the names of its files.
///
/// # Errors
/// If the folder has something in it, or cannot be written.
pub fn write(folder: &Path) -> Result<Vec<String>, Fault> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            if entries.into_iter().next().is_some() {
                return Err(Fault::Occupied);
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(Fault::Occupied),
        Err(error) => return Err(error.into()),
    }
    let documents = FILES.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let schemas = SchemaKind::ALL.map(|kind| (format!("{SCHEMAS}/{}", kind.file()), kind.schema()));
    let mut written = Vec::new();
    for (path, text) in documents.into_iter().chain(schemas) {
        let place = folder.join(&path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, text)?;
        written.push(path);
    }
    Ok(written)
}
