use domain::event::{Change, Cursor, Delivery};
use domain::projector::{Showing, WallView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{WallPage, wall};
use super::foot::Clock;
use super::join::JoinScene;
use super::keys::keys_help;
use super::scenes::{BlankScene, ComposedScene, PromptScene};
use super::wall::WallScene;
use crate::live::feed::{Line, Source, use_feed};
use crate::offline;
use crate::t;
use crate::ui::{still, title};

/// What the window knows.
#[derive(Clone, Copy)]
pub struct Wall {
    pub view: RwSignal<WallView>,
    modules: RwSignal<usize>,
    drawn: RwSignal<String>,
    /// It is a projector no longer.
    gone: RwSignal<bool>,
    /// Which sheet is shown; counted from 0.
    pub at: RwSignal<usize>,
    /// Blanked by a key in this window, which has the keyboard where screens are mirrored. The class's stage is not touched.
    pub blank: RwSignal<bool>,
    /// Full seconds of the timer.
    pub left: RwSignal<Option<u32>>,
}

impl Wall {
    fn new(page: WallPage) -> Self {
        Self {
            at: RwSignal::new(page.view.stage.page.unwrap_or(0) as usize),
            left: RwSignal::new(page.view.stage.timer.map(|timer| timer.left_after(0))),
            view: RwSignal::new(page.view),
            modules: RwSignal::new(page.modules),
            drawn: RwSignal::new(page.drawn),
            gone: RwSignal::new(false),
            blank: RwSignal::new(false),
        }
    }
}

/// The projector's window, once it is read. No names, no controls.
#[component]
pub fn Projector(token: String, page: WallPage) -> impl IntoView {
    let cursor: Cursor = page.cursor.parse().unwrap_or_default();
    let known = Wall::new(page);
    let Wall { view, modules, drawn, gone, at, blank, left } = known;
    let again = fetch_again(token.clone(), known);
    let line = use_feed(Source::Projector(token), &cursor, Delivery::read, move |delivery| again(Some(delivery)));
    let idle = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    super::window::live(idle, known);
    let now =
        Memo::new(
            move |_| if gone.get() || line.get() == Line::Ended { None } else { Some(view.with(WallView::showing)) },
        );
    title("Waymark".to_owned());
    let class = move || match (idle.get(), left.get().is_some()) {
        (false, false) => "projector",
        (true, false) => "projector idle",
        (false, true) => "projector timed",
        (true, true) => "projector idle timed",
    };
    view! {
        <main id="main" class=class>
            <Clock left/>
            {move || match now.get() {
                None => view! { <BlankScene title=t!("projector.ended") seen=true/> }.into_any(),
                Some(_) if blank.get() => view! { <BlankScene title=t!("projector.blank") seen=false/> }.into_any(),
                Some(Showing::Covered) => view! { <BlankScene title=t!("projector.covered") seen=false/> }.into_any(),
                Some(Showing::Closed) => view! { <BlankScene title=t!("projector.closed") seen=true/> }.into_any(),
                Some(Showing::Join) => view! { <JoinScene view modules/> }.into_any(),
                Some(Showing::Prompt) => view! { <PromptScene view/> }.into_any(),
                Some(Showing::Wall) => view! { <WallScene view at/> }.into_any(),
                Some(Showing::Composed(_)) => view! { <ComposedScene view drawn/> }.into_any(),
            }}
            {still(keys_help)}
        </main>
    }
}

/// Takes in a change; where that is not enough, everything is read again. What is heard meanwhile is applied on top; where that is not
/// enough either (two presses of a remote come quickly), or nothing could be read, it is read once more.
fn fetch_again(token: String, known: Wall) -> impl Fn(Option<Delivery>) {
    let Wall { view, modules, drawn, gone, .. } = known;
    let meanwhile = StoredValue::new(None::<Vec<Change>>);
    move |delivery| {
        let Some(Delivery { change, .. }) = delivery else { return };
        meanwhile.update_value(|kept| {
            if let Some(kept) = kept {
                kept.push(change.clone());
            }
        });
        let again = view.try_update(|view| view.apply(&change)).unwrap_or_default();
        if !again || meanwhile.with_value(Option::is_some) {
            return;
        }
        meanwhile.set_value(Some(Vec::new()));
        let token = token.clone();
        spawn_local(async move {
            let mut patience = offline::patience();
            loop {
                match wall(token.clone()).await {
                    Ok(mut page) => {
                        let heard = meanwhile.try_update_value(|kept| kept.replace(Vec::new())).flatten();
                        let heard = heard.unwrap_or_default();
                        // Every one of them, whatever the first says.
                        let again = heard.iter().filter(|change| page.view.apply(change)).count() > 0;
                        modules.try_set(page.modules);
                        drawn.try_set(page.drawn);
                        view.try_set(page.view);
                        if !again {
                            break;
                        }
                    }
                    Err(error) if error.is_not_found() => {
                        gone.try_set(true);
                        break;
                    }
                    Err(_) => offline::wait(patience.next().unwrap_or_default()).await,
                }
                if view.is_disposed() {
                    return;
                }
            }
            meanwhile.try_update_value(|kept| *kept = None);
        });
    }
}
