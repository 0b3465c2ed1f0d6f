//! `/conference/{id}/rehearse` and `/conference/{id}/live`: item by item, large and uncluttered. One page: nothing is asked of the network
//! between the items. Next and back are links; the keys come with a small script. In rehearsal the student's notes stand beside, and
//! nowhere else.

use domain::accounts::Me;
use domain::conference::{AgendaItem, ConferenceView, ItemKind};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::acts::{of_conference, press, print_line};
use super::super::part::read;
use super::item_title;
use super::talked::{Desk, agreed, questions};
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct StagePage {
    pub me: Me,
    pub view: ConferenceView,
    /// The reader's own; else a teacher who is invited.
    pub own: bool,
    pub rehearsal: bool,
    pub typed: Typed,
}

impl StagePage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.conference-stage.paper data-stage="" {
                header.stage-head.stack.tight {
                    nav.off-paper aria-label=(t!("portfolio.where")) {
                        @if self.own { a href={ "/conference/" (self.view.id) } { (t!("conference.back_to_plan")) } }
                        @else { a href="/stories" { (t!("portfolio.desk_title")) } }
                    }
                    h1 dir="auto" { (self.headline()) }
                    @if !self.view.when.is_empty() { p.lead dir="auto" { (self.view.when) } }
                    @if self.rehearsal { p.note { (icon(IconName::EyeOff)) span { (t!("conference.rehearsal_hint")) } } }
                    p.small.quiet-text.off-paper { (t!("conference.keys")) }
                    @if !self.view.agenda.is_empty() { p.off-paper { a.button.primary href="#item-1" { (t!("conference.begin")) (icon(IconName::ArrowRight)) } } }
                }
                @if self.rehearsal && !self.view.agenda.is_empty() { (practice()) }
                (above)
                (body)
            }
        };
        view! { <StaffHeader me/>{shown(html! { div { (main) script src=(crate::assets::at("/conference.js")) defer {} } })} }
    }

    fn headline(&self) -> String {
        let (name, whom) = (self.view.student_name.as_str(), self.view.whom.as_str());
        if self.rehearsal {
            t!("conference.rehearsal_of", whom = whom)
        } else {
            t!("conference.live_of", name = name, whom = whom)
        }
    }

    fn body(&self) -> Markup {
        let all = self.view.agenda.len();
        html! {
            @for (n, item) in self.view.agenda.iter().enumerate() { (self.item(item, n + 1, all)) }
            section.stage-item.off-paper id="the-end" aria-labelledby="end-title" tabindex="-1" {
                div.stage-inside.stack {
                    h2 id="end-title" { (t!("conference.the_end")) }
                    @if self.own { (self.end()) }
                    (print_line())
                    @if all > 0 { p { a.button href={ "#item-" (all) } { (t!("conference.back")) } } }
                }
            }
        }
    }

    fn item(&self, item: &AgendaItem, n: usize, all: usize) -> Markup {
        let next = if n == all { "#the-end".to_owned() } else { format!("#item-{}", n + 1) };
        let desk = self.desk(n);
        html! {
            section.stage-item id={ "item-" (n) } data-key=(item.id) aria-labelledby={ "item-" (n) "-title" } tabindex="-1" {
                div.stage-inside.stack {
                    p.small.quiet-text.off-paper { (t!("conference.of_all", n = n, all = all)) }
                    h2.stage-title id={ "item-" (n) "-title" } dir="auto" { (item_title(item)) }
                    @if self.rehearsal && !item.notes.is_empty() {
                        aside.stage-notes aria-label=(t!("conference.your_notes")) {
                            p.small { (icon(IconName::EyeOff)) " " (t!("conference.your_notes")) }
                            p.words dir="auto" { (item.notes) }
                        }
                    }
                    @for part in &item.shown { (read(part)) }
                    @match item.kind {
                        ItemKind::Questions => (questions(&self.view, desk)),
                        ItemKind::Step => (agreed(&self.view, desk)),
                        _ => {}
                    }
                    nav.row.stage-steps.off-paper aria-label=(t!("conference.steps_of", n = n)) {
                        @if n > 1 { a.button href={ "#item-" (n - 1) } data-back="" { (t!("conference.back")) } }
                        a.button.primary href=(next) data-next="" { (t!("conference.next")) (icon(IconName::ArrowRight)) }
                    }
                }
            }
        }
    }

    /// Only its student's page takes words, and only while it takes place: rehearsing changes nothing.
    fn desk(&self, at: usize) -> Option<Desk<'_>> {
        (self.own && !self.rehearsal).then_some(Desk { me: self.me.person, page: "live", at, typed: &self.typed })
    }

    fn end(&self) -> Markup {
        let (me, view) = (self.me.person, &self.view);
        let about = [of_conference(view.id)];
        html! {
            @if self.rehearsal {
                p { (t!("conference.rehearsed_hint")) }
                @if view.stage.is_ahead() { (press(me, "rehearsed", "conference_rehearsed", &about, t!("conference.rehearsed"), &view.whom, IconName::Check)) }
            } @else {
                p { (t!("conference.held_hint")) }
                @if view.stage.is_ahead() { (press(me, "held", "conference_held", &about, t!("conference.held"), &view.whom, IconName::Check)) }
            }
        }
    }
}

/// A timer for the rehearsal, where there is a script: it says when one minute is left and when the time is over, and stops by itself. The
/// page only says where it stands; a newer page leaves it running (`data-kept`).
fn practice() -> Markup {
    html! {
        div.practice.off-paper data-kept="" data-key="practice" {}
        template #practice-timer {
            div.row {
                label for="practice-minutes" { (icon(IconName::Clock)) " " (t!("conference.timer")) }
                select.input id="practice-minutes" data-minutes="" {
                    @for minutes in MINUTES { option value=(minutes) selected[minutes == 5] { (t!("conference.minutes", n = minutes)) } }
                }
                // Not read out every second: who wants to know looks.
                span.practice-left data-left="" role="timer" aria-live="off" hidden {}
                button.button type="button" data-press="" data-start=(t!("conference.timer_start")) data-stop=(t!("conference.timer_stop")) {
                    (t!("conference.timer_start"))
                }
            }
            p.small role="status" data-said="" data-begun=(t!("conference.timer_begun")) data-last=(t!("conference.timer_last"))
                data-over=(t!("conference.timer_over")) data-stopped=(t!("conference.timer_stopped")) {}
        }
    }
}

/// How long a rehearsal may take.
const MINUTES: [u32; 5] = [3, 5, 8, 10, 15];
