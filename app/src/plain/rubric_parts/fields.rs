//! The fields in which somebody says where a version stands: for each criterion a few buttons, words on both sides, and where it shows.
//! None has to be filled in.

use domain::files::FileKind;
use domain::rubrics::{Cite, CriterionView, RatingLine, RatingView, Stand, Stood, VersionCriteria, sentences};
use maud::{Markup, html};

use super::spot::thing_name;
use super::spot_fields::spot_fields;
use super::stand_name;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

/// The id of the form.
pub fn rating_form(version: i32) -> String {
    format!("rate-{version}")
}

/// What `mine` said before stands in them, or what was typed and could not be taken.
pub fn rating_fields(version: &VersionCriteria, mine: Option<&RatingView>, typed: &Typed) -> Markup {
    let form = rating_form(version.number);
    let ids: Vec<String> = version.wording.criteria.iter().map(|one| one.id.to_string()).collect();
    let nothing = typed.fault(&form, "lines");
    html! {
        input type="hidden" name="version" value=(version.number);
        input type="hidden" name="wording" value=(version.wording.version);
        input type="hidden" name="criteria" value=(ids.join(","));
        (problem_line(&format!("{form}-lines-problem"), nothing.as_ref()))
        @for one in &version.wording.criteria {
            (criterion(&form, version, one, mine.and_then(|mine| mine.of(one.id)), typed))
        }
    }
}

fn criterion(
    form: &str,
    version: &VersionCriteria,
    one: &CriterionView,
    said: Option<&RatingLine>,
    typed: &Typed,
) -> Markup {
    let (growing, beyond) = (format!("growing-{}", one.id), format!("beyond-{}", one.id));
    let words = |of: fn(&RatingLine) -> &String| said.map(of).cloned().unwrap_or_default();
    let (was_growing, was_beyond) = (words(|line| &line.growing), words(|line| &line.beyond));
    html! {
        fieldset.card.flat.stack.tight data-key=(one.id) {
            legend.legend dir="auto" { (one.words) }
            (stands(form, version, one, said, typed))
            div.sides {
                (Written { form, name: &growing, label: t!("rubrics.growing"), hint: String::new(), value: &was_growing, required: false }.area(typed))
                (Written { form, name: &beyond, label: t!("rubrics.beyond"), hint: String::new(), value: &was_beyond, required: false }.area(typed))
            }
            (cite(form, version, one, said, typed))
            (spot_fields(form, version, one, said.and_then(|line| line.cite.as_ref()), typed))
        }
    }
}

fn stands(
    form: &str,
    version: &VersionCriteria,
    one: &CriterionView,
    said: Option<&RatingLine>,
    typed: &Typed,
) -> Markup {
    let name = format!("stands-{}", one.id);
    let before = said.and_then(|line| line.stood).map(Stood::name).unwrap_or_default();
    let now = typed.value(form, &name, &before);
    let levels = &version.wording.levels;
    let choices: Vec<(String, String, String)> = if levels.is_empty() {
        Stand::ALL.iter().map(|stand| (stand.name().to_owned(), stand_name(*stand), String::new())).collect()
    } else {
        let words = |at: usize| one.levels.get(at).cloned().unwrap_or_default();
        levels.iter().enumerate().map(|(at, level)| (at.to_string(), level.clone(), words(at))).collect()
    };
    html! {
        div.choices role="radiogroup" aria-label=(t!("rubrics.where_it_stands", criterion = one.words)) {
            label.choice {
                input type="radio" name=(name) value="" checked[now.is_empty()];
                span { (t!("rubrics.not_said")) }
            }
            @for (value, label, words) in &choices {
                label.choice {
                    input type="radio" name=(name) value=(value) checked[*value == now];
                    span dir="auto" { (label) @if !words.is_empty() { small { (words) } } }
                }
            }
        }
        (problem_line(&format!("{form}-{name}-problem"), typed.fault(form, &name).as_ref()))
    }
}

/// One of its sentences, or a thing that it shows.
fn cite(
    form: &str,
    version: &VersionCriteria,
    one: &CriterionView,
    said: Option<&RatingLine>,
    typed: &Typed,
) -> Markup {
    let name = format!("cite-{}", one.id);
    let id = format!("{form}-{name}");
    let before = said.and_then(|line| line.cite.as_ref()).map(Cite::said).unwrap_or_default();
    let now = typed.value(form, &name, &before);
    let all = sentences(&version.words);
    let fault = typed.fault(form, &name);
    html! {
        div.field {
            label.field-label.small for=(id) { (icon(IconName::Search)) " " (t!("rubrics.cite")) }
            select.input id=(id) name=(name) aria-describedby=[fault.as_ref().map(|_| format!("{id}-problem"))]
                aria-invalid=[fault.as_ref().map(|_| "true")] {
                option value="" { (t!("rubrics.cite_none")) }
                @for (at, shown) in version.shown.iter().enumerate() {
                    @let value = Cite::Shown { id: shown.id, spot: None }.said();
                    @let looked_at = matches!(shown.file.kind, FileKind::Image | FileKind::Drawing);
                    // A hand draws a frame on it (`/area.js`).
                    option value=(value) data-picture=[looked_at.then(|| shown.file.id.to_string())] selected[value == now] {
                        (thing_name(&version.shown, at))
                    }
                }
                @for sentence in &all {
                    @if let Cite::Passage { quote, .. } = sentence {
                        option value=(sentence.said()) selected[sentence.said() == now] { (shortened(quote)) }
                    }
                }
            }
            (problem_line(&format!("{id}-problem"), fault.as_ref()))
        }
    }
}

/// A sentence in a list: its beginning says which it is.
pub(super) fn shortened(quote: &str) -> String {
    const MOST: usize = 110;
    if quote.chars().count() <= MOST {
        return quote.to_owned();
    }
    let start: String = quote.chars().take(MOST).collect();
    format!("{}…", start.trim_end())
}
