//! The boxes: a strength, a question, a next step, and comments on marked words. A real form, so it is sent before the WASM is there too.

use domain::feedback::FeedbackWords;
use domain::id::ReflectionId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::answer::Answer;
use super::autosave::Autosave;
use super::comments::Comments;
use super::keeping::Keeping;
use crate::console::api::{MarkRead, SendReply};
use crate::console::area::Area;
use crate::console::desk::desk;
use crate::t;

#[component]
pub fn ReplyForm(piece: ReflectionId, autosave: Autosave) -> impl IntoView {
    let desk = desk();
    let draft = desk.draft_now().words;
    // A form without the WASM came back with what was refused.
    let (sent, read) = (ServerAction::<SendReply>::new(), ServerAction::<MarkRead>::new());
    let before =
        sent.value().get_untracked().and_then(Result::err).or(read.value().get_untracked().and_then(Result::err));
    let refused = RwSignal::new(before);
    let version =
        Memo::new(move |_| desk.opened.with(|o| o.as_ref().map(|o| o.open.piece.stage.version()).unwrap_or_default()));
    let id = Memo::new(move |_| desk.opened.with(|o| o.as_ref().map(|o| o.reply.to_string()).unwrap_or_default()));
    let problem =
        move |field: &'static str| Signal::derive(move || refused.with(|e| e.as_ref().and_then(|e| e.fault(field))));
    // What is nobody's field stands above the buttons.
    let other = move || {
        refused.with(|error| {
            let error = error.as_ref()?;
            let beside =
                ["strength", "question", "next_step", "passages"].iter().any(|field| error.fault(field).is_some());
            (!beside).then(|| error.sentence())
        })
    };
    let typed = move |change: fn(&mut FeedbackWords, String)| {
        Callback::new(move |text: String| autosave.change(|words| change(words, text)))
    };
    let answer = Answer { desk, piece, autosave, refused };
    let left = Callback::new(move |()| autosave.save());
    let on_submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        answer.send();
    };
    let on_read = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        answer.read();
    };
    view! {
        <form class="reply" id="reply-form" method="post" action=SendReply::url() on:submit=on_submit>
            <input type="hidden" name="id" prop:value=id value=id.get_untracked()/>
            <input type="hidden" name="reflection" value=piece.to_string()/>
            <input type="hidden" name="version" prop:value=move || version.get().to_string() value=version.get_untracked().to_string()/>
            <input type="hidden" name="base_rev" prop:value=move || autosave.rev.get().to_string() value=autosave.rev.get_untracked().to_string()/>
            <Area id="strength" name="words[strength]" label=t!("console.strength") value=draft.strength problem=problem("strength")
                on_typed=typed(|words, text| words.strength = text) on_left=left/>
            <Area id="question" name="words[question]" label=t!("console.question") value=draft.question problem=problem("question")
                on_typed=typed(|words, text| words.question = text) on_left=left/>
            <Area id="next_step" name="words[next_step]" label=t!("console.next_step") value=draft.next_step problem=problem("next_step")
                on_typed=typed(|words, text| words.next_step = text) on_left=left/>
            <Comments autosave problem=problem("passages")/>
            {move || view! { <crate::ui::Problem id="reply-problem" problem=other()/> }}
            <Show when=move || autosave.conflict.get()>
                <p class="note">
                    <button class="button" type="button" on:click=move |_| desk.start_over()>{t!("console.show_saved")}</button>
                </p>
            </Show>
            <div class="row">
                <button class="button primary" aria-keyshortcuts="Control+Enter">{t!("console.send")}" "<kbd>{t!("console.key_send")}</kbd></button>
                <button class="button" formaction=MarkRead::url() aria-keyshortcuts="r" on:click=on_read>{t!("console.read")}" "<kbd>"R"</kbd></button>
            </div>
        </form>
        <Keeping piece autosave/>
    }
}
