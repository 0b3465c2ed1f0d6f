//! Later accounts: by an invitation, or by a school that is open to all.

use domain::audit::Deed;
use domain::event::Stream;
use domain::id::SchoolId;
use domain::refusal::Refusal;
use domain::viewer::Role;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Account, Joined, join_school};
use crate::audit::{self, Actor};
use crate::classes::settings_event;
use crate::entity::school;
use crate::invitations;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store};

/// How somebody new comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the token of an invitation's link.
    Invitation(String),
    /// By a school that lets anybody sign up.
    OpenSchool(SchoolId),
}

impl Store {
    /// The school that lets anybody sign up, if there is just one: more than one would have to be chosen among.
    #[crate::compiled_here]
    pub async fn open_school(&self) -> Result<Option<domain::schools::OpenSchool>> {
        let open =
            school::Entity::find().filter(school::Column::OpenSignUp.eq(true)).limit(2).all(&self.inner.reader).await?;
        Ok(match open.as_slice() {
            [one] => Some(domain::schools::OpenSchool { id: one.id.into(), name: one.name.clone() }),
            _ => None,
        })
    }

    /// A new teacher. An invitation is used up by it; one to a class also makes them its co-teacher.
    ///
    /// Not found: an invitation that is used, expired or withdrawn, or a school that is not open. Invalid `email`,
    /// `accounts.email_taken`: the invitation stays good.
    #[crate::compiled_here]
    pub async fn sign_up(&self, way: Way, name: &str, email: &str, password_hash: String) -> Result<Joined> {
        let account = Account::check(name, email, password_hash)?;
        match way {
            Way::Invitation(token) => self.sign_up_invited(&token, account).await,
            Way::OpenSchool(school) => self.sign_up_openly(school, account).await,
        }
    }

    async fn sign_up_invited(&self, token: &str, account: Account) -> Result<Joined> {
        let (id, touches) = self.invitation_touches(token).await?;
        self.write(touches, move |tx| {
            let account = account.clone();
            Box::pin(async move {
                let invitation = invitations::standing(tx, id).await?;
                let person = account.open(tx, invitation.district_id.into()).await?;
                let class = invitations::carry_out(tx, &invitation, person).await?;
                let actor = Actor { district: invitation.district_id.into(), person: Some(person) };
                audit::note(tx, Deed::SignUp, actor, Some(person), Some(invitation.school_id)).await?;
                let (district, school) = (invitation.district_id.into(), invitation.school_id.into());
                // Pages of a class say who teaches it.
                let told = class.map(settings_event).into_iter().collect();
                Ok(Written::new(Joined { person, district, school, class }, told))
            })
        })
        .await
    }

    async fn sign_up_openly(&self, id: SchoolId, account: Account) -> Result<Joined> {
        self.write(Touches::stream(Stream::School(id)), move |tx| {
            let account = account.clone();
            Box::pin(async move {
                let school = school::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
                if !school.open_sign_up {
                    return Err(Refusal::NotFound.into());
                }
                let district = school.district_id.into();
                let person = account.open(tx, district).await?;
                join_school(tx, district, id, person, Role::Teacher).await?;
                let actor = Actor { district, person: Some(person) };
                audit::note(tx, Deed::SignUp, actor, Some(person), Some(id.0)).await?;
                Ok(Written::quietly(Joined { person, district, school: id, class: None }))
            })
        })
        .await
    }
}
