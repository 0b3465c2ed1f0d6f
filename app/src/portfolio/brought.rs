//! `/portfolio/brought/{id}`: one thing that was brought from another Waymark, as it was there.

use domain::accounts::Me;
use domain::export::Item;
use leptos::prelude::*;
use maud::html;

use super::items::{Sheet, body, here, kind_name};
use crate::clock_face::date_of;
use crate::plain::StaffHeader;
use crate::t;
use crate::ui::{IconName, access_tag, icon, shown};

pub struct BroughtPage {
    pub me: Me,
    pub item: Item,
}

impl BroughtPage {
    pub fn view(self) -> impl IntoView {
        let (me, item) = (self.me, self.item);
        let sheet = Sheet { file: &here, whole: true, level: 3 };
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/portfolio" { (t!("portfolio.title")) } }
                    p.row { (access_tag(item.point)) span.small.quiet-text { (kind_name(&item)) " · " (date_of(item.at)) } }
                    h1 dir="auto" { (item.title()) }
                    p.note { (icon(IconName::Globe)) span { (t!("portfolio.brought_note")) } }
                }
                section.card.stack aria-label=(t!("portfolio.what_it_was")) { h2.unseen { (t!("portfolio.what_it_was")) } (body(&item, &sheet)) }
            }
        };
        view! { <StaffHeader me/>{shown(main)} }
    }
}
