//! The rows: linked, unlinked, found.

use std::collections::{BTreeSet, HashMap};

use domain::evidence::{MOST_LINKED, Made};
use domain::id::{EvidenceId, ReflectionId};
use domain::portfolio::TimelineSource;
use domain::refusal::{Fault, Refusal, Sentence};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::glimpse::{For, glimpse};
use crate::entity::evidence;
use crate::tx::Tx;
use crate::{Error, Result, goals, growth};

/// What it is evidence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Goal(Uuid),
    Inquiry(Uuid),
}

impl Of {
    fn row(row: &evidence::Model) -> Option<Self> {
        row.goal_id.map(Self::Goal).or(row.inquiry_id.map(Self::Inquiry))
    }

    /// Sentences for what is linked twice, and for too much.
    fn refusals(self) -> (&'static str, &'static str) {
        match self {
            Self::Goal(_) => ("goals.linked_already", "goals.too_many_linked"),
            Self::Inquiry(_) => ("inquiry.linked_already", "inquiry.too_many_linked"),
        }
    }
}

/// Those that are not unlinked, whatever became of what they show.
pub fn linked() -> Select<evidence::Entity> {
    evidence::Entity::find().filter(evidence::Column::UnlinkedAt.is_null())
}

fn linked_in(of: Of) -> Select<evidence::Entity> {
    linked().filter(match of {
        Of::Goal(id) => evidence::Column::GoalId.eq(id),
        Of::Inquiry(id) => evidence::Column::InquiryId.eq(id),
    })
}

/// Of one thing, in the order in which they were linked.
pub async fn standing_in(tx: &Tx, of: Of) -> Result<Vec<evidence::Model>> {
    Ok(linked_in(of).order_by_asc(evidence::Column::CreatedAt).order_by_asc(evidence::Column::Id).all(&tx.db).await?)
}

pub fn source(row: &evidence::Model) -> Option<TimelineSource> {
    TimelineSource::named(&row.source)
}

/// What a student says who links something.
pub struct Typed<'a> {
    pub id: EvidenceId,
    pub made: Made,
    pub words: &'a str,
}

/// Something of this student's own. What is not theirs, or not there, is not found.
pub async fn link(tx: &Tx, of: Of, (district, student): (Uuid, Uuid), typed: Typed<'_>) -> Result<evidence::Model> {
    if evidence::Entity::find_by_id(typed.id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let (source, about, fixed) = meant(tx, of, student, typed.made).await?;
    let (already, too_many) = of.refusals();
    let fixed_is = match fixed {
        Some(fixed) => evidence::Column::FixedId.eq(fixed),
        None => evidence::Column::FixedId.is_null(),
    };
    let same = linked_in(of)
        .filter(evidence::Column::Source.eq(source.name()))
        .filter(evidence::Column::AboutId.eq(about))
        .filter(fixed_is);
    if same.one(&tx.db).await?.is_some() {
        return Err(Refusal::conflict(already).into());
    }
    if linked_in(of).count(&tx.db).await? >= MOST_LINKED as u64 {
        let sentence = Sentence::new(too_many).with("most", MOST_LINKED);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "made".into(), sentence }] }.into());
    }
    let (goal, inquiry) = match of {
        Of::Goal(id) => (Some(id), None),
        Of::Inquiry(id) => (None, Some(id)),
    };
    let row = evidence::Model {
        id: typed.id.0,
        district_id: district,
        subject_id: student,
        goal_id: goal,
        inquiry_id: inquiry,
        source: source.name().into(),
        about_id: about,
        fixed_id: fixed,
        words: typed.words.into(),
        created_at: tx.now.0,
        unlinked_at: None,
    };
    evidence::Entity::insert(evidence::ActiveModel::from(row.clone()).reset_all())
        .exec_without_returning(&tx.db)
        .await?;
    Ok(row)
}

/// Which thing, in which version. Only a piece and an inquiry have versions that a link means; everything else is linked as it stands.
async fn meant(tx: &Tx, of: Of, student: Uuid, made: Made) -> Result<(TimelineSource, Uuid, Option<Uuid>)> {
    let (source, about, fixed) = match made {
        Made::Version(version) => {
            let piece = growth::cited_piece(tx, version.0, student).await?;
            return Ok((TimelineSource::Piece, piece.id, Some(version.0)));
        }
        // A piece is linked by its version.
        Made::Thing { source: TimelineSource::Piece, .. } => return Err(Error::not_found()),
        Made::Thing { source: TimelineSource::Inquiry, about, fixed } => (TimelineSource::Inquiry, about, fixed),
        Made::Thing { source, about, .. } => (source, about, None),
    };
    // Nothing shows itself.
    if of == Of::Goal(about) || of == Of::Inquiry(about) {
        return Err(Error::not_found());
    }
    match glimpse(tx, student, (source, about, fixed), For::Student).await? {
        Some(_) => Ok((source, about, fixed)),
        None => Err(Error::not_found()),
    }
}

/// One that is linked there, and is so no longer.
pub async fn unlink(tx: &Tx, of: Of, id: EvidenceId) -> Result<evidence::Model> {
    let row = linked_in(of).filter(evidence::Column::Id.eq(id.0)).one(&tx.db).await?;
    let row = row.ok_or_else(Error::not_found)?;
    end(tx, row.clone()).await?;
    Ok(row)
}

/// A version was taken back: nothing shows it any more. Gives what showed it.
pub async fn end_linking(tx: &Tx, version: Uuid) -> Result<Vec<Of>> {
    let rows = linked()
        .filter(evidence::Column::Source.eq(TimelineSource::Piece.name()))
        .filter(evidence::Column::FixedId.eq(version))
        .all(&tx.db)
        .await?;
    let mut showed = Vec::new();
    for row in rows {
        showed.extend(Of::row(&row));
        end(tx, row).await?;
    }
    Ok(showed)
}

/// What shows this version.
pub async fn showing(tx: &Tx, version: Uuid) -> Result<Vec<Of>> {
    let rows = linked()
        .filter(evidence::Column::Source.eq(TimelineSource::Piece.name()))
        .filter(evidence::Column::FixedId.eq(version))
        .all(&tx.db)
        .await?;
    Ok(rows.iter().filter_map(Of::row).collect())
}

/// What was claimed with it is claimed with nothing now.
async fn end(tx: &Tx, row: evidence::Model) -> Result<()> {
    goals::unclaim(tx, row.id).await?;
    let mut row = evidence::ActiveModel::from(row);
    row.unlinked_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}

/// The goals and inquiries that show some version of a piece.
pub async fn linked_to(tx: &Tx, piece: ReflectionId) -> Result<Vec<Of>> {
    Ok(linked_to_each(tx, &[piece.0]).await?.remove(&piece.0).unwrap_or_default())
}

/// The same of several pieces, by piece; goals first.
pub async fn linked_to_each(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, Vec<Of>>> {
    let rows = linked()
        .filter(evidence::Column::Source.eq(TimelineSource::Piece.name()))
        .filter(evidence::Column::AboutId.is_in(pieces.iter().copied()))
        .all(&tx.db)
        .await?;
    let mut shown: HashMap<Uuid, (BTreeSet<Uuid>, BTreeSet<Uuid>)> = HashMap::new();
    for row in rows {
        let (goals, inquiries) = shown.entry(row.about_id).or_default();
        goals.extend(row.goal_id);
        inquiries.extend(row.inquiry_id);
    }
    let goals_first = |(goals, inquiries): (BTreeSet<Uuid>, BTreeSet<Uuid>)| -> Vec<Of> {
        goals.into_iter().map(Of::Goal).chain(inquiries.into_iter().map(Of::Inquiry)).collect()
    };
    Ok(shown.into_iter().map(|(piece, by)| (piece, goals_first(by))).collect())
}
