use crate::messages::say;

/// What a picture shows, in the reader's language.
pub fn picture_name(picture: &str) -> String {
    say(&format!("roster.picture_{picture}"), &[])
}

#[cfg(test)]
mod tests {
    use domain::roster::PICTURES;
    use leptos::prelude::{Owner, provide_context};

    use super::*;
    use crate::messages::{LANGUAGES, Locale};

    #[test]
    fn every_picture_has_a_name_in_every_language() {
        for (tag, _) in LANGUAGES {
            let owner = Owner::new();
            owner.with(|| {
                provide_context(Locale(tag));
                for picture in PICTURES.iter().chain(&domain::pin::PICTURES) {
                    assert!(!picture_name(picture).contains('.'), "{picture} in {tag}");
                }
            });
        }
    }
}
