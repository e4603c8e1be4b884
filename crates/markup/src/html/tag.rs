//! The opening tag of an element.

use super::{Address, direction, escape_value};

/// An opening tag: the element is ours, the values of its attributes are escaped.
#[derive(Debug, Clone)]
pub struct Tag {
    name: &'static str,
    classes: String,
    attributes: String,
}

/// The attributes that have a value in words. Where something leads is no word: see [`Tag::leads_to`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// Words for those who cannot see a picture.
    Alt,
    /// How many columns a cell spans.
    ColumnSpan,
    /// What it is called.
    Label,
    /// The id of what it is called by.
    LabelledBy,
    /// Whether those who listen hear nothing of it.
    Hidden,
    /// How many pixels it is tall.
    Height,
    /// What it is for those who listen.
    Role,
    /// How many rows a cell spans.
    RowSpan,
    /// What a cell heads.
    Scope,
    /// Whether it can be reached by the keyboard.
    TabIndex,
    /// How many pixels it is wide.
    Width,
}

impl Attribute {
    fn name(self) -> &'static str {
        match self {
            Self::Alt => "alt",
            Self::ColumnSpan => "colspan",
            Self::Label => "aria-label",
            Self::LabelledBy => "aria-labelledby",
            Self::Hidden => "aria-hidden",
            Self::Height => "height",
            Self::Role => "role",
            Self::RowSpan => "rowspan",
            Self::Scope => "scope",
            Self::TabIndex => "tabindex",
            Self::Width => "width",
        }
    }
}

impl Tag {
    /// The tag of an element of ours.
    pub fn new(name: &'static str) -> Self {
        Self { name, classes: String::new(), attributes: String::new() }
    }

    /// The element.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// With one class more.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.classes.push(' ');
        self.classes.push_str(class);
        self
    }

    /// With one class more, whose end is a name of a house or a number; what is no letter or figure of ASCII in it
    /// becomes a hyphen.
    #[must_use]
    pub fn class_of(mut self, class: &'static str, name: &str) -> Self {
        self = self.class(class);
        self.classes.push('-');
        self.classes.extend(name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }));
        self
    }

    /// With an attribute.
    #[must_use]
    pub fn with(self, attribute: Attribute, value: &str) -> Self {
        self.valued(attribute.name(), value)
    }

    /// In a language, if one is given, and so in the direction in which that is written.
    #[must_use]
    pub fn in_language(self, tag: Option<&str>) -> Self {
        match tag {
            Some(tag) => self.valued("lang", tag).valued("dir", direction(tag)),
            None => self,
        }
    }

    /// As the place of a name.
    #[must_use]
    pub fn id(self, name: &str) -> Self {
        self.valued("id", name)
    }

    /// As the place of a name, if it has one.
    #[must_use]
    pub fn some_id(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.id(name),
            None => self,
        }
    }

    /// As a link.
    #[must_use]
    pub fn leads_to(self, address: &Address) -> Self {
        self.valued("href", address.as_str())
    }

    /// As a picture of that kind, such as `png`, whose bytes stand in the address itself.
    #[must_use]
    pub fn shows(self, kind: &'static str, bytes_in_base64: &str) -> Self {
        self.valued("src", &format!("data:image/{kind};base64,{bytes_in_base64}"))
    }

    fn valued(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape_value(value, &mut self.attributes);
        self.attributes.push('"');
        self
    }

    pub(super) fn opening(&self) -> String {
        match self.classes.trim_start() {
            "" => format!("<{}{}>", self.name, self.attributes),
            classes => format!("<{} class=\"{classes}\"{}>", self.name, self.attributes),
        }
    }
}
