//! *I used to think / now I think*, about two versions. A plain form: it is sent once and becomes a page.

use domain::growth::GrowthView;
use domain::id::{GrowthId, VersionId};
use domain::reflections::PieceView;
use domain::words::LONGEST_SENTENCE;
use leptos::prelude::*;

use crate::t;
use crate::ui::{COMMANDS, Hidden, HiddenFields, Icon, IconName};

/// The two sentences; `id` tells the fields of a page's forms apart.
#[component]
fn Sentences(id: String) -> impl IntoView {
    let field = move |name: &'static str, label: String| {
        let id = [name, "-", &id].concat();
        view! {
            <div class="field">
                <label class="field-label" for=id.clone()>{label}</label>
                <input class="input" id=id name=name type="text" required maxlength=LONGEST_SENTENCE.to_string() dir="auto" autocomplete="off"/>
            </div>
        }
    };
    view! {
        {field("used_to", t!("growth.used_to"))}
        {field("now", t!("growth.now"))}
    }
}

/// Cites two own versions.
#[component]
pub fn AddPair(hidden: Hidden, next: GrowthId, pieces: Vec<PieceView>) -> impl IntoView {
    // By age: what was thought first stands first.
    let mut versions: Vec<(VersionId, String)> = Vec::new();
    for piece in pieces.iter().rev() {
        for version in piece.versions.iter().rev() {
            versions
                .push((version.id, t!("growth.option", question = short(&piece.question), version = version.number)));
        }
    }
    let last = versions.len().saturating_sub(1);
    let select = move |name: &'static str, label: String, picked: usize| {
        let options = versions.clone().into_iter().enumerate();
        view! {
            <div class="field">
                <label class="field-label" for=name>{label}</label>
                <select class="input" id=name name=name autocomplete="off">
                    {options.map(|(at, (id, label))| view! { <option value=id.to_string() selected=at == picked>{label}</option> }).collect_view()}
                </select>
            </div>
        }
    };
    view! {
        <form class="stack" method="post" action=COMMANDS autocomplete="off">
            <HiddenFields of=hidden/>
            {select("before", t!("growth.before"), 0)}
            {select("after", t!("growth.after"), last)}
            <Sentences id=next.to_string()/>
            <div><button class="button primary"><Icon name=IconName::Sprout/>{t!("growth.show")}</button></div>
        </form>
    }
}

/// Answers a teacher's suggestion in own words.
#[component]
pub fn AnswerPair(hidden: Hidden, pair: GrowthView) -> impl IntoView {
    let mut hidden = hidden;
    hidden.extend([("before", pair.before.version.to_string()), ("after", pair.after.version.to_string())]);
    view! {
        <form class="stack" method="post" action=COMMANDS autocomplete="off">
            <HiddenFields of=hidden/>
            <Sentences id=pair.id.to_string()/>
            <div><button class="button">{t!("growth.show")}</button></div>
        </form>
    }
}

/// The start of a question, for a list to pick from.
fn short(question: &str) -> String {
    match question.char_indices().nth(60) {
        Some((at, _)) => [&question[..at], "…"].concat(),
        None => question.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_questions_are_cut_between_characters() {
        assert_eq!(short("Why?"), "Why?");
        assert_eq!(short(&"é".repeat(80)), ["é".repeat(60), "…".into()].concat());
    }
}
