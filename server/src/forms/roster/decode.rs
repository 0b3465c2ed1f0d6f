//! Bytes of a list become text: UTF-8, UTF-16 with its mark, or what spreadsheets on Windows write (Windows-1252).

use domain::refusal::Sentence;

/// What Windows-1252 has where Latin-1 has controls; unassigned places stay what they are.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Refused: a spreadsheet that was not saved as CSV; anything else that is no text.
pub fn text(bytes: &[u8]) -> Result<String, Sentence> {
    // Zip (xlsx, ods, numbers) and the older Office files begin like this.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Sentence::new("roster.save_as_csv"));
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map_or_else(|_| windows(bytes), str::to_owned),
    };
    let odd = text.chars().filter(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || *c == '\u{FFFD}').count();
    // A stray control is left out later; many of them are a picture, a program, a PDF.
    if odd * 50 > text.chars().count() { Err(Sentence::new("roster.no_list")) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16_lossy(&units)
}

fn windows(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| if (0x80..0xA0).contains(byte) { WINDOWS[usize::from(byte - 0x80)] } else { char::from(*byte) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_survive_every_way_a_spreadsheet_writes_them() {
        assert_eq!(text("Zoë Ångström".as_bytes()).unwrap(), "Zoë Ångström");
        assert_eq!(text(b"\xEF\xBB\xBFZo\xC3\xAB").unwrap(), "Zoë");
        assert_eq!(text(b"Zo\xEB N\xFA\xF1ez \x80").unwrap(), "Zoë Núñez €");
        assert_eq!(text(b"\xFF\xFEZ\0o\0\xEB\0").unwrap(), "Zoë");
        assert_eq!(text(b"\xFE\xFF\0Z\0o\0\xEB").unwrap(), "Zoë");
    }

    #[test]
    fn what_is_no_text_is_told_apart_from_a_spreadsheet() {
        assert_eq!(text(b"PK\x03\x04\x14\0\x06\0").unwrap_err().key, "roster.save_as_csv");
        assert_eq!(text(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]).unwrap_err().key, "roster.save_as_csv");
        let garbage: Vec<u8> = (0..4_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(text(&garbage).unwrap_err().key, "roster.no_list");
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err().key, "roster.no_list");
    }
}
