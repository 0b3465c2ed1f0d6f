//! A conference as its student sees it, and as a teacher does who is invited.

use domain::clock::Moment;
use domain::conference::{AgendaItem, AgreedStep, ConferenceCard, ConferenceView, FamilyQuestion, ItemKind};

use super::{agenda, rows, steps};
use crate::entity::{conference, conference_item};
use crate::portfolio::{self, Shown};
use crate::tx::Tx;
use crate::{Result, people, pieces};

pub async fn item(tx: &Tx, row: conference_item::Model, own: bool) -> Result<AgendaItem> {
    let mut shown = Vec::new();
    for part in agenda::shown_by(tx, row.id).await? {
        // On its pages everybody looks at the same: nothing that was answered and asked.
        let part = portfolio::part_view(tx, part, false).await?;
        if !matches!(part.is, domain::portfolio::PartIs::Pick(_, None)) {
            shown.push(part);
        }
    }
    Ok(AgendaItem {
        id: row.id.into(),
        kind: ItemKind::named(&row.kind).unwrap_or(ItemKind::Own),
        title: row.title,
        notes: if own { row.notes } else { String::new() },
        shown,
    })
}

pub async fn of(tx: &Tx, row: conference::Model, own: bool) -> Result<ConferenceView> {
    let mut items = Vec::new();
    for one in agenda::of(tx, row.id).await? {
        items.push(item(tx, one, own).await?);
    }
    let questions = steps::questions(tx, row.id).await?;
    let agreed = steps::steps(tx, row.id).await?;
    Ok(ConferenceView {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        stage: rows::stage(&row),
        whom: row.whom,
        when: row.at_words,
        agenda: items,
        questions: questions
            .into_iter()
            .map(|row| FamilyQuestion { id: row.id.into(), words: row.words, at: Moment(row.created_at) })
            .collect(),
        steps: agreed
            .into_iter()
            .map(|row| AgreedStep {
                id: row.id.into(),
                who: row.who,
                words: row.words,
                by: row.by_words,
                goal: row.goal_id.map(Into::into),
                brought: row.brought_goal_id,
                at: Moment(row.created_at),
            })
            .collect(),
        // What a student says to themselves afterwards is theirs.
        looked_back: if own { row.looked_back } else { String::new() },
        readers: portfolio::adults_of(tx, Shown::Conference(row.id)).await?,
        held_at: row.held_at.map(Moment),
        changed_at: Moment(row.changed_at),
    })
}

pub async fn card(tx: &Tx, row: conference::Model) -> Result<ConferenceCard> {
    Ok(ConferenceCard {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        stage: rows::stage(&row),
        brought: row.brought_id.is_some(),
        whom: row.whom,
        when: row.at_words,
        held_at: row.held_at.map(Moment),
    })
}
