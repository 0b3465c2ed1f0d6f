//! The words that a class goes with: one for each student of a session, taken from words that everybody has. A student may take another
//! one for as long as the scene stands there.

use std::collections::BTreeMap;

use domain::command::Answer;
use domain::event::{About, Audience, Cursor, Event};
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::stage::{ClosingView, ClosingWord, OwnWord, Scene, closing};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::asking::stands;
use crate::entity::{closing_word, session};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, people, pieces, replay, scope};

pub async fn on_wall(tx: &Tx, session: Uuid) -> Result<ClosingView> {
    let rows = closing_word::Entity::find().filter(closing_word::Column::SessionId.eq(session)).all(&tx.db).await?;
    let mut counts: BTreeMap<ClosingWord, u32> = BTreeMap::new();
    for word in rows.iter().filter_map(|row| ClosingWord::named(&row.word)) {
        *counts.entry(word).or_default() += 1;
    }
    Ok(closing(&counts.into_iter().collect::<Vec<_>>()))
}

/// The session that asks for it now.
async fn asking(tx: &Tx, class: ClassId) -> Result<Option<session::Model>> {
    Ok(stands(tx, class).await?.filter(|(_, scene, _)| *scene == Scene::Closing).map(|(session, ..)| session))
}

pub async fn own(tx: &Tx, session: Uuid, student: PersonId) -> Result<Option<closing_word::Model>> {
    Ok(closing_word::Entity::find()
        .filter(closing_word::Column::SessionId.eq(session))
        .filter(closing_word::Column::SubjectId.eq(student.0))
        .one(&tx.db)
        .await?)
}

impl Store {
    /// For a student of a class: whether it is asked for now, and the word they took.
    ///
    /// Errors: not found unless the viewer attends the class.
    #[crate::compiled_here]
    pub async fn own_closing_word(&self, viewer: &Viewer, class: ClassId) -> Result<(OwnWord, Cursor)> {
        let tx = self.snapshot().await?;
        scope::attended(&tx, viewer, class).await?;
        let me = scope::person(viewer)?.person;
        let session = asking(&tx, class).await?;
        let word = match &session {
            Some(session) => own(&tx, session.id, me).await?.and_then(|row| ClosingWord::named(&row.word)),
            None => None,
        };
        let own = OwnWord {
            name: people::name(&tx, me.0).await?,
            picture: pieces::picture(&tx, Some(class.0), me.0).await?,
            asked: session.is_some(),
            word,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}

/// Errors: not found unless the viewer attends the class; conflict `stage.not_asked` while no word is asked for.
pub async fn choose(tx: &Tx, viewer: &Viewer, class: ClassId, word: ClosingWord) -> Result<Written<Answer>> {
    let row = scope::attended(tx, viewer, class).await?;
    let me = scope::person(viewer)?.person;
    let session = asking(tx, class).await?.ok_or_else(|| Refusal::conflict("stage.not_asked"))?;
    match own(tx, session.id, me).await? {
        Some(known) if known.word == word.name() => return Ok(Written::quietly(Answer::done())),
        Some(known) => {
            let mut known = closing_word::ActiveModel::from(known);
            (known.word, known.chosen_at) = (Set(word.name().into()), Set(tx.now.0));
            known.update(&tx.db).await?;
        }
        None => {
            let known = closing_word::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(row.district_id),
                session_id: Set(session.id),
                subject_id: Set(me.0),
                word: Set(word.name().into()),
                chosen_at: Set(tx.now.0),
            };
            closing_word::Entity::insert(known).exec_without_returning(&tx.db).await?;
        }
    }
    let to = [Audience::Staff, Audience::Person(me), Audience::Wall];
    Ok(Written::new(Answer::done(), vec![Event::in_class(class, About::Stage(class), to).of(me)]))
}
