//! A house's settings as data for its Typst functions: lengths in points, colours as `#rrggbb`.

use boardpaper_data::house::House;
use boardpaper_data::written::{Table, Value};
use serde_json::{Map, Value as Json, json};

/// What `json("/settings.json")` gives in a house's Typst files.
pub(crate) fn settings_json(house: &House) -> String {
    let fonts: Vec<&str> = house
        .text
        .fonts
        .iter()
        .map(|family| family.value.as_str())
        .chain(crate::fonts::FALLBACKS.into_iter().filter(|fallback| {
            !house.text.fonts.iter().any(|family| family.value.eq_ignore_ascii_case(fallback))
        }))
        .collect();
    let boxes: Map<String, Json> = house
        .boxes
        .iter()
        .map(|kind| (kind.kind.clone(), json!({ "word": kind.word, "colour": kind.colour })))
        .collect();
    let number_column = if hangs(house) { house.text.number_width } else { 0.0 };
    let (width, height) = paper_size(&house.paper);
    json!({
        "name": house.name(),
        "page": {
            "paper": house.paper,
            "column": width - house.margin.left - house.margin.right - number_column,
            "text-height": height - house.margin.top - house.margin.bottom,
            "margin": {
                "top": house.margin.top,
                "right": house.margin.right,
                "bottom": house.margin.bottom,
                "left": house.margin.left,
            },
        },
        "text": {
            "fonts": fonts,
            "size": house.text.size,
            "small-size": house.text.small_size,
            "heading-size": house.text.heading_size,
            "title-size": house.text.title_size,
            "leading": house.text.leading,
            "number-column": number_column,
        },
        "colours": house.colours,
        "boxes": boxes,
        "citation-superscript": house.numbering.citation_superscript,
        "look": house.look.as_ref().map_or_else(|| json!({}), table_json),
    })
    .to_string()
}

/// Whether anything numbers in the column to the left of the text.
fn hangs(house: &House) -> bool {
    house.numbering.section.is_some() || house.numbering.paragraph.is_some()
}

/// Width and height of a paper, in points.
fn paper_size(paper: &str) -> (f64, f64) {
    let millimetres = 72.0 / 25.4;
    match paper {
        "a3" => (297.0 * millimetres, 420.0 * millimetres),
        "a5" => (148.0 * millimetres, 210.0 * millimetres),
        "us-letter" => (612.0, 792.0),
        _ => (210.0 * millimetres, 297.0 * millimetres),
    }
}

fn table_json(table: &Table) -> Json {
    Json::Object(
        table.entries.iter().map(|entry| (entry.key.clone(), value_json(&entry.value.value))).collect(),
    )
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::String(text) => json!(text.as_str()),
        Value::Integer(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Boolean(value) => json!(value),
        Value::Date(date) => json!(date.to_string()),
        Value::Time | Value::Null | Value::Invalid => Json::Null,
        Value::List(items) => Json::Array(items.iter().map(|item| value_json(&item.value)).collect()),
        Value::Table(table) => table_json(table),
    }
}
