//! Files over real HTTP: announced, sent, looked at, served. With `WAYMARK_TEST_S3` (see `.ci/s3`) the same in an S3-compatible store.

mod arriving;
mod cleaning;
mod content;
mod cut;
mod disk;
mod form;
pub mod hostile;
mod keys;
mod media;
pub mod pdf;
mod serving;
mod voice;

use domain::files::{Announced, FileKind, FileStanding};
use domain::id::FileId;
use futures::StreamExt;
use image::ImageFormat;
use reqwest::Method;

use crate::harness::{Answer, TestServer};
use crate::room::Student;

pub const FILES: &str = "/api/v1/files";

impl Student {
    pub fn announced(&self, id: FileId, kind: FileKind, bytes: usize) -> Announced {
        Announced { id, kind, bytes: bytes as i64, person: self.person, about: None }
    }

    pub async fn announces(&self, id: FileId, kind: FileKind, bytes: usize) -> Answer {
        self.browser.post_json(FILES, &self.announced(id, kind, bytes)).await
    }

    pub async fn sends_from(&self, id: FileId, offset: usize, bytes: &[u8]) -> Answer {
        let request = self.browser.request(Method::PATCH, &format!("{FILES}/{id}"));
        self.browser.ask(request.header("Upload-Offset", offset).body(bytes.to_vec())).await
    }

    /// All of a file at once; what came of it.
    pub async fn brings(&self, kind: FileKind, bytes: &[u8]) -> (FileId, Answer) {
        let id = FileId::mint();
        self.announces(id, kind, bytes.len()).await.is(200);
        (id, self.sends_from(id, 0, bytes).await)
    }

    /// As the page shows it.
    pub async fn sees(&self, path: &str) -> Vec<u8> {
        let seen = self.browser.request(Method::GET, path).send().await.unwrap();
        assert_eq!(seen.status(), 200, "{path}");
        seen.bytes().await.unwrap().to_vec()
    }
}

impl Answer {
    #[track_caller]
    pub fn standing(&self) -> FileStanding {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The key of the sentence that says why not.
    #[track_caller]
    pub fn why(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body));
        let places = ["/refused/key", "/sentence/key", "/faults/0/sentence/key"];
        let key = places.iter().find_map(|place| body.pointer(place)?.as_str());
        key.unwrap_or_else(|| panic!("no reason in {}", self.body)).to_owned()
    }
}

/// The names of all objects of a file.
pub async fn objects_of(server: &TestServer, id: FileId) -> Vec<String> {
    let all = server.state.files.objects().list(None).map(|object| object.unwrap().location.to_string());
    let mut found: Vec<_> = all.filter(|name| std::future::ready(name.contains(&id.to_string()))).collect().await;
    found.sort();
    found
}

/// A picture with something to see in it.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
    written(pixels.into(), format)
}

pub fn written(picture: image::DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// So many milliseconds of silence.
pub fn wav(milliseconds: u32) -> Vec<u8> {
    wav_of(milliseconds, 8)
}

/// With so many bytes in each.
pub fn wav_of(milliseconds: u32, kilohertz: u32) -> Vec<u8> {
    let (samples, rate) = (kilohertz * milliseconds, (kilohertz * 1000).to_le_bytes());
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + samples).to_le_bytes());
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend([rate, rate].concat());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend(samples.to_le_bytes());
    bytes.resize(44 + samples as usize, 128);
    bytes
}
