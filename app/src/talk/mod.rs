//! *I need to talk to someone*: who will see it, when, and what to do now if it cannot wait, said before anything is asked.

pub mod api;
mod page;

use leptos::prelude::*;

use self::page::Talk;
use crate::offline::Text;

pub fn show(page: &Text) -> Option<AnyView> {
    page.read().map(|page| view! { <Talk page/> }.into_any())
}
