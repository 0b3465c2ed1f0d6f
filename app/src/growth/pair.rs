//! One pair, to look at and to print.

use domain::command_form::nth;
use domain::growth::GrowthView;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::PairPage;
use super::heard::{listen, remarks};
use super::list::sides;
use crate::t;
use crate::ui::{
    COMMANDS, IconName, Whose, cairn, header, hear, hidden_fields, icon, live_region, pressed, showing, shown,
    skip_link, title,
};

/// The name of the button that prints.
const PRINT: &str = "print";

pub fn pair(page: PairPage) -> AnyView {
    title(t!("growth.title"));
    hear("click", |event| {
        if pressed(&event).is_some_and(|(name, _)| name == PRINT) {
            let _ = window().print();
        }
    });
    let all = RwSignal::new(vec![page.pair.clone()]);
    listen(all, &page.cursor);
    let whose = Whose { name: &page.pair.student_name, picture: "", page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let body = showing(move || {
        let pairs = all.read();
        body(&page, pairs.iter().find(|pair| pair.id == page.pair.id).unwrap_or(&page.pair))
    });
    vec![skip_link(), bar, body, live_region()].into_any()
}

fn body(page: &PairPage, pair: &GrowthView) -> Markup {
    let PairPage { me, first, .. } = page;
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
