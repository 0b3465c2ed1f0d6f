//! Conferences. One that was brought is led here like any other, so the zip's newer telling of it and what was done with it here meet
//! ([`conference_again`]).

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::conference::MOST_CONFERENCES;
use domain::export::{Conference, ConferenceAgain, ConferenceItem, ConferenceStep, Led, Said, Why, conference_again};
use domain::portfolio::TimelineSource;
use domain::viewer::SignedIn;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Places;
use crate::entity::{agreed_step, conference, conference_item, conference_pick, conference_question};
use crate::tx::Tx;
use crate::{Result, conference as conferences};

/// What belongs to a conference that is here, in its order.
struct Here {
    agenda: Vec<conference_item::Model>,
    questions: Vec<conference_question::Model>,
    steps: Vec<agreed_step::Model>,
}

impl Places {
    pub async fn conference(&mut self, tx: &Tx, me: &SignedIn, mut told: Conference) -> Result<()> {
        // By the parts as they are here; those that stand nowhere are shown nowhere.
        for item in &mut told.agenda {
            let shown: BTreeSet<Uuid> = item.shown.iter().filter_map(|part| self.parts.get(part).copied()).collect();
            item.shown = shown.into_iter().collect();
        }
        for step in &mut told.steps {
            step.goal = step.goal.take().filter(|led| self.goal(led.item) != (None, None));
        }
        let own = conferences::of_student(tx, me.person.0).await?;
        let room = own.len() < MOST_CONFERENCES;
        match own.into_iter().find(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            Some(row) => self.conference_again(tx, row, told).await,
            None if room => self.new_conference(tx, me, told).await,
            None => {
                self.done.leaves("conference", &told.whom, Why::Full);
                Ok(())
            }
        }
    }

    async fn new_conference(&mut self, tx: &Tx, me: &SignedIn, told: Conference) -> Result<()> {
        let at = told.changed_at.unwrap_or(told.at).0;
        let row = conference::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            whom: Set(told.whom),
            at_words: Set(told.when),
            stage: Set(told.stage),
            looked_back: Set(told.looked_back),
            brought_id: Set(Some(told.id)),
            told_at: Set(Some(at)),
            rehearsed_at: Set(None),
            held_at: Set(told.held_at.map(|at| at.0)),
            looked_back_at: Set(None),
            removed_at: Set(None),
            created_at: Set(told.at.0),
            // As it was told there.
            changed_at: Set(at),
        };
        let row = row.insert(&tx.db).await?;
        for (place, item) in told.agenda.into_iter().enumerate() {
            add_item(tx, &row, place, item).await?;
        }
        for said in &told.questions {
            add_question(tx, &row, said).await?;
        }
        for step in &told.steps {
            self.add_step(tx, &row, step).await?;
        }
        self.done.new += 1;
        Ok(())
    }

    async fn conference_again(&mut self, tx: &Tx, row: conference::Model, told: Conference) -> Result<()> {
        let here = Here {
            agenda: conferences::agenda_of(tx, row.id).await?,
            questions: conferences::questions(tx, row.id).await?,
            steps: conferences::steps(tx, row.id).await?,
        };
        let told_at = row.told_at.unwrap_or(row.created_at);
        // Off the list it stays as it is, and off the list.
        let touched = row.changed_at != told_at || row.removed_at.is_some();
        let again = conference_again(&as_told(tx, &row, &here).await?, &told, (Moment(told_at), touched));
        let (off, more) = (row.removed_at.is_some(), !again.is_nothing());
        let left = match (again.apart || (off && more), again.full) {
            (true, _) => Some(Why::WentOn),
            (false, true) => Some(Why::Full),
            (false, false) => None,
        };
        self.comes_of("conference", &told.whom, more && !off, left);
        if off {
            return Ok(());
        }
        if more {
            self.changed.push(row.id);
            self.add_to(tx, &row, &here, &again, &told).await?;
        }
        let at = told.changed_at.unwrap_or(told.at).0;
        if more || (!touched && at > told_at) {
            let mut row = conference::ActiveModel::from(row);
            for (column, words) in [
                (&mut row.whom, again.whom),
                (&mut row.at_words, again.when),
                (&mut row.looked_back, again.looked_back),
            ] {
                if let Some(words) = words {
                    *column = Set(words);
                }
            }
            if let Some((stage, held_at)) = again.stage {
                (row.stage, row.held_at) = (Set(stage), Set(held_at.map(|at| at.0)));
            }
            if touched {
                row.changed_at = Set(tx.now.0);
            } else {
                // As new as the zip tells it: the next one goes on from there.
                (row.told_at, row.changed_at) = (Set(Some(at)), Set(at));
            }
            row.update(&tx.db).await?;
        }
        Ok(())
    }

    /// What was planned, asked and agreed.
    async fn add_to(
        &self,
        tx: &Tx,
        row: &conference::Model,
        here: &Here,
        again: &ConferenceAgain,
        told: &Conference,
    ) -> Result<()> {
        if again.agenda {
            plan_anew(tx, row, &here.agenda, &told.agenda).await?;
        }
        for n in &again.new_questions {
            add_question(tx, row, &told.questions[*n]).await?;
        }
        for (known, n) in &again.other_questions {
            let mut row = conference_question::ActiveModel::from(here.questions[*known].clone());
            row.words = Set(told.questions[*n].words.clone());
            row.update(&tx.db).await?;
        }
        for n in &again.new_steps {
            self.add_step(tx, row, &told.steps[*n]).await?;
        }
        for (known, n) in &again.other_steps {
            let (mut row, step) = (agreed_step::ActiveModel::from(here.steps[*known].clone()), &told.steps[*n]);
            row.who = Set(step.who.clone());
            row.words = Set(step.words.clone());
            row.by_words = Set(step.by.clone());
            row.update(&tx.db).await?;
        }
        for (known, goal) in &again.goals {
            let (native, brought) = self.goal(*goal);
            let mut row = agreed_step::ActiveModel::from(here.steps[*known].clone());
            row.goal_id = Set(native);
            row.brought_goal_id = Set(brought);
            row.update(&tx.db).await?;
        }
        Ok(())
    }

    /// A goal that was made here, and one that was brought. Of a goal that is not in the document the title alone would lead nowhere.
    fn goal(&self, item: Uuid) -> (Option<Uuid>, Option<Uuid>) {
        match self.items.get(&item) {
            Some((TimelineSource::Goal, id)) => (Some(*id), None),
            Some((TimelineSource::Brought, id)) => (None, Some(*id)),
            _ => (None, None),
        }
    }

    async fn add_step(&self, tx: &Tx, of: &conference::Model, step: &ConferenceStep) -> Result<()> {
        let (goal, brought_goal) = step.goal.as_ref().map(|led| self.goal(led.item)).unwrap_or_default();
        let row = agreed_step::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(of.district_id),
            subject_id: Set(of.subject_id),
            conference_id: Set(of.id),
            who: Set(step.who.clone()),
            words: Set(step.words.clone()),
            by_words: Set(step.by.clone()),
            goal_id: Set(goal),
            brought_goal_id: Set(brought_goal),
            created_at: Set(step.at.0),
        };
        agreed_step::Entity::insert(row).exec_without_returning(&tx.db).await?;
        Ok(())
    }
}

async fn add_question(tx: &Tx, of: &conference::Model, said: &Said) -> Result<()> {
    let row = conference_question::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        subject_id: Set(of.subject_id),
        conference_id: Set(of.id),
        words: Set(said.words.clone()),
        created_at: Set(said.at.0),
    };
    conference_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn add_item(tx: &Tx, of: &conference::Model, place: usize, item: ConferenceItem) -> Result<()> {
    let row = conference_item::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        subject_id: Set(of.subject_id),
        conference_id: Set(of.id),
        place: Set(place as i32),
        kind: Set(item.kind),
        title: Set(item.title),
        notes: Set(item.notes),
        removed_at: Set(None),
    };
    let row = row.insert(&tx.db).await?;
    point_at(tx, &row, &item.shown).await
}

async fn point_at(tx: &Tx, of: &conference_item::Model, parts: &[Uuid]) -> Result<()> {
    for part in parts {
        let row = conference_pick::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(of.district_id),
            subject_id: Set(of.subject_id),
            item_id: Set(of.id),
            part_id: Set(*part),
        };
        conference_pick::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

/// The agenda of the zip in place of the one here, which nobody changed since it was brought. An item of the same kind and title is the same; what
/// the zip has no more is taken out, and can be put back.
async fn plan_anew(
    tx: &Tx,
    of: &conference::Model,
    here: &[conference_item::Model],
    there: &[ConferenceItem],
) -> Result<()> {
    let mut known: Vec<_> = here.to_vec();
    for (place, item) in there.iter().cloned().enumerate() {
        let Some(at) = known.iter().position(|row| (&row.kind, &row.title) == (&item.kind, &item.title)) else {
            add_item(tx, of, place, item).await?;
            continue;
        };
        let same = known.remove(at);
        conference_pick::Entity::delete_many().filter(conference_pick::Column::ItemId.eq(same.id)).exec(&tx.db).await?;
        point_at(tx, &same, &item.shown).await?;
        let mut row = conference_item::ActiveModel::from(same);
        row.place = Set(place as i32);
        row.notes = Set(item.notes);
        row.update(&tx.db).await?;
    }
    for gone in known {
        let mut row = conference_item::ActiveModel::from(gone);
        row.removed_at = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
    }
    Ok(())
}

/// As it would be told, but for the parts and goals that it leads to, which are those of this Waymark.
async fn as_told(tx: &Tx, row: &conference::Model, here: &Here) -> Result<Conference> {
    let mut agenda = Vec::with_capacity(here.agenda.len());
    for item in &here.agenda {
        let shown: BTreeSet<Uuid> = conferences::shown_by(tx, item.id).await?.into_iter().map(|part| part.id).collect();
        agenda.push(ConferenceItem {
            kind: item.kind.clone(),
            title: item.title.clone(),
            notes: item.notes.clone(),
            shown: shown.into_iter().collect(),
        });
    }
    let said = |row: &conference_question::Model| Said {
        by: "family".into(),
        what: String::new(),
        feels: Vec::new(),
        words: row.words.clone(),
        at: Moment(row.created_at),
    };
    let step = |row: &agreed_step::Model| ConferenceStep {
        who: row.who.clone(),
        words: row.words.clone(),
        by: row.by_words.clone(),
        goal: row.goal_id.or(row.brought_goal_id).map(|item| Led { item, title: String::new() }),
        at: Moment(row.created_at),
    };
    Ok(Conference {
        id: row.id,
        whom: row.whom.clone(),
        when: row.at_words.clone(),
        stage: row.stage.clone(),
        at: Moment(row.created_at),
        held_at: row.held_at.map(Moment),
        agenda,
        questions: here.questions.iter().map(said).collect(),
        steps: here.steps.iter().map(step).collect(),
        looked_back: row.looked_back.clone(),
        changed_at: Some(Moment(row.changed_at)),
    })
}
