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
        if fs::read(&place).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
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
        fs::read(self.place(path)?)
    }

    /// Removes a file that was put earlier, and folders that it leaves empty. Says whether it was there.
    ///
    /// # Errors
    /// What the machine says, other than that there is no such file.
    pub fn remove(&self, path: &str) -> io::Result<bool> {
        let place = self.place(path)?;
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
        if below.components().all(|part| matches!(part, Component::Normal(_))) {
            Ok(self.root.join(below))
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`{path}` leaves the output folder")))
        }
    }
}
