use domain::comfort::{Comfort, Contrast, Letters, Motion, Spacing};
use leptos::prelude::*;

use crate::accounts::{Trouble, at};
use crate::error::AppError;
use crate::t;
use crate::ui::Problem;

/// What helps to read: each setting the usual way, or the one other way.
#[component]
pub fn ComfortForm(comfort: Comfort, error: Option<AppError>) -> impl IntoView {
    let settings = [
        Setting {
            name: "letters",
            title: "accounts.letters",
            hint: "accounts.letters_hint",
            usual: "accounts.comfort_usual",
            other: (Letters::Dyslexic.name(), "accounts.letters_dyslexic"),
            chosen: comfort.letters.is_some(),
        },
        Setting {
            name: "spacing",
            title: "accounts.spacing",
            hint: "accounts.spacing_hint",
            usual: "accounts.comfort_usual",
            other: (Spacing::Wide.name(), "accounts.spacing_wide"),
            chosen: comfort.spacing.is_some(),
        },
        Setting {
            name: "contrast",
            title: "accounts.contrast",
            hint: "accounts.contrast_hint",
            usual: "accounts.theme_device",
            other: (Contrast::High.name(), "accounts.contrast_high"),
            chosen: comfort.contrast.is_some(),
        },
        Setting {
            name: "motion",
            title: "accounts.motion",
            hint: "accounts.motion_hint",
            usual: "accounts.theme_device",
            other: (Motion::Less.name(), "accounts.motion_less"),
            chosen: comfort.motion.is_some(),
        },
    ];
    let settings = settings.map(|setting| setting.fieldset(&error));
    view! {
        <form class="card stack" method="post" action="/account/comfort">
            <h2>{t!("accounts.comfort")}</h2>
            <p class="quiet-text">{t!("accounts.comfort_lead")}</p>
            <Trouble error/>
            {settings.into_iter().collect_view()}
            <div><button class="button">{t!("accounts.keep")}</button></div>
        </form>
    }
}

/// All but `name` and the value of `other` are message keys.
struct Setting {
    name: &'static str,
    title: &'static str,
    hint: &'static str,
    usual: &'static str,
    other: (&'static str, &'static str),
    chosen: bool,
}

impl Setting {
    fn fieldset(self, error: &Option<AppError>) -> impl IntoView + use<> {
        let Self { name, title, hint, usual, other: (value, other), chosen } = self;
        let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
        let described = format!("{hint_id} {problem_id}");
        let problem = at(error, name);
        view! {
            <fieldset class="stack tight" aria-describedby=described>
                <legend class="legend">{t!(title)}</legend>
                <p class="field-hint" id=hint_id>{t!(hint)}</p>
                <Problem id=problem_id problem/>
                <div class="choices">
                    <label class="choice">
                        <input type="radio" name=name value="" checked=!chosen/><span>{t!(usual)}</span>
                    </label>
                    <label class="choice">
                        <input type="radio" name=name value=value checked=chosen/><span>{t!(other)}</span>
                    </label>
                </div>
            </fieldset>
        }
    }
}
