//! The pictures of a document as they are shown on a screen, in the file itself.

use crate::fonts::Fonts;
use crate::markup::html::{Attribute, HtmlWriter, Tag};
use crate::pictures::for_screen::{ForScreen, for_screen};
use crate::prepared::{PreparedHouse, file_id};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use boardpaper_data::prose::Image;
use boardpaper_data::report::Report;
use boardpaper_data::source::SourceId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A picture that stands in the file.
#[derive(Debug, Clone)]
pub(super) struct ShownPicture {
    /// What kind of file it is: `png`, `jpeg`.
    pub(super) kind: &'static str,
    pub(super) base64: String,
    /// Its size in pixels.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The pictures of a document and the crests of its house.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pictures: BTreeMap<(SourceId, String), Arc<ShownPicture>>,
    logos: BTreeMap<String, String>,
}

impl Shown {
    /// All that a document shows.
    pub(super) fn new(report: &Report, house: &PreparedHouse, fonts: &Fonts) -> Self {
        let mut known: BTreeMap<&str, Option<Arc<ShownPicture>>> = BTreeMap::new();
        let mut pictures = BTreeMap::new();
        for (key, picture) in &report.pictures {
            let shown = known.entry(&picture.path).or_insert_with(|| {
                let ForScreen { bytes, kind, width, height } = &*for_screen(&picture.bytes)?;
                let base64 = STANDARD.encode(bytes);
                Some(Arc::new(ShownPicture { kind, base64, width: *width, height: *height }))
            });
            pictures.extend(shown.clone().map(|shown| (key.clone(), shown)));
        }
        let logos = house.house().in_language(&report.language).logos.iter().filter_map(|logo| {
            let name = &logo.file.value;
            let bytes = house.files.get(&file_id(&format!("/house/{name}")))?;
            // A point is a seventy-second of an inch, a pixel of CSS a ninety-sixth.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "crests are small")]
            let height = (logo.height * 96.0 / 72.0).round().max(1.0) as u32;
            let tag = Tag::new("img").class("logo").with(Attribute::Alt, &logo.alt);
            let tag = tag.with(Attribute::Height, &height.to_string());
            let tag = if name.to_ascii_lowercase().ends_with(".svg") {
                tag.shows("svg+xml", &STANDARD.encode(bytes.as_slice()))
            } else {
                let shown = for_screen(bytes.as_slice())?;
                let width = (shown.width * height / shown.height.max(1)).max(1);
                tag.with(Attribute::Width, &width.to_string())
                    .shows(shown.kind, &STANDARD.encode(&shown.bytes))
            };
            let mut writer = HtmlWriter::new(fonts);
            writer.void(tag);
            Some((name.clone(), writer.finish()))
        });
        Self { pictures, logos: logos.collect() }
    }

    /// A picture of the writer's.
    pub(super) fn picture(&self, image: &Image) -> Option<&ShownPicture> {
        self.pictures.get(&(image.path.span.source, image.path.value.clone())).map(Arc::as_ref)
    }

    /// A crest of the house, as an element.
    pub(super) fn logo(&self, file: &str) -> Option<&str> {
        self.logos.get(file).map(String::as_str)
    }
}
