//! Parts of the design system: props in, callbacks out. They know no feature. `/style` shows them all.

mod act;
mod avatar;
mod banner;
mod cairn;
mod early;
mod field;
mod header;
mod hear;
mod icon;
mod length;
mod live_region;
mod names;
mod paint;
mod part;
mod rich;
mod say;
mod served;
mod shown;
mod status;
mod tag;
mod textarea;
mod title;

pub use act::{COMMANDS, Hidden, HiddenFields, act, hidden_fields};
pub use avatar::{Avatar, avatar};
pub use banner::{Banner, banner};
pub use cairn::{Cairn, cairn};
pub use early::is_early;
pub use field::{Field, Problem, problem_line, problem_place};
pub use header::{Header, SkipLink, Whose, header, skip_link};
pub use hear::{hear, hear_on_the_way_down, pressed};
pub use icon::{Icon, IconName, icon};
pub use length::length;
pub use live_region::{live_region, say_once};
pub use names::{names, teacher};
pub use paint::after_paint;
pub use part::live;
pub use rich::{rich, rich_on_wall};
pub use say::{hear_early, hear_it, hear_where_early};
#[cfg(feature = "ssr")]
pub use served::ServedParts;
pub use served::served;
#[cfg(feature = "hydrate")]
pub use shown::{put, put_element};
pub use shown::{showing, shown};
#[cfg(feature = "hydrate")]
pub use status::show_status;
pub use status::{Saving, Status, status};
pub use tag::{AccessTag, access_point_name, access_tag};
pub use textarea::in_textarea;
pub use title::title;
