//! `/class/{id}/wordings`: one question in the languages of those who are asked it.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::languages::LANGUAGES;
use domain::prompts::{Wordings, WordingsDraft, wording_field};
use leptos::prelude::*;

use super::area::Area;
use super::frame::{Frame, Trouble};
use crate::error::AppError;
use crate::messages::Locale;
use crate::t;
use crate::ui::Problem;

pub struct WordingsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// The field that says which one it is (`prompt`, `kept`), and its id.
    pub of: (&'static str, String),
    pub question: String,
    /// What is there, or what was typed.
    pub draft: WordingsDraft,
    pub error: Option<AppError>,
}

impl WordingsPage {
    pub fn view(self) -> impl IntoView {
        let fault = |field: &str| self.error.as_ref().and_then(|error| error.fault(field));
        let asked_in = self.draft.asked_in;
        let problem = fault("asked_in");
        let invalid = problem.is_some().then_some("true");
        let spoken = Locale::named(&asked_in).map(Locale::lang);
        let options = LANGUAGES
            .map(|(tag, name)| view! { <option value=tag lang=lang(tag) selected={tag == asked_in}>{name}</option> })
            .collect_view();
        let others = self
            .draft
            .others
            .into_iter()
            .filter_map(|(tag, question, starters)| {
                let name = LANGUAGES.iter().find(|(known, _)| *known == tag)?.1;
                let (asks, begins) = (wording_field("question", &tag), wording_field("starters", &tag));
                let (wrong, amiss) = (fault(&asks), fault(&begins));
                Some(view! {
                    <fieldset class="card stack tight">
                        <legend class="legend" lang=lang(&tag)>{name}</legend>
                        <Area name=asks label=t!("prompts.question_in", language = name) value=question rows=2 optional=true problem=wrong/>
                        <Area name=begins label=t!("prompts.starters_in", language = name) value=starters rows=2 optional=true problem=amiss/>
                    </fieldset>
                })
            })
            .collect_view();
        let (field, id) = self.of;
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")>
                        <a href=format!("/class/{}", self.class) dir="auto">{self.class_name}</a>" · "
                        <a href=format!("/class/{}/prompts", self.class)>{t!("prompts.choose")}</a>
                    </nav>
                    <h1>{t!("prompts.wordings")}</h1>
                    <p class="lead">{t!("prompts.wordings_lead")}</p>
                </div>
                <Trouble error=self.error.clone()/>
                <p class="prompt-text" lang=spoken dir="auto">{self.question}</p>
                <form class="stack" method="post" action=format!("/class/{}/wordings", self.class) autocomplete="off">
                    <input type="hidden" name=field value=id/>
                    <div class="field">
                        <label class="field-label" for="asked_in">{t!("prompts.asked_in")}</label>
                        <select class="input" id="asked_in" name="asked_in" required autocomplete="off" aria-invalid=invalid
                            aria-describedby="asked_in-problem">{options}</select>
                        <Problem id="asked_in-problem" problem/>
                    </div>
                    <div class="grid">{others}</div>
                    <div><button class="button primary">{t!("prompts.wordings_save")}</button></div>
                </form>
            </Frame>
        }
    }
}

fn lang(tag: &str) -> Option<&'static str> {
    Locale::named(tag).map(Locale::lang)
}

/// The way there, with the languages that it is there in besides its own.
#[component]
pub fn WordingsLink(
    class: ClassId,
    of: &'static str,
    id: String,
    question: String,
    wordings: Wordings,
) -> impl IntoView {
    let names = LANGUAGES.iter().filter(|(tag, _)| wordings.others.iter().any(|words| words.locale.name() == *tag));
    let names: Vec<&str> = names.map(|(_, name)| *name).collect();
    view! {
        <a class="button quiet" href=format!("/class/{class}/wordings?{of}={id}")>
            {t!("prompts.wordings")}<span class="unseen" dir="auto">": "{question}</span>
        </a>
        {(!names.is_empty()).then(|| view! { <span class="small quiet-text">{names.join(" · ")}</span> })}
    }
}
