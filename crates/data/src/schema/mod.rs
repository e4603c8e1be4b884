//! JSON Schemas of what people write, so that editors complete keys, explain them and check them while they are typed.
//!
//! Documents and settings have tables of keys here; that of a house is made from the keys of its reference.

mod house;
mod keys;
mod plan;
mod report;
mod review;
mod rules;
mod shape;
mod workspace;

use self::shape::Shape;

/// The drafts of JSON Schema differ little in what is said here. Editors do more: Even Better TOML reads the drafts
/// 4 to 7 and VS Code's own JSON support reads 2020-12 in parts, while all of them read draft 7 as a whole.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaKind {
    /// A board paper.
    Report,
    /// An action plan.
    Plan,
    /// A review.
    Review,
    /// The `house.toml` of a house.
    House,
    /// The settings of a workspace.
    Workspace,
}

impl SchemaKind {
    /// Every kind, in the order in which people meet them.
    pub const ALL: [Self; 5] = [Self::Report, Self::Plan, Self::Review, Self::House, Self::Workspace];

    /// The word for it that people type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Plan => "plan",
            Self::Review => "review",
            Self::House => "house",
            Self::Workspace => "workspace",
        }
    }

    /// The name of the file in which it is kept.
    pub fn file(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The schema as the text of a JSON file.
    pub fn schema(self) -> String {
        let shape = match self {
            Self::Report => keys::document(&report::DOCUMENT),
            Self::Plan => keys::document(&plan::DOCUMENT),
            Self::Review => keys::document(&review::DOCUMENT),
            Self::Workspace => keys::document(&workspace::DOCUMENT),
            Self::House => house::shape(),
        };
        Shape { dialect: Some(DRAFT), ..shape }.to_json()
    }
}
