//! What stands on the wall now, in one calm line on top of the console.

use domain::projector::Showing;
use domain::stage::{NowOnWall, Scene};
use maud::{Markup, html};

use crate::plain::scene_name;
use crate::t;
use crate::ui::{IconName, icon};

pub fn now(of: &NowOnWall) -> Markup {
    html! {
        p.wall-now role="status" dir="auto" {
            (icon(IconName::Presentation))
            span {
                span.wall-now-label { (t!("stage.now")) " " }
                strong { (words(of.showing)) }
                @if let Some((piece, name)) = &of.piece {
                    " · " a href={ "/console/" (of.class) "?show=all&piece=" (piece) } { bdi { (name) } }
                }
            }
        }
    }
}

fn words(showing: Showing) -> String {
    match showing {
        Showing::Closed => t!("stage.now_closed"),
        Showing::Covered => t!("stage.scene_blank"),
        Showing::Join => scene_name(Scene::Join),
        Showing::Prompt => scene_name(Scene::Prompt),
        Showing::Wall => scene_name(Scene::Wall),
        Showing::Composed(scene) => scene_name(scene),
    }
}
