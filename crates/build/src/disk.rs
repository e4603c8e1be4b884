//! Reading: the one place where files of a workspace come from.

use crate::manifest::MANIFEST;
use crate::output::OWN;
use boardpaper_data::files::{Files, HouseFile, HouseFiles, ReadError};
use boardpaper_render::{NamedFile, shipped};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most bytes that are read of one file: more than any picture that a page can use.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The file of settings, at the top of a workspace.
pub const SETTINGS: &str = "boardpaper.toml";

/// A workspace on disk.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    /// The root with links followed: what every path must stay below.
    real_root: PathBuf,
}

/// What stands in `data/`.
#[derive(Debug, Default)]
pub struct Listing {
    /// Files that may be documents, by workspace path, sorted.
    pub files: Vec<String>,
    /// Folders named like documents.
    pub misnamed_folders: Vec<String>,
    /// What could not be listed, and why.
    pub unreadable: Vec<(String, ReadError)>,
    /// How many files and folders of any kind stand in it.
    pub entries: usize,
}

impl Workspace {
    /// The workspace at a folder.
    ///
    /// # Errors
    /// If the folder is not there.
    pub fn open(root: impl Into<PathBuf>) -> std::io::Result<Self> {
        let root = root.into();
        let real_root = fs::canonicalize(&root)?;
        Ok(Self { root, real_root })
    }

    /// The nearest folder from `start` upwards that has settings.
    pub fn find(start: &Path) -> Option<PathBuf> {
        start.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_owned)
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder with links followed.
    pub fn real_root(&self) -> &Path {
        &self.real_root
    }

    /// The files below `data/` that may be documents. Names that begin with `.` or `_` are passed over.
    pub fn list_data(&self) -> Listing {
        let mut listing = Listing::default();
        self.list("data", &mut BTreeSet::new(), &mut listing);
        listing.files.sort_unstable();
        listing.misnamed_folders.sort_unstable();
        listing
    }

    fn list(&self, folder: &str, seen: &mut BTreeSet<PathBuf>, listing: &mut Listing) {
        let real = match self.real_path(folder) {
            // A link back to a folder above would go round without end.
            Ok(real) if seen.insert(real.clone()) => real,
            Ok(_) | Err(ReadError::Missing) => return,
            Err(error) => return listing.unreadable.push((folder.to_owned(), error)),
        };
        let entries = match fs::read_dir(&real) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return listing
                    .unreadable
                    .push((folder.to_owned(), ReadError::Unreadable("it is no folder".to_owned())));
            }
            Err(error) => return listing.unreadable.push((folder.to_owned(), read_error(&error))),
        };
        // What a build wrote is nothing to build from.
        if folder != "data" && real.join(OWN).is_dir() {
            return;
        }
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                let name = entry.file_name().to_string_lossy().into_owned();
                if is_document(&name) {
                    let why = ReadError::Unreadable("its name is not UTF-8".to_owned());
                    listing.unreadable.push((format!("{folder}/{name}"), why));
                }
                continue;
            };
            if name.starts_with(['.', '_']) {
                continue;
            }
            if folder == "data" && name == MANIFEST && real.join(OWN).is_dir() {
                continue;
            }
            listing.entries += 1;
            let path = format!("{folder}/{name}");
            let is_document = is_document(&name);
            match fs::metadata(entry.path()) {
                Ok(metadata) if metadata.is_dir() => {
                    if is_document {
                        listing.misnamed_folders.push(path.clone());
                    }
                    self.list(&path, seen, listing);
                }
                Ok(_) if is_document => listing.files.push(path),
                Ok(_) => {}
                // A link that leads nowhere is no folder either; of what else cannot be looked at nobody knows.
                Err(error) if error.kind() == ErrorKind::NotFound && !is_document => {}
                Err(error) => listing.unreadable.push((path, read_error(&error))),
            }
        }
    }

    /// The fonts that the workspace adds, each with its path, and the machine's if `system` says so.
    ///
    /// # Errors
    /// The file that cannot be read, and why.
    pub fn fonts(&self, system: bool) -> Result<Vec<NamedFile>, (String, ReadError)> {
        let mut paths = Vec::new();
        let mut folders = vec![self.root.join("fonts")];
        let mut seen = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            // Links are followed, but neither round in a circle nor out of the workspace.
            let failed = |error: &std::io::Error| (folder.display().to_string(), read_error(error));
            let real = match fs::canonicalize(&folder) {
                Ok(real) => real,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(failed(&error)),
            };
            if !real.starts_with(&self.real_root) || !seen.insert(real.clone()) {
                continue;
            }
            let entries = fs::read_dir(real);
            if entries.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotADirectory) {
                continue;
            }
            for entry in entries.map_err(|error| failed(&error))?.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if is_font(&path) {
                    paths.push(path);
                }
            }
        }
        if system {
            let mut database = fontdb::Database::new();
            database.load_system_fonts();
            paths.extend(database.faces().filter_map(|face| match &face.source {
                fontdb::Source::File(path) => Some(path.clone()),
                _ => None,
            }));
        }
        paths.sort_unstable();
        paths.dedup();
        let shipped = shipped::fonts();
        let mut fonts = Vec::new();
        for path in paths {
            let failed = |error| (path.display().to_string(), error);
            let metadata = fs::metadata(&path).map_err(|error| failed(read_error(&error)))?;
            if !metadata.is_file() {
                return Err(failed(ReadError::Unreadable("it is no ordinary file".to_owned())));
            }
            let bytes = fs::read(&path).map_err(|error| failed(read_error(&error)))?;
            // The repository's own workspace holds the shipped fonts themselves.
            if !shipped.contains(&bytes.as_slice()) {
                let below = path.strip_prefix(&self.real_root).unwrap_or(&path);
                fonts.push((below.display().to_string().replace('\\', "/"), bytes));
            }
        }
        Ok(fonts)
    }

    /// Where a workspace path really lies; links are followed, and none may lead out.
    fn real_path(&self, path: &str) -> Result<PathBuf, ReadError> {
        let real = fs::canonicalize(self.root.join(path)).map_err(|error| read_error(&error))?;
        if real.starts_with(&self.real_root) { Ok(real) } else { Err(ReadError::Outside) }
    }
}

/// Whether a file of that name may be a document.
fn is_document(name: &str) -> bool {
    [".md", ".toml", ".json"].iter().any(|ending| name.ends_with(ending))
}

fn is_font(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| {
        ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    })
}

impl Files for Workspace {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        let real = self.real_path(path)?;
        let metadata = fs::metadata(&real).map_err(|error| read_error(&error))?;
        if metadata.is_dir() {
            return Err(ReadError::Folder);
        }
        if !metadata.is_file() {
            return Err(ReadError::Unreadable("it is no ordinary file".to_owned()));
        }
        if metadata.len() > LARGEST_FILE {
            return Err(ReadError::TooLarge(metadata.len()));
        }
        Ok(fs::read(&real).map_err(|error| read_error(&error))?.into())
    }
}

impl Workspace {
    /// Whether the workspace has a house of that name itself.
    fn has_house(&self, house: &str) -> Result<bool, ReadError> {
        let templates = self.root.join("templates");
        match fs::metadata(templates.join(house)) {
            Ok(there) => Ok(there.is_dir()),
            Err(_) if leads_nowhere(&templates) => Err(ReadError::Unreadable(LEADS_NOWHERE.to_owned())),
            Err(error) if matches!(read_error(&error), ReadError::Missing) => Ok(false),
            Err(error) => Err(read_error(&error)),
        }
    }
}

/// What is said of a link to a folder that is not there, as that of a share is.
const LEADS_NOWHERE: &str = "`templates` is a link to a folder that is not there";

/// Whether a path is a link to what is not there.
fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
}

impl HouseFiles for Workspace {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let path = format!("templates/{house}/{file}");
        if !is_plain_name(house) {
            return Ok(None);
        }
        if !self.has_house(house)? {
            return Ok(shipped::house_file(house, file).map(|bytes| HouseFile { path, bytes: bytes.into() }));
        }
        match Files::read(self, &path) {
            Ok(bytes) => Ok(Some(HouseFile { path, bytes })),
            Err(ReadError::Missing) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn files(&self, house: &str) -> Vec<String> {
        if !is_plain_name(house) {
            return Vec::new();
        }
        let top = self.root.join("templates").join(house);
        match self.has_house(house) {
            Ok(true) => {}
            Ok(false) => return shipped::house_files(house),
            // Whoever reads it is told why that fails.
            Err(_) => return vec!["house.toml".to_owned()],
        }
        let mut files = Vec::new();
        let mut folders = vec![top.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(&folder) else {
                let below = folder.strip_prefix(&top).ok().and_then(Path::to_str).unwrap_or_default();
                files.push(if below.is_empty() { "house.toml".to_owned() } else { below.replace('\\', "/") });
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
                if path.is_dir() && !is_link {
                    folders.push(path);
                } else if let (Ok(below), false) = (path.strip_prefix(&top), hidden) {
                    files.extend(below.to_str().map(|name| name.replace('\\', "/")));
                }
            }
        }
        files.sort_unstable();
        files
    }

    fn houses(&self) -> Vec<String> {
        let mut names: BTreeSet<String> = shipped::houses().into_iter().map(str::to_owned).collect();
        for entry in fs::read_dir(self.root.join("templates")).into_iter().flatten().flatten() {
            if entry.path().join("house.toml").is_file() {
                names.extend(entry.file_name().into_string());
            }
        }
        names.into_iter().collect()
    }
}

/// A house is a folder directly below `templates/`, never a path.
pub(crate) fn is_plain_name(house: &str) -> bool {
    !house.is_empty() && house != "." && house != ".." && !house.contains(['/', '\\', '\0'])
}

/// Why the machine did not give a file.
pub(crate) fn read_error(error: &std::io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::InvalidInput
        | ErrorKind::InvalidFilename => ReadError::Missing,
        ErrorKind::IsADirectory => ReadError::Folder,
        _ => ReadError::Unreadable(error.to_string()),
    }
}
