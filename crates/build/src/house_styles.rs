//! The house styles that there are, shipped and in a workspace, and the folder of a new one.

use crate::disk::{Workspace, is_plain_name};
use crate::output::OutputFolder;
use boardpaper_data::files::{HouseFile, HouseFiles, ReadError};
use boardpaper_render::shipped;
use std::fs;
use std::io;

/// The houses of a workspace and the shipped ones; outside of a workspace the shipped ones alone.
#[derive(Debug)]
pub struct HouseStyles {
    /// The workspace, if there is one.
    pub workspace: Option<Workspace>,
}

/// Where the files of a house stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the program.
    Shipped,
    /// In the workspace.
    Workspace,
    /// In the workspace, where they hide the shipped house of that name.
    InPlaceOfShipped,
}

impl HouseStyles {
    /// Where the files of a house stand, or would stand.
    pub fn origin(&self, house: &str) -> Origin {
        let is_own =
            self.workspace.as_ref().is_some_and(|own| own.root().join("templates").join(house).is_dir());
        match (is_own, is_shipped(house)) {
            (false, _) => Origin::Shipped,
            (true, false) => Origin::Workspace,
            (true, true) => Origin::InPlaceOfShipped,
        }
    }
}

fn is_shipped(house: &str) -> bool {
    shipped::houses().contains(&house)
}

impl HouseFiles for HouseStyles {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        match &self.workspace {
            Some(workspace) => HouseFiles::read(workspace, house, file),
            None => Ok(shipped::house_file(house, file)
                .map(|bytes| HouseFile { path: format!("templates/{house}/{file}"), bytes: bytes.into() })),
        }
    }

    fn files(&self, house: &str) -> Vec<String> {
        self.workspace.as_ref().map_or_else(|| shipped::house_files(house), |own| own.files(house))
    }

    fn houses(&self) -> Vec<String> {
        let shipped = || shipped::houses().into_iter().map(str::to_owned).collect();
        self.workspace.as_ref().map_or_else(shipped, HouseFiles::houses)
    }
}

/// Why a new house was not made.
#[derive(Debug)]
pub enum NotMade {
    /// Its name cannot be that of a folder.
    Misnamed,
    /// A shipped house, this one, has the name and would be hidden.
    HidesShipped(&'static str),
    /// Something of that name stands in `templates` already.
    Occupied,
    /// `templates` is a link that leaves the workspace.
    Outside,
    /// The machine failed.
    Machine(io::Error),
}

/// Whether a house of that name can be made.
///
/// # Errors
/// Why it cannot.
pub fn can_be_made(workspace: &Workspace, house: &str) -> Result<(), NotMade> {
    // Names that every system can have as a folder, and that need no quotation marks anywhere.
    let is_quotable = |c: char| !c.is_control() && !c.is_whitespace() && !"\"`'*?:<>|$&;~!()".contains(c);
    let begins_well = !house.starts_with(['.', '-']) && !house.ends_with('.');
    if !is_plain_name(house) || !begins_well || !house.chars().all(is_quotable) {
        return Err(NotMade::Misnamed);
    }
    // Where capitals do not matter to the disk, the folder would hide the shipped house all the same.
    if let Some(hidden) = shipped::houses().into_iter().find(|known| known.eq_ignore_ascii_case(house)) {
        return Err(NotMade::HidesShipped(hidden));
    }
    match fs::symlink_metadata(workspace.root().join("templates").join(house)) {
        Ok(_) => Err(NotMade::Occupied),
        Err(_) => Ok(()),
    }
}

/// Makes the folder of a new house with its `house.toml`: both, or neither.
///
/// # Errors
/// Why it was not made.
pub fn make_house(workspace: &Workspace, house: &str, text: &str) -> Result<(), NotMade> {
    can_be_made(workspace, house)?;
    let templates = workspace.root().join("templates");
    fs::create_dir_all(&templates).map_err(NotMade::Machine)?;
    let real = fs::canonicalize(&templates).map_err(NotMade::Machine)?;
    if !real.starts_with(workspace.real_root()) {
        return Err(NotMade::Outside);
    }
    let folder = real.join(house);
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => NotMade::Occupied,
        _ => NotMade::Machine(error),
    })?;
    OutputFolder::new(&folder).put("house.toml", text.as_bytes()).map_err(|error| {
        // An empty folder would be a house without its file.
        let _ = fs::remove_dir(&folder);
        NotMade::Machine(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().expect("there is room for a temporary folder");
        let workspace = Workspace::open(folder.path()).expect("it is there");
        (folder, workspace)
    }

    #[test]
    fn a_house_is_the_workspaces_own_where_it_has_a_folder() {
        let (_folder, workspace) = workspace();
        make_house(&workspace, "harbour", "").expect("it can be made");
        fs::create_dir(workspace.root().join("templates/county")).expect("it can be made");
        let houses = HouseStyles { workspace: Some(workspace) };
        let origins = ["base", "harbour", "county"].map(|house| houses.origin(house));
        assert_eq!(origins, [Origin::Shipped, Origin::Workspace, Origin::InPlaceOfShipped]);
        assert_eq!(HouseStyles { workspace: None }.origin("county"), Origin::Shipped);
    }

    #[test]
    fn a_name_has_to_be_that_of_a_folder_and_new() {
        let (_folder, workspace) = workspace();
        for name in ["", ".", "..", "a/b", "a\\b", ".hidden", "-x", "a b", "a.", "a:b", "*", "a\nb", "a\"b"] {
            assert!(matches!(can_be_made(&workspace, name), Err(NotMade::Misnamed)), "{name:?}");
        }
        for name in ["base", "Borough"] {
            assert!(matches!(can_be_made(&workspace, name), Err(NotMade::HidesShipped(_))), "{name}");
        }
        make_house(&workspace, "harbour", "a = 1").expect("it can be made");
        assert!(matches!(make_house(&workspace, "harbour", "a = 2"), Err(NotMade::Occupied)));
        let written = fs::read_to_string(workspace.root().join("templates/harbour/house.toml"));
        assert_eq!(written.expect("it was written"), "a = 1");
    }

    #[cfg(unix)]
    #[test]
    fn no_house_is_made_outside_of_the_workspace() {
        let (_folder, workspace) = workspace();
        let elsewhere = tempfile::tempdir().expect("there is room for a temporary folder");
        std::os::unix::fs::symlink(elsewhere.path(), workspace.root().join("templates"))
            .expect("a link can be made");
        assert!(matches!(make_house(&workspace, "harbour", ""), Err(NotMade::Outside)));
        assert_eq!(fs::read_dir(elsewhere.path()).expect("it is there").count(), 0);
    }
}
