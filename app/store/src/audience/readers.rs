//! Those who read beside the student and the picked teachers: a partner, a class, another class.

use domain::audience::{Read, ReadCard, Reads, Step};
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::PersonId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{classes, ours, rows};
use crate::among::among;
use crate::choices::face;
use crate::entity::{audience, audience_class, inquiry};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, pieces, replay, roster, scope};

/// Most of a list, newest first.
const MOST_LISTED: u64 = 200;

/// What a student may read of an inquiry that is not theirs, and as whom. The newest of what several ways let them read.
pub async fn reads(tx: &Tx, me: PersonId, inquiry: &inquiry::Model) -> Result<Option<Reads>> {
    if inquiry.subject_id == me.0 {
        return Ok(None);
    }
    let (mut found, all): (Option<Reads>, _) = (None, rows::of(tx, inquiry.id).await?);
    for row in all.iter().filter(|row| rows::stage(row, tx.now).is_open()) {
        let Some(version) = row.version else { continue };
        let reads = match rows::step(row) {
            Step::Partner if row.partner_id == Some(me.0) => together(tx, row, me, Read::Partner).await?,
            Step::Class => together(tx, row, me, Read::Classmate).await?,
            Step::Named => nameless(tx, row, me, version).await?,
            _ => None,
        };
        // The first of equals stays: as a partner rather than as one of the class.
        found = match (found, reads) {
            (Some(known), Some(reads)) if reads.version > known.version => Some(reads),
            (None, reads) => reads,
            (known, _) => known,
        };
    }
    Ok(found)
}

async fn together(tx: &Tx, row: &audience::Model, me: PersonId, how: Read) -> Result<Option<Reads>> {
    let here = classes::together(tx, row.class_id, row.subject_id, me).await?;
    Ok(row.version.filter(|_| here).map(|version| Reads { how, class: row.class_id.into(), version }))
}

async fn nameless(tx: &Tx, row: &audience::Model, me: PersonId, version: i32) -> Result<Option<Reads>> {
    for other in rows::others(tx, row.inquiry_id).await? {
        let class = other.class_id;
        if scope::enrollment(tx, me, class.into()).await?.is_some() && classes::is_in_use(tx, class).await? {
            return Ok(Some(Reads { how: Read::Nameless, class: class.into(), version }));
        }
    }
    Ok(None)
}

impl Store {
    /// What others let the viewer read, newest first. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn reads(&self, viewer: &Viewer) -> Result<((String, String), Vec<ReadCard>, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let me = me.person;
        let mut cards = Vec::new();
        for id in perhaps(&tx, me).await? {
            let row = ours::row(&tx, id).await?;
            if let Some(reads) = reads(&tx, me, &row).await? {
                cards.push(card(&tx, &row, reads).await?);
            }
        }
        cards.sort_by_key(|card| (std::cmp::Reverse(card.since), card.inquiry));
        let bar = (people::name(&tx, me.0).await?, pieces::picture(&tx, None, me.0).await?);
        Ok((bar, cards, replay::cursor(&tx, viewer).await?))
    }
}

/// Inquiries that some row may let the student read; [`reads`] says whether it does.
async fn perhaps(tx: &Tx, me: PersonId) -> Result<Vec<Uuid>> {
    let mine: Vec<Uuid> = roster::running(tx, me).await?.into_iter().map(|row| row.class_id).collect();
    let theirs = Condition::any().add(audience::Column::PartnerId.eq(me.0)).add(
        Condition::all()
            .add(audience::Column::Step.eq(Step::Class.name()))
            .add(audience::Column::ClassId.is_in(among(mine.iter().copied()))),
    );
    let rows = audience::Entity::find()
        .filter(theirs)
        .filter(audience::Column::Version.is_not_null())
        .order_by_desc(audience::Column::Since)
        .order_by_desc(audience::Column::Id)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    let others = audience_class::Entity::find()
        .filter(audience_class::Column::ClassId.is_in(among(mine)))
        .filter(audience_class::Column::Until.is_null())
        .order_by_desc(audience_class::Column::Since)
        .limit(MOST_LISTED)
        .all(&tx.db)
        .await?;
    let mut ids: Vec<Uuid> = rows.into_iter().map(|row| row.inquiry_id).collect();
    ids.extend(others.into_iter().map(|row| row.inquiry_id));
    let mut once = std::collections::BTreeSet::new();
    ids.retain(|id| once.insert(*id));
    Ok(ids)
}

async fn card(tx: &Tx, inquiry: &inquiry::Model, reads: Reads) -> Result<ReadCard> {
    let all = rows::of(tx, inquiry.id).await?;
    let step = match reads.how {
        Read::Partner => Step::Partner,
        Read::Classmate => Step::Class,
        Read::Nameless => Step::Named,
    };
    let who = match reads.how {
        Read::Nameless => None,
        _ => Some(face(tx, Some(reads.class.0), inquiry.subject_id).await?),
    };
    Ok(ReadCard {
        inquiry: inquiry.id.into(),
        question: ours::perspective(tx, inquiry.id, reads.version).await?.question,
        how: reads.how,
        class_name: classes::name(tx, reads.class.0).await?,
        who,
        since: Moment(rows::at(&all, step).and_then(|row| row.since).unwrap_or_default()),
    })
}
