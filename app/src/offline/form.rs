//! Forms in the browser. A page's form works without WASM; with it, the same fields become the same command
//! ([`domain::command_form`]) and the page stays where it is.

use domain::command::{Answer, Command, Envelope};
use domain::command_form::Deed;
use domain::id::{CommandId, PersonId};
use domain::refusal::{Refusal, Sentence};
use leptos::ev::SubmitEvent;

use super::Refused;

/// What became of a form: done, or the sentence why not and the field it is about.
pub type Told = (Deed, Result<Answer, Refused>);

/// A command of this moment, on its way from this device.
pub fn envelope(person: PersonId, base_version: i64, command: Command) -> Envelope {
    Envelope { id: CommandId::mint(), person, device: None, base_version, done_at: now(), command, v: 1 }
}

/// Takes forms over: reads the command from the fields and the pressed button, sends it, tells what became of it. The same said again
/// while it is on its way does nothing; without a network that may be long, and something else can be said meanwhile.
#[cfg(feature = "hydrate")]
pub fn taking_over(told: impl Fn(Told) + Clone + 'static) -> impl Fn(&SubmitEvent) {
    let on_their_way = std::rc::Rc::new(std::cell::RefCell::new(Vec::<String>::new()));
    move |event| {
        let Some((deed, command)) = read(event) else { return };
        event.prevent_default();
        let said = serde_json::to_string(&command.command).unwrap_or_default();
        if on_their_way.borrow().contains(&said) {
            return;
        }
        on_their_way.borrow_mut().push(said.clone());
        let (on_their_way, told) = (on_their_way.clone(), told.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = answer(super::send(vec![command]).await);
            on_their_way.borrow_mut().retain(|known| *known != said);
            told((deed, outcome));
        });
    }
}

/// Sends one form as a command with an id of the caller's. False if it is no command of ours.
pub fn take_one(event: &SubmitEvent, id: CommandId, told: impl FnOnce(Told) + 'static) -> bool {
    let Some((deed, command)) = read(event) else { return false };
    event.prevent_default();
    let command = Envelope { id, ..command };
    #[cfg(feature = "hydrate")]
    wasm_bindgen_futures::spawn_local(async move { told((deed, answer(super::send(vec![command]).await))) });
    #[cfg(not(feature = "hydrate"))]
    let _ = (deed, command, told);
    true
}

/// The one answer to one command.
pub fn answer(sent: Result<Vec<domain::command::Answered>, crate::error::AppError>) -> Result<Answer, Refused> {
    let about_nothing = |sentence| Refused { sentence, at: String::new() };
    match sent.map(|answers| answers.into_iter().next()) {
        Ok(Some(answered)) => match answered.answer {
            Answer::Refused { refusal } => Err(Refused { at: field(&refusal), sentence: refusal.sentence() }),
            Answer::TryAgain { .. } => Err(about_nothing(Sentence::new("refusal.busy"))),
            done => Ok(done),
        },
        Ok(None) => Err(about_nothing(Sentence::new("refusal.offline"))),
        Err(error) => Err(about_nothing(error.sentence())),
    }
}

/// The first field that cannot stand as it is.
fn field(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid { faults } => faults.first().map(|fault| fault.field.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}

#[cfg(feature = "hydrate")]
fn read(event: &SubmitEvent) -> Option<(Deed, Envelope)> {
    use wasm_bindgen::JsCast;
    let form: web_sys::HtmlFormElement = event.target()?.dyn_into().ok()?;
    let button: Option<web_sys::HtmlButtonElement> = event.submitter().and_then(|button| button.dyn_into().ok());
    let pressed = button.map(|button| (button.name(), button.value()));
    let (deed, read) = domain::command_form::read(&fields(&form, pressed)).ok()?;
    // Minted anew: a form that stays in the page may be sent again and mean it.
    Some((deed, envelope(read.person, read.base_version, read.command)))
}

#[cfg(not(feature = "hydrate"))]
fn read(_event: &SubmitEvent) -> Option<(Deed, Envelope)> {
    None
}

/// What stands in a form's fields right now, with the button that was pressed.
#[cfg(feature = "hydrate")]
pub fn fields(
    form: &web_sys::HtmlFormElement,
    pressed: Option<(String, String)>,
) -> impl Fn(&str) -> Option<String> + use<> {
    let data = web_sys::FormData::new_with_form(form).ok();
    move |name| match &pressed {
        Some((button, value)) if button == name => Some(value.clone()),
        _ => data.as_ref()?.get(name).as_string(),
    }
}

#[cfg(feature = "hydrate")]
fn now() -> i64 {
    js_sys::Date::now() as i64
}

#[cfg(not(feature = "hydrate"))]
fn now() -> i64 {
    0
}
