//! `/class/{id}/badges`: what the teacher prints and cuts out, a student a badge. On paper nothing stands but the badges.

use domain::accounts::Me;
use domain::badges::Badges;
use domain::id::{ClassId, PersonId};
use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::{Frame, Said};
use crate::qr::Qr;
use crate::t;
use crate::ui::{IconName, avatar, icon, shown};

pub struct BadgesPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Put away: badges open nothing, and none are made.
    pub archived: bool,
    pub badges: Badges,
    /// In the order of the badges.
    pub squares: Vec<Option<Qr>>,
    pub said: Option<Said>,
}

impl BadgesPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let main = html! {
            div.stack.tight.off-paper {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("badges.title")) }
                p.lead { (t!("badges.lead")) }
                p.note { (icon(IconName::Key)) span { (t!("badges.who")) " " (t!("badges.another_why")) } }
            }
            (self.making())
            @if !self.badges.made.is_empty() {
                div.off-paper { button.button type="button" data-print="" hidden { (t!("badges.print")) } }
                ul.badges { @for (badge, square) in self.badges.made.iter().zip(&self.squares) {
                    li.card.badge {
                        @if let Some(square) = square { (drawn(square, &t!("badges.of", name = badge.name))) }
                        div.stack.tight {
                            (avatar(&badge.picture, false))
                            strong dir="auto" { (badge.name) }
                            span.small dir="auto" { (self.class_name) }
                            span.small.quiet-text { (t!("badges.keep")) }
                            @if !self.archived { (self.another(badge.person, &badge.name)) }
                        }
                    }
                } }
            }
        };
        view! { <Frame me=self.me class="page stack loose" said>{shown(main)}</Frame> }
    }

    fn making(&self) -> Markup {
        let nobody = self.badges.made.is_empty() && self.badges.missing == 0;
        html! {
            @if nobody { p.off-paper { (t!("badges.nobody")) } }
            @if self.badges.missing > 0 && !self.archived {
                form.card.row.apart.off-paper method="post" action={ "/class/" (self.class) "/badges" } {
                    span { (t!("badges.missing", n = self.badges.missing)) }
                    button.button.primary name="make" value="all" { (t!("badges.make", n = self.badges.missing)) }
                }
            }
        }
    }

    fn another(&self, person: PersonId, name: &str) -> Markup {
        html! {
            form.off-paper method="post" action={ "/class/" (self.class) "/badges" } {
                button.button.quiet name="another" value=(person) {
                    (t!("badges.another")) span.unseen dir="auto" { " " (name) }
                }
            }
        }
    }
}

/// In its quiet zone, black on white in every theme: scanners need it.
fn drawn(square: &Qr, label: &str) -> Markup {
    html! {
        div.qr {
            svg viewBox={ "-1 -1 " (square.size + 2) " " (square.size + 2) } shape-rendering="crispEdges" role="img" aria-label=(label) {
                path fill="#000" d=(square.path) {}
            }
        }
    }
}
