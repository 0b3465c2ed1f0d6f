//! Parts of the design system: props in, callbacks out. They know no feature. `/style` shows them all.

mod act;
mod avatar;
mod banner;
mod cairn;
mod field;
mod header;
mod hear;
mod icon;
mod length;
mod live_region;
mod loaded;
mod names;
mod part;
mod rich;
mod served;
mod shown;
mod status;
mod still;
mod tag;
mod textarea;
mod title;

pub use act::{COMMANDS, Hidden, HiddenFields, act, hidden_fields};
pub use avatar::{Avatar, avatar};
pub use banner::{Banner, banner};
pub use cairn::{Cairn, cairn};
pub use field::{Field, Problem, problem_line};
pub use header::{Header, SkipLink, Whose, header, skip_link};
pub use hear::{hear, pressed};
pub use icon::{Icon, IconName, icon};
pub use length::length;
pub use live_region::{live_region, say_once};
pub use loaded::Loaded;
pub use names::{names, teacher};
pub use part::live;
pub use rich::{rich, rich_on_wall};
#[cfg(feature = "ssr")]
pub use served::ServedParts;
pub use served::served;
pub use shown::{showing, shown};
pub use status::{Saving, Status, status};
pub use still::still;
pub use tag::{AccessTag, access_point_name, access_tag};
pub use textarea::in_textarea;
pub use title::title;
