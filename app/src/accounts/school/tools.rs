//! `/school/tools`: which outside tools students find. An admin approves by host and takes back; teachers read.

use domain::accounts::Me;
use domain::strategies::{SchoolTools, ToolView, ToolWanted};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::Done;
use crate::clock_face::time;
use crate::plain::{Foot, StaffHeader, StaffPlace};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

#[component]
pub fn ToolsPage(me: Me, tools: SchoolTools, typed: Typed, done: Option<&'static str>) -> impl IntoView {
    let body = html! {
        @if tools.may_change { (wanted(&tools)) (approve(&tools, &typed)) }
        @else { p.quiet-text { (t!("shelf.tools_only_admin")) } }
        (approved(&tools))
        (withdrawn(&tools.withdrawn))
    };
    let above = typed.above(&body);
    let top = html! {
        div.stack.tight {
            nav aria-label=(t!("classes.where")) { a href="/school" dir="auto" { (tools.school_name) } }
            h1 { (t!("shelf.tools_title")) }
            p.lead { (t!("shelf.tools_lead")) }
        }
    };
    view! {
        <StaffHeader me here=StaffPlace::School/>
        <main id="main" class="page reading stack loose">
            {shown(top)}
            <Done what=done/>
            {shown(above)}
            {shown(body)}
        </main>
        <Foot/>
    }
}

fn form(tools: &SchoolTools, name: &str, inside: Markup) -> Markup {
    html! {
        form.stack id=(name) method="post" action={ "/school/" (tools.school) "/tools" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            (inside)
        }
    }
}

fn wanted(tools: &SchoolTools) -> Markup {
    let one = |at: usize, wanted: &ToolWanted| {
        let inside = html! {
            input type="hidden" name="name" value=(wanted.name);
            input type="hidden" name="host" value=(wanted.host);
            div.row.apart {
                p { strong dir="auto" { (wanted.name) } " · " span dir="ltr" { (wanted.host) } }
                button.button { (icon(IconName::Check)) (t!("shelf.tool_approve")) span.unseen dir="ltr" { ": " (wanted.host) } }
            }
        };
        form(tools, &format!("wanted-{at}"), inside)
    };
    html! {
        @if !tools.wanted.is_empty() {
            section #wanted.card.stack aria-labelledby="wanted-title" {
                h2 id="wanted-title" { (t!("shelf.tools_wanted")) }
                p.field-hint { (t!("shelf.tools_wanted_hint")) }
                @for (at, wanted) in tools.wanted.iter().enumerate() { (one(at, wanted)) }
            }
        }
    }
}

fn approve(tools: &SchoolTools, typed: &Typed) -> Markup {
    let field = |name, label, hint, required| Written { form: "approve", name, label, hint, value: "", required };
    let inside = html! {
        (field("name", t!("shelf.tool_name"), String::new(), true).line(typed))
        (field("host", t!("shelf.tool_host"), t!("shelf.tool_host_hint"), true).line(typed))
        (field("note", t!("shelf.tool_note"), t!("shelf.tool_note_hint"), false).line(typed))
        div { button.button.primary { (t!("shelf.tool_approve")) } }
    };
    html! {
        section.card.stack aria-labelledby="approve-title" {
            h2 id="approve-title" { (t!("shelf.tool_new")) }
            (form(tools, "approve", inside))
        }
    }
}

fn approved(tools: &SchoolTools) -> Markup {
    html! {
        section #approved.stack aria-labelledby="approved-title" {
            h2 id="approved-title" { (t!("shelf.tools_approved")) }
            @if tools.approved.is_empty() { p #none.quiet-text { (t!("shelf.tools_none")) } }
            ul.strategies {
                @for tool in &tools.approved {
                    li.card.stack.tight data-key=(tool.id) {
                        (facts(tool))
                        @if tools.may_change {
                            (form(tools, &format!("withdraw-{}", tool.id), html! {
                                button.button.quiet name="withdraw" value=(tool.id) {
                                    (icon(IconName::X)) (t!("shelf.tool_withdraw")) span.unseen dir="auto" { ": " (tool.name) }
                                }
                            }))
                        }
                    }
                }
            }
        }
    }
}

fn withdrawn(tools: &[ToolView]) -> Markup {
    html! {
        @if !tools.is_empty() {
            details.fold id="withdrawn" {
                summary { (icon(IconName::History)) span { (t!("shelf.tools_withdrawn")) } }
                ul.fold-body.stack {
                    @for tool in tools { li.stack.tight data-key=(tool.id) { (facts(tool)) } }
                }
            }
        }
    }
}

fn facts(tool: &ToolView) -> Markup {
    html! {
        h3 dir="auto" { (tool.name) }
        p dir="ltr" { (tool.host) }
        @if !tool.note.is_empty() { p.words dir="auto" { (tool.note) } }
        p.small.quiet-text dir="auto" { (t!("shelf.tool_by", name = tool.approved_by)) " · " (time(tool.approved_at)) }
        @if let Some((name, at)) = &tool.withdrawn {
            p.small.quiet-text dir="auto" { (t!("shelf.tool_withdrawn_by", name = name)) " · " (time(*at)) }
        }
    }
}
