//! Pages whose pictures have no more pixels than print needs at the size at which they are shown.
//!
//! How large a picture is shown is for a house's templates to say, and known once pages are laid out.

use super::Pictures;
use super::for_print::{ForPrint, for_print};
use std::collections::HashMap;
use std::sync::Arc;
use typst::diag::{At, SourceResult};
use typst::foundations::Bytes;
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::model::Document;
use typst::syntax::Span;
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterFormat, RasterImage};
use typst_layout::PagedDocument;

/// What printers show of a picture, in pixels to the inch.
const TO_THE_INCH: f64 = 300.0;

/// The pages with each picture as print needs it, house pictures too; pages without any are kept as they are.
///
/// # Errors
/// A picture that cannot be read, at the place where it is shown.
#[expect(
    clippy::mutable_key_type,
    reason = "what `Bytes` keeps besides is the hash of bytes that never change"
)]
pub(crate) fn with_pictures_for_print(
    document: PagedDocument,
    pictures: &Pictures,
) -> SourceResult<PagedDocument> {
    let mut shown = Shown { pictures, sizes: HashMap::new() };
    for page in document.pages() {
        shown.frame(&page.frame, Transform::identity());
    }
    let mut printed = HashMap::new();
    for (key, (bytes, needed)) in shown.sizes {
        match for_print(&bytes, needed) {
            Some(smaller) => drop(printed.insert(key, Printed::Smaller(smaller))),
            None if pictures.stood_for.contains_key(key.as_slice()) => {
                printed.insert(key, Printed::AsItIs(bytes));
            }
            None => {}
        }
    }
    if printed.is_empty() {
        return Ok(document);
    }
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        page.frame = replaced(&page.frame, &printed)?;
        Ok(page)
    });
    Ok(PagedDocument::new(pages.collect::<SourceResult<_>>()?, document.info().clone()))
}

/// A picture in place of the one that was laid out.
enum Printed {
    /// Worked for print.
    Smaller(Arc<ForPrint>),
    /// The writer's file, in place of the drawing that stood for it.
    AsItIs(Bytes),
}

impl Printed {
    fn to_typst(&self, span: Span) -> SourceResult<RasterImage> {
        match self {
            Self::Smaller(smaller) => smaller.to_typst(),
            Self::AsItIs(bytes) => {
                let format = ExchangeFormat::detect(bytes).unwrap_or(ExchangeFormat::Png);
                RasterImage::plain(bytes.clone(), format)
            }
        }
        .at(span)
    }
}

/// The pictures on pages, by the file that was laid out.
struct Shown<'a> {
    pictures: &'a Pictures,
    /// The file of each, and the pixels needed across and down where it is shown largest.
    sizes: HashMap<Bytes, (Bytes, (f64, f64))>,
}

impl Shown<'_> {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let to_page = to_page.pre_concat(Transform::translate(at.x, at.y));
                    self.frame(&group.frame, to_page.pre_concat(group.transform));
                }
                FrameItem::Image(image, size, _) => self.image(image, *size, to_page),
                _ => {}
            }
        }
    }

    fn image(&mut self, image: &Image, size: Size, to_page: Transform) {
        let Some(laid_out) = laid_out(image) else { return };
        let file = match image.kind() {
            ImageKind::Svg(_) => match self.pictures.stood_for.get(laid_out.as_slice()) {
                Some(picture) => Bytes::new(Arc::clone(picture)),
                None => return,
            },
            _ => laid_out.clone(),
        };
        let pixels = |x: Abs, y: Abs| x.to_inches().hypot(y.to_inches()) * TO_THE_INCH;
        let across = pixels(to_page.sx.of(size.x), to_page.ky.of(size.x));
        let down = pixels(to_page.kx.of(size.y), to_page.sy.of(size.y));
        let (_, needed) = self.sizes.entry(laid_out.clone()).or_insert((file, (0.0, 0.0)));
        *needed = (needed.0.max(across), needed.1.max(down));
    }
}

/// The file by which a picture was laid out, if it may be worked.
fn laid_out(image: &Image) -> Option<&Bytes> {
    match image.kind() {
        ImageKind::Raster(raster) if matches!(raster.format(), RasterFormat::Exchange(_)) => {
            Some(raster.data())
        }
        ImageKind::Svg(drawing) => Some(drawing.data()),
        _ => None,
    }
}

#[expect(
    clippy::mutable_key_type,
    reason = "what `Bytes` keeps besides is the hash of bytes that never change"
)]
fn replaced(old: &Frame, printed: &HashMap<Bytes, Printed>) -> SourceResult<Frame> {
    let mut new = Frame::new(old.size(), old.kind());
    if old.has_baseline() {
        new.set_baseline(old.baseline());
    }
    let items = old.items().map(|(at, item)| -> SourceResult<(Point, FrameItem)> {
        let item = match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = replaced(&group.frame, printed)?;
                FrameItem::Group(group)
            }
            FrameItem::Image(image, size, span) => match laid_out(image).and_then(|file| printed.get(file)) {
                Some(picture) => {
                    let kind = ImageKind::Raster(picture.to_typst(*span)?);
                    let image = Image::new(kind, image.alt().map(Into::into), image.scaling());
                    FrameItem::Image(image, *size, *span)
                }
                None => item.clone(),
            },
            _ => item.clone(),
        };
        Ok((*at, item))
    });
    new.push_multiple(items.collect::<SourceResult<Vec<_>>>()?);
    Ok(new)
}
