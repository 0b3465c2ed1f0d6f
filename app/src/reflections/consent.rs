//! On the wall, without a name: default no, with a preview, for this version only.

use domain::classes::AccessPoint;
use maud::{Markup, html};

use super::api::Asked;
use crate::t;
use crate::ui::{IconName, icon, rich_on_wall, teacher};

pub fn consent_fields(asked: &Asked, words: &str) -> Markup {
    html! {
        fieldset.consent {
            legend.legend { (t!("reflections.on_the_wall")) }
            label.choice.block {
                input type="checkbox" name="wall_consent" value="yes";
                span {
                    (t!("reflections.may_show", teacher = teacher(&asked.readers)))
                    small { (t!("reflections.take_off_any_time")) }
                }
            }
            (wall_preview(words, asked.access_point))
        }
    }
}

/// How it would look, in the wall's own colours.
pub fn wall_preview(words: &str, point: AccessPoint) -> Markup {
    html! {
        details.fold {
            summary { (icon(IconName::Eye)) (t!("reflections.how_it_would_look")) }
            div.fold-body {
                div.wall-preview data-theme="projector" {
                    div.wall-card.words.rich data-point=(point.name()) { (rich_on_wall(words)) }
                }
            }
        }
    }
}

/// The previews in the editor say what is typed, where somebody looks at them. One in a closed fold is filled when it opens.
#[cfg(feature = "hydrate")]
pub fn preview(words: &str) {
    if let Some(looks) = looked_at("#looks") {
        looks.set_inner_html(&crate::ui::rich(words, &[]).0);
    }
    if let Some(card) = looked_at("#writing .wall-card") {
        card.set_inner_html(&rich_on_wall(words).0);
    }
}

#[cfg(feature = "hydrate")]
fn looked_at(place: &str) -> Option<web_sys::Element> {
    let element = leptos::prelude::document().query_selector(place).ok()??;
    let fold = element.closest("details").ok().flatten();
    fold.is_none_or(|fold| fold.has_attribute("open")).then_some(element)
}

#[cfg(not(feature = "hydrate"))]
#[allow(dead_code)]
pub fn preview(_words: &str) {}
