use domain::reflections::Ask;
use leptos::prelude::*;

use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName};

/// What a student needs, in a few words.
pub fn ask_words(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("console.ask_clear"),
        Ask::Part => t!("console.ask_part"),
        Ask::JustRead => t!("console.ask_just_read"),
        Ask::Nothing => t!("console.ask_nothing"),
        Ask::Own => t!("console.ask_own"),
    }
}

/// What the student of the open piece needs, above the boxes.
#[component]
pub fn AskLine() -> impl IntoView {
    let desk = desk();
    let ask = Memo::new(move |_| {
        desk.opened.with(|opened| {
            let piece = &opened.as_ref()?.open.piece;
            let version = piece.versions.first()?;
            Some((piece.student_name.clone(), version.ask, version.ask_words.clone(), piece.in_plan || piece.waits))
        })
    });
    view! {
        {move || ask.get().map(|(name, ask, words, counts)| view! {
            <div class="reply-ask">
                <Icon name=IconName::Hand/>
                <div>
                    <p dir="auto">{t!("console.asks", name = name, ask = ask_words(ask))}</p>
                    {(!words.is_empty()).then(|| view! { <p dir="auto">{words}</p> })}
                </div>
            </div>
            {(!counts).then(|| view! { <p class="small quiet-text">{t!("console.outside_plan")}</p> })}
        })}
    }
}
