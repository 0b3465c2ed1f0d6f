//! What teachers of a class read: wishes that wait, what guests said, and what is open.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::audience::{AudienceDesk, AudiencesWaiting, OpenView, Stage, Step, WishView, names_in};
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::ClassId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{classes, guest_replies, links, ours, rows, setting, view, wishing, world};
use crate::among::among;
use crate::choices::face;
use crate::entity::{audience, class, guest_reply, teaching};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, replay, scope};

/// Most of each list.
const MOST_LISTED: u64 = 200;

/// The state of a row that somebody waits in.
const WAITING: [Stage; 2] = [Stage::Wished, Stage::Moving];

fn wished_in(classes: &[Uuid]) -> sea_orm::Select<audience::Entity> {
    audience::Entity::find()
        .filter(audience::Column::WishedClassId.is_in(among(classes.iter().copied())))
        .filter(audience::Column::Stage.is_in(among(WAITING.map(Stage::name))))
        .order_by_asc(audience::Column::WishedAt)
        .order_by_asc(audience::Column::Id)
}

impl Store {
    /// For teachers of the class.
    #[crate::compiled_here]
    pub async fn audience_desk(&self, viewer: &Viewer, id: ClassId) -> Result<(AudienceDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, id).await?;
        let (mut wishes, mut open, mut around) = (Vec::new(), Vec::new(), BTreeMap::new());
        for row in wished_in(&[class.id]).limit(MOST_LISTED).all(&tx.db).await? {
            wishes.push(wish(&tx, &class, &row, &mut around).await?);
        }
        let rows = audience::Entity::find()
            .filter(audience::Column::ClassId.eq(class.id))
            .filter(audience::Column::Version.is_not_null())
            .order_by_desc(audience::Column::Since)
            .order_by_desc(audience::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        for row in rows.into_iter().filter(|row| rows::stage(row, tx.now).is_open()) {
            open.push(open_view(&tx, viewer, &class, row).await?);
        }
        let desk = AudienceDesk {
            class: id,
            elementary: classes::is_elementary(&class),
            partner_first: setting::partner_first(&tx, class.id).await?,
            wishes,
            replies: guest_replies::for_class(&tx, id).await?,
            open,
            class_name: class.name,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }

    /// How much waits in each class that the viewer guides: wishes, guests' words, answers to them. None for who is not on a staff.
    #[crate::compiled_here]
    pub async fn audiences_waiting(&self, viewer: &Viewer) -> Result<Vec<AudiencesWaiting>> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(Vec::new()) };
        let taught = teaching::Entity::find()
            .filter(teaching::Column::PersonId.eq(me.0))
            .filter(teaching::Column::EndsAt.is_null())
            .all(&tx.db)
            .await?;
        let ids: Vec<Uuid> = taught.into_iter().map(|row| row.class_id).collect();
        let mut counts: BTreeMap<Uuid, usize> = BTreeMap::new();
        for row in wished_in(&ids).all(&tx.db).await? {
            *counts.entry(row.wished_class_id.unwrap_or(row.class_id)).or_default() += 1;
        }
        let some = Condition::any()
            .add(guest_reply::Column::State.eq("waiting"))
            .add(guest_reply::Column::AnswerState.eq("waiting"));
        let said = guest_reply::Entity::find().filter(guest_reply::Column::ClassId.is_in(among(ids))).filter(some);
        for row in said.all(&tx.db).await? {
            *counts.entry(row.class_id).or_default() += 1;
        }
        let rows = class::Entity::find()
            .filter(class::Column::Id.is_in(among(counts.keys().copied())))
            .filter(class::Column::ArchivedAt.is_null())
            .order_by_asc(class::Column::Name)
            .order_by_asc(class::Column::Id)
            .all(&tx.db)
            .await?;
        let one = |class: class::Model| {
            let n = counts.get(&class.id).copied().unwrap_or_default();
            AudiencesWaiting { class: class.id.into(), class_name: class.name, n }
        };
        Ok(rows.into_iter().map(one).collect())
    }
}

/// `around`: names in the classes of each student that were asked for so far.
async fn wish(
    tx: &Tx,
    class: &class::Model,
    row: &audience::Model,
    around: &mut BTreeMap<Uuid, Vec<String>>,
) -> Result<WishView> {
    let (step, inquiry) = (rows::step(row), ours::row(tx, row.inquiry_id).await?);
    let version = row.wished_version.ok_or_else(Error::not_found)?;
    let perspective = ours::perspective(tx, row.inquiry_id, version).await?;
    let name = people::name(tx, row.subject_id).await?;
    let to = match (step, row.wished_partner_id) {
        (Step::Partner, Some(partner)) => people::name(tx, partner).await?,
        _ => row.wished_words.clone(),
    };
    // Where the student is named anyway, and everybody else known, there is nothing to look out for.
    let (names, others) = match step {
        Step::Named | Step::World => {
            let around = match around.entry(row.subject_id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(gap) => gap.insert(classes::names_around(tx, row.subject_id.into()).await?),
            };
            let text = wishing::text(&perspective);
            (names_in(&text, &name), wishing::others_in(&text, around))
        }
        _ => (Vec::new(), Vec::new()),
    };
    Ok(WishView {
        audience: row.id.into(),
        rev: row.rev,
        step,
        student: face(tx, Some(class.id), row.subject_id).await?,
        copy: world::copy(&perspective, &row.wished_pen, tx.now),
        version,
        open_version: row.version.filter(|_| rows::stage(row, tx.now).is_open()),
        to,
        at: Moment(row.wished_at.unwrap_or_default()),
        names,
        others,
        world: match step {
            Step::World => Some(world::around(tx, &inquiry).await?),
            _ => None,
        },
        inquiry: inquiry.id.into(),
    })
}

async fn open_view(tx: &Tx, viewer: &Viewer, class: &class::Model, row: audience::Model) -> Result<OpenView> {
    let (step, inquiry) = (rows::step(&row), ours::row(tx, row.inquiry_id).await?);
    let version = row.version.ok_or_else(Error::not_found)?;
    let is_named = step == Step::Named;
    let to = match (step, row.partner_id) {
        (Step::Partner, Some(partner)) => people::name(tx, partner).await?,
        (Step::World, _) => row.pen.clone(),
        _ => row.words.clone(),
    };
    Ok(OpenView {
        audience: row.id.into(),
        inquiry: inquiry.id.into(),
        step,
        student: face(tx, Some(class.id), row.subject_id).await?,
        question: ours::perspective(tx, row.inquiry_id, version).await?.question,
        version,
        to,
        is_read: view::is_read(tx, &inquiry, &row).await?,
        since: Moment(row.since.unwrap_or_default()),
        until: row.until.map(Moment),
        links: if is_named { links::of(tx, row.inquiry_id).await? } else { Vec::new() },
        classes: if is_named { links::other_classes(tx, viewer, &row).await? } else { Vec::new() },
        slug: if step == Step::World { world::slug(tx, &inquiry).await? } else { None },
    })
}
