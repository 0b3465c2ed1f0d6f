//! A student's portfolio: the timeline, my story, the conference they lead, and what goes out of Waymark and comes in. Plain pages that
//! follow what happens; a teacher's are in `desk`.

mod acts;
mod brought;
mod conference;
mod desk;
mod entry;
mod items;
mod pair;
pub mod paper;
mod part;
mod said;
mod show;
mod story;
mod timeline;
mod told;
mod travel;

pub use brought::BroughtPage;
pub use conference::{ConferencePage, ConferencesPage, StagePage};
pub use desk::PortfolioDeskPage;
pub use pair::PairPage;
pub use story::OwnStoryPage;
pub use timeline::TimelinePage;
pub use told::StoryPage;
pub use travel::{ExportPage, ImportPage, ImportedPage, LookedAt, RequestedPage};
