//! A command from a plain form: the page had no WASM, or not yet. What the fields mean is `domain`'s ([`domain::command_form`]); here
//! the form is carried out and the reader is sent on. Nothing that was typed is lost: what could not be shared is kept as a draft, and
//! what could not be kept comes back in a page.

use app::choices::Typed;
use app::error::AppError;
use app::plain::Reader;
use app::reflections::again::{TYPED, again_page};
use app::reflections::api::saved_elsewhere;
use axum::Json;
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::command::{Answer, Answered, BUSY, Beginning, Command, Envelope};
use domain::command_form::{Deed, GoalDeed, read};
use domain::id::CommandId;
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;

use super::visit::{Visit, status_of};
use super::{audience, choices, inquiry, portfolio, questions, rubrics, shelf, showing};
use crate::commands::{carry_out, in_words};
use crate::done_at::on_our_clock;
use crate::state::AppState;

/// Where the reader of a form goes on.
const TO: HeaderName = HeaderName::from_static("x-waymark-to");

type Posted = Vec<(String, String)>;

pub async fn one(state: AppState, viewer: Viewer, request: Request) -> Response {
    let reader = request.extensions().get::<Reader>().cloned().unwrap_or_default();
    let (mut parts, body) = request.into_parts();
    let Ok(visit) = Visit::from_request_parts(&mut parts, &state).await;
    let request = Request::from_parts(parts, body);
    let Ok(Form(fields)) = Form::<Posted>::from_request(request, &state).await else {
        // Too long for a request, or no form at all; the browser still has it one step back.
        return StatusCode::BAD_REQUEST.into_response();
    };
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    if let Some(envelope) = showing::said::read(&fields) {
        return showing::said::done(&state, &viewer, envelope).await;
    }
    if let Some(envelope) = audience::read(&fields) {
        return audience::done(visit, envelope, fields).await;
    }
    if let Some(envelope) = rubrics::said::read(&fields) {
        return rubrics::said::done(&state, &viewer, visit, envelope, fields).await;
    }
    if let Some(envelope) = portfolio::said::read(&fields) {
        return portfolio::said::done(visit, envelope, fields).await;
    }
    let Ok((deed, envelope)) = read(&field) else {
        return back_again(StatusCode::BAD_REQUEST, &reader, &Sentence::new("refusal.invalid"), &fields, None);
    };
    match answer(&state, &viewer, envelope.clone()).await {
        Answer::Done { reflection, .. } => {
            see(&after(deed, &envelope.command, reflection.map(|id| id.to_string()).as_deref()))
        }
        Answer::Refused { refusal } if shelf::is_ours(&envelope.command) => {
            shelf::again(visit, &envelope.command, fields, refusal.into()).await
        }
        Answer::Refused { refusal } if questions::is_ours(&envelope.command) => {
            questions::again(visit, &envelope.command, fields, refusal.into()).await
        }
        Answer::Refused { refusal } if inquiry::is_ours(&envelope.command) => {
            inquiry::again(visit, &envelope.command, fields, refusal.into()).await
        }
        Answer::Refused { refusal } => refused(&state, &visit, deed, envelope, fields, refusal).await,
        Answer::TryAgain { .. } if shelf::is_ours(&envelope.command) => {
            shelf::again(visit, &envelope.command, fields, AppError::Busy).await
        }
        Answer::TryAgain { .. } if questions::is_ours(&envelope.command) => {
            questions::again(visit, &envelope.command, fields, AppError::Busy).await
        }
        Answer::TryAgain { .. } if inquiry::is_ours(&envelope.command) => {
            inquiry::again(visit, &envelope.command, fields, AppError::Busy).await
        }
        Answer::TryAgain { .. } => {
            back_again(StatusCode::SERVICE_UNAVAILABLE, &reader, &Sentence::new("refusal.busy"), &fields, None)
        }
    }
}

/// The command in a form's fields, whichever feature it is of.
pub(super) fn envelope_of(fields: &Posted) -> Option<(Option<Deed>, Envelope)> {
    let of_a_feature = showing::said::read(fields)
        .or_else(|| audience::read(fields))
        .or_else(|| rubrics::said::read(fields))
        .or_else(|| portfolio::said::read(fields));
    if let Some(envelope) = of_a_feature {
        return Some((None, envelope));
    }
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    read(&field).ok().map(|(deed, envelope)| (Some(deed), envelope))
}

/// The same form from the outbox: one answer as in a list of commands. Where its reader goes on stands in a header, where one place is
/// right whatever the page was.
pub async fn told(state: AppState, viewer: Viewer, request: Request) -> Response {
    let reader = request.extensions().get::<Reader>().cloned().unwrap_or_default();
    let headers = request.headers().clone();
    let Ok(Form(fields)) = Form::<Posted>::from_request(request, &state).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Some((deed, mut envelope)) = envelope_of(&fields) else { return StatusCode::BAD_REQUEST.into_response() };
    on_our_clock(std::slice::from_mut(&mut envelope), &headers, state.now());
    let (id, command) = (envelope.id, envelope.command.clone());
    let answer = answer(&state, &viewer, envelope).await;
    let status = match &answer {
        Answer::TryAgain { incident } if incident == BUSY => StatusCode::SERVICE_UNAVAILABLE,
        Answer::Refused { refusal } => status_of(&refusal.clone().into()),
        _ => StatusCode::OK,
    };
    let to = match (&answer, deed) {
        (Answer::Done { reflection, .. }, Some(deed)) => {
            HeaderValue::from_str(&after(deed, &command, reflection.map(|id| id.to_string()).as_deref())).ok()
        }
        _ => None,
    };
    let mut response = (status, Json(in_words(&reader, vec![Answered { id, answer }]))).into_response();
    if let Some(to) = to {
        response.headers_mut().insert(TO, to);
    }
    response
}

pub(super) async fn answer(state: &AppState, viewer: &Viewer, envelope: Envelope) -> Answer {
    let answers = carry_out(state, viewer, vec![envelope]).await;
    answers.into_iter().next().map_or(Answer::TryAgain { incident: "none".into() }, |answered| answered.answer)
}

async fn refused(
    state: &AppState,
    visit: &Visit,
    deed: Deed,
    envelope: Envelope,
    mut fields: Posted,
    refusal: Refusal,
) -> Response {
    let (viewer, reader) = (&visit.viewer, &visit.reader);
    // A board's page and the page of what helped show their own refusals.
    if matches!(envelope.command, Command::Choice { .. } | Command::ShowHelped { .. }) {
        let typed = Typed { fields: fields.clone(), refusal: refusal.clone() };
        if let Some(page) = choices::again(visit, &envelope.command, typed).await {
            return page;
        }
    }
    let why = refusal.sentence();
    let at = match &envelope.command {
        Command::Goal { .. } => at_goal(deed, &fields, &refusal),
        command => at(deed, command, &refusal),
    };
    // A share that cannot be: its words are a draft all the same, and the page says beside which field.
    if let Some(draft) = as_draft(&envelope)
        && let Answer::Done { reflection: Some(id), .. } = answer(state, viewer, draft).await
    {
        return see(&with_reason(&format!("/piece/{id}"), &why, &at));
    }
    if !fields.iter().any(|(name, value)| TYPED.contains(&name.as_str()) && !value.trim().is_empty()) {
        let page = match deed {
            Deed::Goal(GoalDeed::Set) => "/goal/new".into(),
            _ => after(deed, &envelope.command, None),
        };
        return see(&with_reason(&page, &why, &at));
    }
    let status = match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Forbidden { .. } => StatusCode::FORBIDDEN,
        Refusal::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Conflict { .. } => StatusCode::CONFLICT,
    };
    let mut theirs = None;
    if matches!(why.key.as_str(), "drafts.another_device" | "drafts.already_begun")
        && let Some((reflection, prompt)) = piece_of(&envelope.command)
        && let Ok(saved) = saved_elsewhere(viewer, &state.backend, reflection, prompt).await
    {
        // Sent again, it builds on what it has shown.
        set(&mut fields, "reflection", saved.reflection.to_string());
        set(&mut fields, "base_version", saved.rev.to_string());
        theirs = Some(saved.words);
    }
    set(&mut fields, "command", CommandId::mint().to_string());
    back_again(status, reader, &why, &fields, theirs.as_deref())
}

fn back_again(status: StatusCode, reader: &Reader, why: &Sentence, fields: &Posted, theirs: Option<&str>) -> Response {
    (status, Html(again_page(reader, why, fields, theirs))).into_response()
}

/// After a POST, a page to look at: a reload does not post again.
fn see(page: &str) -> Response {
    Redirect::to(page).into_response()
}

fn set(fields: &mut Posted, name: &str, value: String) {
    match fields.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known = value,
        None => fields.push((name.into(), value)),
    }
}

/// The draft in a share.
fn as_draft(envelope: &Envelope) -> Option<Envelope> {
    let Command::Share { reflection, beginning, draft, .. } = &envelope.command else { return None };
    let command = Command::SaveDraft { reflection: *reflection, beginning: beginning.clone(), draft: draft.clone() };
    Some(Envelope { command, ..envelope.clone() })
}

fn piece_of(command: &Command) -> Option<(domain::id::ReflectionId, Option<domain::id::PromptId>)> {
    match command {
        Command::SaveDraft { reflection, beginning, .. } | Command::Share { reflection, beginning, .. } => {
            let prompt = match beginning {
                Beginning::Prompt { prompt } => Some(*prompt),
                Beginning::OwnQuestion { .. } => None,
            };
            Some((*reflection, prompt))
        }
        _ => None,
    }
}

/// Where the reader goes on. `piece` is the one the store answered with, which may be another than the form's.
fn after(deed: Deed, command: &Command, piece: Option<&str>) -> String {
    if let Some(page) = choices::after(deed, command)
        .or_else(|| shelf::after(deed, command))
        .or_else(|| questions::after(deed, command))
        .or_else(|| inquiry::after(deed, command))
    {
        return page;
    }
    match (deed, command) {
        (_, Command::ClosingWord { class, .. }) => format!("/class/{class}/word"),
        (_, Command::Confidence { class, .. }) => format!("/class/{class}/sure"),
        (_, Command::ShowEarlier { reflection, .. }) => format!("/piece/{reflection}/earlier"),
        (Deed::Keep | Deed::Read, _) => "/home".into(),
        (Deed::Talk, _) if piece.is_none() => "/talk?sent=yes".into(),
        (_, Command::Goal { goal, .. }) => format!("/goal/{goal}"),
        (_, Command::Grow { growth, .. }) => format!("/growth/{growth}"),
        (_, Command::SetGrowthAside { .. }) => "/growth".into(),
        (_, command) => match (piece, of_command(command)) {
            (Some(piece), _) => format!("/piece/{piece}"),
            (None, Some(piece)) => format!("/piece/{piece}"),
            (None, None) => "/home".into(),
        },
    }
}

fn of_command(command: &Command) -> Option<domain::id::ReflectionId> {
    match command {
        Command::SaveDraft { reflection, .. }
        | Command::Share { reflection, .. }
        | Command::TakeBack { reflection }
        | Command::Follow { reflection, .. }
        | Command::Consent { reflection, .. }
        | Command::Rest { reflection }
        | Command::Wake { reflection }
        | Command::LetWait { reflection, .. }
        | Command::Translate { reflection, .. } => Some(*reflection),
        _ => None,
    }
}

/// The address with the reason's key and the field it stands beside. Keys and ids only.
fn with_reason(page: &str, why: &Sentence, at: &str) -> String {
    let joint = if page.contains('?') { '&' } else { '?' };
    format!("{page}{joint}refused={}&at={at}", why.key)
}

/// The field that the sentence stands beside, as the page names it.
fn at(deed: Deed, command: &Command, refusal: &Refusal) -> String {
    let field = match refusal {
        Refusal::Invalid { faults } => faults.first().map(|fault| fault.field.clone()).unwrap_or_default(),
        _ if deed == Deed::Share => "send".into(),
        _ => String::new(),
    };
    match command {
        Command::Follow { feedback, follow, .. } if !field.is_empty() => {
            format!("follow-{}-{feedback}", follow.part.name())
        }
        _ => field,
    }
}

/// The same on a goal's page: its forms have names, and each field the name of its form before its own. What belongs to no field is said
/// on top of the page: the form may be gone.
fn at_goal(deed: Deed, fields: &Posted, refusal: &Refusal) -> String {
    let form = fields.iter().find(|(name, _)| name == "form").map_or("", |(_, form)| form.as_str());
    let ours = form.len() < 60 && form.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    match refusal {
        Refusal::Invalid { faults } if ours => format!("{form}-{}", faults.first().map_or("", |fault| &fault.field)),
        _ if deed == Deed::Goal(GoalDeed::Set) => "new".into(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::feedback::{FollowThrough, Outcome, Part};
    use domain::id::{FeedbackId, PersonId, PromptId, ReflectionId, TalkId};
    use domain::reflections::DraftWords;

    use domain::command_form::PlainDeed;

    use super::*;

    fn share() -> Envelope {
        let command = Command::Share {
            reflection: ReflectionId::mint(),
            beginning: Beginning::Prompt { prompt: PromptId::mint() },
            draft: DraftWords { words: "Leaves".into(), ..Default::default() },
            waits: false,
            wall_consent: true,
            confirmed: false,
        };
        let (id, person) = (CommandId::mint(), PersonId::mint());
        Envelope { id, person, device: None, base_version: 3, done_at: 0, command, v: 1 }
    }

    #[test]
    fn a_refused_share_is_a_draft_with_the_same_words_and_no_consent() {
        let draft = as_draft(&share()).unwrap();
        assert_eq!(draft.base_version, 3);
        let Command::SaveDraft { draft, .. } = draft.command else { panic!() };
        assert_eq!(draft.words, "Leaves");
    }

    #[test]
    fn the_reader_goes_on_where_it_makes_sense() {
        let share = share().command;
        assert_eq!(after(Deed::Share, &share, Some("x")), "/piece/x");
        assert_eq!(after(Deed::Keep, &share, Some("x")), "/home");
        let goal = domain::id::GoalId::mint();
        let picked_up = Command::Goal { goal, act: domain::goals::GoalAct::PickUp.into() };
        assert_eq!(after(Deed::Goal(GoalDeed::PickUp), &picked_up, None), format!("/goal/{goal}"));
        let talk = Command::AskToTalk { talk: TalkId::mint(), words: String::new() };
        assert_eq!(after(Deed::Talk, &talk, None), "/talk?sent=yes");
        let act = domain::strategies::ShelfSaid::new("take");
        let taken = Command::Strategy { strategy: domain::id::StrategyId::mint(), act };
        assert_eq!(
            after(Deed::Plain(PlainDeed::Strategy(domain::strategies::StrategyDeed::Take)), &taken, None),
            "/shelf?said=take"
        );
    }

    #[test]
    fn a_field_of_a_goals_page_is_named_after_its_form_and_nothing_else_gets_into_the_address() {
        let reply = Deed::Goal(GoalDeed::Reply);
        let at = |form: &str, refusal: &Refusal| at_goal(reply, &vec![("form".into(), form.into())], refusal);
        let empty = Refusal::invalid("words", "words.empty");
        assert_eq!(at("reply", &empty), "reply-words");
        assert_eq!(at("reply&refused=x", &empty), "");
        assert_eq!(at("reply", &Refusal::conflict("goals.over")), "");
        assert_eq!(at_goal(Deed::Goal(GoalDeed::Set), &Vec::new(), &Refusal::conflict("goals.set_already")), "new");
    }

    #[test]
    fn a_reason_names_its_key_and_its_field_and_no_word_of_anybody() {
        let refusal = Refusal::invalid("words", "feedback.say_why");
        let feedback = FeedbackId::mint();
        let follow = FollowThrough { part: Part::Question, outcome: Outcome::Other, words: "secret".into() };
        let command = Command::Follow { reflection: ReflectionId::mint(), feedback, follow };
        let at = at(Deed::Follow, &command, &refusal);
        assert_eq!(at, format!("follow-question-{feedback}"));
        let page = with_reason("/piece/x", &refusal.sentence(), &at);
        assert_eq!(page, format!("/piece/x?refused=feedback.say_why&at=follow-question-{feedback}"));
        assert!(app::offline::Refused::read("feedback.say_why", &at).is_some());
    }
}
