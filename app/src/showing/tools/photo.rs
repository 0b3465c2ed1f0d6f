//! The camera: what it sees, one big button, and then the picture that it took.

use domain::showing::LONGEST_CAPTION;
use maud::{Markup, html};

use super::{aloud, done, gap, head};
use crate::t;
use crate::ui::{IconName, icon};

pub fn window() -> Markup {
    html! {
        dialog.dialog.tool-window.record aria-labelledby="photo-title" data-taken=(t!("showing.is_taken")) data-sending=(gap("showing.sending", "percent"))
            data-waiting=(t!("showing.waits_for_network")) data-refused=(t!("showing.may_not_photograph")) data-missing=(t!("showing.no_camera"))
            data-busy=(t!("showing.device_busy")) data-unable=(t!("showing.cannot_photograph")) {
            (head("photo-title", html! { (t!("showing.take_photo")) }, "photo-begins", &done(), false))
            div.window-body {
                video.record-view data-view="" muted playsinline hidden {}
                img.record-view data-still="" alt=(t!("showing.your_photo")) hidden;
                div.row {
                    button.button.primary.big #photo-begins type="button" data-do="take" hidden { (icon(IconName::Camera)) (t!("showing.take_it")) }
                    button.button type="button" data-do="turn" hidden { (icon(IconName::Refresh)) (t!("showing.other_camera")) }
                }
                div.stack.tight data-after="" hidden {
                    div.row {
                        button.button type="button" data-do="again" { (icon(IconName::Refresh)) (t!("showing.take_again")) }
                        button.button.quiet type="button" data-do="drop" { (icon(IconName::Trash)) (t!("showing.throw_away")) }
                    }
                    div.field {
                        label.field-label for="photo-caption" { (t!("showing.about_photo")) }
                        p.field-hint #photo-caption-hint { (t!("showing.caption_hint")) }
                        input.input #photo-caption type="text" maxlength=(LONGEST_CAPTION) dir="auto" autocomplete="off" aria-describedby="photo-caption-hint";
                    }
                }
            }
            (aloud())
        }
    }
}
