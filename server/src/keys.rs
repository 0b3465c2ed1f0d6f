//! The server's secret, and the keys derived from it, one per use. The secret is made once and kept in the data folder (where several servers
//! share a school, in each one's configuration), outside the database: a copy of the database alone opens no picture PIN.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::{BadgeId, PersonId};
use domain::pin::PicturePin;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

use crate::config::{Config, Problem};

/// Bytes of a badge's tag: nobody tries 2^96 of them, and the square stays coarse enough for a cheap camera.
const BADGE_TAG: usize = 12;

pub struct Keys {
    pin: [u8; 32],
    ticket: [u8; 32],
    board: [u8; 32],
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
            ticket: derive(b"waymark ticket v2"),
            board: derive(b"waymark board v1"),
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

    /// Seals a short-lived value that a page hands on to the next (`what`), valid until `until` (ms UTC). A browser keeps what was posted on
    /// its disk for a while: whoever reads it there reads nothing.
    pub fn ticket(&self, what: &[u8], until: i64) -> String {
        let mut nonce = [0; NONCE_LEN];
        rand::fill(&mut nonce);
        let mut sealed = [&until.to_be_bytes(), what].concat();
        let key = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &self.ticket).expect("a key of 32 bytes"));
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
            .expect("a ticket is shorter than what this cipher can seal");
        URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
    }

    /// The value of a ticket that is ours and not too old.
    pub fn honour(&self, ticket: &str, now: i64) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(ticket).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN)?;
        let key = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &self.ticket).ok()?);
        let mut sealed = sealed.to_vec();
        let opened =
            key.open_in_place(Nonce::try_assume_unique_for_key(nonce).ok()?, Aad::empty(), &mut sealed).ok()?;
        let (until, what) = opened.split_first_chunk()?;
        (i64::from_be_bytes(*until) >= now).then(|| what.to_vec())
    }

    /// What a picture of a PIN is called on one page, `board` (its ticket): another name on each, that says nothing afterwards.
    pub fn picture_on(&self, board: &str, picture: &str) -> String {
        URL_SAFE_NO_PAD.encode(&mac(&self.board, &[board.as_bytes(), b"/", picture.as_bytes()])[..9])
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
        let ticket = keys.ticket(b"class.session", 1_000);
        assert_eq!(keys.honour(&ticket, 1_000).as_deref(), Some(&b"class.session"[..]));
        assert_eq!(keys.honour(&ticket, 1_001), None);
        for at in [0, 16, 25, ticket.len() - 3] {
            let other = if ticket[at..].starts_with('A') { "B" } else { "A" };
            let touched = format!("{}{other}{}", &ticket[..at], &ticket[at + 1..]);
            assert_eq!(keys.honour(&touched, 0), None, "at {at}");
        }
        for wrong in ["", "x", "AAAA", &ticket[1..], &ticket[..20]] {
            assert_eq!(keys.honour(wrong, 0), None, "{wrong}");
        }
        assert_eq!(Keys::of(&[8; 32]).honour(&ticket, 0), None);
    }

    #[test]
    fn a_ticket_says_nothing_to_whoever_finds_it_and_a_picture_has_another_name_on_each_page() {
        let keys = Keys::of(&[7; 32]);
        let (one, two) = (keys.ticket(b"Zephyrine", 9), keys.ticket(b"Zephyrine", 9));
        assert_ne!(one, two);
        assert!(
            !URL_SAFE_NO_PAD
                .decode(&one)
                .unwrap()
                .windows(3)
                .any(|bytes| b"Zephyrine".windows(3).any(|part| part == bytes))
        );
        assert_eq!(keys.picture_on(&one, "fox"), keys.picture_on(&one, "fox"));
        for other in
            [keys.picture_on(&two, "fox"), keys.picture_on(&one, "owl"), Keys::of(&[8; 32]).picture_on(&one, "fox")]
        {
            assert_ne!(other, keys.picture_on(&one, "fox"));
        }
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
        let ticket = Keys::open(folder.path()).unwrap().ticket(b"x", 9);
        assert!(Keys::open(folder.path()).unwrap().honour(&ticket, 9).is_some());
    }
}
