//! Text inside a `<textarea>`. Leptos escapes the children of every element but script, style, noscript *and textarea*: words put
//! between its tags are markup, and `</textarea><script>` in them breaks out. So nothing stands between the tags; the text goes
//! through `inner_html=in_textarea(&text)`.

/// Escaped, behind a line break: the first one after the tag is not part of the value, so a value's own first one survives.
pub fn in_textarea(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_break_out() {
        assert_eq!(in_textarea("</textarea><script>a & b"), "\n&lt;/textarea&gt;&lt;script&gt;a &amp; b");
        assert_eq!(in_textarea("\nsecond line"), "\n\nsecond line");
    }

    /// In every component: the end tag follows the begin tag's `>` at once.
    #[test]
    fn nothing_stands_between_the_tags() {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut wrong = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs")
                    && !path.ends_with("ui/textarea.rs")
                {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    let before = code.split("</textarea>").collect::<Vec<_>>();
                    if before[..before.len() - 1].iter().any(|before| !before.trim_end().ends_with('>')) {
                        wrong.push(path);
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "text between the tags of a textarea in {wrong:?}");
    }
}
