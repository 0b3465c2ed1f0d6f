use leptos::prelude::*;

use super::cover::CoverButton;
use super::desk::desk;
use super::start::OpenStart;
use crate::clock_face::Time;
use crate::live::feed::Line;
use crate::t;
use crate::ui::{Cairn, Icon, IconName, Status};

/// The bar on top: the class, when the question was asked, the code, and what must always be at hand.
#[component]
pub fn Bar(line: Signal<Line>) -> impl IntoView {
    let desk = desk();
    let name = Memo::new(move |_| desk.live.with(|view| view.class.name.clone()));
    let code = Memo::new(move |_| desk.live.with(|view| view.door.code.clone()));
    let asked = Memo::new(move |_| {
        desk.live.with(|view| match view.prompt.as_ref()?.state {
            domain::prompts::PromptState::Released { at } => Some(at),
            _ => None,
        })
    });
    view! {
        <header class="header">
            <a class="header-mark" href="/" rel="external"><Cairn/><span class="unseen">"Waymark"</span></a>
            <h1 class="header-title" dir="auto">{move || name.get()}</h1>
            {move || asked.get().map(|at| view! { <p class="pill header-place">{t!("console.asked_at")}" "<Time at/></p> })}
            <div class="header-end">
                <Show when=move || !code.with(String::is_empty)>
                    <p class="pill join-code-pill">
                        <Icon name=IconName::DoorOpen/><span class="unseen">{t!("console.join_code")}" "</span><span class="join-code">{move || code.get()}</span>
                    </p>
                </Show>
                // No name: the screen may be the wall's.
                <Show when=move || desk.asked.get()>
                    <a class="button" href="/asks" rel="external"><Icon name=IconName::Hand/>{t!("console.asks_you")}</a>
                </Show>
                <CoverButton/>
                <OpenStart class="button" key="p"><Icon name=IconName::Presentation/>{t!("console.projector")}" "<kbd>"P"</kbd></OpenStart>
                <Status saving=desk.saving/>
                <Way line/>
            </div>
        </header>
    }
}

/// Said only when the way to the server is lost.
#[component]
fn Way(line: Signal<Line>) -> impl IntoView {
    view! {
        <Show when=move || line.get() == Line::Lost>
            <p class="status" data-state="device"><Icon name=IconName::WifiOff/><span>{t!("console.no_way")}</span></p>
        </Show>
        <Show when=move || line.get() == Line::Ended>
            <p class="status" data-state="failed"><Icon name=IconName::LogOut/><a href="/sign-in" rel="external">{t!("console.signed_out")}</a></p>
        </Show>
    }
}
