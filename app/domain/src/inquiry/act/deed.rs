//! What a student does to an inquiry, by its name.

use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquiryDeed {
    Begin,
    Reword,
    About,
    Go,
    Rest,
    PutAway,
    TakeUp,
    Show,
    Note,
    Edit,
    Remove,
    PutBack,
    Link,
    Unlink,
    Keep,
    Say,
    Answer,
}
names!(InquiryDeed {
    Self::Begin => "begin", Self::Reword => "reword", Self::About => "about", Self::Go => "go", Self::Rest => "rest",
    Self::PutAway => "put_away", Self::TakeUp => "take_up", Self::Show => "show", Self::Note => "note", Self::Edit => "edit",
    Self::Remove => "remove", Self::PutBack => "put_back", Self::Link => "link", Self::Unlink => "unlink",
    Self::Keep => "keep", Self::Say => "say", Self::Answer => "answer",
});
