//! A translation of the newest version, marked as the student's own.

use domain::id::TranslationId;
use domain::reflections::PieceView;
use domain::words::LONGEST_PIECE;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::mine::Mine;
use super::more::LanguageOptions;
use crate::t;
use crate::ui::{COMMANDS, HiddenFields, Icon, IconName};

#[component]
pub fn AddTranslation(
    piece: Signal<PieceView>,
    mine: Mine,
    translation: RwSignal<TranslationId>,
    act: Callback<SubmitEvent>,
) -> impl IntoView {
    let newest = Signal::derive(move || piece.with(|piece| piece.stage.version().to_string()));
    let hidden = mine.hidden("translate", 6);
    let form = NodeRef::<html::Form>::new();
    // One that was added is done: the next one begins empty.
    Effect::new(move |before: Option<TranslationId>| {
        let now = translation.get();
        if before.is_some_and(|before| before != now) {
            let _ = form.get_untracked().map(|form| form.reset());
        }
        now
    });
    view! {
        <details class="fold">
            <summary><Icon name=IconName::Globe/>{t!("reflections.add_translation")}</summary>
            <form class="fold-body stack" method="post" action=COMMANDS autocomplete="off" node_ref=form on:submit=move |ev| act.run(ev)>
                <HiddenFields of=hidden/>
                <input type="hidden" name="translation" value=Signal::derive(move || translation.get().to_string())/>
                <input type="hidden" name="version" value=newest/>
                <div class="field">
                    <label class="field-label" for="translation-language">{t!("reflections.language")}</label>
                    <select class="input" id="translation-language" name="language" autocomplete="off" required>
                        <LanguageOptions start="".to_owned()/>
                    </select>
                </div>
                <div class="field">
                    <label class="field-label" for="translation-words">{t!("reflections.translation_words")}</label>
                    <textarea class="input" id="translation-words" name="words" rows="4" dir="auto" autocomplete="off" required
                        maxlength=LONGEST_PIECE.to_string()></textarea>
                </div>
                <div><button class="button">{t!("reflections.add_this")}</button></div>
            </form>
        </details>
    }
}
