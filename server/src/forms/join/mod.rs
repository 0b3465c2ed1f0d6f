//! Joining, page by page: the code, the name, four pictures; or a badge and four pictures. Nobody is signed in yet; what one step proved travels to the next as a
//! ticket that we sealed ([`ticket`]). A GET never joins and never counts a guess.

mod badge;
mod board;
mod code;
mod name;
mod nickname;
mod ticket;
mod way;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/join", get(code::show).post(code::knock))
        .route("/join/name", get(name::show).post(name::search))
        .route("/join/nickname", get(code::back).post(nickname::take))
        .route("/badge/{shown}", get(badge::show))
        .route("/join/pin", get(board::show).post(board::press))
}
