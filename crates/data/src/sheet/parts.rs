//! The parts of a workbook around its sheets: where each sheet is, and what calamine would take on trust.

use super::frame::attribute;
use super::package::{Package, Refusal};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// More shared words than a workbook of 64 MB needs; room for as many as it claims is made at once.
const MOST_STRINGS: u64 = 1_000_000;
/// As many styles as a workbook can have, and far more than one of them takes; each is copied whole.
const MOST_STYLES: usize = 65_536;
const LONGEST_STYLE: usize = 2_000;

/// The name of every sheet in order, and the part that it is: found as calamine finds it, so that both look
/// at the same sheet.
pub(super) fn sheet_paths(package: &mut Package<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let (folder, name) = workbook_path(package)?;
    let mut targets = HashMap::new();
    each_element(package, &format!("{folder}_rels/{name}.rels"), |element| {
        if element.local_name().as_ref() == "Relationship"
            && let Some(id) = attribute(element, "Id")?
        {
            targets.insert(id, attribute(element, "Target")?.unwrap_or_default());
        }
        Ok(())
    })?;
    let mut paths = Vec::new();
    each_element(package, &format!("{folder}{name}"), |element| {
        if element.local_name().as_ref() != "sheet" {
            return Ok(());
        }
        let mut id = String::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(Refusal::damaged)?;
            if attribute.key.local_name().as_ref() == "id" {
                id = attribute.value.into_owned();
            }
        }
        let name = attribute(element, "name")?.unwrap_or_default();
        let name = unescape(&name).map_err(Refusal::damaged)?.into_owned();
        let target = targets.get(&id).ok_or_else(|| Refusal::damaged("a sheet of it is missing"))?;
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("{folder}{target}"),
        };
        paths.push((name, path));
        Ok(())
    })?;
    Ok(paths)
}

/// The folder of the workbook's own part, and its name.
fn workbook_path(package: &mut Package<'_>) -> Result<(String, String), Refusal> {
    let mut found = None;
    each_element(package, "_rels/.rels", |element| {
        let kind = attribute(element, "Type")?;
        if kind.is_some_and(|kind| kind.ends_with("/relationships/officeDocument")) {
            found = attribute(element, "Target")?;
        }
        Ok(())
    })?;
    let path = found.ok_or_else(|| Refusal::damaged("it is a zip archive of something else"))?;
    let path = unescape(&path).map_err(Refusal::damaged)?.into_owned();
    let path = path.strip_prefix('/').unwrap_or(&path);
    let name_at = path.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, name) = path.split_at(name_at);
    Ok((folder.to_owned(), if name.is_empty() { "workbook.xml" } else { name }.to_owned()))
}

/// Refuses numbers and sizes for which calamine would ask more memory than there is.
pub(super) fn check_parts(package: &mut Package<'_>) -> Result<(), Refusal> {
    let (folder, _) = workbook_path(package)?;
    each_element(package, &format!("{folder}sharedStrings.xml"), |element| {
        let count = attribute(element, "uniqueCount")?.and_then(|count| count.parse::<u64>().ok());
        if count.is_some_and(|count| count > MOST_STRINGS) {
            return Err(Refusal::damaged("it claims to have more than a million different words"));
        }
        Ok(())
    })?;
    let mut styles = 0;
    each_element(package, &format!("{folder}styles.xml"), |element| {
        styles += usize::from(element.local_name().as_ref() == "xf");
        if styles > 2 * MOST_STYLES || element.attributes_raw().len() > LONGEST_STYLE {
            return Err(Refusal::damaged("it has more or longer styles than a workbook can have"));
        }
        Ok(())
    })
}

/// Visits every element of a part, if the workbook has that part.
fn each_element(
    package: &mut Package<'_>,
    path: &str,
    mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let Some(xml) = package.part(path)? else { return Ok(()) };
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(Refusal::damaged)? {
            Event::Start(element) | Event::Empty(element) => visit(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
