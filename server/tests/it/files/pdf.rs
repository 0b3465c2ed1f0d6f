//! PDF: its pages are kept as they came, if nothing in it acts.

use std::io::Write;

use domain::files::FileKind;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::room::Lesson;

fn pdf(inside: &[u8]) -> Vec<u8> {
    let start = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";
    [start, inside, b"\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"].concat()
}

/// With a table of where everything lies, as every program writes it.
pub fn whole(inside: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    let page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>";
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, inside];
    for (n, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    places.push(pdf.len());
    pdf.extend(b"5 0 obj\n<< /Author (Zirconia) /Creator (A school's computer) >>\nendobj\n");
    let table = pdf.len();
    let entries: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let table = format!(
        "xref\n0 6\n0000000000 65535 f \n{entries}trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    pdf.extend(table.bytes());
    pdf
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
    let words = "BT (Granite) Tj ET stream /JS";
    let page = whole(&format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()));
    let (id, answer) = ada.brings(FileKind::Pdf, &page).await;
    answer.is(200);
    let seen = ada.sees(&format!("/file/{id}")).await;
    let stands = |what: &str| seen.windows(what.len()).any(|window| window == what.as_bytes());
    assert!(
        seen.starts_with(b"%PDF-1.5") && stands(words) && stands("/Kids [3 0 R]"),
        "{}",
        String::from_utf8_lossy(&seen)
    );
    assert!(!stands("Zirconia") && !stands("computer"), "nothing says who made it");
    assert_eq!(seen.len(), page.len(), "and nothing has moved");
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
    let page = whole("null");
    for cut in [page.len() - 10, page.len() / 2] {
        let (_, answer) = ada.brings(FileKind::Pdf, &page[..cut]).await;
        assert_eq!(answer.is(422).why(), "files.broken_pdf");
    }
    // A hundred million zeros in a hundred kilobytes.
    let bomb = pdf(&folded("/Type /ObjStm /N 1 /First 4", &vec![0; 100_000_000]));
    assert!(bomb.len() < 200_000);
    let (_, answer) = ada.brings(FileKind::Pdf, &bomb).await;
    assert_eq!(answer.is(422).why(), "files.broken_pdf");
    let garbage = pdf(b"<< /Type /ObjStm >>\nstream\nno table at all\nendstream");
    let (_, answer) = ada.brings(FileKind::Pdf, &garbage).await;
    assert_eq!(answer.is(422).why(), "files.broken_pdf");
}
