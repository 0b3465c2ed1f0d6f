//! The board of a class as those see it who teach it: whose each question is, who wonders too, who said that something should not be there.

use std::collections::BTreeMap;

use domain::choices::Face;
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::ClassId;
use domain::questions::{Desk, DeskQuestion, QuestionStage, Reported};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{board, essential, list, rows};
use crate::among::among;
use crate::entity::{question, question_report, question_wonder};
use crate::{Result, Store, faces, people, replay, rounds, scope};

/// Most questions on the page, newest first.
const MOST_LISTED: u64 = 300;

impl Store {
    /// Of a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn question_desk(&self, viewer: &Viewer, class: ClassId) -> Result<(Desk, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let rows = question::Entity::find()
            .filter(question::Column::ClassId.eq(class.id))
            .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()))
            .order_by_desc(question::Column::CreatedAt)
            .order_by_desc(question::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let wonders = question_wonder::Entity::find()
            .filter(question_wonder::Column::QuestionId.is_in(among(ids.iter().copied())))
            .all(&tx.db)
            .await?;
        let reports = question_report::Entity::find()
            .filter(question_report::Column::QuestionId.is_in(among(ids)))
            .order_by_asc(question_report::Column::CreatedAt)
            .all(&tx.db)
            .await?;
        let students = rows.iter().map(|row| row.subject_id).chain(wonders.iter().map(|row| row.subject_id));
        let students: Vec<Uuid> = students.chain(reports.iter().map(|row| row.subject_id)).collect();
        let faces = faces::of(&tx, class.id.into(), students).await?;
        let staff = rows.iter().flat_map(|row| row.answered_by.into_iter().chain(row.decided_by));
        let known = Known { faces, names: people::names(&tx, staff.collect::<Vec<_>>()).await?, wonders, reports };
        let desk = Desk {
            class: class.id.into(),
            archived: class.archived_at.is_some(),
            way_open: board::way_open(&class),
            appears: board::appears(&tx, &class).await?,
            essential: essential::of(&tx, &class).await?,
            running: rounds::running(&tx, &class).await?,
            questions: rows.into_iter().map(|row| known.view(row)).collect(),
            name: class.name,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }

    /// How many questions wait for a release or a look, in classes that the viewer guides; none for who is not on a staff.
    #[crate::compiled_here]
    pub async fn count_questions_waiting(&self, viewer: &Viewer) -> Result<Vec<(ClassId, String, usize)>> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(Vec::new()) };
        let (taught, _) = scope::classes_of(&tx, me).await?;
        let mut waiting = Vec::new();
        for class in taught {
            let Ok(class) = scope::guided(&tx, viewer, class).await else { continue };
            let there = question::Entity::find().filter(question::Column::ClassId.eq(class.id)).all(&tx.db).await?;
            let on_board: Vec<Uuid> =
                there.iter().filter(|row| rows::stage(row).is_on_board()).map(|row| row.id).collect();
            let mut reported: Vec<Uuid> = question_report::Entity::find()
                .filter(question_report::Column::QuestionId.is_in(among(on_board)))
                .filter(question_report::Column::SettledAt.is_null())
                .all(&tx.db)
                .await?
                .into_iter()
                .map(|row| row.question_id)
                .collect();
            reported.sort_unstable();
            reported.dedup();
            let n = reported.len() + there.iter().filter(|row| rows::stage(row) == QuestionStage::Waiting).count();
            if n > 0 && class.archived_at.is_none() {
                waiting.push((class.id.into(), class.name, n));
            }
        }
        waiting.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        Ok(waiting)
    }
}

struct Known {
    faces: BTreeMap<Uuid, Face>,
    names: BTreeMap<Uuid, String>,
    wonders: Vec<question_wonder::Model>,
    reports: Vec<question_report::Model>,
}

impl Known {
    fn view(&self, row: question::Model) -> DeskQuestion {
        let of_it = self.wonders.iter().filter(|wonder| wonder.question_id == row.id);
        let mut wonder: Vec<Face> = of_it.filter_map(|wonder| self.faces.get(&wonder.subject_id)).cloned().collect();
        wonder.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
        let reports = self.reports.iter().filter(|report| report.question_id == row.id).filter_map(|report| {
            let (settled, at) = (report.settled_at.is_some(), Moment(report.created_at));
            let who = self.faces.get(&report.subject_id)?.clone();
            Some(Reported { who, words: report.words.clone(), settled, at })
        });
        DeskQuestion {
            id: row.id.into(),
            who: rows::asker(&row).and_then(|asker| self.faces.get(&asker.0)).cloned(),
            signed: row.signed,
            stage: rows::stage(&row),
            wonder,
            reports: reports.collect(),
            pointer: list::pointer(&row, &self.names),
            why: row.why.clone(),
            decided_by: row.decided_by.and_then(|by| self.names.get(&by).cloned()).unwrap_or_default(),
            rev: row.rev,
            at: Moment(row.created_at),
            words: row.words,
        }
    }
}
