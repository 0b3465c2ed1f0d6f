//! What the growth pages read.

use domain::growth::GrowthView;
use domain::id::{CommandId, GrowthId, PersonId};
use domain::reflections::PieceView;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GrowthPage {
    pub me: PersonId,
    pub name: String,
    pub picture: String,
    pub pairs: Vec<GrowthView>,
    /// Own pieces, to cite versions from.
    pub pieces: Vec<PieceView>,
    /// For a pair that is not there yet.
    pub next: GrowthId,
    pub first: CommandId,
}

/// One pair, to look at and to print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairPage {
    pub me: PersonId,
    pub first: CommandId,
    pub pair: GrowthView,
}

/// A [`GrowthPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "growth/page")]
pub async fn read_growth() -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = viewer.person().ok_or_else(|| {
        leptos_axum::redirect("/");
        domain::refusal::Refusal::NotFound
    })?;
    let (home, _) = backend.store.home(&viewer).await?;
    let pieces = home.pieces.into_iter().filter(|piece| piece.stage.is_shared()).collect();
    let (next, first) = (GrowthId::mint(), CommandId::mint());
    Text::of(&GrowthPage { me, name: home.name, picture: home.picture, pairs: home.growth, pieces, next, first })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_growth() -> Result<Text, AppError> {
    ask("growth/page", &[]).await
}

/// One own pair: a [`PairPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "growth/pair")]
pub async fn read_pair(growth: GrowthId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = viewer.person().ok_or(domain::refusal::Refusal::NotFound)?;
    let pairs = backend.store.growth_pairs(&viewer).await?;
    let pair = pairs.into_iter().find(|pair| pair.id == growth).ok_or(domain::refusal::Refusal::NotFound)?;
    Text::of(&PairPage { me, first: CommandId::mint(), pair })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_pair(growth: GrowthId) -> Result<Text, AppError> {
    ask("growth/pair", &[("growth", growth.to_string())]).await
}
