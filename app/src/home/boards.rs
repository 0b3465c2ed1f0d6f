//! Open boards without a choice. Their own pages are the server's alone.

use domain::classes::AccessPoint;
use domain::home::HomeView;
use maud::{Markup, html};

use crate::t;
use crate::ui::access_tag;

pub fn my_boards(home: &HomeView) -> Markup {
    html! {
        @if !home.boards.is_empty() {
            section.card.stack.tight data-key="boards" data-point="choice" {
                div.row { (access_tag(AccessPoint::Choice)) }
                ul.pieces {
                    @for board in &home.boards {
                        li.piece-line data-key=(board.id) {
                            a href={ "/board/" (board.id) } dir="auto" { (t!("home.board", target = board.target)) }
                        }
                    }
                }
            }
        }
    }
}
