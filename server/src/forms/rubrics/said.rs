//! What a student does with a rubric or with data, as a plain form said it. Only the server reads these: no student's page carries a reader
//! of them.

use app::error::AppError;
use app::typed::Typed;
use axum::response::{IntoResponse, Redirect, Response};
use domain::command::{Answer, Command, Envelope};
use domain::id::{CommandId, PersonId, ReflectionId};
use domain::rubrics::RubricSaid;
use domain::viewer::Viewer;

use super::{criteria, own};
use crate::commands::carry_out;
use crate::forms::measures;
use crate::forms::shelf::Learning;
use crate::forms::visit::Visit;
use crate::state::AppState;

/// The command in the fields of a form; `None` if it is about something else.
pub fn read(fields: &[(String, String)]) -> Option<Envelope> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let (of, deed) = field("do")?.split_once('_')?;
    if !["rubric", "measure"].contains(&of) {
        return None;
    }
    // Who, what and which command stand in the envelope; the rest goes along as it is.
    let rest = fields.iter().filter(|(name, _)| !["do", "command", "person", "form", of].contains(&name.as_str()));
    let act = RubricSaid(std::iter::once(("do".to_owned(), deed.to_owned())).chain(rest.cloned()).collect());
    let command = match of {
        "rubric" => Command::Rubric { rubric: field("rubric")?.parse().ok()?, act },
        _ => Command::Measure { measure: field("measure")?.parse().ok()?, act },
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

/// Carries it out and goes back to its page, which says what was done; or shows the page again, with what was typed.
pub async fn done(
    state: &AppState,
    viewer: &Viewer,
    visit: Visit,
    envelope: Envelope,
    fields: Vec<(String, String)>,
) -> Response {
    let command = envelope.command.clone();
    let answers = carry_out(state, viewer, vec![envelope]).await;
    let error = match answers.into_iter().next().map(|answered| answered.answer) {
        Some(Answer::Done { .. }) => return Redirect::to(&after(&command)).into_response(),
        Some(Answer::Refused { refusal }) => refusal.into(),
        _ => AppError::Busy,
    };
    again(visit, &command, fields, error).await
}

fn piece(act: &RubricSaid) -> Option<ReflectionId> {
    act.field("piece").and_then(|piece| piece.parse().ok())
}

/// Where its student goes on. Ids and known words only.
fn after(command: &Command) -> String {
    match command {
        Command::Rubric { rubric, act } => {
            let deed =
                act.field("do").filter(|deed| domain::rubrics::RubricDeed::named(deed).is_some()).unwrap_or_default();
            match piece(act) {
                Some(piece) => format!("/piece/{piece}/criteria?said={deed}"),
                None => format!("/making/{rubric}?said={deed}"),
            }
        }
        Command::Measure { measure, act } => measures::after(*measure, act),
        _ => "/home".into(),
    }
}

async fn again(visit: Visit, command: &Command, fields: Vec<(String, String)>, error: AppError) -> Response {
    if visit.is_staff() || visit.viewer.signed_in().is_none() {
        return visit.stopped(error);
    }
    let here = match Learning::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let typed = Typed::refused(fields, error.clone());
    let shown = match command {
        Command::Rubric { rubric, act } => match piece(act) {
            Some(piece) => criteria::page(&here.visit, &here.me, piece, String::new(), typed).await,
            None => own::making_page(&here, *rubric, String::new(), typed).await,
        },
        Command::Measure { measure, act } => measures::again(&here, *measure, act, typed).await,
        _ => Err(error.clone()),
    };
    // Where the page is not there any more, what was refused is said.
    shown.unwrap_or_else(|_| here.visit.stopped(error))
}

#[cfg(test)]
mod tests {
    use domain::id::RubricId;
    use domain::rubrics::{RubricAct, rubric_act};

    use super::*;

    #[test]
    fn a_form_says_what_a_script_would() {
        let (rubric, piece) = (RubricId::mint(), ReflectionId::mint());
        let fields = [
            ("do", "rubric_pick".to_owned()),
            ("command", CommandId::mint().to_string()),
            ("person", PersonId::mint().to_string()),
            ("rubric", rubric.to_string()),
            ("piece", piece.to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value));
        let Command::Rubric { rubric: read_rubric, act } = read(&fields).unwrap().command else { panic!() };
        assert_eq!((read_rubric, rubric_act(&act)), (rubric, Ok(RubricAct::Pick { piece })));
        assert!(read(&fields[1..]).is_none() && read(&[("do".into(), "choice_choose".into())]).is_none());
        let page = after(&Command::Rubric { rubric, act });
        assert_eq!(page, format!("/piece/{piece}/criteria?said=pick"));
        let hostile = RubricSaid::new("x&said=y");
        assert_eq!(after(&Command::Rubric { rubric, act: hostile }), format!("/making/{rubric}?said="));
    }
}
