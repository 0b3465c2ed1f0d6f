//! Where a page stands: what it hands back to hear what it missed.

use super::Stream;

/// Where a page stands in the streams it hears. Opaque outside: a page hands back what it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor(pub Vec<(Stream, i64)>);

impl Cursor {
    pub fn seq(&self, stream: Stream) -> Option<i64> {
        self.0.iter().find(|(s, _)| *s == stream).map(|(_, seq)| *seq)
    }

    pub fn advance(&mut self, stream: Stream, seq: i64) {
        match self.0.iter_mut().find(|(s, _)| *s == stream) {
            Some((_, at)) => *at = (*at).max(seq),
            None => self.0.push((stream, seq)),
        }
    }
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
    use crate::id::ClassId;

    proptest! {
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
