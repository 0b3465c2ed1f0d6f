//! Rich words, shown (see [`domain::rich`]). Everything that was written stands in the page, in its order: what only says the shape is there
//! too, hidden. So the text of the element is the text that was written, and where somebody selects is where it is in what is stored.
//!
//! Headings of a piece are strong lines and no headings of the page: a student's outline must not get into the page's own.

use domain::rich::{Kind, Piece, blocks};
use maud::{Markup, PreEscaped, Render};

/// What stands inside of an element of the classes `words rich`. `marks` are passages, `starts..ends` in characters of the text;
/// some that overlap become one, some that lie nowhere are left out.
pub fn rich(text: &str, marks: &[(u32, u32)]) -> Markup {
    Sheet { html: String::with_capacity(2 * text.len()), at: 0, marks, links: true }.of(text)
}

/// The same where nothing is pressed: on the wall a link is underlined words.
pub fn rich_on_wall(text: &str) -> Markup {
    Sheet { html: String::with_capacity(2 * text.len()), at: 0, marks: &[], links: false }.of(text)
}

struct Sheet<'a> {
    html: String,
    /// Characters so far.
    at: u32,
    marks: &'a [(u32, u32)],
    links: bool,
}

impl Sheet<'_> {
    fn of(mut self, text: &str) -> Markup {
        let mut list = "";
        for block in blocks(text) {
            let (in_list, tag, end) = match block.kind {
                Kind::Paragraph => ("", "p", "</p>"),
                Kind::Title => ("", "p class=\"rich-title\"", "</strong></p>"),
                Kind::Heading => ("", "p class=\"rich-heading\"", "</strong></p>"),
                Kind::Quote => ("", "blockquote", "</blockquote>"),
                Kind::Bullet => ("ul", "li", "</li>"),
                Kind::Number(_) => ("ol", "li value=\"", "</li>"),
            };
            if list != in_list {
                self.close(list);
                list = in_list;
                if !list.is_empty() {
                    // Its direction is the list's: marks stand on one side.
                    self.tag(&[list, " dir=\"auto\""]);
                }
            }
            match block.kind {
                Kind::Bullet => self.tag(&[tag]),
                Kind::Number(number) => self.tag(&[tag, &number.to_string(), "\""]),
                _ => self.tag(&[tag, " dir=\"auto\""]),
            }
            if end.starts_with("</s") {
                self.tag(&["strong"]);
            }
            for piece in block.pieces() {
                self.put(piece);
            }
            self.html.push_str(end);
        }
        self.close(list);
        PreEscaped(self.html)
    }

    fn tag(&mut self, parts: &[&str]) {
        self.html.push('<');
        parts.iter().for_each(|part| self.html.push_str(part));
        self.html.push('>');
    }

    fn close(&mut self, name: &str) {
        if !name.is_empty() {
            self.tag(&["/", name]);
        }
    }

    fn put(&mut self, piece: Piece) {
        match piece {
            Piece::Words(words) => self.words(words),
            Piece::Link { words, to } if self.links => {
                // What the address is cannot hold a quotation mark, but everything of a student's is escaped.
                self.html.push_str("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"");
                to.render_to(&mut self.html);
                self.html.push_str("\">");
                self.words(words);
                self.close("a");
            }
            Piece::Link { words, .. } => {
                self.tag(&["u"]);
                self.words(words);
                self.close("u");
            }
            Piece::Markup(hidden) => {
                self.tag(&["span hidden"]);
                hidden.render_to(&mut self.html);
                self.close("span");
                self.at += hidden.chars().count() as u32;
            }
        }
    }

    /// Words, cut where marks begin and end.
    fn words(&mut self, words: &str) {
        let (mut from, mut marked) = (0, false);
        for (here, _) in words.char_indices() {
            let at = self.at;
            self.at += 1;
            if marked != self.marks.iter().any(|(starts, ends)| (*starts..*ends).contains(&at)) {
                words[from..here].render_to(&mut self.html);
                self.tag(&[if marked { "/mark" } else { "mark class=\"marked\"" }]);
                (from, marked) = (here, !marked);
            }
        }
        words[from..].render_to(&mut self.html);
        if marked {
            self.close("mark");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str, marks: &[(u32, u32)]) -> String {
        let PreEscaped(html) = rich(text, marks);
        assert_eq!(text_of(&html), text, "what stands there is what was written");
        html
    }

    /// What a browser reads as the text of an element.
    fn text_of(html: &str) -> String {
        let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn a_piece_is_shown_in_its_shape() {
        assert_eq!(
            html("# Leaves\n\nWhy?\nThey fall.\n- red\n- gold", &[]),
            "<p class=\"rich-title\" dir=\"auto\"><strong><span hidden># </span>Leaves<span hidden>\n\n</span></strong></p>\
             <p dir=\"auto\">Why?\nThey fall.<span hidden>\n</span></p>\
             <ul dir=\"auto\"><li><span hidden>- </span>red<span hidden>\n</span></li><li><span hidden>- </span>gold</li></ul>"
        );
        assert!(html("3. three\n4. four", &[]).starts_with("<ol dir=\"auto\"><li value=\"3\">"));
        assert!(html("1. a\n- b", &[]).contains("</ol><ul"));
    }

    #[test]
    fn words_are_never_markup() {
        let page = html("<script>alert(1)</script> & \"so\"\n[<b>](https://x.example/?a=1&b=2)", &[]);
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
        assert!(page.contains("href=\"https://x.example/?a=1&amp;b=2\""), "{page}");
        assert!(!html("[me](javascript:alert(1))", &[]).contains("href"));
    }

    #[test]
    fn a_marked_passage_goes_on_from_block_to_block() {
        // From "short" to "red".
        let text = "Days get short.\n- red leaves";
        let page = html(text, &[(9, 21)]);
        assert!(page.contains("Days get <mark class=\"marked\">short.</mark>"), "{page}");
        assert!(page.contains("</span><mark class=\"marked\">red</mark> leaves"), "{page}");
        assert_eq!(text.chars().skip(9).take(12).collect::<String>(), "short.\n- red");
    }

    #[test]
    fn marks_count_characters_not_bytes() {
        assert!(html("Zoë sees 🍂 fall", &[(4, 10)]).contains("Zoë <mark class=\"marked\">sees 🍂</mark> fall"));
        assert!(html("[🍂🍂](https://a.example)", &[(2, 3)]).contains("🍂<mark class=\"marked\">🍂</mark></a>"));
    }

    #[test]
    fn overlapping_marks_are_one_and_stray_ones_none() {
        assert!(html("abcdef", &[(0, 3), (2, 5)]).contains("<mark class=\"marked\">abcde</mark>f"));
        assert!(!html("ab", &[(7, 9), (1, 1), (2, 0)]).contains("mark"));
        assert_eq!(html("", &[(0, 4)]), "");
    }

    #[test]
    fn on_the_wall_nothing_is_pressed() {
        let PreEscaped(wall) = rich_on_wall("[moon](https://nasa.gov)");
        assert!(wall.contains("<u>moon</u>") && !wall.contains("<a"), "{wall}");
    }
}
