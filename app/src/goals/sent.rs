//! A goal page's forms in the browser: each is sent as a command, the page stays where it is, and a refusal stands beside its field.

use domain::command_form::{Deed, GoalDeed};
use domain::id::CommandId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlFormElement};

use super::mine::field_id;
use crate::messages::sentence;
use crate::offline::{Refused, Told, take_one};
use crate::ui::{hear, say_once};

/// What was carried out, by which form, and what stood in its fields when it was sent.
pub struct Done {
    pub deed: GoalDeed,
    pub form: String,
    pub typed: String,
}

/// A form that was sent, for as long as it is not known to be carried out.
struct Sent {
    form: String,
    /// What stood in its fields, and which button was pressed.
    said: (String, String),
    id: CommandId,
    on_its_way: bool,
}

/// Hears the page's forms. `done` is told what was carried out.
pub fn take_forms(refused: RwSignal<Option<Refused>>, done: Callback<Done>) {
    let sent = StoredValue::new(Vec::<Sent>::new());
    hear("submit", move |event| {
        let event: SubmitEvent = event.unchecked_into();
        let Some(element) = event.target().map(|form| form.unchecked_into::<HtmlFormElement>()) else { return };
        let form = element.id();
        let said = (typed(&element), pressed(&event));
        // Sent again as it was, it is the same command: if only its answer was lost, it is carried out once.
        let known = |sent: &Vec<Sent>| {
            let before = sent.iter().find(|sent| sent.form == form)?;
            Some((before.on_its_way, (before.said == said).then_some(before.id)))
        };
        let (on_its_way, id) = sent.with_value(known).unwrap_or_default();
        // Without a network that may be long; something else can be said meanwhile.
        if on_its_way && id.is_some() {
            event.prevent_default();
            return;
        }
        let id = id.unwrap_or_else(CommandId::mint);
        let name = form.clone();
        let told = move |(deed, outcome): Told| {
            // The page may be gone by now.
            let Some(typed) = sent.try_update_value(|sent| heard(sent, &name, outcome.is_ok())) else { return };
            match (deed, outcome) {
                (Deed::Goal(deed), Ok(_)) => {
                    refused.set(None);
                    done.run(Done { deed, form: name, typed });
                }
                (_, Ok(_)) => {}
                (_, Err(why)) => refuse(refused, name, why),
            }
        };
        if take_one(&event, id, told) {
            sent.update_value(|sent| {
                sent.retain(|before| before.form != form);
                sent.push(Sent { form, said, id, on_its_way: true });
            });
        }
    });
}

/// A form is not on its way any more. Gives what stood in its fields.
fn heard(sent: &mut Vec<Sent>, form: &str, carried_out: bool) -> String {
    let Some(at) = sent.iter().position(|sent| sent.form == form) else { return String::new() };
    sent[at].on_its_way = false;
    if carried_out { sent.swap_remove(at).said.0 } else { String::new() }
}

fn refuse(refused: RwSignal<Option<Refused>>, form: String, why: Refused) {
    say_once(&sentence(&why.sentence));
    let at = field_id(&form, &why.at);
    let field = document().get_element_by_id(&at);
    // What belongs to no field that is shown is said above the form.
    let at = if field.is_some() { at } else { form };
    refused.set(Some(Refused { at: at.clone(), sentence: why.sentence }));
    unfold(document().get_element_by_id(&at));
    let _ = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()).map(|field| field.focus());
}

/// Every fold around it opens: what is folded away is neither read nor focused.
fn unfold(mut around: Option<Element>) {
    while let Some(fold) = around.and_then(|around| around.closest("details").ok().flatten()) {
        let _ = fold.set_attribute("open", "");
        around = fold.parent_element();
    }
}

/// A form that was carried out is ready to be used again, unless something else was typed into it meanwhile.
pub fn clear(form: &str, sent: &str) {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| typed(form) == sent) {
        form.reset();
    }
}

/// What stands in a form's fields, without the hidden ones: those are the page's, and change with it.
#[cfg(feature = "hydrate")]
fn typed(form: &HtmlFormElement) -> String {
    let value = crate::offline::fields(form, None);
    let Ok(fields) = form.query_selector_all("[name]:not([type=hidden]):not(button)") else { return String::new() };
    let names = (0..fields.length()).filter_map(|n| fields.get(n)?.dyn_into::<Element>().ok()?.get_attribute("name"));
    let stands = names.map(|name| [name.as_str(), "=", &value(&name).unwrap_or_default(), "\n"].concat());
    stands.collect()
}

#[cfg(not(feature = "hydrate"))]
fn typed(_form: &HtmlFormElement) -> String {
    String::new()
}

#[cfg(feature = "hydrate")]
fn pressed(event: &SubmitEvent) -> String {
    event.submitter().and_then(|button| button.get_attribute("value")).unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn pressed(_event: &SubmitEvent) -> String {
    String::new()
}

/// Goes on at a thing of the page that was made anew, as soon as it is drawn.
#[cfg(feature = "hydrate")]
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        let there = document().get_element_by_id(&id).and_then(|there| there.dyn_into::<HtmlElement>().ok());
        let _ = there.map(|there| there.focus());
    });
}

#[cfg(not(feature = "hydrate"))]
pub fn focus_on(_id: String) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_whose_answer_was_lost_is_known_until_it_is_carried_out() {
        let said = ("words=Ask\n".to_owned(), "done".to_owned());
        let mut sent = vec![Sent { form: "end-1".into(), said, id: CommandId::mint(), on_its_way: true }];
        assert_eq!(heard(&mut sent, "reply", true), "");
        assert_eq!(heard(&mut sent, "end-1", false), "");
        assert!(sent.iter().all(|sent| !sent.on_its_way) && sent.len() == 1);
        assert_eq!(heard(&mut sent, "end-1", true), "words=Ask\n");
        assert!(sent.is_empty());
    }
}
