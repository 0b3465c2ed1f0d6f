//! Words that ask for a second look, with what asks for it marked.

use domain::safety::{SecondLook, Span};
use maud::{Markup, html};

pub fn marked(look: &SecondLook) -> Markup {
    marked_words(&look.words, &look.spans)
}

pub fn marked_words(words: &str, spans: &[Span]) -> Markup {
    let mut last = 0;
    let mut parts = Vec::with_capacity(spans.len());
    for span in spans {
        parts.push((&words[last..span.start], &words[span.clone()]));
        last = span.end;
    }
    html! {
        @for (before, found) in parts { (before) mark { (found) } }
        (words[last..])
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::id::ReflectionId;

    use super::*;

    #[test]
    fn all_words_are_there_and_the_found_ones_are_marked() {
        let words = "Says <b> día & gun, gun".to_owned();
        let spans =
            domain::safety::found(&[domain::safety::Phrase::read("gun"), domain::safety::Phrase::read("dia")], &words);
        let look = SecondLook { piece: ReflectionId::mint(), version: 1, words, spans };
        assert_eq!(marked(&look).0, "Says &lt;b&gt; <mark>día</mark> &amp; <mark>gun</mark>, <mark>gun</mark>");
    }
}
