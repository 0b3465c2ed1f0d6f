//! Pieces, read whole. The card that staff see in the inbox is [`crate::console`]'s.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::reflections::{Ask, Circumstances, PieceView, Translation, Version, turn};

use super::around::{self, Around};
use super::{difference, stage};
use crate::entity::{reflection, version};
use crate::tx::Tx;
use crate::{Error, Result};

/// A whole piece as its student sees it (less the draft), and as the class's teachers do.
pub async fn view(tx: &Tx, piece: &reflection::Model) -> Result<PieceView> {
    views(tx, std::slice::from_ref(piece)).await?.pop().ok_or_else(Error::not_found)
}

/// Several of them, in the order given, in as many questions as one.
pub async fn views(tx: &Tx, pieces: &[reflection::Model]) -> Result<Vec<PieceView>> {
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
    let mut around = around::of(tx, pieces).await?;
    pieces.iter().map(|piece| whole(piece, &mut around)).collect()
}

/// Each is made once: what is the piece's alone is taken.
fn whole(piece: &reflection::Model, around: &mut Around) -> Result<PieceView> {
    let versions = around.versions.remove(&piece.id).unwrap_or_default();
    let feedback = around.feedback.remove(&piece.id).unwrap_or_default();
    let in_plan = around.in_plan(piece)?;
    let stage = stage(piece);
    let ask = versions.first().and_then(|v| Ask::named(&v.ask)).unwrap_or_default();
    let open_parts = feedback.iter().map(|f| f.open_parts().count()).sum::<usize>() as u32;
    let (question, starters, wordings) = around.question(piece)?;
    Ok(PieceView {
        id: piece.id.into(),
        class: piece.class_id.map(Into::into),
        class_name: piece.class_id.and_then(|id| around.classes.get(&id).cloned()).unwrap_or_default(),
        student: piece.subject_id.into(),
        student_name: around.student_name(piece)?,
        picture: around.picture(piece),
        prompt: piece.prompt_id.map(Into::into),
        question,
        starters,
        wordings,
        access_point: AccessPoint::named(&piece.access_point).unwrap_or(AccessPoint::Reflection),
        stage,
        turn: turn(stage, Circumstances { ask, in_plan, waits: piece.waits, open_parts, reach: around.reach(piece) }),
        in_plan,
        waits: piece.waits,
        diff: match versions.as_slice() {
            [newest, before, ..] => difference(&before.words, &newest.words),
            _ => Vec::new(),
        },
        versions: versions.into_iter().map(|row| version_view(row, around)).collect(),
        feedback,
        wall_consent: around.wall_consent(piece),
        on_wall: around.on_wall.any(piece),
        asks_earlier: around.asks_earlier.contains(&piece.id),
        readers: around.readers(piece),
        rev: piece.rev,
        changed_at: Moment(piece.changed_at),
        draft: None,
    })
}

fn version_view(row: version::Model, around: &mut Around) -> Version {
    let translations = around.translations.remove(&row.id).unwrap_or_default();
    let named = |id: &uuid::Uuid| around.names.get(id).cloned();
    Version {
        id: row.id.into(),
        number: row.number,
        words: row.words,
        ask: Ask::named(&row.ask).unwrap_or_default(),
        ask_words: row.ask_words,
        language: row.language,
        scribe: row.scribe_id.as_ref().and_then(named).or(row.scribe),
        shared_at: Moment(row.received_at),
        late: row.late,
        translations: translations
            .into_iter()
            .map(|t| Translation { by: named(&t.author_id).unwrap_or_default(), language: t.language, words: t.words })
            .collect(),
    }
}
