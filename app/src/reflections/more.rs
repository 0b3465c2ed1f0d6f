//! Help with writing: an adult who writes down the student's exact words, and the language of the answer.

use domain::words::LONGEST_NAME;
use maud::{Markup, html};

use super::places::FORM;
use super::problem::Problems;
use crate::t;
use crate::ui::{IconName, icon};

/// The languages of most homes, by their own names. Whoever speaks another writes in it all the same.
pub const LANGUAGES: [(&str, &str); 14] = [
    ("en", "English"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("zh-Hans", "中文"),
    ("vi", "Tiếng Việt"),
    ("so", "Soomaali"),
    ("ht", "Kreyòl ayisyen"),
    ("pt", "Português"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("tl", "Tagalog"),
    ("fa", "فارسی"),
    ("hi", "हिन्दी"),
];

/// A language's own name; an unknown one shows its tag.
pub fn language_name(tag: &str) -> String {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

pub fn scribe(start: &str, problems: &Problems) -> Markup {
    html! {
        details.fold open[!start.is_empty() || problems.at("confirmed").is_some()] {
            summary { (icon(IconName::Users)) (t!("reflections.someone_writes")) }
            div.fold-body.stack {
                div.field {
                    label.field-label for="scribe" { (t!("reflections.written_by")) }
                    p.field-hint #scribe-hint { (t!("reflections.scribe_hint")) }
                    input.input #scribe name="scribe" form=(FORM) type="text" value=(start) maxlength=(LONGEST_NAME) dir="auto"
                        autocomplete="off" aria-describedby="scribe-hint";
                }
                div.field {
                    label.choice.block {
                        input type="checkbox" name="confirmed" value="yes" form=(FORM) aria-describedby="confirmed-problem"
                            aria-invalid=[problems.invalid("confirmed")];
                        span { (t!("reflections.my_words")) }
                    }
                    (problems.line("confirmed"))
                }
            }
        }
    }
}

pub fn language(start: &str) -> Markup {
    html! {
        details.fold open[!start.is_empty()] {
            summary { (icon(IconName::Globe)) (t!("reflections.other_language")) }
            div.fold-body.field {
                label.field-label for="language" { (t!("reflections.i_write_in")) }
                select.input #language name="language" form=(FORM) autocomplete="off" {
                    option value="" { (t!("reflections.class_language")) }
                    (language_options(start))
                }
            }
        }
    }
}

pub fn language_options(start: &str) -> Markup {
    html! {
        @for (tag, name) in LANGUAGES {
            option value=(tag) lang=(tag) selected[tag == start] { (name) }
        }
    }
}
