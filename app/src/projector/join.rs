//! The way in. Everybody who comes lays a stone on the cairn.

use domain::projector::WallView;
use maud::{Markup, PreEscaped, html};

use crate::qr::{of_door, typed_address};
use crate::t;

/// The way in, readable from the back row. `origin` is where this server is.
pub fn join(view: &WallView, origin: &str) -> Markup {
    let (code, here) = (&view.door.code, view.counts.here);
    html! {
        div.scene-join data-key="join" {
            div.stack {
                h1.unseen dir="auto" { (t!("projector.join", class = view.class_name)) }
                @if code.is_empty() {
                    p.go { (t!("projector.no_code")) }
                } @else {
                    p.go { (t!("projector.go_to")) " " b.address { (typed_address(origin)) } }
                    p.join-code { @for word in code.split(' ') { span { (word) } " " } }
                }
            }
            @if let Some(qr) = of_door(origin, &view.door) {
                div.qr data-key="qr" {
                    svg viewBox={ "0 0 " (qr.size) " " (qr.size) } shape-rendering="crispEdges" role="img" aria-label=(t!("projector.qr", class = view.class_name)) {
                        path fill="#000" d=(qr.path) {}
                    }
                }
            }
        }
        div.here data-key="here" {
            (heap(here))
            p role="status" {
                b.count data-number="here" { (here) } " "
                span data-says="projector.here" data-by="here" { (t!("projector.here", n = here)) }
            }
        }
    }
}

/// All stones that there are: the window's script lays as many of them as have come.
pub fn whole_heap() -> Markup {
    heap(COURSES.iter().sum())
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
