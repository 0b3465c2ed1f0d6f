//! Tables of a PDF (`<< /Name (value) >>`), as far as they say something.

use std::ops::Range;

use crate::files::check::pdf::name_at;

pub enum Value {
    /// What stands between the brackets.
    String(Range<usize>),
    /// `12 0 obj`: the string that it leads to.
    Elsewhere(Vec<u8>),
}

/// The names of a table and what stands beside them, up to its end or the first table within it: what says who made it holds no other.
pub struct Table {
    pub entries: Vec<(Vec<u8>, Value)>,
    /// Bytes.
    pub walked: usize,
}

impl Table {
    pub fn read(bytes: &[u8], from: usize) -> Self {
        let mut entries = Vec::new();
        let mut at = from;
        let mut name: Option<Vec<u8>> = None;
        // What was read since the name: a number of another object and its generation.
        let mut words: Vec<&[u8]> = Vec::new();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'/' => {
                    let (read, ends) = name_at(bytes, at + 1);
                    (name, at) = (Some(read), ends);
                    words.clear();
                }
                b'(' => {
                    let ends = end_of_string(bytes, at + 1);
                    entries.extend(name.take().map(|name| (name, Value::String(at + 1..ends))));
                    at = ends + 1;
                }
                b'<' if bytes.get(at + 1) != Some(&b'<') => {
                    let ends = bytes[at..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |ends| at + ends);
                    entries.extend(name.take().map(|name| (name, Value::String(at + 1..ends))));
                    at = ends + 1;
                }
                b'<' | b'>' => break,
                byte if byte.is_ascii_alphanumeric() => {
                    let ends = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
                    let ends = ends.map_or(bytes.len(), |ends| at + ends);
                    words.push(&bytes[at..ends]);
                    if let ([object, generation, b"R"], Some(known)) =
                        (words.as_slice(), name.take_if(|_| words.len() == 3))
                    {
                        let leads = [*object, *generation, b"obj"].join(&b' ');
                        entries.push((known, Value::Elsewhere(leads)));
                    }
                    at = ends;
                }
                _ => at += 1,
            }
        }
        Self { entries, walked: at.saturating_sub(from) }
    }
}

/// Where a string in round brackets ends; those within it go in pairs or stand behind a backslash.
pub fn end_of_string(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut open) = (from, 1);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
        at += 1;
    }
    bytes.len()
}
