use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Each block with its words; links as `words→address`.
fn read(text: &str) -> Vec<(Kind, String)> {
    let said = |piece: &Piece| match piece {
        Piece::Words(words) => (*words).to_owned(),
        Piece::Link { words, to } => format!("{words}→{to}"),
        Piece::Markup(_) => String::new(),
    };
    blocks(text).map(|block| (block.kind, block.pieces().iter().map(said).collect())).collect()
}

fn whole(text: &str) -> String {
    let of = |piece: Piece| match piece {
        Piece::Words(of) | Piece::Link { words: of, .. } | Piece::Markup(of) => of.to_owned(),
    };
    blocks(text).flat_map(|block| block.pieces()).map(of).collect()
}

#[test]
fn a_piece_has_headings_lists_quotes_and_paragraphs() {
    let text = "# Why leaves fall\nThe days get short.\nThe tree knows.\n\n## What I saw\n- red\n* yellow\n1. First\n12) Twelfth\n\n> A leaf is a page.\n> It turns.";
    assert_eq!(
        read(text),
        [
            (Kind::Title, "Why leaves fall".into()),
            (Kind::Paragraph, "The days get short.\nThe tree knows.".into()),
            (Kind::Heading, "What I saw".into()),
            (Kind::Bullet, "red".into()),
            (Kind::Bullet, "yellow".into()),
            (Kind::Number(1), "First".into()),
            (Kind::Number(12), "Twelfth".into()),
            (Kind::Quote, "A leaf is a page.\nIt turns.".into()),
        ]
    );
}

#[test]
fn what_only_looks_like_a_mark_is_words() {
    for text in [
        "#leaves",
        "-5 degrees",
        "1984. It was cold",
        "70000. x",
        "99999999999999999999) x",
        "1.5 metres",
        "->",
        "-",
        "# ",
        "*sighs*",
        "3*4",
        ">:(",
        "a # b",
    ] {
        assert_eq!(read(text), [(Kind::Paragraph, text.trim_end().into())], "{text}");
    }
    assert!(read("").is_empty());
    assert_eq!(read("\n \n"), [(Kind::Paragraph, String::new())]);
}

#[test]
fn a_link_has_words_or_is_its_own() {
    assert_eq!(read("See [the moon](https://nasa.gov/moon) now")[0].1, "See the moon→https://nasa.gov/moon now");
    assert_eq!(
        read("See https://nasa.gov/moon, it is near.")[0].1,
        "See https://nasa.gov/moon→https://nasa.gov/moon, it is near."
    );
    let brackets = "(https://en.wikipedia.org/wiki/Cell_(biology))";
    assert!(read(brackets)[0].1.contains("→https://en.wikipedia.org/wiki/Cell_(biology)"));
    assert_eq!(read("- [Moon](HTTP://nasa.gov)\n"), [(Kind::Bullet, "Moon→HTTP://nasa.gov".into())]);
}

#[test]
fn nothing_but_the_web_is_linked() {
    for text in [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert`1`)",
        "[a](data:text/html,<script>alert(1)</script>)",
        "[a](//evil.example)",
        "[a](https://)",
        "xhttps://x.example",
        "https:// x",
        "file:///etc/passwd",
    ] {
        let linked = blocks(text).flat_map(|b| b.pieces()).any(|piece| matches!(piece, Piece::Link { .. }));
        assert!(!linked, "{text}: {:?}", read(text));
    }
}

#[test]
fn an_address_ends_where_it_could_do_harm() {
    for text in [
        "[ ](https://x.example)",
        "[a](https://x.example\"onclick=\"y)",
        "[a](https://x.example y)",
        "https://x.example<script>",
    ] {
        let links: Vec<_> = blocks(text).flat_map(|b| b.pieces()).filter(|p| matches!(p, Piece::Link { .. })).collect();
        assert_eq!(links, [Piece::Link { words: "https://x.example", to: "https://x.example" }], "{text}");
    }
}

#[test]
fn only_the_words_for_a_line_in_a_list() {
    assert_eq!(plain("# Leaves\n\n- red [maple](https://a.example)\n> so"), "Leaves\nred maple\nso");
    assert_eq!(plain("Just words.\nTwo lines."), "Just words.\nTwo lines.");
}

#[test]
fn a_difference_is_shown_in_words_and_no_marks() {
    assert_eq!(
        unmarked("# Head\n\n\n- one\n  * [good](https://a.example)\n12) so\n\n> a\n> b\nhttps://a.example"),
        "Head\n\n\n• one\n• good\n12. so\n\na\nb\nhttps://a.example"
    );
    for text in ["", "\n \n", "Just words.\n\n  Two lines. ", "-5 degrees, 3*4\n#leaves"] {
        assert_eq!(unmarked(text), text, "what has no marks stays as it is");
    }
}

/// Ten times as much takes about ten times as long: a hundred times would be seen.
#[test]
fn a_flood_costs_no_more_than_as_many_letters() {
    let count = |text: &str| blocks(text).map(|block| block.pieces().len()).sum::<usize>();
    for drop in
        ["[", ">", "> ", "# ", "[a](https://x", "](", "https://", "h", "http://a)", "- ", "\n", " ", "1. ", "[[a]("]
    {
        let flood = drop.repeat(200_000 / drop.len());
        let begun = Instant::now();
        assert!(count(&flood) <= flood.len());
        assert!(begun.elapsed() < Duration::from_secs(2), "{drop:?} took {:?}", begun.elapsed());
        assert_eq!(whole(&flood), flood);
    }
}

/// Texts with many marks in them.
fn marked() -> impl Strategy<Value = String> {
    let bits = [
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\n\n",
        " ",
        "[",
        "](",
        ")",
        "https://",
        "a.b",
        "é🍂",
        "سلام",
        "javascript:",
        "<b>",
        "\"",
        "\t",
    ];
    let bit = prop_oneof![4 => prop::sample::select(bits.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn the_pieces_are_the_text_again(text in prop_oneof![marked(), any::<String>()]) {
        prop_assert_eq!(whole(&text), text);
    }

    #[test]
    fn links_lead_to_the_web_only(text in marked()) {
        for piece in blocks(&text).flat_map(|block| block.pieces()) {
            if let Piece::Link { to, words } = piece {
                let small = to.to_ascii_lowercase();
                prop_assert!(small.starts_with("http://") || small.starts_with("https://"), "{}", to);
                prop_assert!(!to.contains(['"', '<', '>', ' ', '\n']), "{}", to);
                prop_assert!(!words.is_empty());
            }
        }
    }

    /// No letter or digit hides: what is not shown are marks, numbers of items, addresses of links, blanks.
    #[test]
    fn only_marks_are_hidden(text in marked()) {
        for piece in blocks(&text).flat_map(|block| block.pieces()) {
            if let Piece::Markup(hidden) = piece {
                let mark = hidden.trim();
                let number = !mark.is_empty() && mark.trim_end_matches(['.', ')']).bytes().all(|c| c.is_ascii_digit());
                let address = mark.starts_with("](") && mark.ends_with(')');
                prop_assert!(matches!(mark, "" | "#" | "##" | "###" | "####" | "-" | "*" | "•" | ">" | "[") || number || address, "{}", hidden);
            }
        }
    }

    /// What is read without its shape is read in full.
    #[test]
    fn without_its_marks_a_text_has_all_its_words(text in marked()) {
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (plain, unmarked) = (letters(&plain(&text)), letters(&unmarked(&text)));
        let mut rest = unmarked.chars();
        prop_assert!(plain.chars().all(|c| rest.any(|other| other == c)), "{} in {}", plain, unmarked);
    }

    #[test]
    fn no_block_is_empty(text in marked()) {
        prop_assert!(blocks(&text).all(|block| !block.source.is_empty()));
    }
}
