//! What shows a goal or an inquiry, as an export tells it: each link by the id that its thing has in the document, in whatever Waymark that was
//! made. Links are told of the student's own goals and inquiries here; what was brought tells its own.

use std::collections::BTreeMap;

use domain::export::{Content, Evidence, Item, Led};
use uuid::Uuid;

use crate::evidence::{self, Of, Reads};
use crate::tx::Tx;
use crate::{Result, goals};

/// Everything of the document that can be named: by the id that it has here, the one in the document and its kind.
pub type Named = BTreeMap<Uuid, (Uuid, String)>;

/// Adds to one of the student's own what shows it. What is not in the document is not told.
pub async fn add_to(tx: &Tx, item: &mut Item, named: &Named) -> Result<()> {
    let of = match &item.content {
        Content::Goal { .. } => Of::Goal(item.id),
        Content::Inquiry { .. } => Of::Inquiry(item.id),
        _ => return Ok(()),
    };
    let mut shown = Vec::new();
    for view in evidence::of(tx, of, Reads::Student).await? {
        let (Some((id, what)), Some(shows)) = (named.get(&view.about), view.shows) else { continue };
        shown.push(Evidence {
            id: view.id.0,
            item: *id,
            what: what.clone(),
            version: view.fixed,
            title: shows.title,
            words: view.words,
            at: view.at,
        });
    }
    match &mut item.content {
        Content::Goal { evidence, competencies, .. } => {
            let ids: Vec<Uuid> = shown.iter().map(|shown| shown.id).collect();
            *competencies = goals::of_export(tx, item.id, &ids).await?;
            *evidence = shown;
        }
        Content::Inquiry { evidence, .. } => *evidence = shown,
        _ => {}
    }
    Ok(())
}

/// A choice leads to a goal and to a piece of the document, and what was tried to a piece, or says nothing of them.
pub fn keep_known(item: &mut Item, named: &Named) {
    let leads: Vec<&mut Option<Led>> = match &mut item.content {
        Content::Choice { goal, work, .. } => vec![goal, work],
        Content::Try { tried, .. } => tried.iter_mut().map(|tried| &mut tried.work).collect(),
        _ => Vec::new(),
    };
    for led in leads {
        *led = led.take().filter(|led| named.contains_key(&led.item));
    }
}
