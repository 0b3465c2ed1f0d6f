//! What a person is told about themselves, and what they may change of it.

use std::collections::BTreeMap;

use domain::accounts::{Locale, Me, MySchool, Preferences, Theme, sort_name};
use domain::audit::Deed;
use domain::refusal::{Faults, Refusal};
use domain::viewer::{Role, SignedIn, Viewer};
use domain::words::{LONGEST_NAME, line};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::comfort::comfort_of;
use crate::among::among;
use crate::entity::{class, credential, enrollment, membership, person, school};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, pieces, scope};

impl Store {
    #[crate::compiled_here]
    pub async fn me(&self, viewer: &Viewer) -> Result<Me> {
        let me = scope::person(viewer)?;
        let tx = self.snapshot().await?;
        let row = own_row(&tx, me).await?;
        let email = match me.staff {
            true => {
                let of_me = credential::Entity::find().filter(credential::Column::PersonId.eq(me.person.0));
                of_me.one(&tx.db).await?.map(|credential| credential.email)
            }
            false => None,
        };
        let picture = if me.staff { String::new() } else { pieces::picture(&tx, None, me.person.0).await? };
        let schools = if me.staff { schools_of(&tx, me).await? } else { Vec::new() };
        let home = match schools.first() {
            Some((school, _)) => Some(school.clone()),
            None => school_of_classes(&tx, me).await?,
        };
        let preferences = Preferences {
            locale: row.locale.as_deref().and_then(Locale::named),
            theme: row.theme.as_deref().and_then(Theme::named),
        };
        let comfort = comfort_of(&row);
        let of_school = home.as_ref().and_then(|school| Locale::named(&school.locale));
        Ok(Me {
            person: me.person,
            name: row.display_name,
            picture,
            email,
            locale: preferences.locale.or(of_school).unwrap_or_default(),
            preferences,
            comfort,
            staff: me.staff,
            schools: schools
                .into_iter()
                .map(|(school, role)| MySchool { id: school.id.into(), name: school.name, role })
                .collect(),
            time_zone: home.map_or_else(|| "UTC".into(), |school| school.time_zone),
        })
    }

    /// A person's language and theme; none takes a wish back.
    #[crate::compiled_here]
    pub async fn set_preferences(&self, viewer: &Viewer, preferences: Preferences) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                own_row(tx, &me).await?;
                person::Entity::update_many()
                    .col_expr(person::Column::Locale, Expr::value(preferences.locale.map(|l| l.name().to_owned())))
                    .col_expr(person::Column::Theme, Expr::value(preferences.theme.map(|t| t.name().to_owned())))
                    .filter(person::Column::Id.eq(me.person.0))
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// The name the staff and students see. A student's name is the roster's: forbidden, `accounts.ask_your_teacher`.
    #[crate::compiled_here]
    pub async fn rename_me(&self, viewer: &Viewer, name: &str) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        if !me.staff {
            return Err(Refusal::forbidden("accounts.ask_your_teacher").into());
        }
        let mut faults = Faults::default();
        let name = faults.take("name", line(name, LONGEST_NAME));
        let name = faults.done(name)?;
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let (me, name) = (me.clone(), name.clone());
            Box::pin(async move {
                own_row(tx, &me).await?;
                person::Entity::update_many()
                    .col_expr(person::Column::SortName, Expr::value(sort_name(&name)))
                    .col_expr(person::Column::DisplayName, Expr::value(name))
                    .filter(person::Column::Id.eq(me.person.0))
                    .exec(&tx.db)
                    .await?;
                audit::note(tx, Deed::Rename, &me, Some(me.person), None).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

pub(super) async fn own_row(tx: &Tx, me: &SignedIn) -> Result<person::Model> {
    let row = people::row(tx, me.person.0).await?;
    if row.erased_at.is_some() || row.district_id != me.district.0 { Err(Error::not_found()) } else { Ok(row) }
}

/// The schools whose staff the person belongs to, by name, each with the role that may do most.
async fn schools_of(tx: &Tx, me: &SignedIn) -> Result<Vec<(school::Model, Role)>> {
    let memberships = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(me.person.0))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let mut roles: BTreeMap<uuid::Uuid, Role> = BTreeMap::new();
    for membership in memberships {
        let Some(role) = Role::named(&membership.role) else { continue };
        let kept = roles.entry(membership.school_id).or_insert(role);
        if role == Role::Admin {
            *kept = role;
        }
    }
    let schools = school::Entity::find()
        .filter(school::Column::Id.is_in(among(roles.keys().copied())))
        .order_by_asc(school::Column::Name)
        .order_by_asc(school::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(schools.into_iter().filter_map(|school| roles.get(&school.id).map(|role| (school, *role))).collect())
}

/// A student's school: the one of the class they joined last, even if they have left it since.
async fn school_of_classes(tx: &Tx, me: &SignedIn) -> Result<Option<school::Model>> {
    let latest = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(me.person.0))
        .order_by_desc(enrollment::Column::StartsAt)
        .order_by_desc(enrollment::Column::Id)
        .one(&tx.db)
        .await?;
    let Some(latest) = latest else { return Ok(None) };
    let of_class = Query::select()
        .column(class::Column::SchoolId)
        .from(class::Entity)
        .and_where(class::Column::Id.eq(latest.class_id))
        .to_owned();
    Ok(school::Entity::find().filter(school::Column::Id.in_subquery(of_class)).one(&tx.db).await?)
}
