//! What the page of *I need to talk to someone* reads: who would see it.

use domain::id::{CommandId, PersonId, TalkId};
use domain::json::Reads;
use domain::talk::TalkPeople;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct TalkPage {
    pub me: PersonId,
    pub name: String,
    pub picture: String,
    pub people: TalkPeople,
    /// The ids of the next ask and of its command: others as soon as one was handed over.
    pub talk: TalkId,
    pub first: CommandId,
}

/// A [`TalkPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "talk/page")]
pub async fn read_talk() -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (domain::choices::Face { name, picture, .. }, people) = backend.store.talk_page(&viewer).await?;
    let (talk, first) = (TalkId::mint(), CommandId::mint());
    Text::of(&TalkPage { me, name, picture, people, talk, first })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_talk() -> Result<Text, AppError> {
    ask("talk/page", &[]).await
}
