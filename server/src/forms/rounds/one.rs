//! `/class/{id}/round/{round}`: guided step by step.

use app::classes::{RoundDeskPage, Said as Told};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::event::Cursor;
use domain::id::RoundId;
use domain::questions::EssentialAct;
use domain::refusal::Refusal;
use domain::rounds::{DealtFrom, RoundDesk, RoundStep};
use domain::stage::{Scene, StageAct};
use serde::Deserialize;

use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;
use crate::state::AppState;

/// The kinds of changes that concern the page: also what the wall shows instead.
const HEARS: &str = "round question class tile stage door";

type Fields = Vec<(String, String)>;

/// A member of the staff at the address of a round of a class.
pub struct AtRound {
    here: InClass,
    round: RoundId,
}

#[derive(Deserialize)]
struct Address {
    round: String,
}

impl FromRequestParts<AppState> for AtRound {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let here = InClass::from_request_parts(parts, state).await?;
        let address = Path::<Address>::from_request_parts(parts, state).await;
        match address.ok().and_then(|Path(address)| address.round.parse().ok()) {
            Some(round) => Ok(Self { here, round }),
            // What is no id names nothing.
            None => Err(here.visit.not_found()),
        }
    }
}

impl AtRound {
    /// The round, if it is of the class that the address names.
    async fn desk(&self) -> Result<(RoundDesk, Cursor), AppError> {
        let (desk, cursor) = self.here.visit.store().round_desk(&self.here.visit.viewer, self.round).await?;
        if desk.card.class.id == self.here.class { Ok((desk, cursor)) } else { Err(Refusal::NotFound.into()) }
    }

    fn said(&self, what: &str) -> Response {
        self.here.to(&format!("/round/{}?said={what}", self.round))
    }
}

pub async fn show(at: AtRound, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said, Typed::default()).await)
}

pub async fn change(at: AtRound, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&at, &fields).await {
        Err(error) if is_for_the_form(&error) => page(&at, Said::default(), Typed::refused(fields, error)).await,
        done => done,
    };
    answer(&at.here.visit, done)
}

async fn carry_out(at: &AtRound, fields: &Fields) -> Result<Response, AppError> {
    let (store, viewer, round) = (at.here.visit.store(), &at.here.visit.viewer, at.round);
    let text = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let what = text("what");
    if what == "back" {
        // What was put away is found by no other way.
        store.remove_round(viewer, round, false).await?;
        return Ok(at.said("round_back"));
    }
    // The address names a class and a round of it.
    at.desk().await?;
    let step = |name: &str| RoundStep::named(text(name)).ok_or(Refusal::NotFound);
    Ok(match what {
        "move" => {
            store.move_round(viewer, round, step("from")?, step("to")?).await?;
            at.said("round_moved")
        }
        "deal_present" | "deal_everybody" => {
            let from = if what == "deal_present" { DealtFrom::Present } else { DealtFrom::Everybody };
            store.deal_round(viewer, round, from).await?;
            at.said("round_dealt")
        }
        "seat" => {
            let group = match text("group") {
                "" => None,
                typed => Some(id(typed)?),
            };
            store.seat_in_round(viewer, round, id(text("student"))?, group).await?;
            at.said("round_seated")
        }
        "scribe" => {
            store.make_scribe(viewer, round, id(text("student"))?).await?;
            at.said("round_scribe")
        }
        "share" | "unshare" => {
            store.share_round(viewer, round, what == "share", Some(text("read")), text("looked") == "yes").await?;
            at.said(if what == "share" { "round_shared" } else { "round_unshared" })
        }
        "to_board" => {
            store.round_to_board(viewer, round, Some(text("read"))).await?;
            at.said("round_on_board")
        }
        "wall" => {
            let show = StageAct::Show { scene: Scene::Round, subject: Some(round.0), seconds: None };
            store.stage(viewer, at.here.class, show).await?;
            at.said("round_on_wall")
        }
        "essential" => {
            let (id, words) = (id(text("question"))?, text("words").to_owned());
            let act = EssentialAct::Make { id, words, round: Some(round) };
            store.guide_essential(viewer, at.here.class, act).await?;
            at.said("round_essential")
        }
        "remove" => {
            store.remove_round(viewer, round, true).await?;
            at.here.to(&format!("/rounds?said=round_removed&who={round}"))
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(at: &AtRound, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (desk, cursor) = at.desk().await?;
    let error = typed.error.clone();
    let page = RoundDeskPage {
        me: at.here.me.clone(),
        desk,
        typed,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() }),
    };
    Ok(match error {
        Some(error) => at.here.visit.again(&error, "rounds.title", move || page.view()),
        None => at.here.visit.live_page("rounds.title", &cursor, HEARS, move || page.view()),
    })
}
