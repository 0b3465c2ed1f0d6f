//! `/goal-for/{made}`: from something that one made to the goal that it shows. A plain page: the live ones have a link to it, and nothing more.

use domain::evidence::Made;
use domain::goals::GoalsForIt;
use domain::id::{EvidenceId, PersonId};
use domain::words::LONGEST_SENTENCE;
use leptos::prelude::*;
use maud::{Markup, html};

use super::mine::about;
use crate::plain::{Foot, form, thing};
use crate::t;
use crate::ui::{IconName, Whose, header, icon, shown};

pub struct GoalForItPage {
    pub me: PersonId,
    pub of: GoalsForIt,
}

impl GoalForItPage {
    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: &self.of.name, picture: &self.of.picture, page: "/home" };
        let bar = header("/home", "", whose, Markup::default());
        view! { {shown(bar)}{shown(self.main())}<Foot/> }
    }

    fn main(&self) -> Markup {
        let of = &self.of;
        let version = match of.made {
            Made::Version(version) => Some(version),
            Made::Thing { .. } => None,
        };
        html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("goals.title")) { a href="/goals" { (t!("goals.all")) } }
                    h1 { (t!("portfolio.goal_for_it")) }
                }
                div.card.flat.stack.tight { (thing(of.made.source(), version, &of.shows)) }
                @if of.goals.is_empty() {
                    p #none.quiet-text { (t!("portfolio.goal_for_none")) }
                    div { a.button href="/goal/new" { (icon(IconName::Plus)) (t!("goals.new")) } }
                } @else {
                    (self.link())
                }
                @if !of.linked.is_empty() {
                    section.stack.tight aria-labelledby="linked" {
                        h2 #linked { (t!("portfolio.goal_for_linked")) }
                        ul.plain-list {
                            @for goal in &of.linked {
                                li data-key=(goal.id) { a href={ "/goal/" (goal.id) } dir="auto" { (goal.plan.statement) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn link(&self) -> Markup {
        let fields = html! {
            fieldset.stack.tight {
                legend.legend { (t!("goals.title")) }
                div.choices-list {
                    @for (at, goal) in self.of.goals.iter().enumerate() {
                        label.choice data-key=(goal.id) {
                            input type="radio" name="goal" value=(goal.id) required checked[at == 0];
                            span { bdi { (goal.plan.statement) } " " small dir="auto" { (about(&goal.classes)) } }
                        }
                    }
                }
            }
            div.field {
                label.field-label for="link-words" { (t!("goals.evidence_why")) }
                textarea.input.sentence #link-words name="words" rows="2" maxlength=(LONGEST_SENTENCE) dir="auto" autocomplete="off" {}
            }
            p.note { (icon(IconName::Eye)) span { (t!("goals.evidence_seen")) } }
            div { button.button.primary { (icon(IconName::Link)) (t!("goals.evidence_add")) } }
        };
        let made = [("evidence", EvidenceId::mint().to_string()), ("made", self.of.made.to_string())];
        form(self.me, "link", "goal_link", &made, fields)
    }
}
