//! `/piece/{id}/earlier`: may the version before stand on the wall beside the newer one? The student reads the very words first; no is
//! as near as yes.

use domain::id::PersonId;
use domain::stage::EarlierPage as Asked;
use leptos::prelude::*;
use maud::{Markup, html};

use super::sheet;
use crate::plain::own_form;
use crate::t;
use crate::ui::{IconName, Whose, header, icon, rich_on_wall, shown};

pub struct EarlierPage {
    pub me: PersonId,
    pub asked: Asked,
}

impl EarlierPage {
    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: &self.asked.name, picture: &self.asked.picture, page: "/home" };
        let bar = header("/home", "", whose, Markup::default());
        view! { <link rel="stylesheet" href=sheet()/> {shown(bar)} <main id="main" class="page narrow stack loose">{shown(self.main())}</main> }
    }

    fn main(&self) -> Markup {
        let (number, words) = &self.asked.before;
        let standing = match self.asked.settled {
            None => t!("stage.earlier_asks"),
            Some(true) => t!("stage.earlier_said_yes"),
            Some(false) => t!("stage.earlier_said_no"),
        };
        html! {
            div.stack.loose {
                nav { a href={ "/piece/" (self.asked.piece) } dir="auto" { (self.asked.question) } }
                h1 { (t!("stage.earlier_title")) }
                p.note role="status" { (icon(IconName::Eye)) span { (standing) } }
                section.stack.tight aria-labelledby="before" {
                    h2 #before { (t!("stage.version", n = number)) }
                    div.wall-preview data-theme="projector" { div.wall-card.words.rich { (rich_on_wall(words)) } }
                }
                p { (t!("stage.earlier_how")) }
                div.row {
                    @if self.asked.settled != Some(true) { (self.say("yes", "yes", IconName::Check, t!("stage.earlier_say_yes"))) }
                    @if self.asked.settled != Some(false) { (self.say("no", "no", IconName::X, t!("stage.earlier_say_no"))) }
                }
            }
        }
    }

    fn say(&self, form: &str, give: &'static str, with: IconName, label: String) -> Markup {
        let about = vec![
            ("reflection", self.asked.piece.to_string()),
            ("version", self.asked.before.0.to_string()),
            ("give", give.to_owned()),
        ];
        own_form(self.me, form, "earlier_too", &about, &html! { button.button.big { (icon(with)) (label) } })
    }
}
