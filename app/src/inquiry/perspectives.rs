//! What the student thinks now: said in perspectives that stay as they are, newest first, and a sheet for the next.

use domain::id::{PersonId, PerspectiveId, SheetId};
use domain::inquiry::{OwnInquiry, PerspectiveView, PerspectiveWords, RemarkOn};
use domain::words::LONGEST_PIECE;
use maud::{Markup, PreEscaped, html};

use super::of_inquiry;
use super::remarks::remarks;
use crate::plain::{fold, form_of_deeds, perspective, shaping, thought};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_early, icon, in_textarea, problem_line};

/// `open`: a perspective is what comes next.
pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed, open: bool) -> Markup {
    let of = &own.inquiry;
    let begun = own.draft != PerspectiveWords::default();
    let title = match (begun, of.perspectives.is_empty()) {
        (true, _) => t!("inquiry.say_go_on"),
        (false, true) => t!("inquiry.say_title"),
        (false, false) => t!("inquiry.say_again"),
    };
    html! {
        section #perspectives.stack aria-labelledby="perspectives-title" {
            h2 id="perspectives-title" { (t!("inquiry.perspectives")) }
            @if of.perspectives.is_empty() {
                p.quiet-text #perspectives-none { (t!("inquiry.perspectives_none")) }
                (hear_early("perspectives-title perspectives-none"))
            }
            @if of.goes_on() { (fold("say", open || begun || typed.is("perspective"), IconName::Pencil, title, say(me, own, typed))) }
            @for view in &of.perspectives { (one(me, own, view, typed)) }
        }
    }
}

fn one(me: PersonId, own: &OwnInquiry, view: &PerspectiveView, typed: &Typed) -> Markup {
    html! {
        article.card.stack.perspective id={ "perspective-" (view.number) } data-key=(view.id) aria-labelledby={ "perspective-" (view.number) "-title" } {
            (perspective(view, 3))
            (remarks(me, own, RemarkOn::Perspective(view.id), typed))
        }
    }
}

fn say(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let name = "perspective";
    let draft = &own.draft;
    let fault = typed.fault(name, "words");
    let words = typed.value(name, "words", &draft.words);
    let field = |field, label, hint, value| Written { form: name, name: field, label, hint, value, required: false };
    let again = !own.inquiry.perspectives.is_empty();
    let inside = html! {
        div.field.write {
            label.field-label #perspective-words-label for="perspective-words" { (t!("inquiry.say_words")) }
            p.field-hint id="perspective-words-hint" { (t!("inquiry.say_words_hint")) }
            (hear_early("perspective-words-label perspective-words-hint"))
            (shaping())
            textarea.input.writing #perspective-words name="words" rows="7" maxlength=(LONGEST_PIECE) dir="auto" autocomplete="off"
                aria-describedby="perspective-words-hint perspective-words-problem" aria-invalid=[fault.is_some().then_some("true")] {
                (PreEscaped(in_textarea(&words)))
            }
            (problem_line("perspective-words-problem", fault.as_ref()))
        }
        (field("based_on", t!("inquiry.say_based_on"), t!("inquiry.say_based_on_hint"), draft.based_on.as_str()).area(typed))
        @if again {
            (field("used_to", t!("inquiry.used_to"), String::new(), draft.used_to.as_str()).line(typed))
            (field("now", t!("inquiry.now_i_think"), String::new(), draft.now.as_str()).line(typed))
        }
        p.note { (icon(IconName::Info)) span { (t!("inquiry.say_stays")) } }
        div.row {
            button.button name="do" value="inquiry_keep" { (t!("inquiry.say_keep")) }
            button.button name="do" value="inquiry_say" { (icon(IconName::CircleCheck)) (t!("inquiry.say")) }
        }
    };
    let about = [
        of_inquiry(own.inquiry.id),
        ("perspective", PerspectiveId::mint().to_string()),
        ("rev", own.draft_rev.to_string()),
        ("sheet", SheetId::mint().to_string()),
    ];
    html! {
        @if own.draft != PerspectiveWords::default() && typed_over_older(own, name, typed) { (kept_meanwhile(draft)) }
        (form_of_deeds(me, name, &about, inside))
    }
}

/// Whether what was typed into the sheet, and not taken, began from a draft that is no longer the one that is kept.
fn typed_over_older(own: &OwnInquiry, name: &str, typed: &Typed) -> bool {
    let now = own.draft_rev.to_string();
    typed.is(name) && typed.value(name, "rev", &now) != now
}

/// Beside what was typed, which stands in the sheet: what is pressed next has read both.
fn kept_meanwhile(draft: &PerspectiveWords) -> Markup {
    html! {
        section.card.stack.tight #kept-meanwhile aria-labelledby="kept-meanwhile-title" {
            h3 id="kept-meanwhile-title" { (t!("inquiry.draft_kept")) }
            (thought(draft))
            p.quiet-text { (t!("reflections.mine_is_below")) }
        }
    }
}
