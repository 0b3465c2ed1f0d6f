//! The page's title: from the server in the head, in the browser set when a page comes.

#[cfg(feature = "ssr")]
pub fn title(text: String) {
    use leptos_meta::{Title, TitleProps};
    // It is registered for the head; nothing of it stands in the page.
    let _ = Title(TitleProps::builder().text(text).build());
}

#[cfg(not(feature = "ssr"))]
pub fn title(text: String) {
    leptos::prelude::document().set_title(&text);
}
