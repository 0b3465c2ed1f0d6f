//! A wish that waits: exactly what would be read, and a yes or a sentence.

use domain::audience::{AudienceDesk, Step, WishView, World};
use maud::{Markup, html};

use super::step_name;
use crate::clock_face::time;
use crate::plain::copy_of;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon};

pub fn card(desk: &AudienceDesk, wish: &WishView, typed: &Typed) -> Markup {
    let action = format!("/class/{}/audiences", desk.class);
    let (yes, no) = (format!("release-{}", wish.audience), format!("later-{}", wish.audience));
    let hidden = |form: &str, what: &str| {
        html! {
            input type="hidden" name="form" value=(form);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="audience" value=(wish.audience);
            input type="hidden" name="rev" value=(wish.rev);
        }
    };
    let whose = html! { span.unseen dir="auto" { ": " (wish.student.name) } };
    html! {
        li.card.stack id={ "wish-" (wish.audience) } data-key=(wish.audience) data-point="inquiry" {
            p.who { (avatar(&wish.student.picture, true)) span dir="auto" { (wish.student.name) } span.small.quiet-text { (time(wish.at)) } }
            h3 { (step_name(wish.step)) @if !wish.to.is_empty() { ": " bdi { (wish.to) } } }
            p.small.quiet-text {
                (t!("audience.version", n = wish.version))
                @if let Some(open) = wish.open_version { " · " (t!("audience.desk_open_version", n = open)) }
            }
            div.card.sunk.stack { (copy_of(&wish.copy, false)) }
            @if matches!(wish.step, Step::Named | Step::World) { p.small.quiet-text { (t!("audience.desk_words_only")) } }
            @if !wish.names.is_empty() {
                p.problem { (icon(IconName::TriangleAlert)) span dir="auto" { (t!("audience.desk_name_in_it", names = wish.names.join(", "))) } }
            }
            @if !wish.others.is_empty() {
                p.note { (icon(IconName::Info)) span dir="auto" { (t!("audience.others_in_it", names = wish.others.join(", "))) } }
            }
            @if let Some(world) = wish.world { (before_the_world(desk, wish, world)) }
            form id=(yes) method="post" action=(action) {
                (hidden(&yes, "release"))
                div { button.button { (icon(IconName::Check)) (t!("audience.release")) (whose) } }
            }
            details.fold id={ "not-now-" (wish.audience) } open[typed.is(&no)] {
                summary { (icon(IconName::Clock)) span { (t!("audience.release_not_now")) (whose) } }
                div.fold-body {
                    form.stack id=(no) method="post" action=(action) autocomplete="off" {
                        (hidden(&no, "not_now"))
                        (Written { form: &no, name: "words", label: t!("audience.not_now_words"), hint: t!("audience.not_now_hint", name = wish.student.name), value: "", required: true }.area(typed))
                        div { button.button { (icon(IconName::Send)) (t!("audience.not_now_send")) } }
                    }
                }
            }
        }
    }
}

fn before_the_world(desk: &AudienceDesk, wish: &WishView, world: World) -> Markup {
    html! {
        @if world.yes { p.note { (icon(IconName::CircleCheck)) span { (t!("audience.desk_yes_stands")) } } }
        @else if let Some(why) = world.in_the_way() { p.note { (icon(IconName::Info)) span { (crate::messages::say(why.key(), &[])) } } }
        p { a href={ "/class/" (desk.class) "/student/" (wish.student.person) "/yes" } { (t!("audience.desk_yes")) } }
    }
}
