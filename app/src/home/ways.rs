//! The four ways in, each with its stone: where the student's own things of that kind stand. A way stands here once a class has opened it;
//! growth and the portfolio stand here always. Those pages are the server's alone, so their words and code cost nothing here.

use domain::classes::AccessPoint;
use domain::home::HomeView;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, cairn, icon};

pub fn my_ways(home: &HomeView) -> Markup {
    let opened = |point| home.classes.iter().any(|class| class.opened.has(point));
    html! {
        section.stack.tight aria-labelledby="ways" {
            h2 #ways { (t!("home.ways")) }
            div.row {
                @if opened(AccessPoint::Choice) { (way(AccessPoint::Choice, "/choices", &t!("home.my_choices"))) }
                @if opened(AccessPoint::Inquiry) {
                    (way(AccessPoint::Inquiry, "/questions", &t!("home.questions")))
                    (way(AccessPoint::Inquiry, "/inquiries", &t!("home.inquiries")))
                }
                @if opened(AccessPoint::Reflection) { (way(AccessPoint::Reflection, "/rubrics", &t!("home.rubrics"))) }
                a.button href="/growth" { (icon(IconName::Sprout)) (t!("home.my_growth")) }
                a.button href="/portfolio" { (icon(IconName::BookOpen)) (t!("home.portfolio")) }
            }
        }
    }
}

fn way(point: AccessPoint, address: &str, words: &str) -> Markup {
    html! { a.button data-point=(point.name()) href=(address) { (cairn()) (words) } }
}
