//! Plural categories in the browser: its own CLDR, so the WASM carries none.

use super::Locale;

#[cfg(feature = "hydrate")]
pub fn category(locale: Locale, n: u32) -> &'static str {
    use wasm_bindgen::JsValue;
    let locales = js_sys::Array::of1(&JsValue::from_str(locale.plurals()));
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    match rules.select(f64::from(n)).as_string().as_deref() {
        Some("zero") => "zero",
        Some("one") => "one",
        Some("two") => "two",
        Some("few") => "few",
        Some("many") => "many",
        _ => "other",
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn category(_locale: Locale, _n: u32) -> &'static str {
    "other"
}
