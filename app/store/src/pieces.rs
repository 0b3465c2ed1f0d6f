//! Pieces, read: a student's whole view of one, and the card that staff see in the inbox.

mod changing;
mod difference;
mod reading;

pub use changing::{answer, came_back, event, is_running, let_wait, may_write, rest, stand, update, wake, writable};
pub use difference::difference;
pub use reading::{about, with_draft};

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::event::Change;
use domain::id::{PersonId, ReflectionId};
use domain::prompts::AnswerPlan;
use domain::reflections::{Ask, Circumstances, OPENING, PieceCard, PieceView, Stage, Translation, Version, turn};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{
    class, consent, enrollment, prompt, prompt_answered, reflection, teaching, translation, version, wall_card,
};
use crate::tx::Tx;
use crate::{Error, Result, feedback, people};

pub fn stage(row: &reflection::Model) -> Stage {
    Stage::read(&row.stage, row.version)
}

pub async fn row(tx: &Tx, id: ReflectionId) -> Result<reflection::Model> {
    reflection::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// Shared versions, newest first; what was taken back is not among them.
pub async fn versions(tx: &Tx, id: ReflectionId) -> Result<Vec<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::ReflectionId.eq(id.0))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_desc(version::Column::Number)
        .all(&tx.db)
        .await?)
}

/// Whether the plan of the piece's prompt includes its student. A question of one's own is always answered.
pub async fn in_plan(tx: &Tx, piece: &reflection::Model) -> Result<bool> {
    let Some(id) = piece.prompt_id else { return Ok(true) };
    let prompt = prompt::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    Ok(match AnswerPlan::named(&prompt.plan) {
        Some(AnswerPlan::Everyone) => true,
        Some(AnswerPlan::Few) => is_among_the_few(tx, id, piece.subject_id).await?,
        Some(AnswerPlan::Together | AnswerPlan::Nobody) | None => false,
    })
}

pub async fn is_among_the_few(tx: &Tx, prompt: uuid::Uuid, person: uuid::Uuid) -> Result<bool> {
    Ok(prompt_answered::Entity::find()
        .filter(prompt_answered::Column::PromptId.eq(prompt))
        .filter(prompt_answered::Column::PersonId.eq(person))
        .one(&tx.db)
        .await?
        .is_some())
}

/// Consent to show this version on the projector, given and not withdrawn.
pub async fn wall_consent(tx: &Tx, piece: &reflection::Model) -> Result<bool> {
    Ok(consent::Entity::find()
        .filter(consent::Column::ReflectionId.eq(piece.id))
        .filter(consent::Column::Scope.eq("projector"))
        .filter(consent::Column::Version.eq(piece.version))
        .filter(consent::Column::WithdrawnAt.is_null())
        .one(&tx.db)
        .await?
        .is_some())
}

pub async fn on_wall(tx: &Tx, piece: &reflection::Model) -> Result<bool> {
    Ok(wall_card::Entity::find()
        .filter(wall_card::Column::ReflectionId.eq(piece.id))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?
        .is_some())
}

/// The picture beside a student's name in a class.
pub async fn picture(tx: &Tx, class: Option<uuid::Uuid>, person: uuid::Uuid) -> Result<String> {
    let row = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person))
        .filter(class.map_or(enrollment::Column::Id.is_not_null(), |class| enrollment::Column::ClassId.eq(class)))
        .order_by_desc(enrollment::Column::StartsAt)
        .one(&tx.db)
        .await?;
    Ok(row.map(|row| row.picture).unwrap_or_default())
}

/// The names of those who teach a class right now: who can read what is shared there.
pub async fn teachers(tx: &Tx, class: uuid::Uuid) -> Result<Vec<String>> {
    let rows = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class))
        .filter(teaching::Column::EndsAt.is_null())
        .order_by_asc(teaching::Column::StartsAt)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.person_id)).await?;
    Ok(rows.iter().filter_map(|row| names.get(&row.person_id).cloned()).collect())
}

/// A whole piece as its student sees it (less the draft), and as the class's teachers do.
pub async fn view(tx: &Tx, piece: &reflection::Model) -> Result<PieceView> {
    let versions = versions(tx, piece.id.into()).await?;
    let feedback = feedback::of_piece(tx, piece.id.into()).await?;
    let in_plan = in_plan(tx, piece).await?;
    let stage = stage(piece);
    let ask = versions.first().and_then(|v| Ask::named(&v.ask)).unwrap_or_default();
    let open_parts = feedback.iter().map(|f| f.open_parts().count()).sum::<usize>() as u32;
    let (question, starters) = question(tx, piece).await?;
    let class = match piece.class_id {
        Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?,
        None => None,
    };
    let mut told = Vec::with_capacity(versions.len());
    for row in &versions {
        told.push(version_view(tx, row).await?);
    }
    Ok(PieceView {
        id: piece.id.into(),
        class: piece.class_id.map(Into::into),
        class_name: class.map(|class| class.name).unwrap_or_default(),
        student: piece.subject_id.into(),
        student_name: people::name(tx, piece.subject_id).await?,
        picture: picture(tx, piece.class_id, piece.subject_id).await?,
        prompt: piece.prompt_id.map(Into::into),
        question,
        starters,
        access_point: AccessPoint::named(&piece.access_point).unwrap_or(AccessPoint::Reflection),
        stage,
        turn: turn(stage, Circumstances { ask, in_plan, waits: piece.waits, open_parts }),
        in_plan,
        waits: piece.waits,
        diff: match versions.as_slice() {
            [newest, before, ..] => difference(&before.words, &newest.words),
            _ => Vec::new(),
        },
        versions: told,
        feedback,
        wall_consent: wall_consent(tx, piece).await?,
        on_wall: on_wall(tx, piece).await?,
        readers: match piece.class_id {
            Some(class) => teachers(tx, class).await?,
            None => Vec::new(),
        },
        rev: piece.rev,
        changed_at: Moment(piece.changed_at),
        draft: None,
    })
}

/// The piece for its own student; nothing for anybody else.
pub async fn view_for(tx: &Tx, id: ReflectionId, person: PersonId) -> Result<Option<PieceView>> {
    let piece = row(tx, id).await?;
    if piece.subject_id != person.0 { Ok(None) } else { Ok(Some(view(tx, &piece).await?)) }
}

/// The card for staff; gone while nothing is shared.
pub async fn card_change(tx: &Tx, id: ReflectionId) -> Result<Change> {
    let piece = row(tx, id).await?;
    Ok(match card(tx, &piece).await? {
        Some(card) => Change::Card(card),
        None => Change::CardGone { id, rev: piece.rev },
    })
}

pub async fn card(tx: &Tx, piece: &reflection::Model) -> Result<Option<PieceCard>> {
    if piece.version == 0 {
        return Ok(None);
    }
    let view = view(tx, piece).await?;
    let Some(newest) = view.versions.first() else { return Ok(None) };
    Ok(Some(PieceCard {
        id: view.id,
        student: view.student,
        student_name: view.student_name,
        picture: view.picture,
        prompt: view.prompt,
        question: view.question,
        access_point: view.access_point,
        stage: view.stage,
        turn: view.turn,
        ask: newest.ask,
        ask_words: newest.ask_words.clone(),
        opening: newest.words.chars().take(OPENING).collect(),
        late: newest.late,
        wall_consent: view.wall_consent,
        on_wall: view.on_wall,
        rev: view.rev,
        changed_at: view.changed_at,
    }))
}

/// The prompt's question with its starters, or the student's own.
pub async fn question(tx: &Tx, piece: &reflection::Model) -> Result<(String, Vec<String>)> {
    match piece.prompt_id {
        None => Ok((piece.question.clone().unwrap_or_default(), Vec::new())),
        Some(id) => {
            let prompt = prompt::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
            Ok((prompt.question, serde_json::from_str(&prompt.starters)?))
        }
    }
}

async fn version_view(tx: &Tx, row: &version::Model) -> Result<Version> {
    let known = match row.scribe_id {
        Some(id) => people::names(tx, [id]).await?.remove(&id),
        None => None,
    };
    let scribe = known.or_else(|| row.scribe.clone());
    let translations = translation::Entity::find()
        .filter(translation::Column::VersionId.eq(row.id))
        .order_by_asc(translation::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, translations.iter().map(|t| t.author_id)).await?;
    Ok(Version {
        id: row.id.into(),
        number: row.number,
        words: row.words.clone(),
        ask: Ask::named(&row.ask).unwrap_or_default(),
        ask_words: row.ask_words.clone(),
        language: row.language.clone(),
        scribe,
        shared_at: Moment(row.received_at),
        late: row.late,
        translations: translations
            .into_iter()
            .map(|t| Translation {
                by: names.get(&t.author_id).cloned().unwrap_or_default(),
                language: t.language,
                words: t.words,
            })
            .collect(),
    })
}
