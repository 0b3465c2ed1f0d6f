//! `POST /piece/{id}/show`: one file from a plain form, shown in the draft.

use axum::extract::multipart::Field;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::{FileId, ReflectionId};
use domain::refusal::Refusal;

use super::said;
use crate::forms::visit::Visit;

/// Hidden fields are short, and a question is the longest of them.
const LONGEST_FIELD: usize = 2_000;
const MOST_FIELDS: usize = 20;

/// The fields come first, so whose it is and what it answers stands there before the file begins.
pub async fn show(visit: Visit, Path(id): Path<String>, mut form: Multipart) -> Response {
    let Some(me) = visit.viewer.person() else { return Redirect::to("/").into_response() };
    let Ok(piece) = id.parse::<ReflectionId>() else { return visit.not_found() };
    let refused = |refusal: &Refusal| said::back(piece, Some(refusal));
    let mut fields: Vec<(String, String)> = Vec::new();
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "bytes" {
            match short(field).await {
                Some(value) if fields.len() < MOST_FIELDS => fields.push((name, value)),
                _ => return refused(&Refusal::conflict("refusal.invalid")),
            }
            continue;
        }
        let Some(envelope) = said::read(&fields).filter(|envelope| envelope.person == me) else {
            return refused(&Refusal::conflict("refusal.invalid"));
        };
        // Minted by the page: the same form twice brings one file.
        let file = fields.iter().find(|(name, _)| name == "file").and_then(|(_, id)| id.parse::<FileId>().ok());
        let Some(file) = file else { return refused(&Refusal::conflict("refusal.invalid")) };
        return match visit.state.files.of_form(&visit.viewer, file, None, field).await {
            Ok(Some(_)) => said::done(&visit.state, &visit.viewer, envelope).await,
            Ok(None) => refused(&Refusal::conflict("showing.no_file")),
            Err(app::error::AppError::Refused { refusal }) => refused(&refusal),
            Err(_) => refused(&Refusal::conflict("files.not_saved")),
        };
    }
    refused(&Refusal::conflict("showing.no_file"))
}

/// What a hidden field says. Read only as far as one can reach: a form may say anything, for as long as it likes.
async fn short(mut field: Field<'_>) -> Option<String> {
    let mut said = Vec::new();
    while let Some(chunk) = field.chunk().await.ok()? {
        if said.len() + chunk.len() > LONGEST_FIELD {
            return None;
        }
        said.extend_from_slice(&chunk);
    }
    String::from_utf8(said).ok()
}
