//! What the form of a new round brings: its fields, and perhaps a picture, which comes last.

use std::time::Duration;

use app::error::AppError;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use domain::id::FileId;
use domain::refusal::Refusal;

use crate::forms::visit::Visit;

const LONGEST_FIELD: usize = 10_000;
const MOST_FIELDS: usize = 30;
/// How long what still comes is let go.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Default)]
pub struct Brings {
    pub fields: Vec<(String, String)>,
    /// Whether a file was chosen and taken.
    pub picture: bool,
}

impl Brings {
    pub fn text(&self, name: &str) -> String {
        self.fields.iter().find(|(known, _)| known == name).map_or_else(String::new, |(_, value)| value.clone())
    }

    /// Reads the form; `fields` fill up as they come. A file is taken only if `wants` it after all that was said before it.
    pub async fn read(
        &mut self,
        visit: &Visit,
        form: &mut Multipart,
        wants: impl Fn(&Self) -> bool,
    ) -> Result<(), AppError> {
        while let Ok(Some(field)) = form.next_field().await {
            let name = field.name().unwrap_or_default().to_owned();
            if name != "bytes" {
                match short(field).await {
                    Some(value) if self.fields.len() < MOST_FIELDS => self.fields.push((name, value)),
                    // Too long for any of our fields: its own rule says so.
                    _ => self.fields.push((name, "x".repeat(LONGEST_FIELD))),
                }
                if self.fields.len() > MOST_FIELDS {
                    return Err(Refusal::conflict("refusal.invalid").into());
                }
                continue;
            }
            if !wants(self) {
                break;
            }
            // Minted by the page: the same form twice brings one file.
            let file: FileId = self.text("file").parse().map_err(|_| Refusal::NotFound)?;
            let taken = visit.state.files.of_form(&visit.viewer, file, None, field).await;
            self.picture = taken.map_err(only_a_picture)?.is_some();
            break;
        }
        let_go(form).await;
        Ok(())
    }
}

/// Of all that a file can be, only a picture stands here: a sentence that names other kinds would not be true.
fn only_a_picture(error: AppError) -> AppError {
    match error {
        AppError::Refused { refusal } if matches!(&*refusal.sentence().key, "files.unknown" | "files.not_image") => {
            Refusal::invalid("file", "rounds.choose_a_picture").into()
        }
        error => error,
    }
}

/// A browser that is cut off while it sends shows its own page of troubles: it hears our sentence once it is done.
pub async fn let_go(form: &mut Multipart) {
    let rest = async {
        while let Ok(Some(mut field)) = form.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    };
    let _ = tokio::time::timeout(PATIENCE, rest).await;
}

/// What a field says, read only as far as one can reach: a form may say anything, for as long as it likes.
async fn short(mut field: Field<'_>) -> Option<String> {
    let mut said = Vec::new();
    let mut long = false;
    while let Some(chunk) = field.chunk().await.ok()? {
        long |= said.len() + chunk.len() > LONGEST_FIELD;
        if !long {
            said.extend_from_slice(&chunk);
        }
    }
    if long { None } else { String::from_utf8(said).ok() }
}
