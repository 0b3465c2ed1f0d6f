//! Who is on the staff: invited, taken off and brought back, helped to a new password.

use app::accounts::Asked;
use app::error::AppError;
use app::plain::{Invited, StaffPlace};
use axum::extract::Path;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::{InvitationId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Role;
use leptos::prelude::*;
use serde::Deserialize;

use super::{answer, done, of_admin, page, school_id};
use crate::forms::visit::{Visit, is_for_the_form};

/// The answer itself shows the link: it is kept nowhere, and an address with it would stay in the browser's history.
pub async fn invite(visit: Visit, Path(id): Path<String>) -> Response {
    let invited = async {
        let id = school_id(&id)?;
        let me = visit.store().me(&visit.viewer).await?;
        let token = visit.store().invite_teacher(&visit.viewer, id).await?;
        let link = format!("{}/invitation/{token}", visit.state.backend.site.origin);
        let about = visit.say("school.invite_about");
        let back = format!("/school/{id}");
        Ok(visit
            .page("invitations.made_title", move || view! { <Invited me link about back here=StaffPlace::School/> }))
    };
    answer(&visit, invited.await)
}

/// An invitation's link opens nothing from now on.
pub async fn withdraw(visit: Visit, Path((id, invitation)): Path<(String, String)>) -> Response {
    let withdrawn = async {
        let id = of_admin(&visit, &id).await?.id;
        let invitation: InvitationId = invitation.parse().map_err(|_| Refusal::NotFound)?;
        let withdrawn = visit.store().withdraw_invitation(&visit.viewer, id, invitation).await;
        done(&visit, id, withdrawn.map_err(AppError::from), "withdrawn", Asked::Other).await
    };
    answer(&visit, withdrawn.await)
}

pub async fn take_off(visit: Visit, Path((id, person)): Path<(String, String)>) -> Response {
    let off = async {
        let id = of_admin(&visit, &id).await?.id;
        let off = visit.store().take_off_staff(&visit.viewer, id, person_id(&person)?).await;
        done(&visit, id, off.map_err(AppError::from), "off", Asked::Other).await
    };
    answer(&visit, off.await)
}

pub async fn bring_back(visit: Visit, Path((id, person)): Path<(String, String)>) -> Response {
    let back = async {
        let id = of_admin(&visit, &id).await?.id;
        let back = visit.store().bring_back_staff(&visit.viewer, id, person_id(&person)?).await;
        done(&visit, id, back.map_err(AppError::from), "back", Asked::Other).await
    };
    answer(&visit, back.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct RoleTyped {
    role: String,
}

/// Somebody else looks after the school too, or no more.
pub async fn set_role(
    visit: Visit,
    Path((id, person)): Path<(String, String)>,
    Form(typed): Form<RoleTyped>,
) -> Response {
    let set = async {
        let id = of_admin(&visit, &id).await?.id;
        let role = Role::named(&typed.role).ok_or(Refusal::NotFound)?;
        let set = visit.store().set_role(&visit.viewer, id, person_id(&person)?, role).await;
        done(&visit, id, set.map_err(AppError::from), "role", Asked::Other).await
    };
    answer(&visit, set.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct HandOverTyped {
    to: String,
}

/// What only they teach goes on with somebody else.
pub async fn hand_over(
    visit: Visit,
    Path((id, person)): Path<(String, String)>,
    Form(typed): Form<HandOverTyped>,
) -> Response {
    let over = async {
        let id = of_admin(&visit, &id).await?.id;
        let person = person_id(&person)?;
        // Nobody chosen is nobody on the staff: the sentence is the same.
        let to = typed.to.parse().unwrap_or(person);
        let over = visit.store().hand_over(&visit.viewer, id, person, to).await;
        done(&visit, id, over.map_err(AppError::from), "over", Asked::Other).await
    };
    answer(&visit, over.await)
}

/// The link to a new password, this once, like an invitation's.
pub async fn password_link(visit: Visit, Path((id, person)): Path<(String, String)>) -> Response {
    let made = async {
        let school = of_admin(&visit, &id).await?;
        let (id, person) = (school.id, person_id(&person)?);
        let whose = school.staff.into_iter().find(|member| member.person == person).ok_or(Refusal::NotFound)?.name;
        let token = match visit.store().make_password_reset(&visit.viewer, id, person).await.map_err(AppError::from) {
            Ok(token) => token,
            Err(error) if is_for_the_form(&error) => return page(&visit, id, None, None, Asked::Other(error)).await,
            Err(error) => return Err(error),
        };
        let me = visit.store().me(&visit.viewer).await?;
        let link = format!("{}/new-password/{token}", visit.state.backend.site.origin);
        let back = format!("/school/{id}");
        Ok(visit.page("accounts.link_title", move || {
            let about = app::t!("accounts.link_about", name = whose);
            view! {
                <Invited me link about back here=StaffPlace::School title="accounts.link_title" once="accounts.link_once"/>
            }
        }))
    };
    answer(&visit, made.await)
}

/// What is no id names nobody.
fn person_id(path: &str) -> Result<PersonId, AppError> {
    path.parse().map_err(|_| Refusal::NotFound.into())
}
