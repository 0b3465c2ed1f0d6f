//! What was just done, by the deed that the address names, and how to undo it.

use domain::id::{InquiryId, PersonId, SourceId};
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::press;
use crate::t;
use crate::ui::{IconName, icon};

/// Only known deeds are said.
fn said(deed: &str) -> Option<String> {
    Some(match deed {
        "begin" => t!("inquiry.said_begun"),
        "reword" => t!("inquiry.said_reworded"),
        "about" => t!("inquiry.said_about"),
        "go" => t!("inquiry.said_gone"),
        "rest" => t!("inquiry.said_rests"),
        "put_away" => t!("inquiry.said_put_away"),
        "take_up" => t!("inquiry.said_taken_up"),
        "show" => t!("inquiry.said_shown"),
        "note" | "edit" => t!("inquiry.said_noted"),
        "remove" => t!("inquiry.said_removed"),
        "put_back" => t!("inquiry.said_put_back"),
        "link" => t!("inquiry.said_linked"),
        "unlink" => t!("inquiry.said_unlinked"),
        "keep" => t!("inquiry.said_kept"),
        "say" => t!("inquiry.said_said"),
        "answer" => t!("inquiry.said_answered"),
        "reply_write" => t!("replies.said_written"),
        "reply_take_back" => t!("replies.said_taken_back"),
        "reply_answer" => t!("replies.said_answered"),
        "reply_helped" => t!("replies.said_helped"),
        "reply_hide" => t!("replies.said_hidden"),
        "reply_report" => t!("replies.said_reported"),
        _ => return None,
    })
}

/// `removed`: the note that can be put back, of this inquiry.
pub fn toast(me: PersonId, deed: &str, removed: Option<(InquiryId, SourceId)>) -> Markup {
    html! {
        div.toasts role="status" aria-live="polite" {
            @if let Some(said) = said(deed) {
                div.toast {
                    (icon(IconName::CircleCheck)) p { (said) }
                    @if let Some((inquiry, note)) = removed.filter(|_| deed == "remove") {
                        (press(me, "undo", "inquiry_put_back", &[of_inquiry(inquiry), ("source", note.to_string())],
                            t!("classes.undo"), "", IconName::Undo))
                    }
                }
            }
        }
    }
}
