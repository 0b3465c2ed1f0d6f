//! Files over real HTTP: announced, sent, looked at, served.

mod arriving;

use domain::files::{Announced, FileKind, FileStanding};
use domain::id::FileId;
use reqwest::Method;

use crate::harness::Answer;
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
}

impl Answer {
    #[track_caller]
    pub fn standing(&self) -> FileStanding {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The key of the sentence that says why not.
    #[track_caller]
    pub fn why(&self) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap();
        let places = ["/refused/key", "/sentence/key", "/faults/0/sentence/key"];
        let key = places.iter().find_map(|place| body.pointer(place)?.as_str());
        key.unwrap_or_else(|| panic!("no reason in {}", self.body)).to_owned()
    }
}

/// A picture with something to see in it.
pub fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
