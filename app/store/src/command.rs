//! Commands: every write of a student, carried out in the order in which it was given.
//!
//! Each command is one job of its own. The first thing the job does is to look whether this person gave this command before:
//! then it answers what it answered then and does nothing. A command that was refused is not remembered, so that its student
//! may correct it and send it again.

mod streams;

use domain::command::{Answer, Answered, BUSY, Command, Envelope, Hand, MOST_AT_ONCE};
use domain::event::Stream;
use domain::id::{CommandId, DeviceId, PersonId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::command;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{
    Error, Result, Store, audience, choices, consent, drafts, evidence, follow_through, goals, growth, help, home,
    inquiry, measures, pieces, portfolio, questions, replies, rounds, rubrics, scope, sharing, showing, stage,
    strategies, talk, translations, tries,
};

/// The wire format that this release understands.
const NEWEST: u8 = 1;

impl Store {
    /// One answer for each command, in their order. A command of somebody else than the viewer is refused, and nothing of it kept.
    /// A save that follows another one of the same draft, by the same hand, builds on it, whatever it says: its page did not wait for that
    /// answer. Another window's, which one device may send along, knows nothing of it.
    #[crate::compiled_here]
    pub async fn carry_out(&self, viewer: &Viewer, envelopes: Vec<Envelope>) -> Vec<Answered> {
        let too_many = envelopes.len() > MOST_AT_ONCE;
        let mut answered: Vec<Answered> = Vec::with_capacity(envelopes.len());
        let mut saved: Option<Strokes> = None;
        for mut envelope in envelopes {
            let id = envelope.id;
            let saves = strokes_of(&envelope);
            let before = answered.last().filter(|_| saves.is_some() && saves == saved).map(|before| &before.answer);
            let answer = match (before, answered.last().map(|last| &last.answer)) {
                // What that one would have overwritten, this one would too.
                (Some(refused @ Answer::Refused { .. }), _) => refused.clone(),
                // Nothing overtakes what has to be tried again.
                (_, Some(again @ Answer::TryAgain { .. })) => again.clone(),
                _ if too_many => told(Error::Refused(too_many_at_once())),
                (before, _) => {
                    if let Some(Answer::Done { rev, .. }) = before {
                        envelope.base_version = *rev;
                    }
                    self.one(viewer, envelope).await.unwrap_or_else(told)
                }
            };
            saved = saves;
            answered.push(Answered { id, answer });
        }
        answered
    }

    async fn one(&self, viewer: &Viewer, envelope: Envelope) -> Result<Answer> {
        let me = scope::person(viewer)?.clone();
        if envelope.person != me.person {
            return Err(Refusal::forbidden("commands.somebody_else").into());
        }
        if envelope.v > NEWEST {
            return Err(Refusal::conflict("commands.from_a_later_version").into());
        }
        // SQLite has one writer: nothing is locked, and nobody asks beforehand what there is to lock.
        let locked = match self.locks_rows() {
            true => Some(streams::of(&self.snapshot().await?, &me, &envelope.command).await?),
            false => None,
        };
        let streams = locked.iter().flatten();
        let touches = streams.fold(Touches::nothing().and_person(me.person), |t, stream| t.and_stream(*stream));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, me, envelope, locked) = (viewer.clone(), me.clone(), envelope.clone(), locked.clone());
            Box::pin(async move { once(tx, &viewer, &me, &envelope, locked.as_deref()).await })
        })
        .await
    }
}

async fn once(
    tx: &Tx,
    viewer: &Viewer,
    me: &SignedIn,
    envelope: &Envelope,
    locked: Option<&[Stream]>,
) -> Result<Written<Answer>> {
    let remembers = !envelope.command.is_idempotent_by_itself();
    if remembers && let Some(answer) = remembered(tx, me.person, envelope.id).await? {
        return Ok(Written::quietly(answer));
    }
    let mut written = carried(tx, viewer, envelope).await?;
    let linked = evidence::of_what_is_linked(tx, me.person, &envelope.command, &written.events).await?;
    written.events.extend(linked);
    written.events.extend(portfolio::of_what_stands_in_stories(tx, me.person, &written.events).await?);
    // The thing moved to another stream between planning and now (never seen; a retry plans again).
    if locked.is_some_and(|locked| written.events.iter().any(|event| !locked.contains(&event.stream))) {
        return Err(Error::Busy);
    }
    if remembers {
        remember(tx, me, envelope.id, &written.value).await?;
    }
    Ok(written)
}

async fn carried(tx: &Tx, viewer: &Viewer, envelope: &Envelope) -> Result<Written<Answer>> {
    match &envelope.command {
        Command::SaveDraft { reflection, beginning, draft } => {
            drafts::save(tx, viewer, envelope, *reflection, beginning, draft).await
        }
        Command::Share { reflection, beginning, draft, waits, wall_consent, confirmed } => {
            let how = sharing::How { waits: *waits, wall_consent: *wall_consent, confirmed: *confirmed };
            sharing::share(tx, viewer, envelope, *reflection, beginning, draft, how).await
        }
        Command::TakeBack { reflection } => sharing::take_back(tx, viewer, *reflection).await,
        Command::Follow { reflection, feedback, follow } => {
            follow_through::follow(tx, viewer, *reflection, *feedback, follow).await
        }
        Command::Consent { reflection, give: true } => consent::give(tx, viewer, *reflection).await,
        Command::Consent { reflection, give: false } => consent::withdraw(tx, viewer, *reflection).await,
        Command::Rest { reflection } => pieces::rest(tx, viewer, *reflection).await,
        Command::Wake { reflection } => pieces::wake(tx, viewer, *reflection).await,
        Command::LetWait { reflection, waits } => pieces::let_wait(tx, viewer, *reflection, *waits).await,
        Command::Grow { growth, words } => growth::grow(tx, viewer, *growth, words).await,
        Command::SetGrowthAside { growth } => growth::set_aside(tx, viewer, *growth).await,
        Command::Translate { translation, reflection, version, language, words } => {
            let typed = translations::Typed { id: *translation, version: *version, language, words };
            translations::translate(tx, viewer, *reflection, typed).await
        }
        Command::AskToTalk { talk, words } => talk::ask(tx, viewer, *talk, words).await,
        Command::ReadNote { note } => home::read_note(tx, viewer, *note).await,
        Command::Goal { goal, act } => goals::carry_out(tx, viewer, *goal, act).await,
        Command::Show { reflection, act } => showing::carry_out(tx, viewer, envelope, *reflection, act).await,
        Command::Choice { board, act } => choices::carry_out(tx, viewer, *board, act).await,
        Command::ShowHelped { readers } => choices::show(tx, viewer, readers).await,
        Command::Strategy { strategy, act } => strategies::carry_out(tx, viewer, *strategy, act).await,
        Command::Audience { inquiry, act } => audience::carry_out(tx, viewer, *inquiry, act).await,
        Command::Try { attempt, act } => tries::carry_out(tx, viewer, *attempt, act).await,
        Command::Question { question, act } => questions::carry_out(tx, viewer, *question, act).await,
        Command::Round { round, act } => rounds::carry_out(tx, viewer, *round, act).await,
        Command::Inquiry { inquiry, act } => inquiry::carry_out(tx, viewer, *inquiry, act).await,
        Command::Reply { reply, act } => replies::carry_out(tx, viewer, *reply, act).await,
        Command::Rubric { rubric, act } => rubrics::carry_out(tx, viewer, *rubric, act).await,
        Command::Measure { measure, act } => measures::carry_out(tx, viewer, *measure, act).await,
        Command::ClosingWord { class, word } => stage::choose(tx, viewer, *class, *word).await,
        Command::Confidence { class, ask, level } => stage::say(tx, viewer, *class, *ask, *level).await,
        Command::ShowEarlier { reflection, version, give } => {
            stage::settle(tx, viewer, *reflection, *version, *give).await
        }
        Command::Portfolio { act } => portfolio::carry_out(tx, viewer, act).await,
        Command::Help { help, act } => help::carry_out(tx, viewer, *help, act).await,
    }
}

async fn remembered(tx: &Tx, actor: PersonId, id: CommandId) -> Result<Option<Answer>> {
    let row = command::Entity::find()
        .filter(command::Column::Actor.eq(actor.0))
        .filter(command::Column::CommandId.eq(id.0))
        .one(&tx.db)
        .await?;
    Ok(row.map(|row| serde_json::from_str(&row.outcome)).transpose()?)
}

/// Keeps ids and numbers, no text.
async fn remember(tx: &Tx, me: &SignedIn, id: CommandId, answer: &Answer) -> Result<()> {
    let row = command::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(me.district.0),
        actor: Set(me.person.0),
        command_id: Set(id.0),
        at: Set(tx.now.0),
        outcome: Set(serde_json::to_string(answer)?),
    };
    command::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// A draft and whose hand writes it; of pages without scripts nobody knows whose.
type Strokes = (ReflectionId, Option<DeviceId>);

/// The draft that a command saves.
fn strokes_of(envelope: &Envelope) -> Option<Strokes> {
    match &envelope.command {
        Command::SaveDraft { reflection, .. } => Some((*reflection, envelope.device.map(|Hand(device, _)| device))),
        _ => None,
    }
}

fn too_many_at_once() -> Refusal {
    Refusal::Conflict { sentence: Sentence::new("commands.too_many").with("most", MOST_AT_ONCE) }
}

fn told(error: Error) -> Answer {
    match error {
        Error::Refused(refusal) => Answer::Refused { refusal },
        Error::Busy => Answer::TryAgain { incident: BUSY.into() },
        Error::Internal { incident, .. } => Answer::TryAgain { incident },
    }
}
