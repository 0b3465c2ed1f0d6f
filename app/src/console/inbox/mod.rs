//! The inbox's column: what waits for the teacher, in an order that nothing moves while something is read.

mod comment_on;
mod earlier;
mod item;
pub mod order;
mod so_far;
mod text;

use domain::id::ReflectionId;
use domain::reflections::Turn;
use leptos::prelude::*;

use self::item::Item;
use self::order::Show as Shows;
use super::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName};

#[component]
pub fn InboxColumn() -> impl IntoView {
    let desk = desk();
    let waiting = Memo::new(move |_| desk.live.with(|v| v.cards.iter().filter(|c| c.turn == Turn::Teacher).count()));
    let ids = Memo::new(move |_| {
        let open = desk.open_id();
        desk.shown.with(|cards| {
            cards
                .iter()
                .filter(|c| desk.show.get().keeps(c) || Some(c.id) == open)
                .map(|c| c.id)
                .collect::<Vec<ReflectionId>>()
        })
    });
    let nothing_ever = Memo::new(move |_| desk.shown.with(Vec::is_empty));
    view! {
        <section class="console-col console-inbox stack" aria-labelledby="waiting">
            <div class="console-head">
                <h2 id="waiting" class="row">{t!("console.waiting")}" "<span class="pill count">{move || waiting.get()}</span></h2>
                <Filters/>
            </div>
            <Newcomers/>
            <Show when=move || nothing_ever.get()><NothingShared/></Show>
            <Show when=move || !nothing_ever.get() && ids.with(Vec::is_empty)><p class="quiet-text">{t!("console.none_of_these")}</p></Show>
            <ul class="inbox">
                <For each=move || ids.get() key=|id| *id let:id><Item id/></For>
            </ul>
        </section>
    }
}

/// Links, so that they work before the WASM does.
#[component]
fn Filters() -> impl IntoView {
    let desk = desk();
    let href = move |to: Shows| {
        let open = desk.open_id().map(|id| format!("&piece={id}")).unwrap_or_default();
        format!("/console/{}?show={}{open}", desk.class, to.name())
    };
    let label = |of: Shows| match of {
        Shows::Waiting => t!("console.show_waiting"),
        Shows::Asking => t!("console.show_asking"),
        Shows::ToRead => t!("console.show_to_read"),
        Shows::All => t!("console.show_all"),
    };
    view! {
        <nav class="filters" aria-label=t!("console.show")>
            {Shows::ALL.into_iter().map(|one| view! {
                <a class="filter" href=move || href(one) data-noscroll="" aria-current=move || (desk.show.get() == one).then_some("true")>{label(one)}</a>
            }).collect_view()}
        </nav>
    }
}

/// New work says so here, and comes in when it is pressed.
#[component]
fn Newcomers() -> impl IntoView {
    let desk = desk();
    let new = Memo::new(move |_| {
        let open = desk.open_id();
        desk.live.with(|view| desk.shown.with(|shown| order::newcomers(shown, &view.cards, open)))
    });
    announce(new);
    view! {
        <Show when=move || new.get() != 0>
            <button class="newcomers" type="button" aria-keyshortcuts="n" on:click=move |_| desk.show_new()>
                {move || t!("console.new", n = new.get())}" "<kbd>"N"</kbd>
            </button>
        </Show>
    }
}

/// Said once for all that came in a few seconds: a class shares at the same time.
fn announce(new: Memo<usize>) {
    let desk = desk();
    let said = StoredValue::new((0, false));
    Effect::new(move |_| {
        let count = new.get();
        let (before, waits) = said.get_value();
        if count <= before || waits {
            said.set_value((count.min(before), waits));
            return;
        }
        said.set_value((before, true));
        set_timeout(
            move || {
                if let Some(count) = new.try_get_untracked() {
                    said.try_set_value((count, false));
                    if count > 0 {
                        desk.say(t!("console.new_said", n = count));
                    }
                }
            },
            std::time::Duration::from_secs(4),
        );
    });
}

#[component]
fn NothingShared() -> impl IntoView {
    let desk = desk();
    let asked = Memo::new(move |_| desk.live.with(|view| view.prompt.is_some()));
    view! {
        <div class="empty">
            <Icon name=IconName::MessageCircle/>
            <h3>{t!("console.nobody_shared")}</h3>
            <p>{t!("console.nobody_shared_hint")}</p>
            <Show when=move || !asked.get()>
                <a class="button primary" href=format!("/class/{}/prompts", desk.class) rel="external">
                    <Icon name=IconName::BookOpen/>{t!("console.choose_prompt")}
                </a>
            </Show>
        </div>
    }
}
