//! What a student does in a room, as a form says it. Only the server reads these: no student's page carries a reader of them.

use app::error::AppError;
use axum::extract::Form;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::command::{Answer, Command, Envelope};
use domain::help::HelpDeed;
use domain::id::{CommandId, PersonId};
use domain::refusal::Refusal;
use domain::said::Said;

use crate::commands::carry_out;
use crate::forms::showing::answering::answer;
use crate::forms::visit::Visit;

type Fields = Vec<(String, String)>;

/// `POST /room`: gets into the help queue, leaves it, puts an answer or a note away.
pub async fn act(visit: Visit, headers: HeaderMap, Form(fields): Form<Fields>) -> Response {
    let done = match read(&fields) {
        Some(envelope) => carried_out(&visit, envelope).await,
        None => Err(Refusal::conflict("refusal.invalid").into()),
    };
    if visit.viewer.signed_in().is_none() {
        return Redirect::to("/join").into_response();
    }
    answer(&visit, &headers, done).await
}

async fn carried_out(visit: &Visit, envelope: Envelope) -> Result<(), AppError> {
    let answers = carry_out(&visit.state, &visit.viewer, vec![envelope]).await;
    match answers.into_iter().next().map(|answered| answered.answer) {
        Some(Answer::Done { .. }) => Ok(()),
        Some(Answer::Refused { refusal }) => Err(refusal.into()),
        _ => Err(AppError::Busy),
    }
}

/// The command in the fields of a form.
fn read(fields: &Fields) -> Option<Envelope> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let command = match field("do")?.as_str() {
        "read" => Command::ReadNote { note: field("note")?.parse().ok()? },
        other => {
            let deed = HelpDeed::named(other.strip_prefix("help_")?)?;
            let act = Said::of(deed.name(), &["piece", "prompt", "sentence", "words"], &field);
            Command::Help { help: field("help")?.parse().ok()?, act }
        }
    };
    Some(Envelope {
        id: field("command")?.parse::<CommandId>().ok()?,
        person: field("person")?.parse::<PersonId>().ok()?,
        device: None,
        base_version: 0,
        done_at: 0,
        command,
        v: 1,
    })
}

#[cfg(test)]
mod tests {
    use domain::help::{HelpAct, HelpPlace};
    use domain::id::{HelpId, ReflectionId};

    use super::*;

    #[test]
    fn a_form_says_what_a_script_would() {
        let (piece, help) = (ReflectionId::mint(), HelpId::mint());
        let mut fields: Fields = [
            ("do", "help_ask".to_owned()),
            ("command", CommandId::mint().to_string()),
            ("person", PersonId::mint().to_string()),
            ("help", help.to_string()),
            ("piece", piece.to_string()),
            ("sentence", "Leaves are green.".to_owned()),
            ("words", String::new()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let Some(Envelope { command: Command::Help { help: read_help, act }, .. }) = read(&fields) else { panic!() };
        let sentence = "Leaves are green.".to_owned();
        let ask = HelpAct::Ask { place: HelpPlace::Piece(piece), sentence, words: String::new() };
        assert_eq!((read_help, HelpAct::read(&act)), (help, Ok(ask)));
        fields[0].1 = "share".into();
        assert!(read(&fields).is_none(), "nothing else is done here");
        fields[0].1 = "help_claim".into();
        assert!(read(&fields).is_none(), "a teacher's");
    }
}
