use domain::accounts::Me;
use domain::audience::AudienceDesk;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::{open, replies, wish};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

/// A link that was just made. Its address is shown once.
#[derive(Clone, Debug)]
pub struct MadeLink {
    pub label: String,
    pub address: String,
}

pub struct AudienceDeskPage {
    pub me: Me,
    pub desk: AudienceDesk,
    pub typed: Typed,
    pub made: Option<MadeLink>,
    pub said: Option<Said>,
}

impl AudienceDeskPage {
    pub fn view(self) -> impl IntoView {
        let body = self.body();
        let above = self.typed.above(&body);
        let made = self.made.as_ref().map(made).unwrap_or_default();
        let (class, name) = (self.desk.class, self.desk.class_name.clone());
        view! {
            <Frame me=self.me class="page reading stack loose" said=self.said.and_then(Said::toast)>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=format!("/class/{class}") dir="auto">{name}</a></nav>
                    <h1>{t!("audience.desk_title")}</h1>
                    <p class="lead">{t!("audience.desk_lead")}</p>
                </div>
                {shown(above)}
                {shown(made)}
                {shown(body)}
            </Frame>
        }
    }

    fn body(&self) -> Markup {
        let desk = &self.desk;
        html! {
            section.stack #wishes aria-labelledby="wishes-title" {
                h2 #wishes-title { (t!("audience.desk_wishes")) }
                @if desk.wishes.is_empty() { p.quiet-text { (t!("audience.desk_no_wishes")) } }
                ul.stack { @for one in &desk.wishes { (wish::card(desk, one, &self.typed)) } }
            }
            (replies::section(desk))
            (open::section(desk, &self.typed))
            (setting(desk))
        }
    }
}

fn made(link: &MadeLink) -> Markup {
    html! {
        section.card.stack #made aria-labelledby="made-title" {
            h2 #made-title { (icon(IconName::Link)) (t!("audience.link_made", name = link.label)) }
            div.field {
                label.field-label for="address" { (t!("audience.link_address")) }
                p.field-hint #address-hint { (t!("audience.link_once")) }
                input.input #address type="text" readonly value=(link.address) aria-describedby="address-hint" dir="ltr";
            }
            div.row {
                button.button.primary type="button" data-copy=(link.address) {
                    (icon(IconName::Copy)) (t!("invitations.copy")) span data-said="" hidden role="status" { (t!("invitations.copied")) }
                }
            }
        }
    }
}

/// Whether a partner reads at once.
fn setting(desk: &AudienceDesk) -> Markup {
    let action = format!("/class/{}/audiences", desk.class);
    html! {
        section.stack.tight aria-labelledby="setting-title" {
            h2 #setting-title { (t!("audience.setting_title")) }
            @if desk.elementary {
                p.quiet-text { (t!("audience.always_first_in_k5")) }
            } @else {
                p.quiet-text { (if desk.partner_first { t!("audience.setting_at_once") } else { t!("audience.setting_first") }) }
                form #setting method="post" action=(action) {
                    input type="hidden" name="what" value="setting";
                    @if desk.partner_first {
                        button.button name="at_once" value="no" { (t!("audience.setting_to_first")) }
                    } @else {
                        button.button name="at_once" value="yes" { (t!("audience.setting_to_at_once")) }
                    }
                }
            }
        }
    }
}
