//! What is only shown is a text of HTML, made by [`maud`] on both sides; what listens or changes is a view around it. A view costs the
//! browser code for every element and every attribute it has; a text costs its letters (docs/decisions/0006-shown-and-heard.md).
//!
//! Words in it are escaped by `html!`. A form in it needs no listener of its own: a page hears its forms at its root.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTemplateElement;
use maud::{Markup, PreEscaped};

/// Puts one element, with all that is in it, into a view; nothing for an empty text.
pub fn shown(PreEscaped(html): Markup) -> AnyView {
    if html.is_empty() { ().into_any() } else { Shown(html).into_any() }
}

/// One element that follows what it read; nothing while its text is empty.
pub fn showing(markup: impl Fn() -> Markup + Send + Sync + 'static) -> AnyView {
    super::live(move || shown(markup()))
}

/// Leptos' own `InertElement` keeps every text it ever made; these change with what a class does.
struct Shown(String);

struct Standing(String, Element);

fn made(html: &str) -> Element {
    let template: HtmlTemplateElement = Rndr::create_element("template", None).unchecked_into();
    template.set_inner_html(html);
    let first = template.content().first_element_child();
    first.unwrap_or_else(|| template.unchecked_into())
}

impl Render for Shown {
    type State = Standing;

    fn build(self) -> Standing {
        let element = made(&self.0);
        Standing(self.0, element)
    }

    /// What reads as before is left alone; in what changed, the elements that stay keep their focus and what was typed.
    fn rebuild(self, state: &mut Standing) {
        if self.0 != state.0 {
            state.1 = patch(&state.1, made(&self.0));
            state.0 = self.0;
        }
    }
}

/// Makes an element that stands in a page read like this one, in place.
#[cfg(feature = "hydrate")]
pub fn put(element: &Element, PreEscaped(html): &Markup) {
    patch(element, made(html));
}

/// The same with an element that was made elsewhere.
#[cfg(feature = "hydrate")]
pub fn put_element(element: &Element, now: &Element) {
    patch(element, now.clone());
}

#[cfg(feature = "hydrate")]
fn patch(old: &Element, now: Element) -> Element {
    use leptos::wasm_bindgen;
    use leptos::wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Defined by `/live.js`.
        #[wasm_bindgen(js_namespace = ["window", "waymarkLive"], js_name = patch)]
        fn patch(old: &Element, now: &Element) -> Element;
    }
    patch(old, &now)
}

#[cfg(not(feature = "hydrate"))]
fn patch(_old: &Element, now: Element) -> Element {
    now
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.1.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.1.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.1.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.1.clone()]
    }
}

impl AddAnyAttr for Shown {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Its attributes stand in its text.
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Shown {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&self.0);
        *position = Position::NextChild;
    }

    /// The element is there; its text is what the server made it from.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Standing {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        let element = Element::cast_from(cursor.current());
        position.set(Position::NextChild);
        match element {
            Some(element) => Standing(self.0, element),
            None => self.build(),
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    #[test]
    fn words_are_text() {
        let words = "</p><script>\"&";
        let page = view! { <main>{shown(html! { p title=(words) { (words) } })}{shown(html! {})}</main> }.to_html();
        assert!(
            page.contains(r#"<p title="&lt;/p&gt;&lt;script&gt;&quot;&amp;">&lt;/p&gt;&lt;script&gt;&quot;&amp;</p>"#),
            "{page}"
        );
    }
}
