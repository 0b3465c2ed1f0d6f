//! What a student does about who reads an inquiry, one arm for each act.

use std::collections::BTreeSet;

use domain::audience::{
    AudienceAct, AudienceMove, AudienceSaid, Step, Wish, names_as_spelled, names_in, pen_name, waits_for_release,
};
use domain::command::Answer;
use domain::event::Event;
use domain::id::{AudienceId, InquiryId, PersonId};
use domain::refusal::{Fault, Refusal};
use domain::viewer::Viewer;
use uuid::Uuid;

use super::{answering, classes, narrowing, ours, rows, schoolmates, setting, world};
use crate::entity::{audience, inquiry, perspective};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, people, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: InquiryId, said: &AudienceSaid) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = said.act().map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let inquiry = ours::own(tx, viewer, id).await?;
    let events = match act {
        AudienceAct::Wish(wish) => wished(tx, &inquiry, wish).await?,
        AudienceAct::Withdraw { step } => withdrawn(tx, &inquiry, step).await?,
        AudienceAct::TakeBack { step } => narrowing::take_back(tx, &inquiry, step, None).await?,
        AudienceAct::Answer { reply, words } => answering::say(tx, &inquiry, reply, words).await?,
    };
    Ok(Written::new(Answer::done(), events))
}

async fn wished(tx: &Tx, inquiry: &inquiry::Model, wish: Wish) -> Result<Vec<Event>> {
    let me: PersonId = inquiry.subject_id.into();
    rows::ladder(tx, inquiry).await?.admits(wish.step)?;
    let class = classes::wishable(tx, me, wish.class).await?.ok_or_else(Error::not_found)?;
    let perspective = match ours::perspective(tx, inquiry.id, wish.version).await {
        Err(Error::Refused(Refusal::NotFound)) => return Err(Refusal::invalid("version", "audience.say_first").into()),
        found => found?,
    };
    fits(tx, inquiry, &wish, &perspective).await?;
    let all = rows::of(tx, inquiry.id).await?;
    let row = match rows::at(&all, wish.step) {
        Some(row) => row.clone(),
        None => rows::new(tx, inquiry, AudienceId::mint().0, wish.step, wish.class),
    };
    let elementary = classes::is_elementary(&class);
    let waits = waits_for_release(wish.step, elementary, setting::partner_first(tx, class.id).await?);
    let before = rows::stage(&row, tx.now);
    let row = audience::Model {
        since: rows::since(&row),
        wished_version: Some(wish.version),
        wished_partner_id: wish.partner.map(Into::into),
        wished_class_id: Some(class.id),
        wished_words: wish.words,
        wished_pen: wish.pen,
        wished_at: Some(tx.now.0),
        answer: String::new(),
        ..row
    };
    let happens = if waits { AudienceMove::Wish } else { AudienceMove::Open };
    let next = before.after(happens)?;
    let left = row.partner_id.filter(|partner| !waits && Some(*partner) != row.wished_partner_id);
    let row = if waits { audience::Model { stage: next.name().into(), ..row } } else { rows::opened(row, tx.now) };
    // What is nothing yet is of the class that it is wished in.
    let row = if before.is_open() { row } else { audience::Model { class_id: class.id, ..row } };
    let row = rows::keep(tx, row).await?;
    let mut events = rows::events(tx, &row).await?;
    events.extend(left.map(|partner: Uuid| rows::to_person(&row, partner.into())));
    if !waits {
        events.extend(narrowing::told_inquiry(tx, inquiry).await?);
    }
    Ok(events)
}

/// What only the rows know: whether the partner is in the class, whose name the pen name is, and whether a text without a name has one in it.
async fn fits(tx: &Tx, inquiry: &inquiry::Model, wish: &Wish, perspective: &perspective::Model) -> Result<()> {
    let me: PersonId = inquiry.subject_id.into();
    if let Some(partner) = wish.partner
        && (partner == me || scope::enrollment(tx, partner, wish.class).await?.is_none())
    {
        return Err(Refusal::invalid("partner", "audience.pick_a_partner").into());
    }
    if matches!(wish.step, Step::Named | Step::World) && has_whole_name(&people::name(tx, me.0).await?, perspective) {
        return Err(Refusal::invalid("version", "audience.own_name_in_words").into());
    }
    if wish.step == Step::World {
        world::around(tx, inquiry).await?.may_wish()?;
        pen_is_nobodys(tx, me, &wish.pen).await?;
    }
    Ok(())
}

/// Invalid `pen`.
pub async fn pen_is_nobodys(tx: &Tx, me: PersonId, pen: &str) -> Result<()> {
    let (own, around) = (people::name(tx, me.0).await?, schoolmates::names(tx, me).await?);
    let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "pen".into(), sentence }] };
    pen_name(pen, &own, &around).map_err(fault)?;
    Ok(())
}

/// First name and last name stand in it.
pub fn has_whole_name(name: &str, perspective: &perspective::Model) -> bool {
    domain::audience::has_whole_name(&text(perspective), name)
}

/// Everything of a perspective that others read.
pub fn text(perspective: &perspective::Model) -> String {
    let perspective::Model { question, words, based_on, used_to, now, .. } = perspective;
    [question.as_str(), words, based_on, used_to, now].join("\n")
}

/// Parts of others' names that stand in words which go out: as they are spelled (*will* is no *Will*), or all of a name, however it is
/// spelled. Each once.
pub fn others_in(text: &str, around: &[String]) -> Vec<String> {
    let in_it = |name: &String| match domain::audience::has_whole_name(text, name) {
        true => names_in(text, name),
        false => names_as_spelled(text, name),
    };
    around.iter().flat_map(in_it).collect::<BTreeSet<_>>().into_iter().collect()
}

async fn withdrawn(tx: &Tx, inquiry: &inquiry::Model, step: Step) -> Result<Vec<Event>> {
    let all = rows::of(tx, inquiry.id).await?;
    let row = rows::at(&all, step).ok_or_else(Error::not_found)?.clone();
    let next = rows::stage(&row, tx.now).after(AudienceMove::Withdraw)?;
    let before = row.clone();
    let row = audience::Model { stage: next.name().into(), ..rows::without_wish(row) };
    // Its student did it: who once said *not now*, or released what is over, did not take this back.
    let row = if next.is_open() { row } else { audience::Model { decided_by: None, decided_at: None, ..row } };
    let row = rows::keep(tx, row).await?;
    // The staff of the class where it was wished hears that there is nothing to answer.
    let mut events = rows::events(tx, &row).await?;
    let elsewhere = before.wished_class_id.filter(|class| *class != row.class_id);
    events.extend(elsewhere.map(|class| rows::in_class(&row, class, vec![domain::event::Audience::Staff])));
    Ok(events)
}
