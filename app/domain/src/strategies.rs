//! The strategy shelf of a class: strategies and tools that students recommend to each other, each with *what you do* and *when it
//! helps*.
//!
//! A student recommends; a teacher curates (puts it on the shelf, suggests a wording, says why not); the student sees the answer. A
//! classmate's *this helped me too, when …* takes the same way. Nothing is liked, counted or ranked: what helps is tied to a need and a
//! task, and never to a kind of person. Whose sentence it is stands beside it only if its student wants that.
//!
//! A low-tech tool counts like any other. An outside tool has an address, and students find it only while the school approves its host:
//! that is decided once for the school, and taking it back empties every shelf of it at once.

mod act;
mod address;
mod bank;
mod kind;
mod named;
mod said;
mod stage;
mod tools;
mod views;
mod words;

pub(crate) use act::act as strategy_act;
pub use act::{StrategyAct, StrategyDeed};
pub use address::{Address, host_of};
pub use bank::{BankStrategy, StrategySource, bank};
pub use kind::{Need, StrategyKind};
pub use named::{NamedTool, ToolAsked, means, tool_key};
pub use said::ShelfSaid;
pub use stage::{Curation, ShelfMove, ShelfStage};
pub use tools::{MOST_TOOLS, SchoolTools, ToolDraft, ToolView, ToolWanted};
pub use views::{
    ClassShelf, CuratedHelped, CuratedStrategy, HelpedView, OwnHelped, OwnShelf, OwnStrategy, ShelfClass, ShelfDesk,
    ShelfItem, ShelfWaiting,
};
pub use words::{LONGEST_STRATEGY_NAME, StrategyWords};
