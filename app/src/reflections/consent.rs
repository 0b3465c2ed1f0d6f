//! On the wall, without a name: default no, with a preview, for this version only.

use domain::classes::AccessPoint;
use maud::{Markup, html};

use super::api::Asked;
use crate::t;
use crate::ui::{IconName, icon, teacher};

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
                    p.wall-card.words data-point=(point.name()) dir="auto" { (words) }
                }
            }
        }
    }
}

/// The preview in the editor says what is typed.
#[cfg(feature = "hydrate")]
pub fn preview(words: &str) {
    let card = leptos::prelude::document().query_selector("#writing .wall-card").ok().flatten();
    if let Some(card) = card.filter(|card| card.text_content().as_deref() != Some(words)) {
        card.set_text_content(Some(words));
    }
}

#[cfg(not(feature = "hydrate"))]
#[allow(dead_code)]
pub fn preview(_words: &str) {}
