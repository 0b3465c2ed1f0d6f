//! The way in. Everybody who comes lays a stone on the cairn.

use domain::projector::WallView;
use leptos::prelude::*;
use maud::{Markup, PreEscaped};

use crate::t;
use crate::ui::showing;

/// The way in, readable from the back row.
#[component]
pub fn JoinScene(view: RwSignal<WallView>, modules: RwSignal<usize>) -> impl IntoView {
    let code = Memo::new(move |_| view.with(|view| view.door.code.clone()));
    let address = Memo::new(move |_| view.with(|view| view.address.clone()));
    let qr = Memo::new(move |_| view.with(|view| view.qr.clone()));
    let here = Memo::new(move |_| view.with(|view| view.counts.here));
    let class = view.with_untracked(|view| view.class_name.clone());
    let view_box = move || format!("0 0 {0} {0}", modules.get());
    let way_in = t!("projector.qr", class = class.clone());
    view! {
        <div class="scene-join">
            <div class="stack">
                <h1 class="unseen" dir="auto">{t!("projector.join", class = class)}</h1>
                <Show when=move || !code.with(String::is_empty) fallback=|| view! { <p class="go">{t!("projector.no_code")}</p> }>
                    <p class="go">{t!("projector.go_to")}" "<b class="address">{move || address.get()}</b></p>
                    <p class="join-code">
                        {move || code.get().split(' ').map(|word| view! { <span>{word.to_owned()}</span>" " }).collect_view()}
                    </p>
                </Show>
            </div>
            <Show when=move || modules.get() != 0>
                <div class="qr">
                    <svg viewBox=view_box shape-rendering="crispEdges" role="img" aria-label=way_in.clone()><path fill="#000" d=move || qr.get()/></svg>
                </div>
            </Show>
        </div>
        <div class="here">
            {showing(move || heap(here.get()))}
            <p role="status"><b class="count">{move || here.get()}</b>" "{move || t!("projector.here", n = here.get())}</p>
        </div>
    }
}

/// Widest at the bottom; who comes after these is counted and finds its stone full.
const COURSES: [u32; 5] = [14, 11, 8, 5, 3];

/// A stone for each, laid from the middle of each course outwards.
fn heap(here: u32) -> Markup {
    let mut html = String::from(r#"<svg class="heap" viewBox="0 0 300 82" aria-hidden="true" focusable="false">"#);
    let mut left = here;
    for (up, most) in (0..).zip(COURSES) {
        for at in 0..left.min(most) {
            let side = at.div_ceil(2) * 20;
            let x = if at % 2 == 0 { 150 + side } else { 150 - side };
            // No two alike, and each the same every time.
            let wide = 9 + (at * 7 + up * 5) % 3;
            let stone = ["goals", "choice", "inquiry", "reflection"][((at + up) % 4) as usize];
            html += &format!(
                r#"<ellipse class="stone stone-{stone}" data-key="{up}-{at}" cx="{x}" cy="{}" rx="{wide}" ry="7"/>"#,
                74 - up * 15
            );
        }
        left = left.saturating_sub(most);
    }
    PreEscaped(html + "</svg>")
}

#[cfg(test)]
mod tests {
    use super::heap;

    #[test]
    fn everybody_lays_a_stone_and_none_moves_for_the_next() {
        let stones = |n| heap(n).into_string().matches("<ellipse").count();
        assert_eq!([0, 1, 15, 41, 400].map(stones), [0, 1, 15, 41, 41]);
        for n in 0..41 {
            let (before, after) = (heap(n).into_string(), heap(n + 1).into_string());
            assert!(after.starts_with(before.trim_end_matches("</svg>")), "{n}");
        }
    }
}
