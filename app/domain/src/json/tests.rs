use std::collections::HashMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;
use crate::id::ReflectionId;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
enum Way {
    StillTrying,
    Used,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
struct Everything {
    id: ReflectionId,
    way: Way,
    words: String,
    maybe: Option<String>,
    #[serde(default)]
    absent: Option<u32>,
    yes: bool,
    small: u8,
    below: i32,
    large: i64,
    pairs: Vec<(i64, String)>,
    inner: Vec<Everything>,
    by_name: HashMap<String, bool>,
}

fn everything(words: String, maybe: Option<String>, large: i64, small: u8, below: i32, depth: usize) -> Everything {
    let inner = if depth == 0 {
        Vec::new()
    } else {
        vec![everything(words.clone(), maybe.clone(), large / 2, small, below, depth - 1); 2]
    };
    Everything {
        id: ReflectionId::mint(),
        way: if small.is_multiple_of(2) { Way::Used } else { Way::StillTrying },
        by_name: HashMap::from([(words.clone(), true)]),
        pairs: vec![(large, words.clone())],
        words,
        maybe,
        absent: None,
        yes: small > 9,
        small,
        below,
        large,
        inner,
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read(words: String, maybe: Option<String>, large in -(1i64 << 53)..(1i64 << 53), small: u8, below: i32) {
        let written = everything(words, maybe, large, small, below, 2);
        let text = serde_json::to_string(&written).unwrap();
        prop_assert_eq!(parse(&text).unwrap().read::<Everything>(), Some(written));
    }
}

#[test]
fn what_is_wrong_is_not_read() {
    let good = serde_json::to_value(everything("x".into(), None, 1, 2, 3, 0)).unwrap();
    let wrong = [
        ("id", "\"no id\""),
        ("way", "\"no_way\""),
        ("words", "7"),
        ("yes", "\"yes\""),
        ("small", "256"),
        ("small", "-1"),
        ("below", "1.5"),
        ("pairs", "[[1]]"),
        ("pairs", "{}"),
        ("inner", "null"),
    ];
    for (field, value) in wrong {
        let mut bad = good.clone();
        bad[field] = serde_json::from_str(value).unwrap();
        assert_eq!(parse(&bad.to_string()).unwrap().read::<Everything>(), None, "{field}: {value}");
    }
    let mut lacking = good.clone();
    lacking.as_object_mut().unwrap().remove("words");
    assert_eq!(parse(&lacking.to_string()).unwrap().read::<Everything>(), None);
    let mut more = good;
    more["of_a_later_release"] = serde_json::json!({ "any": [1, null] });
    assert!(parse(&more.to_string()).unwrap().read::<Everything>().is_some());
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
#[serde(tag = "is", content = "text", rename_all = "snake_case")]
enum Piece {
    Word(String),
    LineEnd,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Thing {
    #[serde(rename = "k-2")]
    Early,
    BigLeaf {
        size: u8,
        #[serde(default = "seven")]
        days: u8,
        #[serde(skip)]
        known: bool,
    },
}

fn seven() -> u8 {
    7
}

/// Both ways of reading say the same of this text.
fn both<T: Reads + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> Option<T> {
    let taken = parse(text).unwrap().read::<T>();
    assert_eq!(taken, serde_json::from_str(text).ok(), "{text}");
    taken
}

#[test]
fn what_carries_something_is_known_by_its_tag() {
    let all = vec![Piece::Word("leaf".into()), Piece::LineEnd];
    assert_eq!(both::<Vec<Piece>>(&serde_json::to_string(&all).unwrap()), Some(all));
    assert_eq!(both(r#"{"kind":"k-2"}"#), Some(Thing::Early));
    assert_eq!(both(r#"{"size":3,"kind":"big_leaf"}"#), Some(Thing::BigLeaf { size: 3, days: 7, known: false }));
    assert_eq!(
        both(r#"{"size":3,"days":9,"kind":"big_leaf","known":true}"#),
        Some(Thing::BigLeaf { size: 3, days: 9, known: false })
    );
    for wrong in [
        r#"{"kind":"early"}"#,
        r#"{"size":3}"#,
        r#"{"kind":"big_leaf"}"#,
        r#"{"kind":"big_leaf","size":3,"days":null}"#,
        r#""k-2""#,
        "[]",
    ] {
        assert_eq!(both::<Thing>(wrong), None);
    }
    assert_eq!(both::<Piece>(r#"{"is":"word"}"#), None);
}

#[test]
fn a_record_is_read_from_a_record() {
    #[derive(Debug, PartialEq, Deserialize, Reads)]
    struct Calm {
        #[serde(default)]
        words: String,
    }
    assert_eq!(both("{}"), Some(Calm { words: String::new() }));
    for wrong in ["7", "null", "\"words\"", "{\"words\":null}"] {
        assert_eq!(both::<Calm>(wrong), None);
    }
}
