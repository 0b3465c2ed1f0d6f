//! `/class/{id}/student/{person}/choices`: what one student chose in the class, and what helped and what they tried, if they show it.

use domain::accounts::Me;
use domain::choices::StudentChoices;
use domain::id::ClassId;
use domain::trying::TryView;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::super::strategies::tries::said;
use crate::clock_face::time;
use crate::plain::{earlier, helped_groups, picks};
use crate::t;
use crate::ui::{Avatar, Icon, IconName, icon, shown};

pub struct StudentChoicesPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub of: StudentChoices,
    /// Shown to this teacher.
    pub tries: Vec<TryView>,
}

impl StudentChoicesPage {
    pub fn view(self) -> impl IntoView {
        let class = self.class;
        let who = self.of.who.clone();
        let (choices, helped, tried) = (choices(class, &self.of), helped(&self.of), tried(&who.name, &self.tries));
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{class}") dir="auto">{self.class_name}</a>
                        <a href=format!("/class/{class}/boards")>{t!("boards.title")}</a>
                    </nav>
                    <p class="who"><Avatar picture=who.picture small=true/><span dir="auto">{who.name}</span></p>
                    <h1>{t!("boards.choices_title")}</h1>
                </div>
                {(!self.of.attends).then(|| view! { <p class="note"><Icon name=IconName::Info/><span>{t!("boards.left")}</span></p> })}
                {shown(helped)}
                {shown(tried)}
                {shown(choices)}
            </Frame>
        }
    }
}

fn choices(class: ClassId, of: &StudentChoices) -> Markup {
    html! {
        section.stack #choices aria-labelledby="choices-title" {
            h2 #choices-title { (t!("boards.chose_here")) }
            @if of.choices.is_empty() { p.quiet-text dir="auto" { (t!("boards.chose_nothing", name = of.who.name)) } }
            ul.stack {
                @for (board, choice) in &of.choices {
                    li.card.stack.tight data-key=(choice.id) {
                        h3 dir="auto" { a href={ "/class/" (class) "/board/" (board.id) } { (board.target) } }
                        p.small.quiet-text { (time(choice.now.at)) }
                        (picks(&choice.now))
                        @if !choice.earlier.is_empty() {
                            details.fold {
                                summary { (icon(IconName::History)) (t!("boards.before", n = choice.earlier.len())) }
                                div.fold-body { (earlier(&choice.earlier)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The student's own words. Until they are shown there is nothing here, not even how many there are.
fn helped(of: &StudentChoices) -> Markup {
    html! {
        section.stack #helped aria-labelledby="helped-title" {
            h2 #helped-title dir="auto" { (t!("boards.helped_title", name = of.who.name)) }
            @match &of.helped {
                None => p.quiet-text dir="auto" { (t!("boards.helped_not_shown", name = of.who.name)) },
                Some(helped) => {
                    p.note { (icon(IconName::Eye)) span dir="auto" { (t!("boards.helped_shown", name = of.who.name)) } }
                    @if helped.groups.is_empty() { p.quiet-text { (t!("boards.helped_nothing")) } }
                    (helped_groups(&helped.groups))
                }
            }
        }
    }
}

/// Read here and answered where all of them are.
fn tried(name: &str, tries: &[TryView]) -> Markup {
    html! {
        section.stack #tried aria-labelledby="tried-title" {
            h2 #tried-title dir="auto" { (t!("boards.tried_title", name = name)) }
            @if tries.is_empty() {
                p.quiet-text dir="auto" { (t!("boards.tried_not_shown", name = name)) }
            } @else {
                p.note { (icon(IconName::Eye)) span dir="auto" { (t!("boards.tried_shown", name = name)) } }
            }
            ul.stack {
                @for attempt in tries {
                    li.card.stack data-key=(attempt.id) {
                        h3 dir="auto" { (attempt.words) }
                        (said(attempt, |name| html! { h4 dir="auto" { (name) } }))
                        p { a.button href={ "/tries#try-" (attempt.id) } { (icon(IconName::MessageCircle)) (t!("boards.tried_answer"))
                            span.unseen dir="auto" { ": " (attempt.words) } } }
                    }
                }
            }
        }
    }
}
