//! What guests said: held until a teacher releases it, and the student's answer with it.

use domain::audience::{GuestAnswer, GuestReplyView, GuestState, OwnGuestReply, Step, has_whole_name, names_in};
use domain::clock::Moment;
use domain::event::Audience;
use domain::id::{ClassId, ReplyId};
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{guests, ours, rows};
use crate::choices::face;
use crate::entity::{guest, guest_reply};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, classes, people, scope};

/// Most of a class's list.
const MOST_LISTED: u64 = 200;

pub fn state(row: &guest_reply::Model) -> GuestState {
    GuestState::named(&row.state).unwrap_or_default()
}

pub fn answer_state(row: &guest_reply::Model) -> GuestAnswer {
    GuestAnswer::named(&row.answer_state).unwrap_or_default()
}

/// Something of it waits for a teacher.
pub fn waits(row: &guest_reply::Model) -> bool {
    state(row) == GuestState::Waiting || answer_state(row) == GuestAnswer::Waiting
}

fn kind(row: &guest_reply::Model) -> ReplyKind {
    ReplyKind::named(&row.kind).unwrap_or(ReplyKind::Notice)
}

/// Those that were released, oldest first.
pub async fn for_student(tx: &Tx, inquiry: Uuid) -> Result<Vec<OwnGuestReply>> {
    let rows = guest_reply::Entity::find()
        .filter(guest_reply::Column::InquiryId.eq(inquiry))
        .filter(guest_reply::Column::State.eq(GuestState::Released.name()))
        .order_by_asc(guest_reply::Column::CreatedAt)
        .order_by_asc(guest_reply::Column::Id)
        .all(&tx.db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let open = guests::open_links(tx, inquiry).await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnGuestReply {
            is_there: open.contains(&row.guest_id),
            id: row.id.into(),
            kind: kind(&row),
            answer_state: answer_state(&row),
            name: row.name,
            words: row.words,
            at: Moment(row.created_at),
            answer: row.answer,
        })
        .collect())
}

/// Of a class: what waits, then what was decided, each oldest first.
pub async fn for_class(tx: &Tx, class: ClassId) -> Result<Vec<GuestReplyView>> {
    let mut rows = guest_reply::Entity::find()
        .filter(guest_reply::Column::ClassId.eq(class.0))
        .order_by_desc(guest_reply::Column::CreatedAt)
        .order_by_desc(guest_reply::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    rows.sort_by_key(|row| (!waits(row), row.created_at, row.id));
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let link = guest::Entity::find_by_id(row.guest_id).one(&tx.db).await?;
        let student = face(tx, Some(class.0), row.subject_id).await?;
        views.push(GuestReplyView {
            id: row.id.into(),
            names: names_in(&row.answer, &student.name),
            student,
            question: ours::question(tx, &ours::row(tx, row.inquiry_id).await?).await?,
            label: link.map(|link| link.label).unwrap_or_default(),
            kind: kind(&row),
            state: state(&row),
            answer_state: answer_state(&row),
            name: row.name,
            words: row.words,
            at: Moment(row.created_at),
            answer: row.answer,
        });
    }
    Ok(views)
}

async fn of_class(tx: &Tx, viewer: &Viewer, class: ClassId, id: ReplyId) -> Result<guest_reply::Model> {
    scope::guided(tx, viewer, class).await?;
    guest_reply::Entity::find_by_id(id.0)
        .filter(guest_reply::Column::ClassId.eq(class.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

impl Store {
    /// A teacher releases what a guest said, or holds it; the same for what its student answers (`answer`). Either can be changed later.
    /// Conflict `audience.own_name_in_words` for an answer that is signed.
    #[crate::compiled_here]
    pub async fn decide_guest_reply(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: ReplyId,
        answer: bool,
        release: bool,
    ) -> Result<()> {
        let tx = self.snapshot().await?;
        let found = of_class(&tx, viewer, class, id).await?;
        let touches = classes::touches(viewer, class).and_person(found.subject_id.into());
        let touches = rows::streams(&tx, found.inquiry_id).await?.into_iter().fold(touches, Touches::and_stream);
        drop(tx);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = of_class(tx, &viewer, class, id).await?;
                let me = scope::person(&viewer)?.person;
                let (inquiry, subject) = (row.inquiry_id, row.subject_id);
                let (reply, said) = (state(&row), answer_state(&row));
                if answer && release && has_whole_name(&row.answer, &people::name(tx, subject).await?) {
                    return Err(Refusal::conflict("audience.own_name_in_words").into());
                }
                let mut changed = guest_reply::ActiveModel::from(row);
                if answer {
                    changed.answer_state = Set(said.decided(release)?.name().into());
                } else {
                    changed.state = Set(reply.decided(release).name().into());
                }
                changed.decided_by = Set(Some(me.0));
                changed.decided_at = Set(Some(tx.now.0));
                changed.update(&tx.db).await?;
                let all = rows::of(tx, inquiry).await?;
                let named = rows::at(&all, Step::Named).ok_or_else(Error::not_found)?;
                let events =
                    vec![rows::to_person(named, subject.into()), rows::in_class(named, class.0, vec![Audience::Staff])];
                Ok(Written::new((), events))
            })
        })
        .await
    }
}
