use domain::refusal::{Refusal, Sentence};
use leptos::prelude::*;

use crate::accounts::{Pick, Trouble};
use crate::error::AppError;
use crate::ui::Field;

/// Names carry the theme, because every field stands on the page once per theme.
#[component]
pub fn Fields(theme: &'static str) -> impl IntoView {
    let name = |what: &str| format!("{theme}-{what}");
    let problem = Some(Sentence::new("accounts.email_shape"));
    let busy = Some(AppError::from(Refusal::conflict("refusal.busy")));
    let options = vec![("one".into(), "One".into()), ("two".into(), "Two".into())];
    view! {
        <section>
            <h3>"Fields"</h3>
            <div class="grid">
                <Field name=name("plain") label="Plain" hint="A hint stands under the label." optional=true/>
                <Field name=name("wrong") label="With a problem" value="rivera@" problem=problem/>
                <Pick name=name("pick") label="One of a list" options/>
            </div>
            <div class="choices">
                <label class="choice"><input type="radio" name=name("chip") checked=true/><span>"One"</span></label>
                <label class="choice"><input type="radio" name=name("chip")/><span>"Two"</span></label>
            </div>
            <div class="choices-list">
                <label class="choice"><input type="checkbox" checked=true/><span>"First"<small>"with a line under it"</small></span></label>
                <label class="choice"><input type="checkbox"/><span>"Second"</span></label>
            </div>
            <div class="starters"><button class="starter" type="button">"I used to think…"</button></div>
            <Trouble error=busy/>
        </section>
    }
}
