//! `/portfolio/pair/{id}`: "I used to think / now I think", for the refrigerator.

use domain::accounts::Me;
use domain::export::Item;
use leptos::prelude::*;
use maud::html;

use super::acts::print_line;
use super::items::{Sheet, body, here};
use crate::plain::StaffHeader;
use crate::t;
use crate::ui::shown;

pub struct PairPage {
    pub me: Me,
    pub item: Item,
}

impl PairPage {
    pub fn view(self) -> impl IntoView {
        let (me, name) = (self.me.clone(), self.me.name);
        let sheet = Sheet { file: &here, whole: false, level: 2 };
        let main = html! {
            main #main.page.stack.loose.paper.refrigerator {
                nav.off-paper aria-label=(t!("portfolio.where")) { a href="/portfolio" { (t!("portfolio.title")) } }
                h1 dir="auto" { (t!("portfolio.pair_of", name = name)) }
                (body(&self.item, &sheet))
                (print_line())
            }
        };
        view! { <StaffHeader me/>{shown(main)} }
    }
}
