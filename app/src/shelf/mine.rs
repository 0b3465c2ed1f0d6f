//! What became of the student's own recommendations: live, with the teacher's answer.

use domain::id::PersonId;
use domain::strategies::{OwnHelped, OwnShelf, OwnStrategy, ShelfStage};
use maud::{Markup, html};

use super::acts::{fold, form, of_strategy, press};
use super::page::signs;
use crate::strategy_fields::{fields, tags, told};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

pub fn mine(me: PersonId, own: &OwnShelf, typed: &Typed) -> Markup {
    let nothing = own.mine.is_empty() && own.helped.is_empty();
    html! {
        @if !nothing {
            section #mine.stack aria-labelledby="mine-title" {
                h2 id="mine-title" { (t!("shelf.mine")) }
                @for strategy in &own.mine { (one(me, strategy, typed)) }
                @for helped in &own.helped { (sentence(me, helped)) }
            }
        }
    }
}

fn one(me: PersonId, own: &OwnStrategy, typed: &Typed) -> Markup {
    let (id, name) = (own.id, own.words.name.as_str());
    html! {
        article.card.stack id={ "mine-" (id) } {
            (tags(&own.words))
            h3 dir="auto" { (name) }
            p.small.quiet-text dir="auto" { (own.class_name) }
            p.note.standing { (icon(IconName::Info)) span dir="auto" { (standing(own)) } }
            @if !own.why.is_empty() { blockquote.words dir="auto" { (own.why) } }
            @if let Some(suggested) = &own.suggested {
                div.card.sunk.stack.tight {
                    h4 dir="auto" { (suggested.name) }
                    (told(suggested))
                    p dir="auto" { (t!("shelf.helps")) ": " (suggested.helps) }
                }
                (press(me, &format!("take-{id}"), "strategy_take", &[of_strategy(id), ("rev", own.rev.to_string())], t!("shelf.take"), name, IconName::Check))
            }
            @if matches!(own.stage, ShelfStage::Proposed | ShelfStage::Suggested | ShelfStage::Declined) { (reword(me, own, typed)) }
            div.row {
                (sign(me, &format!("sign-{id}"), "strategy_sign", &[of_strategy(id)], own.signed, name))
                (press(me, &format!("withdraw-{id}"), "strategy_withdraw", &[of_strategy(id)], t!("shelf.withdraw"), name, IconName::Undo))
            }
        }
    }
}

fn standing(own: &OwnStrategy) -> String {
    let teacher = own.teacher.as_str();
    match own.stage {
        ShelfStage::Proposed => t!("shelf.stands_proposed"),
        ShelfStage::Suggested => t!("shelf.stands_suggested", teacher = teacher),
        ShelfStage::OnShelf if own.waits_for_school => t!("shelf.stands_school"),
        ShelfStage::OnShelf => t!("shelf.stands_on_shelf"),
        ShelfStage::Declined => t!("shelf.stands_declined", teacher = teacher),
        ShelfStage::TakenOff | ShelfStage::Withdrawn => t!("shelf.stands_off"),
    }
}

fn reword(me: PersonId, own: &OwnStrategy, typed: &Typed) -> Markup {
    let name = format!("reword-{}", own.id);
    let words = own.suggested.as_ref().unwrap_or(&own.words);
    let inside = html! {
        (fields(&name, typed, words, false))
        (signs(&name, typed, own.signed))
        div { button.button { (icon(IconName::Send)) (t!("shelf.reword_send")) } }
    };
    let inside = form(me, &name, "strategy_reword", &[of_strategy(own.id)], inside);
    fold(&format!("rewording-{}", own.id), typed.is(&name), IconName::Pencil, t!("shelf.reword"), inside)
}

fn sign(me: PersonId, name: &str, deed: &str, about: &[(&str, String)], signed: bool, of: &str) -> Markup {
    let mut about = about.to_vec();
    about.push(("signed", if signed { "no" } else { "yes" }.to_owned()));
    let (label, with) = match signed {
        true => (t!("shelf.unsign"), IconName::EyeOff),
        false => (t!("shelf.sign_now"), IconName::User),
    };
    press(me, name, deed, &about, label, of, with)
}

fn sentence(me: PersonId, own: &OwnHelped) -> Markup {
    let about = [of_strategy(own.strategy), ("helped", own.id.to_string())];
    let stands = match own.stage {
        ShelfStage::Proposed | ShelfStage::Suggested => t!("shelf.stands_proposed"),
        ShelfStage::OnShelf => t!("shelf.stands_on_shelf"),
        ShelfStage::Declined => t!("shelf.stands_declined", teacher = own.teacher),
        ShelfStage::TakenOff | ShelfStage::Withdrawn => t!("shelf.stands_off"),
    };
    html! {
        article.card.stack id={ "mine-" (own.id) } {
            h3 dir="auto" { (t!("shelf.helped_with", name = own.strategy_name)) }
            p.words dir="auto" { (own.words) }
            p.note.standing { (icon(IconName::Info)) span dir="auto" { (stands) } }
            @if !own.why.is_empty() { blockquote.words dir="auto" { (own.why) } }
            div.row {
                (sign(me, &format!("sign-{}", own.id), "strategy_sign_helped", &about, own.signed, &own.words))
                (press(me, &format!("withdraw-{}", own.id), "strategy_withdraw_helped", &about, t!("shelf.withdraw"), &own.words, IconName::Undo))
            }
        }
    }
}
