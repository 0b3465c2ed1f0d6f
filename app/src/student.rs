//! A student's pages, in three chunks: home, where one writes and reads, and the quiet pages that one opens now and then. Whoever is at
//! home has the next chunk fetched while nothing else happens, so that an answer begins at once. A fourth chunk would cut what they share
//! into twice as many pieces, and each piece costs a kilobyte.

use leptos::lazy;

use crate::routes::{Attend, Show};
use crate::{goals, growth, home, reflections, talk};

#[lazy]
pub fn home_page() -> Show {
    // Fetched when this page is done; it is not waited for.
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(async {
        crate::offline::wait(3_000).await;
        __preload_work_page().await;
    });
    home::show
}

/// Where one writes the page is the server's, and there is a desk at it.
#[lazy]
pub fn work_page() -> Attend {
    #[cfg(feature = "hydrate")]
    return reflections::attend;
    #[cfg(not(feature = "hydrate"))]
    |_| {}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    Goals,
    NewGoal,
    Goal,
    OwnQuestion,
    Growth,
    Pair,
    Talk,
}

#[lazy]
pub fn quiet_page(place: Quiet) -> Show {
    match place {
        Quiet::Goals => goals::show,
        Quiet::NewGoal => goals::show_new,
        Quiet::Goal => goals::show_one,
        Quiet::OwnQuestion => reflections::show_question,
        Quiet::Growth => growth::show,
        Quiet::Pair => growth::show_pair,
        Quiet::Talk => talk::show,
    }
}
