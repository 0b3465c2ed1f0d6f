//! The heading of a page of joining, and what is to be done there. Who cannot read yet sees the heading and a picture, and hears the rest.

use maud::{Markup, html};

use crate::ui::{avatar, hear_it, is_early};

#[derive(Default)]
pub struct Top<'a> {
    pub title: &'a str,
    /// Whose it is: a class's name, or a student's picture.
    pub class: &'a str,
    pub picture: &'a str,
    /// What is to be done, for who reads.
    pub lead: &'a str,
    /// The same for who hears it, by the pictures that are pressed.
    pub how: &'a str,
    /// What the ear says after it: ids, with blanks between.
    pub then: &'a str,
}

pub fn top(of: Top) -> Markup {
    if is_early() { heard(of) } else { read(of) }
}

fn read(of: Top) -> Markup {
    html! {
        div.stack.tight {
            h1 dir="auto" { (of.title) }
            @if !of.class.is_empty() { p.quiet-text { span dir="auto" { (of.class) } } }
            @if !of.lead.is_empty() { p.lead { (of.lead) } }
        }
    }
}

fn heard(of: Top) -> Markup {
    let said = format!("top top-how {}", of.then);
    html! {
        div.hello {
            @if !of.picture.is_empty() { (avatar(of.picture, false)) }
            div.stack.tight {
                h1 #top dir="auto" { (of.title) }
                @if !of.class.is_empty() { p.quiet-text { span dir="auto" { (of.class) } } }
            }
            p.unseen #top-how { (of.how) }
            (hear_it(said.trim_end()))
        }
    }
}
