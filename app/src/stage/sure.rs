//! `/class/{id}/sure`: how sure one is of what was asked. Five answers, chosen and never typed; nobody's name is kept with what the class sees.

use domain::id::{ClassId, ConfidenceId, PersonId};
use domain::stage::{Confidence, OwnConfidence};
use leptos::prelude::*;
use maud::{Markup, html};

use super::sheet;
use crate::plain::{confidence_name, own_form, stones};
use crate::t;
use crate::ui::{IconName, Whose, header, icon, shown};

pub struct SurePage {
    pub me: PersonId,
    pub class: ClassId,
    pub own: OwnConfidence,
    /// The answer came when something else was asked by then.
    pub late: bool,
}

impl SurePage {
    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: &self.own.name, picture: &self.own.picture, page: "/home" };
        let bar = header("/home", "", whose, Markup::default());
        view! { <link rel="stylesheet" href=sheet()/> {shown(bar)} <main id="main" class="page narrow stack loose">{shown(self.main())}</main> }
    }

    fn main(&self) -> Markup {
        html! {
            div.stack.loose {
                nav { a href="/home" { (t!("ui.to_start")) } }
                h1 { (t!("stage.sure")) }
                @if self.late { p.problem role="alert" data-key="late" { (icon(IconName::TriangleAlert)) span { (t!("stage.not_asked_sure")) } } }
                @match &self.own.asked {
                    Some((ask, statement)) => {
                        // Another one that is asked gets answers of its own.
                        div.stack.loose data-key=(ask) {
                            p.lead dir="auto" { (statement) }
                            p.note { (icon(IconName::EyeOff)) span { (t!("stage.sure_private")) } }
                            (self.choose(*ask))
                            div role="status" aria-live="polite" {
                                @if let Some(said) = self.own.said { p.note { (icon(IconName::CircleCheck)) span { (t!("stage.sure_said", answer = confidence_name(said))) } } }
                            }
                        }
                    },
                    None => p.note data-key="nothing" { (icon(IconName::Info)) span { (t!("stage.sure_not_asked")) } },
                }
            }
        }
    }

    fn choose(&self, ask: ConfidenceId) -> Markup {
        let about = [("ask", ask.to_string()), ("class", self.class.to_string())];
        let answers = html! {
            div.sure-answers {
                @for one in Confidence::ALL {
                    button.button.big name="level" value=(one.name()) aria-pressed=(self.own.said == Some(*one)) {
                        (stones(*one)) (confidence_name(*one))
                    }
                }
            }
        };
        own_form(self.me, "sure", "confidence", &about.to_vec(), &answers)
    }
}
