//! Marks on one thing: outlines over a picture with their numbers, and the list of what they say, which is all there is for whoever does
//! not see the outlines. On a teacher's desk the list is where they are written.

use domain::files::FileKind;
use domain::id::MarkId;
use domain::showing::{LAST_PAGE, MarkView, PagePart, Showing, ShownView, Spot, clock};
use domain::words::LONGEST_REPLY;
use maud::{Markup, PreEscaped, html};

use super::of_piece;
use crate::t;
use crate::ui::{IconName, hidden_fields, icon, in_textarea};

/// Numbered outlines. The list beside says the same in words.
pub fn areas(shown: &ShownView) -> Markup {
    let lies = |mark: &MarkView| match mark.mark.spot {
        Spot::Area { x, y, w, h } => Some((x, y, w, h)),
        Spot::Moment { .. } | Spot::Page { .. } => None,
    };
    html! {
        @if shown.marks.iter().any(|mark| lies(mark).is_some()) {
            svg.shown-areas viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true" {
                @for mark in &shown.marks {
                    @if let Some((x, y, w, h)) = lies(mark) {
                        rect.under x=(x) y=(y) width=(w) height=(h) rx="60" {}
                        rect data-mark=(mark.id) x=(x) y=(y) width=(w) height=(h) rx="60" {}
                    }
                }
            }
            // Numbers keep their shape whatever shape the picture has.
            svg.shown-numbers aria-hidden="true" {
                @for (at, mark) in shown.marks.iter().enumerate() {
                    @if let Some((x, y, _, _)) = lies(mark) {
                        circle cx=(percent(x)) cy=(percent(y)) r="13" {}
                        text x=(percent(x)) y=(percent(y)) { (at + 1) }
                    }
                }
            }
        }
    }
}

fn percent(ten_thousandths: i32) -> String {
    format!("{}.{:02}%", ten_thousandths / 100, ten_thousandths % 100)
}

/// The list, and for those who answer the way to one more.
pub fn marks(showing: &Showing, shown: &ShownView) -> Markup {
    let answers = showing.answering.is_some();
    html! {
        @if !shown.marks.is_empty() {
            ol.mark-list aria-label=(t!("showing.marks")) {
                @for (at, mark) in shown.marks.iter().enumerate() { (one(showing, shown, mark, at + 1)) }
            }
        }
        @if answers && shown.file.kind == FileKind::Pdf {
            (page_form(showing, shown))
        } @else if answers {
            div.row.needs-script {
                @match shown.file.kind {
                    FileKind::Sound | FileKind::Video => {
                        button.button type="button" data-marks-moment=(shown.id) data-piece=(showing.piece) {
                            (icon(IconName::Clock)) (t!("showing.mark_moment"))
                        }
                    }
                    FileKind::Image | FileKind::Drawing => {
                        button.button type="button" data-tool="area" data-of-shown=(shown.id) data-of-file=(shown.file.id) data-piece=(showing.piece) {
                            (icon(IconName::SquareDashed)) (t!("showing.mark_area"))
                        }
                    }
                    FileKind::Pdf => {}
                }
            }
        }
    }
}

/// Where it lies, in words.
pub fn place(mark: &MarkView, number: usize) -> String {
    match mark.mark.spot {
        Spot::Moment { at, until: None } => t!("showing.at", time = clock(at)),
        Spot::Moment { at, until: Some(until) } => t!("showing.from_to", from = clock(at), to = clock(until)),
        Spot::Area { .. } => t!("showing.area", number = number),
        Spot::Page { page, part: None } => t!("showing.page", page = page),
        Spot::Page { page, part: Some(PagePart::Top) } => t!("showing.page_top", page = page),
        Spot::Page { page, part: Some(PagePart::Middle) } => t!("showing.page_middle", page = page),
        Spot::Page { page, part: Some(PagePart::Bottom) } => t!("showing.page_bottom", page = page),
    }
}

/// Where its link leads: into the PDF, at the page; else to what it lies on.
pub fn address(shown: &ShownView, mark: &MarkView) -> String {
    match mark.mark.spot {
        Spot::Page { page, .. } => format!("/file/{}#page={page}", shown.file.id),
        Spot::Moment { .. } | Spot::Area { .. } => format!("#shown-{}", shown.id),
    }
}

/// No browser of ours draws a PDF, so a page of it is marked by its number: with a form, which asks for no script.
fn page_form(showing: &Showing, shown: &ShownView) -> Markup {
    let field = |name: &str| format!("{name}-{}", shown.id);
    let parts = [
        ("", t!("showing.part_any")),
        ("top", t!("showing.part_top")),
        ("middle", t!("showing.part_middle")),
        ("bottom", t!("showing.part_bottom")),
    ];
    html! {
        form.stack.tight method="post" action=(of_piece(showing.piece, "marks")) autocomplete="off" data-quiet="post" data-resets="" {
            // Minted with the page: sent twice, it is one mark.
            (hidden_fields(&[("mark", MarkId::mint().to_string()), ("shown", shown.id.to_string())]))
            div.row {
                div.field {
                    label.field-label for=(field("page")) { (t!("showing.page_number")) }
                    input.input id=(field("page")) type="number" name="page" min="1" max=(LAST_PAGE) inputmode="numeric" required;
                }
                div.field {
                    label.field-label for=(field("part")) { (t!("showing.page_part")) }
                    select.input id=(field("part")) name="part" { @for (part, said) in parts { option value=(part) { (said) } } }
                }
            }
            div.field {
                label.field-label for=(field("said")) { (t!("showing.page_said")) }
                textarea.input id=(field("said")) name="words" rows="2" maxlength=(LONGEST_REPLY) dir="auto" {}
            }
            div { button.button { (icon(IconName::FileText)) (t!("showing.mark_page")) } }
        }
    }
}

fn one(showing: &Showing, shown: &ShownView, mark: &MarkView, number: usize) -> Markup {
    let place = place(mark, number);
    html! {
        li.stack.tight data-key={ "mark-" (mark.id) } {
            p.row {
                @match mark.mark.spot {
                    Spot::Moment { at, until } => {
                        button.button.quiet type="button" data-seek=(at) data-until-ms=[until] data-of-shown=(shown.id) { (icon(IconName::Play)) (place) }
                    }
                    Spot::Area { .. } => strong { (place) },
                    Spot::Page { .. } => {
                        a.button.quiet href=(address(shown, mark)) target="_blank" rel="noopener" aria-label=(t!("showing.page_opens", place = place)) {
                            (icon(IconName::FileText)) (place)
                        }
                    }
                }
                @if mark.feedback.is_some() && !mark.by_name.is_empty() { span.small.quiet-text dir="auto" { (mark.by_name) } }
            }
            @if mark.feedback.is_some() {
                p.words dir="auto" { (mark.mark.words) }
            } @else {
                (writing(showing, mark, &place))
            }
        }
    }
}

/// A mark on its teacher's desk: it saves as it is written.
fn writing(showing: &Showing, mark: &MarkView, place: &str) -> Markup {
    let field = format!("mark-{}", mark.id);
    let action = of_piece(showing.piece, "marks");
    let spot = match mark.mark.spot {
        Spot::Moment { at, until } => {
            vec![("at", at.to_string()), ("until", until.map(|until| until.to_string()).unwrap_or_default())]
        }
        Spot::Area { x, y, w, h } => {
            vec![("x", x.to_string()), ("y", y.to_string()), ("w", w.to_string()), ("h", h.to_string())]
        }
        Spot::Page { page, part } => {
            vec![("page", page.to_string()), ("part", part.map(PagePart::name).unwrap_or_default().to_owned())]
        }
    };
    html! {
        form.stack.tight method="post" action=(action) autocomplete="off" data-quiet="post" data-saves="" {
            (hidden_fields(&[("mark", mark.id.to_string()), ("shown", mark.shown.to_string())]))
            (hidden_fields(&spot))
            div.field {
                label.field-label for=(field) { (t!("showing.say_about", place = place)) }
                textarea.input id=(field) name="words" rows="2" maxlength=(LONGEST_REPLY) dir="auto" autocomplete="off" {
                    (PreEscaped(in_textarea(&mark.mark.words)))
                }
            }
            @if matches!(mark.mark.spot, Spot::Moment { .. }) {
                // Where the player stands becomes one end of it; the player goes on as it did.
                div.row.needs-script role="group" aria-label=(t!("showing.stretch_of", place = place)) {
                    button.button.quiet type="button" data-spans="from" data-of-shown=(mark.shown) { (icon(IconName::Play)) (t!("showing.from_here")) }
                    button.button.quiet type="button" data-spans="until" data-of-shown=(mark.shown) { (icon(IconName::Pause)) (t!("showing.until_here")) }
                }
            }
            div.row {
                button.button name="do" value="keep" { (icon(IconName::Check)) (t!("showing.keep_mark")) }
                button.button.quiet name="do" value="remove" { (icon(IconName::Trash)) (t!("showing.remove_mark", place = place)) }
            }
        }
    }
}
