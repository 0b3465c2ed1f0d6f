//! Pieces, read: a student's whole view of one, and the card that staff see in the inbox.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::event::Change;
use domain::id::{PersonId, ReflectionId};
use domain::reflections::{Ask, Circumstances, OPENING, PieceCard, PieceView, Translation, Version, turn};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{difference, in_plan, on_wall, picture, question, reach, row, stage, teachers, versions, wall_consent};
use crate::entity::{class, reflection, translation, version};
use crate::tx::Tx;
use crate::{Result, feedback, goals, inquiry, people, showing, stage as staged};

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
        turn: turn(
            stage,
            Circumstances { ask, in_plan, waits: piece.waits, open_parts, reach: reach(tx, piece).await? },
        ),
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
        asks_earlier: staged::open_asks(tx, piece.subject_id).await?.iter().any(|asked| asked.0 == piece.id),
        readers: readers(tx, piece).await?,
        rev: piece.rev,
        changed_at: Moment(piece.changed_at),
        draft: None,
    })
}

/// Those who teach the class it was shared in, and those who see a goal or an inquiry that shows it.
async fn readers(tx: &Tx, piece: &reflection::Model) -> Result<Vec<String>> {
    let mut names = match piece.class_id {
        Some(class) => teachers(tx, class).await?,
        None => Vec::new(),
    };
    if piece.version > 0 {
        for name in
            goals::reading(tx, piece.id.into()).await?.into_iter().chain(inquiry::reading(tx, piece.id.into()).await?)
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
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
    let shows = showing::kinds(tx, &[piece.id]).await?.remove(&piece.id);
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
        shows: shows.filter(|_| newest.words.is_empty()).unwrap_or_default(),
        late: newest.late,
        wall_consent: view.wall_consent,
        on_wall: view.on_wall,
        rev: view.rev,
        changed_at: view.changed_at,
    }))
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
