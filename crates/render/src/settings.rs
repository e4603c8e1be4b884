//! A house's settings as data for its Typst functions: lengths in points, colours as `#rrggbb`.

use boardpaper_data::house::{COLUMN_GUTTER, House, Margin};
use boardpaper_data::written::{Table, Value};
use serde_json::{Map, Value as Json, json};

/// Where the settings of a house stand, as it is in one language.
pub(crate) fn settings_path(house: &House) -> String {
    match &house.language {
        Some(language) => format!("/settings-{language}.json"),
        None => "/settings.json".to_owned(),
    }
}

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
        .map(|kind| {
            (kind.kind.clone(), json!({ "word": kind.word, "colour": kind.colour, "mark": kind.mark }))
        })
        .collect();
    let height = house.paper_size().1;
    json!({
        "name": house.name(),
        "page": {
            "paper": house.paper,
            "column": house.text_width(),
            "width": house.paper_size().0,
            "height": height,
            "text-height": height - house.margin.top - house.margin.bottom,
            "margin": margin(house.margin),
        },
        "text": {
            "fonts": fonts,
            "size": house.text.size,
            "small-size": house.text.small_size,
            "heading-size": house.text.heading_size,
            "title-size": house.text.title_size,
            "leading": house.text.leading,
            "number-column": house.number_column(),
        },
        "colours": house.colours,
        "boxes": boxes,
        "plan": { "landscape": house.plan.landscape, "margin": margin(house.plan.margin) },
        "review": {
            "columns": house.review.columns,
            "gutter": COLUMN_GUTTER,
            "contents-depth": house.review.contents_depth,
            "number-column": house.review_number_column(),
            "roman-front": house.review.roman_front,
        },
        "recommendation": { "look": house.report.recommendation.look },
        "header": {
            "look": if house.header.is_table { "table" } else { "lines" },
            "answers": if house.header.answers_in_boxes { "boxes" } else { "words" },
        },
        "contacts": {
            "columns": house.report.contacts.columns,
            "look": if house.report.contacts.in_box { "box" } else { "plain" },
        },
        "citation-superscript": house.numbering.citation_superscript,
        "look": house.look.as_ref().map_or_else(|| json!({}), table_json),
    })
    .to_string()
}

fn margin(margin: Margin) -> Json {
    json!({ "top": margin.top, "right": margin.right, "bottom": margin.bottom, "left": margin.left })
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
