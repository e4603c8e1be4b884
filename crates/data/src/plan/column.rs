//! The columns of an action plan, as they print and as a sheet has them.

/// One column of a plan's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The ref of the area.
    Number,
    /// What is to improve.
    Area,
    /// Who found it.
    Source,
    /// The permanent ref of the action.
    Ref,
    /// What is to be done.
    Action,
    /// Who does it.
    Lead,
    /// When it is due.
    Due,
    /// When it is due now, if that was changed.
    Revised,
    /// What came of it so far.
    Progress,
    /// The status.
    Status,
    /// The RAG rating.
    Rag,
    /// What changed since the last version.
    Changes,
}

impl Column {
    /// Every column, in the usual order.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Area,
        Self::Source,
        Self::Ref,
        Self::Action,
        Self::Lead,
        Self::Due,
        Self::Revised,
        Self::Progress,
        Self::Status,
        Self::Rag,
        Self::Changes,
    ];

    /// Its name in a house's settings.
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Area => "area",
            Self::Source => "source",
            Self::Ref => "ref",
            Self::Action => "action",
            Self::Lead => "lead",
            Self::Due => "due",
            Self::Revised => "revised",
            Self::Progress => "progress",
            Self::Status => "status",
            Self::Rag => "rag",
            Self::Changes => "changes",
        }
    }

    /// The key of its word in a house.
    pub fn word(self) -> String {
        format!("column_{}", self.id())
    }

    /// The label that every sheet may give it; a house may know others. Changes are worked out, never typed.
    pub fn sheet_label(self) -> Option<&'static str> {
        Some(match self {
            Self::Number => "No.",
            Self::Area => "Area for development",
            Self::Source => "Source",
            Self::Ref => "Ref",
            Self::Action => "Action",
            Self::Lead => "Lead",
            Self::Due => "Timescale",
            Self::Revised => "Revised",
            Self::Progress => "Progress",
            Self::Status => "Status",
            Self::Rag => "RAG",
            Self::Changes => return None,
        })
    }

    /// Whether a sheet must have it.
    pub fn is_required_in_sheets(self) -> bool {
        !matches!(self, Self::Ref | Self::Revised | Self::Rag | Self::Changes)
    }
}
