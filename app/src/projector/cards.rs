use domain::projector::{Place, SomeCards, WallCard};
use domain::stage::Room;
use maud::{Markup, html};

use crate::ui::rich_on_wall;

/// A card as it hangs: its words, and how many places it takes. Nothing of it leads back to anybody.
pub fn card(of: &WallCard) -> Markup {
    html! {
        li.wall-card.arrive data-key=(of.id) data-room=(Room::of(&of.words).name()) data-at=(of.released_at.0) {
            div.words.rich { (rich_on_wall(&of.words)) }
        }
    }
}

/// What a window is given when it asks for the cards after a place: a list, and how far it goes.
pub fn some_cards(some: &SomeCards) -> Markup {
    html! {
        ul data-last=[some.last.map(said)] data-more[some.more] { @for of in &some.cards { (card(of)) } }
    }
}

/// A place as an address carries it.
fn said((at, id): Place) -> String {
    format!("{}.{id}", at.0)
}
