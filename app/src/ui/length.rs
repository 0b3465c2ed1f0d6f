/// How long a heading is, for the style sheet of the wall: the longest one stands there whole, in smaller letters.
pub fn length(words: &str) -> &'static str {
    match words.chars().count() {
        0..=80 => "short",
        81..=160 => "middle",
        _ => "long",
    }
}
