//! What the wall asks of a student right now, as one line at the foot of every page of theirs. The server makes it and no page's WASM knows of
//! it: `/asked.js` gets it again when the stage of a class moves. It is the last thing on a page, so nothing moves when it comes.

use domain::stage::{Asked, AskedFor};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// The place of it: `from` is where it is listened on, none where the script asks for it first.
pub fn asked_line(asked: &[Asked], from: Option<&str>) -> Markup {
    html! {
        div #asked.wall-asks data-from=[from] role="status" {
            @for one in asked {
                @let (page, words) = match &one.what {
                    AskedFor::Word => ("word", t!("stage.word_now", class = one.class_name)),
                    AskedFor::Confidence(statement) => ("sure", t!("stage.sure_now", statement = statement)),
                };
                a.button.primary data-key={ (page) (one.class) } href={ "/class/" (one.class) "/" (page) } dir="auto" {
                    (icon(IconName::Users)) (words)
                }
            }
        }
    }
}

/// What the shell of a student's page puts at its foot.
#[derive(Clone, Debug)]
pub struct AskedPart(pub String);
