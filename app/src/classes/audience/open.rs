//! What is open: taken back in one press; links for guests and other classes where the student named an audience.

use domain::audience::{AnotherClass, AudienceDesk, GuestLink, LinkState, MOST_DAYS, OpenView, Step};
use domain::id::GuestId;
use maud::{Markup, html};

use super::step_name;
use crate::clock_face::{day_of, time};
use crate::plain::unread;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon};

pub fn section(desk: &AudienceDesk, typed: &Typed) -> Markup {
    html! {
        @if !desk.open.is_empty() {
            section.stack #open aria-labelledby="open-title" {
                h2 #open-title { (t!("audience.desk_open")) }
                ul.stack { @for one in &desk.open { (card(desk, one, typed)) } }
            }
        }
    }
}

fn press(
    desk: &AudienceDesk,
    open: &OpenView,
    name: &str,
    what: &str,
    more: Markup,
    label: String,
    with: IconName,
) -> Markup {
    html! {
        form id=(name) method="post" action={ "/class/" (desk.class) "/audiences" } {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="audience" value=(open.audience);
            (more)
            div { button.button.quiet { (icon(with)) (label) span.unseen dir="auto" { ": " (open.student.name) } } }
        }
    }
}

fn card(desk: &AudienceDesk, open: &OpenView, typed: &Typed) -> Markup {
    html! {
        li.card.stack.tight id={ "open-" (open.audience) } data-key=(open.audience) {
            p.who { (avatar(&open.student.picture, true)) span dir="auto" { (open.student.name) } }
            h3 { (step_name(open.step)) @if !open.to.is_empty() { ": " bdi { (open.to) } } }
            p dir="auto" { (open.question) }
            p.small.quiet-text {
                (t!("audience.version", n = open.version)) " · " (t!("audience.since")) " " (day_of(open.since))
                @if let Some(until) = open.until { ", " (t!("audience.until")) " " (day_of(until)) }
            }
            @if !open.is_read { p.note { (icon(IconName::Info)) span { (unread(open.step)) } } }
            @if let Some(slug) = &open.slug { p { a href={ "/world/" (slug) } { (icon(IconName::Globe)) (t!("audience.world_see")) } } }
            @if open.step == Step::World {
                p { a href={ "/class/" (desk.class) "/student/" (open.student.person) "/yes" } { (t!("audience.desk_yes")) } }
            }
            @if open.step == Step::Named { (links(desk, open, typed)) (classes(desk, open)) }
            (press(desk, open, &format!("back-{}", open.audience), "take_back", Markup::default(), t!("audience.desk_take_back"), IconName::EyeOff))
        }
    }
}

fn links(desk: &AudienceDesk, open: &OpenView, typed: &Typed) -> Markup {
    let form = format!("invite-{}", open.audience);
    let field = |name, label, hint| Written { form: &form, name, label, hint, value: "", required: true };
    html! {
        @if !open.links.is_empty() {
            ul.stack.tight { @for link in &open.links { (one_link(desk, open, link)) } }
        }
        details.fold id={ "inviting-" (open.audience) } open[typed.is(&form)] {
            summary { (icon(IconName::Link)) span { (t!("audience.link_new")) } }
            div.fold-body {
                p.field-hint { (t!("audience.link_hint")) }
                form.stack id=(form) method="post" action={ "/class/" (desk.class) "/audiences" } autocomplete="off" {
                    input type="hidden" name="form" value=(form);
                    input type="hidden" name="what" value="invite";
                    input type="hidden" name="audience" value=(open.audience);
                    input type="hidden" name="link" value=(GuestId::mint());
                    (field("label", t!("audience.link_label"), t!("audience.link_label_hint")).line(typed))
                    (field("greeting", t!("audience.link_greeting"), t!("audience.link_greeting_hint")).area(typed))
                    (Written { form: &form, name: "days", label: t!("audience.link_days"), hint: t!("audience.link_days_hint", most = MOST_DAYS), value: "7", required: true }.line(typed))
                    div { button.button { (icon(IconName::Link)) (t!("audience.link_make")) } }
                }
            }
        }
    }
}

fn one_link(desk: &AudienceDesk, open: &OpenView, link: &GuestLink) -> Markup {
    let state = match link.state {
        LinkState::Open => t!("audience.link_open"),
        LinkState::Ended => t!("audience.link_ended"),
        LinkState::Expired => t!("audience.link_expired"),
    };
    html! {
        li.stack.tight data-key=(link.id) {
            p { bdi { (link.label) } " · " span.tag { (state) } }
            p.small.quiet-text {
                (t!("audience.link_since")) " " (time(link.made_at))
                @if link.state != LinkState::Ended { ", " (t!("audience.until")) " " (time(link.expires_at)) }
            }
            @if link.state == LinkState::Open {
                (press(desk, open, &format!("end-{}", link.id), "end", html! { input type="hidden" name="link" value=(link.id); }, t!("audience.link_end"), IconName::X))
            }
        }
    }
}

fn classes(desk: &AudienceDesk, open: &OpenView) -> Markup {
    let one = |class: &AnotherClass| {
        let more = html! { input type="hidden" name="class" value=(class.id); };
        let name = format!("class-{}-{}", open.audience, class.id);
        match class.since {
            Some(_) => press(
                desk,
                open,
                &name,
                "class_off",
                more,
                t!("audience.class_off", name = class.name),
                IconName::EyeOff,
            ),
            None => {
                press(desk, open, &name, "class_on", more, t!("audience.class_on", name = class.name), IconName::Users)
            }
        }
    };
    html! {
        @if !open.classes.is_empty() {
            p.small.quiet-text { (t!("audience.class_hint")) }
            @for class in &open.classes { (one(class)) }
        }
    }
}
