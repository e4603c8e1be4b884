//! What Typst says of things that go round without end, in words that tell a template author what to look for.

/// A fault in plain words, and what to do.
pub(super) struct Plain {
    pub(super) message: &'static str,
    pub(super) hint: &'static str,
}

/// The plain words for what Typst says, if there are any.
pub(super) fn of(said: &str) -> Option<Plain> {
    let (message, hint) = match said {
        "loop seems to be infinite" => (
            "this loop does not come to an end: it was stopped",
            "change something in the loop that makes its condition false, or write `for` over what there is",
        ),
        "maximum function call depth exceeded" => (
            "a function here calls itself without end",
            "call what the layer below draws by its own name, such as `(base.header)(house, fields)`: `(house.header)` is this function again",
        ),
        "maximum show rule depth exceeded" => (
            "a show rule here is applied to what it gives, without end",
            "show the words of the element alone, such as `it.body`, or put `set` in place of `show`",
        ),
        "maximum layout depth exceeded" => (
            "what is drawn here stands in itself without end",
            "look for a function that draws what it is part of",
        ),
        "document did not converge within five attempts" => (
            "the pages do not settle: something on them is placed by where it stands, and moves each time",
            "look at what `context`, `query` and `state` are used for, and let nothing depend on its own place",
        ),
        _ => return None,
    };
    Some(Plain { message, hint })
}
