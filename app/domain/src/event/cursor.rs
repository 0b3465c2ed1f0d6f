//! Where a page stands: what it hands back to hear what it missed.

use super::Stream;

/// Where a page stands in the streams it hears. Opaque outside: a page hands back what it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor(pub Vec<(Stream, i64)>);

impl Cursor {
    pub fn seq(&self, stream: Stream) -> Option<i64> {
        self.0.iter().find(|(s, _)| *s == stream).map(|(_, seq)| *seq)
    }

    /// The same as it is displayed, behind what is in `text`. It is written once for each listener of each event, and so
    /// without a formatter between.
    pub fn write_to(&self, text: &mut Vec<u8>) {
        for (at, (stream, seq)) in self.0.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            let (kind, id) = match stream {
                Stream::Class(id) => (b'c', id.0),
                Stream::Person(id) => (b'p', id.0),
                Stream::School(id) => (b's', id.0),
            };
            text.extend_from_slice(&[kind, b':']);
            text.extend_from_slice(id.hyphenated().encode_lower(&mut [0; uuid::fmt::Hyphenated::LENGTH]).as_bytes());
            text.push(b'=');
            number(*seq, text);
        }
    }

    pub fn advance(&mut self, stream: Stream, seq: i64) {
        match self.0.iter_mut().find(|(s, _)| *s == stream) {
            Some((_, at)) => *at = (*at).max(seq),
            None => self.0.push((stream, seq)),
        }
    }
}

fn number(n: i64, text: &mut Vec<u8>) {
    if n < 0 {
        text.push(b'-');
    }
    let (mut digits, mut at, mut left) = ([b'0'; 20], 20, n.unsigned_abs());
    loop {
        at -= 1;
        digits[at] += (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[at..]);
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (stream, seq)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{stream}={seq}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Cursor {
    type Err = ();
    /// A cursor that cannot be read is an error, never a guess: the page then fetches again.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut cursor = Cursor::default();
        for part in text.split(',').filter(|part| !part.is_empty()) {
            let (stream, seq) = part.split_once('=').ok_or(())?;
            cursor.0.push((stream.parse()?, seq.parse().map_err(drop)?));
        }
        Ok(cursor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::{ClassId, PersonId, SchoolId};

    proptest! {
        #[test]
        fn it_is_written_as_it_is_displayed(seqs in proptest::collection::vec(any::<i64>(), 0..6)) {
            let stream = |at: usize| match at % 3 {
                0 => Stream::Class(ClassId::mint()),
                1 => Stream::Person(PersonId::mint()),
                _ => Stream::School(SchoolId::mint()),
            };
            let edges = [0, 9, 10, i64::MAX, i64::MIN];
            let cursor = Cursor(edges.into_iter().chain(seqs).enumerate().map(|(at, seq)| (stream(at), seq)).collect());
            let mut written = b"id: ".to_vec();
            cursor.write_to(&mut written);
            prop_assert_eq!(String::from_utf8(written), Ok(format!("id: {cursor}")));
        }

        #[test]
        fn a_cursor_comes_back_as_it_was(seqs in proptest::collection::vec(0i64..i64::MAX, 0..6)) {
            let cursor = Cursor(seqs.into_iter().map(|seq| (Stream::Class(ClassId::mint()), seq)).collect());
            prop_assert_eq!(cursor.to_string().parse::<Cursor>(), Ok(cursor));
        }

        #[test]
        fn nothing_typed_breaks_the_reader(text in any::<String>()) {
            let _ = text.parse::<Cursor>();
        }
    }
}
