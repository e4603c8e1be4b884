//! Action plans of a report: as an appendix, between its paragraphs, or on their own.

use super::read::Reader;
use super::{Kind, Report};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Problems};
use crate::plan::{AsAt, Publication, read_named_plan, read_plan, read_publication};
use crate::prose::{BlockKind, plain_text};
use crate::rules::{self, check_publishers};
use crate::source::{Span, Spanned};
use crate::written::Fields;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Reader<'_, '_> {
    /// Reads the plans that a report names, each once.
    pub(super) fn read_plans(&mut self, report: &mut Report, date: Option<Spanned<Date>>) {
        let files: Vec<Spanned<String>> = report
            .top_blocks()
            .filter_map(|block| match &block.kind {
                BlockKind::Plan { file } => Some(file.clone()),
                _ => None,
            })
            .collect();
        let mut read: BTreeMap<String, Span> = BTreeMap::new();
        for file in files {
            let Some(mut plan) = read_named_plan(&file, AsAt::Report(date), self.around, self.problems)
            else {
                continue;
            };
            if let Some(first) = read.get(&plan.path) {
                let message = format!("the action plan `{}` is printed twice", plan.path);
                self.problems.push(
                    Diagnostic::new(&rules::DUPLICATE_ID, file.span, message)
                        .other(*first, "the first is here")
                        .hint("print it once, and refer to it by its id"),
                );
                continue;
            }
            read.insert(plan.path.clone(), file.span);
            report.footnotes.append(&mut plan.footnotes);
            report.plans.insert((file.span.source, file.value), plan);
        }
    }

    /// Reads a plan that stands on its own.
    pub(super) fn read_plan_document(&mut self) -> Report {
        let table = &self.written.table;
        let mut fields = Fields::new(table, "an action plan");
        self.check_access(&mut fields, "this document");
        // Its faults are told where the plan is read.
        let Publication { date, publisher, language } =
            read_publication(&mut fields, &mut Problems::default());
        if let Some(publisher) = &publisher {
            check_publishers(std::slice::from_ref(publisher), self.problems);
        }
        let mut plan = read_plan(self.written, AsAt::Own, self.around, self.problems);
        let head = self.written.head(table);
        let title = plan.as_ref().map(|plan| plain_text(&plan.title)).unwrap_or_default();
        let title_span = table.get("title").map_or(head, |entry| entry.value.span);
        let as_at = plan.as_ref().map(|plan| plan.as_at);
        let footnotes = plan.as_mut().map(|plan| std::mem::take(&mut plan.footnotes)).unwrap_or_default();
        let publisher = publisher.map_or_else(
            || self.around.settings.organisation.clone().unwrap_or_default(),
            |publisher| publisher.value,
        );
        let mut report = Report {
            kind: Kind::Plan,
            path: self.written.path.clone(),
            title: Spanned::new(title, title_span),
            date: date.or(as_at).unwrap_or_else(|| Spanned::new(Date::day(NaiveDate::default()), head)),
            language: language
                .map_or_else(|| self.around.settings.language.clone(), |language| language.value),
            publisher: publisher.clone(),
            publishers: Some(publisher).filter(|publisher| !publisher.is_empty()).into_iter().collect(),
            covers: None,
            header: Vec::new(),
            sections: Vec::new(),
            contacts: Vec::new(),
            sign_offs: Vec::new(),
            history: Vec::new(),
            background_papers: Vec::new(),
            appendices: Vec::new(),
            references: Vec::new(),
            footnotes,
            plans: plan.into_iter().map(|plan| ((self.written.source, String::new()), plan)).collect(),
            pictures: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        report.pictures = self.pictures(&report);
        report.links = self.links(&report);
        report
    }
}
