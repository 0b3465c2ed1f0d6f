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
