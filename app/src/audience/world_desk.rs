//! `/school/world`: the district's switch.

use domain::accounts::Me;
use domain::audience::WorldDesk;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::plain::{Foot, StaffHeader, StaffPlace};
use crate::t;
use crate::ui::{IconName, icon, shown};

pub struct WorldDeskPage {
    pub me: Me,
    pub desk: WorldDesk,
    pub done: bool,
}

impl WorldDeskPage {
    pub fn view(self) -> impl IntoView {
        let main = main(&self.desk, self.done);
        view! { <StaffHeader me=self.me here=StaffPlace::School/>{shown(main)}<Foot/> }
    }
}

fn main(desk: &WorldDesk, done: bool) -> Markup {
    let now = if desk.is_on { t!("world.is_on") } else { t!("world.is_off") };
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href="/school" { (t!("world.to_school")) } }
                h1 { (t!("world.title")) }
                p.lead { (t!("world.lead")) }
            }
            @if done { p.note role="status" { (icon(IconName::CircleCheck)) span { (t!("world.done")) } } }
            section.card.stack aria-labelledby="switch-title" {
                h2 #switch-title { (icon(IconName::Globe)) (now) }
                @if let Some((name, at)) = &desk.changed { p.small.quiet-text dir="auto" { (t!("world.changed_by", name = name)) " " (time(*at)) } }
                @if desk.is_on { p { (t!("world.pages", n = desk.pages)) } }
                @if desk.may_change {
                    p.quiet-text { (if desk.is_on { t!("world.off_means") } else { t!("world.on_means") }) }
                    form #switch method="post" action="/school/world" {
                        @if desk.is_on {
                            button.button name="turn" value="off" { (icon(IconName::EyeOff)) (t!("world.turn_off")) }
                        } @else {
                            button.button.primary name="turn" value="on" { (icon(IconName::Globe)) (t!("world.turn_on")) }
                        }
                    }
                } @else {
                    p.quiet-text { (t!("world.only_the_district")) }
                }
            }
            section.stack aria-labelledby="rules-title" {
                h2 #rules-title { (t!("world.rules")) }
                ul.helps {
                    li { (t!("world.rule_k5")) }
                    li { (t!("world.rule_yes")) }
                    li { (t!("world.rule_pen")) }
                    li { (t!("world.rule_words")) }
                    li { (t!("world.rule_search")) }
                    li { (t!("world.rule_copies")) }
                }
            }
        }
    }
}
