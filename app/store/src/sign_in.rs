//! Sign-ins: the proof, kept in a cookie, that a browser is a person. Tables hold only the token's hash.

use domain::audit::Deed;
use domain::clock::{DAY, HOUR, MINUTE, Moment};
use domain::event::Cut;
use domain::id::{ClassId, DeviceId, DistrictId, PersonId, SchoolId, SignInId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::clock::token_hash;
use crate::entity::{class, person, school as school_row, sign_in};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, credentials, invitations, roster, school, scope};

/// How long a member of the staff stays signed in after their last visit.
const STAFF_LIFETIME: i64 = 30 * DAY;
/// `seen_at` is written at most this often: reading a page is not a write.
const SEEN_EVERY: i64 = HOUR;
/// The same for a sign-in that ends when nobody touches its device. Also how much later than the page the server ends it.
const TOUCHED_EVERY: i64 = MINUTE;

/// Who holds a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub viewer: Viewer,
    /// The first visit in a new day of a sign-in that slides: its cookie is to be given anew, or it would end by itself after
    /// thirty days although its holder comes every day.
    pub renew: bool,
    /// Minutes without a touch after which this device is to sign them out; a student's.
    pub idle_minutes: Option<u16>,
}

/// What begins a sign-in.
pub(crate) struct SignInStart {
    pub person: PersonId,
    pub district: DistrictId,
    pub device: Option<DeviceId>,
    /// The class through whose door a student came.
    pub class: Option<ClassId>,
    /// By password, not by class code and picture PIN.
    pub staff: bool,
    /// Milliseconds until it ends by itself. A staff sign-in slides: each visit begins it anew. A student's does not.
    pub lifetime: i64,
    /// Milliseconds without a touch after which it ends, where the device is one that others use too.
    pub idle: Option<i64>,
}

/// Begins a sign-in and gives its token: the only time anybody sees it.
pub(crate) async fn start(tx: &Tx, start: SignInStart) -> Result<String> {
    let token = tx.randomness.token();
    let row = sign_in::ActiveModel {
        id: Set(SignInId::mint().0),
        district_id: Set(start.district.0),
        person_id: Set(start.person.0),
        device_id: Set(start.device.map(Into::into)),
        class_id: Set(start.class.map(Into::into)),
        token_hash: Set(token_hash(&token)),
        staff: Set(start.staff),
        created_at: Set(tx.now.0),
        seen_at: Set(tx.now.0),
        expires_at: Set(tx.now.plus(start.lifetime).0),
        ended_at: Set(None),
        idle: Set(start.idle),
    };
    sign_in::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(token)
}

/// Ends every running sign-in of a person, but for `except`. The caller cuts the person's streams.
pub(crate) async fn end_all_of(tx: &Tx, person: PersonId, except: Option<SignInId>) -> Result<()> {
    let mut ending = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(tx.now.0))
        .filter(sign_in::Column::PersonId.eq(person.0))
        .filter(sign_in::Column::EndedAt.is_null());
    if let Some(spared) = except {
        ending = ending.filter(sign_in::Column::Id.ne(spared.0));
    }
    ending.exec(&tx.db).await?;
    Ok(())
}

/// The viewer's sign-in, if it still stands in this transaction: it may have been ended a moment ago, from elsewhere.
pub(crate) async fn running(tx: &Tx, me: &SignedIn) -> Result<sign_in::Model> {
    live(tx.now)
        .filter(sign_in::Column::Id.eq(me.sign_in.0))
        .filter(sign_in::Column::PersonId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Not ended, not expired, and of a person who is still there.
fn live(now: Moment) -> sea_orm::Select<sign_in::Entity> {
    let there = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::ErasedAt.is_null())
        .to_owned();
    sign_in::Entity::find()
        .filter(sign_in::Column::EndedAt.is_null())
        .filter(sign_in::Column::ExpiresAt.gt(now.0))
        .filter(
            sign_in::Column::Idle.is_null().or(Expr::col((sign_in::Entity, sign_in::Column::SeenAt))
                .add(Expr::col((sign_in::Entity, sign_in::Column::Idle)))
                .gt(now.0 - TOUCHED_EVERY)),
        )
        .filter(sign_in::Column::PersonId.in_subquery(there))
}

/// How long a student of this class may leave a device alone, in milliseconds.
pub(crate) async fn idle_in(tx: &Tx, class: ClassId) -> Result<Option<i64>> {
    let of_class = Query::select()
        .column(class::Column::SchoolId)
        .from(class::Entity)
        .and_where(class::Column::Id.eq(class.0))
        .to_owned();
    let school = school_row::Entity::find().filter(school_row::Column::Id.in_subquery(of_class)).one(&tx.db).await?;
    Ok(school.map(|school| i64::from(school.idle_minutes) * MINUTE))
}

/// The school set another time: students who are in now go by it too, from their next page on.
pub(crate) async fn set_idle(tx: &Tx, school: SchoolId, minutes: u16) -> Result<()> {
    let classes = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::SchoolId.eq(school.0))
        .to_owned();
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::Idle, Expr::value(i64::from(minutes) * MINUTE))
        .filter(sign_in::Column::ClassId.in_subquery(classes))
        .filter(sign_in::Column::Idle.is_not_null())
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// How many whole days old a sign-in was.
fn day_of(row: &sign_in::Model, at: Moment) -> i64 {
    at.since(Moment(row.created_at)) / DAY
}

impl Store {
    /// Signs in a member of the staff whose password the server has just found right; gives the token of the cookie.
    ///
    /// `password_hash` is the one it was compared with. If the password was changed meanwhile, the old one opens nothing:
    /// invalid `password`, `sign_in.wrong`. Conflict `sign_in.no_school`: they were taken off the staff everywhere.
    #[crate::compiled_here]
    pub async fn start_staff_sign_in(
        &self,
        person: PersonId,
        password_hash: &str,
        device: Option<DeviceId>,
    ) -> Result<String> {
        self.start_on_staff(person, password_hash, device, None).await
    }

    /// The same for somebody who comes with the link of an invitation that they could accept: they need not be on any staff yet.
    #[crate::compiled_here]
    pub async fn start_invited_sign_in(&self, person: PersonId, password_hash: &str, link: &str) -> Result<String> {
        self.start_on_staff(person, password_hash, None, Some(link.to_owned())).await
    }

    async fn start_on_staff(
        &self,
        person: PersonId,
        password_hash: &str,
        device: Option<DeviceId>,
        link: Option<String>,
    ) -> Result<String> {
        let compared = password_hash.to_owned();
        self.write(Touches::nothing().and_person(person), move |tx| {
            let (compared, link) = (compared.clone(), link.clone());
            Box::pin(async move {
                let credential = credentials::still(tx, person, &compared).await?;
                let district = credential.district_id.into();
                let invited = match &link {
                    Some(link) => invitations::lets_in(tx, link, district, person).await?,
                    None => false,
                };
                if !invited && !school::is_on_a_staff(tx, person).await? {
                    return Err(Refusal::conflict("sign_in.no_school").into());
                }
                let token = start(
                    tx,
                    SignInStart {
                        person,
                        district,
                        device,
                        class: None,
                        staff: true,
                        lifetime: STAFF_LIFETIME,
                        idle: None,
                    },
                )
                .await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// Who holds this token, if it still stands.
    #[crate::compiled_here]
    pub async fn viewer_of(&self, token: &str) -> Result<Option<Viewer>> {
        Ok(self.held(token, true).await?.map(|held| held.viewer))
    }

    /// Who holds this token, and whether its cookie is due. One indexed read; once an hour (a student's: once a minute) also a write,
    /// which nobody depends on. `touched`: somebody did something, the page did not just ask by itself.
    #[crate::compiled_here]
    pub async fn held(&self, token: &str, touched: bool) -> Result<Option<Held>> {
        let now = self.clock().now();
        // Every request asks this: one statement, without a transaction around it.
        let found = live(now).filter(sign_in::Column::TokenHash.eq(token_hash(token))).one(&self.inner.reader).await?;
        let Some(row) = found else { return Ok(None) };
        let every = if row.idle.is_some() { TOUCHED_EVERY } else { SEEN_EVERY };
        if touched
            && now.since(Moment(row.seen_at)) >= every
            && let Err(error) = self.seen(&row).await
        {
            // A full queue must not sign anybody out.
            tracing::warn!(%error, "a sign-in was not marked as seen");
        }
        let renew = row.staff && day_of(&row, now) > day_of(&row, Moment(row.seen_at));
        let viewer = Viewer::Person(SignedIn {
            district: row.district_id.into(),
            person: row.person_id.into(),
            sign_in: row.id.into(),
            device: row.device_id.map(Into::into),
            staff: row.staff,
        });
        let idle_minutes = row.idle.and_then(|idle| u16::try_from(idle / MINUTE).ok());
        Ok(Some(Held { viewer, renew, idle_minutes }))
    }

    /// Whether this was a student's token until they came off every roster: what they see next says so.
    #[crate::compiled_here]
    pub async fn is_off_every_list(&self, token: &str) -> Result<bool> {
        let tx = self.snapshot().await?;
        let ended = sign_in::Entity::find()
            .filter(sign_in::Column::TokenHash.eq(token_hash(token)))
            .filter(sign_in::Column::Staff.eq(false))
            .filter(sign_in::Column::EndedAt.is_not_null())
            .one(&tx.db)
            .await?;
        match ended {
            Some(row) => Ok(!roster::nowhere(&tx, &[row.person_id]).await?.is_empty()),
            None => Ok(false),
        }
    }

    async fn seen(&self, row: &sign_in::Model) -> Result<()> {
        let (id, staff) = (row.id, row.staff);
        self.write(Touches::nothing(), move |tx| {
            Box::pin(async move {
                let mut seen = sign_in::Entity::update_many()
                    .col_expr(sign_in::Column::SeenAt, Expr::value(tx.now.0))
                    .filter(sign_in::Column::Id.eq(id))
                    .filter(sign_in::Column::EndedAt.is_null());
                if staff {
                    seen = seen.col_expr(sign_in::Column::ExpiresAt, Expr::value(tx.now.plus(STAFF_LIFETIME).0));
                }
                seen.exec(&tx.db).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Signs this browser out. Once more changes nothing.
    #[crate::compiled_here]
    pub async fn end_sign_in(&self, viewer: &Viewer) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                sign_in::Entity::update_many()
                    .col_expr(sign_in::Column::EndedAt, Expr::value(tx.now.0))
                    .filter(sign_in::Column::Id.eq(me.sign_in.0))
                    .filter(sign_in::Column::PersonId.eq(me.person.0))
                    .filter(sign_in::Column::EndedAt.is_null())
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(()).cutting([Cut::Person(me.person)]))
            })
        })
        .await
    }

    /// Signs this person out everywhere, here too.
    #[crate::compiled_here]
    pub async fn end_all_sign_ins(&self, viewer: &Viewer) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                end_all_of(tx, me.person, None).await?;
                audit::note(tx, Deed::SignOutEverywhere, &me, Some(me.person), None).await?;
                Ok(Written::quietly(()).cutting([Cut::Person(me.person)]))
            })
        })
        .await
    }
}
