//! What is said of a maker in every way in which it is written.

use proptest::prelude::*;

use super::*;

fn folded(inside: &[u8]) -> Vec<u8> {
    let mut fold = ZlibEncoder::new(Vec::new(), Compression::fast());
    fold.write_all(inside).unwrap();
    fold.finish().unwrap()
}

fn stands(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).is_some()
}

fn forgotten(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut left = bytes.to_vec();
    forget(&mut left)?;
    assert_eq!(left.len(), bytes.len(), "nothing moves");
    Some(left)
}

#[test]
fn nothing_says_who_made_it_and_chapters_and_fields_keep_their_names() {
    let said = [
        b"<< /Author (zirconia \\) (zirconia)) /Title(zirconia <<) /Cre#61tor <7A6972636F6E6961> /T (Question 1) >>".as_slice(),
        b"<< /Title (Chapter 1) /Dest [3 0 R /Fit] >>",
        b"<< /ModDate 12 0 R /Producer 13 0 R >> 12 0 obj\n(zirconia)\nendobj 112 0 obj (stays) endobj",
        b"13 0 obj <7A6972636F6E6961> endobj",
        b"<< /Type /Metadata >> stream\n<?xpacket begin=\"\"?><x:xmpmeta>zirconia</x:xmpmeta><?xpacket end?>\nendstream",
        b"<< /Length 5 >> stream\nBT (Author) Tj ET\nendstream",
    ];
    let after = forgotten(&said.join(&b'\n')).unwrap();
    assert!(!stands(&after, b"zirconia") && !stands(&after, b"7A69"), "{}", String::from_utf8_lossy(&after));
    for kept in [b"(Question 1)".as_slice(), b"(Chapter 1)", b"112 0 obj (stays)", b"BT (Author) Tj ET", b"endstream"] {
        assert!(stands(&after, kept), "{}", String::from_utf8_lossy(kept));
    }
}

#[test]
fn compressed_tables_are_blanked_and_stay_tables() {
    let table = b"1 0 2 30 << /Author (zirconia, who likes to read) /Creator (A school\'s computer) >> << /Title (Chapter 1) >>";
    let xml = b"<?xpacket begin?>zirconia and zirconia and zirconia<?xpacket end?>";
    let pdf = [
        b"<< /Type /ObjStm >> stream\r\n".as_slice(),
        &folded(table),
        b"\nendstream << /Type /Metadata /Filter /FlateDecode >> stream\n",
        &folded(xml),
        b"\nendstream",
    ];
    let after = forgotten(&pdf.concat()).unwrap();
    let mut at = 0;
    for (kept, gone) in [(b"(Chapter 1)".as_slice(), b"school".as_slice()), (b"<".as_slice(), b"zirconia")] {
        at += find(&after[at..], b"> stream").unwrap() + 8;
        let (unfolded, _) = unfold(&after[at..], &mut MOST_UNFOLDED.clone()).unwrap();
        assert!(stands(&unfolded, kept) || kept == b"<", "{}", String::from_utf8_lossy(&unfolded));
        assert!(!stands(&unfolded, gone), "{}", String::from_utf8_lossy(&unfolded));
    }
}

#[test]
fn a_file_that_was_made_to_be_walked_for_ever_is_refused() {
    for unit in ["<< /A (", "<</A <", "<?xpacket begin endstream"] {
        let pdf = unit.repeat(300_000);
        assert_eq!(forgotten(pdf.as_bytes()), None, "{unit}");
    }
    let mut pdf = String::new();
    for n in 0..1_000 {
        pdf += &format!("<</Author {n} 0 R>>{}", " ".repeat(200));
    }
    assert_eq!(forgotten(pdf.repeat(2).as_bytes()), None, "an author in a thousand places");
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer_and_none_is_added(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        forgotten(&bytes);
        forgotten(&[b"<< /Author ".as_slice(), &bytes].concat());
        forgotten(&[b"/ObjStm stream\n".as_slice(), &folded(&bytes), b"stream\n\xff\xd8\xff", &bytes].concat());
    }

    #[test]
    fn an_author_is_gone_however_it_is_written(words in "[a-z]{8,30}", hex in any::<bool>(), before in "[ \n\r]{0,3}") {
        let value = if hex { words.bytes().map(|byte| format!("{byte:02x}")).collect::<String>() } else { words.clone() };
        let said = if hex { format!("<{value}>") } else { format!("({value})") };
        let left = forgotten(format!("<<{before}/Producer{before}{said}{before}/Title (x)>>").as_bytes()).unwrap();
        prop_assert!(!stands(&left, value.as_bytes()));
    }
}
