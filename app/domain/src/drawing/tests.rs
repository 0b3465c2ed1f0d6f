use proptest::prelude::*;

use super::*;
use crate::refusal::Refusal;

fn one(tool: &str, points: &str, text: &str) -> String {
    format!(
        r#"{{"w":400,"h":300,"strokes":[{{"ink":"blue","width":"medium","tool":"{tool}","points":{points},"text":{}}}]}}"#,
        serde_json::to_string(text).unwrap()
    )
}

fn read(text: &str) -> Drawing {
    Drawing::read(text.as_bytes()).unwrap()
}

fn key(text: &str) -> String {
    Drawing::read(text.as_bytes()).unwrap_err().sentence().key
}

/// Relative luminance, as WCAG has it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[test]
fn every_ink_can_be_seen_on_the_paper() {
    for ink in Ink::ALL {
        let contrast = (luminance(PAPER) + 0.05) / (luminance(ink.colour()) + 0.05);
        assert!(contrast >= 3.0, "{ink:?}: {contrast}");
    }
}

#[test]
fn a_slip_over_the_edge_stays_on_the_paper() {
    let drawing = read(&one("pen", "[-20, 10.4, 300, 500, 10.6, 0]", ""));
    assert_eq!(drawing.strokes()[0].points, [0, 10, 255, 400, 11, 0]);
    assert!(drawing.svg().contains("M0 10L400 11"), "{}", drawing.svg());
}

#[test]
fn two_corners_are_all_there_is_to_a_shape() {
    let drawing = read(&one("rectangle", "[90,80,1, 5,5,1, 10,20,1]", "not kept"));
    assert_eq!(drawing.strokes()[0].points, [90, 80, 1, 10, 20, 1]);
    assert_eq!(drawing.strokes()[0].text, "");
    assert!(drawing.svg().contains(r#"x="10" y="20" width="80" height="60""#), "{}", drawing.svg());
    assert!(read(&one("ellipse", "[0,0,1,100,40,1]", "")).svg().contains(r#"cx="50" cy="20" rx="50" ry="20""#));
    assert!(read(&one("line", "[1,2,3,4,5,6]", "")).svg().contains("M1 2L4 5"));
}

#[test]
fn a_press_of_the_pen_is_a_dot_and_pressing_harder_is_thicker() {
    assert!(read(&one("pen", "[5,5,128]", "")).svg().contains("M5 5L5 5"));
    let svg = read(&one("pen", "[0,0,0, 10,0,0, 20,0,255, 30,0,255]", "")).svg();
    assert!(svg.contains(r#"stroke-width="3.5""#) && svg.contains(r#"stroke-width="10.5""#), "{svg}");
    assert_eq!(svg.matches("<path").count(), 2, "{svg}");
}

#[test]
fn words_on_a_drawing_are_words() {
    let svg = read(&one("label", "[5,5,0]", "<script>alert(\"1\")</script> & ü")).svg();
    assert!(svg.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ü"), "{svg}");
    assert!(read(&one("label", "[5,5,0]", "  ")).strokes().is_empty(), "a label says something");
    assert_eq!(read(&one("label", "[5,5,0]", &"x".repeat(900))).strokes()[0].text.len(), LONGEST_LABEL);
}

#[test]
fn what_is_no_drawing_and_what_is_too_much_are_told_apart() {
    for none in ["", "{}", "[]", "null", r#"{"w":0,"h":3,"strokes":[]}"#, r#"{"w":9000,"h":3,"strokes":[]}"#] {
        assert_eq!(key(none), "drawing.unreadable", "{none}");
    }
    assert_eq!(key(&one("cannon", "[1,1,1]", "")), "drawing.unreadable");
    assert_eq!(key(&one("pen", &format!("[{}1,1,1]", "1,1,1,".repeat(MOST_POINTS)), "")), "drawing.too_much");
    assert_eq!(key(&" ".repeat(MOST_BYTES + 1)), "drawing.too_much");
    assert_eq!(Drawing::read(b"\xff"), Err(Refusal::invalid("file", "drawing.unreadable")));
}

#[test]
fn an_empty_sheet_and_what_was_rubbed_out_show_nothing() {
    assert!(read(r#"{"w":1,"h":1,"strokes":[]}"#).is_empty());
    assert!(read(&one("rubber", "[1,1,1]", "")).is_empty());
    assert!(!read(&one("pen", "[1,1,1]", "")).is_empty());
    assert!(read(&one("pen", "[]", "")).is_empty());
}

fn stroke() -> impl Strategy<Value = serde_json::Value> {
    let points = proptest::collection::vec(-1e6f32..1e6f32, 0..40);
    (0..Ink::ALL.len(), 0..Width::ALL.len(), 0..Tool::ALL.len(), points, any::<String>()).prop_map(
        |(ink, width, tool, points, text)| {
            serde_json::json!({
                "ink": Ink::ALL[ink].name(), "width": Width::ALL[width].name(), "tool": Tool::ALL[tool].name(),
                "points": points, "text": text,
            })
        },
    )
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Drawing::read(&bytes);
    }

    /// What is written is read as it was, and no word of a label becomes an element.
    #[test]
    fn a_drawing_comes_back_as_it_was(w in 1u16..4000, h in 1u16..4000, strokes in proptest::collection::vec(stroke(), 0..12)) {
        let sent = serde_json::json!({ "w": w, "h": h, "strokes": strokes });
        let drawing = Drawing::read(sent.to_string().as_bytes()).unwrap();
        prop_assert_eq!(Drawing::read(&drawing.write()).unwrap(), drawing.clone());
        let svg = drawing.svg();
        let of_ours = ["<svg ", "</svg>", "<rect ", "<g ", "</g>", "<path ", "<ellipse ", "<text ", "</text>"];
        let all: usize = of_ours.iter().map(|element| svg.matches(element).count()).sum();
        prop_assert_eq!(svg.matches('<').count(), all, "{}", svg);
        for stroke in drawing.strokes() {
            for (x, y, press) in stroke.each() {
                prop_assert!(x <= w && y <= h && press <= 255);
            }
        }
    }
}
