//! The desk at which a piece is written: what stands in the fields, what of it is saved, and the one honest line about it.
//!
//! The page's fields are the truth; the desk reads them after every keystroke ([`reading`] says when) and saves a moment after the last
//! one (whoever types on and on is saved every three seconds), and at once when the field is left. Each save is handed to the device's outbox, where newer words take the place of older ones that wait; the last
//! one tells how it stands. Nothing here sets a field, except when the student presses a starter: what was typed before the WASM arrived is read like everything else.
//!
//! It is all of the page that is code in the browser (docs/decisions/0052-the-desk.md): the page itself is the server's, which is asked for
//! it again when something happens ([`renew`]).

mod conflict;
mod forms;
mod preview;
mod reading;
mod refusals;
mod renew;
mod share;
mod translation;
mod watch;

use std::cell::{Cell, RefCell};

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::command_form::{Deed, with_starter};
use domain::id::{CommandId, PersonId, ReflectionId};
use domain::reflections::DraftWords;
use domain::refusal::Refusal;
use leptos::prelude::document;
use wasm_bindgen_futures::spawn_local;

use self::reading::Unread;
use super::api::{self, Theirs};
use super::begun::Begun;
use crate::messages::sentence;
use crate::offline::{self, Text};
use crate::t;
use crate::ui::{Saving, show_status};

/// Milliseconds after the last keystroke.
const A_MOMENT: u32 = 800;
/// Milliseconds after the first one that is not handed over.
const AT_MOST: u32 = 3_000;
/// Milliseconds until a save that is not answered says so.
const PATIENCE: u32 = 2_500;

/// One for a page, and as long as there is this document.
#[derive(Clone, Copy)]
pub struct Desk(&'static Here);

struct Here {
    me: PersonId,
    beginning: RefCell<Beginning>,
    /// Nothing was shared when the page came.
    fresh: Cell<bool>,
    reflection: Cell<ReflectionId>,
    /// The draft's number that the next save builds on.
    rev: Cell<i64>,
    typed: RefCell<DraftWords>,
    /// As it is saved.
    kept: RefCell<DraftWords>,
    saving: RefCell<Saving>,
    /// Another device was faster: until the student decides, nothing is saved over it.
    theirs: RefCell<Option<Theirs>>,
    /// As the outbox has it, and the how manieth it was handed.
    handed: RefCell<(DraftWords, u32)>,
    /// What was handed over and is not answered.
    on_its_way: Cell<u32>,
    /// What happened in the fields since they were read.
    unread: Cell<Unread>,
    /// Counts what was read, so that only the last one's timer saves.
    stroke: Cell<u32>,
    /// After the how manieth save something was typed that is saved at the latest [`AT_MOST`] later.
    due: Cell<Option<u32>>,
    /// The share on its way and its words: tried again with the same id until it is answered.
    sharing: RefCell<Option<(CommandId, DraftWords)>>,
    /// From the press on *Share* on, unless it fails: another press does nothing. Then there is another page.
    pressed: Cell<bool>,
    /// It was this page that shared it.
    shared_here: Cell<bool>,
    /// Counts how often the page was asked for again.
    asked: Cell<u32>,
    newest_only: Cell<bool>,
}

/// Takes its place at the page that stands here, which was made of `text`.
pub fn attend(text: &Text) {
    let Some(desk) = text.read::<Begun>().and_then(Desk::at) else { return };
    desk.watch();
    desk.takes_forms();
    desk.listens(text);
}

/// What stands in the form for a browser without WASM: whose words of which piece these are, and the number that they build on.
struct Laid {
    me: PersonId,
    beginning: Beginning,
    reflection: ReflectionId,
    rev: i64,
}

impl Laid {
    fn out() -> Option<Self> {
        let fields = offline::fields(&reading::form()?, Some(("do".to_owned(), "keep".to_owned())));
        let Ok((Deed::Keep, form)) = domain::command_form::read(&fields) else { return None };
        let Command::SaveDraft { reflection, beginning, .. } = form.command else { return None };
        Some(Self { me: form.person, beginning, reflection, rev: form.base_version })
    }
}

impl Desk {
    /// None where there is nothing to write in.
    fn at(begun: Begun) -> Option<Self> {
        let Laid { me, beginning, reflection, rev } = Laid::out()?;
        Some(Self(Box::leak(Box::new(Here {
            me,
            beginning: RefCell::new(beginning),
            fresh: Cell::new(begun.fresh),
            reflection: Cell::new(reflection),
            rev: Cell::new(rev),
            typed: RefCell::new(begun.words.clone()),
            kept: RefCell::new(begun.words.clone()),
            saving: RefCell::default(),
            theirs: RefCell::default(),
            handed: RefCell::new((begun.words, 0)),
            on_its_way: Cell::default(),
            unread: Cell::default(),
            stroke: Cell::default(),
            due: Cell::default(),
            sharing: RefCell::default(),
            pressed: Cell::default(),
            shared_here: Cell::default(),
            asked: Cell::default(),
            newest_only: Cell::default(),
        }))))
    }

    /// The page was laid out anew, for the next version.
    fn is_at(self, begun: Begun) {
        self.0.pressed.set(false);
        self.0.shared_here.set(false);
        let Some(Laid { beginning, reflection, rev, .. }) = Laid::out() else { return };
        self.0.beginning.replace(beginning);
        self.0.fresh.set(begun.fresh);
        self.0.reflection.set(reflection);
        self.0.rev.set(rev);
        self.0.typed.replace(begun.words.clone());
        self.0.kept.replace(begun.words.clone());
        // Counts on: what was handed over before is not the newest any more.
        self.0.handed.replace_with(|(_, nth)| (begun.words, *nth + 1));
        self.0.theirs.take();
        self.0.sharing.take();
        self.read_soon(Unread::Typed);
    }

    /// True while something typed is not saved, as far as this page knows.
    fn is_unsaved(self) -> bool {
        *self.0.typed.borrow() != *self.0.kept.borrow()
    }

    /// True while something typed would go with the page: it is not with the outbox, or the outbox has it in memory only.
    fn is_at_risk(self) -> bool {
        self.is_unsaved() && (*self.0.typed.borrow() != self.0.handed.borrow().0 || !offline::is_kept_here())
    }

    /// Another device's words wait for a decision.
    fn is_torn(self) -> bool {
        self.0.theirs.borrow().is_some()
    }

    /// The one line about saving. What it says already is not said again.
    fn say(self, now: Saving) {
        if *self.0.saving.borrow() != now {
            show_status(&now);
            self.0.saving.replace(now);
        }
    }

    /// What stands in the fields now.
    fn read(self, words: DraftWords) {
        let before = self.0.typed.replace(words.clone());
        if before == words {
            return;
        }
        if before.words != words.words {
            preview::preview(&words.words);
        }
        if self.is_torn() {
            return;
        }
        self.say(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
        let stroke = self.0.stroke.get().wrapping_add(1);
        self.0.stroke.set(stroke);
        spawn_local(async move {
            offline::wait(A_MOMENT).await;
            if self.0.stroke.get() == stroke {
                self.save();
            }
        });
        self.save_at_last();
    }

    /// Whoever types on and on never pauses: what is typed is handed over all the same.
    fn save_at_last(self) {
        let nth = self.0.handed.borrow().1;
        if self.0.due.replace(Some(nth)) == Some(nth) {
            return;
        }
        spawn_local(async move {
            offline::wait(AT_MOST).await;
            // Nothing was handed over since.
            let newest = self.0.handed.borrow().1;
            if newest == nth {
                self.0.due.set(None);
                self.save();
            }
        });
    }

    /// Hands over what is typed now, if it is not handed over yet and nobody else's words would be lost by it.
    fn save(self) {
        if !self.is_unsaved() || self.is_torn() {
            return;
        }
        let words = self.0.typed.borrow().clone();
        let (handed, nth) = self.0.handed.borrow().clone();
        if handed == words && self.0.on_its_way.get() > 0 {
            return;
        }
        self.0.handed.replace((words.clone(), nth + 1));
        self.say(Saving::Sending);
        let outcome = self.patiently(self.draft_command(words.clone()));
        spawn_local(async move {
            let outcome = outcome.await;
            let newest = self.0.handed.borrow().1;
            match outcome {
                // Newer words took its place.
                Ok(Answer::Done { reflection: None, .. }) | Err(()) => {}
                Ok(Answer::Done { reflection: Some(id), rev, .. }) => {
                    self.0.kept.replace(words);
                    self.0.rev.set(rev);
                    self.0.reflection.set(id);
                    if newest == nth + 1 {
                        self.say(if self.is_unsaved() { Saving::Typing } else { Saving::Saved });
                    }
                }
                Ok(Answer::Refused { refusal }) if newest == nth + 1 => self.told(refusal).await,
                Ok(_) => {}
            }
        });
    }

    /// Hands over; says that it waits when the answer takes long. It is on its way from here on, not from when it is first waited for.
    fn patiently(self, envelope: Envelope) -> impl Future<Output = Result<Answer, ()>> {
        self.0.on_its_way.update(|n| n + 1);
        self.handed_over(envelope)
    }

    async fn handed_over(self, envelope: Envelope) -> Result<Answer, ()> {
        let answered = std::rc::Rc::new(Cell::new(false));
        let is = answered.clone();
        spawn_local(async move {
            offline::wait(PATIENCE).await;
            if !is.get() {
                self.say(if offline::is_kept_here() { Saving::Waiting } else { Saving::Held });
            }
        });
        let sent = offline::send(vec![envelope]).await;
        answered.set(true);
        self.0.on_its_way.update(|n| n - 1);
        match sent {
            Ok(answers) => answers.into_iter().next().map(|answered| answered.answer).ok_or(()),
            Err(crate::error::AppError::Refused { refusal }) => Ok(Answer::Refused { refusal }),
            Err(_) => Err(()),
        }
    }

    /// A refusal: another device's words are fetched and shown; anything else is said.
    async fn told(self, refusal: Refusal) {
        let why = refusal.sentence();
        let two = matches!(why.key.as_str(), "drafts.another_device" | "drafts.already_begun");
        self.say(Saving::Failed(if two { t!("reflections.two_devices") } else { sentence(&why) }));
        if two {
            // Until theirs are shown, nothing builds on them: no draft has this number.
            self.0.rev.set(-1);
            let prompt = match *self.0.beginning.borrow() {
                Beginning::Prompt { prompt } => Some(prompt),
                Beginning::OwnQuestion { .. } => None,
            };
            if let Ok(theirs) = api::read_theirs(self.0.reflection.get(), prompt).await {
                self.tear(theirs.read());
            }
        }
    }

    fn draft_command(self, draft: DraftWords) -> Envelope {
        let (reflection, beginning) = (self.0.reflection.get(), self.0.beginning.borrow().clone());
        let command = Command::SaveDraft { reflection, beginning, draft };
        offline::envelope(self.0.me, self.0.rev.get(), command)
    }

    /// Puts a starter at the end of what is there, with the cursor after it.
    fn start_with(self, starter: &str) {
        use wasm_bindgen::JsCast;
        let paper = document().get_element_by_id("words").map(|paper| paper.dyn_into::<web_sys::HtmlTextAreaElement>());
        let Some(Ok(paper)) = paper else { return };
        let words = with_starter(&paper.value(), starter);
        paper.set_value(&words);
        let _ = paper.focus();
        self.read_now();
    }

    /// The page is being left: what is unsaved goes with the browser's last post. A save that is on its way may arrive before it, after it or
    /// never: the server knows which words of one hand are the later ones.
    fn leave(self) {
        if self.is_unsaved() && !self.is_torn() {
            offline::send_leaving(vec![self.draft_command(self.0.typed.borrow().clone())]);
        }
    }
}
