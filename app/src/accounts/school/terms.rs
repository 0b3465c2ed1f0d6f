use domain::id::SchoolId;
use domain::schools::{TermDraft, TermView};
use leptos::prelude::*;

use crate::accounts::{Trouble, at};
use crate::error::AppError;
use crate::t;
use crate::ui::{Field, Icon, IconName};

/// The terms of the school's year. Days are shown as they are kept.
#[component]
pub fn Terms(id: SchoolId, terms: Vec<TermView>, draft: TermDraft, error: Option<AppError>) -> impl IntoView {
    let none = terms.is_empty();
    let rows = terms.into_iter().map(move |term| {
        view! {
            <li class="roster-row">
                <span class="roster-name" dir="auto">
                    {term.name.clone()}
                    <span class="roster-state">
                        <time datetime=term.starts_on.clone()>{term.starts_on.clone()}</time>" – "
                        <time datetime=term.ends_on.clone()>{term.ends_on.clone()}</time>
                    </span>
                </span>
                <form method="post" action=format!("/school/{id}/terms/{}/remove", term.id)>
                    <button class="button quiet" aria-label=t!("school.remove_term", term = term.name)>
                        <Icon name=IconName::Trash/>{t!("school.remove")}
                    </button>
                </form>
            </li>
        }
    });
    let wrong = error.is_some();
    view! {
        <section class="stack" aria-labelledby="terms">
            <h2 id="terms">{t!("school.terms")}</h2>
            {if none {
                view! { <p class="quiet-text">{t!("school.no_terms")}</p> }.into_any()
            } else {
                view! { <ul class="roster">{rows.collect_view()}</ul> }.into_any()
            }}
            <details class="fold" open=wrong>
                <summary><Icon name=IconName::Plus/>{t!("school.add_term")}</summary>
                <div class="fold-body">
                    <form class="stack" method="post" action=format!("/school/{id}/terms")>
                        <Trouble error=error.clone()/>
                        <Field name="term_name" label=t!("school.term_name") hint=t!("school.term_name_hint") value=draft.name
                            problem=at(&error, "name")/>
                        <Field name="starts_on" kind="date" label=t!("school.starts_on") value=draft.starts_on
                            problem=at(&error, "starts_on")/>
                        <Field name="ends_on" kind="date" label=t!("school.ends_on") value=draft.ends_on problem=at(&error, "ends_on")/>
                        <div><button class="button">{t!("school.add_term")}</button></div>
                    </form>
                </div>
            </details>
        </section>
    }
}
