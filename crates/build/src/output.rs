//! Putting: the one place that writes, each file whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// The folder that a build writes into.
#[derive(Debug)]
pub struct OutputFolder {
    root: PathBuf,
}

impl OutputFolder {
    /// Outputs go below this folder, which is made when the first is put.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file whole: to a name of its own first, then in one step to its place. A file that has these
    /// bytes already is left alone.
    ///
    /// # Errors
    /// What the machine says; what was there before is there still.
    pub fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(path)?;
        if read_file(&place).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        if !self.contains(&place)? {
            return Err(leaves());
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".boardpaper-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut temporary = builder.tempfile_in(folder)?;
        temporary.write_all(bytes)?;
        temporary.persist(&place).map_err(|error| error.error)?;
        Ok(())
    }

    /// The bytes of a file that was put earlier.
    ///
    /// # Errors
    /// What the machine says.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_file(&self.place(path)?)
    }

    /// Opens a file to add to its end.
    ///
    /// # Errors
    /// What the machine says.
    pub(crate) fn append(&self, path: &str) -> io::Result<fs::File> {
        let place = self.place(path)?;
        fs::create_dir_all(place.parent().unwrap_or(&self.root))?;
        if !self.contains(&place)? || fs::metadata(&place).is_ok_and(|there| !there.is_file()) {
            return Err(leaves());
        }
        fs::OpenOptions::new().create(true).append(true).open(place)
    }

    /// Removes a file that was put earlier, and folders that it leaves empty. Says whether it was there.
    ///
    /// # Errors
    /// What the machine says, other than that there is no such file.
    pub fn remove(&self, path: &str) -> io::Result<bool> {
        let place = self.place(path)?;
        match self.contains(&place) {
            Ok(true) => {}
            // What a link leads to elsewhere is none of ours.
            Ok(false) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        }
        match fs::remove_file(&place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        }
        for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root)) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// Where a file lies; a path that would lead out of the folder, as a manifest that was tampered
    /// with may hold, is refused.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let below = Path::new(path);
        if is_below(below) { Ok(self.root.join(below)) } else { Err(leaves()) }
    }

    /// Whether a place is in the folder when links are followed; a manifest that was tampered with may
    /// name one that is not.
    fn contains(&self, place: &Path) -> io::Result<bool> {
        let folder = fs::canonicalize(place.parent().unwrap_or(&self.root))?;
        Ok(folder.starts_with(fs::canonicalize(&self.root)?))
    }
}

/// Whether a path can be one of a file below the output folder.
pub(crate) fn is_below(path: &Path) -> bool {
    path.file_name().is_some() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

fn leaves() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "a link or dots in its path lead out of the output folder")
}

/// The bytes of an ordinary file; a pipe in its place would be waited for without end.
fn read_file(place: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(place)?.is_file() {
        fs::read(place)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no ordinary file"))
    }
}
