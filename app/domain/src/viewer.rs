//! Who acts. Every question to the store is asked by a viewer, and every rule about who may do what is asked here.
//!
//! A viewer says only what its sign-in or capability proves. What a person may do in a class depends on the rows of that
//! moment (a co-teacher may have left a second ago), so the store finds the [`Standing`] of the viewer in the same
//! transaction and asks it.

use serde::{Deserialize, Serialize};

use crate::id::{ClassId, DeviceId, DistrictId, PersonId, SessionId, SignInId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    Person(SignedIn),
    /// A projector's window: hears one class's wall and nothing else, whatever cookies its browser holds.
    Projector {
        district: DistrictId,
        class: ClassId,
        session: SessionId,
    },
    /// Later work, by the name of the job.
    System(&'static str),
    Nobody,
}

/// A person, as a live sign-in proves them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub district: DistrictId,
    pub person: PersonId,
    pub sign_in: SignInId,
    pub device: Option<DeviceId>,
    /// Signed in with a password, not with a class code and a picture PIN.
    pub staff: bool,
}

impl Viewer {
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match self {
            Self::Person(signed_in) => Some(signed_in),
            _ => None,
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        self.signed_in().map(|signed_in| signed_in.person)
    }
}

/// What a person is in a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Admin,
    Teacher,
}

/// What a person is in a class, today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Lead,
    CoTeacher,
    Student,
}

impl Standing {
    /// Reads what students of the class shared, answers, opens the door, releases prompts and pieces.
    pub fn may_guide(self) -> bool {
        matches!(self, Self::Lead | Self::CoTeacher)
    }

    /// Invites and removes co-teachers, archives the class.
    pub fn may_lead(self) -> bool {
        matches!(self, Self::Lead)
    }

    /// Writes reflections in the class.
    pub fn may_write(self) -> bool {
        matches!(self, Self::Student)
    }
}

impl Role {
    pub fn may_run_the_school(self) -> bool {
        matches!(self, Self::Admin)
    }
}

macro_rules! names {
    ($type:ty { $($variant:path => $name:literal),* $(,)? }) => {
        impl $type {
            /// The name in tables and addresses.
            pub fn name(self) -> &'static str {
                match self { $($variant => $name),* }
            }
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some($variant),)* _ => None }
            }
            pub const ALL: &'static [$type] = &[$($variant),*];
        }
    };
}

pub(crate) use names;

names!(Role { Self::Admin => "admin", Self::Teacher => "teacher" });
names!(Standing { Self::Lead => "lead", Self::CoTeacher => "co_teacher", Self::Student => "student" });
