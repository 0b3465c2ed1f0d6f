//! The wall in small, for whoever walks around with a phone: the same scene in the wall's own colours, without what moves.

use domain::projector::{Showing, WallView};
use domain::stage::{Shown, sheets};
use maud::{Markup, html};

use crate::plain::scene;
use crate::t;
use crate::ui::{cairn, rich_on_wall};

pub fn preview(wall: &WallView, shown: &Shown) -> Markup {
    html! {
        div.remote-preview data-key="preview" data-theme="projector" {
            div.projector inert {
                @match wall.showing() {
                    Showing::Covered => div.scene-blank { p { (t!("projector.covered")) } (cairn()) },
                    Showing::Closed => div.scene-blank { p { (t!("projector.closed")) } (cairn()) },
                    Showing::Join => div.scene-prompt {
                        p.scene-kicker { (t!("projector.join", class = wall.class_name)) }
                        p.join-code { (wall.door.code) }
                    },
                    Showing::Prompt => div.scene-prompt { p.question dir="auto" { (question(wall)) } },
                    Showing::Wall => (cards(wall)),
                    Showing::Composed(_) => (scene(shown)),
                }
            }
        }
    }
}

fn question(wall: &WallView) -> String {
    wall.prompt.as_ref().map_or_else(|| t!("projector.wall"), |prompt| prompt.question.clone())
}

/// The sheet that was asked for, or the first of those that turn by themselves.
fn cards(wall: &WallView) -> Markup {
    let sheets = sheets(&wall.cards);
    let last = sheets.len().saturating_sub(1);
    let at = (wall.stage.page.unwrap_or(0) as usize).min(last);
    html! {
        p.question dir="auto" { (question(wall)) }
        @if let Some(sheet) = sheets.get(at) {
            ul.remote-cards {
                @for card in &wall.cards[sheet.clone()] {
                    li.wall-card.words.rich data-key=(card.id) { (rich_on_wall(&card.words)) }
                }
            }
        }
    }
}
