//! Another device was faster. Both versions are shown; the student decides; until then nothing is saved over the other one.

use domain::reflections::DraftWords;
use leptos::prelude::document;
use maud::{Markup, html};

use super::Desk;
use super::reading::form;
use crate::offline;
use crate::reflections::api::Theirs;
use crate::reflections::places::{TWO_DEVICES, WHICH};
use crate::t;
use crate::ui::{IconName, icon};

fn conflict(theirs: &Theirs) -> Markup {
    let what = if theirs.shared { t!("reflections.shared_there") } else { t!("reflections.saved_there") };
    html! {
        div.problem id=(TWO_DEVICES) role="alert" {
            (icon(IconName::Tablet))
            div.stack {
                p { strong { (t!("drafts.another_device")) } }
                p { (what) }
                blockquote.passage.words dir="auto" { (theirs.words) }
                p { (t!("reflections.mine_is_below")) }
                div.row {
                    button.button type="button" name=(WHICH) value="mine" { (t!("reflections.keep_mine")) }
                    button.button type="button" name=(WHICH) value="other" { (t!("reflections.use_other")) }
                }
            }
        }
    }
}

impl Desk {
    /// Shows what another device saved; none: it is decided.
    pub(super) fn tear(self, theirs: Option<Theirs>) {
        if let Some(before) = document().get_element_by_id(TWO_DEVICES) {
            before.remove();
        }
        if let (Some(theirs), Some(form)) = (&theirs, form()) {
            let _ = form.insert_adjacent_html("afterbegin", &conflict(theirs).0);
        }
        self.0.theirs.replace(theirs);
    }

    /// A button of it was pressed.
    pub(super) fn decides(self, which: &str) {
        self.read_now();
        if which != "mine" {
            // What is on this page may go. The page is read anew: the server shows what is saved, in every field.
            self.0.kept.replace(self.0.typed.borrow().clone());
            return offline::give_up(self.0.reflection.get());
        }
        // The next save builds on what the other device saved.
        let Some(theirs) = self.0.theirs.take() else { return };
        self.0.reflection.set(theirs.reflection);
        self.0.rev.set(theirs.rev);
        self.0.kept.replace(DraftWords { words: theirs.words, ..Default::default() });
        self.tear(None);
        self.save();
    }
}
