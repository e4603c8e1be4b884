//! Action plans: areas, what is to be done in each, by whom, by when, and what came of it.

mod areas;
mod changes;
mod check;
mod column;
mod count;
mod due;
mod named;
mod read;
mod shared;
#[cfg(test)]
mod tests;

pub use changes::{Change, Changes};
pub use column::Column;
pub(crate) use count::COUNT_NAMES;
pub use count::{Counts, DUE_SOON_DAYS, is_overdue};
pub use due::{Due, DueItem};
pub use named::plans_named;
pub(crate) use read::{AsAt, Publication, read_named_plan, read_plan, read_publication};

use crate::date::Date;
use crate::prose::{
    Block, BlockKind, Footnote, Inline, InlineKind, ReferenceForm, Visit, walk, walk_inlines,
};
use crate::source::{Span, Spanned};

/// An action plan.
#[derive(Debug)]
pub struct Plan {
    /// The path of its source, relative to the workspace.
    pub path: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// The day for which it is true, and from which "overdue" is counted.
    pub as_at: Spanned<Date>,
    /// What is printed under the table.
    pub note: Vec<Block>,
    /// Its areas, in the order in which they print.
    pub areas: Vec<Area>,
    /// What changed since the version reported last, if the plan names one.
    pub changes: Option<Changes>,
    /// The footnotes of its texts.
    pub footnotes: Vec<Footnote>,
    /// Where to point for the plan as a whole.
    pub span: Span,
}

/// Something that has to improve, and what is done about it.
#[derive(Debug)]
pub struct Area {
    /// Its ref, which is never given to another.
    pub reference: Spanned<String>,
    /// What has to improve.
    pub title: Vec<Block>,
    /// Who found it.
    pub source: Vec<Spanned<String>>,
    /// Who leads all its actions, where that is said once for all.
    pub lead: Vec<Spanned<String>>,
    /// When all its actions are due, where that is said once for all.
    pub due: Due,
    /// When they are due now, where that was changed for all.
    pub revised: Due,
    /// What is done.
    pub actions: Vec<Action>,
    /// Progress that several of its actions share.
    pub shared: Vec<SharedProgress>,
    /// Where it stands.
    pub span: Span,
}

/// Something that is done.
#[derive(Debug)]
pub struct Action {
    /// Its ref, which is never given to another.
    pub reference: Spanned<String>,
    /// What is done.
    pub text: Vec<Block>,
    /// Who leads it.
    pub lead: Vec<Spanned<String>>,
    /// When it is due.
    pub due: Due,
    /// When it is due now, if that was changed.
    pub revised: Due,
    /// The place of its status in the house's scheme.
    pub status: Spanned<usize>,
    /// The place of its rating in the house's scheme.
    pub rag: Option<Spanned<usize>>,
    /// How it gets on, the oldest first as a rule.
    pub updates: Vec<Update>,
    /// Where it stands.
    pub span: Span,
}

/// What was said of progress at one time.
#[derive(Debug)]
pub struct Update {
    /// When.
    pub date: Option<Spanned<Date>>,
    /// By whom.
    pub by: Option<Spanned<String>>,
    /// What.
    pub text: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// Progress of several actions that follow one another.
#[derive(Debug)]
pub struct SharedProgress {
    /// The place of the first of them in the area.
    pub first: usize,
    /// How many they are.
    pub count: usize,
    /// What was said.
    pub updates: Vec<Update>,
}

impl Plan {
    /// Every action with its area, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&Area, &Action)> {
        self.areas.iter().flat_map(|area| area.actions.iter().map(move |action| (area, action)))
    }

    /// Every update of its actions, those that several share once.
    pub fn updates(&self) -> impl Iterator<Item = &Update> {
        self.areas.iter().flat_map(|area| {
            let own = area.actions.iter().flat_map(|action| &action.updates);
            own.chain(area.shared.iter().flat_map(|shared| &shared.updates))
        })
    }

    /// All its prose in the order in which it is read; footnotes aside.
    pub fn walk<'p>(&'p self, visit: &mut dyn FnMut(Visit<'p>)) {
        walk_inlines(&self.title, visit);
        for area in &self.areas {
            walk(&area.title, visit);
            for (index, action) in area.actions.iter().enumerate() {
                walk(&action.text, visit);
                for update in area.updates_beside(index) {
                    walk(&update.text, visit);
                }
            }
        }
        walk(&self.note, visit);
    }

    /// The words that print as they are, without Markdown.
    pub fn words(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.areas.iter().flat_map(|area| {
            let actions = area.actions.iter().enumerate().flat_map(|(index, action)| {
                let due = action.due.words().chain(action.revised.words());
                let by = area.updates_beside(index).iter().filter_map(|update| update.by.as_ref());
                std::iter::once(&action.reference).chain(&action.lead).chain(due).chain(by)
            });
            let due = area.due.words().chain(area.revised.words());
            std::iter::once(&area.reference).chain(&area.source).chain(&area.lead).chain(due).chain(actions)
        })
    }
}

impl Area {
    /// Who leads an action of this area.
    pub fn lead_of<'a>(&'a self, action: &'a Action) -> &'a [Spanned<String>] {
        if action.lead.is_empty() { &self.lead } else { &action.lead }
    }

    /// When an action of this area was first due.
    pub fn due_of<'a>(&'a self, action: &'a Action) -> &'a Due {
        if action.due.is_empty() { &self.due } else { &action.due }
    }

    /// When an action of this area is due now, if that was changed.
    pub fn revised_of<'a>(&'a self, action: &'a Action) -> &'a Due {
        if action.revised.is_empty() { &self.revised } else { &action.revised }
    }

    /// When an action of this area is due as things stand: on the revised date, if there is one.
    pub fn due_now_of<'a>(&'a self, action: &'a Action) -> &'a Due {
        let revised = self.revised_of(action);
        if revised.is_empty() { self.due_of(action) } else { revised }
    }

    /// The progress that several actions share, one of them the action at that place.
    pub fn shared_by(&self, index: usize) -> Option<&SharedProgress> {
        self.shared.iter().find(|shared| (shared.first..shared.first + shared.count).contains(&index))
    }

    /// What stands in the cell that begins beside an action: its own updates, or those that it shares
    /// if it is the first to share them.
    pub(crate) fn updates_beside(&self, index: usize) -> &[Update] {
        match self.shared_by(index) {
            Some(shared) if shared.first == index => &shared.updates,
            Some(_) => &[],
            None => self.actions.get(index).map(|action| action.updates.as_slice()).unwrap_or_default(),
        }
    }

    /// What was said of an action's progress, whether of it alone or of others too.
    pub fn updates_of(&self, index: usize) -> &[Update] {
        match self.shared_by(index) {
            Some(shared) => &shared.updates,
            None => self.actions.get(index).map(|action| action.updates.as_slice()).unwrap_or_default(),
        }
    }
}

/// The words of some blocks without any markup, each block parted from the next by a space.
pub fn plain_words(blocks: &[Block]) -> String {
    let mut words = String::new();
    walk(blocks, &mut |visit| {
        let text = match visit {
            Visit::Block(Block { kind: BlockKind::Code(text), .. }) => text.as_str(),
            Visit::Inline(inline) => match &inline.kind {
                InlineKind::Text(text) | InlineKind::Code(text) => text.as_str(),
                InlineKind::Break => " ",
                InlineKind::Image(image) => image.alt.as_str(),
                // What it prints is known only where the whole document is.
                InlineKind::Reference { form: ReferenceForm::Words(_), .. } => return,
                InlineKind::Reference { .. } => "…",
                _ => return,
            },
            Visit::Block(_) | Visit::Item(_) => " ",
        };
        words.push_str(text);
    });
    crate::characters::fold_white_space(&words).trim().to_owned()
}
