//! Help with writing: an adult who writes down the student's exact words, and the language of the answer.

use domain::words::LONGEST_NAME;
use leptos::prelude::*;
use maud::{Markup, html};

use super::desk::Desk;
use super::editor::FORM;
use super::problem::problem;
use crate::offline::Refused;
use crate::t;
use crate::ui::{Icon, IconName, problem_of};

/// The languages of most homes, by their own names. Whoever speaks another writes in it all the same.
pub const LANGUAGES: [(&str, &str); 14] = [
    ("en", "English"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("zh-Hans", "中文"),
    ("vi", "Tiếng Việt"),
    ("so", "Soomaali"),
    ("ht", "Kreyòl ayisyen"),
    ("pt", "Português"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("tl", "Tagalog"),
    ("fa", "فارسی"),
    ("hi", "हिन्दी"),
];

/// A language's own name; an unknown one shows its tag.
pub fn language_name(tag: &str) -> String {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

#[component]
pub fn Scribe(start: String, desk: Desk, refused: Option<Refused>) -> impl IntoView {
    let problem = problem(desk, refused, "confirmed");
    let invalid = Signal::derive(move || problem.with(Option::is_some).then_some("true"));
    let open = !start.is_empty() || problem.get_untracked().is_some();
    view! {
        <details class="fold" open=open>
            <summary><Icon name=IconName::Users/>{t!("reflections.someone_writes")}</summary>
            <div class="fold-body stack">
                <div class="field">
                    <label class="field-label" for="scribe">{t!("reflections.written_by")}</label>
                    <p class="field-hint" id="scribe-hint">{t!("reflections.scribe_hint")}</p>
                    <input class="input" id="scribe" name="scribe" form=FORM type="text" value=start maxlength=LONGEST_NAME.to_string()
                        dir="auto" autocomplete="off" aria-describedby="scribe-hint"/>
                </div>
                <div class="field">
                    <label class="choice block">
                        <input type="checkbox" name="confirmed" value="yes" form=FORM aria-describedby="confirmed-problem"
                            aria-invalid=invalid/>
                        <span>{t!("reflections.my_words")}</span>
                    </label>
                    {problem_of("confirmed-problem".into(), problem)}
                </div>
            </div>
        </details>
    }
}

#[component]
pub fn Language(start: String) -> impl IntoView {
    let open = !start.is_empty();
    view! {
        <details class="fold" open=open>
            <summary><Icon name=IconName::Globe/>{t!("reflections.other_language")}</summary>
            <div class="fold-body field">
                <label class="field-label" for="language">{t!("reflections.i_write_in")}</label>
                <select class="input" id="language" name="language" form=FORM autocomplete="off">
                    <option value="">{t!("reflections.class_language")}</option>
                    {LANGUAGES.map(|(tag, name)| view! { <option value=tag lang=tag selected=tag == start>{name}</option> }).collect_view()}
                </select>
            </div>
        </details>
    }
}

pub fn language_options(start: &str) -> Markup {
    html! {
        @for (tag, name) in LANGUAGES {
            option value=(tag) lang=(tag) selected[tag == start] { (name) }
        }
    }
}
