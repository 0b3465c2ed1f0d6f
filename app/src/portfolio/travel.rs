//! `/portfolio/export` and what comes in: what is taken along, what a zip that was brought would do and what it did, and a school that is asked.

use domain::accounts::Me;
use domain::export::{Brought, Contents, Left, Why};
use domain::id::{ImportId, PersonId, SchoolId};
use domain::portfolio::TimelineSource;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::error::AppError;
use crate::messages::sentence;
use crate::plain::{StaffHeader, StaffPlace, source_name};
use crate::t;
use crate::ui::{IconName, icon, problem_line, shown};

/// A student's own page: take it along, or bring one in.
pub struct ExportPage {
    pub me: Me,
    pub error: Option<AppError>,
}

impl ExportPage {
    pub fn view(self) -> impl IntoView {
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/portfolio" { (t!("portfolio.title")) } }
                    h1 { (t!("export.title")) }
                    p.lead { (t!("export.lead")) }
                }
                section.card.stack aria-labelledby="take-title" {
                    h2 id="take-title" { (t!("export.take")) }
                    p { (t!("export.take_what")) }
                    p.note { (icon(IconName::Lock)) span { (t!("export.take_private")) } }
                    form method="post" action="/portfolio/export" {
                        button.button.primary { (icon(IconName::FileText)) (t!("export.take_it")) }
                    }
                }
                section.card.stack aria-labelledby="bring-title" {
                    h2 id="bring-title" { (t!("export.bring")) }
                    p { (t!("export.bring_what")) }
                    (file_form("/portfolio/import", self.error.as_ref()))
                }
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }
}

fn file_form(action: &str, error: Option<&AppError>) -> Markup {
    let fault = error.map(|error| error.fault("file").unwrap_or_else(|| error.sentence()));
    let described = if fault.is_some() { "bring-file-hint bring-file-problem" } else { "bring-file-hint" };
    html! {
        form.stack id="bring" method="post" action=(action) enctype="multipart/form-data" {
            div.field {
                label.field-label for="bring-file" { (t!("export.file")) }
                p.field-hint id="bring-file-hint" { (t!("export.file_hint")) }
                input.input id="bring-file" type="file" name="file" accept=".zip,application/zip" required aria-describedby=(described)
                    aria-invalid=[fault.is_some().then_some("true")];
                (problem_line("bring-file-problem", fault.as_ref()))
            }
            div { button.button { (icon(IconName::Upload)) (t!("export.look")) } }
        }
    }
}

/// What a zip was looked at.
pub struct LookedAt {
    pub id: ImportId,
    pub contents: Contents,
    /// Where the yes goes.
    pub action: String,
}

/// Before anything is done: what is in it.
pub struct ImportPage {
    pub me: Me,
    pub looked: LookedAt,
    pub back: String,
}

impl ImportPage {
    pub fn view(self) -> impl IntoView {
        let of = &self.looked.contents;
        let rows = [
            (t!("export.pieces"), of.pieces),
            (t!("export.pairs"), of.pairs),
            (t!("export.goals"), of.goals),
            (t!("export.choices"), of.choices),
            (t!("export.tries"), of.tries),
            (t!("export.inquiries"), of.inquiries),
            (t!("export.questions"), of.questions),
            (t!("export.rounds"), of.rounds),
            (t!("export.ratings"), of.ratings),
            (t!("export.measures"), of.measures),
            (t!("export.strategies"), of.strategies),
            (t!("export.sure"), of.sure),
            (t!("export.class_notes"), of.class_notes),
            (t!("export.stories"), of.stories),
            (t!("export.conferences"), of.conferences),
            (t!("export.files"), of.files),
        ];
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href=(self.back) { (t!("export.title")) } }
                    h1 { (t!("export.looked_title")) }
                    p.lead dir="auto" { (t!("export.looked_name", name = of.name)) }
                }
                section.card.stack aria-labelledby="in-title" {
                    h2 id="in-title" { (t!("export.in_it")) }
                    dl.tally { @for (what, n) in rows { @if n > 0 { div { dt { (what) } dd { (n) } } } } }
                    @if of.unknown > 0 { p { (t!("export.unknown", n = of.unknown)) } }
                    p { (t!("export.bring_how")) }
                    form.row method="post" action=(self.looked.action) {
                        input type="hidden" name="import" value=(self.looked.id);
                        button.button.primary { (icon(IconName::Check)) (t!("export.bring_it")) }
                        a.button href=(self.back) { (t!("export.bring_not")) }
                    }
                }
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }
}

/// After it: what is new, what was here already, and what stayed behind.
pub struct ImportedPage {
    pub me: Me,
    pub brought: Brought,
}

impl ImportedPage {
    pub fn view(self) -> impl IntoView {
        let brought = &self.brought;
        let more = brought.left - brought.named.len().min(brought.left);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/portfolio/export" { (t!("export.title")) } }
                    h1 { (t!("export.came_title")) }
                }
                section.card.stack aria-labelledby="came-title" {
                    h2 id="came-title" { (t!("export.came_what")) }
                    (came(brought))
                }
                @if !brought.named.is_empty() {
                    section.card.stack aria-labelledby="left-title" {
                        h2 id="left-title" { (t!("export.left_title")) }
                        ul.stack.tight { @for one in &brought.named { li.stack.tight { (left(one)) } } }
                        @if more > 0 { p { (t!("export.left_more", n = more)) } }
                    }
                }
                p { a.button.primary href="/portfolio" { (t!("portfolio.title")) } }
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }
}

/// How much of it was what. Each sentence only where there is something to say.
fn came(brought: &Brought) -> Markup {
    html! {
        div role="status" {
            ul.stack.tight {
                @if brought.is_nothing() { li { (t!("export.came_nothing")) } }
                @if brought.new > 0 { li { (t!("export.came_new", n = brought.new)) } }
                @if brought.added > 0 { li { (t!("export.came_added", n = brought.added)) } }
                @if brought.known > 0 { li { (t!("export.came_known", n = brought.known)) } }
                @if brought.unknown > 0 { li { (t!("export.unknown", n = brought.unknown)) } }
            }
        }
    }
}

fn left(one: &Left) -> Markup {
    let why = match one.why {
        Why::MadeHere => t!("export.left_made_here"),
        Why::WentOn => t!("export.left_went_on"),
        Why::Full => t!("export.left_full"),
    };
    html! {
        p dir="auto" {
            @if let Some(source) = TimelineSource::named(&one.kind) { span.quiet-text { (source_name(source)) } " " }
            strong { (one.title) }
        }
        p.small { (why) }
    }
}

/// A school that is asked by a student or a family: an admin's page.
pub struct RequestedPage {
    pub me: Me,
    pub school: SchoolId,
    pub student: PersonId,
    pub name: String,
    pub error: Option<AppError>,
    /// What came of a zip that was just brought in.
    pub came: Option<Brought>,
}

impl RequestedPage {
    pub fn view(self) -> impl IntoView {
        let at = format!("/school/{}/portfolio/{}", self.school, self.student);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    h1 dir="auto" { (t!("export.of_student", name = self.name)) }
                    p.lead { (t!("export.requested_lead")) }
                    p.note { (icon(IconName::Info)) span { (t!("export.requested_audit")) } }
                }
                @if let Some(brought) = &self.came {
                    section.card.stack aria-labelledby="came-title" {
                        h2 id="came-title" { (t!("export.came_title")) }
                        (came(brought))
                        @if brought.left > 0 { p { (t!("export.left_of_student", n = brought.left)) } }
                    }
                }
                @if let Some(error) = self.error.as_ref().filter(|error| error.fault("file").is_none()) {
                    p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&error.sentence())) } }
                }
                section.card.stack aria-labelledby="take-title" {
                    h2 id="take-title" { (t!("export.take")) }
                    form.stack method="post" action={ (at) "/export" } {
                        fieldset.stack.tight {
                            legend.legend { (t!("export.who_asked")) }
                            div.choices {
                                label.choice { input type="radio" name="by" value="family" checked; span { (t!("export.by_family")) } }
                                label.choice { input type="radio" name="by" value="student"; span { (t!("export.by_student")) } }
                            }
                        }
                        div { button.button.primary { (icon(IconName::FileText)) (t!("export.take_it")) } }
                    }
                }
                section.card.stack aria-labelledby="bring-title" {
                    h2 id="bring-title" { (t!("export.bring")) }
                    p { (t!("export.bring_for")) }
                    (file_form(&format!("{at}/import"), self.error.as_ref().filter(|error| error.fault("file").is_some())))
                }
            }
        };
        view! { <StaffHeader me=self.me here=StaffPlace::School/>{shown(main)} }
    }
}
