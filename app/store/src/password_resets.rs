//! Links with which somebody who forgot their password chooses a new one. A link is made by an admin of their school, or on the
//! server itself; it is seen once, works once, for a day, and until the next one is made. The table keeps its hash.

use domain::accounts::ResetView;
use domain::audit::Deed;
use domain::clock::DAY;
use domain::event::Cut;
use domain::id::{DistrictId, PasswordResetId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::audit::{self, Actor};
use crate::clock::token_hash;
use crate::entity::{credential, password_reset};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, credentials, people, school, scope, sign_in};

const LIFETIME: i64 = DAY;

/// No link of this person is good any longer.
pub(crate) async fn end_all_of(tx: &Tx, person: PersonId) -> Result<()> {
    password_reset::Entity::update_many()
        .col_expr(password_reset::Column::EndedAt, Expr::value(tx.now.0))
        .filter(password_reset::Column::PersonId.eq(person.0))
        .filter(password_reset::Column::EndedAt.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// Somebody leaves the staff: the links that they made open nothing any more, not even after they are back.
pub(crate) async fn end_all_made_by(tx: &Tx, admin: PersonId) -> Result<()> {
    password_reset::Entity::update_many()
        .col_expr(password_reset::Column::EndedAt, Expr::value(tx.now.0))
        .filter(password_reset::Column::CreatedBy.eq(admin.0))
        .filter(password_reset::Column::EndedAt.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}

async fn make(tx: &Tx, district: DistrictId, person: PersonId, by: Option<PersonId>) -> Result<String> {
    end_all_of(tx, person).await?;
    let token = tx.randomness.token();
    let row = password_reset::ActiveModel {
        id: Set(PasswordResetId::mint().0),
        district_id: Set(district.0),
        person_id: Set(person.0),
        token_hash: Set(token_hash(&token)),
        created_by: Set(by.map(Into::into)),
        created_at: Set(tx.now.0),
        expires_at: Set(tx.now.plus(LIFETIME).0),
        ended_at: Set(None),
    };
    password_reset::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(token)
}

/// A link that still works: for somebody who is on a staff, from somebody who might make it now.
async fn standing(tx: &Tx, token: &str) -> Result<password_reset::Model> {
    let row = password_reset::Entity::find()
        .filter(password_reset::Column::TokenHash.eq(token_hash(token)))
        .filter(password_reset::Column::EndedAt.is_null())
        .filter(password_reset::Column::ExpiresAt.gt(tx.now.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let person = row.person_id.into();
    let stands = match row.created_by {
        Some(admin) => school::looks_after(tx, admin.into(), person).await?,
        None => school::is_on_a_staff(tx, person).await?,
    };
    if stands { Ok(row) } else { Err(Error::not_found()) }
}

/// The account that a link which still works is for.
async fn account(tx: &Tx, token: &str) -> Result<credential::Model> {
    let row = standing(tx, token).await?;
    credentials::of_person(tx, row.person_id.into()).await?.ok_or_else(Error::not_found)
}

impl Store {
    /// By an admin, for another member of the school's staff: the token of a link.
    ///
    /// Conflict: `school.own_password` (one's own is changed with the old one), `school.works_elsewhere` (the account opens a
    /// school that the viewer does not look after). Not found: not on the staff, or without an account.
    #[crate::compiled_here]
    pub async fn make_password_reset(&self, viewer: &Viewer, school: SchoolId, person: PersonId) -> Result<String> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer).and_person(person), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = school::administered(tx, &viewer, school).await?;
                let me = scope::person(&viewer)?;
                if me.person == person {
                    return Err(Refusal::conflict("school.own_password").into());
                }
                let there = school::is_member(tx, person, school).await?;
                if !there || credentials::of_person(tx, person).await?.is_none() {
                    return Err(Error::not_found());
                }
                if !school::looks_after(tx, me.person, person).await? {
                    return Err(Refusal::conflict("school.works_elsewhere").into());
                }
                let token = make(tx, row.district_id.into(), person, Some(me.person)).await?;
                audit::note(tx, Deed::PasswordLink, me, Some(person), Some(school.0)).await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// On the server itself, for whoever has nobody to ask. Not found: no account of the staff has this email.
    #[crate::compiled_here]
    pub async fn make_password_reset_by_email(&self, email: &str) -> Result<String> {
        let account = {
            let tx = self.snapshot().await?;
            credentials::of_email(&tx, email).await?.ok_or_else(Error::not_found)?
        };
        let (person, district) = (PersonId::from(account.person_id), DistrictId::from(account.district_id));
        self.write(Touches::nothing().and_person(person), move |tx| {
            Box::pin(async move {
                if !school::is_on_a_staff(tx, person).await? {
                    return Err(Error::not_found());
                }
                let token = make(tx, district, person, None).await?;
                let actor = Actor { district, person: None };
                audit::note(tx, Deed::PasswordLinkOnServer, actor, Some(person), None).await?;
                Ok(Written::quietly(token))
            })
        })
        .await
    }

    /// Whom a link is for. Not found when it does not work any more.
    #[crate::compiled_here]
    pub async fn password_reset(&self, token: &str) -> Result<ResetView> {
        let tx = self.snapshot().await?;
        let account = account(&tx, token).await?;
        Ok(ResetView { name: people::name(&tx, account.person_id).await?, email: account.email })
    }

    /// The new password of whoever has the link, which is used up by it. Every sign-in of theirs ends.
    #[crate::compiled_here]
    pub async fn reset_password(&self, token: &str, new_hash: &str) -> Result<()> {
        let row = standing(&self.snapshot().await?, token).await?;
        let person = PersonId::from(row.person_id);
        // Whoever made it may be leaving at this moment.
        let held = row.created_by.into_iter().fold(Touches::nothing(), |held, admin| held.and_person(admin.into()));
        let (token, new) = (token.to_owned(), new_hash.to_owned());
        self.write(held.and_person(person), move |tx| {
            let (token, new) = (token.clone(), new.clone());
            Box::pin(async move {
                // Asked again, with the person held: of two with the same link the second finds it used.
                let account = account(tx, &token).await?;
                let (district, email) = (account.district_id.into(), account.email.clone());
                credentials::replace(tx, account, &new).await?;
                credentials::forget_wrong(tx, &email).await?;
                sign_in::end_all_of(tx, person, None).await?;
                let actor = Actor { district, person: Some(person) };
                audit::note(tx, Deed::PasswordReset, actor, Some(person), None).await?;
                Ok(Written::quietly(()).cutting([Cut::Person(person)]))
            })
        })
        .await
    }
}
