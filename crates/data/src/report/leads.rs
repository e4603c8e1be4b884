//! Where a report leads: the files and pictures that it names, and its links.

use super::read::{Reader, Surroundings};
use super::{LinkTarget, Picture, Report, texts_named};
use crate::addresses::{self, leads_out};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Kind, Reading, read_document};
use crate::files::{Documents, ReadError, resolve_path};
use crate::prose::{self, Block, BlockKind, Inline, Visit};
use crate::rules::{self, Rule};
use crate::source::{SourceId, Span, Spanned, Text};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Surroundings<'_> {
    /// The file that a path means which was written in the file `from`: its own path and its bytes. What
    /// keeps it from being read is reported.
    pub(crate) fn read_file(
        &self,
        from: &str,
        written: &str,
        span: Span,
        missing: &'static Rule,
        problems: &mut Problems,
    ) -> Option<(String, Arc<[u8]>)> {
        let outside = || {
            Diagnostic::new(&rules::OUTSIDE_WORKSPACE, span, format!("`{written}` leaves the workspace"))
                .hint("copy the file into the workspace and name it there")
        };
        let Some(path) = resolve_path(from, written) else {
            problems.push(outside());
            return None;
        };
        let fault = match self.files.read(&path) {
            Ok(bytes) => return Some((path, bytes)),
            Err(ReadError::Outside) => outside(),
            Err(ReadError::Missing) => {
                let from = match written.starts_with('/') {
                    true => "a path that begins with `/` begins at the folder of boardpaper.toml",
                    false => "it is looked for beside the file that names it",
                };
                Diagnostic::new(missing, span, format!("there is no file `{path}`"))
                    .hint(format!("check the name, capitals too; {from}"))
            }
            Err(ReadError::Folder) => {
                Diagnostic::new(missing, span, format!("`{path}` is a folder")).hint("name a file in it")
            }
            Err(ReadError::TooLarge(bytes)) => {
                Diagnostic::new(&rules::NOT_TEXT, span, format!("`{path}` has {} MB", bytes / (1024 * 1024)))
                    .hint(match path.to_lowercase().ends_with(".xlsx") {
                        true => "copy the plan alone into a new workbook, and name that",
                        false => "make it smaller",
                    })
            }
            Err(ReadError::Unreadable(why)) => {
                Diagnostic::new(&rules::UNREADABLE, span, format!("`{path}` cannot be read: {why}"))
                    .hint("check that you may open the file")
            }
        };
        problems.push(fault);
        None
    }
}

impl Reader<'_, '_> {
    /// A file named in the document.
    pub(super) fn file(&mut self, written: &Text, missing: &'static Rule) -> Option<(String, Arc<[u8]>)> {
        let from = self.around.sources.get(written.span().source);
        self.around.read_file(from.path(), written.as_str(), written.span(), missing, self.problems)
    }

    pub(super) fn pictures(&mut self, report: &Report) -> BTreeMap<(SourceId, String), Picture> {
        let mut named: Vec<Spanned<String>> = Vec::new();
        report.walk(&mut |visit| match visit {
            Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. })
            | Visit::Inline(Inline { kind: prose::InlineKind::Image(image), .. }) => {
                named.push(image.path.clone());
            }
            _ => {}
        });
        named.extend(report.covers.iter().filter_map(|covers| Some(covers.picture.as_ref()?.path.clone())));
        let mut pictures = BTreeMap::new();
        for Spanned { value, span } in named {
            let key = (span.source, value);
            if key.1.trim().is_empty() || pictures.contains_key(&key) {
                continue;
            }
            let from = self.around.sources.get(span.source);
            if let Some((path, bytes)) =
                self.around.read_file(from.path(), &key.1, span, &rules::MISSING_FILE, self.problems)
            {
                pictures.insert(key, Picture { path, bytes, span });
            }
        }
        pictures
    }

    pub(super) fn links(&mut self, report: &Report) -> BTreeMap<(SourceId, String), LinkTarget> {
        let mut named: Vec<Spanned<String>> = Vec::new();
        report.walk(&mut |visit| {
            if let Visit::Inline(Inline { kind: prose::InlineKind::Link { target, .. }, .. }) = visit {
                named.push(target.clone());
            }
        });
        named.extend(report.background_papers.iter().filter_map(|paper| paper.url.clone()));
        named.extend(report.references.iter().filter_map(|reference| reference.url.clone()));
        let mut links = BTreeMap::new();
        // That an address or a file is not given was told where it is missing.
        for Spanned { value, span } in named.into_iter().filter(|named| !named.value.trim().is_empty()) {
            let from = self.around.sources.get(span.source);
            match link_target(&value, from.path(), &self.written.path, self.around.documents) {
                Ok(target) => {
                    links.insert((span.source, value), target);
                }
                Err(_) if self.is_plan(from.path(), &value) => self.problems.push(
                    Diagnostic::new(
                        &rules::BAD_LINK,
                        span,
                        format!("the link `{value}` leads to an action plan that is not built on its own"),
                    )
                    .hint(
                        "link to the document that prints the plan, or write `standalone = true` in the plan",
                    ),
                ),
                Err(_) if self.is_own_text(from.path(), &value) => self.problems.push(
                    Diagnostic::new(
                        &rules::BAD_LINK,
                        span,
                        format!("the link `{value}` leads to a part of this document"),
                    )
                    .hint(
                        "name what it should lead to, as in `# Heading {#name}`, and write `[words](#name)`",
                    ),
                ),
                Err(why) => self.problems.push(
                    Diagnostic::new(&rules::BAD_LINK, span, format!("the link `{value}` {why}"))
                        .hint(how_to_lead_somewhere(&value, why)),
                ),
            }
        }
        links
    }
}

impl Reader<'_, '_> {
    /// Whether a path leads to a file that this document is written in besides its own.
    fn is_own_text(&self, from: &str, written: &str) -> bool {
        let path = percent_decode_str(written).decode_utf8().ok().and_then(|path| resolve_path(from, &path));
        path.is_some_and(|path| texts_named(self.written, self.around.sources).contains(&path))
    }

    /// Whether a path leads to a file that says it is an action plan.
    fn is_plan(&self, from: &str, written: &str) -> bool {
        let path = percent_decode_str(written).decode_utf8().ok().and_then(|path| resolve_path(from, &path));
        let Some((path, bytes)) =
            path.and_then(|path| Some((path.clone(), self.around.files.read(&path).ok()?)))
        else {
            return false;
        };
        let reading = read_document(&path, bytes.to_vec(), self.around.sources, &mut Problems::default());
        matches!(reading, Reading::Document(written) if written.kind == Kind::Plan)
    }
}

/// What cannot stand in an address as it is (RFC 3986, section 2); other letters than ASCII never can.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// In a path, what begins a query or a fragment is a letter like others.
const UNSAFE_IN_PATH: &AsciiSet = &UNSAFE.add(b'%').add(b'?').add(b'#').add(b':').add(b'[').add(b']');

/// An address as it may stand in a file: behind the host, brackets and signs `%` that begin nothing are encoded too.
fn whole(written: &str) -> String {
    let encoded = utf8_percent_encode(written, UNSAFE).to_string();
    let host = encoded.find("://").map_or(0, |at| at + "://".len());
    let end = encoded[host..].find(['/', '?', '#']).map_or(encoded.len(), |at| host + at);
    let (mut whole, mut rest) = (encoded[..end].to_owned(), &encoded[end..]);
    while let Some(at) = rest.find(['[', ']', '%']) {
        let (before, after) = rest.split_at(at);
        let is_code = after.len() > 2 && after.bytes().skip(1).take(2).all(|byte| byte.is_ascii_hexdigit());
        whole.push_str(before);
        whole.push_str(match after.as_bytes()[0] {
            b'[' => "%5B",
            b']' => "%5D",
            _ if is_code => "%",
            _ => "%25",
        });
        rest = &after[1..];
    }
    whole + rest
}

/// Where a link leads: an address, or a document of the workspace by the path of its source.
fn link_target(
    written: &str,
    from: &str,
    document: &str,
    documents: &dyn Documents,
) -> Result<LinkTarget, &'static str> {
    let scheme = written
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)));
    if scheme.is_some() {
        return if leads_out(written) {
            Ok(LinkTarget::Address(whole(written)))
        } else if addresses::scheme(written).is_some() {
            Err("is not a whole address")
        } else {
            Err("leads to a kind of place that a paper cannot")
        };
    }
    let written = percent_decode_str(written).decode_utf8().map_err(|_| "is not spelt as an address")?;
    let path = resolve_path(from, &written).ok_or("leaves the workspace")?;
    if path == document {
        return Err("leads to this document itself");
    }
    if !documents.has(&path) {
        let whole = path.split_once('#').filter(|(whole, _)| documents.has(whole));
        return Err(match whole {
            Some(_) => TO_A_PLACE,
            None => "leads to no document of the workspace",
        });
    }
    let stem = path.rsplit_once('.').map_or(&*path, |(stem, _)| stem);
    let relative = relative(document, stem);
    Ok(LinkTarget::Document(utf8_percent_encode(&relative, UNSAFE_IN_PATH).to_string()))
}

/// Why a link to a paragraph of another paper is none: its number may change without this paper being built again.
const TO_A_PLACE: &str = "leads to a place in another document, and only the whole of it can be led to";

/// What to write in place of an address that leads nowhere.
fn how_to_lead_somewhere(written: &str, why: &str) -> String {
    if why == TO_A_PLACE {
        let whole = written.split('#').next().unwrap_or_default();
        return format!("write `{whole}`, and say in words which place is meant");
    }
    if written.starts_with("www.") {
        return format!("write `https://{written}`");
    }
    match written.split_once('@') {
        Some((name, host)) if !name.contains([':', '/', ' ']) && host.contains('.') => {
            format!("write `mailto:{written}`")
        }
        _ => "use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another \
              document's source"
            .to_owned(),
    }
}

/// The path `to` as seen from the folder of the file `from`.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folder = &from[..from.len() - 1];
    let shared = folder.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folder.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_address_is_spelt_in_ascii() {
        let documents = BTreeSet::from(["data/b c.md".to_owned()]);
        let target = |written| link_target(written, "data/this.md", "data/this.md", &documents);
        let address = "https://x.example/日?a=b%20c d";
        assert_eq!(
            target(address),
            Ok(LinkTarget::Address("https://x.example/%E6%97%A5?a=b%20c%20d".into()))
        );
        let target_of = |written| target(written).ok();
        let address = |address: &str| Some(LinkTarget::Address(address.into()));
        assert_eq!(
            target_of("https://x.example/a[b]?c[]=50%&d=%5B"),
            address("https://x.example/a%5Bb%5D?c%5B%5D=50%25&d=%5B")
        );
        assert_eq!(target_of("http://[::1]/[a]"), address("http://[::1]/%5Ba%5D"));
        assert_eq!(target("b%20c.md"), Ok(LinkTarget::Document("b%20c".into())));
        assert_eq!(target("b c.md"), Ok(LinkTarget::Document("b%20c".into())));
    }

    #[test]
    fn a_link_to_a_source_leads_to_its_output() {
        let documents = BTreeSet::from(["data/a/other.md".to_owned()]);
        let target = |written| link_target(written, "data/b/this.md", "data/b/this.md", &documents);
        assert_eq!(target("../a/other.md"), Ok(LinkTarget::Document("../a/other".into())));
        assert_eq!(target("/data/a/other.md"), Ok(LinkTarget::Document("../a/other".into())));
        assert!(target("../a/nothing.md").is_err());
        assert!(target("javascript:alert(1)").is_err());
        assert_eq!(target("https://"), Err("is not a whole address"));
        assert_eq!(target("HTTPS://x.example"), Ok(LinkTarget::Address("HTTPS://x.example".into())));
    }
}
