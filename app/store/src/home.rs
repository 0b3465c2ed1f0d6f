//! A student's home, read in one snapshot with the cursor from which the page listens on.

mod notes;
mod together;

pub use notes::read_note;

use domain::classes::{GradeBand, Opened, are_early};
use domain::event::Cursor;
use domain::home::{HomeView, MyClass};
use domain::id::{PersonId, PromptId};
use domain::prompts::AnswerPlan;
use domain::reflections::PieceView;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{class, enrollment, prompt, reflection};
use crate::tx::Tx;
use crate::{Result, Store, choices, door, goals, growth, people, pieces, prompts, replay, scope, talk};

/// Most pieces on the home page, newest change first. Older ones open by their address.
const MOST_PIECES: u64 = 100;

impl Store {
    /// What is asked, what is mine, and whose turn it is.
    pub async fn home(&self, viewer: &Viewer) -> Result<(HomeView, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let enrolled = enrollments(&tx, me).await?;
        let classes = running_classes(&tx, &enrolled).await?;
        let (prompts, answered) = open_prompts(&tx, me, &enrolled).await?;
        let home = HomeView {
            name: people::name(&tx, me.0).await?,
            picture: pieces::picture(&tx, None, me.0).await?,
            together: together::of(&tx, me, &classes).await?,
            classes: my_classes(&tx, classes).await?,
            prompts,
            answered,
            pieces: own_pieces(&tx, me).await?,
            notes: notes::of_student(&tx, me, &enrolled).await?,
            growth: growth::of_person(&tx, me).await?,
            goals: goals::on_home(&tx, me).await?,
            boards: choices::on_home(&tx, me).await?,
            talk: talk::people(&tx, me).await?,
        };
        Ok((home, replay::cursor(&tx, viewer).await?))
    }

    /// Whether this viewer's pages have pictures first: see [`are_early`]. A teacher's never have.
    pub async fn is_early(&self, viewer: &Viewer) -> Result<bool> {
        let me = scope::person(viewer)?;
        if me.staff {
            return Ok(false);
        }
        let tx = self.snapshot().await?;
        let classes = running_classes(&tx, &enrollments(&tx, me.person).await?).await?;
        let bands: Option<Vec<_>> = classes.iter().map(|class| GradeBand::named(&class.grade_band)).collect();
        Ok(bands.is_some_and(|bands| are_early(&bands)))
    }
}

async fn enrollments(tx: &Tx, person: PersonId) -> Result<Vec<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .order_by_asc(enrollment::Column::StartsAt)
        .order_by_asc(enrollment::Column::Id)
        .all(&tx.db)
        .await?)
}

/// In the order in which they were joined.
async fn running_classes(tx: &Tx, enrolled: &[enrollment::Model]) -> Result<Vec<class::Model>> {
    let mut classes = Vec::with_capacity(enrolled.len());
    for row in enrolled {
        let class = class::Entity::find_by_id(row.class_id).one(&tx.db).await?;
        classes.extend(class.filter(|class| class.archived_at.is_none()));
    }
    Ok(classes)
}

async fn my_classes(tx: &Tx, running: Vec<class::Model>) -> Result<Vec<MyClass>> {
    let mut classes = Vec::with_capacity(running.len());
    for class in running {
        classes.push(MyClass {
            id: class.id.into(),
            grade_band: GradeBand::named(&class.grade_band).unwrap_or(GradeBand::K2),
            opened: Opened::read(&class.access_points),
            teachers: pieces::teachers(tx, class.id).await?,
            door_open: door::open_session(tx, class.id.into()).await?.is_some(),
            name: class.name,
        });
    }
    Ok(classes)
}

/// Open prompts of the classes attended, newest first, and those of them after which this student will be answered.
async fn open_prompts(
    tx: &Tx,
    me: PersonId,
    enrolled: &[enrollment::Model],
) -> Result<(Vec<domain::prompts::PromptView>, Vec<PromptId>)> {
    let rows = prompt::Entity::find()
        .filter(prompt::Column::ClassId.is_in(enrolled.iter().map(|row| row.class_id)))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .order_by_desc(prompt::Column::ReleasedAt)
        .order_by_desc(prompt::Column::Id)
        .all(&tx.db)
        .await?;
    let (mut views, mut answered) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let will_be = match AnswerPlan::named(&row.plan) {
            Some(AnswerPlan::Everyone) => true,
            Some(AnswerPlan::Few) => pieces::is_among_the_few(tx, row.id, me.0).await?,
            Some(AnswerPlan::Together | AnswerPlan::Nobody) | None => false,
        };
        if will_be {
            answered.push(row.id.into());
        }
        views.push(prompts::view(row)?);
    }
    Ok((views, answered))
}

async fn own_pieces(tx: &Tx, me: PersonId) -> Result<Vec<PieceView>> {
    let rows = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(me.0))
        .order_by_desc(reflection::Column::ChangedAt)
        .order_by_desc(reflection::Column::Id)
        .limit(MOST_PIECES)
        .all(&tx.db)
        .await?;
    pieces::with_drafts(tx, &rows).await
}
