//! A page of typewriter lines as a PDF.

use std::fmt::Write;

/// US letter, in points.
const PAPER: (u16, u16) = (612, 792);

/// Plain letters only.
pub fn of(lines: &[&str]) -> Vec<u8> {
    let mut text = String::from("BT /F 11 Tf 60 720 Td 20 TL ");
    for line in lines {
        let escaped = line.replace('\\', r"\\").replace('(', r"\(").replace(')', r"\)");
        let _ = write!(text, "({escaped}) Tj T* ");
    }
    text.push_str("ET");
    let (w, h) = PAPER;
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        let _ = write!(pdf, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let table = pdf.len();
    let _ = write!(pdf, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(pdf, "{place:010} 00000 n ");
    }
    let _ = write!(pdf, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    pdf.into_bytes()
}
