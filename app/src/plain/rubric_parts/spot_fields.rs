//! The fields in which somebody says where on a thing something shows: a moment of a recording, an area of a picture, a page of a PDF. Each can
//! be typed; a script puts there what a player or a hand says (`/moments.js`, `/area.js`).

use domain::files::FileKind;
use domain::rubrics::{Cite, CriterionView, TypedSpot, VersionCriteria};
use domain::showing::ShownView;
use maud::{Markup, html};

use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

/// Those of one criterion, folded until there is something in them. Nothing where the version shows nothing.
pub fn spot_fields(
    form: &str,
    version: &VersionCriteria,
    one: &CriterionView,
    said: Option<&Cite>,
    typed: &Typed,
) -> Markup {
    let first = |kinds: [FileKind; 2]| version.shown.iter().find(|shown| kinds.contains(&shown.file.kind));
    let fields = SpotFields { form, one, typed, now: now(form, one, said, typed) };
    let wrong = ["from", "to", "area", "page"].iter().any(|field| typed.fault(form, &fields.name(field)).is_some());
    html! {
        @if !version.shown.is_empty() {
            details.fold data-key={ "spot-" (one.id) } open[wrong || fields.now.filled().is_some()] {
                summary { (icon(IconName::Search)) span { (t!("rubrics.spot")) } }
                div.fold-body.stack {
                    @if let Some(plays) = first([FileKind::Sound, FileKind::Video]) { (fields.moment(plays)) }
                    @if let Some(picture) = first([FileKind::Image, FileKind::Drawing]) { (fields.area(picture)) }
                    @if first([FileKind::Pdf, FileKind::Pdf]).is_some() { (fields.page()) }
                }
            }
        }
    }
}

/// What was typed and could not be taken, or what was said before.
fn now(form: &str, one: &CriterionView, said: Option<&Cite>, typed: &Typed) -> TypedSpot {
    let before = match said {
        Some(Cite::Shown { spot: Some(spot), .. }) => TypedSpot::from(*spot),
        _ => TypedSpot::default(),
    };
    let was = before.fields();
    TypedSpot::of(|field| {
        let was = was.iter().find(|(known, _)| *known == field).map_or("", |(_, value)| *value);
        typed.value(form, &format!("{field}-{}", one.id), was)
    })
}

struct SpotFields<'a> {
    form: &'a str,
    one: &'a CriterionView,
    typed: &'a Typed,
    now: TypedSpot,
}

impl SpotFields<'_> {
    fn name(&self, field: &str) -> String {
        format!("{field}-{}", self.one.id)
    }

    fn line(&self, field: &str, label: String, value: &str) -> Markup {
        let name = self.name(field);
        Written { form: self.form, name: &name, label, hint: String::new(), value, required: false }.line(self.typed)
    }

    /// `first` plays where the list does not say which one.
    fn moment(&self, first: &ShownView) -> Markup {
        html! {
            fieldset.stack.tight {
                legend.field-label { (t!("rubrics.spot_recording")) }
                p.field-hint { (t!("rubrics.spot_recording_hint")) }
                div.sides {
                    (self.line("from", t!("rubrics.spot_from"), &self.now.from))
                    (self.line("to", t!("rubrics.spot_to"), &self.now.to))
                }
                // Where the player above stands.
                div.row.needs-script {
                    button.button.quiet type="button" data-spans="from" data-cites=(self.one.id) data-of-shown=(first.id) {
                        (icon(IconName::Play)) (t!("showing.from_here"))
                    }
                    button.button.quiet type="button" data-spans="until" data-cites=(self.one.id) data-of-shown=(first.id) {
                        (icon(IconName::Pause)) (t!("showing.until_here"))
                    }
                }
            }
        }
    }

    /// `first` is drawn on where the list does not say which one.
    fn area(&self, first: &ShownView) -> Markup {
        let name = self.name("area");
        let fault = self.typed.fault(self.form, &name);
        let (hint, problem) = (format!("{}-{name}-hint", self.form), format!("{}-{name}-problem", self.form));
        let described = if fault.is_some() { format!("{hint} {problem}") } else { hint.clone() };
        let numbers = [
            ("x", t!("showing.area_x"), &self.now.x),
            ("y", t!("showing.area_y"), &self.now.y),
            ("w", t!("showing.area_w"), &self.now.w),
            ("h", t!("showing.area_h"), &self.now.h),
        ];
        html! {
            fieldset.stack.tight {
                legend.field-label { (t!("rubrics.spot_picture")) }
                p.field-hint id=(hint) { (t!("rubrics.spot_picture_hint")) }
                div.sides {
                    @for (field, label, value) in &numbers {
                        @let id = format!("{}-{}", self.form, self.name(field));
                        div.field {
                            label.field-label for=(id) { (label) }
                            input.input type="text" inputmode="numeric" id=(id) name=(self.name(field)) value=(value) autocomplete="off"
                                aria-describedby=(described) aria-invalid=[fault.is_some().then_some("true")];
                        }
                    }
                }
                (problem_line(&problem, fault.as_ref()))
                div.row.needs-script {
                    button.button.quiet type="button" data-tool="area" data-cites=(self.one.id) data-of-shown=(first.id) data-of-file=(first.file.id) {
                        (icon(IconName::SquareDashed)) (t!("showing.mark_area"))
                    }
                }
            }
        }
    }

    fn page(&self) -> Markup {
        let id = format!("{}-{}", self.form, self.name("part"));
        let parts = [
            ("", t!("showing.part_any")),
            ("top", t!("showing.part_top")),
            ("middle", t!("showing.part_middle")),
            ("bottom", t!("showing.part_bottom")),
        ];
        html! {
            fieldset.stack.tight {
                legend.field-label { (t!("rubrics.spot_pdf")) }
                div.sides {
                    (self.line("page", t!("showing.page_number"), &self.now.page))
                    div.field {
                        label.field-label for=(id) { (t!("showing.page_part")) }
                        select.input id=(id) name=(self.name("part")) {
                            @for (part, said) in &parts { option value=(part) selected[self.now.part == *part] { (said) } }
                        }
                    }
                }
            }
        }
    }
}
