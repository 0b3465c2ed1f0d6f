//! What a student's plain form says about what a draft shows. The script sends the same fields as a command of its own.

use axum::response::{IntoResponse, Redirect, Response};
use domain::command::{Answer, Command, Envelope};
use domain::id::{CommandId, PersonId, PromptId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::showing::ShowSaid;
use domain::viewer::Viewer;

use crate::commands::carry_out;
use crate::state::AppState;

/// What such a form's `do` begins with.
const OURS: &str = "show_";

/// The command in the fields of a form; `None` if it is about something else.
pub fn read(fields: &[(String, String)]) -> Option<Envelope> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let deed = field("do")?.strip_prefix(OURS)?;
    // Who, what and which command stand in the envelope; the rest goes along as it is.
    let rest = fields.iter().filter(|(name, _)| !["do", "command", "person", "reflection"].contains(&name.as_str()));
    let said = std::iter::once(("do".to_owned(), deed.to_owned())).chain(rest.cloned()).collect();
    Some(Envelope {
        id: CommandId(field("command")?.parse().ok()?),
        person: field("person")?.parse::<PersonId>().ok()?,
        device: None,
        base_version: 0,
        done_at: 0,
        command: Command::Show { reflection: field("reflection")?.parse().ok()?, act: ShowSaid(said) },
        v: 1,
    })
}

/// Carries it out and goes back to the piece; what was refused is said there.
pub async fn done(state: &AppState, viewer: &Viewer, envelope: Envelope) -> Response {
    let (asked, prompt) = match &envelope.command {
        Command::Show { reflection, act } => (*reflection, prompt_in(&act.0)),
        _ => return Redirect::to("/home").into_response(),
    };
    let to_say = async |refusal: &Refusal| refused(state, viewer, asked, prompt, refusal).await;
    let answers = carry_out(state, viewer, vec![envelope]).await;
    match answers.into_iter().next().map(|answered| answered.answer) {
        Some(Answer::Done { reflection, .. }) => {
            Redirect::to(&format!("/piece/{}", reflection.unwrap_or(asked))).into_response()
        }
        Some(Answer::Refused { refusal }) => to_say(&refusal).await,
        _ => to_say(&Refusal::conflict("refusal.busy")).await,
    }
}

/// What a form answers whose piece may not be begun yet.
pub fn prompt_in(fields: &[(String, String)]) -> Option<PromptId> {
    fields.iter().find(|(name, _)| name == "prompt").and_then(|(_, prompt)| prompt.parse().ok())
}

/// To the piece, with the key of what was refused and the number in it; no word of anybody. A piece that did not begin with this has no page
/// yet: its prompt's is where the form stood.
pub async fn refused(
    state: &AppState,
    viewer: &Viewer,
    piece: ReflectionId,
    prompt: Option<PromptId>,
    refusal: &Refusal,
) -> Response {
    let Sentence { key, gaps } = refusal.sentence();
    let most = gaps.iter().find(|(gap, _)| gap == "most").map(|(_, most)| format!("&most={most}"));
    let place = match prompt {
        Some(prompt) if state.store().showing(viewer, piece, None).await.is_err() => format!("/prompt/{prompt}"),
        _ => format!("/piece/{piece}"),
    };
    Redirect::to(&format!("{place}?shown_refused={key}{}", most.unwrap_or_default())).into_response()
}

#[cfg(test)]
mod tests {
    use domain::showing::{Mode, ShowAct};

    use super::*;

    #[test]
    fn a_form_says_what_a_script_would() {
        let (piece, person, command) = (ReflectionId::mint(), PersonId::mint(), CommandId::mint());
        let fields = [
            ("do", "show_pick".to_owned()),
            ("command", command.to_string()),
            ("person", person.to_string()),
            ("reflection", piece.to_string()),
            ("mode", "draw".to_owned()),
            ("why", "I see it better".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        let envelope = read(&fields).unwrap();
        assert_eq!((envelope.id, envelope.person), (command, person));
        let Command::Show { reflection, act } = envelope.command else { panic!() };
        assert_eq!(reflection, piece);
        assert_eq!(act.act(), Ok(ShowAct::Pick { mode: Mode::Draw, why: "I see it better".into() }));
        assert!(read(&fields[1..]).is_none() && read(&[("do".into(), "share".into())]).is_none());
    }
}
