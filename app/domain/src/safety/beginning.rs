//! The list that comes with Waymark.

use super::Phrase;

/// Short and sober, in every language that Waymark speaks, whatever a class speaks: about being hurt, about hurting oneself or others, about
/// weapons, and about where somebody lives. A phrase stands in the form in which a child would say it of themselves.
const EN: [&str; 16] = [
    "suicide",
    "suicidal",
    "kill myself",
    "kill you",
    "want to die",
    "hurt myself",
    "cut myself",
    "hurts me",
    "hits me",
    "touches me",
    "touched me",
    "hate you",
    "gun",
    "knife",
    "my address",
    "my phone number",
];

const ES: [&str; 16] = [
    "suicidio",
    "suicidarme",
    "matarme",
    "matarte",
    "quiero morir",
    "hacerme daño",
    "cortarme",
    "me hace daño",
    "me pega",
    "me toca",
    "me tocó",
    "te odio",
    "pistola",
    "cuchillo",
    "mi dirección",
    "mi número de teléfono",
];

const AR: [&str; 19] = [
    "انتحار",
    "الانتحار",
    "أقتل نفسي",
    "قتل نفسي",
    "سأقتلك",
    "أقتلك",
    "أريد أن أموت",
    "أتمنى الموت",
    "أؤذي نفسي",
    "أجرح نفسي",
    "يؤذيني",
    "يضربني",
    "تضربني",
    "يلمسني",
    "أكرهك",
    "مسدس",
    "سكين",
    "عنوان بيتي",
    "رقم هاتفي",
];

const VI: [&str; 17] = [
    "tự tử",
    "tự sát",
    "muốn chết",
    "không muốn sống",
    "giết mày",
    "giết bạn",
    "tự làm đau mình",
    "rạch tay",
    "đánh em",
    "đánh con",
    "sờ vào em",
    "sờ mó",
    "xâm hại",
    "ghét mày",
    "khẩu súng",
    "địa chỉ nhà em",
    "số điện thoại của em",
];

const HT: [&str; 17] = [
    "swisid",
    "touye tèt mwen",
    "touye tèt m",
    "touye w",
    "touye ou",
    "vle mouri",
    "anvi mouri",
    "blese tèt mwen",
    "koupe tèt mwen",
    "fè m mal",
    "bat mwen",
    "manyen m",
    "rayi w",
    "revòlvè",
    "kouto",
    "adrès mwen",
    "nimewo telefòn mwen",
];

const ZH: [&str; 18] = [
    "自杀",
    "自残",
    "割腕",
    "想死",
    "不想活",
    "伤害自己",
    "杀了我",
    "杀了你",
    "杀死你",
    "打我",
    "摸我",
    "家暴",
    "我恨你",
    "手枪",
    "刀子",
    "我家地址",
    "我的地址",
    "我的电话",
];

/// The list that a class begins with.
pub fn beginning() -> Vec<Phrase> {
    [&EN[..], &ES, &AR, &VI, &HT, &ZH].concat().into_iter().map(Phrase::read).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{MOST_PHRASES, found, typed};
    use super::*;

    fn asks(text: &str) -> Vec<&str> {
        found(&beginning(), text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn it_says_nothing_twice_and_leaves_room() {
        let (list, keys) = (beginning(), beginning().into_iter().map(|phrase| phrase.key().to_owned()));
        assert_eq!(keys.collect::<BTreeSet<_>>().len(), list.len());
        let lines: Vec<&str> = list.iter().map(Phrase::words).collect();
        assert_eq!(typed(&lines.join("\n")).unwrap().len(), list.len());
        assert!(list.len() < MOST_PHRASES / 2, "a class adds its own");
    }

    #[test]
    fn it_is_found_as_children_write_it() {
        for (text, marked) in [
            ("أُريدُ أنْ أَمُوتَ الآن", "أُريدُ أنْ أَمُوتَ"),
            ("قال: وسأقتلك.", "وسأقتلك"),
            ("اريد ان اموت", "اريد ان اموت"),
            ("هو يضربـــني", "يضربـــني"),
            ("Em muốn tự tử.", "tự tử"),
            ("em muon chet", "muon chet"),
            ("Bố ĐÁNH EM mỗi ngày", "ĐÁNH EM"),
            ("Mwen vle mouri", "vle mouri"),
            ("li TOUYE TET MWEN", "TOUYE TET MWEN"),
            ("我有时候真的不想活了。", "不想活"),
            ("爸爸打我，我怕。", "打我"),
            ("I want to kill  myself", "kill  myself"),
            ("no quiero hacerme dano", "hacerme dano"),
        ] {
            assert_eq!(asks(text), [marked], "{text}");
        }
    }

    #[test]
    fn what_a_class_writes_every_day_asks_for_nothing() {
        for text in [
            "Em đọc từ từ, và viết tự nhiên. Bạn đánh đàn.",
            "我打球，想知道为什么。他摸着石头过河。",
            "قرأت عن القاتل في القصة وعن عنوان الكتاب",
            "Mwen bat tanbou. Mwen koupe papye a.",
            "The gunwale of a boat, and a penknife.",
            "Toca la guitarra y me gusta.",
        ] {
            assert_eq!(asks(text), [""; 0], "{text}");
        }
    }
}
