use leptos::prelude::*;

use crate::plain::Foot;
use crate::ui::Header;

/// Around every page of joining: the bar with whoever was picked, the main part.
#[component]
pub fn Around(#[prop(into)] class: String, person: String, picture: String, children: Children) -> impl IntoView {
    view! {
        <Header home="/" person picture person_page="/join"/>
        <main id="main" class=format!("page narrow way-in {class}")>{children()}</main>
        <Foot/>
    }
}
