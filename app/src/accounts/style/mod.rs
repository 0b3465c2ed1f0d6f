//! Every part on one page, in every theme, for those who build. Its words are specimens, not sentences anybody is told, so they are
//! in no table; the server shows it only when it runs for development.

mod fields;
mod parts;
mod words;

use leptos::prelude::*;

use super::Bar;
use crate::t;
use fields::Fields;
use parts::{Cards, Pictures, Tags};
use words::{Buttons, Colours, Type};

#[component]
pub fn Style() -> impl IntoView {
    let themes = ["light", "dark", "projector"].map(|theme| {
        view! {
            <div class="card stack loose gallery" data-theme=theme>
                <h2>{theme}</h2>
                <Colours/>
                <Type/>
                <Buttons/>
                <Fields theme/>
                <Tags/>
                <Cards/>
                <Pictures/>
            </div>
        }
    });
    view! {
        // The whole sheet: the plain pages' own leaves out what only live pages use.
        <link rel="stylesheet" href=crate::assets::at("/pkg/waymark.css")/>
        <Bar/>
        <main id="main" class="page gallery"><h1>{t!("landing.style")}</h1>{themes.into_iter().collect_view()}</main>
    }
}
