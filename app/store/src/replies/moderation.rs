//! What waits for the staff of a class: replies and answers that nobody has read yet, and what was reported.

use std::collections::{BTreeSet, HashMap};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::ClassId;
use domain::replies::{
    AnswerState, ModeratedReply, Moderation, RepliesWait, ReplyKind, ReplyState, ReportReason, ReportView, Seer,
};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{rows, setting, view};
use crate::among::among;
use crate::entity::{class, perspective, reply, reply_report};
use crate::tx::Tx;
use crate::{Result, Store, people, pieces, replay, scope};

/// Most of what waits on one page, oldest first, and of what was decided, newest first.
const MOST_WAITING: u64 = 200;
const MOST_DECIDED: u64 = 30;

/// Of a class: what waits, or was reported.
fn waits(class: Uuid) -> sea_orm::Select<reply::Entity> {
    let reported = sea_orm::sea_query::Query::select()
        .column(reply_report::Column::ReplyId)
        .from(reply_report::Entity)
        .and_where(reply_report::Column::SettledAt.is_null())
        .to_owned();
    let unread = Condition::any()
        .add(reply::Column::State.eq(ReplyState::Waiting.name()))
        .add(reply::Column::AnswerState.eq(AnswerState::Waiting.name()));
    let there = Condition::all().add(reply::Column::State.ne(ReplyState::TakenBack.name())).add(unread);
    // Somebody was told that a teacher looks at it: nobody's taking back undoes that.
    reply::Entity::find()
        .filter(reply::Column::ClassId.eq(class))
        .filter(Condition::any().add(there).add(reply::Column::Id.in_subquery(reported)))
}

/// What was taken back is not there.
fn here(class: Uuid) -> sea_orm::Select<reply::Entity> {
    reply::Entity::find()
        .filter(reply::Column::ClassId.eq(class))
        .filter(reply::Column::State.ne(ReplyState::TakenBack.name()))
}

/// How many wait for the staff of a class.
pub async fn waiting(tx: &Tx, class: ClassId) -> Result<u64> {
    Ok(waits(class.0).count(&tx.db).await?)
}

impl Store {
    /// Not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn moderation(&self, viewer: &Viewer, class: ClassId) -> Result<(Moderation, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let oldest = waits(row.id).order_by_asc(reply::Column::CreatedAt).order_by_asc(reply::Column::Id);
        let waiting = oldest.limit(MOST_WAITING).all(&tx.db).await?;
        let ids: BTreeSet<Uuid> = waiting.iter().map(|row| row.id).collect();
        let newest = here(row.id).order_by_desc(reply::Column::ChangedAt).order_by_desc(reply::Column::Id);
        let decided = newest.limit(MOST_DECIDED + MOST_WAITING).all(&tx.db).await?;
        let decided: Vec<_> =
            decided.into_iter().filter(|row| !ids.contains(&row.id)).take(MOST_DECIDED as usize).collect();
        let moderation = Moderation {
            class,
            waiting: moderated(&tx, waiting).await?,
            decided: moderated(&tx, decided).await?,
            release_first: setting::waits(&tx, &row).await?,
            may_change: !domain::replies::release_first(setting::band(&row), Some(false)),
            class_name: row.name,
        };
        Ok((moderation, replay::cursor(&tx, viewer).await?))
    }

    /// How many replies wait for the viewer, in all classes that they guide.
    #[crate::compiled_here]
    pub async fn replies_waiting(&self, viewer: &Viewer) -> Result<Vec<RepliesWait>> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let mut all = Vec::new();
        for class in scope::classes_of(&tx, me).await?.0 {
            let n = waiting(&tx, class).await?;
            if n > 0 {
                let row = class::Entity::find_by_id(class.0).one(&tx.db).await?;
                all.push(RepliesWait { class, class_name: row.map(|row| row.name).unwrap_or_default(), n });
            }
        }
        Ok(all)
    }
}

async fn moderated(tx: &Tx, found: Vec<reply::Model>) -> Result<Vec<ModeratedReply>> {
    let persons = found.iter().flat_map(|row| [row.subject_id, row.owner_id]);
    let reports = reply_report::Entity::find()
        .filter(reply_report::Column::ReplyId.is_in(among(found.iter().map(|row| row.id))))
        .filter(reply_report::Column::SettledAt.is_null())
        .order_by_asc(reply_report::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, persons.chain(reports.iter().map(|row| row.subject_id))).await?;
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    let about = perspective::Entity::find()
        .filter(perspective::Column::Id.is_in(among(found.iter().map(|row| row.perspective_id))))
        .all(&tx.db)
        .await?;
    let about: HashMap<Uuid, perspective::Model> = about.into_iter().map(|row| (row.id, row)).collect();
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let Some(about) = about.get(&row.perspective_id) else { continue };
        let reported = reports.iter().filter(|report| report.reply_id == row.id);
        views.push(ModeratedReply {
            id: row.id.into(),
            inquiry: row.inquiry_id.into(),
            writer: row.subject_id.into(),
            writer_name: name(&row.subject_id),
            picture: pieces::picture(tx, Some(row.class_id), row.subject_id).await?,
            // Another class's student is read without a name, by its staff too.
            owner_name: if row.through == rows::NAMELESS { String::new() } else { name(&row.owner_id) },
            question: about.question.clone(),
            version: about.number,
            perspective: about.words.clone(),
            kind: ReplyKind::named(&row.kind).unwrap_or_default(),
            state: rows::state(&row),
            answer: view::answer(&row, Seer::Staff, false),
            reports: reported
                .map(|report| ReportView {
                    by_name: name(&report.subject_id),
                    of_answer: report.subject_id == row.subject_id,
                    reason: ReportReason::named(&report.reason).unwrap_or(ReportReason::Other),
                    words: report.words.clone(),
                    about: if [&row.words, &row.answer].contains(&&report.about) {
                        String::new()
                    } else {
                        report.about.clone()
                    },
                    at: Moment(report.created_at),
                })
                .collect(),
            rev: row.rev,
            at: Moment(row.created_at),
            held_words: row.held_words,
            words: row.words,
        });
    }
    Ok(views)
}
