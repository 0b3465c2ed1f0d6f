//! A pen name: picked by the student for the world, and no way back to anybody. And whether a name stands in words that go out.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use crate::refusal::Sentence;
use crate::words::{folded, line};

pub const LONGEST_PEN: usize = 30;

/// The words of a name, as they are compared: small, without accents. One letter (an initial) says nothing.
fn parts(name: &str) -> Vec<String> {
    let parts =
        name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && c != '\'' && c != '’').map(folded);
    parts.filter(|part| part.chars().count() > 1).collect()
}

/// Of a script that is not the Latin one, where a word may hold a name without a gap: `我是陈伟`, `وأحمد`.
fn is_of_another_script(part: &str) -> bool {
    part.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Whether a folded part of a name is one of the words: by itself, or with an s (`Ada’s`).
fn is_word(part: &str, words: &BTreeSet<String>) -> bool {
    words.contains(part) || words.contains(&format!("{part}s"))
}

/// Whether a folded part of a name stands in words: as a word of its own, or, in another script, anywhere in `whole`.
fn stands_in(part: &str, words: &BTreeSet<String>, whole: &str) -> bool {
    is_word(part, words) || (is_of_another_script(part) && (whole.contains(part) || is_given_in(part, whole)))
}

/// Of a name written as one, what follows the family's: `小伟` of `陈小伟`.
fn is_given_in(part: &str, whole: &str) -> bool {
    let given: String = part.chars().skip(1).collect();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    given.chars().count() > 1 && part.chars().all(han) && whole.contains(&given)
}

/// Names that a pen name may not be, beside its student's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesAround {
    /// Of those in the student's classes.
    pub classmates: Vec<String>,
    /// Of all students of the school.
    pub students: Vec<String>,
    /// Of those who work there, as students call them: `Ms Rivera`.
    pub teachers: Vec<String>,
}

/// What students call an adult by beside a name, folded. It says nothing of who it is.
const TITLES: &str = "mr ms mrs miss mx dr prof professor coach teacher sr sra srta senor senora senorita maestro maestra profe profesor \
    profesora mesye madan madam pwofese co thay السيد السيدة الاستاذ الاستاذة استاذ استاذة 老师";

/// From so many letters on a part of a name is looked for in a whole school: among a thousand students somebody is called `An` or `My`.
const SHORTEST_AT_SCHOOL: usize = 3;

/// A pen name as names are looked for in it.
struct Read {
    whole: String,
    words: BTreeSet<String>,
}

impl Read {
    fn of(pen: &str) -> Self {
        Self { whole: folded(pen), words: parts(pen).into_iter().collect() }
    }

    /// A short part (`Li`, `Bo`) is looked for as a word; one of more than `least` letters anywhere, so that `priyathefox` is none of Priya's.
    fn shows(&self, part: &str, least: usize) -> bool {
        stands_in(part, &self.words, &self.whole) || (part.chars().count() > least && self.whole.contains(part))
    }

    /// All of a name stands in it, with gaps or without; or a part of the name, of `least` letters or more, as a word.
    fn is_of(&self, name: &str, least: usize) -> bool {
        let (theirs, all) = (parts(name), folded(name));
        let is_one = |part: &String| part.chars().count() >= least && is_word(part, &self.words);
        let in_one = theirs.len() > 1 || is_of_another_script(&all);
        self.whole == all
            || theirs.contains(&self.whole)
            || theirs.iter().any(is_one)
            || (theirs.len() > 1 && theirs.iter().all(|part| stands_in(part, &self.words, &self.whole)))
            || (in_one && all.chars().count() > 1 && self.whole.contains(&all))
    }

    /// By any part of the name but a title: classes are known by their teachers.
    fn is_of_teacher(&self, name: &str) -> bool {
        let says = |part: &String| !TITLES.split(' ').any(|title| title == part) && self.shows(part, 4);
        self.whole == folded(name) || parts(name).iter().any(says)
    }
}

/// A name to publish under: plain characters, and neither the student's own name nor a part of it, nor a name of somebody in their classes, nor
/// of a student or a teacher of their school.
pub fn pen_name(typed: &str, own: &str, around: &NamesAround) -> Result<String, Sentence> {
    let pen = line(typed, LONGEST_PEN)?;
    let plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    if !pen.chars().all(plain) || pen.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return Err(Sentence::new("audience.pen_plain"));
    }
    let read = Read::of(&pen);
    if parts(own).iter().any(|part| read.shows(part, 3)) || (!own.is_empty() && read.whole == folded(own)) {
        return Err(Sentence::new("audience.pen_own_name"));
    }
    if around.classmates.iter().any(|name| read.is_of(name, 2)) {
        return Err(Sentence::new("audience.pen_classmate"));
    }
    let at_school = around.students.iter().any(|name| read.is_of(name, SHORTEST_AT_SCHOOL));
    if at_school || around.teachers.iter().any(|name| read.is_of_teacher(name)) {
        return Err(Sentence::new("audience.pen_at_school"));
    }
    Ok(pen)
}

/// The parts of a name that stand as words in a text, as they are spelled in the name. Whoever releases it reads these places again: *Hope* and
/// *Will* are words as well, so a machine does not decide.
pub fn names_in(text: &str, name: &str) -> Vec<String> {
    let (words, whole): (BTreeSet<String>, String) = (parts(text).into_iter().collect(), folded(text));
    let mut found: Vec<String> = Vec::new();
    for part in name.split_whitespace() {
        let is_there = parts(part).iter().any(|part| stands_in(part, &words, &whole));
        if is_there && !found.iter().any(|known| known == part) {
            found.push(part.to_owned());
        }
    }
    found
}

/// Every part of a name stands in a text, or the name as it is spelled: of `Maria G.` the initial alone says nothing. A name that is
/// written as one (`陈伟`) is whole by itself.
pub fn has_whole_name(text: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .map(folded)
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (there, whole, parts) = (words(text), words(name), name.split_whitespace().count());
    let all = folded(name);
    if parts == 1 && is_of_another_script(&all) && all.chars().count() > 1 && folded(text).contains(&all) {
        return true;
    }
    parts > 1 && (names_in(text, name).len() == parts || there.windows(whole.len().max(1)).any(|some| some == whole))
}

/// The parts of a name that stand in a text just as they are spelled: *may* is no *May*.
pub fn names_as_spelled(text: &str, name: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> { text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect() };
    let there = words(text);
    let mut found = names_in(text, name);
    found.retain(|part| {
        let as_spelled = |part: &String| part.chars().count() > 1 && there.contains(part);
        is_of_another_script(&folded(part)) || words(part).iter().any(as_spelled)
    });
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One for each language of ours.
    #[test]
    fn a_name_is_found_in_every_script() {
        for (text, name, whole) in [
            ("Em la Tran Minh Duc", "Trần Minh Đức", true),
            ("EM LÀ TRẦN MINH ĐỨC.", "Trần Minh Đức", true),
            ("Mwen se Rene Desir", "René Désir", true),
            ("Soy Núria Peña", "Nuria Pena", true),
            ("我是陈伟，今年十二岁。", "陈伟", true),
            ("我是陈小伟。", "陈小伟", true),
            ("小伟说的。", "陈小伟", false),
            ("قال أحمد وعلي", "أحمد علي", true),
            ("وأحمد يكتب", "أحمد علي", false),
        ] {
            assert!(!names_in(text, name).is_empty(), "{name} in {text}");
            assert_eq!(has_whole_name(text, name), whole, "{name} in {text}");
            assert!(!names_as_spelled(name, name).is_empty(), "{name}");
        }
        for (pen, own) in
            [("Tran Duc", "Trần Minh Đức"), ("小陈伟", "陈伟"), ("小伟", "陈小伟"), ("أحمد الصغير", "أحمد علي")]
        {
            assert_eq!(pen_name(pen, own, &NamesAround::default()).unwrap_err().key, "audience.pen_own_name", "{pen}");
        }
        let with = |name: &str| NamesAround { classmates: vec![name.into()], ..NamesAround::default() };
        assert_eq!(pen_name("大王小明", "李雷", &with("王小明")).unwrap_err().key, "audience.pen_classmate");
        assert!(pen_name("河边的风", "陈伟", &with("李雷")).is_ok());
        assert!(names_in("The weather was nice", "Wei Ather").is_empty());
    }

    const OWN: &str = "Priya Raman";

    /// Two in her class, two of the school in no class of hers, and those who teach there.
    fn around() -> NamesAround {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        NamesAround {
            classmates: names(&["Ada Okafor", "Bo Li"]),
            students: names(&["Ada Okafor", "Bo Li", "Zoë Núñez", "An My"]),
            teachers: names(&["Ms Rivera", "Señor Ibáñez", "Cô Trần Đức", "Coach K"]),
        }
    }

    fn pen(typed: &str) -> Result<String, String> {
        pen_name(typed, OWN, &around()).map_err(|sentence| sentence.key)
    }

    #[test]
    fn a_pen_name_is_nobodys_name() {
        assert_eq!(pen("  River   Fox "), Ok("River Fox".into()));
        assert_eq!(pen("Río del Ñandú"), Ok("Río del Ñandú".into()));
        for own in ["Priya", "priya r.", "PRIYA RAMAN", "raman", "Priyáthefox", "P. Raman"] {
            assert_eq!(pen(own), Err("audience.pen_own_name".into()), "{own}");
        }
        for other in ["Ada", "ada okafor", "Okafor Ada", "Bo", "Ada the Fox", "Ada’s fox", "AdaOkafor7"] {
            assert_eq!(pen(other), Err("audience.pen_classmate".into()), "{other}");
        }
        assert_eq!(pen("Adagio"), Ok("Adagio".into()), "a longer word is another word");
    }

    #[test]
    fn nor_is_it_anybodys_at_the_school_however_it_is_spelled() {
        for theirs in ["Zoe", "nunez", "NÚÑEZ the fox", "Zoe Nunez", "zoenunez", "An My"] {
            assert_eq!(pen(theirs), Err("audience.pen_at_school".into()), "a student’s: {theirs}");
        }
        for theirs in
            ["Ms Rivera", "ms. rivera", "Team Rivera", "Rívera’s fox", "RiveraFan", "ibanez", "Tran", "Coach K"]
        {
            assert_eq!(pen(theirs), Err("audience.pen_at_school".into()), "a teacher’s: {theirs}");
        }
        for nobodys in ["River Fox", "Ms Owl", "Coach Fox", "My Owl", "Riveting Owl"] {
            assert_eq!(pen(nobodys), Ok(nobodys.into()), "{nobodys}");
        }
    }

    #[test]
    fn it_is_plain() {
        assert_eq!(pen(" "), Err("words.empty".into()));
        assert_eq!(pen(&"x".repeat(100_000)), Err("words.too_long".into()));
        for odd in ["<b>Fox</b>", "fox@home.example", "7", "🦊🦊", "https://fox.example"] {
            assert_eq!(pen(odd), Err("audience.pen_plain".into()), "{odd}");
        }
    }

    #[test]
    fn a_name_in_the_words_is_pointed_out() {
        assert_eq!(names_in("I, Priya, think so. It is raman's way.", OWN), ["Priya", "Raman"]);
        assert!(names_in("The river comes back.", OWN).is_empty());
        assert!(names_in("", "").is_empty());
    }

    #[test]
    fn a_name_as_it_is_spelled_is_told_from_a_word() {
        assert_eq!(names_as_spelled("Okafor’s daughter wonders.", "Ada Okafor"), ["Okafor"]);
        assert!(names_as_spelled("You may write back, if you will.", "May Will").is_empty());
        assert_eq!(names_as_spelled("May asks.", "May Will"), ["May"]);
    }

    #[test]
    fn a_whole_name_is_found_also_with_an_initial() {
        assert!(has_whole_name("I, Raman, am called priya.", OWN));
        assert!(!has_whole_name("Priya goes home", OWN));
        assert!(has_whole_name("by Maria G, June", "Maria G."));
        assert!(!has_whole_name("Maria goes home", "Maria G."));
        assert!(!has_whole_name("Cher sings", "Cher"));
    }

    proptest! {
        #[test]
        fn no_part_of_ones_own_name_is_in_it(typed in "[a-zA-Z .'-]{2,30}", first in "[A-Z][a-z]{1,8}", last in "[A-Z][a-z]{1,8}") {
            if let Ok(pen) = pen_name(&typed, &format!("{first} {last}"), &NamesAround::default()) {
                prop_assert!(!parts(&pen).contains(&folded(&first)) && !parts(&pen).contains(&folded(&last)));
            }
        }

        #[test]
        fn it_never_panics(typed in any::<String>(), own in any::<String>(), other in any::<String>()) {
            let all = || vec![other.clone()];
            let _ = pen_name(&typed, &own, &NamesAround { classmates: all(), students: all(), teachers: all() });
            let _ = names_in(&typed, &other);
        }
    }
}
