//! Badges: made for a whole roster at once, made anew for one student (the lost one opens nothing from then on), and read by whoever scans one.
//! The table holds no secret: what stands on a badge is the id under the server's signature.

use std::collections::BTreeSet;

use domain::accounts::first_and_initial;
use domain::audit::Deed;
use domain::badges::{Badge, Badges, BehindBadge};
use domain::door::RosterPick;
use domain::id::{BadgeId, ClassId, PersonId};
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{badge, class, enrollment};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, devices, door, people, pins, roster, scope};

/// The running badges of a class, one a student.
async fn running(tx: &Tx, class: ClassId) -> Result<Vec<badge::Model>> {
    Ok(badge::Entity::find()
        .filter(badge::Column::ClassId.eq(class.0))
        .filter(badge::Column::EndedAt.is_null())
        .order_by_asc(badge::Column::Id)
        .all(&tx.db)
        .await?)
}

async fn make(tx: &Tx, class: &class::Model, person: Uuid) -> Result<()> {
    let row = badge::ActiveModel {
        id: Set(BadgeId::mint().0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        person_id: Set(person),
        made_at: Set(tx.now.0),
        ended_at: Set(None),
    };
    badge::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The place on a roster that a running badge names, and its class. Whoever is off the roster, and a class that was put away, is not found.
pub(crate) async fn place(tx: &Tx, id: BadgeId) -> Result<(enrollment::Model, class::Model)> {
    let badge = badge::Entity::find_by_id(id.0).one(&tx.db).await?.filter(|badge| badge.ended_at.is_none());
    let badge = badge.ok_or_else(Error::not_found)?;
    let class = class::Entity::find_by_id(badge.class_id).one(&tx.db).await?;
    let class = class.filter(|class| class.archived_at.is_none()).ok_or_else(Error::not_found)?;
    let place = scope::enrollment(tx, badge.person_id.into(), badge.class_id.into()).await?;
    Ok((place.ok_or_else(Error::not_found)?, class))
}

impl Store {
    /// For who guides the class: the badges of those who are on the roster.
    #[crate::compiled_here]
    pub async fn badges(&self, viewer: &Viewer, class: ClassId) -> Result<Badges> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let rows = running(&tx, class).await?;
        let mut badges = Badges::default();
        for place in roster::on(&tx, class).await? {
            match rows.iter().find(|row| row.person_id == place.student.0) {
                Some(row) => badges.made.push(Badge {
                    id: row.id.into(),
                    person: place.student,
                    name: place.name,
                    picture: place.picture,
                }),
                None => badges.missing += 1,
            }
        }
        badges.made.sort_by_cached_key(|badge| badge.name.to_lowercase());
        Ok(badges)
    }

    /// A badge for everybody on the roster who has none. Once more changes nothing.
    #[crate::compiled_here]
    pub async fn make_badges(&self, viewer: &Viewer, class: ClassId) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let have: BTreeSet<_> = running(tx, class).await?.into_iter().map(|badge| badge.person_id).collect();
                let on = roster::on(tx, class).await?;
                let mut made = false;
                for place in on.into_iter().filter(|place| !have.contains(&place.student.0)) {
                    make(tx, &row, place.student.0).await?;
                    made = true;
                }
                if made {
                    audit::note(tx, Deed::MakeBadges, scope::person(&viewer)?, None, Some(class.0)).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Another badge for one student; the one before opens nothing any more. Not found: not on this roster.
    #[crate::compiled_here]
    pub async fn renew_badge(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class).and_person(student), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                scope::enrollment(tx, student, class).await?.ok_or_else(Error::not_found)?;
                badge::Entity::update_many()
                    .col_expr(badge::Column::EndedAt, Expr::value(tx.now.0))
                    .filter(badge::Column::ClassId.eq(class.0))
                    .filter(badge::Column::PersonId.eq(student.0))
                    .filter(badge::Column::EndedAt.is_null())
                    .exec(&tx.db)
                    .await?;
                make(tx, &row, student.0).await?;
                audit::note(tx, Deed::RenewBadge, scope::person(&viewer)?, Some(student), Some(class.0)).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Whom a badge names. Nobody is signed in yet: that the badge is one of ours the server has looked at. Not found: it was made anew, its
    /// student is off the roster, the class was put away.
    #[crate::compiled_here]
    pub async fn behind_badge(&self, id: BadgeId, device_token: Option<&str>) -> Result<BehindBadge> {
        let tx = self.snapshot().await?;
        let (place, row) = place(&tx, id).await?;
        let (person, class) = (PersonId::from(place.person_id), ClassId::from(place.class_id));
        let device = devices::find(&tx, device_token).await?;
        Ok(BehindBadge {
            pick: RosterPick {
                person,
                shown: first_and_initial(&people::name(&tx, place.person_id).await?),
                picture: place.picture,
                taken: pins::of(&tx, person).await?.is_some(),
            },
            class,
            session: door::open_session(&tx, class).await?.map(|session| session.id.into()),
            step: pins::step(&tx, person, device.as_ref()).await?,
            early: classes::early([&row]),
        })
    }
}
