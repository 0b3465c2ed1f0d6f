//! Takes JSON apart: in the browser with the browser's own parser, which is there already and faster than one that is downloaded first.

use domain::json::Json;

#[cfg(feature = "hydrate")]
pub fn parse(text: &str) -> Option<Json> {
    js_sys::JSON::parse(text).ok().map(of)
}

#[cfg(feature = "hydrate")]
fn of(value: wasm_bindgen::JsValue) -> Json {
    use js_sys::{Array, Object};
    use wasm_bindgen::JsCast;
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Truth(truth)
    } else if value.is_null() {
        Json::Nothing
    } else if Array::is_array(&value) {
        Json::List(value.unchecked_into::<Array>().iter().map(of).collect())
    } else {
        let entries = Object::entries(value.unchecked_ref());
        let field = |entry: wasm_bindgen::JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), of(entry.get(1)))
        };
        Json::Record(entries.iter().map(field).collect())
    }
}

/// The other way.
#[cfg(feature = "hydrate")]
pub fn written(json: &Json) -> Option<String> {
    js_sys::JSON::stringify(&value(json)).ok().map(String::from)
}

#[cfg(feature = "hydrate")]
fn value(json: &Json) -> wasm_bindgen::JsValue {
    use js_sys::{Array, Object, Reflect};
    use wasm_bindgen::JsValue;
    match json {
        Json::Nothing => JsValue::NULL,
        Json::Truth(truth) => (*truth).into(),
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.into(),
        Json::List(items) => items.iter().map(value).collect::<Array>().into(),
        Json::Record(fields) => {
            let record = Object::new();
            for (name, field) in fields {
                let _ = Reflect::set(&record, &name.into(), &value(field));
            }
            record.into()
        }
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn parse(text: &str) -> Option<Json> {
    domain::json::parse(text)
}
