//! What every handler can reach.

use std::sync::Arc;

use app::backend::Backend;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::assets::Releases;
use crate::config::Config;
use crate::files::Files;
use crate::keys::Keys;
use crate::life::Life;

#[derive(Clone)]
pub struct AppState {
    pub backend: Backend,
    pub options: LeptosOptions,
    pub keys: Arc<Keys>,
    pub config: Arc<Config>,
    pub files: Files,
    pub life: Life,
    pub releases: Arc<Releases>,
}

impl AppState {
    pub fn store(&self) -> &store::Store {
        &self.backend.store
    }

    pub fn now(&self) -> domain::clock::Moment {
        self.backend.store.clock().now()
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.options.clone()
    }
}

impl FromRef<AppState> for Backend {
    fn from_ref(state: &AppState) -> Self {
        state.backend.clone()
    }
}
