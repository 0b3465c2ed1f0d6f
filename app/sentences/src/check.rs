//! What a table has to have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub type Table = BTreeMap<String, Entry>;

/// A sentence, or its forms by CLDR category.
#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    One(String),
    Forms(BTreeMap<String, String>),
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// One file. The first part of each key is the file's name.
pub fn read(json: &str, feature: &str) -> Result<Table, String> {
    let file: BTreeMap<String, Value> = serde_json::from_str(json).map_err(|e| e.to_string())?;
    file.into_iter()
        .map(|(key, value)| {
            if key.split('.').next() != Some(feature) {
                return Err(format!("{key} does not belong here"));
            }
            let entry = match value {
                Value::String(text) => Entry::One(text),
                Value::Object(forms) => {
                    let text = |(form, text): (String, Value)| Some((form, text.as_str()?.to_owned()));
                    Entry::Forms(forms.into_iter().map(text).collect::<Option<_>>().ok_or(format!("{key} is no text"))?)
                }
                _ => return Err(format!("{key} is no text")),
            };
            Ok((key, entry))
        })
        .collect()
}

/// What is wrong, by language, each with its key.
pub fn faults(tables: &BTreeMap<String, Table>) -> Vec<String> {
    let Some(english) = tables.get("en") else { return vec!["there is no English".into()] };
    let mut faults = Vec::new();
    for (tag, table) in tables {
        let mut fault = |key: &str, why: &str| faults.push(format!("{tag}: {key} {why}"));
        for key in english.keys().filter(|key| !table.contains_key(*key)) {
            fault(key, "is missing");
        }
        for (key, entry) in table {
            match english.get(key) {
                None => fault(key, "is not in English"),
                Some(known) => fault_of(known, entry).into_iter().for_each(|why| fault(key, why)),
            }
        }
    }
    faults
}

fn fault_of(english: &Entry, entry: &Entry) -> Option<&'static str> {
    let known = gaps_of(english);
    match (english, entry) {
        (Entry::One(_), Entry::One(text)) => {
            (gaps(text) != known).then_some("has other gaps than in English").or_else(|| empty(text))
        }
        (Entry::Forms(_), Entry::Forms(forms)) => {
            if forms.keys().any(|form| !CATEGORIES.contains(&form.as_str())) {
                return Some("has a form that is none");
            }
            let Some(other) = forms.get("other") else { return Some("has no form `other`") };
            // “One thing”, “two things”: where a form says the number in words, its gap may be left out.
            let strange = forms.values().any(|text| !gaps(text).is_subset(&known));
            let lost = gaps(other) != known || strange;
            lost.then_some("has other gaps than in English").or_else(|| forms.values().find_map(|text| empty(text)))
        }
        _ => Some("has forms for numbers in one language only"),
    }
}

fn empty(text: &str) -> Option<&'static str> {
    text.trim().is_empty().then_some("says nothing")
}

fn gaps_of(entry: &Entry) -> BTreeSet<&str> {
    match entry {
        Entry::One(text) => gaps(text),
        Entry::Forms(forms) => forms.values().flat_map(|text| gaps(text)).collect(),
    }
}

fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(arabic: &str) -> Vec<String> {
        let english = r#"{"home.hi": "Hi {name}", "home.n": {"one": "One thing", "other": "{n} things"}}"#;
        let table = |json| read(json, "home").unwrap();
        faults(&[("en".to_owned(), table(english)), ("ar".to_owned(), table(arabic))].into())
    }

    #[test]
    fn a_whole_table_has_no_faults() {
        let whole = r#"{"home.hi": "{name}!", "home.n": {"two": "شيئان", "many": "{n} شيئًا", "other": "{n} شيء"}}"#;
        assert_eq!(found(whole), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_too_much_or_lost_is_found() {
        let lost = found(r#"{"home.hi": "Hi {nome}", "home.old": "x"}"#);
        assert_eq!(
            lost,
            ["ar: home.n is missing", "ar: home.hi has other gaps than in English", "ar: home.old is not in English"]
        );
        assert_eq!(
            found(r#"{"home.hi": "{name}", "home.n": "{n}"}"#),
            ["ar: home.n has forms for numbers in one language only"]
        );
        assert_eq!(found(r#"{"home.hi": "{name}", "home.n": {"one": "{n}"}}"#), ["ar: home.n has no form `other`"]);
        assert_eq!(
            found(r#"{"home.hi": "{name}", "home.n": {"other": "things"}}"#),
            ["ar: home.n has other gaps than in English"]
        );
        assert_eq!(
            found(r#"{"home.hi": "{name}", "home.n": {"two": "{m}", "other": "{n}"}}"#),
            ["ar: home.n has other gaps than in English"]
        );
        assert_eq!(
            found(r#"{"home.hi": "{name}", "home.n": {"some": "", "other": "{n}"}}"#),
            ["ar: home.n has a form that is none"]
        );
        assert_eq!(
            found(r#"{"home.hi": "{name}", "home.n": {"few": " ", "other": "{n}"}}"#),
            ["ar: home.n says nothing"]
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        assert!(read("{", "home").is_err());
        assert_eq!(read(r#"{"goals.hi": "x"}"#, "home").unwrap_err(), "goals.hi does not belong here");
        assert_eq!(read(r#"{"home.hi": 3}"#, "home").unwrap_err(), "home.hi is no text");
    }
}
