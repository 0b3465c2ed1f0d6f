//! Zips that were made to do harm, and zips that were only damaged: a plain sentence, and nothing else.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const EMPTY: &str = r#"{"kind":"waymark-portfolio","format":1,"origin":"00000000-0000-0000-0000-000000000001","exported_at":1,
    "student":{"name":"Ada"},"items":[]}"#;

fn zip_of(entries: &[(&str, &[u8])]) -> File {
    let mut zip = ZipWriter::new(tempfile::tempfile().unwrap());
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap()
}

fn key(zip: File) -> String {
    match open(zip) {
        Err(refusal) => refusal.sentence().key,
        Ok(_) => "read".into(),
    }
}

fn with_file(path: &str, bytes: i64) -> String {
    let file = format!(
        r#"{{"id":"00000000-0000-0000-0000-000000000002","kind":"image","media_type":"image/png","path":"{path}","bytes":{bytes}}}"#
    );
    EMPTY.replace("\"items\":[]", &format!("\"items\":[],\"files\":[{file}]"))
}

#[test]
fn an_empty_portfolio_is_one() {
    assert_eq!(key(zip_of(&[(DOCUMENT, EMPTY.as_bytes())])), "read");
    assert_eq!(
        key(zip_of(&[(DOCUMENT, EMPTY.as_bytes()), ("index.html", b"<p>"), ("items/0001.html", b"<p>")])),
        "read"
    );
}

#[test]
fn what_is_no_portfolio_is_said_plainly() {
    let mut text = tempfile::tempfile().unwrap();
    text.write_all(b"This is not a zip.").unwrap();
    for zip in [
        text,
        tempfile::tempfile().unwrap(),
        zip_of(&[]),
        zip_of(&[("other.json", b"{}")]),
        zip_of(&[(DOCUMENT, b"{")]),
    ] {
        assert_eq!(key(zip), "export.not_a_portfolio");
    }
}

#[test]
fn names_that_lead_out_of_the_zip_are_refused() {
    for name in ["../evil.txt", "files/../../evil.txt", "/etc/passwd"] {
        assert_eq!(key(zip_of(&[(DOCUMENT, EMPTY.as_bytes()), (name, b"x")])), "export.not_a_portfolio", "{name}");
    }
}

#[test]
fn a_file_that_is_missing_or_longer_than_it_says_is_refused() {
    let named = with_file("files/0001.png", 3);
    assert_eq!(key(zip_of(&[(DOCUMENT, named.as_bytes())])), "export.not_a_portfolio");
    assert_eq!(key(zip_of(&[(DOCUMENT, named.as_bytes()), ("files/0001.png", b"four")])), "export.not_a_portfolio");
    let mut zip = open(zip_of(&[(DOCUMENT, named.as_bytes()), ("files/0001.png", b"png")])).unwrap();
    let file = zip.reading.portfolio.files[0].clone();
    assert_eq!(zip.bytes(&file).unwrap(), b"png");
}

#[test]
fn a_bomb_is_put_out_before_it_is_large() {
    // Forty million blanks and one more, in a few kilobytes.
    let blanks = vec![b' '; LARGEST_DOCUMENT as usize + 1];
    assert_eq!(key(zip_of(&[(DOCUMENT, &blanks)])), "export.too_large");
}

#[test]
fn a_zip_that_is_cut_off_is_refused() {
    let mut zip = zip_of(&[(DOCUMENT, EMPTY.as_bytes())]);
    let mut bytes = Vec::new();
    zip.rewind().unwrap();
    zip.read_to_end(&mut bytes).unwrap();
    for cut in (0..bytes.len()).step_by(7) {
        let mut part = tempfile::tempfile().unwrap();
        part.write_all(&bytes[..cut]).unwrap();
        assert_eq!(key(part), "export.not_a_portfolio", "{cut}");
    }
}

#[test]
fn a_list_too_long_to_be_made_is_not_made() {
    let mut zip = tempfile::tempfile().unwrap();
    // Across the border of what is read at once, too.
    zip.write_all(&vec![0; (1 << 20) - 2]).unwrap();
    zip.write_all(b"PK\x01\x02").unwrap();
    assert_eq!(headers(&mut zip).unwrap(), 0, "from where it stands: nothing follows");
    assert_eq!(headers(&mut zip).unwrap(), 1);
    zip.seek(SeekFrom::End(0)).unwrap();
    zip.write_all(&b"PK\x01\x02".repeat(MOST_ENTRIES)).unwrap();
    assert_eq!(open(zip).err(), Some(too_large()));
}
