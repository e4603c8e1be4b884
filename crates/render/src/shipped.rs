//! The houses and fonts that are built into the program.

use include_dir::{Dir, File, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../fonts");

/// The names of the shipped houses, sorted.
pub fn houses() -> Vec<&'static str> {
    let mut names: Vec<_> = TEMPLATES.dirs().filter_map(|dir| dir.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// One file of a shipped house.
pub fn house_file(house: &str, file: &str) -> Option<&'static [u8]> {
    Some(TEMPLATES.get_file(format!("{house}/{file}"))?.contents())
}

/// The files of a shipped house by their paths below it, sorted.
pub fn house_files(house: &str) -> Vec<String> {
    let Some(folder) = TEMPLATES.get_dir(house) else { return Vec::new() };
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        files.extend(
            next.files()
                .filter_map(|file| Some(file.path().strip_prefix(house).ok()?.to_str()?.replace('\\', "/"))),
        );
    }
    files.sort_unstable();
    files
}

/// The shipped font files, sorted by path.
pub fn fonts() -> Vec<&'static [u8]> {
    let mut files: Vec<_> = FONTS
        .dirs()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "ttf" || ending == "otf"))
        .collect();
    files.sort_unstable_by_key(|file| file.path());
    files.into_iter().map(File::contents).collect()
}
