//! The stage by keys, made by the server alone: the browser takes it over as it stands and has no words for it.

use domain::id::ClassId;
#[cfg(feature = "ssr")]
use domain::stage::Scene;
use maud::Markup;
#[cfg(feature = "ssr")]
use maud::html;

#[cfg(feature = "ssr")]
use super::api::at;
#[cfg(feature = "ssr")]
use crate::t;

/// Each key of the console with what it does, as [`domain::stage::StageAct::named`] reads it.
#[cfg(feature = "ssr")]
const KEYS: [(&str, &str); 7] =
    [("b", "blank"), ("]", "next"), ("[", "previous"), ("a", "free"), ("t", "start-5"), ("+", "add"), ("z", "stop")];
/// Buttons that only keys press. What is staged is seen on the remote and on the wall; the console has no room for it.
#[cfg(feature = "ssr")]
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
#[cfg(feature = "ssr")]
pub fn console_keys() -> Markup {
    let keys = [
        ("0", t!("stage.scene_follow")),
        ("1 … 8", t!("stage.key_scenes")),
        ("B", t!("stage.key_blank")),
        ("] / [", t!("stage.key_sheets")),
        ("A", t!("stage.free")),
        ("T", t!("stage.key_timer")),
        ("+", t!("stage.add")),
        ("Z", t!("stage.stop")),
    ];
    html! { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
}

#[cfg(not(feature = "ssr"))]
pub fn stage_keys(_class: ClassId) -> Markup {
    Markup::default()
}

#[cfg(not(feature = "ssr"))]
pub fn console_keys() -> Markup {
    Markup::default()
}
