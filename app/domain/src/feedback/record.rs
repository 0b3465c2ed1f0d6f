//! Half-written feedback as a browser keeps it.

use super::FeedbackWords;
use crate::json::Json;

impl FeedbackWords {
    /// As serde writes them, for the one place in a browser that writes and does not send: serde for it alone would be a fiftieth of the console.
    pub fn record(&self) -> Json {
        let text = |text: &str| Json::Text(text.to_owned());
        let named = |fields: Vec<(&str, Json)>| {
            Json::Record(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
        };
        let passages = self.passages.iter().map(|passage| {
            named(vec![
                ("ends", Json::Number(passage.ends.into())),
                ("quote", text(&passage.quote)),
                ("starts", Json::Number(passage.starts.into())),
                ("words", text(&passage.words)),
            ])
        });
        named(vec![
            ("next_step", text(&self.next_step)),
            ("passages", Json::List(passages.collect())),
            ("question", text(&self.question)),
            ("strength", text(&self.strength)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::super::PassageWords;
    use super::*;

    #[test]
    fn words_are_written_down_as_serde_writes_them() {
        let mark = PassageWords { starts: 3, ends: 9, quote: "sees \"🍂\"".into(), words: "Which?\n".into() };
        let words = FeedbackWords { strength: "Clear.".into(), passages: vec![mark], ..Default::default() };
        for words in [words, FeedbackWords::default()] {
            let written = serde_json::to_string(&words).unwrap();
            assert_eq!(crate::json::parse(&written), Some(words.record()));
            assert_eq!(words.record().read(), Some(words));
        }
    }
}
