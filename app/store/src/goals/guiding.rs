//! What a teacher does about a goal that was shown to them: agree, suggest, ask; link a competency. Never decide.

use domain::event::Stream;
use domain::goals::{AnswerWords, EntryKind, Move};
use domain::id::{CompetencyId, GoalId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use super::{aims, conversation, readers, rows};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

impl Store {
    /// A word about the goal as it was read: `version`. The same word again is said once, as long as it stands.
    ///
    /// Errors: not found unless the goal was shown to the viewer; invalid `words`; conflict `goals.worded_anew` if it says something else
    /// by now, `goals.over`.
    #[crate::compiled_here]
    pub async fn answer_goal(&self, viewer: &Viewer, id: GoalId, version: i32, said: AnswerWords) -> Result<()> {
        let (touches, viewer) = (self.touching_goal(viewer, id).await?, viewer.clone());
        let said = said.check()?;
        self.write(touches, move |tx| {
            let (viewer, said) = (viewer.clone(), said.clone());
            Box::pin(async move { answer(tx, &viewer, id, version, said).await })
        })
        .await
    }

    /// Links the goal to a competency of a class that the viewer guides and the student is in, or takes an own link away before
    /// it is claimed.
    ///
    /// Errors: not found for any other; conflict `goals.claimed_already`, `goals.over`.
    #[crate::compiled_here]
    pub async fn aim_goal(&self, viewer: &Viewer, id: GoalId, competency: CompetencyId, aims: bool) -> Result<()> {
        let (touches, viewer) = (self.touching_goal(viewer, id).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { aim(tx, &viewer, id, competency, aims).await })
        })
        .await
    }

    async fn touching_goal(&self, viewer: &Viewer, id: GoalId) -> Result<Touches> {
        let tx = self.snapshot().await?;
        let goal = scope::shown_goal(&tx, viewer, id).await?;
        let student = goal.subject_id.into();
        let touches = Touches::stream(Stream::Person(student)).and_viewer(viewer).and_person(student);
        Ok(readers::streams(&tx, id).await?.into_iter().fold(touches, Touches::and_stream))
    }
}

async fn answer(tx: &Tx, viewer: &Viewer, id: GoalId, version: i32, said: AnswerWords) -> Result<Written<()>> {
    let goal = scope::shown_goal(tx, viewer, id).await?;
    let me = scope::person(viewer)?.person;
    let kind = EntryKind::from(said.answer);
    let stage = rows::stage(tx, &goal).await?;
    let stands = stage.after(Move::Answer(said.answer)) == Ok(stage);
    let newest = conversation::newest(tx, &goal).await?;
    let same = newest.is_some_and(|newest| {
        (newest.author_id, newest.kind.as_str(), newest.words.as_str()) == (me.0, kind.name(), said.words.as_str())
    });
    // The same word may be said anew: of a goal that was hidden and shown again, it does not stand any more.
    if same && stands {
        return Ok(Written::quietly(()));
    }
    if goal.version != version {
        return Err(Refusal::conflict("goals.worded_anew").into());
    }
    let goal = rows::happen(tx, goal, Move::Answer(said.answer)).await?;
    conversation::say(tx, &goal, me, kind, &[], &said.words).await?;
    Ok(Written::new((), rows::events(tx, &goal).await?))
}

async fn aim(tx: &Tx, viewer: &Viewer, id: GoalId, competency: CompetencyId, aims: bool) -> Result<Written<()>> {
    let goal = scope::shown_goal(tx, viewer, id).await?;
    let me = scope::person(viewer)?.person;
    rows::must_be_open(tx, &goal).await?;
    if aims {
        let class = aims::listed(tx, competency).await?.class_id.into();
        scope::guided(tx, viewer, class).await?;
        scope::enrollment(tx, goal.subject_id.into(), class).await?.ok_or_else(Error::not_found)?;
        aims::link(tx, &goal, competency, me).await?;
    } else {
        let row = aims::of_goal(tx, &goal, competency).await?;
        if row.linked_by != me.0 {
            return Err(Error::not_found());
        }
        if row.claimed_at.is_some() {
            return Err(Refusal::conflict("goals.claimed_already").into());
        }
        aims::unlink(tx, row).await?;
    }
    let goal = rows::touch(tx, goal).await?;
    Ok(Written::new((), rows::events(tx, &goal).await?))
}
