//! The window's document and its `<main>`.

use domain::projector::{Showing, WallView};
use domain::stage::Shown;
use leptos::prelude::provide_context;
use maud::{DOCTYPE, Markup, html};

use super::foot::{clock, foot};
use super::join::{join, whole_heap};
use super::keys::keys_help;
use super::scenes::{blank, prompt, wall};
use crate::error::AppError;
use crate::messages::{sentence, sentences_of};
use crate::plain::{Live, Reader, WallFiles, alone, scene};
use crate::t;

/// What stands in the window.
pub struct Window<'a> {
    pub view: &'a WallView,
    pub shown: &'a Shown,
    /// Where this server is.
    pub origin: &'a str,
    /// By which the window proves itself: its pictures are asked for with it.
    pub token: &'a str,
}

impl Window<'_> {
    /// The whole document. `live` is where it hears on from.
    pub fn page(&self, reader: &Reader, live: &Live) -> String {
        document(reader, Some(live), || {
            provide_context(WallFiles::of(self.token));
            self.main()
        })
    }

    /// Its `<main>` alone: what the window puts in the place of its own.
    pub fn part(&self, reader: &Reader) -> String {
        alone(|| {
            provide_context(reader.locale);
            provide_context(WallFiles::of(self.token));
            self.main().into_string()
        })
    }

    fn main(&self) -> Markup {
        let WallView { stage, counts, door, .. } = self.view;
        let sheet = self.view.sheet();
        // Behind a closed door no time runs.
        let timer = stage.timer.filter(|_| self.view.showing() != Showing::Closed);
        html! {
            main #main.projector.timed[timer.is_some()]
                data-page=[stage.page] data-card=[stage.card] data-at=[sheet.as_ref().map(|sheet| sheet.at)] data-hangs[self.view.hangs]
                data-opened=(door.opened_at.unwrap_or_default().0) data-now=(self.view.now.0)
                data-here=(counts.here) data-shared=(counts.shared) data-writing=(self.view.writing)
            {
                (clock(timer))
                @match self.view.showing() {
                    Showing::Covered => (blank(&t!("projector.covered"), false)),
                    Showing::Closed => (blank(&t!("projector.closed"), true)),
                    Showing::Join => (join(self.view, self.origin)),
                    Showing::Prompt => (prompt(self.view)),
                    Showing::Wall => (wall(self.view, sheet.as_ref())),
                    Showing::Composed(_) => { (scene(self.shown)) (foot(self.view, None)) },
                }
                (keys_help())
            }
        }
    }
}

/// Not (any more) a projector, or not to be read right now.
pub fn no_projector(reader: &Reader, error: &AppError) -> String {
    document(reader, None, || {
        let (heading, text) = if error.is_not_found() {
            (t!("projector.ended"), t!("projector.ended_hint"))
        } else {
            (t!("projector.trouble"), sentence(&error.sentence()))
        };
        html! {
            main #main.projector {
                div.scene-prompt { h1 { (heading) } p { (text) } }
                div.scene-blank { (crate::ui::cairn()) }
            }
        }
    })
}

/// Without a script where nothing is to be heard. What the script may have to put up by itself, and cannot ask for: nothing at all, the end,
/// and a stone for each who comes.
fn document(reader: &Reader, live: Option<&Live>, main: impl FnOnce() -> Markup) -> String {
    alone(|| {
        provide_context(reader.locale);
        let words = live.map(|_| String::from_utf8_lossy(&sentences_of(reader.locale, &["projector"])).into_owned());
        let page = html! {
            (DOCTYPE)
            html lang=(reader.locale.0) dir=(reader.locale.direction()) data-theme="projector" data-feed=[live.map(|live| &live.feed)] data-build=[live.map(|live| &live.build)] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { "Waymark" }
                    link rel="icon" href=(crate::assets::at("/favicon.svg")) type="image/svg+xml";
                    link rel="preload" href=(crate::assets::at("/fonts/atkinson-latin.woff2")) as="font" type="font/woff2" crossorigin="anonymous";
                    link rel="stylesheet" href=(crate::assets::at("/pkg/plain.css"));
                    link rel="stylesheet" href=(crate::assets::at("/pkg/stage.css"));
                    @if live.is_some() {
                        script src=(crate::assets::at("/live.js")) defer {}
                        script src=(crate::assets::at("/projector.js")) type="module" {}
                    }
                }
                body data-live=[live.map(|live| &live.cursor)] data-words=[words] {
                    (main())
                    @if live.is_some() {
                        template #nothing { (blank(&t!("projector.blank"), false)) }
                        template #ended { (blank(&t!("projector.ended"), true)) }
                        template #stones { (whole_heap()) }
                    }
                }
            }
        };
        page.into_string()
    })
}
