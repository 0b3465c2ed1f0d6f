//! Emails and passwords of the staff. Hashing is slow on purpose, so it happens in the server, never inside a job: what
//! arrives here is hashed already, and what leaves here is for the server to compare.

use domain::audit::Deed;
use domain::clock::MINUTE;
use domain::event::Cut;
use domain::id::{DistrictId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, SqlErr};

use crate::clock::token_hash;
use crate::entity::{credential, person};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, guesses, password_resets, scope, sign_in};

/// So many wrong passwords for one email…
const WRONG_UNTIL_WAIT: u64 = 10;
/// …within so long, and it has to wait.
const WAIT: i64 = 15 * MINUTE;

/// What the server compares a typed password with. Does not print its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    pub person: PersonId,
    pub district: DistrictId,
    pub password_hash: String,
}

/// Gives a new person their email and password. Invalid `email`, `accounts.email_taken`, if somebody has it.
pub(crate) async fn give(tx: &Tx, district: DistrictId, person: PersonId, email: &str, hash: &str) -> Result<()> {
    let row = credential::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        person_id: Set(person.0),
        email: Set(email.into()),
        password_hash: Set(hash.into()),
        changed_at: Set(tx.now.0),
    };
    // The index decides, not a look before: two may ask for it at once.
    credential::Entity::insert(row).exec_without_returning(&tx.db).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::invalid("email", "accounts.email_taken").into(),
        _ => Error::from(error),
    })?;
    Ok(())
}

/// The person's credential, if the password is still the one that was compared. Invalid `password`, `sign_in.wrong`, if not.
pub(crate) async fn still(tx: &Tx, person: PersonId, compared: &str) -> Result<credential::Model> {
    of_person(tx, person)
        .await?
        .filter(|row| row.password_hash == compared)
        .ok_or_else(|| Refusal::invalid("password", "sign_in.wrong").into())
}

/// A new password, by whatever way: no link to make one is good any longer.
pub(crate) async fn replace(tx: &Tx, row: credential::Model, hash: &str) -> Result<()> {
    password_resets::end_all_of(tx, row.person_id.into()).await?;
    credential::Entity::update_many()
        .col_expr(credential::Column::PasswordHash, Expr::value(hash))
        .col_expr(credential::Column::ChangedAt, Expr::value(tx.now.0))
        .filter(credential::Column::Id.eq(row.id))
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// Wrong passwords for this email count from nought again.
pub(crate) async fn forget_wrong(tx: &Tx, email: &str) -> Result<()> {
    guesses::forget(tx, "password", &token_hash(email)).await
}

/// How a person who is still there signs in, if they do.
pub(crate) async fn of_person(tx: &Tx, person: PersonId) -> Result<Option<credential::Model>> {
    Ok(credential_row(credential::Column::PersonId.eq(person.0)).one(&tx.db).await?)
}

/// Whose email this is, if it is somebody's who is still there.
pub(crate) async fn of_email(tx: &Tx, typed: &str) -> Result<Option<credential::Model>> {
    Ok(credential_row(credential::Column::Email.eq(known(typed))).one(&tx.db).await?)
}

/// Of a person who is still there.
fn credential_row(whose: sea_orm::sea_query::SimpleExpr) -> sea_orm::Select<credential::Entity> {
    let there = Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::ErasedAt.is_null())
        .to_owned();
    credential::Entity::find().filter(whose).filter(credential::Column::PersonId.in_subquery(there))
}

/// As the credential table knows an email: however it was typed, it is the same person's. One that cannot be an email
/// belongs to nobody but is counted all the same.
fn known(typed: &str) -> String {
    domain::accounts::email(typed).unwrap_or_default()
}

impl Store {
    /// Whose email this is, and what to compare the typed password with.
    #[crate::compiled_here]
    pub async fn credential_of(&self, email: &str) -> Result<Option<Credential>> {
        let row = credential_row(credential::Column::Email.eq(known(email))).one(&self.inner.reader).await?;
        Ok(row.map(|row| Credential {
            person: row.person_id.into(),
            district: row.district_id.into(),
            password_hash: row.password_hash,
        }))
    }

    /// Whether this email has to wait, because of too many wrong passwords: 10 within 15 minutes. Asked before comparing.
    #[crate::compiled_here]
    pub async fn password_locked(&self, email: &str) -> Result<bool> {
        let source = token_hash(&known(email));
        let tx = self.snapshot().await?;
        Ok(guesses::wrong_since(&tx, "password", &source, tx.now.plus(-WAIT)).await? >= WRONG_UNTIL_WAIT)
    }

    /// Notes a wrong password for an email, whether or not anybody has it. The email itself is not kept.
    #[crate::compiled_here]
    pub async fn password_wrong(&self, email: &str) -> Result<()> {
        let source = token_hash(&known(email));
        self.write(Touches::nothing(), move |tx| {
            let source = source.clone();
            Box::pin(async move { Ok(Written::quietly(guesses::note_wrong(tx, "password", &source).await?)) })
        })
        .await
    }

    /// A new password. Every other sign-in of the person ends; this one goes on.
    ///
    /// `compared_hash` is the one that the old password was found right against: if it was changed meanwhile, nothing happens.
    #[crate::compiled_here]
    pub async fn change_password(&self, viewer: &Viewer, compared_hash: &str, new_hash: &str) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        let (compared, new) = (compared_hash.to_owned(), new_hash.to_owned());
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let (me, compared, new) = (me.clone(), compared.clone(), new.clone());
            Box::pin(async move {
                // A sign-in that was ended elsewhere a moment ago changes no password.
                if !sign_in::running(tx, &me).await?.staff {
                    return Err(Error::not_found());
                }
                let row = still(tx, me.person, &compared).await?;
                replace(tx, row, &new).await?;
                sign_in::end_all_of(tx, me.person, Some(me.sign_in)).await?;
                audit::note(tx, Deed::PasswordChange, &me, Some(me.person), None).await?;
                Ok(Written::quietly(()).cutting([Cut::Person(me.person)]))
            })
        })
        .await
    }
}
