//! `/class/{id}/word`: the word that a student goes with. Chosen, never typed; nobody's name is kept with what the class sees.

use domain::id::{ClassId, PersonId};
use domain::stage::{ClosingWord, OwnWord};
use leptos::prelude::*;
use maud::{Markup, html};

use super::sheet;
use crate::plain::{own_form, word_name};
use crate::t;
use crate::ui::{IconName, Whose, header, icon, shown};

pub struct WordPage {
    pub me: PersonId,
    pub class: ClassId,
    pub own: OwnWord,
}

impl WordPage {
    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: &self.own.name, picture: &self.own.picture, page: "/home" };
        let bar = header("/home", "", whose, Markup::default());
        view! { <link rel="stylesheet" href=sheet()/> {shown(bar)} <main id="main" class="page narrow stack loose">{shown(self.main())}</main> }
    }

    fn main(&self) -> Markup {
        html! {
            div.stack.loose {
                nav { a href="/home" { (t!("ui.to_start")) } }
                h1 { (t!("stage.closing")) }
                @if self.own.asked {
                    p.lead { (t!("stage.word_how")) }
                    p.note { (icon(IconName::EyeOff)) span { (t!("stage.word_private")) } }
                    (self.choose())
                    div #done role="status" aria-live="polite" {
                        @if let Some(word) = self.own.word { p.note { (icon(IconName::CircleCheck)) span { (t!("stage.word_taken", word = word_name(word))) } } }
                    }
                } @else {
                    p.note { (icon(IconName::Info)) span { (t!("stage.not_asked")) } }
                }
            }
        }
    }

    fn choose(&self) -> Markup {
        let about = [("class", self.class.to_string())];
        let words = html! {
            div.remote-scenes {
                @for word in ClosingWord::ALL {
                    button.button.big name="word" value=(word.name()) aria-pressed=(self.own.word == Some(*word)) { (word_name(*word)) }
                }
            }
        };
        own_form(self.me, "word", "closing_word", &about.to_vec(), &words)
    }
}
