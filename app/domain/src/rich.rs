//! Rich words: what a student wrote, and the shape it has. The words are kept as the text that was typed; a few marks in it, a small part of
//! Markdown, say what is a heading, a list, a quote or a link. So a draft, a difference, a marked passage and a search lie on plain
//! text, nothing that is stored can ever be HTML, and whoever ignores the shape still reads the words.
//!
//! | a line that begins with | is |
//! |---|---|
//! | `# ` · `## ` | a title · a heading |
//! | `- ` (also `* `, `• `) · `1. ` (also `1) `) | an item of a list |
//! | `> ` | a quote |
//! | anything else | a line of a paragraph; line breaks stay, an empty line ends it |
//!
//! In a line, `[words](https://…)` and a bare `https://…` are links; no other address is one. There is no emphasis: a star in a story
//! (`*sighs*`, 3*4) is a star.
//!
//! Reading never fails, takes time in proportion to the text, and loses nothing: the pieces of all blocks, one after another, are the
//! text again. That is how a place in what is shown is a place in what was written.

mod link;
#[cfg(test)]
mod tests;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Title,
    Heading,
    Quote,
    Bullet,
    /// An item with the number that was typed.
    Number(u16),
}

/// A part of a text: a paragraph, a heading, one item of a list. The empty lines after it belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    pub kind: Kind,
    source: &'a str,
}

/// A stretch of a block, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    /// `to` begins with `http://` or `https://`, in any case, and has neither blanks nor quotation marks in it.
    Link {
        words: &'a str,
        to: &'a str,
    },
    /// Says the shape and is not read: `# `, the address of a link, empty lines.
    Markup(&'a str),
}

/// The blocks of a text.
pub fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (block, after) = first(rest)?;
        rest = after;
        Some(block)
    })
}

/// Only the words, for a line in a list or a quotation: what is shown without its shape.
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for block in blocks(text) {
        if !words.is_empty() {
            words.push('\n');
        }
        for piece in block.pieces() {
            if let Piece::Words(said) | Piece::Link { words: said, .. } = piece {
                words.push_str(said);
            }
        }
    }
    words
}

/// The words in their lines, without the marks: what a difference between two texts is shown in. An item has a dot or its number before it,
/// a link is its words, and empty lines stay.
pub fn unmarked(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for block in blocks(text) {
        let mut sign = match block.kind {
            Kind::Bullet => "• ".to_owned(),
            Kind::Number(number) => format!("{number}. "),
            _ => String::new(),
        };
        for piece in block.pieces() {
            match piece {
                Piece::Words(said) | Piece::Link { words: said, .. } => words.push_str(said),
                Piece::Markup(blank) if blank.trim().is_empty() => words.push_str(blank),
                // The first is the item's own; what follows is of its links.
                Piece::Markup(_) => words.push_str(&std::mem::take(&mut sign)),
            }
        }
    }
    words
}

fn first(text: &str) -> Option<(Block<'_>, &str)> {
    let (mut kind, mut apart, mut end) = (None, false, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            apart = kind.is_some();
        } else {
            let (this, _) = begins(line);
            // A paragraph and a quote go on; a heading and an item are a line each.
            let goes_on = !apart && matches!(this, Kind::Paragraph | Kind::Quote);
            match kind {
                None => kind = Some(this),
                Some(before) if goes_on && before == this => {}
                Some(_) => break,
            }
        }
        end += line.len();
    }
    let (source, rest) = text.split_at(end);
    (end > 0).then_some((Block { kind: kind.unwrap_or(Kind::Paragraph), source }, rest))
}

/// What a line is, and how many bytes of it say so. A mark with nothing after it is no mark yet.
fn begins(line: &str) -> (Kind, usize) {
    let line = line.trim_end();
    let text = line.trim_start_matches([' ', '\t']);
    let (mark, rest) = text.split_once(' ').unwrap_or((text, ""));
    let kind = match mark {
        ">" => Kind::Quote,
        _ if rest.is_empty() => Kind::Paragraph,
        "#" => Kind::Title,
        "##" | "###" | "####" => Kind::Heading,
        "-" | "*" | "•" => Kind::Bullet,
        _ => number(mark).map_or(Kind::Paragraph, Kind::Number),
    };
    let blank = usize::from(mark.len() < text.len());
    (kind, if kind == Kind::Paragraph { 0 } else { line.len() - text.len() + mark.len() + blank })
}

/// The number of `12.` or `12)`. A year is no item of a list.
fn number(mark: &str) -> Option<u16> {
    let digits = mark.strip_suffix(['.', ')'])?;
    if !matches!(digits.len(), 1..=3) {
        return None;
    }
    digits.bytes().try_fold(0, |n, c| c.is_ascii_digit().then(|| n * 10 + u16::from(c - b'0')))
}

impl<'a> Block<'a> {
    pub fn pieces(&self) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let (body, blanks) = self.source.split_at(self.source.trim_end().len());
        for line in body.split_inclusive('\n') {
            let mark = if line.trim().is_empty() { line.len() } else { begins(line).1 };
            let (mark, said) = line.split_at(mark);
            put(&mut pieces, Piece::Markup(mark));
            link::read(said, &mut pieces);
        }
        put(&mut pieces, Piece::Markup(blanks));
        pieces
    }
}

fn put<'a>(pieces: &mut Vec<Piece<'a>>, piece: Piece<'a>) {
    if !matches!(piece, Piece::Words("") | Piece::Markup("")) {
        pieces.push(piece);
    }
}
