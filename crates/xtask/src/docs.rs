//! `cargo xtask docs`: the reference for template authors and the schemas for editors, made from the code, so that
//! they cannot be stale.

mod drawing;
mod functions;
mod house;
mod keys;
mod markdown;
mod rules;
mod templates;

pub use markdown::slug;

use boardpaper_build::manifest;
use boardpaper_data::schema::SchemaKind;
use std::fs;
use std::path::Path;

/// A page of the reference.
#[derive(Debug)]
pub struct Page {
    /// Where it stands in the repository.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Makes the pages from the code and the house `base` of the repository at `root`.
///
/// Fails if a file of `base` cannot be read, or says too little: which functions have arguments that nothing explains.
pub fn pages(root: &Path) -> Result<Vec<Page>, String> {
    let base = root.join("templates/base");
    let schema = |kind: SchemaKind| page(&format!("schemas/{}", kind.file()), kind.schema());
    let mut pages = vec![
        page("house-keys.md", keys::page(&house::Base::read(&base)?)),
        page("house-drawing.md", drawing::page(&base)?),
        page("rules.md", rules::page()),
    ];
    pages.extend(SchemaKind::ALL.map(schema));
    pages.push(page("schemas/manifest.schema.json", manifest::schema()));
    Ok(pages)
}

fn page(name: &str, text: String) -> Page {
    Page { path: format!("docs/{name}"), text }
}

/// Those of the pages that are not as they stand in the repository.
pub fn stale(root: &Path) -> Result<Vec<Page>, String> {
    let is_stale = |page: &Page| fs::read_to_string(root.join(&page.path)).ok().as_ref() != Some(&page.text);
    Ok(pages(root)?.into_iter().filter(is_stale).collect())
}

/// Writes those pages that are not as they should be.
pub fn write(root: &Path) -> Result<(), String> {
    for page in stale(root)? {
        fs::write(root.join(&page.path), page.text).map_err(|error| format!("{}: {error}", page.path))?;
    }
    Ok(())
}

/// Fails with the names of the pages that are stale.
pub fn check(root: &Path) -> Result<(), String> {
    let stale = stale(root)?;
    let stale: Vec<&str> = stale.iter().map(|page| page.path.as_str()).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{} is not what the code says: run `cargo xtask docs`", stale.join(" and ")))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
