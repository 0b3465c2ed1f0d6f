//! The stage by keys, made by the server alone: the browser has no words for it.

use domain::id::ClassId;
use domain::stage::Scene;
use maud::Markup;
use maud::html;

use super::api::at;
use crate::t;

/// Each key of the console with what it does, as [`domain::stage::StageAct::named`] reads it.
const KEYS: [(&str, &str); 7] =
    [("b", "blank"), ("]", "next"), ("[", "previous"), ("a", "free"), ("t", "start-5"), ("+", "add"), ("z", "stop")];
/// Buttons that only keys press. What is staged is seen on the remote and on the wall; the console has no room for it.
pub fn stage_keys(class: ClassId) -> Markup {
    html! {
        form method="post" action=(at::STAGE) hidden {
            input type="hidden" name="class" value=(class);
            @for (key, act) in KEYS { button name="act" value=(act) aria-keyshortcuts=(key) tabindex="-1" {} }
            @for (at, scene) in Scene::BY_KEY.iter().enumerate() {
                button name="act" value={ "show-" (scene.name()) } aria-keyshortcuts=(at) tabindex="-1" {}
            }
        }
    }
}

/// In the console's list of keys.
pub fn console_keys() -> Markup {
    let keys = [
        ("0", t!("stage.scene_follow")),
        ("1 … 8", t!("stage.key_scenes")),
        ("S", t!("lessons.next")),
        ("U", t!("lessons.back")),
        ("B", t!("stage.key_blank")),
        ("] / [", t!("stage.key_sheets")),
        ("A", t!("stage.free")),
        ("T", t!("stage.key_timer")),
        ("+", t!("stage.add")),
        ("Z", t!("stage.stop")),
    ];
    html! { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
}
