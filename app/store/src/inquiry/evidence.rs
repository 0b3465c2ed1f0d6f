//! Evidence: shared versions of the student's own pieces. The teachers who see the inquiry read them; what is taken back shows nothing any more.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::event::{About, Event};
use domain::goals::EvidenceView;
use domain::id::{EvidenceId, InquiryId, ReflectionId, VersionId};
use domain::refusal::Refusal;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{readers, rows};
use crate::entity::{inquiry, inquiry_evidence, version};
use crate::tx::Tx;
use crate::{Error, Result, growth};

/// Most pieces linked to one inquiry.
const MOST_LINKED: usize = 50;

fn linked() -> sea_orm::Select<inquiry_evidence::Entity> {
    inquiry_evidence::Entity::find().filter(inquiry_evidence::Column::UnlinkedAt.is_null())
}

pub async fn link(tx: &Tx, of: inquiry::Model, id: EvidenceId, version: VersionId, words: &str) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    if inquiry_evidence::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let piece = growth::cited_piece(tx, version.0, of.subject_id).await?;
    let here = linked().filter(inquiry_evidence::Column::InquiryId.eq(of.id));
    if here.clone().filter(inquiry_evidence::Column::VersionId.eq(version.0)).one(&tx.db).await?.is_some() {
        return Err(Refusal::conflict("inquiry.linked_already").into());
    }
    if here.count(&tx.db).await? >= MOST_LINKED as u64 {
        return Err(rows::too_many("version", "inquiry.too_many_linked", MOST_LINKED).into());
    }
    let row = inquiry_evidence::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        version_id: Set(version.0),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
        unlinked_at: Set(None),
    };
    inquiry_evidence::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let (of, mut events) = rows::touch(tx, of).await?;
    events.push(who_reads(&of, piece.id));
    Ok(events)
}

pub async fn unlink(tx: &Tx, of: inquiry::Model, id: EvidenceId) -> Result<Vec<Event>> {
    let row = linked()
        .filter(inquiry_evidence::Column::Id.eq(id.0))
        .filter(inquiry_evidence::Column::InquiryId.eq(of.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let piece = version::Entity::find_by_id(row.version_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    end(tx, row).await?;
    let (of, mut events) = rows::touch(tx, of).await?;
    events.push(who_reads(&of, piece.reflection_id));
    Ok(events)
}

/// A version was taken back: no inquiry shows it any more.
pub async fn end_linking(tx: &Tx, version: Uuid) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for row in linked().filter(inquiry_evidence::Column::VersionId.eq(version)).all(&tx.db).await? {
        let of = inquiry::Entity::find_by_id(row.inquiry_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        end(tx, row).await?;
        events.extend(rows::touch(tx, of).await?.1);
    }
    Ok(events)
}

async fn end(tx: &Tx, row: inquiry_evidence::Model) -> Result<()> {
    let mut row = inquiry_evidence::ActiveModel::from(row);
    row.unlinked_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}

/// To the student: the piece's own line names those who read it.
pub fn who_reads(of: &inquiry::Model, piece: Uuid) -> Event {
    let student = of.subject_id.into();
    rows::told(About::Piece(piece.into()), student, student)
}

/// In the order in which it was linked. What was taken back is not among it, whatever its row says.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<EvidenceView>> {
    let rows = linked()
        .filter(inquiry_evidence::Column::InquiryId.eq(of))
        .order_by_asc(inquiry_evidence::Column::CreatedAt)
        .order_by_asc(inquiry_evidence::Column::Id)
        .all(&tx.db)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let shared = version::Entity::find_by_id(row.version_id).filter(version::Column::TakenBackAt.is_null());
        if shared.one(&tx.db).await?.is_none() {
            continue;
        }
        let cited = growth::cited(tx, row.version_id).await?;
        views.push(EvidenceView { id: row.id.into(), cited, words: row.words, at: Moment(row.created_at) });
    }
    Ok(views)
}

/// The inquiries that show some version of a piece.
pub async fn linked_to(tx: &Tx, piece: ReflectionId) -> Result<Vec<InquiryId>> {
    let versions = Query::select()
        .column(version::Column::Id)
        .from(version::Entity)
        .and_where(version::Column::ReflectionId.eq(piece.0))
        .to_owned();
    let rows = linked().filter(inquiry_evidence::Column::VersionId.in_subquery(versions)).all(&tx.db).await?;
    let all: BTreeSet<Uuid> = rows.into_iter().map(|row| row.inquiry_id).collect();
    Ok(all.into_iter().map(Into::into).collect())
}

/// The names of those who read a piece because an inquiry shows it that they see.
pub async fn reading(tx: &Tx, piece: ReflectionId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for of in linked_to(tx, piece).await? {
        names.extend(readers::of(tx, of.0).await?.into_iter().map(|reader| reader.name));
    }
    Ok(names)
}
