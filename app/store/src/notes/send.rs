//! Sending a note. It also answers a class together: under the plan *the class together*, what its readers shared for the
//! note's prompt and nobody has read yet becomes *read*. A piece whose student lets the ask wait for the teacher goes on waiting.

use std::collections::BTreeSet;

use domain::event::{About, Audience, Event};
use domain::feedback::{NoteReaders, note as check_words};
use domain::id::{ClassId, FileId, NoteId, PersonId, PromptId};
use domain::prompts::AnswerPlan;
use domain::reflections::Stage;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::voice;
use crate::entity::{class, enrollment, feedback as answer, note, note_reader, prompt, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, feedback, pieces, scope};

/// What a note says.
#[derive(Clone)]
pub enum Says {
    Words(String),
    /// A recording of the sender's.
    Voice(FileId),
}

impl Store {
    /// Sends a note to the whole class or to several of it, about one of its prompts or about nothing in particular. Whoever
    /// sends mints the id, so twice is once.
    ///
    /// Errors: not found unless the viewer guides the class and the prompt is one that it was asked; invalid `words`;
    /// `notes.pick_someone` beside `to` when nobody enrolled is left to read it.
    #[crate::compiled_here]
    pub async fn send_note(
        &self,
        viewer: &Viewer,
        id: NoteId,
        class: ClassId,
        prompt: Option<PromptId>,
        words: String,
        to: NoteReaders,
    ) -> Result<()> {
        self.send(viewer, id, class, prompt, Says::Words(words), to).await
    }

    pub(super) async fn send(
        &self,
        viewer: &Viewer,
        id: NoteId,
        class: ClassId,
        prompt: Option<PromptId>,
        says: Says,
        to: NoteReaders,
    ) -> Result<()> {
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let (viewer, says, to) = (viewer.clone(), says.clone(), to.clone());
            Box::pin(async move {
                let class = scope::guided(tx, &viewer, class).await?;
                let me = scope::person(&viewer)?.person;
                if let Some(known) = note::Entity::find_by_id(id.0).one(&tx.db).await? {
                    let mine = known.class_id == class.id && known.author_id == me.0;
                    return if mine { Ok(Written::quietly(())) } else { Err(Error::not_found()) };
                }
                let about = match prompt {
                    Some(prompt) => Some(asked(tx, &class, prompt).await?),
                    None => None,
                };
                let (words, voice) = match &says {
                    Says::Words(words) => (check_words(words)?, None),
                    Says::Voice(voice) => (String::new(), Some(voice::own_recording(tx, &viewer, *voice).await?)),
                };
                let readers = readers(tx, &class, &to).await?;
                let whole_class = to == NoteReaders::WholeClass;
                let row = note::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(class.district_id),
                    class_id: Set(class.id),
                    author_id: Set(me.0),
                    prompt_id: Set(prompt.map(|prompt| prompt.0)),
                    words: Set(words),
                    whole_class: Set(whole_class),
                    sent_at: Set(tx.now.0),
                    taken_back_at: Set(None),
                    voice_id: Set(voice),
                };
                note::Entity::insert(row).exec_without_returning(&tx.db).await?;
                address(tx, &class, id, &readers).await?;
                let mut events = vec![told(&class, id, whole_class, &readers)];
                if let Some(prompt) = about.filter(|p| AnswerPlan::named(&p.plan) == Some(AnswerPlan::Together)) {
                    events.extend(answer_together(tx, &prompt, me, &readers).await?);
                }
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

/// A prompt that this class was asked. A planned one is nothing to write about yet.
async fn asked(tx: &Tx, class: &class::Model, id: PromptId) -> Result<prompt::Model> {
    prompt::Entity::find_by_id(id.0)
        .filter(prompt::Column::ClassId.eq(class.id))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Students of the class right now, of those the note is for.
async fn readers(tx: &Tx, class: &class::Model, to: &NoteReaders) -> Result<BTreeSet<Uuid>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.id))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let readers: BTreeSet<_> = rows
        .into_iter()
        .map(|row| row.person_id)
        .filter(|person| match to {
            NoteReaders::WholeClass => true,
            NoteReaders::Several(persons) => persons.contains(&PersonId(*person)),
        })
        .collect();
    if readers.is_empty() {
        return Err(Refusal::invalid("to", "notes.pick_someone").into());
    }
    Ok(readers)
}

async fn address(tx: &Tx, class: &class::Model, id: NoteId, readers: &BTreeSet<Uuid>) -> Result<()> {
    let rows = readers.iter().map(|person| note_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(class.district_id),
        note_id: Set(id.0),
        person_id: Set(*person),
        read_at: Set(None),
    });
    note_reader::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub(super) fn told(class: &class::Model, id: NoteId, whole_class: bool, readers: &BTreeSet<Uuid>) -> Event {
    let mut audiences = vec![Audience::Staff];
    if whole_class {
        audiences.push(Audience::Class);
    } else {
        audiences.extend(readers.iter().map(|person| Audience::Person((*person).into())));
    }
    Event::in_class(class.id.into(), About::Note(id), audiences)
}

async fn answer_together(
    tx: &Tx,
    prompt: &prompt::Model,
    by: PersonId,
    readers: &BTreeSet<Uuid>,
) -> Result<Vec<Event>> {
    let shared = reflection::Entity::find()
        .filter(reflection::Column::PromptId.eq(prompt.id))
        .filter(reflection::Column::Stage.eq(Stage::Shared { version: 1 }.name()))
        .filter(reflection::Column::Waits.eq(false))
        .all(&tx.db)
        .await?;
    let mut events = Vec::new();
    for piece in shared.into_iter().filter(|piece| readers.contains(&piece.subject_id)) {
        let stage = pieces::stage(&piece).mark_read()?;
        let row = feedback::new_row(tx, &piece, Uuid::now_v7(), by, piece.version, feedback::READ);
        answer::Entity::insert(row).exec_without_returning(&tx.db).await?;
        events.push(feedback::answered(tx, piece, stage, feedback::READ).await?);
    }
    Ok(events)
}
