//! The ladder, for the student whose inquiry it is.

use domain::audience::{OpenTo, OwnAudience, Preview, Step, StepView, names_in};
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::InquiryId;
use domain::viewer::Viewer;

use super::{classes, guest_replies, ours, rows, view, wishing, world};
use crate::entity::{audience, inquiry, perspective};
use crate::tx::Tx;
use crate::{Result, Store, people, pieces, replay};

impl Store {
    /// Who reads an inquiry of the viewer's, what is wished, and what there is to wish.
    #[crate::compiled_here]
    pub async fn own_audience(&self, viewer: &Viewer, id: InquiryId) -> Result<(OwnAudience, Cursor)> {
        let tx = self.snapshot().await?;
        let inquiry = ours::own(&tx, viewer, id).await?;
        let said = ours::perspectives(&tx, inquiry.id).await?;
        let name = people::name(&tx, inquiry.subject_id).await?;
        let around = classes::names_around(&tx, inquiry.subject_id.into()).await?;
        let own = OwnAudience {
            picture: pieces::picture(&tx, None, inquiry.subject_id).await?,
            inquiry: id,
            question: ours::question(&tx, &inquiry).await?,
            versions: said.iter().map(|one| (one.number, Moment(one.created_at))).collect(),
            previews: said.iter().rev().map(|one| preview(one, &name, &around, tx.now)).collect(),
            steps: steps(&tx, &inquiry).await?,
            open_to: view::open_to(&tx, &inquiry).await?,
            classes: classes::to_wish(&tx, inquiry.subject_id.into()).await?,
            world: world::around(&tx, &inquiry).await?,
            slug: world::slug(&tx, &inquiry).await?,
            guests: guest_replies::for_student(&tx, inquiry.id).await?,
            name,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}

fn preview(one: &perspective::Model, name: &str, around: &[String], now: Moment) -> Preview {
    let text = wishing::text(one);
    Preview {
        number: one.number,
        copy: world::copy(one, "", now),
        names: names_in(&text, name),
        others: wishing::others_in(&text, around),
    }
}

async fn steps(tx: &Tx, inquiry: &inquiry::Model) -> Result<Vec<StepView>> {
    let (ladder, all) = (rows::ladder(tx, inquiry).await?, rows::of(tx, inquiry.id).await?);
    let mut steps = Vec::new();
    for step in Step::WISHED {
        let row = rows::at(&all, step);
        // What is over nobody took back: the row still names who released it.
        let over = row.is_some_and(|row| rows::is_over(row, tx.now));
        let decided_by = match row.filter(|_| !over).and_then(|row| row.decided_by) {
            Some(by) => people::name(tx, by).await?,
            None => String::new(),
        };
        steps.push(StepView {
            step,
            stage: row.map(|row| rows::stage(row, tx.now)).unwrap_or_default(),
            admitted: ladder.admits(step).is_ok(),
            wished: match row {
                Some(row) => wished(tx, row).await?,
                None => None,
            },
            answer: row.map(|row| row.answer.clone()).unwrap_or_default(),
            decided_by,
            decided_at: row.and_then(|row| if over { row.until } else { row.decided_at }).map(Moment),
            over,
            was_open: row.and_then(rows::since).is_some(),
        });
    }
    Ok(steps)
}

async fn wished(tx: &Tx, row: &audience::Model) -> Result<Option<OpenTo>> {
    let (Some(version), Some(at)) = (row.wished_version, row.wished_at) else { return Ok(None) };
    let who = match (rows::step(row), row.wished_partner_id) {
        (Step::Partner, Some(partner)) => people::name(tx, partner).await?,
        (Step::Named, _) => row.wished_words.clone(),
        (Step::World, _) => row.wished_pen.clone(),
        _ => classes::name(tx, row.wished_class_id.unwrap_or(row.class_id)).await?,
    };
    Ok(Some(OpenTo {
        step: rows::step(row),
        who: vec![who],
        version: Some(version),
        since: Some(Moment(at)),
        until: None,
    }))
}
