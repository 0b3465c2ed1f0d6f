//! The classes, each with the ways in that it has opened, and a question of one's own.

use domain::home::{HomeView, MyClass};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, access_tag, icon, names};

/// Ways to begin by oneself: a question of one's own in each class, and someone to talk to. `class` is the first ones' look.
pub fn beginnings(classes: &[MyClass], class: &str) -> Markup {
    html! {
        div.row {
            @for mine in classes {
                a class=(class) href={ "/question/" (mine.id) } {
                    (icon(IconName::Plus))
                    @if classes.len() == 1 { (t!("home.own_question")) } @else { (t!("home.own_question_in", class = mine.name)) }
                }
            }
            a.button.quiet href="/talk" { (icon(IconName::LifeBuoy)) (t!("home.talk")) }
        }
    }
}

pub fn my_classes(home: &HomeView) -> Markup {
    html! {
        section.stack.tight aria-labelledby="classes" {
            h2 #classes { (t!("home.my_classes")) }
            ul.pieces {
                @for class in &home.classes {
                    li.piece-line {
                        p {
                            strong dir="auto" { (class.name) }
                            @if !class.teachers.is_empty() { " · " (names(&class.teachers)) }
                        }
                        div.row { @for point in class.opened.all() { (access_tag(*point)) } }
                    }
                }
            }
        }
    }
}
