//! What the growth pages read.

use domain::growth::GrowthView;
use domain::id::{CommandId, GrowthId, PersonId};
use domain::json::Reads;
use domain::reflections::PieceView;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
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
    pub cursor: String,
}

/// One pair, to look at and to print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct PairPage {
    pub me: PersonId,
    pub first: CommandId,
    pub pair: GrowthView,
    pub cursor: String,
}

/// A [`GrowthPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "growth/page")]
pub async fn read_growth() -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (domain::choices::Face { name, picture, .. }, pairs, pieces, cursor) =
        backend.store.growth_page(&viewer).await?;
    let (next, first) = (GrowthId::mint(), CommandId::mint());
    Text::of(&GrowthPage { me, name, picture, pairs, pieces, next, first, cursor: cursor.to_string() })
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
    // First: what happens in between is heard again, and is the same.
    let cursor = backend.store.cursor(&viewer).await?.to_string();
    let pairs = backend.store.growth_pairs(&viewer).await?;
    let pair = pairs.into_iter().find(|pair| pair.id == growth).ok_or(domain::refusal::Refusal::NotFound)?;
    Text::of(&PairPage { me, first: CommandId::mint(), pair, cursor })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_pair(growth: GrowthId) -> Result<Text, AppError> {
    ask("growth/pair", &[("growth", growth.to_string())]).await
}
