//! The server's secret, and the keys derived from it, one per use. The secret is made once and kept in the data folder (where several servers
//! share a school, in each one's configuration), outside the database: a copy of the database alone opens no picture PIN.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::{BadgeId, PersonId};
use domain::pin::PicturePin;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::config::{Config, Problem};

/// Bytes of a badge's tag: nobody tries 2^96 of them, and the square stays coarse enough for a cheap camera.
const BADGE_TAG: usize = 12;

pub struct Keys {
    pin: [u8; 32],
    ticket: [u8; 32],
    badge: [u8; 32],
    /// The root of what devices seal with: each person on each device has a key of its own.
    sealing: Hkdf<Sha256>,
    mark: [u8; 16],
}

impl Keys {
    /// The configuration's secret, or the one in the data folder.
    pub fn of_config(config: &Config) -> Result<Self, Problem> {
        match config.secret_bytes() {
            Some(secret) => Ok(Self::of(&secret)),
            None => Self::open(&config.data_folder()).map_err(|error| Problem::Other(error.to_string())),
        }
    }

    /// Reads `secret` in the folder, or makes it (readable by this user only).
    pub fn open(folder: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let path = folder.join("secret");
        match std::fs::read(&path) {
            Ok(secret) if secret.len() >= 32 => Ok(Self::of(&secret)),
            Ok(_) => Err(std::io::Error::other("the secret in the data folder is damaged: restore it from the backup")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut secret = [0u8; 32];
                rand::fill(&mut secret);
                write_private(&path, &secret)?;
                Ok(Self::of(&secret))
            }
            Err(error) => Err(error),
        }
    }

    pub fn of(secret: &[u8]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(None, secret);
        let derive = |what: &[u8]| {
            let mut key = [0; 32];
            hkdf.expand(what, &mut key).expect("32 bytes is a length HKDF can give");
            key
        };
        let mut mark = [0; 16];
        hkdf.expand(b"waymark mark v1", &mut mark).expect("16 bytes is a length HKDF can give");
        Self {
            pin: derive(b"waymark picture pin v1"),
            ticket: derive(b"waymark ticket v1"),
            badge: derive(b"waymark badge v1"),
            sealing: hkdf.clone(),
            mark,
        }
    }

    /// The same for the same secret, and tells nothing else of it.
    pub fn mark(&self) -> String {
        self.mark.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What is kept of a picture PIN: bound to its student, so that equal PINs look different.
    pub fn pin(&self, person: PersonId, pin: &PicturePin) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.pin, &[person.0.as_bytes(), pin.bytes()]))
    }

    /// What stands on a badge: its id and a tag that only we make. Nobody guesses one, and the database alone prints none.
    pub fn badge(&self, id: BadgeId) -> String {
        let tag = mac(&self.badge, &[id.0.as_bytes()]);
        URL_SAFE_NO_PAD.encode([id.0.as_bytes(), &tag[..BADGE_TAG]].concat())
    }

    /// The badge that this is, if we made it.
    pub fn badge_of(&self, shown: &str) -> Option<BadgeId> {
        let bytes = URL_SAFE_NO_PAD.decode(shown).ok()?;
        let (id, tag) = bytes.split_at_checked(16)?;
        let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.badge).ok()?;
        hmac.update(id);
        let whole = tag.len() == BADGE_TAG && hmac.verify_truncated_left(tag).is_ok();
        let id: [u8; 16] = id.try_into().ok()?;
        whole.then(|| id.map(|byte| format!("{byte:02x}")).concat().parse().ok()).flatten()
    }

    /// What this person seals with on this device, the same each time. `device` is what the device's seal cookie says.
    pub fn sealing(&self, person: PersonId, device: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let info: [&[u8]; 4] = [b"waymark sealing v1", person.0.as_bytes(), b"/", device.as_bytes()];
        self.sealing.expand_multi_info(&info, &mut key).expect("32 bytes is a length HKDF can give");
        key
    }

    /// Signs a short-lived value that a form carries from one page to the next (`what`), valid until `until` (ms UTC).
    pub fn ticket(&self, what: &str, until: i64) -> String {
        let signed = format!("{until}.{what}");
        let tag = URL_SAFE_NO_PAD.encode(mac(&self.ticket, &[signed.as_bytes()]));
        format!("{tag}.{signed}")
    }

    /// The value of a ticket that is ours and not too old.
    pub fn honour(&self, ticket: &str, now: i64) -> Option<String> {
        let (tag, signed) = ticket.split_once('.')?;
        let (until, what) = signed.split_once('.')?;
        let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.ticket).ok()?;
        hmac.update(signed.as_bytes());
        hmac.verify_slice(&URL_SAFE_NO_PAD.decode(tag).ok()?).ok()?;
        (until.parse::<i64>().ok()? >= now).then(|| what.to_owned())
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().to_vec()
}

#[cfg(unix)]
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(path, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_honoured_while_it_is_whole_and_fresh() {
        let keys = Keys::of(&[7; 32]);
        let ticket = keys.ticket("class.session", 1_000);
        assert_eq!(keys.honour(&ticket, 1_000).as_deref(), Some("class.session"));
        assert_eq!(keys.honour(&ticket, 1_001), None);
        assert_eq!(keys.honour(&ticket.replace("class", "glass"), 0), None);
        assert_eq!(keys.honour("", 0), None);
        assert_eq!(Keys::of(&[8; 32]).honour(&ticket, 0), None);
    }

    #[test]
    fn a_badge_is_ours_and_whole_or_none() {
        let keys = Keys::of(&[7; 32]);
        let id = BadgeId::mint();
        let shown = keys.badge(id);
        assert_eq!(keys.badge_of(&shown), Some(id));
        assert_eq!(Keys::of(&[8; 32]).badge_of(&shown), None);
        let other = keys.badge(BadgeId::mint());
        for wrong in
            ["", "x", &shown[1..], &shown[..30], &format!("{shown}AA"), &format!("{}{}", &shown[..22], &other[22..])]
        {
            assert_eq!(keys.badge_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn equal_pins_of_two_students_look_different() {
        let keys = Keys::of(&[7; 32]);
        let pin = PicturePin::read("fox,owl,moon,key").unwrap();
        let (ada, bo) = (PersonId::mint(), PersonId::mint());
        assert_ne!(keys.pin(ada, &pin), keys.pin(bo, &pin));
        assert_eq!(keys.pin(ada, &pin), keys.pin(ada, &pin));
    }

    #[test]
    fn each_person_seals_on_each_device_with_another_key_and_finds_it_again() {
        let keys = Keys::of(&[7; 32]);
        let (ada, bo) = (PersonId::mint(), PersonId::mint());
        assert_eq!(keys.sealing(ada, "one"), Keys::of(&[7; 32]).sealing(ada, "one"));
        for (other, person, device) in [(&keys, bo, "one"), (&keys, ada, "two"), (&Keys::of(&[8; 32]), ada, "one")] {
            assert_ne!(other.sealing(person, device), keys.sealing(ada, "one"));
        }
    }

    #[test]
    fn the_secret_stays_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let ticket = Keys::open(folder.path()).unwrap().ticket("x", 9);
        assert!(Keys::open(folder.path()).unwrap().honour(&ticket, 9).is_some());
    }
}
