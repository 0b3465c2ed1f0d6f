//! What is staged: scenes as the server draws them for the wall, the presenter's remote, and the pages on which a stage asks a student for
//! something. All of it is the server's alone: the projector's window is given a scene as a text and puts it in its place.

mod ask_sure;
mod earlier;
mod earlier_ask;
mod keys;
mod pieces;
mod preview;
mod remote;
mod sure;
mod timer;
mod word;

pub use earlier::EarlierPage;
pub use earlier_ask::earlier_ask;
pub use remote::RemotePage;
pub use sure::SurePage;
pub use word::WordPage;

/// What these pages look like beyond the plain ones.
fn sheet() -> String {
    crate::assets::at("/pkg/stage.css")
}
