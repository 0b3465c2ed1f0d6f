//! The shell of pages that people outside the school read: no script at all, a sheet of its own, nothing that a search engine keeps. Another
//! language is a link with `?language=`: nothing about the reader is kept.

use leptos::prelude::*;
use maud::{DOCTYPE, Markup, html};

use super::{Reader, alone};
use crate::clock_face::TimeZone;
use crate::messages::{LANGUAGES, Locale};
use crate::t;

/// `title` is said in the reader's language by whoever calls; `body` is the `<main id="main">`.
pub fn public_page(reader: &Reader, title: &str, body: impl FnOnce() -> Markup) -> String {
    alone(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        let title = if title.is_empty() { "Waymark".to_owned() } else { format!("{title} · Waymark") };
        let page = html! {
            (DOCTYPE)
            html lang=(reader.locale.lang()) dir=(reader.locale.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex, nofollow, noarchive";
                    title { (title) }
                    link rel="icon" href=(crate::assets::at("/favicon.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(crate::assets::at("/pkg/public.css"));
                }
                body {
                    a.skip href="#main" { (t!("ui.skip")) }
                    (body())
                    footer.public-foot {
                        nav aria-label=(t!("accounts.language")) {
                            ul {
                                @for (tag, name) in LANGUAGES {
                                    @let lang = Locale(tag).lang();
                                    li { a href={ "?language=" (tag) } lang=(lang) hreflang=(lang) aria-current=[(tag == reader.locale.0).then_some("true")] { (name) } }
                                }
                            }
                        }
                        p { "Waymark" }
                    }
                }
            }
        };
        page.into_string()
    })
}
