//! `/piece/{id}/beside`: what stands beside the writing, as a page; and the small parts of a piece's page that lead there.

use std::collections::BTreeMap;

use app::rubrics::{BesidePage, fold, of_version};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::id::ReflectionId;
use domain::viewer::Viewer;
use serde::Deserialize;
use store::{Store, Unbegun};

use crate::forms::classes::{answer, id};
use crate::forms::shelf::Learning;

/// The kinds of changes that concern the page.
const HEARS: &str = "rubric class";

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    /// Of a piece that may not be begun yet.
    prompt: Option<String>,
    /// Of one that answers a question of the student's own.
    class: Option<String>,
}

impl Wanted {
    fn unbegun(self) -> Option<Unbegun> {
        let prompt = self.prompt.and_then(|id| id.parse().ok()).map(Unbegun::Prompt);
        prompt.or_else(|| self.class.and_then(|id| id.parse().ok()).map(Unbegun::OwnQuestion))
    }
}

pub async fn show(here: Learning, Path(path): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = async {
        let (piece, unbegun) = (id::<ReflectionId>(&path)?, wanted.unbegun());
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        // Before it is read: what comes meanwhile comes again.
        let cursor = store.cursor(viewer).await?;
        let beside = store.beside(viewer, piece, unbegun).await?;
        let back = match (beside.piece, unbegun) {
            (Some(piece), _) => format!("/piece/{piece}"),
            (None, Some(Unbegun::Prompt(prompt))) => format!("/prompt/{prompt}"),
            (None, Some(Unbegun::OwnQuestion(class))) => format!("/question/{class}"),
            (None, None) => "/home".into(),
        };
        let page = BesidePage { me: here.me.clone(), beside, back };
        Ok(here.visit.live_page("rubrics.beside_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

fn asked(unbegun: Option<Unbegun>) -> String {
    match unbegun {
        Some(Unbegun::Prompt(prompt)) => format!("?prompt={prompt}"),
        Some(Unbegun::OwnQuestion(class)) => format!("?class={class}"),
        None => String::new(),
    }
}

/// Into the parts of a piece's page: where one writes, the way to criteria and beginnings; below a version, what is said of it. The draft's
/// stays small: what is behind it comes when it is folded open.
pub async fn add_to(
    store: &Store,
    viewer: &Viewer,
    (piece, unbegun): (ReflectionId, Option<Unbegun>),
    parts: &mut BTreeMap<String, String>,
    in_words: impl Fn(&mut dyn FnMut()),
) {
    if let Some(draft) = parts.get_mut("draft") {
        in_words(&mut || draft.push_str(&fold(piece, asked(unbegun)).into_string()));
    }
    let Ok((of, _)) = store.piece_criteria(viewer, piece).await else { return };
    for version in &of.versions {
        let part = parts.entry(format!("version-{}", version.number)).or_default();
        in_words(&mut || part.push_str(&of_version(&of, version).into_string()));
    }
}
