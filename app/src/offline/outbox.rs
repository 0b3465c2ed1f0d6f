//! Sends commands to `POST /api/v1/commands`, in order, and tries again with the same ids until there is an answer.

use domain::command::{Answered, Envelope};

use crate::error::AppError;

/// Waits between tries, in milliseconds. Then the caller is told, and keeps what was typed.
#[cfg(feature = "hydrate")]
const WAITS: [u32; 4] = [300, 1_000, 3_000, 6_000];

/// Sends the commands; the answers come in their order. The same ids sent again have one effect.
#[cfg(feature = "hydrate")]
pub async fn send(commands: Vec<Envelope>) -> Result<Vec<Answered>, AppError> {
    let mut waits = WAITS.iter();
    loop {
        match attempt(&commands).await {
            Ok(answers) => return Ok(answers),
            Err(error @ AppError::Refused { .. }) => return Err(error),
            Err(error) => match waits.next() {
                Some(wait) => gloo_timers::future::TimeoutFuture::new(*wait).await,
                None => return Err(error),
            },
        }
    }
}

#[cfg(feature = "hydrate")]
async fn attempt(commands: &[Envelope]) -> Result<Vec<Answered>, AppError> {
    use domain::json::Json;
    use gloo_net::http::Request;
    let request = Request::post("/api/v1/commands").json(&commands).map_err(|_| AppError::Offline)?;
    let response = request.send().await.map_err(|_| AppError::Offline)?;
    match response.status() {
        200 => {
            let text = response.text().await.map_err(|_| AppError::Offline)?;
            super::parse(&text).and_then(Json::read).ok_or(AppError::Offline)
        }
        401 | 404 => Err(AppError::Refused { refusal: domain::refusal::Refusal::forbidden("refusal.signed_out") }),
        413 => Err(AppError::Refused { refusal: domain::refusal::Refusal::invalid("words", "refusal.invalid") }),
        _ => Err(AppError::Offline),
    }
}

#[cfg(not(feature = "hydrate"))]
pub async fn send(_commands: Vec<Envelope>) -> Result<Vec<Answered>, AppError> {
    Err(AppError::Offline)
}
