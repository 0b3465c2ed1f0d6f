//! Where a lesson stands, a copy of it, and putting it away.

use domain::id::LessonId;
use domain::lessons::LessonView;
use maud::{Markup, html};

use crate::plain::fold;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

const COPY: &str = "copy";

/// For its owner: each class that it could stand in, with one button.
pub fn classes(view: &LessonView, action: &str) -> Markup {
    html! {
        section.card.stack.tight aria-labelledby="classes-title" {
            h2 #classes-title { (t!("lessons.classes")) }
            p.small.quiet-text { (t!("lessons.classes_hint")) }
            ul.plain-list.stack.tight {
                @for class in &view.classes {
                    li.row data-key=(class.class) {
                        span dir="auto" { (class.name) }
                        form method="post" action=(action) {
                            input type="hidden" name="class" value=(class.class);
                            @if class.stands {
                                button.button.quiet name="what" value="out" {
                                    (icon(IconName::X)) (t!("lessons.take_out")) span.unseen dir="auto" { ": " (class.name) }
                                }
                            } @else {
                                button.button name="what" value="into" {
                                    (icon(IconName::Plus)) (t!("lessons.put_in")) span.unseen dir="auto" { ": " (class.name) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A copy is the reader's own, whosever the lesson is.
pub fn copy(view: &LessonView, action: &str, typed: &Typed) -> Markup {
    let value = t!("lessons.copy_of", title = view.card.title);
    let title = Written {
        form: COPY,
        name: "title",
        label: t!("lessons.copy_title"),
        hint: String::new(),
        value: &value,
        required: true,
    };
    fold(
        "copying",
        typed.is(COPY),
        IconName::Copy,
        t!("lessons.copy"),
        html! {
            form.stack.tight id=(COPY) method="post" action=(action) autocomplete="off" {
                input type="hidden" name="form" value=(COPY);
                input type="hidden" name="copy" value=(LessonId::mint());
                p.small.quiet-text { (t!("lessons.copy_hint")) }
                (title.line(typed))
                div { button.button name="what" value="copy" { (icon(IconName::Copy)) (t!("lessons.copy")) } }
            }
        },
    )
}

pub fn away(view: &LessonView, action: &str) -> Markup {
    html! {
        form.row method="post" action=(action) {
            @if view.card.archived {
                button.button name="what" value="back" { (icon(IconName::Undo)) (t!("lessons.bring_back")) }
            } @else {
                button.button.quiet name="what" value="away" { (icon(IconName::Trash)) (t!("lessons.put_away")) }
            }
        }
    }
}
