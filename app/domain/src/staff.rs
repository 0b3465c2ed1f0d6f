//! A school's staff: who is on it, who was, and who has to stay for now.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::PersonId;
use crate::refusal::{Refusal, Sentence};
use crate::viewer::Role;

/// A member of the school's staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    pub person: PersonId,
    pub name: String,
    pub email: Option<String>,
    /// The one that may do most.
    pub role: Role,
    /// Names of the classes in use that nobody else teaches.
    pub alone_in: Vec<String>,
    /// Classroom devices that they linked, class by class.
    pub devices: Vec<LinkedDevices>,
}

/// Devices that somebody linked to one class: the whole roster stands on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedDevices {
    pub class: String,
    pub n: usize,
}

/// Somebody who was taken off the staff. What they wrote is still there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerMember {
    pub person: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub since: Moment,
}

/// Somebody whom an admin wants to take off the staff.
#[derive(Clone, Debug)]
pub struct Leaving {
    pub is_oneself: bool,
    pub is_admin: bool,
    /// Admins of the school, this one included.
    pub admins: usize,
    /// Of all whom the school named, students who need to talk reach only this one.
    pub only_contact: bool,
    /// Names of the classes in use that nobody else teaches.
    pub alone_in: Vec<String>,
}

impl Leaving {
    /// A school is never without an admin, a class never without a teacher, a student who was told that there is somebody to talk to
    /// never without them, and nobody locks themselves out.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.is_oneself {
            return Err(Refusal::conflict("school.not_yourself"));
        }
        if self.is_admin && self.admins <= 1 {
            return Err(Refusal::conflict("school.last_admin"));
        }
        if self.only_contact {
            return Err(Refusal::conflict("school.only_contact"));
        }
        if !self.alone_in.is_empty() {
            let sentence = Sentence::new("school.only_teacher")
                .with("n", self.alone_in.len())
                .with("classes", self.alone_in.join(", "));
            return Err(Refusal::Conflict { sentence });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaving() -> Leaving {
        Leaving { is_oneself: false, is_admin: false, admins: 1, only_contact: false, alone_in: Vec::new() }
    }

    #[test]
    fn a_teacher_goes_and_the_last_admin_stays() {
        assert_eq!(leaving().check(), Ok(()));
        let admin = Leaving { is_admin: true, ..leaving() };
        assert_eq!(admin.check(), Err(Refusal::conflict("school.last_admin")));
        assert_eq!(Leaving { admins: 2, ..admin }.check(), Ok(()));
        let contact = Leaving { only_contact: true, ..leaving() };
        assert_eq!(contact.check(), Err(Refusal::conflict("school.only_contact")));
        let oneself = Leaving { is_oneself: true, is_admin: true, admins: 2, ..leaving() };
        assert_eq!(oneself.check(), Err(Refusal::conflict("school.not_yourself")));
    }

    #[test]
    fn the_classes_that_would_be_left_alone_are_named() {
        let alone = Leaving { alone_in: vec!["Science".into(), "Reading".into()], ..leaving() };
        let Err(Refusal::Conflict { sentence }) = alone.check() else { panic!("two classes are left alone") };
        assert_eq!(sentence.key, "school.only_teacher");
        assert_eq!(sentence.gaps, [("n".into(), "2".into()), ("classes".into(), "Science, Reading".into())]);
    }
}
