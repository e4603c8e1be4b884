//! Putting: the one place that writes, each file whole or not at all.

use crate::contents::{Contents, has_contents, write_contents};
use crate::gate::Gate;
use crate::lock::LOCK;
use crate::manifest::sha256;
use crate::records::RECORDS;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::mem;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::NamedTempFile;

/// The folder in the output folder where builds keep what is theirs alone: their lock, what they recorded, and
/// files that are not whole yet.
pub const OWN: &str = ".boardpaper";

/// How the name of a file begins that is not whole yet.
const UNFINISHED: &str = "put-";

/// How such a name begins beside the place of the file, where the output folder's own folder is on another disk.
const UNFINISHED_BESIDE: &str = ".boardpaper-put-";

/// The list of folders, one a line, that may hold such files.
const BESIDE: &str = "beside";

/// The folder that a build writes into. Clones are the same folder.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    root: PathBuf,
    gate: Arc<Gate>,
    /// Folders with new names in them that a loss of power could take away again.
    unsynced: Arc<Mutex<BTreeSet<PathBuf>>>,
}

/// What became of a file that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It is gone.
    Removed,
    /// It was not there.
    NotThere,
    /// It is another one than was put, so that it is somebody else's, and stays.
    Left,
}

/// What a file may be put in the place of.
#[derive(Debug, Clone, Copy)]
enum Over {
    Nothing,
    Anything,
}

impl Over {
    fn persist(self, file: NamedTempFile, place: &Path) -> io::Result<()> {
        let done = match self {
            Self::Nothing => file.persist_noclobber(place),
            Self::Anything => file.persist(place),
        };
        done.map(drop).map_err(|error| match error.error.kind() {
            kind @ io::ErrorKind::AlreadyExists => {
                io::Error::new(kind, "a file of this name is there already, and boardpaper did not write it")
            }
            _ => plain(error.error),
        })
    }
}

/// What the machine says, without the name of a file that nobody knows.
fn plain(error: io::Error) -> io::Error {
    let inner =
        error.get_ref().and_then(|error| error.source()).and_then(|error| error.downcast_ref::<io::Error>());
    inner.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}

impl OutputFolder {
    /// Outputs go below this folder, which is made when the first is put.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), gate: Arc::default(), unsynced: Arc::default() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What every file passes on its way to the disk: whoever closes it ends a build between two files.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Writes a file whole: to a name of its own first, then, when the disk has it, in one step to its place. A file
    /// that has these bytes already is left alone. [`OutputFolder::settle`] makes the new names last.
    ///
    /// # Errors
    /// What the machine says; what was there before is there still.
    pub fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.put_over(path, &|to| to.write_all(bytes), Over::Anything)
    }

    /// Writes a file as [`OutputFolder::put`] does whose bytes need not be in memory at once: `contents` writes them,
    /// every time that it is called.
    ///
    /// # Errors
    /// What the machine says, or the contents; what was there before is there still.
    pub(crate) fn put_long(&self, path: &str, contents: &Contents<'_>) -> io::Result<()> {
        self.put_over(path, contents, Over::Anything)
    }

    /// Writes a file as [`OutputFolder::put`] does, where no earlier build wrote one.
    ///
    /// # Errors
    /// That a file of that name is there already, which is somebody else's and stays; and what the machine says.
    pub fn put_new(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.put_over(path, &|to| to.write_all(bytes), Over::Nothing)
    }

    fn put_over(&self, path: &str, contents: &Contents<'_>, over: Over) -> io::Result<()> {
        let place = self.place(path)?;
        if has_contents(&place, contents) {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.root);
        let own = self.root.join(OWN);
        let _passing = self.gate.pass();
        fs::create_dir_all(folder)?;
        fs::create_dir_all(&own)?;
        if !self.contains(&place)? || !self.contains(&own.join(UNFINISHED))? {
            return Err(leaves());
        }
        match over.persist(written(&own, UNFINISHED, contents)?, &place) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                self.note_beside(folder)?;
                over.persist(written(folder, UNFINISHED_BESIDE, contents)?, &place)?;
            }
            done => done?,
        }
        let mut unsynced = self.unsynced.lock().unwrap_or_else(PoisonError::into_inner);
        // Folders above may be new as well, and so may be the output folder itself.
        let folders = folder.ancestors().take_while(|folder| folder.starts_with(&self.root));
        unsynced.extend(folders.chain(self.root.parent()).map(Path::to_owned));
        Ok(())
    }

    /// Makes the names last of what was put: a file's bytes are on the disk before it has its name, but the name
    /// itself is written into its folder, where the system lets us wait for that.
    ///
    /// # Errors
    /// What the machine says.
    pub fn settle(&self) -> io::Result<()> {
        use io::ErrorKind::{InvalidInput, NotFound, PermissionDenied, Unsupported};
        let folders = mem::take(&mut *self.unsynced.lock().unwrap_or_else(PoisonError::into_inner));
        if cfg!(unix) {
            for folder in folders.iter().filter(|folder| !folder.as_os_str().is_empty()) {
                match File::open(folder).and_then(|folder| folder.sync_all()) {
                    Ok(()) => {}
                    // A folder that was left empty is gone, one may be closed to readers, and not every disk syncs
                    // folders.
                    Err(error)
                        if matches!(
                            error.kind(),
                            NotFound | PermissionDenied | InvalidInput | Unsupported
                        ) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Removes what a build that was killed left half written. Only whoever holds the lock knows that nobody is
    /// writing it.
    pub(crate) fn remove_unfinished(&self) {
        let own = self.root.join(OWN);
        if !self.contains(&own.join(UNFINISHED)).unwrap_or(false) {
            return;
        }
        remove_beginning(&own, UNFINISHED);
        let beside = own.join(BESIDE);
        for folder in fs::read_to_string(&beside).unwrap_or_default().lines().map(Path::new) {
            if self.contains(&self.root.join(folder).join(UNFINISHED)).unwrap_or(false) {
                remove_beginning(&self.root.join(folder), UNFINISHED_BESIDE);
            }
        }
        let _ = fs::remove_file(beside);
    }

    /// Removes what builds keep for themselves, and nothing else that may stand there. The lock is last, since others
    /// may wait for it until then.
    ///
    /// # Errors
    /// What the machine says.
    pub(crate) fn remove_own(&self) -> io::Result<()> {
        self.remove_unfinished();
        self.forget_made();
        for name in [RECORDS.to_owned(), format!("{OWN}/{LOCK}")] {
            self.remove(&name)?;
        }
        Ok(())
    }

    /// Notes that a folder on another disk may hold unfinished files from now on.
    fn note_beside(&self, folder: &Path) -> io::Result<()> {
        let Ok(below) = folder.strip_prefix(&self.root) else { return Ok(()) };
        let mut list = File::options().append(true).create(true).open(self.root.join(OWN).join(BESIDE))?;
        writeln!(list, "{}", below.display())
    }

    /// The bytes of a file that was put earlier.
    ///
    /// # Errors
    /// What the machine says.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        read_file(&self.place(path)?)
    }

    /// The paths of all files below the folder, sorted, whoever put them there. Links are not followed, and what
    /// cannot be listed is left out.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if let Ok(below) = path.strip_prefix(&self.root) {
                    files.push(below.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        files.sort_unstable();
        files
    }

    /// Opens a file to add to its end.
    ///
    /// # Errors
    /// What the machine says.
    pub(crate) fn append(&self, path: &str) -> io::Result<File> {
        let place = self.place(path)?;
        fs::create_dir_all(place.parent().unwrap_or(&self.root))?;
        if !self.contains(&place)? || fs::metadata(&place).is_ok_and(|there| !there.is_file()) {
            return Err(leaves());
        }
        File::options().create(true).append(true).open(place)
    }

    /// Whether a folder stands where a file is to be put.
    pub(crate) fn is_folder(&self, path: &str) -> bool {
        self.place(path).is_ok_and(|place| fs::symlink_metadata(place).is_ok_and(|found| found.is_dir()))
    }

    /// Whether a file stands where one is to be put that is not the same.
    pub(crate) fn is_taken(&self, path: &str, bytes: &[u8]) -> bool {
        let Ok(place) = self.place(path) else { return false };
        fs::symlink_metadata(&place).is_ok() && !has_contents(&place, &|to| to.write_all(bytes))
    }

    /// Whether a file has one of these SHA-256s.
    pub(crate) fn is_one_of(&self, path: &str, known: &[&str]) -> bool {
        self.read(path).is_ok_and(|bytes| known.contains(&sha256(&bytes).as_str()))
    }

    /// Removes a file that was put earlier if it is still what was put, by its SHA-256; there may be several that it
    /// can be.
    ///
    /// # Errors
    /// What the machine says, other than that there is no such file.
    pub fn remove_if(&self, path: &str, known: &[&str]) -> io::Result<Removal> {
        use io::ErrorKind::{InvalidInput, NotADirectory, NotFound};
        let place = self.place(path)?;
        let bytes = match self.contains(&place).and_then(|is_in| is_in.then(|| read_file(&place)).transpose())
        {
            Ok(Some(bytes)) => bytes,
            // What a link leads to elsewhere is none of ours.
            Ok(None) => return Ok(Removal::NotThere),
            Err(error) if matches!(error.kind(), NotFound | NotADirectory) => return Ok(Removal::NotThere),
            Err(error) if error.kind() == InvalidInput => return Ok(Removal::Left),
            Err(error) => return Err(error),
        };
        if !known.contains(&sha256(&bytes).as_str()) {
            return Ok(Removal::Left);
        }
        Ok(if self.remove(path)? { Removal::Removed } else { Removal::NotThere })
    }

    /// Removes a file that was put earlier, and folders that it leaves empty. Says whether it was there.
    ///
    /// # Errors
    /// What the machine says, other than that there is no such file.
    pub fn remove(&self, path: &str) -> io::Result<bool> {
        let _passing = self.gate.pass();
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
    pub(crate) fn contains(&self, place: &Path) -> io::Result<bool> {
        let folder = fs::canonicalize(place.parent().unwrap_or(&self.root))?;
        Ok(folder.starts_with(fs::canonicalize(&self.root)?))
    }
}

/// A file in a folder with a name of its own, whose bytes the disk has. It goes when it is dropped.
fn written(folder: &Path, beginning: &str, contents: &Contents<'_>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(beginning);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(plain)?;
    write_contents(file.as_file_mut(), contents).map_err(plain)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn remove_beginning(folder: &Path, beginning: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(beginning) {
            let _ = fs::remove_file(entry.path());
        }
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
