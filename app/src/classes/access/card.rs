use domain::access::{Need, Next};
use domain::clock::Moment;
use domain::id::ClassId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::place::address;
use super::reason::why;
use crate::t;
use crate::ui::{IconName, avatar, icon, shown};

/// On the page of a class: the few who need a teacher next, each with the reason, and the way to the whole table.
#[component]
pub fn AccessCard(class: ClassId, next: Vec<Next>, now: Moment) -> impl IntoView {
    shown(html! {
        section.card.stack aria-labelledby="access" {
            h2 #access { (t!("access.card")) }
            (next_few(class, &next, now))
            a.button href={ "/class/" (class) "/access" } { (icon(IconName::Sprout)) (t!("access.title")) }
        }
    })
}

/// The list, or a sentence that there is nobody on it.
pub fn next_few(class: ClassId, next: &[Next], now: Moment) -> Markup {
    html! {
        @if next.is_empty() { p.small.quiet-text { (t!("access.nobody_next")) } } @else {
            ol.access-next {
                @for one in next {
                    @let to = match &one.need {
                        Need::Waits { to, .. } => address(*to, class, one.student),
                        Need::NotLately { .. } => address(domain::access::Place::Growth, class, one.student),
                    };
                    li data-key=(one.student) {
                        a href=(to) { (avatar(&one.picture, true)) span dir="auto" { (one.name) } }
                        span.small.quiet-text { (why(&one.need, now)) }
                    }
                }
            }
        }
    }
}
