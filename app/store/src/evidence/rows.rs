//! The rows: linked, unlinked, found.

use std::collections::{BTreeSet, HashMap};

use domain::evidence::{Glimpse, MOST_LINKED, Made};
use domain::id::{EvidenceId, ReflectionId};
use domain::portfolio::TimelineSource;
use domain::refusal::{Fault, Refusal, Sentence};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::glimpse::{For, Meant, glimpse};
use crate::among::among;
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
    let (meant, _) = means(tx, student, typed.made).await?;
    let (source, about, fixed) = meant;
    // Nothing shows itself.
    if of == Of::Goal(about) || of == Of::Inquiry(about) {
        return Err(Error::not_found());
    }
    let (already, too_many) = of.refusals();
    if to(linked_in(of), meant).one(&tx.db).await?.is_some() {
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

/// Which thing, in which version, and as much of it as stands beside what it shows. Only a piece and an inquiry have versions that a link means;
/// everything else is linked as it stands. What is not this student's, or not there, is not found.
pub async fn means(tx: &Tx, student: Uuid, made: Made) -> Result<(Meant, Glimpse)> {
    let meant = match made {
        Made::Version(version) => {
            let piece = growth::cited_piece(tx, version.0, student).await?;
            (TimelineSource::Piece, piece.id, Some(version.0))
        }
        // A piece is linked by its version.
        Made::Thing { source: TimelineSource::Piece, .. } => return Err(Error::not_found()),
        Made::Thing { source: TimelineSource::Inquiry, about, fixed } => (TimelineSource::Inquiry, about, fixed),
        Made::Thing { source, about, .. } => (source, about, None),
    };
    let shows = glimpse(tx, student, meant, For::Student).await?.ok_or_else(Error::not_found)?;
    Ok((meant, shows))
}

/// Of these, the links to one thing, in the version that is meant.
fn to(links: Select<evidence::Entity>, (source, about, fixed): Meant) -> Select<evidence::Entity> {
    let fixed_is = match fixed {
        Some(fixed) => evidence::Column::FixedId.eq(fixed),
        None => evidence::Column::FixedId.is_null(),
    };
    links
        .filter(evidence::Column::Source.eq(source.name()))
        .filter(evidence::Column::AboutId.eq(about))
        .filter(fixed_is)
}

/// The goals of a student that this very thing is linked to.
pub async fn goals_with(tx: &Tx, student: Uuid, meant: Meant) -> Result<BTreeSet<Uuid>> {
    let rows = to(linked(), meant).filter(evidence::Column::SubjectId.eq(student)).all(&tx.db).await?;
    Ok(rows.into_iter().filter_map(|row| row.goal_id).collect())
}

/// One that is linked there.
pub async fn linked_there(tx: &Tx, of: Of, id: EvidenceId) -> Result<evidence::Model> {
    linked_in(of).filter(evidence::Column::Id.eq(id.0)).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// The student's sentence about it, in the place of the one before.
pub async fn say(tx: &Tx, row: evidence::Model, words: &str) -> Result<()> {
    let mut row = evidence::ActiveModel::from(row);
    row.words = Set(words.into());
    row.update(&tx.db).await?;
    Ok(())
}

/// One that is linked there, and is so no longer.
pub async fn unlink(tx: &Tx, of: Of, id: EvidenceId) -> Result<evidence::Model> {
    let row = linked_there(tx, of, id).await?;
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
        .filter(evidence::Column::AboutId.is_in(among(pieces.iter().copied())))
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
