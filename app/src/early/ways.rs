//! The ways in that a class has opened, and what it does together right now, as pictures.

use domain::classes::AccessPoint;
use domain::home::{Doing, HomeView, Together};
use maud::{Markup, html};

use super::tile::{face, leads};
use crate::t;
use crate::ui::{IconName, access_point_name, cairn};

pub fn ways(home: &HomeView) -> Markup {
    let opened = |point: &&AccessPoint| home.classes.iter().any(|class| class.opened.has(**point));
    html! {
        section.stack aria-labelledby="ways" {
            h2.unseen #ways { (t!("home.ways")) }
            div.tiles.ways {
                @for point in AccessPoint::ALL.iter().filter(opened) { (way(*point)) }
            }
        }
    }
}

/// Its stone stands out in the cairn.
fn way(point: AccessPoint) -> Markup {
    let page = match point {
        AccessPoint::Goals => "/goals",
        AccessPoint::Choice => "/choices",
        AccessPoint::Inquiry => "/questions",
        AccessPoint::Reflection => "/growth/view",
    };
    let face = html! { span.tile-picture data-point=(point.name()) { (cairn()) } span.tile-words { (access_point_name(point)) } };
    leads(page, point.name(), None, face)
}

pub fn together(together: &[Together]) -> Markup {
    html! {
        @if !together.is_empty() {
            section.card.asked-large data-key="together" aria-labelledby="together" {
                h2 #together { (t!("home.together")) }
                div.tiles {
                    @for one in together {
                        @let (page, name) = match one.what {
                            Doing::Making => (format!("/making/{}", one.id), IconName::Users),
                            Doing::Round => (format!("/round/{}", one.id), IconName::MessageQuestion),
                            Doing::Earlier => (format!("/piece/{}/earlier", one.id), IconName::Eye),
                        };
                        (leads(&page, "inquiry", None, face(name, &one.class)))
                    }
                }
            }
        }
    }
}
