//! The shelf of a class: what students recommend, read and decided; what a teacher adds.

use app::classes::{BankStrategyIdea, Said as Told, ShelfDeskPage};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::id::{HelpedId, StrategyId};
use domain::refusal::Refusal;
use domain::strategies::{Curation, Need, StrategyKind, StrategySource, StrategyWords, bank};

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "strategy try class";

type Fields = Vec<(String, String)>;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

pub async fn change(here: InClass, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(said) => Ok(here.to(&format!("/shelf?said={said}"))),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// Gives what is said about it.
async fn carry_out(here: &InClass, fields: &Fields) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let field =
        |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.replace("\r\n", "\n"));
    let text = |name: &str| field(name).unwrap_or_default();
    if let Some(id) = field("bank") {
        let source = StrategySource::Bank { id, locale: here.visit.reader.locale.0.to_owned() };
        store.add_strategy(viewer, here.class, source).await?;
        return Ok("shelf_put");
    }
    let words = StrategyWords {
        kind: StrategyKind::named(&text("kind")).unwrap_or_default(),
        need: Need::named(&text("need")).unwrap_or_default(),
        name: text("name"),
        does: text("does"),
        helps: text("helps"),
        address: text("address"),
    };
    let (curation, said) = match text("what").as_str() {
        "add" => {
            store.add_strategy(viewer, here.class, StrategySource::Own { words }).await?;
            return Ok("shelf_put");
        }
        "tool_put" => {
            store.put_tried_tool(viewer, here.class, id(&text("tool"))?, words).await?;
            return Ok("shelf_put");
        }
        "tool_decline" => {
            store.decline_tried_tool(viewer, here.class, id(&text("tool"))?, text("why")).await?;
            return Ok("shelf_tool_declined");
        }
        "put" => (Curation::Put, "shelf_put"),
        "suggest" => (Curation::Suggest(words), "shelf_suggested"),
        "decline" => (Curation::Decline(text("why")), "shelf_declined"),
        "take_off" => (Curation::TakeOff, "shelf_off"),
        _ => return Err(Refusal::NotFound.into()),
    };
    let strategy: StrategyId = id(&text("strategy"))?;
    // Of this class, as the address says.
    let (desk, _) = store.shelf_desk(viewer, here.class).await?;
    desk.strategies.iter().find(|known| known.id == strategy).ok_or(Refusal::NotFound)?;
    match field("helped") {
        Some(helped) => {
            let helped: HelpedId = id(&helped)?;
            store.curate_helped(viewer, strategy, helped, curation).await?;
        }
        None => {
            let rev = text("rev").parse().unwrap_or_default();
            store.curate_strategy(viewer, strategy, rev, curation).await?;
        }
    }
    Ok(said)
}

async fn page(here: &InClass, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let band = store.class(viewer, here.class).await?.card.grade_band;
    let (desk, cursor) = store.shelf_desk(viewer, here.class).await?;
    let locale = here.visit.reader.locale.0;
    let ideas = bank(band).into_iter().filter(|idea| !desk.from_bank.contains(&idea.id));
    let error = typed.error.clone();
    let page = ShelfDeskPage {
        me: here.me.clone(),
        bank: ideas.map(|idea| BankStrategyIdea { words: idea.in_language(locale), id: idea.id }).collect(),
        desk,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "shelf.desk_title", move || page.view()),
        None => here.visit.live_page("shelf.desk_title", &cursor, HEARS, move || page.view()),
    })
}
