//! When a student or their family asks the school: an admin takes a portfolio out, or brings one in, for them. Each time leaves a row that
//! says who did it for whom, on whose wish, and no word of what was in it.

use domain::audit::Deed;
use domain::export::Brought;
use domain::id::{ImportId, PersonId, SchoolId, SignInId};
use domain::portfolio::TimelineSource;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::bringing::{came_of, waiting};
use super::whole::{self, Exported};
use crate::entity::{class, enrollment};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, people, school, scope};

/// Who wished for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBy {
    Student,
    Family,
}

impl AskedBy {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "student" => Some(Self::Student),
            "family" => Some(Self::Family),
            _ => None,
        }
    }
}

impl Store {
    /// The name of a student of a school that the viewer runs: what the page about a request is headed with.
    #[crate::compiled_here]
    pub async fn student_of_school(&self, viewer: &Viewer, school: SchoolId, student: PersonId) -> Result<String> {
        let tx = self.snapshot().await?;
        found(&tx, viewer, school, student).await?;
        people::name(&tx, student.0).await
    }

    /// The portfolio of a student, because they or their family asked for it.
    #[crate::compiled_here]
    pub async fn export_requested(
        &self,
        viewer: &Viewer,
        school: SchoolId,
        student: PersonId,
        by: AskedBy,
    ) -> Result<Exported> {
        let what = match by {
            AskedBy::Student => Deed::PortfolioExportStudent,
            AskedBy::Family => Deed::PortfolioExportFamily,
        };
        self.noted(viewer, school, student, what).await?;
        let mut exported = whole::of(&self.snapshot().await?, student).await?;
        // Who said how sure they were is told to nobody, the school included; its student takes it out themselves.
        exported.portfolio.items.retain(|item| item.kind() != TimelineSource::Sure.name());
        Ok(exported)
    }

    /// As whom a portfolio is brought in for a student: the student, with a sign-in that nobody holds, for this and nothing else.
    #[crate::compiled_here]
    pub async fn import_requested(&self, viewer: &Viewer, school: SchoolId, student: PersonId) -> Result<Viewer> {
        let district = scope::district(viewer)?;
        self.noted(viewer, school, student, Deed::PortfolioImport).await?;
        Ok(Viewer::Person(SignedIn {
            district,
            person: student,
            sign_in: SignInId::mint(),
            device: None,
            staff: false,
        }))
    }

    /// What came of a zip that was brought in for a student: how much, and no word of what. None while it waits.
    #[crate::compiled_here]
    pub async fn came_of_requested(
        &self,
        viewer: &Viewer,
        school: SchoolId,
        student: PersonId,
        id: ImportId,
    ) -> Result<Option<Brought>> {
        let tx = self.snapshot().await?;
        found(&tx, viewer, school, student).await?;
        Ok(came_of(&waiting(&tx, student.0, id).await?)?.map(Brought::counted))
    }

    async fn noted(&self, viewer: &Viewer, school: SchoolId, student: PersonId, what: Deed) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                found(tx, &viewer, school, student).await?;
                audit::note(tx, what, scope::person(&viewer)?, Some(student), Some(school.0)).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// A student who is in a class of a school that the viewer runs; or was, and is in none of another school, whose families ask there.
async fn found(tx: &Tx, viewer: &Viewer, school: SchoolId, student: PersonId) -> Result<()> {
    school::administered(tx, viewer, school).await?;
    let classes = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::SchoolId.eq(school.0))
        .to_owned();
    let of_student = enrollment::Entity::find().filter(enrollment::Column::PersonId.eq(student.0));
    let here = of_student.clone().filter(enrollment::Column::ClassId.in_subquery(classes)).all(&tx.db).await?;
    let anywhere = of_student.filter(enrollment::Column::EndsAt.is_null()).count(&tx.db).await?;
    let running = here.iter().any(|row| row.ends_at.is_none());
    if running || (!here.is_empty() && anywhere == 0) { Ok(()) } else { Err(Error::not_found()) }
}
