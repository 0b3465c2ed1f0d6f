//! `POST /piece/{id}/show`: one file from a plain form, shown in the draft.

use std::time::Duration;

use axum::extract::multipart::Field;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::command::Envelope;
use domain::id::{FileId, PersonId, ReflectionId};
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
    let mut fields = Vec::new();
    match taken(&visit, me, &mut form, &mut fields).await {
        Ok(envelope) => said::done(&visit.state, &visit.viewer, envelope).await,
        Err(refusal) => {
            let_go(&mut form).await;
            said::refused(&visit.state, &visit.viewer, piece, said::prompt_in(&fields), &refusal).await
        }
    }
}

/// How long what still comes is let go.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser that is cut off while it sends shows its own page of troubles: it hears our sentence once it is done.
async fn let_go(form: &mut Multipart) {
    let rest = async {
        while let Ok(Some(mut field)) = form.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    };
    let _ = tokio::time::timeout(PATIENCE, rest).await;
}

/// What is to be done now that the form's file has arrived, or why not. `fields` are those that came before it.
async fn taken(
    visit: &Visit,
    me: PersonId,
    form: &mut Multipart,
    fields: &mut Vec<(String, String)>,
) -> Result<Envelope, Refusal> {
    let invalid = || Refusal::conflict("refusal.invalid");
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "bytes" {
            match short(field).await {
                Some(value) if fields.len() < MOST_FIELDS => fields.push((name, value)),
                _ => return Err(invalid()),
            }
            continue;
        }
        let envelope = said::read(fields).filter(|envelope| envelope.person == me).ok_or_else(invalid)?;
        // Minted by the page: the same form twice brings one file.
        let file = fields.iter().find(|(name, _)| name == "file").and_then(|(_, id)| id.parse::<FileId>().ok());
        let file = file.ok_or_else(invalid)?;
        return match visit.state.files.of_form(&visit.viewer, file, None, field).await {
            Ok(Some(_)) => Ok(envelope),
            Ok(None) => Err(Refusal::conflict("showing.no_file")),
            Err(app::error::AppError::Refused { refusal }) => Err(refusal),
            Err(_) => Err(Refusal::conflict("files.not_saved")),
        };
    }
    Err(Refusal::conflict("showing.no_file"))
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
