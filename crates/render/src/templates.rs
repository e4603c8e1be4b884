//! minijinja, set up so that no value reaches Typst but escaped, and an unknown value is a fault.

use crate::fonts::Fonts;
use crate::markup::{escape_literal, escape_markup};
use boardpaper_data::report::Kind;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The template that arranges a report.
pub(crate) const REPORT: &str = "report.typ.j2";

/// The template that arranges an action plan which stands on its own.
const PLAN: &str = "plan.typ.j2";

/// The template that arranges a review.
const REVIEW: &str = "review.typ.j2";

/// The templates that arrange documents.
pub(crate) const ALL: [&str; 3] = [REPORT, PLAN, REVIEW];

/// The template that arranges a document of a kind.
pub(crate) fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => REPORT,
        Kind::Plan => PLAN,
        Kind::Review => REVIEW,
    }
}

/// The escaping of Typst markup.
const TYPST: &str = "typst";

/// Instructions that one document may take: a loop without end stops here.
const FUEL: u64 = 20_000_000;

/// An environment with a house's templates, each under its own name for the nearest layer that has it
/// and under `layer/name` for one layer's.
pub(crate) fn environment(
    files: &BTreeMap<String, (String, Arc<[u8]>)>,
    fonts: Arc<Fonts>,
) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    // Whatever its name, a template writes Typst: one that is not known fails closed.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom(TYPST.into()));
    // Nothing makes a text safe but the writer of markup.
    environment.remove_filter("safe");
    let for_literals = Arc::clone(&fonts);
    environment.set_formatter(move |out, state, value| format_value(out, state, value, &fonts));
    environment.add_filter("literal", move |value: &Value| -> Result<Value, Error> {
        literal(value, &for_literals)
    });
    let templates: BTreeMap<String, String> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".j2"))
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
    fonts: &Fonts,
) -> Result<(), Error> {
    if !matches!(state.auto_escape(), AutoEscape::Custom(name) if name == TYPST) {
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
        ValueKind::String => escape_markup(value.as_str().unwrap_or_default(), fonts, &mut escaped),
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

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    /// What a template gives for the value `x`, or the kind of its fault.
    fn rendered(template: &str, x: Value) -> Result<String, ErrorKind> {
        let fonts = Arc::new(Fonts::new(Vec::new()));
        let bytes: Arc<[u8]> = template.as_bytes().into();
        let files = BTreeMap::from([("/house/any-name.j2".to_owned(), ("any-name.j2".to_owned(), bytes))]);
        let environment = environment(&files, fonts);
        let template = environment.get_template("any-name.j2").map_err(|error| error.kind())?;
        template.render(context! { x }).map_err(|error| error.kind())
    }

    #[test]
    fn values_are_escaped_whatever_the_template_is_called() {
        assert_eq!(rendered("{{ x }}", "#a[b]".into()), Ok(r"\#a\[b\]".to_owned()));
        assert_eq!(rendered("#f({{ x|literal }})", "\"#a".into()), Ok("#f(\"\\\"#a\")".to_owned()));
        assert_eq!(rendered("{{ x }}", Value::from_safe_string("#a[b]".to_owned())), Ok("#a[b]".to_owned()));
    }

    #[test]
    fn escaping_cannot_be_switched_off() {
        assert_eq!(rendered("{{ x|safe }}", "#a".into()), Err(ErrorKind::UnknownFilter));
        let off = "{% autoescape false %}{{ x }}{% endautoescape %}";
        assert_eq!(rendered(off, "#a".into()), Err(ErrorKind::InvalidOperation));
        let html = "{% autoescape 'html' %}{{ x }}{% endautoescape %}";
        assert_eq!(rendered(html, "#a".into()), Err(ErrorKind::InvalidOperation));
    }

    #[test]
    fn an_unknown_value_is_a_fault_and_a_loop_without_end_stops() {
        assert_eq!(rendered("{{ y }}", "".into()), Err(ErrorKind::UndefinedError));
        let forever = "{% macro f() %}{% for i in range(100000) %}{{ i }}{% endfor %}{% endmacro %}\
            {% for i in range(100000) %}{{ f() }}{% endfor %}";
        assert_eq!(rendered(forever, "".into()), Err(ErrorKind::OutOfFuel));
    }
}
