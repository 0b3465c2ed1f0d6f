//! Before the first byte: whether there is room, and whose it is.

use domain::clock::MINUTE;
use domain::files::{AT_ONCE, Announced, FileStanding, FileState};
use domain::id::PersonId;
use domain::refusal::{Refusal, Sentence};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, Select,
};

use super::{kind, own, standing, state};
use crate::entity::file;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, scope};

/// What was announced and not heard of for so long, in milliseconds, no longer counts as arriving: a device that lost its battery five
/// times keeps nobody out.
const QUIET: i64 = 10 * MINUTE;

impl Store {
    /// Makes room for a file, or says where it stands if it was announced before. `most`: bytes of all files of one person together.
    pub async fn announce_file(&self, viewer: &Viewer, announced: &Announced, most: i64) -> Result<FileStanding> {
        let (viewer, announced) = (viewer.clone(), announced.clone());
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, announced) = (viewer.clone(), announced.clone());
            Box::pin(async move { Ok(Written::quietly(announce(tx, &viewer, &announced, most).await?)) })
        })
        .await
    }
}

async fn announce(tx: &Tx, viewer: &Viewer, announced: &Announced, most: i64) -> Result<FileStanding> {
    let me = scope::person(viewer)?;
    if announced.person != me.person {
        return Err(Refusal::forbidden("commands.somebody_else").into());
    }
    if file::Entity::find_by_id(announced.id.0).one(&tx.db).await?.is_some() {
        return known(&own(tx, viewer, announced.id).await?, announced);
    }
    announced.check()?;
    let subject = subject(tx, viewer, announced).await?;
    if of(me.person).filter(arriving(tx)).count(&tx.db).await? >= AT_ONCE {
        return Err(Refusal::conflict("files.too_many").into());
    }
    if taken(tx, me.person).await?.saturating_add(announced.bytes) > most {
        let sentence = Sentence::new("files.no_room").with("most", most / 1_000_000);
        return Err(Refusal::Conflict { sentence }.into());
    }
    let row = row(tx, me, subject, announced);
    file::Entity::insert(row).exec_without_returning(&tx.db).await?;
    standing(&own(tx, viewer, announced.id).await?)
}

/// Announced before. What is kept may be smaller than what was announced, so its size says nothing once it is ready.
fn known(row: &file::Model, announced: &Announced) -> Result<FileStanding> {
    let same = kind(row)? == announced.kind && (state(row) != FileState::Arriving || row.bytes == announced.bytes);
    if same { standing(row) } else { Err(Refusal::conflict("files.announced_otherwise").into()) }
}

/// Whom it is about: a teacher's voice about the student whose piece it answers, everything else about whoever brings it.
async fn subject(tx: &Tx, viewer: &Viewer, announced: &Announced) -> Result<PersonId> {
    match announced.about {
        Some(piece) => Ok(scope::shared_piece(tx, viewer, piece).await?.subject_id.into()),
        None => scope::person(viewer).map(|me| me.person),
    }
}

fn row(tx: &Tx, me: &SignedIn, subject: PersonId, announced: &Announced) -> file::ActiveModel {
    file::ActiveModel {
        id: Set(announced.id.0),
        district_id: Set(me.district.0),
        subject_id: Set(subject.0),
        owner_id: Set(me.person.0),
        kind: Set(announced.kind.name().into()),
        media_type: Set(String::new()),
        bytes: Set(announced.bytes),
        received: Set(0),
        state: Set(FileState::Arriving.name().into()),
        sha256: Set(String::new()),
        width: Set(None),
        height: Set(None),
        lasts_ms: Set(None),
        small: Set(false),
        refused: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        gone_at: Set(None),
    }
}

fn of(person: PersonId) -> Select<file::Entity> {
    file::Entity::find().filter(file::Column::OwnerId.eq(person.0)).filter(file::Column::GoneAt.is_null())
}

fn arriving(tx: &Tx) -> Condition {
    Condition::all()
        .add(file::Column::State.eq(FileState::Arriving.name()))
        .add(file::Column::ChangedAt.gte(tx.now.plus(-QUIET).0))
}

/// Bytes that a person's files take: what is ready, what is announced, and what came of that which stopped coming.
async fn taken(tx: &Tx, person: PersonId) -> Result<i64> {
    let whole = Condition::any().add(file::Column::State.eq(FileState::Ready.name())).add(arriving(tx));
    let cut = Condition::all()
        .add(file::Column::State.eq(FileState::Arriving.name()))
        .add(file::Column::ChangedAt.lt(tx.now.plus(-QUIET).0));
    let whole = sum(tx, of(person).filter(whole), file::Column::Bytes).await?;
    Ok(whole + sum(tx, of(person).filter(cut), file::Column::Received).await?)
}

async fn sum(tx: &Tx, files: Select<file::Entity>, column: file::Column) -> Result<i64> {
    // PostgreSQL adds big integers up to a decimal.
    let sum = Expr::col(column).sum().cast_as("bigint");
    let sum: Option<Option<i64>> = files.select_only().expr(sum).into_tuple().one(&tx.db).await?;
    Ok(sum.flatten().unwrap_or(0))
}
