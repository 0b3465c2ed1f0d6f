//! What pages of an earlier release sent, as they sent it. A tab that was open through an update, or a device that waited a week without a
//! network, hands over these very lines; so each is read today as what it was, for two releases and longer. A field that is new today is left
//! out there. Lines are added and never changed: one that has to be is a release that forgets children's words.

use domain::command::{Command, Envelope};
use serde::Deserialize;
use serde_json::Value;

use super::command_form::envelope_of;

/// As the outbox and the pages with WASM send them, each an [`Envelope`]. Four kinds that no test over HTTP sends (`let_wait`, `read_note`,
/// `translate`, `wake`) were written by hand from their types.
const COMMANDS: &str = include_str!("recorded/commands.jsonl");
/// As plain pages post them: `fields` in their order, and the `command` that they were.
const FORMS: &str = include_str!("recorded/forms.jsonl");

fn lines(of: &'static str) -> impl Iterator<Item = Value> {
    of.lines().map(|line| serde_json::from_str(line).unwrap())
}

/// All that was said then is said now; what is said besides is newer.
fn holds(now: &Value, then: &Value) -> bool {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            then.iter().all(|(key, then)| now.get(key).map_or(then.is_null(), |now| holds(now, then)))
        }
        (Value::Array(now), Value::Array(then)) => {
            now.len() == then.len() && now.iter().zip(then).all(|(now, then)| holds(now, then))
        }
        _ => now == then,
    }
}

#[test]
fn a_command_of_an_earlier_release_is_what_it_was() {
    for then in lines(COMMANDS) {
        let read = Envelope::deserialize(&then).unwrap_or_else(|error| panic!("{error}: {then}"));
        let now = serde_json::to_value(&read).unwrap();
        assert!(holds(&now, &then), "{then}\nis read as\n{now}");
    }
}

#[test]
fn a_form_of_an_earlier_release_is_what_it_was() {
    for then in lines(FORMS) {
        let fields: Vec<(String, String)> = serde_json::from_value(then["fields"].clone()).unwrap();
        let (_, read) = envelope_of(&fields).unwrap_or_else(|| panic!("no form any more: {then}"));
        let now = serde_json::to_value(&read.command).unwrap();
        assert!(holds(&now, &then["command"]), "{then}\nis read as\n{now}");
    }
}

/// A kind that is added to [`Command`] is recorded with the release that first sends it.
#[test]
fn every_kind_is_recorded() {
    let refused = serde_json::from_str::<Command>(r#"{"do":"no such kind"}"#).unwrap_err().to_string();
    let kinds: Vec<&str> = refused.split('`').skip(3).step_by(2).collect();
    assert!(kinds.len() > 20, "{refused}");
    let recorded: Vec<Value> = lines(COMMANDS)
        .map(|line| line["do"].clone())
        .chain(lines(FORMS).map(|line| line["command"]["do"].clone()))
        .collect();
    let missing: Vec<_> = kinds.into_iter().filter(|kind| !recorded.iter().any(|known| known == kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
