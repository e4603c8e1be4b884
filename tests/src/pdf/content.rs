//! The text of a page, sorted by the mark under which it was drawn.

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::order::{self, Run};
use super::{Artifact, one_spaced};

/// Where a marked-content identifier counts: on the page (`None`) or within a form's own stream.
pub type Scope = Option<ObjectId>;

/// The text of a page, sorted by owner.
#[derive(Debug, Default)]
pub struct PageContent {
    marked: BTreeMap<(Scope, i64), Marked>,
    artifacts: Vec<DrawnArtifact>,
    untagged: Vec<Run>,
}

/// What was drawn under one marked-content identifier.
#[derive(Debug, Default)]
pub struct Marked {
    /// The language that the mark itself gives.
    pub lang: Option<String>,
    /// The text, run by run as drawn.
    pub runs: Vec<Run>,
}

#[derive(Debug)]
struct DrawnArtifact {
    kind: Option<String>,
    subtype: Option<String>,
    runs: Vec<Run>,
}

/// To whom drawn text belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owner {
    /// Nobody: it is neither tagged nor an artifact.
    Nobody,
    /// The element that holds a marked-content identifier.
    Tag(Scope, i64),
    /// The artifact of that number on the page.
    Artifact(usize),
}

impl PageContent {
    /// What was drawn under a marked-content identifier, if anything was.
    pub fn marked(&self, scope: Scope, mcid: i64) -> Option<&Marked> {
        self.marked.get(&(scope, mcid))
    }

    /// The artifacts that hold text.
    pub fn artifacts(&self) -> Vec<Artifact> {
        let shown = self.artifacts.iter().map(|drawn| Artifact {
            kind: drawn.kind.clone(),
            subtype: drawn.subtype.clone(),
            text: plain(&drawn.runs),
        });
        shown.filter(|artifact| !artifact.text.is_empty()).collect()
    }

    /// All that is drawn, and the subtype of the artifact that it is drawn for if it has one.
    pub fn drawn(&self) -> impl Iterator<Item = (Option<&str>, &Run)> {
        let tagged = self.marked.values().flat_map(|marked| &marked.runs).chain(&self.untagged);
        let artifacts = self.artifacts.iter();
        let artifacts =
            artifacts.flat_map(|drawn| drawn.runs.iter().map(|run| (drawn.subtype.as_deref(), run)));
        tagged.map(|run| (None, run)).chain(artifacts)
    }

    /// The text that is neither tagged nor an artifact.
    pub fn untagged_text(&self) -> String {
        plain(&self.untagged)
    }

    /// Opens an artifact, which owns what is drawn from now on.
    pub fn open_artifact(&mut self, kind: Option<String>, subtype: Option<String>) -> Owner {
        self.artifacts.push(DrawnArtifact { kind, subtype, runs: Vec::new() });
        Owner::Artifact(self.artifacts.len() - 1)
    }

    /// Opens what is drawn under a marked-content identifier, in the language that the mark gives.
    pub fn open_marked(&mut self, scope: Scope, mcid: i64, lang: Option<String>) -> Owner {
        self.marked.entry((scope, mcid)).or_default().lang = lang;
        Owner::Tag(scope, mcid)
    }

    /// The runs that are drawn for an owner.
    pub fn runs_of(&mut self, owner: Owner) -> &mut Vec<Run> {
        match owner {
            Owner::Nobody => &mut self.untagged,
            Owner::Tag(scope, mcid) => &mut self.marked.entry((scope, mcid)).or_default().runs,
            Owner::Artifact(index) => &mut self.artifacts[index].runs,
        }
    }
}

fn plain(runs: &[Run]) -> String {
    one_spaced(&order::logical(runs, order::Direction::LeftToRight))
}
