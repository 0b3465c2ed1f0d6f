//! The agenda while it is planned: what each item is called, what it points to, and notes for the rehearsal.

use domain::conference::{AgendaItem, MOST_SHOWN, OwnConference};
use domain::id::{AgendaId, PersonId};
use domain::portfolio::Way;
use maud::{Markup, html};

use super::super::acts::{fold, form, of_conference, press, step};
use super::super::part::title;
use super::item_title;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

fn of_item(id: AgendaId) -> (&'static str, String) {
    ("item", id.to_string())
}

pub fn agenda(me: PersonId, own: &OwnConference, typed: &Typed) -> Markup {
    let (view, ahead) = (&own.view, own.view.stage.is_ahead());
    let last = view.agenda.len().saturating_sub(1);
    html! {
        section #agenda.stack aria-labelledby="agenda-title" {
            h2 id="agenda-title" { (t!("conference.agenda")) }
            @if ahead { p.field-hint { (t!("conference.agenda_hint")) } }
            ol.parts {
                @for (n, item) in view.agenda.iter().enumerate() {
                    li.part.stack.tight id={ "item-" (item.id) } data-key=(item.id) {
                        h3 dir="auto" { (item_title(item)) }
                        @if !item.shown.is_empty() {
                            ul { @for part in &item.shown { li dir="auto" { (title(part)) } } }
                        }
                        @if !item.notes.is_empty() { p.words.small dir="auto" { (item.notes) } }
                        @if ahead { (steps(me, own, item, n == 0, n == last)) (write(me, own, item, typed)) }
                    }
                }
            }
            @if ahead { (add(me, own, typed)) (removed(me, own)) }
        }
    }
}

fn steps(me: PersonId, own: &OwnConference, item: &AgendaItem, first: bool, last: bool) -> Markup {
    let (conference, name) = (own.view.id, item_title(item));
    let way = |way: Way| [of_conference(conference), of_item(item.id), ("way", way.name().to_owned())];
    html! {
        div.row.part-steps {
            @if !first { (step(me, &format!("up-{}", item.id), "conference_move_item", &way(Way::Up), t!("portfolio.up"), &name, IconName::ArrowUp)) }
            @if !last { (step(me, &format!("down-{}", item.id), "conference_move_item", &way(Way::Down), t!("portfolio.down"), &name, IconName::ArrowDown)) }
            (press(me, &format!("remove-{}", item.id), "conference_remove_item", &[of_conference(conference), of_item(item.id)],
                t!("portfolio.remove"), &name, IconName::Trash))
        }
    }
}

fn write(me: PersonId, own: &OwnConference, item: &AgendaItem, typed: &Typed) -> Markup {
    let name = format!("item-{}-words", item.id);
    let field = |of, label, hint, value| Written { form: &name, name: of, label, hint, value, required: false };
    let called = item_title(item);
    let inside = html! {
        (field("title", t!("conference.item_title"), String::new(), called.as_str()).line(typed))
        (field("notes", t!("conference.notes"), t!("conference.notes_hint"), item.notes.as_str()).area(typed))
        (parts(own, item, &name, typed))
        div { button.button { (icon(IconName::Check)) (t!("portfolio.keep")) } }
    };
    let inside = form(me, &name, "conference_write_item", &[of_conference(own.view.id), of_item(item.id)], inside);
    fold(&format!("writing-{}", item.id), typed.is(&name), IconName::Pencil, t!("conference.prepare"), inside)
}

/// What of the story the item points to.
fn parts(own: &OwnConference, item: &AgendaItem, name: &str, typed: &Typed) -> Markup {
    let all: Vec<String> = own.parts.iter().map(|part| part.id.to_string()).collect();
    html! {
        @if own.parts.is_empty() {
            p.field-hint { (t!("conference.no_parts")) " " a href="/portfolio/story" { (t!("conference.to_story")) } }
        } @else {
            fieldset.stack.tight {
                legend.legend { (t!("conference.shows")) }
                p.field-hint { (t!("conference.shows_hint", most = MOST_SHOWN)) }
                input type="hidden" name="parts" value=(all.join(","));
                div.choices {
                    @for part in &own.parts {
                        @let shown = item.shown.iter().any(|shown| shown.id == part.id);
                        label.choice {
                            input type="checkbox" name={ "part-" (part.id) } value="yes" checked[typed.ticked(name, &format!("part-{}", part.id), shown)];
                            span dir="auto" { (part.title) }
                        }
                    }
                }
                (problem_line(&format!("{name}-parts-problem"), typed.fault(name, "parts").as_ref()))
            }
        }
    }
}

fn add(me: PersonId, own: &OwnConference, typed: &Typed) -> Markup {
    let (label, hint) = (t!("conference.new_item"), t!("conference.new_item_hint"));
    let field = Written { form: "item-new", name: "title", label, hint, value: "", required: true };
    let inside =
        html! { (field.line(typed)) div { button.button { (icon(IconName::Plus)) (t!("conference.add_item")) } } };
    let inside =
        form(me, "item-new", "conference_add_item", &[of_conference(own.view.id), of_item(AgendaId::mint())], inside);
    fold("adding", typed.is("item-new"), IconName::Plus, t!("conference.add_item"), inside)
}

fn removed(me: PersonId, own: &OwnConference) -> Markup {
    let inside = html! {
        ul.stack.tight {
            @for item in &own.removed {
                li.row.apart data-key=(item.id) {
                    span dir="auto" { (item_title(item)) }
                    (press(me, &format!("restore-{}", item.id), "conference_restore_item", &[of_conference(own.view.id), of_item(item.id)],
                        t!("portfolio.restore"), &item_title(item), IconName::Undo))
                }
            }
        }
    };
    html! { @if !own.removed.is_empty() { (fold("removed-items", false, IconName::Undo, t!("portfolio.removed", n = own.removed.len()), inside)) } }
}
