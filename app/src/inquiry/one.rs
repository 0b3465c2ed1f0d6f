//! `/inquiry/{id}`: where it stands, one next step, and everything so far.

use domain::accounts::Me;
use domain::id::SourceId;
use domain::inquiry::{InquiryState, Next, OwnInquiry};
use leptos::prelude::*;
use maud::{Markup, html};

use super::said::toast;
use super::{evidence, notes, of_inquiry, perspectives, question, replies, show, stages, who};
use crate::plain::{StaffHeader, press};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, hear_early, icon, shown};

pub struct InquiryPage {
    pub me: Me,
    pub own: OwnInquiry,
    pub typed: Typed,
    /// The deed that was just done, and the note that it removed.
    pub said: String,
    pub removed: Option<SourceId>,
}

impl InquiryPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let of = &self.own.inquiry;
        let main = html! {
            main #main.page.reading.stack.loose data-point="inquiry" {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/inquiries" { (t!("inquiry.title")) } }
                    h1 #words dir="auto" { (of.question()) }
                    (hear_early("words"))
                    (who::who(&self.own))
                    (stages::path(self.me.person, &self.own))
                }
                (above)
                (body)
            }
            (toast(self.me.person, &self.said, self.removed.map(|note| (of.id, note))))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let (me, own, typed) = (self.me.person, &self.own, &self.typed);
        let next = self.next();
        html! {
            (self.next_step(next))
            (question::section(me, own, typed))
            (notes::section(me, own, typed, matches!(next, Next::FirstNote | Next::FirstSource)))
            (perspectives::section(me, own, typed, next == Next::Say))
            (evidence::section(me, own, typed))
            (show::section(me, own, typed))
            (replies::section(me, own, typed))
            (self.pauses())
        }
    }

    fn next(&self) -> Next {
        let of = &self.own.inquiry;
        let has = domain::inquiry::Has { perspective: !of.perspectives.is_empty(), shown: self.own.is_shown };
        let sourced = of.notes.iter().filter(|note| note.source.is_some()).count();
        of.state.next(has, of.notes.len(), sourced)
    }

    fn next_step(&self, next: Next) -> Markup {
        let id = self.own.inquiry.id;
        let (words, hint, to) = match next {
            Next::TakeUp => (t!("inquiry.next_rests"), t!("inquiry.next_rests_hint"), None),
            Next::FirstNote => {
                (t!("inquiry.next_note"), t!("inquiry.next_note_hint"), Some(("#note-new", t!("inquiry.note_add"))))
            }
            Next::FirstSource => {
                (t!("inquiry.next_source"), t!("inquiry.next_source_hint"), Some(("#note-new", t!("inquiry.note_add"))))
            }
            Next::Say => (t!("inquiry.next_say"), t!("inquiry.next_say_hint"), Some(("#say", t!("inquiry.say_to")))),
            Next::Show => {
                (t!("inquiry.next_show"), t!("inquiry.next_show_hint"), Some(("#show", t!("inquiry.show_to"))))
            }
            Next::Open => (t!("inquiry.next_open"), t!("inquiry.next_open_hint"), None),
        };
        html! {
            section #next.card.next-step aria-labelledby="next-title" {
                h2 id="next-title" { (words) }
                p #next-hint { (hint) }
                (hear_early(if to.is_some() { "next-title next-hint next-to" } else { "next-title next-hint" }))
                @if let Some((to, label)) = to { a.button.primary #next-to href=(to) { (label) } }
                @if next == Next::TakeUp {
                    (press(self.me.person, "take-up", "inquiry_take_up", &[of_inquiry(id)], t!("inquiry.take_up"), "", IconName::Play))
                }
            }
        }
    }

    /// Rest, and putting away. Nobody asks why.
    fn pauses(&self) -> Markup {
        let (me, of) = (self.me.person, &self.own.inquiry);
        let InquiryState { pace, .. } = of.state;
        let about = [of_inquiry(of.id)];
        html! {
            section #pauses.stack.tight aria-labelledby="pauses-title" {
                h2 id="pauses-title" { (t!("inquiry.pauses")) }
                p.note { (icon(IconName::Pause)) span { (t!("inquiry.pauses_hint")) } }
                div.row {
                    @if pace == domain::inquiry::Pace::Going {
                        (press(me, "rest", "inquiry_rest", &about, t!("inquiry.rest"), "", IconName::Pause))
                    }
                    @if pace != domain::inquiry::Pace::PutAway {
                        (press(me, "put-away", "inquiry_put_away", &about, t!("inquiry.put_away"), "", IconName::CircleCheck))
                    }
                }
            }
        }
    }
}
