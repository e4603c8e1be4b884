//! Files by their path in the workspace, read at the edge and asked for here.

use std::collections::BTreeSet;
use std::sync::Arc;

/// What reads files of the workspace; implemented where the disk is, and in tests by a map.
pub trait Files: Sync {
    /// The bytes of a file, by its path relative to the workspace with `/` between its parts.
    ///
    /// # Errors
    /// Says why they cannot be had.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError>;
}

/// What knows which files of the workspace are documents, for links between them.
pub trait Documents: Sync {
    /// Whether there is a document at a path of the workspace.
    fn has(&self, path: &str) -> bool;
}

impl Documents for BTreeSet<String> {
    fn has(&self, path: &str) -> bool {
        self.contains(path)
    }
}

/// What reads the files of houses: a folder of the workspace or one built into the program.
pub trait HouseFiles: Sync {
    /// One file of one house; `None` if that house has no such file.
    ///
    /// # Errors
    /// Says why they cannot be had.
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError>;

    /// The files of one house by their paths below its folder, sorted.
    fn files(&self, house: &str) -> Vec<String>;

    /// The names of all houses, sorted.
    fn houses(&self) -> Vec<String>;
}

/// A file of a house.
#[derive(Debug, Clone)]
pub struct HouseFile {
    /// The path to show for it, from the top of the workspace.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Why a file cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// A link leads out of the workspace.
    Outside,
    /// It is larger than the number of bytes that are read of one file.
    TooLarge(u64),
    /// The machine did not give it, in the machine's words.
    Unreadable(String),
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("it is not there"),
            Self::Folder => f.write_str("it is a folder"),
            Self::Outside => f.write_str("it is a link that leaves the workspace"),
            Self::TooLarge(bytes) => write!(f, "it has {} MB", bytes / (1024 * 1024)),
            Self::Unreadable(why) => f.write_str(why),
        }
    }
}

/// The workspace path that `written`, found in the file `from`, means: relative to that file's folder,
/// or with `/` first relative to the workspace. `None` if it leaves the workspace.
pub fn resolve_path(from: &str, written: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (start, rest) = match written.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, written),
    };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve_path;

    #[test]
    fn a_path_is_relative_to_the_file_it_is_written_in() {
        assert_eq!(resolve_path("data/a/b.md", "map.png").unwrap(), "data/a/map.png");
        assert_eq!(resolve_path("data/a/b.md", "../map.png").unwrap(), "data/map.png");
        assert_eq!(resolve_path("data/a/b.md", "/logo.png").unwrap(), "logo.png");
    }

    #[test]
    fn a_path_that_leaves_the_workspace_is_none() {
        assert_eq!(resolve_path("data/a/b.md", "../../../etc/passwd"), None);
        assert_eq!(resolve_path("data/a.md", "/../x"), None);
    }
}
