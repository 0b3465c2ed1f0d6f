//! Links in a line. Each search ends where the next one could begin, so that a flood of brackets costs no more than as many letters.

use super::{Piece, put};

/// The words and links of a line.
pub fn read<'a>(line: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let bytes = line.as_bytes();
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        let found = match bytes[at] {
            b'[' => named(&line[at..]),
            b'h' | b'H' if at == 0 || !bytes[at - 1].is_ascii_alphanumeric() => bare(&line[at..]),
            _ => None,
        };
        let Some((words, to)) = found else {
            at += 1;
            continue;
        };
        put(pieces, Piece::Words(&line[from..at]));
        from = at + to.len();
        if bytes[at] == b'[' {
            // [ words ]( to )
            let close = at + 1 + words.len();
            from = close + 2 + to.len() + 1;
            put(pieces, Piece::Markup(&line[at..=at]));
            put(pieces, Piece::Link { words, to });
            put(pieces, Piece::Markup(&line[close..from]));
        } else {
            put(pieces, Piece::Link { words, to });
        }
        at = from;
    }
    put(pieces, Piece::Words(&line[from..]));
}

/// `[words](https://…)` at the start of a text.
fn named(text: &str) -> Option<(&str, &str)> {
    let (words, after) = upto(&text[1..], |c| matches!(c, '[' | ']'));
    let (to, end) = upto(after.strip_prefix("](")?, ends_address);
    (end.starts_with(')') && is_address(to) && !words.trim().is_empty()).then_some((words, to))
}

/// An address at the start of a text. What closes a sentence is not part of it; round brackets are, in pairs.
fn bare(text: &str) -> Option<(&str, &str)> {
    if !is_address(text) {
        return None;
    }
    let (mut to, _) = upto(text, |c| ends_address(c) && !matches!(c, '(' | ')'));
    loop {
        let last = to.chars().next_back()?;
        let closes = matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '’' | '”' | '»' | '\'')
            || last == ')' && !to.contains('(');
        if !closes {
            return Some((to, to));
        }
        to = &to[..to.len() - last.len_utf8()];
    }
}

/// One search for all ends: a pattern of its own for each would be code of its own in the browser.
fn upto(text: &str, end: fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

fn ends_address(c: char) -> bool {
    c <= ' ' || c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '`')
}

/// Nothing but the web: no `javascript:`, no `data:`, no file.
fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        let (begins, rest) = (text.get(..scheme.len()), text.get(scheme.len()..));
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(scheme))
            && rest.is_some_and(|rest| {
                rest.starts_with(|c: char| c > ' ' && !c.is_ascii_punctuation() && !c.is_whitespace())
            })
    })
}
