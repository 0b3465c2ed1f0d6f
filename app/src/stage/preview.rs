//! The wall in small, for whoever walks around with a phone: the same scene in the wall's own colours, without what moves.

use domain::projector::{Showing, WallView};
use domain::stage::{Shown, next_turn};
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

/// Which sheet stands there, where there are several. Where they turn by themselves, it is true until the next turn.
pub fn which_sheet(wall: &WallView) -> Markup {
    let several = wall.sheet().filter(|sheet| sheet.many > 1 && wall.showing() == Showing::Wall);
    let turns = wall.stage.page.is_none().then(|| next_turn(wall.door.opened_at.unwrap_or_default(), wall.now));
    html! {
        @if let Some(sheet) = several {
            p.remote-sheet data-key="sheet" data-due=[turns] { (t!("projector.sheet", at = sheet.at + 1, many = sheet.many)) }
        }
    }
}

/// The sheet that stands there.
fn cards(wall: &WallView) -> Markup {
    html! {
        p.question dir="auto" { (question(wall)) }
        @if let Some(sheet) = wall.sheet() {
            ul.remote-cards {
                @for card in &wall.cards[sheet.cards] {
                    li.wall-card.words.rich data-key=(card.id) { (rich_on_wall(&card.words)) }
                }
            }
        }
    }
}
