//! What a teacher does from the console in the parts that only the server makes.

use app::error::AppError;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::feedback::FeedbackWords;
use domain::id::{ClassId, FeedbackId, HelpId, NoteId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use serde::Deserialize;
use store::{HelpMove, Several};

use crate::forms::showing::answering::answer;
use crate::forms::stage::asks_how_sure;
use crate::forms::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Moved {
    /// `claim`, `let_go`, `in_person` or `reply`.
    r#do: String,
    words: String,
}

/// `POST /console/{class}/help/{help}`.
pub async fn help(
    visit: Visit,
    Path((_, help)): Path<(String, String)>,
    headers: HeaderMap,
    Form(moved): Form<Moved>,
) -> Response {
    let done = async {
        let help: HelpId = id(&help)?;
        let how = match moved.r#do.as_str() {
            "claim" => HelpMove::Claim,
            "let_go" => HelpMove::LetGo,
            "in_person" => HelpMove::InPerson,
            "reply" => HelpMove::Reply(moved.words.replace("\r\n", "\n")),
            _ => return Err(Refusal::conflict("refusal.invalid").into()),
        };
        Ok(visit.store().move_help(&visit.viewer, help, how).await?)
    }
    .await;
    answer(&visit, &headers, done).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    id: String,
    /// Each `piece:version`.
    pick: Vec<String>,
    strength: String,
    question: String,
    next_step: String,
}

/// `POST /console/{class}/several`: the same reply to each that is picked. Those whom it could not reach are told.
pub async fn several(
    visit: Visit,
    Path(class): Path<String>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let done = sent(&visit, &class, typed).await;
    answer(&visit, &headers, done).await
}

async fn sent(visit: &Visit, class: &str, typed: Typed) -> Result<(), AppError> {
    let (class, reply): (ClassId, FeedbackId) = (id(class)?, id(&typed.id)?);
    let picked = typed.pick.iter().map(|pick| piece_and_version(pick)).collect::<Option<Vec<_>>>();
    let picked = picked.ok_or_else(|| Refusal::conflict("refusal.invalid"))?;
    let lines = |words: &str| words.replace("\r\n", "\n");
    let words = FeedbackWords {
        strength: lines(&typed.strength),
        question: lines(&typed.question),
        next_step: lines(&typed.next_step),
        passages: Vec::new(),
    };
    let several = visit.store().send_to_several(&visit.viewer, class, reply, &picked, words).await?;
    match not_all(&several) {
        Some(sentence) => Err(Refusal::Conflict { sentence }.into()),
        None => Ok(()),
    }
}

fn piece_and_version(pick: &str) -> Option<(ReflectionId, i32)> {
    let (piece, version) = pick.split_once(':')?;
    Some((piece.parse().ok()?, version.parse().ok()?))
}

/// Said where it did not reach all; names, never words.
fn not_all(several: &Several) -> Option<Sentence> {
    let names: Vec<_> = several.not.iter().map(|(name, _)| name.as_str()).collect();
    let key = match (names.is_empty(), several.gone == 0) {
        (true, true) => return None,
        (false, true) => "room.several_not",
        (true, false) => "room.several_not_gone",
        (false, false) => "room.several_not_gone_both",
    };
    let sentence = Sentence::new(key).with("sent", several.sent);
    let sentence = if names.is_empty() { sentence } else { sentence.with("names", names.join(", ")) };
    Some(if several.gone == 0 { sentence } else { sentence.with("gone", several.gone) })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    id: String,
    statement: String,
}

/// `POST /console/{class}/sure`: asks the class how sure it is of this.
pub async fn sure(visit: Visit, Path(class): Path<String>, headers: HeaderMap, Form(asked): Form<Asked>) -> Response {
    let done =
        async { asks_how_sure(visit.store(), &visit.viewer, id(&class)?, &asked.id, &asked.statement).await }.await;
    answer(&visit, &headers, done).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Spoken {
    note: String,
    /// The recording's id.
    voice: String,
}

/// `POST /console/{class}/notes`: a recording that has arrived goes to the whole class.
pub async fn speak(
    visit: Visit,
    Path(class): Path<String>,
    headers: HeaderMap,
    Form(spoken): Form<Spoken>,
) -> Response {
    let done = async {
        let (class, note) = (id(&class)?, id(&spoken.note)?);
        Ok(visit.store().speak_note(&visit.viewer, note, class, id(&spoken.voice)?).await?)
    }
    .await;
    answer(&visit, &headers, done).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Noted {
    /// `take_back`.
    r#do: String,
}

/// `POST /console/{class}/notes/{note}`.
pub async fn note(
    visit: Visit,
    Path((_, note)): Path<(String, String)>,
    headers: HeaderMap,
    Form(noted): Form<Noted>,
) -> Response {
    let done = async {
        let note: NoteId = id(&note)?;
        if noted.r#do != "take_back" {
            return Err(Refusal::conflict("refusal.invalid").into());
        }
        Ok(visit.store().take_note_back(&visit.viewer, note).await?)
    }
    .await;
    answer(&visit, &headers, done).await
}

/// What is no id is of nothing.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_whom_it_did_not_reach_are_told() {
        let named = |name: &str| (name.to_owned(), Sentence::new("feedback.nobody_reads"));
        assert_eq!(not_all(&Several { sent: 3, ..Default::default() }), None);
        let both = Several { sent: 1, not: vec![named("Ada"), named("Bo")], gone: 2 };
        let said = not_all(&both).unwrap();
        let gaps: Vec<_> = said.gaps.iter().map(|(gap, value)| (gap.as_str(), value.as_str())).collect();
        assert_eq!(
            (said.key.as_str(), gaps),
            ("room.several_not_gone_both", vec![("sent", "1"), ("names", "Ada, Bo"), ("gone", "2")])
        );
        assert_eq!(piece_and_version("no piece"), None);
    }
}
