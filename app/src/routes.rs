//! The live pages and their addresses. Every address is a document of its own: the server reads what the page is made of, makes it, and writes
//! what it read beside it; the browser makes the same page of the same text and brings it alive. There is no router in the browser
//! (docs/decisions/0051-documents.md): a page that is left is gone, and so is what it held.

use leptos::prelude::*;
use maud::html;

use crate::console;
#[cfg(feature = "ssr")]
use crate::error::AppError;
use crate::offline::Text;
use crate::student::{self, Quiet};
#[cfg(feature = "ssr")]
use crate::t;
use crate::ui::shown;
#[cfg(feature = "ssr")]
use crate::ui::{IconName, icon};

/// How a page is made of what was read for it. Nothing for a text that it does not understand.
pub type Show = fn(&Text) -> Option<AnyView>;

/// What looks after a page that the server makes, in the browser.
pub type Attend = fn(&Text);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Home,
    Prompt,
    Piece,
    Quiet(Quiet),
    Console,
}

/// The code of a page.
pub enum Code {
    /// Makes it, on both sides.
    Shows(Show),
    /// Looks after it, where the server has made it.
    Attends(Attend),
}

/// As axum writes addresses; what stands for one id has braces.
pub const PAGES: [(&str, Page); 11] = [
    ("/home", Page::Home),
    ("/prompt/{id}", Page::Prompt),
    ("/question/{class}", Page::Quiet(Quiet::OwnQuestion)),
    ("/piece/{id}", Page::Piece),
    ("/growth", Page::Quiet(Quiet::Growth)),
    ("/growth/{id}", Page::Quiet(Quiet::Pair)),
    ("/goals", Page::Quiet(Quiet::Goals)),
    ("/goal/new", Page::Quiet(Quiet::NewGoal)),
    ("/goal/{id}", Page::Quiet(Quiet::Goal)),
    ("/talk", Page::Quiet(Quiet::Talk)),
    ("/console/{class}", Page::Console),
];

impl Page {
    /// The page at an address, and what stands in it for an id. The first that fits: *new* is no goal.
    pub fn at(path: &str) -> Option<(Self, &str)> {
        PAGES.into_iter().find_map(|(pattern, page)| match pattern.split_once('{') {
            None => (path == pattern).then_some((page, "")),
            Some((before, _)) => {
                let id = path.strip_prefix(before)?;
                (!id.is_empty() && !id.contains('/')).then_some((page, id))
            }
        })
    }

    /// Its code, which comes in a chunk with that of its neighbours.
    pub async fn code(self) -> Code {
        match self {
            Self::Home => Code::Shows(student::home_page().await),
            Self::Prompt | Self::Piece => Code::Attends(student::work_page().await),
            Self::Quiet(quiet) => Code::Shows(student::quiet_page(quiet).await),
            Self::Console => Code::Attends(console::console_page().await),
        }
    }

    /// What it is made of, for whoever asks.
    #[cfg(feature = "ssr")]
    pub async fn read(self, id: &str) -> Result<Text, AppError> {
        match self {
            Self::Home => crate::home::api::read_home().await,
            Self::Prompt => crate::reflections::api::read_prompt(self::id(id)?).await,
            Self::Piece => crate::reflections::api::read_piece(self::id(id)?).await,
            Self::Quiet(Quiet::Goals | Quiet::NewGoal) => crate::goals::api::read_goals().await,
            Self::Quiet(Quiet::Goal) => crate::goals::api::read_goal(self::id(id)?).await,
            Self::Quiet(Quiet::OwnQuestion) => crate::reflections::api::read_question(self::id(id)?).await,
            Self::Quiet(Quiet::Growth) => crate::growth::api::read_growth().await,
            Self::Quiet(Quiet::Pair) => crate::growth::api::read_pair(self::id(id)?).await,
            Self::Quiet(Quiet::Talk) => crate::talk::api::read_talk().await,
            Self::Console => console::read(self::id(id)?).await,
        }
    }
}

/// What is no id is not found.
#[cfg(feature = "ssr")]
fn id<I: From<uuid::Uuid>>(text: &str) -> Result<I, AppError> {
    text.parse::<uuid::Uuid>().map(I::from).map_err(|_| domain::refusal::Refusal::NotFound.into())
}

/// A page that is being made, and what was read for it.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct Opened {
    pub page: Page,
    pub read: Result<Text, AppError>,
}

/// What stands in the document: the page, and behind it the text that it was made of; or why there is none.
#[cfg(feature = "ssr")]
#[component]
pub fn App() -> impl IntoView {
    use futures::FutureExt;
    let opened = use_context::<Opened>();
    let read = opened.map(|Opened { page, read }| {
        // On the server the code is there; it is asked for so that the document names its chunks.
        let code = page.code().now_or_never();
        read.map(|text| match code {
            Some(Code::Shows(show)) => show(&text).map(|view| vec![view, shown(text.script())].into_any()),
            // It says itself what its desk begins from.
            Some(Code::Attends(_)) if page == Page::Console => {
                console::show(&text).map(|view| vec![view, shown(text.script())].into_any())
            }
            Some(Code::Attends(_)) => crate::reflections::show(&text),
            None => None,
        })
    });
    match read {
        Some(Ok(Some(page))) => page,
        Some(Ok(None)) => unread(AppError::Offline),
        None => not_found(),
        Some(Err(error)) if error.is_not_found() => not_found(),
        Some(Err(error)) => unread(error),
    }
}

#[cfg(feature = "ssr")]
fn with_status(status: axum::http::StatusCode) {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(status);
    }
}

/// Brings the page alive that stands in the document. Where none was read there is nothing to bring alive.
#[cfg(feature = "hydrate")]
pub async fn come_alive() {
    let Some(path) = window().location().pathname().ok() else { return };
    let Some((page, _)) = Page::at(&path) else { return };
    let Some(text) = Text::of_this_page() else { return };
    let show = match page.code().await {
        Code::Shows(show) => show,
        Code::Attends(attend) => return attend(&text),
    };
    let alive = leptos::mount::hydrate_from(leptos::tachys::dom::body(), move || {
        // Of a text that it does not understand it makes nothing: the page stays as the server made it, and its forms do what forms do.
        show(&text).unwrap_or_else(|| shown(html! { span {} }))
    });
    alive.forget();
}

/// What is not there and what is not yours look the same.
#[cfg(feature = "ssr")]
pub fn not_found() -> AnyView {
    with_status(axum::http::StatusCode::NOT_FOUND);
    shown(html! {
        main #main.page.narrow {
            h1 { (t!("refusal.not_found_title")) }
            p { (t!("refusal.not_found")) }
            p { a.button href="/" { (t!("ui.to_start")) } }
        }
    })
}

#[cfg(feature = "ssr")]
fn unread(error: AppError) -> AnyView {
    // Of no use to whoever keeps pages: it is another one a moment later.
    with_status(axum::http::StatusCode::SERVICE_UNAVAILABLE);
    shown(html! {
        main #main.page.narrow.stack {
            h1 { (t!("ui.not_read_title")) }
            p.problem { (icon(IconName::WifiOff)) span { (crate::messages::sentence(&error.sentence())) } }
            // An empty address is this page: it is asked for again.
            p { a.button href="" { (t!("ui.try_again")) } }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_page() {
        assert_eq!(Page::at("/home"), Some((Page::Home, "")));
        assert_eq!(Page::at("/goal/new"), Some((Page::Quiet(Quiet::NewGoal), "")));
        assert_eq!(Page::at("/goal/7"), Some((Page::Quiet(Quiet::Goal), "7")));
        assert_eq!(Page::at("/piece/7"), Some((Page::Piece, "7")));
        for nothing in ["/", "/piece/", "/piece/7/room", "/homes", "/growth/view/7", "/sign-in"] {
            assert_eq!(Page::at(nothing), None, "{nothing}");
        }
    }
}
