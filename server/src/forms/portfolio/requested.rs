//! `/school/{id}/portfolio/{person}`: an admin acts for a student, because they or their family asked the school. Each time leaves a row.

use app::error::AppError;
use app::portfolio::{ImportPage, LookedAt, RequestedPage};
use axum::extract::{Form, Multipart, Path, Query};
use axum::response::Response;
use domain::export::Brought;
use domain::id::{ImportId, PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use store::AskedBy;

use super::zips::{download, looked_at};
use super::{Wanted, answer, see};
use crate::forms::classes::{Teaching, id};
use crate::forms::visit::is_for_the_form;
use crate::portfolio;

type Of = Path<(String, String)>;

fn of(Path((school, person)): &Of) -> Result<(SchoolId, PersonId), AppError> {
    Ok((id(school)?, id(person)?))
}

pub async fn show(here: Teaching, path: Of, Query(wanted): Query<Wanted>) -> Response {
    let shown = async {
        let (school, student) = of(&path)?;
        let came = match wanted.id.parse::<ImportId>() {
            Ok(id) => here.visit.store().came_of_requested(&here.visit.viewer, school, student, id).await?,
            Err(_) => None,
        };
        page(&here, (school, student), None, came).await
    };
    answer(&here.visit, shown.await)
}

pub async fn back(_here: Teaching, Path((school, person)): Of) -> Response {
    match (school.parse::<SchoolId>(), person.parse::<PersonId>()) {
        (Ok(school), Ok(person)) => see(&format!("/school/{school}/portfolio/{person}")),
        _ => see("/school"),
    }
}

async fn page(
    here: &Teaching,
    (school, student): (SchoolId, PersonId),
    error: Option<AppError>,
    came: Option<Brought>,
) -> Result<Response, AppError> {
    let name = here.visit.store().student_of_school(&here.visit.viewer, school, student).await?;
    let page = RequestedPage { me: here.me.clone(), school, student, name, error: error.clone(), came };
    Ok(match error {
        Some(error) => here.visit.again(&error, "export.title", move || page.view()),
        None => here.visit.page("export.title", move || page.view()),
    })
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

pub async fn take(here: Teaching, path: Of, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let taken = async {
        let (school, student) = of(&path)?;
        let by = AskedBy::named(field(&fields, "by")).ok_or_else(|| Refusal::conflict("refusal.invalid"))?;
        let exported = here.visit.store().export_requested(&here.visit.viewer, school, student, by).await?;
        download(&here.visit, exported).await
    };
    answer(&here.visit, taken.await)
}

/// Nothing is done yet, so nothing is noted: it waits as the student's.
pub async fn look(here: Teaching, path: Of, mut form: Multipart) -> Response {
    let looked = async {
        let (school, student) = of(&path)?;
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        store.student_of_school(viewer, school, student).await?;
        let Some(me) = viewer.signed_in() else { return Err(Refusal::NotFound.into()) };
        let acting = SignedIn { person: student, device: None, staff: false, ..me.clone() };
        match looked_at(&here.visit.state, &Viewer::Person(acting), &mut form).await {
            Ok((id, contents)) => {
                let at = format!("/school/{school}/portfolio/{student}");
                let looked = LookedAt { id, contents, action: format!("{at}/bring") };
                let page = ImportPage { me: here.me.clone(), looked, back: at };
                Ok(here.visit.page("export.title", move || page.view()))
            }
            Err(error) if is_for_the_form(&error) => page(&here, (school, student), Some(error), None).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, looked.await)
}

pub async fn bring(here: Teaching, path: Of, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let brought = async {
        let (school, student) = of(&path)?;
        let acting = here.visit.store().import_requested(&here.visit.viewer, school, student).await?;
        let import: ImportId = id(field(&fields, "import"))?;
        match portfolio::bring(&here.visit.state, &acting, import).await {
            Ok(_) => Ok(see(&format!("/school/{school}/portfolio/{student}?id={import}"))),
            Err(error) if is_for_the_form(&error) => page(&here, (school, student), Some(error), None).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, brought.await)
}
