//! Keys of the stage, in the windows where they work. All of this is the server's alone: those windows only take it over.

use domain::id::ClassId;
use domain::stage::Scene;
use maud::{Markup, html};

use crate::console::api::at;
use crate::t;
use crate::ui::{IconName, icon};

/// Each key of the console with what it does, as [`domain::stage::StageAct::named`] reads it.
const KEYS: [(&str, &str); 6] =
    [("b", "blank"), ("]", "next"), ("[", "previous"), ("t", "start-5"), ("+", "add"), ("z", "stop")];
/// By number, from 0.
pub const SCENES: [Scene; 8] =
    [Scene::Follow, Scene::Join, Scene::Prompt, Scene::Wall, Scene::Scale, Scene::Round, Scene::Choice, Scene::Closing];

/// Under the console: a way to the remote, and buttons that only keys press. What is staged is seen on the remote and on the wall; the
/// console has no room for it.
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

/// In the console's list of keys.
pub fn console_keys() -> Markup {
    let keys = [
        ("0", t!("stage.scene_follow")),
        ("1 … 7", t!("stage.key_scenes")),
        ("B", t!("stage.key_blank")),
        ("] / [", t!("stage.key_sheets")),
        ("T", t!("stage.key_timer")),
        ("+", t!("stage.add")),
        ("Z", t!("stage.stop")),
    ];
    html! { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
}

/// In the projector's window: shown by a key, and only then.
pub fn window_keys(id: &str) -> Markup {
    let keys = [
        ("→ ↓ Space", t!("stage.key_next")),
        ("← ↑", t!("stage.key_previous")),
        ("P", t!("stage.key_pause")),
        ("F", t!("stage.key_full")),
        ("?", t!("stage.key_help")),
        ("Esc", t!("stage.key_close")),
    ];
    html! {
        dialog.wall-keys id=(id) aria-labelledby="wall-keys-title" {
            h2 #wall-keys-title { (t!("stage.keys")) }
            dl { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
            p { (t!("stage.keys_elsewhere")) }
        }
    }
}
