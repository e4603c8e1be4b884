//! minijinja, set up so that no value reaches Typst or HTML but escaped, and an unknown value is a fault.

use crate::fonts::Fonts;
use crate::markup::html::{Address, direction, escape_html};
use crate::markup::{escape_literal, escape_markup};
use boardpaper_data::report::Kind;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The markup that templates of a name write: each has an environment of its own, which knows no others, so that no
/// template of one markup can be put into another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    Typst,
    Html,
}

impl Markup {
    /// The markup of a template by its name; none of a name that says none.
    pub(crate) fn of(template: &str) -> Option<Self> {
        [Self::Typst, Self::Html].into_iter().find(|markup| template.ends_with(markup.ending()))
    }

    /// How the names of its templates end.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Typst => ".typ.j2",
            Self::Html => ".html.j2",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Typst => "typst",
            Self::Html => "html",
        }
    }

    /// The template that arranges a document of a kind.
    pub(crate) fn template_of(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Typst, Kind::Report) => "report.typ.j2",
            (Self::Typst, Kind::Plan) => "plan.typ.j2",
            (Self::Typst, Kind::Review) => "review.typ.j2",
            (Self::Html, Kind::Report) => "report.html.j2",
            (Self::Html, Kind::Plan) => "plan.html.j2",
            (Self::Html, Kind::Review) => "review.html.j2",
        }
    }
}

/// Where a template names a block that it writes.
pub(crate) fn find_block(text: &str, block: &str) -> Option<Range<usize>> {
    let named = format!("block {block}");
    text.match_indices(&named).map(|(at, found)| at + "block ".len()..at + found.len()).find(|range| {
        text[range.end..].starts_with(|c: char| c.is_whitespace() || "%-+".contains(c))
            && text[..range.start].trim_end_matches("block ").trim_end().ends_with(['%', '-', '+'])
    })
}

/// The templates that arrange documents.
pub(crate) const ALL: [(Markup, &str); 6] = [
    (Markup::Typst, "report.typ.j2"),
    (Markup::Typst, "plan.typ.j2"),
    (Markup::Typst, "review.typ.j2"),
    (Markup::Html, "report.html.j2"),
    (Markup::Html, "plan.html.j2"),
    (Markup::Html, "review.html.j2"),
];

/// The templates that draw parts within the text of an HTML file, which none of those names.
pub(crate) const PARTS: [&str; 1] = ["box.html.j2"];

/// Instructions that one document may take: a loop without end stops here.
const FUEL: u64 = 20_000_000;

/// An environment with a house's templates of one markup, each under its own name for the nearest layer that has it
/// and under `layer/name` for one layer's.
pub(crate) fn environment(
    markup: Markup,
    files: &BTreeMap<String, (String, Arc<[u8]>)>,
    fonts: Arc<Fonts>,
) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    // A template whose name says no markup fails closed: its values are not printed.
    environment.set_auto_escape_callback(move |name| match Markup::of(name) {
        Some(known) if known == markup => AutoEscape::Custom(markup.name().into()),
        _ => AutoEscape::None,
    });
    // Nothing makes a text safe but the writer of markup.
    environment.remove_filter("safe");
    let for_literals = Arc::clone(&fonts);
    environment.set_formatter(move |out, state, value| format_value(out, state, value, markup, &fonts));
    match markup {
        Markup::Typst => environment.add_filter("literal", move |value: &Value| -> Result<Value, Error> {
            literal(value, &for_literals)
        }),
        Markup::Html => {
            environment.add_filter("address", address);
            environment.add_filter("direction", |language: &str| direction(language));
        }
    }
    let templates: BTreeMap<String, String> = files
        .iter()
        .filter(|(name, _)| Markup::of(name) == Some(markup))
        .filter_map(|(name, (_, bytes))| {
            let name = name.strip_prefix("/house/").or_else(|| name.strip_prefix("/templates/"))?;
            Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        })
        .collect();
    environment.set_loader(move |name| Ok(templates.get(name).cloned()));
    environment
}

/// Writes a value into a template's output: markup as it is, everything else escaped.
fn format_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
    markup: Markup,
    fonts: &Fonts,
) -> Result<(), Error> {
    if !matches!(state.auto_escape(), AutoEscape::Custom(name) if name == markup.name()) {
        return Err(Error::new(ErrorKind::InvalidOperation, "escaping cannot be switched off"));
    }
    let mut escaped = String::new();
    match value.kind() {
        ValueKind::None => {}
        ValueKind::Undefined => {
            return Err(Error::new(ErrorKind::UndefinedError, "this value is unknown"));
        }
        ValueKind::Number => escaped = value.to_string(),
        ValueKind::Bool => escaped.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::String if value.is_safe() => escaped.push_str(value.as_str().unwrap_or_default()),
        ValueKind::String => match markup {
            Markup::Typst => escape_markup(value.as_str().unwrap_or_default(), fonts, &mut escaped),
            Markup::Html => escape_html(value.as_str().unwrap_or_default(), fonts, &mut escaped),
        },
        kind => {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} cannot be printed")));
        }
    }
    out.write_str(&escaped).map_err(|_| Error::new(ErrorKind::WriteFailure, "the output is full"))
}

/// A value as a Typst literal, for arguments in code: text in quotation marks, `none`, numbers, true and false.
fn literal(value: &Value, fonts: &Fonts) -> Result<Value, Error> {
    let mut code = String::new();
    match value.kind() {
        ValueKind::None => code.push_str("none"),
        ValueKind::Undefined => return Err(Error::new(ErrorKind::UndefinedError, "this value is unknown")),
        ValueKind::Number => code = value.to_string(),
        ValueKind::Bool => code.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::String if value.is_safe() => {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "this value is markup; write it between [ and ]",
            ));
        }
        ValueKind::String => {
            escape_literal(value.as_str().unwrap_or_default(), |c| fonts.can_print(c), &mut code);
        }
        kind => {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} is no literal")));
        }
    }
    Ok(Value::from_safe_string(code))
}

/// How the fault of an address begins.
pub(crate) const NO_ADDRESS: &str = "no link may lead to ";

/// How the fault of the name of a place begins that was taken for an address.
pub(crate) const PLACE: &str = "this is the name of a place: ";

/// An address as the value of `href`, if it leads where links may lead.
fn address(value: &Value) -> Result<Value, Error> {
    let fault = |detail: String| Err(Error::new(ErrorKind::InvalidOperation, detail));
    let written = match (value.kind(), value.as_str()) {
        (_, Some(written)) => written,
        (ValueKind::None | ValueKind::Undefined, _) => return fault(format!("{NO_ADDRESS}nothing")),
        (kind, _) => return fault(format!("{NO_ADDRESS}a {kind}")),
    };
    // Another file has an ending or stands in a folder.
    let is_name = |c: char| c.is_alphanumeric() || "-_".contains(c);
    if !written.is_empty() && written.chars().all(is_name) {
        return fault(format!("{PLACE}{written}"));
    }
    match Address::written(written) {
        Some(address) => Ok(Value::from_safe_string(address.escaped())),
        None => fault(format!("{NO_ADDRESS}`{written}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    /// What a template of that name gives for the value `x`, or the kind of its fault.
    fn of_name(markup: Markup, name: &str, template: &str, x: Value) -> Result<String, ErrorKind> {
        let fonts = Arc::new(Fonts::new(Vec::new()));
        let bytes: Arc<[u8]> = template.as_bytes().into();
        let files = BTreeMap::from([(format!("/house/{name}"), (name.to_owned(), bytes))]);
        let environment = environment(markup, &files, fonts);
        let template = environment.get_template(name).map_err(|error| error.kind())?;
        template.render(context! { x }).map_err(|error| error.kind())
    }

    fn rendered(template: &str, x: Value) -> Result<String, ErrorKind> {
        of_name(Markup::Typst, "any-name.typ.j2", template, x)
    }

    fn in_html(template: &str, x: Value) -> Result<String, ErrorKind> {
        of_name(Markup::Html, "any-name.html.j2", template, x)
    }

    #[test]
    fn values_are_escaped_for_typst() {
        assert_eq!(rendered("{{ x }}", "#a[b]".into()), Ok(r"\#a\[b\]".to_owned()));
        assert_eq!(rendered("#f({{ x|literal }})", "\"#a".into()), Ok("#f(\"\\\"#a\")".to_owned()));
        assert_eq!(rendered("{{ x }}", Value::from_safe_string("#a[b]".to_owned())), Ok("#a[b]".to_owned()));
    }

    #[test]
    fn values_are_escaped_for_html() {
        assert_eq!(in_html("<p>{{ x }}</p>", "<b>&".into()), Ok("<p>&lt;b&gt;&amp;</p>".to_owned()));
        assert_eq!(in_html("{{ x }}", Value::from_safe_string("<b>".to_owned())), Ok("<b>".to_owned()));
        let link = "<a href=\"{{ x|address }}\">";
        assert_eq!(
            in_html(link, "https://a.example/\"b".into()),
            Ok("<a href=\"https://a.example/&quot;b\">".to_owned())
        );
        assert_eq!(in_html(link, "//a.example".into()), Err(ErrorKind::InvalidOperation));
        for address in ["javascript:a", "mailto:", "paragraph-3-4", ""] {
            assert_eq!(in_html(link, address.into()), Err(ErrorKind::InvalidOperation), "{address}");
        }
        assert_eq!(in_html(link, "#a".into()), Ok("<a href=\"#a\">".to_owned()));
        assert_eq!(in_html(link, Value::from(())), Err(ErrorKind::InvalidOperation));
    }

    #[test]
    fn a_template_whose_name_says_no_markup_is_not_there() {
        for name in ["any-name.j2", "any-name.xml.j2", "any-name", "any-name.html", "html.j2"] {
            assert_eq!(of_name(Markup::Typst, name, "{{ x }}", "a".into()), Err(ErrorKind::TemplateNotFound));
            assert_eq!(of_name(Markup::Html, name, "{{ x }}", "a".into()), Err(ErrorKind::TemplateNotFound));
        }
    }

    #[test]
    fn no_template_of_one_markup_is_put_into_another() {
        let html = of_name(Markup::Typst, "any-name.html.j2", "{{ x }}", "a".into());
        assert_eq!(html, Err(ErrorKind::TemplateNotFound));
        assert_eq!(in_html("{% include \"other.typ.j2\" %}", "a".into()), Err(ErrorKind::TemplateNotFound));
    }

    #[test]
    fn escaping_cannot_be_switched_off() {
        for rendered in [rendered, in_html] {
            assert_eq!(rendered("{{ x|safe }}", "#a".into()), Err(ErrorKind::UnknownFilter));
            let off = "{% autoescape false %}{{ x }}{% endautoescape %}";
            assert_eq!(rendered(off, "#a".into()), Err(ErrorKind::InvalidOperation));
            let json = "{% autoescape 'json' %}{{ x }}{% endautoescape %}";
            assert_eq!(rendered(json, "#a".into()), Err(ErrorKind::InvalidOperation));
        }
    }

    #[test]
    fn an_unknown_value_is_a_fault_and_a_loop_without_end_stops() {
        assert_eq!(rendered("{{ y }}", "".into()), Err(ErrorKind::UndefinedError));
        let forever = "{% macro f() %}{% for i in range(100000) %}{{ i }}{% endfor %}{% endmacro %}\
            {% for i in range(100000) %}{{ f() }}{% endfor %}";
        assert_eq!(rendered(forever, "".into()), Err(ErrorKind::OutOfFuel));
    }
}
