//! JSON that is already taken apart, and a thin way to read types from it.
//!
//! What serde makes of each type in the browser (a parser unrolled into every reader, a visitor that holds every field in a place of its own, an
//! error text for every way in which a type can be wrong) weighed more than the pages. There the browser's own parser takes the text apart; what the
//! types' readers ([`Reads`], derived) do is to take their fields out of records, and what cannot be read is just unreadable. On the server
//! serde_json takes the text apart, so that tests hold both to the same.

use std::collections::HashMap;
use std::hash::Hash;

pub use reads::Reads;
use uuid::Uuid;

/// A value. Whole numbers up to 2^53 are exact, as in JavaScript.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Nothing,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Record(Vec<(String, Json)>),
}

impl Json {
    /// A type whose fields are not these is not read: it was written by a later release.
    pub fn read<T: Reads>(self) -> Option<T> {
        T::reads(self)
    }

    /// A record's field, taken out of it.
    #[inline(never)]
    pub fn take(&mut self, name: &str) -> Option<Json> {
        let Json::Record(fields) = self else { return None };
        let at = fields.iter().position(|(field, _)| field == name)?;
        Some(fields.swap_remove(at).1)
    }

    #[inline(never)]
    pub fn text(self) -> Option<String> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is_record(&self) -> bool {
        matches!(self, Json::Record(_))
    }

    #[inline(never)]
    fn list(self) -> Option<Vec<Json>> {
        match self {
            Json::List(items) => Some(items),
            _ => None,
        }
    }

    /// Numbers are read through one door; each type checks that its own fits.
    #[inline(never)]
    fn whole(self) -> Option<i64> {
        match self {
            Json::Number(number) if number as i64 as f64 == number => Some(number as i64),
            _ => None,
        }
    }
}

/// A type that is read from a value. Derived as serde's attributes say (`app/reads`).
pub trait Reads: Sized {
    fn reads(json: Json) -> Option<Self>;

    /// What stands for a field that is not there, if anything does.
    fn absent() -> Option<Self> {
        None
    }
}

/// A field of a record. Not unrolled into every reader: a call is what makes them small.
#[inline(never)]
pub fn field<T: Reads>(record: &mut Json, name: &str) -> Option<T> {
    match record.take(name) {
        Some(value) => T::reads(value),
        None => T::absent(),
    }
}

#[inline(never)]
pub fn field_or_default<T: Reads + Default>(record: &mut Json, name: &str) -> Option<T> {
    field_or(record, name, T::default)
}

pub fn field_or<T: Reads>(record: &mut Json, name: &str, make: fn() -> T) -> Option<T> {
    match record.take(name) {
        Some(value) => T::reads(value),
        None => Some(make()),
    }
}

impl Reads for Json {
    fn reads(json: Json) -> Option<Self> {
        Some(json)
    }
}

impl Reads for bool {
    fn reads(json: Json) -> Option<Self> {
        match json {
            Json::Truth(truth) => Some(truth),
            _ => None,
        }
    }
}

impl Reads for f64 {
    fn reads(json: Json) -> Option<Self> {
        match json {
            Json::Number(number) => Some(number),
            _ => None,
        }
    }
}

macro_rules! whole {
    ($($number:ty)*) => {$(
        impl Reads for $number {
            fn reads(json: Json) -> Option<Self> {
                json.whole()?.try_into().ok()
            }
        }
    )*};
}

whole! { i32 i64 u8 u16 u32 u64 usize }

impl Reads for String {
    fn reads(json: Json) -> Option<Self> {
        json.text()
    }
}

impl Reads for Uuid {
    fn reads(json: Json) -> Option<Self> {
        // Why it is none nobody asks, and saying so would be half of a kilobyte.
        Uuid::try_parse(&json.text()?).ok()
    }
}

impl<T: Reads> Reads for Option<T> {
    fn reads(json: Json) -> Option<Self> {
        match json {
            Json::Nothing => Some(None),
            something => T::reads(something).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Reads> Reads for Box<T> {
    fn reads(json: Json) -> Option<Self> {
        T::reads(json).map(Box::new)
    }
}

impl<T: Reads> Reads for Vec<T> {
    #[inline(never)]
    fn reads(json: Json) -> Option<Self> {
        // Collected by hand: what collects and stops at the first that is none is unrolled for each type, twice as long as this.
        let items = json.list()?;
        let mut all = Self::with_capacity(items.len());
        for item in items {
            all.push(T::reads(item)?);
        }
        Some(all)
    }
}

impl<A: Reads, B: Reads> Reads for (A, B) {
    fn reads(json: Json) -> Option<Self> {
        let [a, b] = <[Json; 2]>::try_from(json.list()?).ok()?;
        Some((A::reads(a)?, B::reads(b)?))
    }
}

impl<A: Reads, B: Reads, C: Reads> Reads for (A, B, C) {
    fn reads(json: Json) -> Option<Self> {
        let [a, b, c] = <[Json; 3]>::try_from(json.list()?).ok()?;
        Some((A::reads(a)?, B::reads(b)?, C::reads(c)?))
    }
}

impl<K: From<String> + Eq + Hash, T: Reads> Reads for HashMap<K, T> {
    fn reads(json: Json) -> Option<Self> {
        let Json::Record(fields) = json else { return None };
        fields.into_iter().map(|(name, value)| Some((name.into(), T::reads(value)?))).collect()
    }
}

/// Takes a text apart where there is no browser.
pub fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok().map(of)
}

fn of(value: serde_json::Value) -> Json {
    use serde_json::Value;
    match value {
        Value::Null => Json::Nothing,
        Value::Bool(truth) => Json::Truth(truth),
        Value::Number(number) => Json::Number(number.as_f64().unwrap_or_default()),
        Value::String(text) => Json::Text(text),
        Value::Array(items) => Json::List(items.into_iter().map(of).collect()),
        Value::Object(fields) => Json::Record(fields.into_iter().map(|(name, value)| (name, of(value))).collect()),
    }
}

#[cfg(test)]
mod tests;
