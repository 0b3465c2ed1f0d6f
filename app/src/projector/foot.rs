use domain::projector::{Sheet, WallView};
use domain::stage::TimerView;
use maud::{Markup, html};

use crate::t;

/// The code for who comes late, and aggregates. What is marked with what it says is said again by the window's script, which hears the
/// numbers.
pub fn foot(view: &WallView, sheet: Option<&Sheet>) -> Markup {
    let counts = view.counts;
    html! {
        div.projector-foot data-key="foot" {
            @if !view.door.code.is_empty() {
                p data-key="code" { (t!("projector.join_short")) " " span.join-code { (view.door.code) } }
            }
            progress.projector-bar data-key="bar" hidden[counts.here == 0] max=(counts.here.max(1)) value=(counts.shared.min(counts.here))
                aria-label=(t!("projector.progress", shared = counts.shared, n = counts.here)) {}
            @if let Some(sheet) = sheet {
                p data-key="sheet" { @if sheet.many > 1 { (t!("projector.sheet", at = sheet.at + 1, many = sheet.many)) } }
            }
            p.end role="status" data-key="counts" {
                b.count data-number="shared" { (counts.shared) } " "
                span data-says="projector.shared" data-by="shared" { (t!("projector.shared", n = counts.shared)) } " · "
                b.count data-number="writing" { (view.writing) } " "
                span data-says="projector.writing" data-by="writing" { (t!("projector.writing", n = view.writing)) }
            }
        }
    }
}

/// Minutes and seconds that are left. At nothing it stays; nobody is cut off, and nothing flashes.
pub fn clock(timer: Option<TimerView>) -> Markup {
    html! {
        @if let Some(timer) = timer {
            p.projector-clock role="timer" data-key="clock" data-left=(timer.left_ms) { (timer) }
        }
    }
}
