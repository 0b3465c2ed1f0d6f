//! What teachers add arrives by itself: a pair they suggest, a question, a piece of evidence.

use domain::event::{Change, Delivery};
use domain::growth::{GrowthView, Remark, RemarkKind, apply};
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::{GrowthPage, read_growth};
use crate::live::calm::use_calm_feed;
use crate::offline;
use crate::t;
use crate::ui::{hear_it, say_once};

/// Applies what happens to a student's pairs; what cannot be applied is fetched. `all` are the pairs of the page.
pub fn listen(all: RwSignal<Vec<GrowthView>>, cursor: &str) {
    let heard = StoredValue::new(0u32);
    use_calm_feed(cursor, Delivery::read_own, move |Delivery { change, .. }| {
        heard.update_value(|heard| *heard = heard.wrapping_add(1));
        match &change {
            Change::Growth(growth) => {
                let news = all.with_untracked(|pairs| news(pairs, growth));
                all.update(|pairs| apply(pairs, &change));
                if let Some(news) = news {
                    say_once(&news);
                }
            }
            Change::GrowthGone { .. } => all.update(|pairs| apply(pairs, &change)),
            Change::Unknown => refetch(all, heard),
            _ => {}
        }
    });
}

/// What a change is worth saying, once.
fn news(pairs: &[GrowthView], growth: &GrowthView) -> Option<String> {
    let known = pairs.iter().find(|known| known.id == growth.id);
    match (known, &growth.suggested_by) {
        (None, Some(teacher)) => Some(t!("growth.suggested", teacher = teacher)),
        (None, None) => None,
        (Some(known), _) => growth.remarks.get(known.remarks.len()).map(by),
    }
}

/// Reads everything again. What is heard meanwhile may be newer than what was read: then once more, a moment later.
fn refetch(all: RwSignal<Vec<GrowthView>>, heard: StoredValue<u32>) {
    leptos::task::spawn_local(async move {
        loop {
            let before = heard.try_get_value();
            let fresh = read_growth().await.ok().and_then(|page| page.read::<GrowthPage>());
            let (Some(fresh), now @ Some(_)) = (fresh, heard.try_get_value()) else { return };
            if now == before {
                all.set(fresh.pairs);
                return;
            }
            offline::wait(300).await;
        }
    });
}

fn by(remark: &Remark) -> String {
    match remark.kind {
        RemarkKind::Question => t!("growth.asks", name = remark.by_name),
        RemarkKind::Evidence => t!("growth.adds", name = remark.by_name),
    }
}

/// What was asked about a pair and added to it; nothing while nobody did.
pub fn remarks(pair: &GrowthView) -> Markup {
    let heading = ["remarks-", &pair.id.to_string()].concat();
    html! {
        @if !pair.remarks.is_empty() {
            section.card.flat.stack.tight data-key=(heading) aria-labelledby=(heading) {
                h2 id=(heading) { (t!("growth.remarks")) }
                @for (at, remark) in pair.remarks.iter().enumerate() {
                    @let said = [&heading, "-", &at.to_string()].concat();
                    p.small.quiet-text { (by(remark)) }
                    p.words id=(said) dir="auto" { (remark.words) }
                    (hear_it(&said))
                }
            }
        }
    }
}
