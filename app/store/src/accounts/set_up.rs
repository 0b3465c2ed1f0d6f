//! The first account: it sets up the school.

use domain::audit::Deed;
use domain::event::Stream;
use domain::id::{DistrictId, SchoolId};
use domain::refusal::Refusal;
use domain::schools::{IDLE_AT_FIRST, SchoolDraft, SchoolPlan};
use domain::viewer::Role;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect};

use super::{Account, Joined, join_school};
use crate::audit::{self, Actor};
use crate::entity::{district, person, school};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store};

/// A stream of no school: whoever sets one up holds it, so that of two at once the second finds the first one's.
const NO_SCHOOL: Stream = Stream::School(SchoolId(uuid::Uuid::nil()));

impl Store {
    /// True until the first person is there.
    #[crate::compiled_here]
    pub async fn needs_setup(&self) -> Result<bool> {
        is_empty(&self.inner.reader).await
    }

    /// Makes the district, its school, and its first member of the staff, who is admin and teacher.
    ///
    /// Conflict `accounts.school_is_there` if anybody is there already.
    #[crate::compiled_here]
    pub async fn set_up_school(
        &self,
        school_name: &str,
        time_zone: &str,
        locale: &str,
        name: &str,
        email: &str,
        password_hash: String,
    ) -> Result<Joined> {
        let time_zone = time_zone.to_owned();
        let draft = SchoolDraft {
            name: school_name.into(),
            time_zone: time_zone.clone(),
            locale: locale.into(),
            ..SchoolDraft::default()
        };
        let plan = draft.check(crate::school::is_zone(&time_zone));
        let (plan, account) = both(plan, Account::check(name, email, password_hash))?;
        self.write(Touches::stream(NO_SCHOOL), move |tx| {
            let (plan, account, time_zone) = (plan.clone(), account.clone(), time_zone.clone());
            Box::pin(async move {
                if !is_empty(&tx.db).await? {
                    return Err(Refusal::conflict("accounts.school_is_there").into());
                }
                let (district, school) = found(tx, &plan, &time_zone).await?;
                let person = account.open(tx, district).await?;
                for role in [Role::Admin, Role::Teacher] {
                    join_school(tx, district, school, person, role).await?;
                }
                let actor = Actor { district, person: Some(person) };
                audit::note(tx, Deed::SetUp, actor, Some(person), Some(school.0)).await?;
                Ok(Written::quietly(Joined { person, district, school, class: None }))
            })
        })
        .await
    }
}

async fn is_empty(db: &impl ConnectionTrait) -> Result<bool> {
    Ok(person::Entity::find().limit(1).one(db).await?.is_none())
}

/// The faults of both halves of the form at once; the school's `name` is the field `school_name` there.
fn both(plan: Result<SchoolPlan, Refusal>, account: Result<Account, Refusal>) -> Result<(SchoolPlan, Account)> {
    let mut faults = Vec::new();
    if let Err(Refusal::Invalid { faults: of_school }) = &plan {
        faults.extend(of_school.iter().cloned().map(|mut fault| {
            if fault.field == "name" {
                fault.field = "school_name".into();
            }
            fault
        }));
    }
    if let Err(Refusal::Invalid { faults: of_account }) = &account {
        faults.extend(of_account.iter().cloned());
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid { faults }.into());
    }
    Ok((plan?, account?))
}

/// A district with one school.
pub(crate) async fn found(tx: &Tx, plan: &SchoolPlan, time_zone: &str) -> Result<(DistrictId, SchoolId)> {
    let (district, school) = (DistrictId::mint(), SchoolId::mint());
    let row = district::ActiveModel { id: Set(district.0), name: Set(plan.name.clone()), created_at: Set(tx.now.0) };
    district::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = school::ActiveModel {
        id: Set(school.0),
        district_id: Set(district.0),
        name: Set(plan.name.clone()),
        time_zone: Set(time_zone.into()),
        locale: Set(plan.locale.name().into()),
        open_sign_up: Set(false),
        talk_note: Set(String::new()),
        idle_minutes: Set(IDLE_AT_FIRST.into()),
        created_at: Set(tx.now.0),
    };
    school::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok((district, school))
}
