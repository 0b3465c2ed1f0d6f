//! The way in, to be seen from the back row: an address and its QR code, drawn as one SVG path.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SessionId;
use domain::projector::DoorView;
use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, QRCode};
use leptos::prelude::*;

/// Dark modules as path data, in a square of `size` × `size` units without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    pub size: usize,
    pub path: String,
}

/// What a phone opens: `<origin>/join?code=MAPLE-OTTER-472`, and which session's door it was scanned from. A session cannot be guessed, so a
/// scan is never braked (see `store::join`).
pub fn way_in(origin: &str, code: &str, session: Option<SessionId>) -> String {
    let code = code.replace(' ', "-");
    match session {
        Some(session) => format!("{origin}/join?code={code}&s={}", scan(session)),
        None => format!("{origin}/join?code={code}"),
    }
}

/// What people type: the origin without its scheme.
pub fn typed_address(origin: &str) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    format!("{host}/join")
}

/// A session as the QR code carries it.
pub fn scan(session: SessionId) -> String {
    URL_SAFE_NO_PAD.encode(session.0.as_bytes())
}

/// The session that a scan carries. Anything else is no scan, and no error.
pub fn scanned(carried: &str) -> Option<SessionId> {
    let bytes: [u8; 16] = URL_SAFE_NO_PAD.decode(carried).ok()?.try_into().ok()?;
    bytes.map(|byte| format!("{byte:02x}")).concat().parse().ok()
}

/// Draws `text`; nothing if it is too long for a QR code.
pub fn draw(text: &str) -> Option<Qr> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    Some(Qr { size: code.size, path: path(&code) })
}

/// The way in through this door; nothing where it lets nobody in.
pub fn of_door(origin: &str, door: &DoorView) -> Option<Qr> {
    if door.code.is_empty() { None } else { draw(&way_in(origin, &door.code, door.session)) }
}

/// Dark modules in runs, row by row.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y][..code.size];
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|module| module.value()).count();
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run.max(1);
        }
    }
    path
}

/// The code in its quiet zone. Black on white in every theme: scanners need it.
#[component]
pub fn QrPicture(qr: Qr, #[prop(into)] label: String) -> impl IntoView {
    let view_box = format!("-1 -1 {0} {0}", qr.size + 2);
    view! {
        <div class="qr">
            <svg viewBox=view_box shape-rendering="crispEdges" role="img" aria-label=label><path fill="#000" d=qr.path/></svg>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_in_says_the_code_and_the_session() {
        let session = SessionId::mint();
        let way = way_in("https://w.example", "MAPLE OTTER 472", Some(session));
        assert!(way.starts_with("https://w.example/join?code=MAPLE-OTTER-472&s="));
        assert_eq!(scanned(way.split("&s=").nth(1).unwrap()), Some(session));
        assert_eq!(way_in("https://w.example", "A B 1", None), "https://w.example/join?code=A-B-1");
        assert_eq!(typed_address("http://127.0.0.1:3000"), "127.0.0.1:3000/join");
        for wrong in ["", "x", "\0", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ä"] {
            assert_eq!(scanned(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_open_door_has_a_picture_that_grows_with_its_address_and_a_closed_one_has_none() {
        let door = DoorView { open: true, code: "MAPLE OTTER 472".into(), ..Default::default() };
        let near = of_door("http://10.0.0.2", &door).unwrap();
        let far = of_door(&format!("https://waymark.{}.example", "school".repeat(12)), &door).unwrap();
        assert!(near.path.starts_with("M0 0h7"), "{}", near.path);
        assert!(near.size >= 21 && far.size > near.size);
        assert_eq!(typed_address("http://10.0.0.2"), "10.0.0.2/join");
        assert_eq!(of_door("https://w.example", &DoorView { code: String::new(), ..door }), None);
    }

    #[test]
    fn every_qr_has_its_three_corners_and_stays_small() {
        let qr = draw(&way_in("https://waymark.school.example", "MAPLE OTTER 472", Some(SessionId::mint()))).unwrap();
        assert!(qr.size <= 37, "{} modules are too fine for the back row", qr.size);
        let last = qr.size - 7;
        for corner in ["M0 0h7v1h-7z".to_owned(), format!("M{last} 0h7v1h-7z"), format!("M0 {last}h7v1h-7z")] {
            assert!(qr.path.contains(&corner), "{corner}");
        }
        assert_eq!(draw(&"x".repeat(100_000)), None);
    }
}
