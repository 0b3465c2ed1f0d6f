//! `/helped`: what helped me, and when, in the student's own words; one thing to try; and who may see it.

use domain::choices::{HelpedView, Reason, Untried};
use domain::id::{CommandId, PersonId};
use domain::trying::TryView;
use leptos::prelude::*;
use maud::{Markup, html};

use super::form::{Back, Done, Mine, Typed, bar};
use super::tried;
use crate::plain::{Foot, axis_name, helped_groups};
use crate::t;
use crate::ui::{COMMANDS, IconName, cairn, hear_early, hidden_fields, icon, names, shown};

pub struct HelpedPage {
    pub me: PersonId,
    pub helped: HelpedView,
    /// The student's own.
    pub tries: Vec<TryView>,
    pub first: CommandId,
    pub typed: Option<Typed>,
    pub done: Option<Done>,
}

impl HelpedPage {
    pub fn view(self) -> impl IntoView {
        view! {
            {shown(bar(&self.helped.name, &self.helped.picture))}
            {shown(self.main())}
            <Foot/>
        }
    }

    fn main(&self) -> Markup {
        let (helped, tried) = (&self.helped, tried::told(&self.tries));
        html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/choices" { (t!("choices.title")) } }
                    h1 #helped-title { (t!("choices.helped_title")) }
                    p.lead #helped-lead { (t!("choices.helped_lead")) }
                    (hear_early("helped-title helped-lead"))
                }
                @if let Some(untried) = &helped.untried { (suggestion(untried)) }
                @if helped.groups.is_empty() && tried.is_empty() {
                    div.empty { (cairn()) h2 { (t!("choices.helped_none_title")) } p { (t!("choices.helped_none")) } }
                } @else if !helped.groups.is_empty() {
                    section.stack.loose aria-labelledby="words-title" {
                        h2 #words-title { (t!("choices.helped_words")) }
                        (helped_groups(&helped.groups))
                    }
                }
                (tried::section(&tried))
                @if !helped.unsaid.is_empty() {
                    section.stack.tight aria-labelledby="unsaid-title" {
                        h2 #unsaid-title { (t!("choices.unsaid_title")) }
                        ul.pieces {
                            @for (board, target) in &helped.unsaid {
                                li.piece-line data-key=(board) { a href={ "/board/" (board) "#after" } dir="auto" { (target) } }
                            }
                        }
                    }
                }
                (readers(Mine { me: self.me, first: self.first }, helped, self.typed.as_ref(), self.done))
                p { a href="/try" { (t!("choices.to_tries")) } }
                p { a href="/shelf" { (t!("choices.to_shelf")) } }
            }
        }
    }
}

fn suggestion(untried: &Untried) -> Markup {
    let part = axis_name(untried.axis);
    let why = match untried.reason {
        Reason::DidNotHelp => t!("choices.try_did_not_help", part = part),
        Reason::SameEachTime => t!("choices.try_same", part = part),
        Reason::NotYet => t!("choices.try_not_yet", part = part),
    };
    html! {
        section.card.stack.tight data-point="choice" aria-labelledby="try-title" {
            h2 #try-title { (t!("choices.try_title")) }
            p.said dir="auto" { (untried.words) }
            p { (why) }
            p.small.quiet-text dir="auto" {
                (t!("choices.for_target", target = untried.target))
            }
            @if untried.open {
                div { a.button href={ "/board/" (untried.board) } { (t!("choices.try_open")) } }
            }
        }
    }
}

fn readers(mine: Mine, helped: &HelpedView, typed: Option<&Typed>, done: Option<Done>) -> Markup {
    let back = Back::of(typed, "show_helped", None);
    let all: Vec<String> = helped.teachers.iter().map(|teacher| teacher.id.to_string()).collect();
    let hidden = mine.hidden(0, "show_helped", &[("teachers", all.join(","))]);
    let seen: Vec<String> = helped.readers.iter().map(|reader| reader.name.clone()).collect();
    let line = match seen.is_empty() {
        true => t!("choices.helped_only_you"),
        false => t!("choices.helped_seen_by", names = names(&seen)),
    };
    html! {
        section #readers.card.stack aria-labelledby="readers-title" {
            h2 #readers-title { (t!("choices.readers_title")) }
            p.note { (icon(if seen.is_empty() { IconName::Lock } else { IconName::Eye })) span dir="auto" { (line) } }
            (Done::Shown.line(done))
            (back.top())
            @if helped.teachers.is_empty() {
                p.quiet-text { (t!("choices.readers_nobody")) }
            } @else {
                form.stack method="post" action=(COMMANDS) {
                    (hidden_fields(&hidden))
                    fieldset.stack.tight {
                        legend.legend { (t!("choices.readers_pick")) }
                        div.choices {
                            @for teacher in &helped.teachers {
                                label.choice data-key=(teacher.id) {
                                    input type="checkbox" name={ "teacher-" (teacher.id) } value="yes"
                                        checked[helped.readers.contains(teacher)];
                                    span dir="auto" { (teacher.name) }
                                }
                            }
                        }
                    }
                    div { button.button { (t!("choices.readers_keep")) } }
                }
            }
        }
    }
}
