//! Parts within the text that a house's templates draw.

use crate::markup::html::Written;
use minijinja::{Environment, Error, Value};

/// Draws parts by the templates of a house.
pub(crate) struct Parts<'a> {
    environment: &'a Environment<'static>,
    /// The first fault of a template.
    pub(super) fault: Option<Error>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(environment: &'a Environment<'static>) -> Self {
        Self { environment, fault: None }
    }

    /// What a template makes of values, which it finds by a name.
    pub(super) fn draw(&mut self, template: &str, name: &'static str, values: Value) -> Written {
        let drawn = self
            .environment
            .get_template(template)
            .and_then(|template| template.render(Value::from_pairs([(name, values)])));
        drawn.map(Written::by_template).unwrap_or_else(|fault| {
            self.fault.get_or_insert(fault);
            Written::default()
        })
    }
}
