//! `/home` of the youngest (K–2): pictures first, almost nothing to read, everything said aloud on a press. A plain page that follows what
//! happens; it sends no WASM. Nothing is taken away: its last link leads to the home that older students have (docs/decisions/0040-early.md).

mod asked;
mod came_back;
mod made;
mod tile;
mod ways;

use domain::home::HomeView;
use domain::id::PersonId;
use domain::reflections::{PieceView, Turn};
use domain::showing::Showing;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, Whose, avatar, header, hear_it, icon, shown, teacher};

pub struct EarlyHome {
    pub me: PersonId,
    pub home: HomeView,
    /// The newest pieces, each with what it shows.
    pub made: Vec<Made>,
}

pub struct Made {
    pub piece: PieceView,
    pub showing: Option<Showing>,
}

impl EarlyHome {
    /// How many pieces the page shows.
    pub const MOST: usize = 6;

    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: self.given(), picture: &self.home.picture, page: "/home" };
        let out = html! {
            form method="post" action="/sign-out" { button.button.quiet { (icon(IconName::LogOut)) (t!("early.sign_out")) } }
        };
        view! {
            {shown(header("/home", "", whose, out))}
            {shown(self.main())}
        }
    }

    fn given(&self) -> &str {
        self.home.name.split_whitespace().next().unwrap_or_default()
    }

    /// Whoever reads first here.
    fn teacher(&self) -> String {
        teacher(self.home.classes.first().map_or(&[], |class| &class.teachers))
    }

    fn main(&self) -> Markup {
        let asked = asked::open(&self.home);
        html! {
            main #main.page.stack.loose {
                div.hello {
                    (avatar(&self.home.picture, false))
                    h1 #hello dir="auto" { (t!("early.hello", name = self.given())) }
                    p.unseen #how { (t!("early.how_home")) }
                    (hear_it("hello how"))
                }
                (came_back::notes(self.me, &self.home.notes))
                @for (at, made) in self.made.iter().enumerate() {
                    @if came_back(&made.piece, at == 0) { (came_back::answer(made)) }
                }
                (ways::together(&self.home.together))
                @for (at, prompt) in asked.iter().enumerate() { (asked::question(&self.home, prompt, at == 0)) }
                @if asked.is_empty() { (asked::own(self)) }
                (made::path(&self.made, &self.teacher()))
                (ways::ways(&self.home))
                p.all-pages { a.button.quiet href="/home?all" { (t!("early.all_pages")) } }
            }
        }
    }
}

/// What was said about the newest piece is there to be heard also when nothing is left to do; of the others, what waits for their student.
fn came_back(piece: &PieceView, newest: bool) -> bool {
    piece.stage.is_shared() && (piece.turn == Turn::Student || (newest && piece.turn == Turn::Nobody))
}
