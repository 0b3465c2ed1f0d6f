//! What a form with a file in it brought.

use axum::extract::Multipart;

#[derive(Default)]
pub struct Brought(Vec<(String, Vec<u8>)>);

/// More came than is read.
#[derive(Debug)]
pub struct TooMuch;

impl Brought {
    pub async fn read(mut form: Multipart) -> Result<Self, TooMuch> {
        let mut brought = Self::default();
        while let Some(field) = form.next_field().await.map_err(|_| TooMuch)? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(|_| TooMuch)?;
            brought.0.push((name, bytes.to_vec()));
        }
        Ok(brought)
    }

    /// Nothing for a field that is not there. Of two by one name, the last.
    pub fn bytes(&self, name: &str) -> &[u8] {
        self.0.iter().rev().find(|(known, _)| known == name).map_or(&[], |(_, bytes)| bytes)
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8_lossy(self.bytes(name)).replace("\r\n", "\n")
    }
}
