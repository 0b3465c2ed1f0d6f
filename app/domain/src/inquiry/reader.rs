//! Who somebody is to an inquiry, once it is known that they may read it.

use crate::id::ClassId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Owner,
    /// Staff whom the student picked.
    Teacher,
    /// A classmate whom the student asked. The class is where its staff moderates what they reply.
    Partner(ClassId),
    Classmate(ClassId),
    /// Of another class: without the student's name.
    Nameless(ClassId),
}

/// What a reader finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub reader: Reader,
    /// The one perspective that was released to them. None: all, with notes and sources.
    pub version: Option<i32>,
}

impl Reader {
    /// The class in which a reply of this reader is moderated. None: they do not reply, they answer or remark.
    pub fn replies_in(self) -> Option<ClassId> {
        match self {
            Self::Owner | Self::Teacher => None,
            Self::Partner(class) | Self::Classmate(class) | Self::Nameless(class) => Some(class),
        }
    }

    pub fn sees_the_name(self) -> bool {
        !matches!(self, Self::Nameless(_))
    }
}
