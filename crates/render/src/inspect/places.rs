//! Where in the files of a house a colour or a size is written.

use super::Inspected;
use crate::functions::all;
use crate::messages::template_place;
use boardpaper_data::source::Span;
use boardpaper_data::written::{Node, Table, Value};
use typst::syntax::{FileId, LinkedNode, SyntaxKind};

impl Inspected<'_> {
    /// The value of a setting, by its path.
    pub(super) fn setting(&self, path: &[&str]) -> Option<&Node> {
        let (last, tables) = path.split_last()?;
        let table =
            tables.iter().try_fold(self.settings, |table, key| match &table.get(key)?.value.value {
                Value::Table(table) => Some(table),
                _ => None,
            })?;
        Some(&table.get(last)?.value)
    }

    /// Where a setting stands.
    pub(super) fn place(&self, path: &[&str]) -> Option<Span> {
        Some(self.setting(path)?.span)
    }

    /// Whether a place is in the house itself, and not in one that it extends.
    fn is_own(&self, place: Span) -> bool {
        let own = format!("templates/{}/", self.house.house().name());
        self.sources.get(place.source).path().starts_with(&own)
    }

    /// Where two colours are written that stand one on the other: the one that the house itself says,
    /// if it says one of them.
    pub(super) fn colours(&self, colour: &str, behind: &str) -> Option<Span> {
        let (colour, behind) = (self.colour(colour), self.colour(behind));
        match (colour, behind) {
            (Some(colour), Some(behind)) if !self.is_own(colour) && self.is_own(behind) => Some(behind),
            (colour, behind) => colour.or(behind),
        }
    }

    /// Where a colour is written, in `house.toml` or in a drawing function.
    pub(super) fn colour(&self, colour: &str) -> Option<Span> {
        let mut found = Vec::new();
        texts(self.settings, &mut |_, node, text| {
            if text.eq_ignore_ascii_case(colour) {
                found.push(node.span);
            }
        });
        let in_settings = found.iter().copied().find(|place| self.is_own(*place)).or(found.first().copied());
        in_settings.filter(|place| self.is_own(*place)).or_else(|| self.drawn_colour(colour)).or(in_settings)
    }

    fn drawn_colour(&self, colour: &str) -> Option<Span> {
        self.drawn(|node| {
            let written = node.full_text();
            let name = written.trim_matches('"').trim_start_matches('#');
            node.kind() == SyntaxKind::Str && is_colour(name, colour.trim_start_matches('#'))
        })
    }

    /// Where a size of text is written: a setting, or an argument `size` of a drawing function.
    pub(super) fn size(&self, points: f64) -> Option<Span> {
        let text = &self.house.house().text;
        let is_it = |size: f64| (size - points).abs() < 0.05;
        let drawn = self.drawn(|node| {
            if node.kind() != SyntaxKind::Numeric || !is_size(node) {
                return false;
            }
            let written = node.full_text();
            let number =
                |unit: &str| written.strip_suffix(unit).and_then(|number| number.trim().parse::<f64>().ok());
            match (number("pt"), number("em"), number("mm")) {
                (Some(size), ..) => is_it(size),
                (_, Some(share), _) => is_it(share * text.size) || is_it(share * text.small_size),
                (.., Some(size)) => is_it(size * 72.0 / 25.4),
                _ => false,
            }
        });
        let sizes = [
            ("size", text.size),
            ("small_size", text.small_size),
            ("heading_size", text.heading_size),
            ("title_size", text.title_size),
        ];
        let setting = sizes.iter().find(|(_, size)| is_it(*size));
        drawn.or_else(|| self.place(&["text", setting?.0]))
    }

    /// The first place in a drawing file, the nearest layer first, of which something is true; `base`, which
    /// says nothing by itself, is left out.
    fn drawn(&self, is_it: impl Fn(&LinkedNode<'_>) -> bool) -> Option<Span> {
        let house = self.house.house();
        house.chain.iter().filter(|layer| *layer != "base").find_map(|layer| {
            let mut files: Vec<(&FileId, &String)> = self
                .house
                .paths
                .iter()
                .filter(|(id, path)| {
                    let of_layer = format!("/templates/{layer}/");
                    path.ends_with(".typ") && id.get().vpath().get_with_slash().starts_with(&of_layer)
                })
                .collect();
            files.sort_by_key(|(_, path)| path.as_str());
            files.into_iter().find_map(|(id, path)| {
                let source = self.house.sources.get(id)?;
                let node = all(&LinkedNode::new(source.root())).into_iter().find(|node| is_it(node))?;
                Some(template_place(path, source.text(), node.range(), self.sources))
            })
        })
    }
}

/// Whether a number is the value of an argument `size`, or takes part in it.
fn is_size(node: &LinkedNode<'_>) -> bool {
    let mut parent = node.parent();
    while let Some(node) = parent {
        match node.kind() {
            SyntaxKind::Named => {
                return node.children().next().is_some_and(|name| name.leaf_text() == "size");
            }
            SyntaxKind::Binary | SyntaxKind::Parenthesized => parent = node.parent(),
            _ => return false,
        }
    }
    false
}

/// Whether digits as people write them, `999` or `999999`, are those of a colour.
fn is_colour(written: &str, digits: &str) -> bool {
    let long: String = match written.len() {
        3 => written.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => written.to_owned(),
    };
    long.eq_ignore_ascii_case(digits)
}

/// Every text of a table with the path of keys that leads to it.
pub(super) fn texts(table: &Table, look: &mut impl FnMut(&[String], &Node, &str)) {
    let mut path = Vec::new();
    texts_of_table(table, &mut path, look);
}

fn texts_of_table(table: &Table, path: &mut Vec<String>, look: &mut impl FnMut(&[String], &Node, &str)) {
    for entry in &table.entries {
        path.push(entry.key.clone());
        texts_of_value(&entry.value, path, look);
        path.pop();
    }
}

fn texts_of_value(node: &Node, path: &mut Vec<String>, look: &mut impl FnMut(&[String], &Node, &str)) {
    match &node.value {
        Value::String(text) => look(path, node, text.as_str()),
        Value::List(items) => items.iter().for_each(|item| texts_of_value(item, path, look)),
        Value::Table(table) => texts_of_table(table, path, look),
        _ => {}
    }
}
