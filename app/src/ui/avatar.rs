use leptos::prelude::*;

/// The picture beside a name. The name stands beside it, so the picture is silent.
#[component]
pub fn Avatar(#[prop(into)] picture: String, #[prop(optional)] small: bool) -> impl IntoView {
    let class = if small { "avatar small" } else { "avatar" };
    let size = if small { "28" } else { "40" };
    let known = domain::roster::PICTURES.contains(&picture.as_str());
    view! {
        <span class=class>
            {known.then(|| view! { <img src=format!("/pictures/{picture}.svg") alt="" width=size height=size/> })}
        </span>
    }
}
