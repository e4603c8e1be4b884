//! A walk over the tree of a template, with the names in reach at each place.

use super::{BUILT_IN, Handed, Kind, LOOP, Meaning, Scope, Template, Unknown, hand, is_in, top_level};
use crate::templates::Markup;
use crate::values::{self, Shape};
use minijinja::machinery::Span;
use minijinja::machinery::ast::{Call, CallArg, Expr, Macro, Stmt};
use minijinja::value::ValueKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// The filters of templates. There is no `safe` and no `escape`: what is printed is escaped once.
pub(crate) const FILTERS: &[&str] = &[
    "abs",
    "address",
    "attr",
    "batch",
    "bool",
    "chain",
    "count",
    "d",
    "default",
    "dictsort",
    "first",
    "float",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "lines",
    "list",
    "literal",
    "lower",
    "map",
    "max",
    "min",
    "pprint",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "split",
    "string",
    "sum",
    "title",
    "trim",
    "unique",
    "upper",
    "zip",
];

/// The tests of templates.
pub(crate) const TESTS: &[&str] = &[
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "even",
    "false",
    "filter",
    "float",
    "ge",
    "greaterthan",
    "gt",
    "in",
    "int",
    "integer",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "safe",
    "sameas",
    "sequence",
    "startingwith",
    "string",
    "test",
    "true",
    "undefined",
    "upper",
];

/// Filters that give what they are given, or some of it.
const KEEPING: &[&str] =
    &["list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"];

/// Filters that give one item of what they are given.
const PICKING: &[&str] = &["first", "last", "max", "min"];

/// Walks over a template.
pub(super) struct Walker<'w> {
    template: &'w Template,
    /// The markup that it writes, if its name says one.
    markup: Option<Markup>,
    files: &'w BTreeSet<&'w str>,
    functions: &'w [String],
    handed: &'w mut Handed,
    /// The names in reach, the innermost last.
    scopes: Vec<Scope>,
    pub(super) found: Vec<Unknown>,
}

impl<'w> Walker<'w> {
    pub(super) fn new(
        template: &'w Template,
        files: &'w BTreeSet<&'w str>,
        functions: &'w [String],
        handed: &'w mut Handed,
    ) -> Self {
        let scopes = vec![handed.files.get(template.file()).cloned().unwrap_or_default()];
        let markup = Markup::of(&template.name);
        Self { template, markup, files, functions, handed, scopes, found: Vec::new() }
    }

    /// The filters of the template's markup: the other's would write what is not meant here.
    fn filters(&self) -> Vec<&'static str> {
        let other = if self.markup == Some(Markup::Html) { "literal" } else { "address" };
        FILTERS.iter().copied().filter(|filter| *filter != other).collect()
    }

    pub(super) fn template(&mut self, tree: &Stmt<'_>) {
        if let Stmt::Template(template) = tree {
            self.body(&template.children);
            // What a template makes at its top is in reach in all blocks, wherever those are printed.
            let own = self.scopes.first().cloned().unwrap_or_default();
            for statement in &template.children {
                if let Stmt::Extends(extends) = statement {
                    self.hand_to(&extends.name, &own);
                }
            }
        }
    }

    fn body(&mut self, statements: &[Stmt<'_>]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn within(&mut self, scope: Scope, statements: &[Stmt<'_>]) {
        self.scopes.push(scope);
        self.body(statements);
        self.scopes.pop();
    }

    fn statement(&mut self, statement: &Stmt<'_>) {
        match statement {
            Stmt::Template(template) => self.body(&template.children),
            Stmt::EmitRaw(_) => {}
            Stmt::EmitExpr(emit) => self.look(&emit.expr),
            Stmt::ForLoop(each) => {
                let items = self.expression(&each.iter);
                let item = match items {
                    Some(Meaning::Value(Shape { item: Some(item), .. })) => Some(Meaning::Value(item)),
                    _ => None,
                };
                self.scopes.push(Scope::from([("loop".to_owned(), Meaning::Loop)]));
                self.assign(&each.target, item);
                each.filter_expr.iter().for_each(|filter| self.look(filter));
                self.body(&each.body);
                self.scopes.pop();
                self.within(Scope::new(), &each.else_body);
            }
            Stmt::IfCond(condition) => {
                self.expression(&condition.expr);
                // What is set in a branch is in reach after it.
                self.body(&condition.true_body);
                self.body(&condition.false_body);
            }
            Stmt::WithBlock(with) => {
                self.scopes.push(Scope::new());
                for (target, value) in &with.assignments {
                    let value = self.expression(value);
                    self.assign(target, value);
                }
                self.body(&with.body);
                self.scopes.pop();
            }
            Stmt::Set(set) => {
                let value = self.expression(&set.expr);
                self.assign(&set.target, value);
            }
            Stmt::SetBlock(set) => {
                set.filter.iter().for_each(|filter| self.look(filter));
                self.within(Scope::new(), &set.body);
                self.assign(&set.target, None);
            }
            Stmt::AutoEscape(escape) => {
                self.expression(&escape.enabled);
                self.within(Scope::new(), &escape.body);
            }
            Stmt::FilterBlock(filter) => {
                self.expression(&filter.filter);
                self.within(Scope::new(), &filter.body);
            }
            Stmt::Block(block) => {
                let here = self.flattened();
                hand(self.handed.blocks.entry(block.name.to_owned()).or_default(), &here);
                let given = self.handed.blocks.get(block.name).cloned().unwrap_or_default();
                self.within(given, &block.body);
            }
            Stmt::Extends(extends) => self.named(&extends.name),
            Stmt::Include(include) => {
                if !include.ignore_missing {
                    self.named(&include.name);
                }
                let here = self.flattened();
                self.hand_to(&include.name, &here);
            }
            Stmt::Import(import) => {
                self.named(&import.expr);
                self.assign(&import.name, None);
            }
            Stmt::FromImport(import) => {
                self.named(&import.expr);
                for (name, other) in &import.names {
                    self.assign(other.as_ref().unwrap_or(name), None);
                }
            }
            Stmt::Macro(made) => {
                self.make(made.name, Meaning::Anything);
                self.macro_body(made);
            }
            Stmt::CallBlock(call) => {
                self.call(&call.call);
                self.macro_body(&call.macro_decl);
            }
            Stmt::Do(call) => self.call(&call.call),
        }
    }

    fn macro_body(&mut self, made: &Macro<'_>) {
        self.scopes.push(Scope::new());
        made.args.iter().for_each(|name| self.assign(name, None));
        made.defaults.iter().for_each(|value| self.look(value));
        self.body(&made.body);
        self.scopes.pop();
    }

    /// All names that the template has made here.
    fn flattened(&self) -> Scope {
        let mut all = Scope::new();
        for scope in &self.scopes {
            all.extend(scope.iter().map(|(name, meaning)| (name.clone(), *meaning)));
        }
        all
    }

    fn make(&mut self, name: &str, meaning: Meaning) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_owned(), meaning);
        }
    }

    fn assign(&mut self, target: &Expr<'_>, meaning: Option<Meaning>) {
        match target {
            Expr::Var(name) => self.make(name.id, meaning.unwrap_or(Meaning::Anything)),
            Expr::List(list) => list.items.iter().for_each(|item| self.assign(item, None)),
            Expr::Tuple(tuple) => tuple.items.iter().for_each(|item| self.assign(item, None)),
            _ => {}
        }
    }

    /// Hands names on to the templates that an expression names, where it names them outright.
    fn hand_to(&mut self, name: &Expr<'_>, scope: &Scope) {
        for name in constants(name) {
            let file = name.split_once('/').filter(|_| self.files.contains(name.as_str()));
            let file = file.map_or(name.as_str(), |(_, file)| file).to_owned();
            hand(self.handed.files.entry(file).or_default(), scope);
        }
    }

    /// The name of a template: that it exists can be told where it stands as text.
    fn named(&mut self, name: &Expr<'_>) {
        self.expression(name);
        let names = constants(name);
        // A template reaches those of its own markup alone.
        let within_reach = self.files.iter().filter(|name| Markup::of(name) == self.markup);
        let known: Vec<String> = within_reach.map(|name| (*name).to_owned()).collect();
        if names.is_empty() || names.iter().any(|name| known.contains(name)) {
            return;
        }
        self.unknown(name.span(), names.concat(), None, Kind::Template, known);
    }

    fn unknown(&mut self, at: Span, name: String, within: Option<String>, kind: Kind, known: Vec<String>) {
        let own = match (kind, &within) {
            (Kind::Value, None) => self.flattened().into_keys().collect(),
            _ => Vec::new(),
        };
        let unknown = Unknown { at: range(at), name, within, kind, known, own };
        if !self.found.contains(&unknown) {
            self.found.push(unknown);
        }
    }

    fn look(&mut self, expression: &Expr<'_>) {
        self.expression(expression);
    }

    /// Looks at an expression, and says what it stands for where that can be told.
    fn expression(&mut self, expression: &Expr<'_>) -> Option<Meaning> {
        match expression {
            Expr::Var(name) => self.name(name.id, name.span(), Kind::Value),
            Expr::Const(_) => None,
            Expr::UnaryOp(operation) => {
                self.expression(&operation.expr);
                None
            }
            Expr::BinOp(operation) => {
                self.expression(&operation.left);
                self.expression(&operation.right);
                None
            }
            Expr::Compare(comparison) => {
                self.expression(&comparison.expr);
                comparison.ops.iter().for_each(|operation| self.look(&operation.expr));
                None
            }
            Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr);
                self.expression(&choice.true_expr);
                choice.false_expr.iter().for_each(|other| self.look(other));
                None
            }
            Expr::Filter(filter) => {
                let given = filter.expr.as_ref().and_then(|given| self.expression(given));
                self.arguments(&filter.args);
                let filters = self.filters();
                if !filters.contains(&filter.name) {
                    self.unknown(filter.span(), filter.name.to_owned(), None, Kind::Filter, owned(&filters));
                }
                match given {
                    Some(Meaning::Value(Shape { item: Some(item), .. }))
                        if PICKING.contains(&filter.name) =>
                    {
                        Some(Meaning::Value(item))
                    }
                    given => given.filter(|_| KEEPING.contains(&filter.name)),
                }
            }
            Expr::Test(test) => {
                self.expression(&test.expr);
                self.arguments(&test.args);
                let is_word = test.name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                if is_word && !TESTS.contains(&test.name) {
                    self.unknown(test.span(), test.name.to_owned(), None, Kind::Test, owned(TESTS));
                }
                None
            }
            Expr::GetAttr(get) => {
                let within = self.expression(&get.expr);
                self.key(within, &get.expr, get.name, get.span())
            }
            Expr::GetItem(get) => {
                let within = self.expression(&get.expr);
                self.expression(&get.subscript_expr);
                match &get.subscript_expr {
                    Expr::Const(key) => match (key.value.as_str(), within) {
                        (Some(name), within) => self.key(within, &get.expr, name, get.span()),
                        (None, Some(Meaning::Value(Shape { item: Some(item), .. })))
                            if key.value.kind() == ValueKind::Number =>
                        {
                            Some(Meaning::Value(item))
                        }
                        _ => None,
                    },
                    _ => None,
                }
            }
            Expr::Slice(slice) => {
                let given = self.expression(&slice.expr);
                for bound in [&slice.start, &slice.stop, &slice.step].into_iter().flatten() {
                    self.expression(bound);
                }
                given
            }
            Expr::Call(call) => {
                self.call(call);
                None
            }
            Expr::List(list) => {
                list.items.iter().for_each(|item| self.look(item));
                None
            }
            Expr::Tuple(tuple) => {
                tuple.items.iter().for_each(|item| self.look(item));
                None
            }
            Expr::Map(map) => {
                map.keys.iter().chain(&map.values).for_each(|item| self.look(item));
                None
            }
        }
    }

    fn arguments(&mut self, arguments: &[CallArg<'_>]) {
        for argument in arguments {
            let (CallArg::Pos(value)
            | CallArg::Kwarg(_, value)
            | CallArg::PosSplat(value)
            | CallArg::KwargSplat(value)) = argument;
            self.expression(value);
        }
    }

    fn call(&mut self, call: &Call<'_>) {
        match &call.expr {
            Expr::Var(name) => {
                self.name(name.id, name.span(), Kind::Function);
            }
            // What a method is called on is looked at, what it is called is not.
            Expr::GetAttr(get) => self.look(&get.expr),
            other => self.look(other),
        }
        self.arguments(&call.args);
    }

    /// A name of its own: one that the template made, one that every document has, or a function.
    fn name(&mut self, name: &str, at: Span, kind: Kind) -> Option<Meaning> {
        if let Some(meaning) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return Some(*meaning);
        }
        let shape = values::shape().keys.get(name);
        if let Some(shape) = shape.filter(|shape| is_in(shape, self.markup)) {
            return Some(Meaning::Value(shape));
        }
        if BUILT_IN.contains(&name) || self.functions.iter().any(|function| function == name) {
            return Some(Meaning::Anything);
        }
        let known = match kind {
            Kind::Function => {
                self.functions.iter().cloned().chain(["loop", "super"].map(str::to_owned)).collect()
            }
            _ => top_level(self.markup),
        };
        self.unknown(at, name.to_owned(), None, kind, known);
        None
    }

    /// What is found in something by name.
    fn key(&mut self, within: Option<Meaning>, holder: &Expr<'_>, name: &str, at: Span) -> Option<Meaning> {
        let known: Vec<String> = match within? {
            Meaning::Anything => return None,
            Meaning::Value(shape) if shape.is_open => return None,
            Meaning::Value(shape) => match shape.keys.get(name) {
                Some(found) => return Some(Meaning::Value(found)),
                None => shape.keys.keys().map(|key| (*key).to_owned()).collect(),
            },
            Meaning::Loop if LOOP.contains(&name) => return None,
            Meaning::Loop => owned(LOOP),
        };
        let within = self.template.text.get(range(holder.span())).unwrap_or_default().to_owned();
        self.unknown(at, name.to_owned(), Some(within), Kind::Value, known);
        None
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub(super) fn range(span: Span) -> Range<usize> {
    span.start_offset as usize..span.end_offset as usize
}

/// The texts that an expression is: one, or a list of them.
pub(crate) fn constants(expression: &Expr<'_>) -> Vec<String> {
    match expression {
        Expr::Const(text) => text.value.as_str().map(str::to_owned).into_iter().collect(),
        Expr::List(list) => list.items.iter().flat_map(constants).collect(),
        Expr::Tuple(tuple) => tuple.items.iter().flat_map(constants).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FILTERS, TESTS};
    use crate::trial::Trial;
    use minijinja::context;

    #[test]
    fn every_filter_and_test_that_is_named_is_there() {
        let trial = Trial::of("base", &[]);
        let is_there = |name: &str, kind: &str| {
            let expression = format!("{name:?} is {kind}");
            [&trial.house.typst, &trial.house.html].into_iter().any(|environment| {
                let expression = environment.compile_expression(&expression).expect("it is well formed");
                expression.eval(context! {}).expect("it can be told").is_true()
            })
        };
        for name in FILTERS {
            assert!(is_there(name, "filter"), "{name}");
        }
        for name in TESTS {
            assert!(is_there(name, "test"), "{name}");
        }
    }
}
