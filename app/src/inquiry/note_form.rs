//! A note being written: own words first, and the source below, for those who have one.

use domain::id::{InquiryId, PersonId, SourceId};
use domain::inquiry::{NoteWords, ResearchNote, Trust, TrustWords};
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::{form, trust_name};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{hear_early, problem_line};

pub fn new(me: PersonId, of: InquiryId, typed: &Typed) -> Markup {
    let about = [of_inquiry(of), ("source", SourceId::mint().to_string())];
    let inside =
        html! { (fields("note", &NoteWords::default(), typed)) div { button.button { (t!("inquiry.note_keep")) } } };
    form(me, "note", "inquiry_note", &about, inside)
}

pub fn edit(me: PersonId, of: InquiryId, note: &ResearchNote, name: &str, typed: &Typed) -> Markup {
    let mut words = NoteWords { words: note.words.clone(), ..Default::default() };
    if let Some(source) = &note.source {
        words.title.clone_from(&source.title);
        words.address.clone_from(&source.address);
        words.says.clone_from(&source.says);
        words.trust = source.trust.first().map(|newest| newest.said.clone()).unwrap_or_default();
    }
    let about = [of_inquiry(of), ("source", note.id.to_string()), ("rev", note.rev.to_string())];
    let inside = html! { (fields(name, &words, typed)) div { button.button { (t!("inquiry.note_keep")) } } };
    form(me, name, "inquiry_edit", &about, inside)
}

fn fields(name: &str, words: &NoteWords, typed: &Typed) -> Markup {
    let field = |field, label, hint, value| Written { form: name, name: field, label, hint, value, required: false };
    html! {
        (field("words", t!("inquiry.note_words"), t!("inquiry.note_words_hint"), words.words.as_str()).area(typed))
        fieldset.stack {
            legend.legend id={ (name) "-source" } { (t!("inquiry.note_source")) }
            p.field-hint id={ (name) "-source-hint" } { (t!("inquiry.note_source_hint")) }
            (hear_early(&format!("{name}-source {name}-source-hint")))
            (field("title", t!("inquiry.source_title"), String::new(), words.title.as_str()).line(typed))
            (field("address", t!("inquiry.source_address"), t!("inquiry.source_address_hint"), words.address.as_str()).line(typed))
            (field("says", t!("inquiry.source_says"), String::new(), words.says.as_str()).area(typed))
            (trust(name, &words.trust, typed))
            (field("why", t!("inquiry.trust_why"), String::new(), words.trust.why.as_str()).line(typed))
        }
    }
}

fn trust(name: &str, said: &TrustWords, typed: &Typed) -> Markup {
    let picked = typed.value(name, "trust", said.trust.name());
    // What is asked, then each answer in its turn.
    let aloud: String = Trust::ALL.iter().map(|trust| format!(" {name}-trust-{}", trust.name())).collect();
    html! {
        fieldset.stack.tight {
            legend.legend id={ (name) "-trust" } { (t!("inquiry.trust")) }
            (hear_early(&format!("{name}-trust{aloud}")))
            div.choices {
                @for trust in Trust::ALL.iter().copied() {
                    label.choice {
                        input type="radio" name="trust" value=(trust.name()) checked[picked == trust.name()];
                        span id={ (name) "-trust-" (trust.name()) } { (trust_name(trust)) }
                    }
                }
            }
            (problem_line(&format!("{name}-trust-problem"), typed.fault(name, "trust").as_ref()))
        }
    }
}
