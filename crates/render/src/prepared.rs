//! A house made ready to render with: its files in memory, its templates compiled, its settings as data.

use crate::fonts::{Fonts, NamedFile};
use crate::html::{OfPages, STYLE_SHEET, sheet};
use crate::logos::has_logos;
use crate::settings::{settings_json, settings_path};
use crate::templates::{self, ALL, Markup};
use crate::used::used_by;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::files::{HouseFile, HouseFiles};
use boardpaper_data::house::House;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use minijinja::Environment;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};

/// Everything of a house that rendering needs; shared by all its documents.
pub struct PreparedHouse {
    pub(crate) house: Arc<House>,
    /// Its templates of Typst.
    pub(crate) typst: Environment<'static>,
    /// Its templates of HTML.
    pub(crate) html: Environment<'static>,
    pub(crate) sources: HashMap<FileId, typst::syntax::Source>,
    pub(crate) files: HashMap<FileId, Bytes>,
    /// Where each Typst file is shown to lie, for messages.
    pub(crate) paths: HashMap<FileId, String>,
    /// What is wrong in its style sheets, which pages of the web alone have.
    pub(crate) faults_of_sheets: Vec<Diagnostic>,
    /// What all its pages have alike.
    pub(crate) of_pages: OfPages,
    /// What writing with each template uses, by its name.
    pub(crate) used: BTreeMap<&'static str, BTreeSet<String>>,
}

/// A file of a house, by one of the names that its documents know it by.
#[derive(Debug, Clone, Copy)]
pub struct NamedHouseFile<'a> {
    /// `/house/NAME` for the nearest layer that has it, or `/templates/LAYER/NAME`.
    pub name: &'a str,
    /// Its path, in the workspace or among the shipped houses.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl PreparedHouse {
    /// Reads and compiles a house's files. Template faults are found when a document meets them.
    pub fn new(
        house: Arc<House>,
        files: &dyn HouseFiles,
        fonts: &Arc<Fonts>,
        sources: &Sources,
        problems: &mut Problems,
    ) -> Option<Self> {
        for family in &house.text.fonts {
            if fonts.is_locked(&family.value) {
                problems.report(
                    &rules::HOUSE_FILE,
                    family.span,
                    format!("the licence of the font `{}` forbids that it is put into a PDF", family.value),
                    "ask its maker for one that may be embedded, or name another font",
                );
                return None;
            }
            if !fonts.has_family(&family.value) {
                problems.push(
                    Diagnostic::new(
                        &rules::HOUSE_FILE,
                        family.span,
                        format!("there is no font `{}`", family.value),
                    )
                    .hint("put its files into the workspace's `fonts` folder, or name a font that is there"),
                );
                return None;
            }
        }
        let (mut found, mut faults_of_sheets) = (BTreeMap::new(), Vec::new());
        for layer in &house.chain {
            for file in files.files(layer) {
                let Ok(Some(HouseFile { path, bytes })) = files.read(layer, &file) else {
                    problems.push(
                        Diagnostic::of_file(
                            &rules::UNREADABLE,
                            format!("templates/{layer}/{file}"),
                            format!("the house's file `{file}` cannot be read"),
                        )
                        .hint("check that you may open the file"),
                    );
                    return None;
                };
                if is_text(&file) && std::str::from_utf8(&bytes).is_err() {
                    let fault = Diagnostic::of_file(&rules::NOT_TEXT, &path, "this file is not UTF-8 text")
                        .hint("open it in an editor and save it as UTF-8");
                    if file == STYLE_SHEET {
                        faults_of_sheets.push(fault);
                        continue;
                    }
                    problems.push(fault);
                    return None;
                }
                let bytes = if is_text(&file) { without_mark(bytes) } else { bytes };
                if file == STYLE_SHEET {
                    faults_of_sheets.extend(faults_of_sheet(&path, &bytes, sources));
                }
                // The nearest layer that has a file is the one meant by its name alone.
                found.entry(format!("/house/{file}")).or_insert_with(|| (path.clone(), Arc::clone(&bytes)));
                found.insert(format!("/templates/{layer}/{file}"), (path, bytes));
            }
        }
        let environment = |markup| templates::environment(markup, &found, Arc::clone(fonts));
        let (typst, html) = (environment(Markup::Typst), environment(Markup::Html));
        let mut prepared = Self {
            typst,
            html,
            sources: HashMap::new(),
            files: HashMap::new(),
            paths: HashMap::new(),
            faults_of_sheets,
            of_pages: OfPages::new(&house, |layer| {
                found.get(&format!("/templates/{layer}/{STYLE_SHEET}")).map(|(_, bytes)| &**bytes)
            }),
            used: BTreeMap::new(),
            house,
        };
        for (name, (path, bytes)) in found {
            let id = file_id(&name);
            if name.ends_with(".typ") {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                prepared.sources.insert(id, typst::syntax::Source::new(id, text));
            }
            prepared.files.insert(id, Bytes::new(bytes.to_vec()));
            prepared.paths.insert(id, path);
        }
        let settings = settings_json(&prepared.house);
        prepared.files.insert(file_id("/settings.json"), Bytes::from_string(settings));
        for language in prepared.house.languages.values() {
            let path = settings_path(language);
            prepared.files.insert(file_id(&path), Bytes::from_string(settings_json(language)));
        }
        let used = ALL.iter().map(|(markup, template)| (*template, used_by(&prepared, *markup, template)));
        prepared.used = used.collect();
        if has_logos(&prepared, fonts, problems) { Some(prepared) } else { None }
    }

    /// Its files, by each of the names that they are known by.
    pub fn files(&self) -> impl Iterator<Item = NamedHouseFile<'_>> {
        self.paths.iter().filter_map(|(id, path)| {
            let bytes = self.files.get(id)?.as_slice();
            Some(NamedHouseFile { name: id.get().vpath().get_with_slash(), path, bytes })
        })
    }

    /// Every file that Typst can read of the house, by the path that it asks for; for measuring Typst alone.
    pub fn typst_files(&self) -> Vec<NamedFile> {
        let files = self.files.iter();
        files.map(|(id, bytes)| (id.get().vpath().get_with_slash().to_owned(), bytes.to_vec())).collect()
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.house
    }
}

/// What is wrong in a style sheet, each at its place.
fn faults_of_sheet(path: &str, css: &[u8], sources: &Sources) -> Vec<Diagnostic> {
    let css = String::from_utf8_lossy(css);
    let slips = sheet(&css).slips;
    if slips.is_empty() {
        return Vec::new();
    }
    let id = sources.add(Source::new(path, css.as_ref()));
    let told = slips.into_iter().map(|slip| {
        Diagnostic::new(&rules::HOUSE_FILE, Span::new(id, slip.at), slip.message).hint(slip.hint)
    });
    told.collect()
}

/// A text without the byte order mark that some editors put before it. Within a page it would be a part of a name.
fn without_mark(bytes: Arc<[u8]>) -> Arc<[u8]> {
    bytes.strip_prefix(b"\xef\xbb\xbf").map(Arc::from).unwrap_or(bytes)
}

/// Whether a file of a house is one that people write.
fn is_text(file: &str) -> bool {
    [".j2", ".typ", ".toml", ".css"].iter().any(|ending| file.ends_with(ending))
}

/// The id of a path that Typst sees. The set of such paths is small and fixed, since ids are never given back.
pub(crate) fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path)
        .unwrap_or_else(|_| VirtualPath::new("/invalid").expect("a plain name is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}
