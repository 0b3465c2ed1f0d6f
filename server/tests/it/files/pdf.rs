//! PDF: kept as it came, if nothing in it acts.

use std::io::Write;

use domain::files::FileKind;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::room::Lesson;

fn pdf(inside: &[u8]) -> Vec<u8> {
    let start = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
    [start, inside, b"\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"].concat()
}

fn folded(dictionary: &str, inside: &[u8]) -> Vec<u8> {
    let mut fold = ZlibEncoder::new(Vec::new(), Compression::best());
    fold.write_all(inside).unwrap();
    let data = fold.finish().unwrap();
    let head = format!("3 0 obj\n<< {dictionary} /Filter /FlateDecode /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_read_in_the_browser_and_can_do_nothing_there() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let page = pdf(&folded("", b"BT (Granite) Tj ET stream /JS"));
    let (id, answer) = ada.brings(FileKind::Pdf, &page).await;
    answer.is(200);
    assert_eq!(ada.sees(&format!("/file/{id}")).await, page);
    let seen = ada.browser.get(&format!("/file/{id}")).await;
    assert_eq!(seen.header("content-type"), "application/pdf");
    let policy = seen.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_that_acts_is_refused_wherever_it_hides_it() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let script = b"<< /S /JavaScript /JS (app.alert(1)) >>";
    let hidden = b"<< /S /Java#53cript /JS (app.alert(1)) >>";
    let table = "/Type /ObjStm /N 1 /First 4";
    let comment = [b"% stream\n".as_slice(), &folded(table, script)].concat();
    for inside in [
        script.to_vec(),
        hidden.to_vec(),
        b"<< /S /Launch /F (calc.exe) >>".to_vec(),
        b"<< /Type /EmbeddedFile >>".to_vec(),
        b"<< /AcroForm << /XFA 4 0 R >> >>".to_vec(),
        b"<< /S /Submit#46orm /F (elsewhere) >>".to_vec(),
        folded(table, script),
        folded("/Type /Obj#53tm /N 1 /First 4", hidden),
        comment,
    ] {
        let (_, answer) = ada.brings(FileKind::Pdf, &pdf(&inside)).await;
        assert_eq!(answer.is(422).why(), "files.acting_pdf", "{}", String::from_utf8_lossy(&inside));
    }
    let (_, answer) = ada.brings(FileKind::Pdf, &pdf(b"<< /Encrypt 4 0 R >>")).await;
    assert_eq!(answer.is(422).why(), "files.locked_pdf");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_that_is_cut_or_unfolds_without_end_is_refused() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let page = pdf(b"");
    let (_, answer) = ada.brings(FileKind::Pdf, &page[..page.len() - 10]).await;
    assert_eq!(answer.is(422).why(), "files.broken_pdf");
    // A hundred million zeros in a hundred kilobytes.
    let bomb = pdf(&folded("/Type /ObjStm /N 1 /First 4", &vec![0; 100_000_000]));
    assert!(bomb.len() < 200_000);
    let (_, answer) = ada.brings(FileKind::Pdf, &bomb).await;
    assert_eq!(answer.is(422).why(), "files.broken_pdf");
    let garbage = pdf(b"<< /Type /ObjStm >>\nstream\nno table at all\nendstream");
    let (_, answer) = ada.brings(FileKind::Pdf, &garbage).await;
    assert_eq!(answer.is(422).why(), "files.broken_pdf");
}
