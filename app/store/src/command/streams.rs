//! In which streams a command will be heard, found before its job begins: PostgreSQL locks them first. Nothing is refused
//! here; what cannot be found has no stream, and the job says so.

use std::collections::BTreeSet;

use domain::choices::ChoiceAct;
use domain::command::{Beginning, Command};
use domain::event::Stream;
use domain::goals::{GoalAct, GoalSaid};
use domain::growth::GrowthWords;
use domain::help::{HelpAct, HelpPlace};
use domain::id::{ClassId, GoalId, ReflectionId};
use domain::inquiry::InquiryAct;
use domain::questions::QuestionAct;
use domain::strategies::StrategyAct;
use domain::trying::TryAct;
use domain::viewer::SignedIn;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::among::among;
use crate::entity::{goal_ask, growth, prompt, reflection, version};
use crate::evidence::Of;
use crate::tx::Tx;
use crate::{
    Result, audience, choices, evidence, goals, help, inquiry, measures, portfolio, questions, replies, rounds,
    rubrics, strategies, talk, tries,
};

pub async fn of(tx: &Tx, me: &SignedIn, command: &Command) -> Result<Vec<Stream>> {
    let own = Stream::Person(me.person);
    let mut streams = BTreeSet::new();
    if !command.is_idempotent_by_itself() {
        // What they change may stand in a story that somebody reads.
        streams.extend(portfolio::streams_of_readers(tx, me.person).await?);
    }
    // And may be linked to a goal or an inquiry.
    streams.extend(evidence::streams(tx, me.person, command).await?);
    match command {
        // Heard by nobody.
        Command::SaveDraft { .. } | Command::Show { .. } | Command::ReadNote { .. } => {}
        Command::Share { reflection, beginning, .. } => match of_piece(tx, *reflection).await? {
            Some(stream) => streams.extend([stream]),
            None => streams.extend(of_beginning(tx, beginning).await?),
        },
        // A pair of pieces that cites it may be heard by its student alone; a goal or an inquiry that shows it, by whoever sees that.
        Command::TakeBack { reflection } => {
            streams.extend(of_piece(tx, *reflection).await?.into_iter().chain([own]));
            for of in evidence::linked_to(tx, *reflection).await? {
                streams.extend(match of {
                    Of::Goal(goal) => goals::streams(tx, goal.into()).await?,
                    Of::Inquiry(of) => inquiry::streams(tx, of.into()).await?,
                });
            }
        }
        Command::Follow { reflection, .. }
        | Command::Consent { reflection, .. }
        | Command::Rest { reflection }
        | Command::Wake { reflection }
        | Command::LetWait { reflection, .. }
        | Command::Translate { reflection, .. }
        | Command::ShowEarlier { reflection, .. } => streams.extend(of_piece(tx, *reflection).await?),
        Command::Grow { growth, words } => {
            streams.insert(own);
            streams.extend(of_growth(tx, growth.0).await?);
            streams.extend(of_pair(tx, words).await?);
        }
        Command::SetGrowthAside { growth } => {
            streams.insert(own);
            streams.extend(of_growth(tx, growth.0).await?);
        }
        Command::AskToTalk { .. } => {
            if let Some(school) = talk::school_of(tx, me.person).await? {
                streams.extend(talk::contacts(tx, school.id).await?.into_iter().map(Stream::Person));
            }
        }
        Command::Goal { goal, act } => {
            streams.insert(own);
            streams.extend(of_goal(tx, *goal, act).await?);
        }
        Command::Choice { board, act } => {
            let goal = match act.act() {
                Ok(ChoiceAct::Choose { goal, .. }) => goal,
                _ => None,
            };
            streams.extend(choices::of_board(tx, *board, me.person, goal).await?);
        }
        Command::ShowHelped { readers } => {
            streams.insert(own);
            streams.extend(choices::of_showing(tx, me.person, readers).await?);
        }
        Command::Strategy { strategy, act } => {
            streams.extend(strategies::class_of(tx, *strategy).await?.map(Stream::Class));
            if let Ok(StrategyAct::Recommend { class, .. }) = act.strategy() {
                streams.insert(Stream::Class(class));
            }
        }
        Command::Audience { inquiry, act } => {
            streams.insert(own);
            streams.extend(audience::streams_of(tx, *inquiry, act).await?);
        }
        Command::Rubric { rubric, act } => streams.extend(rubrics::streams(tx, *rubric, act).await?),
        Command::Measure { measure, act } => {
            streams.insert(own);
            streams.extend(measures::streams(tx, *measure, act).await?);
        }
        Command::ClosingWord { class, .. } | Command::Confidence { class, .. } => {
            streams.insert(Stream::Class(*class));
        }
        Command::Portfolio { act } => streams.extend(portfolio::streams(tx, me, act).await?),
        Command::Try { attempt, act } => {
            streams.insert(own);
            streams.extend(tries::streams(tx, *attempt).await?);
            match act.attempt() {
                Ok(TryAct::Show { readers }) => streams.extend(readers.into_iter().map(Stream::Person)),
                // Teachers are asked about it.
                Ok(act) if act.names_a_tool() => streams.extend(tries::asked_in(tx, me.person).await?),
                _ => {}
            }
        }
        Command::Question { question, act } => {
            streams.extend(questions::class_of(tx, *question).await?.map(Stream::Class));
            if let Ok(QuestionAct::Ask { class, .. }) = QuestionAct::read(act) {
                streams.insert(Stream::Class(class));
            }
        }
        Command::Round { round, .. } => streams.extend(rounds::class_of(tx, *round).await?.map(Stream::Class)),
        Command::Inquiry { inquiry, act } => {
            streams.insert(own);
            streams.extend(inquiry::streams(tx, *inquiry).await?);
            if let Ok(InquiryAct::Show { readers }) = act.inquiry() {
                streams.extend(readers.into_iter().map(Stream::Person));
                // Shown to no teacher, it is shown to nobody.
                streams.extend(audience::streams(tx, inquiry.0).await?);
            }
        }
        Command::Help { help, act } => {
            streams.extend(help::class_of(tx, *help).await?.map(Stream::Class));
            match HelpAct::read(act) {
                Ok(HelpAct::Ask { place: HelpPlace::Piece(piece), .. }) => streams.extend(of_piece(tx, piece).await?),
                Ok(HelpAct::Ask { place: HelpPlace::Prompt(prompt), .. }) => {
                    streams.extend(of_beginning(tx, &Beginning::Prompt { prompt }).await?);
                }
                _ => {}
            }
        }
        Command::Reply { reply, act } => {
            streams.insert(own);
            streams.extend(replies::streams(tx, me, *reply, act).await?);
        }
    }
    Ok(streams.into_iter().collect())
}

/// Those of whoever sees the goal, or will from now on, or is asked. What is heard by its student alone keeps nobody else waiting.
async fn of_goal(tx: &Tx, goal: GoalId, said: &GoalSaid) -> Result<Vec<Stream>> {
    let Ok(act) = said.act() else { return Ok(Vec::new()) };
    let to = match &act {
        GoalAct::Think { .. } | GoalAct::Rethink { .. } | GoalAct::Sort { .. } | GoalAct::Forget { .. } => {
            return Ok(Vec::new());
        }
        GoalAct::Ask { to, .. } => return Ok(vec![Stream::Person(*to)]),
        GoalAct::TakeBackAsk { ask } => {
            let ask = goal_ask::Entity::find_by_id(ask.0).one(&tx.db).await?;
            return Ok(ask.into_iter().map(|ask| Stream::Person(ask.adult_id.into())).collect());
        }
        GoalAct::Set { readers, .. } | GoalAct::Show { readers } => readers.as_slice(),
        _ => &[],
    };
    let mut streams = goals::streams(tx, goal).await?;
    streams.extend(to.iter().map(|person| Stream::Person(*person)));
    Ok(streams)
}

fn in_class(id: uuid::Uuid) -> Stream {
    Stream::Class(ClassId(id))
}

async fn of_piece(tx: &Tx, id: ReflectionId) -> Result<Option<Stream>> {
    let piece = reflection::Entity::find_by_id(id.0).one(&tx.db).await?;
    Ok(piece.map(|piece| piece.class_id.map_or(Stream::Person(piece.subject_id.into()), in_class)))
}

async fn of_beginning(tx: &Tx, beginning: &Beginning) -> Result<Option<Stream>> {
    Ok(match beginning {
        Beginning::OwnQuestion { class, .. } => Some(Stream::Class(*class)),
        Beginning::Prompt { prompt } => {
            prompt::Entity::find_by_id(prompt.0).one(&tx.db).await?.map(|prompt| in_class(prompt.class_id))
        }
    })
}

async fn of_growth(tx: &Tx, id: uuid::Uuid) -> Result<Option<Stream>> {
    let row = growth::Entity::find_by_id(id).one(&tx.db).await?;
    Ok(row.and_then(|row| row.class_id).map(in_class))
}

async fn of_pair(tx: &Tx, words: &GrowthWords) -> Result<Vec<Stream>> {
    let cited =
        version::Entity::find().filter(version::Column::Id.is_in([words.before.0, words.after.0])).all(&tx.db).await?;
    let pieces = reflection::Entity::find()
        .filter(reflection::Column::Id.is_in(among(cited.into_iter().map(|version| version.reflection_id))))
        .all(&tx.db)
        .await?;
    Ok(pieces.into_iter().filter_map(|piece| piece.class_id).map(in_class).collect())
}
