//! A note that was a mistake: gone from every page at once, and from every page that comes later. Who read it has read it.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::event::Audience;
use domain::id::{ClassId, NoteId};
use domain::notes::SentNote;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::send::told;
use crate::entity::{enrollment, note, note_reader};
use crate::write::Written;
use crate::{Result, Store, classes, door, people, scope};

/// Most notes that are listed beside the console, newest first.
const MOST_SENT: u64 = 5;

impl Store {
    /// Takes a note back. Twice is once. What it answered together stays *read*: that was true.
    ///
    /// Errors: not found unless the viewer guides its class. A co-teacher may take back a colleague's: the class is theirs too.
    #[crate::compiled_here]
    pub async fn take_note_back(&self, viewer: &Viewer, id: NoteId) -> Result<()> {
        let class: ClassId = scope::guided_note(&self.snapshot().await?, viewer, id).await?.class_id.into();
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = scope::guided_note(tx, &viewer, id).await?;
                if row.taken_back_at.is_some() {
                    return Ok(Written::quietly(()));
                }
                let class = scope::guided(tx, &viewer, row.class_id.into()).await?;
                let readers: BTreeSet<_> = note_reader::Entity::find()
                    .filter(note_reader::Column::NoteId.eq(id.0))
                    .all(&tx.db)
                    .await?
                    .into_iter()
                    .map(|reader| reader.person_id)
                    .collect();
                let whole_class = row.whole_class;
                let mut row = note::ActiveModel::from(row);
                row.taken_back_at = Set(Some(tx.now.0));
                row.update(&tx.db).await?;
                let mut event = told(&class, id, whole_class, &readers);
                if whole_class {
                    // Whoever left the class since hears what is theirs alone.
                    let here = enrollment::Entity::find()
                        .filter(enrollment::Column::ClassId.eq(class.id))
                        .filter(enrollment::Column::EndsAt.is_null())
                        .all(&tx.db)
                        .await?;
                    let here: BTreeSet<_> = here.into_iter().map(|row| row.person_id).collect();
                    let left = readers.difference(&here);
                    event.audiences.extend(left.map(|person| Audience::Person((*person).into())));
                }
                Ok(Written::new((), vec![event]))
            })
        })
        .await
    }

    /// What was written to the class since its door was opened last, newest first: what can be taken back with one press.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn sent_notes(&self, viewer: &Viewer, class: ClassId) -> Result<Vec<SentNote>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let Some(session) = door::latest(&tx, class).await? else { return Ok(Vec::new()) };
        let rows = note::Entity::find()
            .filter(note::Column::ClassId.eq(class.0))
            .filter(note::Column::TakenBackAt.is_null())
            .filter(note::Column::SentAt.gte(session.opened_at))
            .order_by_desc(note::Column::SentAt)
            .order_by_desc(note::Column::Id)
            .limit(MOST_SENT)
            .all(&tx.db)
            .await?;
        let names = people::names(&tx, rows.iter().map(|row| row.author_id)).await?;
        let sent = rows.into_iter().map(|row| SentNote {
            id: row.id.into(),
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            words: row.words,
            voice: row.voice_id.map(Into::into),
            whole_class: row.whole_class,
            sent_at: Moment(row.sent_at),
        });
        Ok(sent.collect())
    }
}
