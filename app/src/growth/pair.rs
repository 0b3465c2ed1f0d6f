//! One pair, to look at and to print.

use domain::command_form::nth;
use domain::growth::{GrowthView, RemarkKind};
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::PairPage;
use super::list::sides;
use crate::t;
use crate::ui::{
    COMMANDS, IconName, Whose, cairn, header, hear, hidden_fields, icon, pressed, shown, skip_link, title,
};

/// The name of the button that prints.
const PRINT: &str = "print";

pub fn pair(page: &PairPage) -> AnyView {
    title(t!("growth.title"));
    hear("click", |event| {
        if pressed(&event).is_some_and(|(name, _)| name == PRINT) {
            let _ = window().print();
        }
    });
    let whose = Whose { name: &page.pair.student_name, picture: "", page: "/home" };
    vec![skip_link(), shown(header("/home", "", whose, Markup::default())), shown(body(page))].into_any()
}

fn body(page: &PairPage) -> Markup {
    let PairPage { me, first, pair } = page;
    let hidden = [
        ("do", "set_aside".to_owned()),
        ("command", nth(*first, 0).to_string()),
        ("person", me.to_string()),
        ("growth", pair.id.to_string()),
    ];
    let name = &pair.student_name;
    html! {
        main #main.page.growth {
            div.row.apart {
                div.stack.tight { p.quiet-text dir="auto" { (name) } h1 { (t!("growth.how_it_grew")) } }
                button.button.primary.no-print type="button" name=(PRINT) { (icon(IconName::Printer)) (t!("growth.print")) }
            }
            (sides(pair))
            (remarks(pair))
            p.growth-foot {
                span.row { (cairn()) (t!("growth.made_by", name = name)) }
                span {
                    @match &pair.suggested_by {
                        Some(teacher) => (t!("growth.suggested", teacher = teacher)),
                        None => (t!("growth.chose", name = name)),
                    }
                }
            }
            div.row.no-print {
                a.button.quiet href="/growth" { (t!("growth.all")) }
                form method="post" action=(COMMANDS) {
                    (hidden_fields(&hidden))
                    button.button.quiet { (t!("growth.put_aside")) }
                }
            }
        }
    }
}

/// What teachers asked about it or added to it.
fn remarks(pair: &GrowthView) -> Markup {
    html! {
        @if !pair.remarks.is_empty() {
            section.card.flat.stack.tight aria-labelledby="remarks" {
                h2 #remarks { (t!("growth.remarks")) }
                @for remark in &pair.remarks {
                    p.small.quiet-text {
                        @match remark.kind {
                            RemarkKind::Question => (t!("growth.asks", name = remark.by_name)),
                            RemarkKind::Evidence => (t!("growth.adds", name = remark.by_name)),
                        }
                    }
                    p.words dir="auto" { (remark.words) }
                }
            }
        }
    }
}
