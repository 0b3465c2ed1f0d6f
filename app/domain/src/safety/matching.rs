//! Whole words, whatever their case and accents.

use std::ops::Range;

use super::Phrase;
use super::words::{has_no_spaces, words};

/// From where to where, in bytes of the text.
pub type Span = Range<usize>;

/// What two phrases have in common that are the same to the eye of the list: `Hurt  MYSELF!` and `hurt myself`.
pub fn key(text: &str) -> String {
    let mut key = String::new();
    for word in words(text) {
        // Signs that nobody parts stand together.
        let together = key.ends_with(has_no_spaces) && word.letters.starts_with(has_no_spaces);
        if !key.is_empty() && !together {
            key.push(' ');
        }
        key.push_str(&word.letters);
    }
    key
}

/// Where phrases of the list stand in a text, in their order and without overlaps. A phrase is found where all its words follow each other.
pub fn found(list: &[Phrase], text: &str) -> Vec<Span> {
    let words = words(text);
    let mut spans: Vec<Span> = Vec::new();
    for phrase in list {
        let wanted = phrase.wanted();
        if wanted.is_empty() || wanted.len() > words.len() {
            continue;
        }
        for window in words.windows(wanted.len()) {
            if window.iter().zip(wanted).all(|(word, wanted)| word.is(wanted)) {
                spans.push(window[0].span.start..window[window.len() - 1].span.end);
            }
        }
    }
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn list(phrases: &[&str]) -> Vec<Phrase> {
        phrases.iter().map(|phrase| Phrase::read(phrase)).collect()
    }

    fn marked(phrases: &[&str], text: &str) -> Vec<String> {
        found(&list(phrases), text).into_iter().map(|span| text[span].to_owned()).collect()
    }

    #[test]
    fn whole_words_whatever_their_case_and_accents() {
        assert_eq!(marked(&["kill"], "I have the skill to KILL weeds, killing none."), ["KILL"]);
        assert_eq!(marked(&["suicidio"], "Habló del SUICÍDIO."), ["SUICÍDIO"]);
        // The same letter, composed and taken apart.
        assert_eq!(marked(&["daño"], "Me hizo dan\u{303}o y daño."), ["dan\u{303}o", "daño"]);
        assert_eq!(marked(&["hurt myself"], "I hurt — myself, and hurt you, my self."), ["hurt — myself"]);
        assert_eq!(marked(&["don't care"], "I DON’T care"), ["DON’T care"]);
        assert!(marked(&["hurt myself"], "hurt").is_empty() && marked(&[], "anything").is_empty());
    }

    #[test]
    fn accents_may_be_left_out_and_are_never_others() {
        assert_eq!(marked(&["tự tử"], "từ từ, tu tu, TỰ TỬ, tử tự"), ["tu tu", "TỰ TỬ"]);
        assert_eq!(marked(&["hoà"], "hòa hoa hoả"), ["hòa", "hoa"], "wherever the accent stands");
        assert_eq!(marked(&["suicidio", "tocó"], "suicídio toco tocò"), ["suicídio", "toco"]);
    }

    #[test]
    fn arabic_as_it_is_written() {
        assert_eq!(
            marked(&["أكرهك"], "اكرهك، أَكْرَهُكَ، أكـــرهك، وأكرهك، لأكرهك"),
            ["اكرهك", "أَكْرَهُكَ", "أكـــرهك", "وأكرهك"]
        );
        assert_eq!(marked(&["قوى"], "قوي قويه"), ["قوي"]);
        assert_eq!(key("مَدْرَسَة"), key("مدرسه"));
    }

    #[test]
    fn where_nobody_writes_spaces_it_is_found_inside() {
        assert_eq!(marked(&["想死"], "我不想死，也想 死"), ["想死", "想 死"]);
        assert_eq!((key("我 想死"), key("kill 死")), ("我想死".into(), "kill 死".into()));
    }

    #[test]
    fn what_overlaps_is_marked_once() {
        assert_eq!(
            marked(&["want to die", "to die now", "die"], "I want to die now. Die?"),
            ["want to die now", "Die"]
        );
    }

    proptest! {
        #[test]
        fn spans_are_slices_in_order_and_stand_apart(text in "(\\PC|[ \\n]|kill|É|e\u{301}){0,40}", phrase in "\\PC{0,8}") {
            let list = list(&["kill", "é", &phrase]);
            let mut last = 0;
            for span in found(&list, &text) {
                prop_assert!(span.start >= last && span.start < span.end);
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                last = span.end;
            }
        }

        #[test]
        fn a_word_between_others_is_found_however_it_is_written(
            before in "([a-z]{1,6} ){0,4}", after in "( [a-z]{1,6}){0,4}", word in "[a-zñáéíóú]{2,8}", loud in any::<bool>(), apart in any::<bool>(),
        ) {
            let written = if loud { word.to_uppercase() } else { word.clone() };
            let written: String = if apart { written.nfd().collect() } else { written };
            let text = format!("{before}{written}{after}");
            let at = before.len()..before.len() + written.len();
            prop_assert!(found(&list(&[&word]), &text).iter().any(|span| span.start <= at.start && span.end >= at.end));
        }

        #[test]
        fn a_chinese_phrase_is_found_between_any_other_signs(before in "[一-龥，。a-z]{0,6}", after in "[一-龥，。a-z]{0,6}", phrase in "[一-龥]{1,5}") {
            let text = format!("{before}{phrase}{after}");
            let at = before.len()..before.len() + phrase.len();
            prop_assert!(found(&list(&[&phrase]), &text).iter().any(|span| span.start <= at.start && span.end >= at.end));
        }

        #[test]
        fn arabic_marks_change_nothing(word in "[ء-غف-ي]{2,8}", marks in proptest::collection::vec("[\u{64b}-\u{652}\u{640}]{0,2}", 9)) {
            let written: String = word.chars().zip(&marks).map(|(letter, marks)| format!("{letter}{marks}")).collect();
            prop_assert_eq!(key(&written), key(&word));
            prop_assert_eq!(found(&list(&[&word]), &written), vec![0..written.len()]);
        }

        #[test]
        fn a_phrase_finds_itself(phrase in "[a-zà-ỹ一-龥ا-ي ]{1,12}") {
            prop_assume!(!key(&phrase).is_empty());
            prop_assert!(!found(&list(&[&phrase]), &phrase).is_empty());
        }

        #[test]
        fn inside_another_word_it_is_not(word in "[a-z]{2,8}", before in "[a-z]{1,3}") {
            let text = format!("{before}{word}");
            prop_assert!(found(&list(&[&word]), &text).is_empty());
        }
    }
}
