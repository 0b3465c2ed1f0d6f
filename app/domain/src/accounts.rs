//! Accounts of the staff: what may be typed as a name, an email, a password.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::comfort::Comfort;
use crate::id::{InvitationId, PersonId, SchoolId};
pub use crate::languages::Locale;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::{Role, names};
use crate::words::{LONGEST_NAME, clean, line};

pub const SHORTEST_PASSWORD: usize = 12;
/// Long enough for any sentence, short enough that hashing it is no weapon.
pub const LONGEST_PASSWORD: usize = 256;

/// An email address, lower case. Only its shape is checked: the rest only a letter could prove.
pub fn email(typed: &str) -> Result<String, Sentence> {
    let text = clean(typed).trim().to_lowercase();
    let parts: Vec<_> = text.split('@').collect();
    let shaped = text.len() <= 254
        && !text.contains(char::is_whitespace)
        && matches!(parts.as_slice(), [local, host]
            if !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.'));
    if shaped { Ok(text) } else { Err(Sentence::new("accounts.email_shape")) }
}

/// A password is kept exactly as typed; only its length is asked for.
pub fn password(typed: &str) -> Result<String, Sentence> {
    match typed.chars().count() {
        n if n < SHORTEST_PASSWORD => Err(Sentence::new("accounts.password_short").with("least", SHORTEST_PASSWORD)),
        n if n > LONGEST_PASSWORD => Err(Sentence::new("words.too_long").with("most", LONGEST_PASSWORD)),
        _ => Ok(typed.to_owned()),
    }
}

/// What a new teacher types. The first account also names the school.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SignUp {
    pub name: String,
    pub email: String,
    pub password: String,
}

#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub name: String,
    pub email: String,
    pub password: String,
}

impl SignUp {
    pub fn check(&self) -> Result<NewAccount, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        let email = faults.take("email", email(&self.email));
        let password = faults.take("password", password(&self.password));
        faults.done(NewAccount { name, email, password })
    }
}

/// How a person wants Waymark to look. Without one it follows the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Light,
    Dark,
}
names!(Theme { Self::Light => "light", Self::Dark => "dark" });

/// What a person likes. `None` takes a wish back: the school's language, the device's theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    pub locale: Option<Locale>,
    pub theme: Option<Theme>,
}

/// What every page knows of the person it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub person: PersonId,
    pub name: String,
    /// A student's; empty for staff.
    #[serde(default)]
    pub picture: String,
    /// None for students: they have none.
    pub email: Option<String>,
    /// The one to use now: the person's own, or the school's.
    pub locale: Locale,
    pub preferences: Preferences,
    pub comfort: Comfort,
    /// Signed in with a password.
    pub staff: bool,
    /// As a member of the staff, by name. Empty for students.
    pub schools: Vec<MySchool>,
    /// IANA name of the school's time zone.
    pub time_zone: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MySchool {
    pub id: SchoolId,
    pub name: String,
    /// The one that may do most.
    pub role: Role,
}

/// What an invitation makes of whoever accepts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitedAs {
    Teacher,
    CoTeacher,
}
names!(InvitedAs { Self::Teacher => "teacher", Self::CoTeacher => "co_teacher" });

/// What an invitation says to whoever opens its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationView {
    pub school: String,
    /// The class to teach together; none for an invitation to the school.
    pub class: Option<String>,
    pub inviter: String,
    pub role: InvitedAs,
}

/// An invitation whose link still works, for those who may take it back. It works once, so nobody has used it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    pub id: InvitationId,
    pub inviter: String,
    /// The class to teach together; none for an invitation to the school.
    pub class: Option<String>,
    pub made_at: Moment,
    pub ends_at: Moment,
}

/// Whose password a link makes new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetView {
    pub name: String,
    pub email: String,
}

/// `Ms Rivera` sorts under `rivera`, `Ada Okafor` under `okafor ada`.
pub fn sort_name(display: &str) -> String {
    let lower = display.to_lowercase();
    let mut parts: Vec<_> = lower.split_whitespace().collect();
    match parts.pop() {
        Some(last) => std::iter::once(last).chain(parts).collect::<Vec<_>>().join(" "),
        None => String::new(),
    }
}

/// `Ada Okafor` is `Ada O.` to those who only need to find themselves.
pub fn first_and_initial(display: &str) -> String {
    let mut words = display.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.last().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {}.", initial.to_uppercase()),
        None => first.to_owned(),
    }
}

/// The two letters of an avatar.
pub fn initials(display: &str) -> String {
    let words: Vec<_> = display.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [] => String::new(),
        [one] => one.chars().take(2).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    letters.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails_are_judged_by_their_shape() {
        assert_eq!(email("  Rivera@School.Example ").unwrap(), "rivera@school.example");
        for wrong in ["", "rivera", "@school.example", "a@b", "a b@school.example", "a@b@school.example", "a@.b."] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_twelve_characters_of_anything() {
        assert!(password("elevenchars").is_err());
        assert_eq!(password(" twelve chars").unwrap(), " twelve chars");
        assert!(password(&"x".repeat(100_000)).is_err());
    }

    #[test]
    fn names_are_shortened_for_those_who_only_look_for_themselves() {
        assert_eq!(first_and_initial("Ada Ngozi Okafor"), "Ada O.");
        assert_eq!(first_and_initial("Zoë"), "Zoë");
        assert_eq!(initials("Ms Rivera"), "MR");
        assert_eq!(sort_name("Ada Okafor"), "okafor ada");
    }
}
