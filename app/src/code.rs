//! How a page's code comes to it. A device that has nothing of this build is told at once of everything that it will need: the line is what
//! takes its time. One that keeps the build (the service worker says so with each document that it asks for, `sw.js`) has it all at hand; there
//! the processor is what takes its time, and each file that is asked for before the first paint puts that off by some milliseconds. So there
//! the page is painted first. See `docs/decisions/0053`.

use axum::http::request::Parts;
use leptos::prelude::*;

use crate::assets;
use crate::backend::Site;

/// Says which build's files are kept on the device: what the worker has the browser send when it asks for a document ahead of the worker.
const KEEPS: &str = "service-worker-navigation-preload";

/// Whether the device that asks keeps what this server serves.
pub fn is_kept(site: &Site) -> bool {
    use_context::<Parts>()
        .is_some_and(|parts| parts.headers.get(KEEPS).is_some_and(|build| build == site.build.as_str()))
}

/// The page's code and the table of its `words`, an address. Stands in the head, after the sheets.
#[component]
pub fn Code(options: LeptosOptions, words: String, kept: bool) -> impl IntoView {
    if kept {
        return view! { <script type="module" nonce=leptos::nonce::use_nonce()>{after_the_paint(&options)}</script> }
            .into_any();
    }
    view! {
        <link rel="preload" href=words r#as="fetch" crossorigin="anonymous"/>
        <HydrationScripts options root=assets::base().to_owned()/>
    }
    .into_any()
}

/// A page that nobody sees paints nothing, and does not wait for it. The links are as in [`HydrationScripts`]: a file that cannot be had is
/// noticed by them (`assets::WAY_OUT`).
fn after_the_paint(options: &LeptosOptions) -> String {
    let code = [assets::base(), "/", &options.site_pkg_dir, "/", &options.output_name].concat();
    format!(
        "const code={code:?},ask=(rel,href,as)=>document.head.append(Object.assign(document.createElement('link'),{{rel,href,as,crossOrigin:''}})),\
         begin=async()=>{{ask('modulepreload',code+'.js','');ask('preload',code+'.wasm','fetch');\
         const m=await import(code+'.js');await m.default({{module_or_path:code+'.wasm'}});m.hydrate()}};\
         document.hidden?begin():requestAnimationFrame(()=>setTimeout(begin))"
    )
}
