//! `/class/{id}/rounds`

use app::classes::{RoundsPage, Said as Told, Undo};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Multipart, Query};
use axum::response::Response;
use domain::id::{FileId, RoundId};
use domain::refusal::Refusal;
use domain::rounds::{Focus, FocusKind, Minutes};

use super::brings::{Brings, let_go};
use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "round class";

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

/// A new round goes on to the page where it is guided.
pub async fn make(here: InClass, mut form: Multipart) -> Response {
    let mut brings = Brings::default();
    let done = match carry_out(&here, &mut brings, &mut form).await {
        Ok(round) => Ok(here.to(&format!("/round/{round}?said=round_made"))),
        Err(error) if is_for_the_form(&error) => {
            let_go(&mut form).await;
            page(&here, Said::default(), Typed::refused(brings.fields, at_file(error))).await
        }
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// What is wrong with a file stands beside the file.
fn at_file(error: AppError) -> AppError {
    match &error {
        AppError::Refused { refusal: Refusal::Invalid { faults } }
            if faults.iter().all(|fault| fault.field.is_empty()) =>
        {
            let faults = faults.iter().cloned().map(|fault| domain::refusal::Fault { field: "file".into(), ..fault });
            Refusal::Invalid { faults: faults.collect() }.into()
        }
        _ => error,
    }
}

async fn carry_out(here: &InClass, brings: &mut Brings, form: &mut Multipart) -> Result<RoundId, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // Whose class it is counts before anything is read.
    store.class(viewer, here.class).await?;
    let is_picture = |brings: &Brings| FocusKind::named(&brings.text("kind")) == Some(FocusKind::Picture);
    brings.read(&here.visit, form, is_picture).await?;
    let minutes = Minutes::typed(|step| brings.text(&format!("minutes-{}", step.name())));
    let file: Option<FileId> = brings.text("file").parse().ok();
    let focus = Focus {
        kind: FocusKind::named(&brings.text("kind")).unwrap_or_default(),
        words: brings.text("words"),
        picture: file.filter(|_| brings.picture),
    };
    // Everything that is wrong at once.
    let (focus, minutes) = match (focus.check(), minutes) {
        (Ok(focus), Ok(minutes)) => (focus, minutes),
        (Err(refusal), Ok(_)) | (Ok(_), Err(refusal)) => return Err(refusal.into()),
        (Err(Refusal::Invalid { mut faults }), Err(Refusal::Invalid { faults: more })) => {
            faults.extend(more);
            return Err(Refusal::Invalid { faults }.into());
        }
        (Err(refusal), Err(_)) => return Err(refusal.into()),
    };
    let round = id(&brings.text("round"))?;
    store.make_round(viewer, here.class, round, focus, minutes).await?;
    Ok(round)
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (rounds, cursor) = store.rounds(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    // What was just put away comes back with one press.
    let undo = id::<RoundId>(&said.who).ok().filter(|_| said.said == "round_removed").map(|round| Undo {
        action: format!("/class/{}/round/{round}", here.class),
        name: "what",
        value: "back".into(),
    });
    let error = typed.error.clone();
    let page = RoundsPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        rounds,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, undo, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "rounds.titles", move || page.view()),
        None => here.visit.live_page("rounds.titles", &cursor, HEARS, move || page.view()),
    })
}
