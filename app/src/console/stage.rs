//! The stage by keys: buttons that only keys press. What is staged is seen on the remote and on the wall; the console has no room for it,
//! and its browser carries none of this.

use domain::id::ClassId;
use domain::stage::Scene;
use maud::{Markup, html};

use super::api::at;
use crate::t;
use crate::ui::{IconName, icon};

/// Each key with what it does, as [`domain::stage::StageAct::named`] reads it.
pub const KEYS: [(&str, &str); 6] =
    [("b", "blank"), ("]", "next"), ("[", "previous"), ("t", "start-5"), ("+", "add"), ("z", "stop")];
/// By number, from 0.
pub const SCENES: [Scene; 8] =
    [Scene::Follow, Scene::Join, Scene::Prompt, Scene::Wall, Scene::Scale, Scene::Round, Scene::Choice, Scene::Closing];

pub fn stage_keys(class: ClassId) -> Markup {
    html! {
        form.stage-keys method="post" action=(at::STAGE) {
            input type="hidden" name="class" value=(class);
            a.button href={ "/class/" (class) "/remote" } target="waymark-remote" rel="external" { (icon(IconName::Phone)) (t!("stage.remote")) }
            span hidden {
                @for (key, act) in KEYS { button name="act" value=(act) aria-keyshortcuts=(key) tabindex="-1" {} }
                @for (at, scene) in SCENES.iter().enumerate() {
                    button name="act" value={ "show-" (scene.name()) } aria-keyshortcuts=(at) tabindex="-1" {}
                }
            }
        }
    }
}
