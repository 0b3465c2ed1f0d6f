//! Where a piece is written: the first version and every one after it. One form, which works before the WASM has arrived; with it,
//! the [`Desk`] saves what the fields say.

use domain::command::Beginning;
use leptos::ev::{Event, FocusEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::api::WorkPage;
use super::ask::AskFields;
use super::conflict::Conflict;
use super::consent::consent_fields;
use super::desk::Desk;
use super::more::{Language, Scribe};
use super::paper::{Paper, Starters};
use super::sharing::Sharing;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, Hidden, HiddenFields, Icon, IconName, showing};

/// The form's id: fields that stand beside the form belong to it by name.
pub const FORM: &str = "writing";

/// `class` lays the parts out: `write-page` on a page of its own, `stack` inside another. `plan` stands before them.
#[component]
pub fn Editor(
    page: WorkPage,
    desk: Desk,
    class: &'static str,
    refused: Option<Refused>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let watch = watch(desk, form);
    let version = page.piece.as_ref().map_or(0, |piece| piece.stage.version()) + 1;
    let (start, _) = page.start();
    let hidden = hidden(&page);
    let submit = super::sharing::submit(desk, form);
    let asked = page.asked.clone();
    view! {
        <div class=class on:input=move |ev| watch.run(ev) on:change=move |ev| watch.run(ev) on:focusout=move |_: FocusEvent| desk.save()>
            {children.map(|children| children())}
            <form class="write" id=FORM method="post" action=COMMANDS autocomplete="off" node_ref=form
                on:submit=move |ev: SubmitEvent| submit.run(ev)>
                <HiddenFields of=hidden/>
                <input type="hidden" name="reflection" value=move || desk.reflection.get().to_string()/>
                <input type="hidden" name="base_version" value=move || desk.rev.get().to_string()/>
                // Enter in a field keeps; it neither shares nor starts a sentence.
                <button class="unseen" name="do" value="keep" tabindex="-1" aria-hidden="true" formnovalidate>{t!("reflections.keep")}</button>
                <Conflict desk/>
                <div class="field">
                    <Paper desk start=start.words.clone() refused=refused.clone()/>
                    <Starters desk starters=asked.starters.clone()/>
                </div>
                <AskFields desk asked=asked.clone() start=start.clone() refused=refused.clone()/>
                {showing({
                    let asked = asked.clone();
                    move || desk.typed.with(|typed| consent_fields(&asked, &typed.words))
                })}
                <Sharing desk asked=asked.clone() version refused=refused.clone()/>
            </form>
            <aside class="stack write-more" aria-label=t!("reflections.help_with_writing")>
                <Scribe start=start.scribe.clone().unwrap_or_default() desk refused/>
                <Language start=start.language.clone().unwrap_or_default()/>
                <a class="button quiet" href="/talk"><Icon name=IconName::LifeBuoy/>{t!("reflections.talk")}</a>
            </aside>
        </div>
    }
}

/// Whose, what for, and the command's id.
fn hidden(page: &WorkPage) -> Hidden {
    let mut hidden = vec![("command", page.first.to_string()), ("person", page.me.to_string())];
    match &page.beginning {
        Beginning::Prompt { prompt } => hidden.push(("prompt", prompt.to_string())),
        Beginning::OwnQuestion { class, question } => {
            hidden.extend([("class", class.to_string()), ("question", question.clone())]);
        }
    }
    hidden
}

/// Reads the fields after every change, and once when the page comes alive: what was typed before is read like the rest.
#[cfg(feature = "hydrate")]
fn watch(desk: Desk, form: NodeRef<html::Form>) -> Callback<Event> {
    use crate::offline::fields;
    let read = move || {
        if let Some(form) = form.get_untracked() {
            desk.read(domain::command_form::draft(&fields(&form, None)));
        }
    };
    form.on_load(move |_| read());
    let guard = window_event_listener_untyped("beforeunload", move |ev| {
        if desk.is_unsaved() {
            ev.prevent_default();
            // While the browser asks, it is on its way already.
            desk.save();
        }
    });
    let leaving = window_event_listener_untyped("pagehide", move |_| desk.leave());
    let online = window_event_listener_untyped("online", move |_| desk.save());
    on_cleanup(move || {
        desk.leave();
        guard.remove();
        leaving.remove();
        online.remove();
    });
    Callback::new(move |_| read())
}

#[cfg(not(feature = "hydrate"))]
fn watch(_desk: Desk, _form: NodeRef<html::Form>) -> Callback<Event> {
    Callback::new(|_| {})
}
