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
    /// Nothing else was sent by this form since.
    pub newest: bool,
}

/// A form that was sent, for as long as it is not known to be carried out.
struct Sent {
    form: String,
    /// What stood in its fields, and which button was pressed.
    said: (String, String),
    id: CommandId,
    on_its_way: bool,
}

/// Hears the page's forms. `given` is told when one was handed over: under the ids of what it makes something is on its way, and what is said
/// next makes another. `done` is told what was carried out, and says whether the page is left for it.
pub fn take_forms(refused: RwSignal<Option<Refused>>, given: Callback<()>, done: Callback<Done, bool>) {
    let sent = StoredValue::new(Vec::<Sent>::new());
    let left_for = StoredValue::new(None::<String>);
    hear("submit", move |event| {
        let event: SubmitEvent = event.unchecked_into();
        let Some(element) = event.target().map(|form| form.unchecked_into::<HtmlFormElement>()) else { return };
        let form = element.id();
        // A quick hand presses once more before the next page is there: what that would make is made.
        if left_for.with_value(|left| left.as_ref() == Some(&form)) {
            event.prevent_default();
            return;
        }
        let said = (typed(&element), pressed(&event));
        // Sent again as it was, it is the same command: if only its answer was lost, it is carried out once.
        let known = |sent: &Vec<Sent>| {
            let before = sent.iter().rev().find(|sent| sent.form == form)?;
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
            let Some((newest, typed)) = sent.try_update_value(|sent| heard(sent, id, outcome.is_ok())) else { return };
            match (deed, outcome) {
                (Deed::Goal(deed), Ok(_)) => {
                    refused.set(None);
                    if done.run(Done { deed, form: name.clone(), typed, newest }) {
                        let _ = left_for.try_set_value(Some(name));
                    }
                }
                (_, Ok(_)) => {}
                (_, Err(why)) if newest => refuse(refused, name, why),
                // Other words stand in the form by now; these wait in the outbox with their reason (`stands` in `/kept.js`).
                (_, Err(why)) => say_once(&sentence(&why.sentence)),
            }
        };
        if take_one(&event, id, told) {
            sent.update_value(|sent| {
                sent.retain(|before| before.form != form || before.on_its_way);
                sent.push(Sent { form, said, id, on_its_way: true });
            });
            given.run(());
        }
    });
}

/// A command is not on its way any more. Gives whether its form has sent nothing else since, and what stood in its fields if it was carried out.
fn heard(sent: &mut Vec<Sent>, id: CommandId, carried_out: bool) -> (bool, String) {
    let Some(at) = sent.iter().position(|sent| sent.id == id) else { return (false, String::new()) };
    let newest = !sent[at + 1..].iter().any(|later| later.form == sent[at].form);
    sent[at].on_its_way = false;
    let gone = (carried_out || !newest).then(|| sent.remove(at));
    (newest, gone.filter(|_| carried_out).map(|gone| gone.said.0).unwrap_or_default())
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

/// A form that was carried out is ready to be used again, unless something else was typed into it meanwhile: then false.
pub fn clear(form: &str, sent: &str) -> bool {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(form) = form.filter(|form| typed(form) == sent) else { return false };
    form.reset();
    true
}

/// A form that is done with goes back into its fold; the focus goes on there.
pub fn fold_up(form: &str) {
    let form = document().get_element_by_id(form);
    let Some(fold) = form.and_then(|form| form.closest("details").ok().flatten()) else { return };
    let _ = fold.remove_attribute("open");
    let summary = fold.query_selector("summary").ok().flatten();
    let _ = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()).map(|summary| summary.focus());
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
        let id = CommandId::mint();
        let mut sent = vec![on_its_way("end-1", "Ask", id)];
        assert_eq!(heard(&mut sent, CommandId::mint(), true), (false, String::new()));
        assert_eq!(heard(&mut sent, id, false), (true, String::new()));
        assert!(sent.iter().all(|sent| !sent.on_its_way) && sent.len() == 1);
        assert_eq!(heard(&mut sent, id, true), (true, "words=Ask\n".to_owned()));
        assert!(sent.is_empty());
    }

    #[test]
    fn each_answer_is_of_its_own_words() {
        let [first, second, third] = [(); 3].map(|()| CommandId::mint());
        let both =
            || vec![on_its_way("think", "A", first), on_its_way("step", "C", third), on_its_way("think", "B", second)];
        let mut sent = both();
        assert_eq!(heard(&mut sent, first, true), (false, "words=A\n".to_owned()));
        assert_eq!(heard(&mut sent, third, true), (true, "words=C\n".to_owned()));
        assert!(sent.len() == 1 && sent[0].on_its_way);
        assert_eq!(heard(&mut sent, second, false), (true, String::new()));
        // What was refused after other words were sent is known no more: those are what stands in the form.
        let mut sent = both();
        assert_eq!(heard(&mut sent, first, false), (false, String::new()));
        assert_eq!(heard(&mut sent, second, true), (true, "words=B\n".to_owned()));
        assert_eq!(sent.len(), 1);
    }

    fn on_its_way(form: &str, words: &str, id: CommandId) -> Sent {
        let said = (["words=", words, "\n"].concat(), String::new());
        Sent { form: form.into(), said, id, on_its_way: true }
    }
}
