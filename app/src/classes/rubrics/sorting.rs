//! Notes of a class, as its teacher sees and sorts them, and what students say about a wording. Sorting is a list and a press: no dragging.

use domain::id::CriterionId;
use domain::rubrics::{CriterionView, LONGEST_CRITERION, MakingNote, MakingReply};
use maud::{Markup, html};

use super::making::LeadMakingPage;
use crate::plain::button;
use crate::t;
use crate::typed::Written;
use crate::ui::{IconName, icon};

/// Everything that was named, newest last, with who named it.
pub fn notes(page: &LeadMakingPage) -> Markup {
    html! {
        section.stack.tight aria-labelledby="notes" {
            h2 #notes { (t!("rubrics.notes_title")) }
            @if page.making.notes.is_empty() { p.quiet-text { (t!("rubrics.no_notes_yet")) } }
            ul.notes { @for one in &page.making.notes { (note(page, one, &html! {})) } }
        }
    }
}

fn note(page: &LeadMakingPage, one: &MakingNote, more: &Markup) -> Markup {
    let number = page.making.samples.iter().position(|sample| Some(sample.id) == one.sample);
    let away = html! { div { (button("button quiet", IconName::Trash, &t!("rubrics.remove_note"), &one.words)) } };
    html! {
        li.card.flat.stack.tight data-key=(one.id) {
            p dir="auto" { (one.words) }
            p.small.quiet-text dir="auto" {
                (one.by_name)
                @if let Some(at) = number { " · " (t!("rubrics.sample_n", n = at + 1)) }
            }
            div.row {
                (more)
                (page.form(&format!("away-{}", one.id), "remove_note", &[("id", one.id.to_string())], &away))
            }
        }
    }
}

/// Under headings, and the rest.
pub fn sort(page: &LeadMakingPage) -> Markup {
    let criteria = &page.making.criteria;
    let under = |id: Option<CriterionId>| -> Vec<&MakingNote> {
        page.making.notes.iter().filter(|note| note.criterion == id).collect()
    };
    html! {
        (new_heading(page))
        @for one in criteria {
            section.card.stack.tight data-key=(one.id) aria-labelledby={ "head-" (one.id) } {
                h2 id={ "head-" (one.id) } dir="auto" { (one.words) }
                ul.notes { @for known in under(Some(one.id)) { (note(page, known, &places(page, known, criteria))) } }
                (reword(page, one))
            }
        }
        section.stack.tight aria-labelledby="loose" {
            h2 #loose { (t!("rubrics.loose_title")) }
            @if under(None).is_empty() { p.quiet-text { (t!("rubrics.all_sorted")) } }
            ul.notes { @for known in under(None) { (note(page, known, &places(page, known, criteria))) } }
        }
    }
}

fn places(page: &LeadMakingPage, one: &MakingNote, criteria: &[CriterionView]) -> Markup {
    let id = format!("sort-{}", one.id);
    let inside = html! {
        div.row {
            label.unseen for={ (id) "-under" } dir="auto" { (t!("rubrics.sort_under", note = one.words)) }
            select.input.sort-under id={ (id) "-under" } name="under" {
                option value="" selected[one.criterion.is_none()] { (t!("rubrics.nowhere")) }
                @for head in criteria { option value=(head.id) selected[one.criterion == Some(head.id)] { (head.words) } }
            }
            (button("button", IconName::Check, &t!("rubrics.sort_put"), &one.words))
        }
    };
    page.form(&id, "sort", &[("id", one.id.to_string())], &inside)
}

fn new_heading(page: &LeadMakingPage) -> Markup {
    let (label, hint) = (t!("rubrics.heading"), t!("rubrics.heading_hint", most = LONGEST_CRITERION));
    let inside = html! {
        (Written { form: "heading", name: "criterion", label, hint, value: "", required: false }.line(&page.typed))
        div { (button("button", IconName::Plus, &t!("rubrics.add_heading"), "")) }
    };
    html! { section.card.stack { (page.form("heading", "word", &[("id", CriterionId::mint().to_string())], &inside)) } }
}

fn reword(page: &LeadMakingPage, one: &CriterionView) -> Markup {
    let (form, field) = (format!("word-{}", one.id), format!("criterion-{}", one.id));
    let label = t!("rubrics.wording");
    let inside = html! {
        (Written { form: &form, name: &field, label, hint: String::new(), value: &one.words, required: false }.line(&page.typed))
        div { (button("button", IconName::Check, &t!("rubrics.keep_wording"), &one.words)) }
    };
    let away = html! { div { (button("button quiet", IconName::Trash, &t!("rubrics.remove_criterion"), &one.words)) } };
    html! {
        (page.form(&form, "word", &[("id", one.id.to_string())], &inside))
        (page.form(&format!("drop-{}", one.id), "remove_criterion", &[("id", one.id.to_string())], &away))
    }
}

/// Each wording with what students say of it. Who finds that it fits is named here, and counted nowhere else.
pub fn agree(page: &LeadMakingPage) -> Markup {
    html! {
        @for one in &page.making.criteria {
            @let about: Vec<_> = page.making.replies.iter().filter(|reply| reply.criterion == one.id).collect();
            section.card.stack.tight data-key=(one.id) aria-labelledby={ "head-" (one.id) } {
                h2 id={ "head-" (one.id) } dir="auto" { (one.words) }
                (reword(page, one))
                (replies(&about))
            }
        }
    }
}

fn replies(about: &[&MakingReply]) -> Markup {
    let fits: Vec<String> = about.iter().filter(|reply| reply.fits).map(|reply| reply.by_name.clone()).collect();
    html! {
        @if !fits.is_empty() { p.note { (icon(IconName::CircleCheck)) span dir="auto" { (t!("rubrics.fits_for", names = crate::ui::names(&fits))) } } }
        ul.notes {
            @for reply in about.iter().filter(|reply| !reply.fits) {
                li.card.flat.stack.tight {
                    p dir="auto" { (reply.words) }
                    p.small.quiet-text dir="auto" { (reply.by_name) }
                }
            }
        }
    }
}
