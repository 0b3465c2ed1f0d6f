//! Everything read once more, where a change is more than a state.

use domain::console::News;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::console::api::{ConsolePage, read_console};
use crate::offline;

impl Desk {
    /// Everything again, without losing the open reply. What is heard meanwhile is applied on top: a change is a state. Where that is
    /// not enough, or nothing could be read, it is read once more: nobody looks at an old room because two things came at once.
    pub(super) fn fetch_again(self) {
        if self.0.meanwhile.borrow().is_some() {
            return;
        }
        self.0.meanwhile.replace(Some(Vec::new()));
        spawn_local(async move {
            let mut patience = offline::patience();
            loop {
                let back = self.known().back;
                let page = read_console(self.class(), None, back).await;
                match page.map(|page| page.read::<ConsolePage>()) {
                    Ok(Some(page)) => {
                        if self.takes_in(page) {
                            return drop(self.0.meanwhile.take());
                        }
                    }
                    Err(error) if error.is_not_found() => return drop(self.0.meanwhile.take()),
                    _ => offline::wait(patience.next().unwrap_or_default()).await,
                }
            }
        });
    }

    /// True if that is how things stand; false if something was heard that has to be read, or older pieces were asked for meanwhile.
    fn takes_in(self, mut page: ConsolePage) -> bool {
        let heard = self.0.meanwhile.replace(Some(Vec::new())).unwrap_or_default();
        let stands = heard.iter().fold(true, |stands, news| {
            let again = page.view.apply(news) || matches!(news, News::Door(_));
            stands && !again
        });
        let (asked, had) = {
            let known = self.known();
            (known.back, known.live.older.back)
        };
        let back = page.view.older.back;
        self.change().live = page.view;
        // What was asked for is no news: it is there at once.
        if back > had {
            self.show_new()
        } else {
            self.settle()
        }
        let card = {
            let known = self.known();
            known.open_id().and_then(|id| known.card(id)).cloned()
        };
        if let Some(card) = card {
            self.piece_changed(&card);
        }
        stands && back >= asked
    }
}
