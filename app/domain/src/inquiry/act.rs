//! Everything a student does to an inquiry of theirs.

use super::{InquirySaid, InquiryStage, NoteWords, PerspectiveWords, Trust, TrustWords};
use crate::command_form::{Fields, Unreadable, id, needed, one_of, text, ticked};
use crate::evidence::Made;
use crate::goals::{MOST_CLASSES, MOST_READERS};
use crate::id::{ClassId, EvidenceId, PersonId, PerspectiveId, QuestionId, RemarkId, SourceId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_QUESTION, LONGEST_REPLY, LONGEST_SENTENCE, line, optional_line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquiryDeed {
    Begin,
    Reword,
    About,
    Go,
    Rest,
    PutAway,
    TakeUp,
    Show,
    Note,
    Edit,
    Remove,
    PutBack,
    Link,
    Unlink,
    Keep,
    Say,
    Answer,
}
names!(InquiryDeed {
    Self::Begin => "begin", Self::Reword => "reword", Self::About => "about", Self::Go => "go", Self::Rest => "rest",
    Self::PutAway => "put_away", Self::TakeUp => "take_up", Self::Show => "show", Self::Note => "note", Self::Edit => "edit",
    Self::Remove => "remove", Self::PutBack => "put_back", Self::Link => "link", Self::Unlink => "unlink",
    Self::Keep => "keep", Self::Say => "say", Self::Answer => "answer",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InquiryAct {
    /// A question, in the student's own words. `from`: a question of a class's board that it grew from.
    Begin {
        question: String,
        classes: Vec<ClassId>,
        from: Option<QuestionId>,
    },
    /// Words it anew. What it was called before stays. `wording`: the number of the wording that was read.
    Reword {
        question: String,
        because: String,
        wording: i32,
    },
    /// Exactly these classes it is about.
    About {
        classes: Vec<ClassId>,
    },
    Go {
        stage: InquiryStage,
    },
    Rest,
    PutAway,
    TakeUp,
    /// Exactly these teachers see it from now on.
    Show {
        readers: Vec<PersonId>,
    },
    Note {
        note: SourceId,
        words: NoteWords,
    },
    /// `rev`: the note as it was read.
    Edit {
        note: SourceId,
        rev: i32,
        words: NoteWords,
    },
    Remove {
        note: SourceId,
    },
    PutBack {
        note: SourceId,
    },
    /// Something of the student's own, with a sentence of what it shows.
    Link {
        evidence: EvidenceId,
        made: Made,
        words: String,
    },
    Unlink {
        evidence: EvidenceId,
    },
    /// Keeps a perspective that is not said yet.
    Keep {
        words: PerspectiveWords,
    },
    Say {
        perspective: PerspectiveId,
        words: PerspectiveWords,
    },
    /// To what a teacher asked.
    Answer {
        remark: RemarkId,
        words: String,
    },
}

/// Fields that stand in some form of an inquiry or of a reply; the boxes beside lists are found by their ids.
#[cfg(not(target_arch = "wasm32"))]
pub const FIELDS: [&str; 31] = [
    "question",
    "classes",
    "from",
    "because",
    "wording",
    "stage",
    "teachers",
    "source",
    "rev",
    "words",
    "title",
    "address",
    "says",
    "trust",
    "why",
    "evidence",
    "version",
    "made",
    "perspective",
    "based_on",
    "used_to",
    "now",
    "remark",
    "inquiry",
    "kind",
    "reason",
    "helped",
    "page",
    "answer",
    "hide",
    "piece",
];

impl InquiryAct {
    pub fn deed(&self) -> InquiryDeed {
        match self {
            Self::Begin { .. } => InquiryDeed::Begin,
            Self::Reword { .. } => InquiryDeed::Reword,
            Self::About { .. } => InquiryDeed::About,
            Self::Go { .. } => InquiryDeed::Go,
            Self::Rest => InquiryDeed::Rest,
            Self::PutAway => InquiryDeed::PutAway,
            Self::TakeUp => InquiryDeed::TakeUp,
            Self::Show { .. } => InquiryDeed::Show,
            Self::Note { .. } => InquiryDeed::Note,
            Self::Edit { .. } => InquiryDeed::Edit,
            Self::Remove { .. } => InquiryDeed::Remove,
            Self::PutBack { .. } => InquiryDeed::PutBack,
            Self::Link { .. } => InquiryDeed::Link,
            Self::Unlink { .. } => InquiryDeed::Unlink,
            Self::Keep { .. } => InquiryDeed::Keep,
            Self::Say { .. } => InquiryDeed::Say,
            Self::Answer { .. } => InquiryDeed::Answer,
        }
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Begin { question, classes, .. } => {
                *question = faults.take("question", line(question, LONGEST_QUESTION));
                at_most(classes, MOST_CLASSES, "classes", &mut faults);
            }
            Self::Reword { question, because, .. } => {
                *question = faults.take("question", line(question, LONGEST_QUESTION));
                *because = faults.take("because", optional_line(because, LONGEST_SENTENCE));
            }
            Self::About { classes } => at_most(classes, MOST_CLASSES, "classes", &mut faults),
            Self::Show { readers } => at_most(readers, MOST_READERS, "readers", &mut faults),
            Self::Note { words, .. } | Self::Edit { words, .. } => *words = words.check()?,
            Self::Keep { words } => *words = words.kept()?,
            Self::Say { words, .. } => *words = words.check()?,
            Self::Link { words, .. } => *words = faults.take("words", passage(words, LONGEST_SENTENCE)),
            Self::Answer { words, .. } => {
                *words = faults.take("words", crate::replies::something(words, LONGEST_REPLY));
            }
            Self::Go { .. }
            | Self::Rest
            | Self::PutAway
            | Self::TakeUp
            | Self::Remove { .. }
            | Self::PutBack { .. }
            | Self::Unlink { .. } => {}
        }
        faults.done(act)
    }
}

/// Each once, and no more than there is room for.
fn at_most<T: PartialEq + Copy>(list: &mut Vec<T>, most: usize, field: &str, faults: &mut Faults) {
    let mut once: Vec<T> = Vec::new();
    for item in list.iter() {
        if once.len() <= most && !once.contains(item) {
            once.push(*item);
        }
    }
    if once.len() > most {
        faults.push(field, Sentence::new("inquiry.too_many").with("most", most));
    }
    *list = once;
}

pub fn act(deed: InquiryDeed, field: Fields) -> Result<InquiryAct, Unreadable> {
    // Browsers post line ends as CR LF and keep them as LF.
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    let classes = || ticked(field, "classes", "class", MOST_CLASSES);
    let number = |name: &'static str| needed(field, name)?.parse::<i32>().map_err(|_| Unreadable::Wrong(name));
    let note = || -> Result<_, Unreadable> {
        let trust = match text(field, "trust").as_str() {
            "" => Trust::default(),
            _ => one_of(field, "trust", Trust::named)?,
        };
        Ok(NoteWords {
            words: several("words"),
            title: text(field, "title"),
            address: text(field, "address"),
            says: several("says"),
            trust: TrustWords { trust, why: several("why") },
        })
    };
    let perspective = || PerspectiveWords {
        words: several("words"),
        based_on: several("based_on"),
        used_to: text(field, "used_to"),
        now: text(field, "now"),
    };
    Ok(match deed {
        InquiryDeed::Begin => InquiryAct::Begin {
            question: text(field, "question"),
            classes: classes()?,
            from: if text(field, "from").is_empty() { None } else { Some(id(field, "from")?) },
        },
        InquiryDeed::Reword => InquiryAct::Reword {
            question: text(field, "question"),
            because: text(field, "because"),
            wording: number("wording")?,
        },
        InquiryDeed::About => InquiryAct::About { classes: classes()? },
        InquiryDeed::Go => InquiryAct::Go { stage: one_of(field, "stage", InquiryStage::named)? },
        InquiryDeed::Rest => InquiryAct::Rest,
        InquiryDeed::PutAway => InquiryAct::PutAway,
        InquiryDeed::TakeUp => InquiryAct::TakeUp,
        InquiryDeed::Show => InquiryAct::Show { readers: ticked(field, "teachers", "teacher", MOST_READERS)? },
        InquiryDeed::Note => InquiryAct::Note { note: id(field, "source")?, words: note()? },
        InquiryDeed::Edit => InquiryAct::Edit { note: id(field, "source")?, rev: number("rev")?, words: note()? },
        InquiryDeed::Remove => InquiryAct::Remove { note: id(field, "source")? },
        InquiryDeed::PutBack => InquiryAct::PutBack { note: id(field, "source")? },
        InquiryDeed::Link => {
            InquiryAct::Link { evidence: id(field, "evidence")?, made: Made::of_form(field)?, words: several("words") }
        }
        InquiryDeed::Unlink => InquiryAct::Unlink { evidence: id(field, "evidence")? },
        InquiryDeed::Keep => InquiryAct::Keep { words: perspective() },
        InquiryDeed::Say => InquiryAct::Say { perspective: id(field, "perspective")?, words: perspective() },
        InquiryDeed::Answer => InquiryAct::Answer { remark: id(field, "remark")?, words: several("words") },
    })
}

/// As a form would say it.
impl From<&InquiryAct> for InquirySaid {
    fn from(act: &InquiryAct) -> Self {
        let said = Self::new(act.deed().name());
        let noted = |said: Self, words: &NoteWords| {
            said.and("words", &words.words)
                .and("title", &words.title)
                .and("address", &words.address)
                .and("says", &words.says)
                .and("trust", words.trust.trust.name())
                .and("why", &words.trust.why)
        };
        let thought = |said: Self, words: &PerspectiveWords| {
            said.and("words", &words.words)
                .and("based_on", &words.based_on)
                .and("used_to", &words.used_to)
                .and("now", &words.now)
        };
        match act {
            InquiryAct::Begin { question, classes, from } => said
                .and("question", question)
                .ticked("classes", "class", classes)
                .and("from", from.map(|from| from.to_string()).unwrap_or_default()),
            InquiryAct::Reword { question, because, wording } => {
                said.and("question", question).and("because", because).and("wording", wording)
            }
            InquiryAct::About { classes } => said.ticked("classes", "class", classes),
            InquiryAct::Go { stage } => said.and("stage", stage.name()),
            InquiryAct::Rest | InquiryAct::PutAway | InquiryAct::TakeUp => said,
            InquiryAct::Show { readers } => said.ticked("teachers", "teacher", readers),
            InquiryAct::Note { note, words } => noted(said.and("source", note), words),
            InquiryAct::Edit { note, rev, words } => noted(said.and("source", note).and("rev", rev), words),
            InquiryAct::Remove { note } | InquiryAct::PutBack { note } => said.and("source", note),
            InquiryAct::Link { evidence, made, words } => {
                said.and("evidence", evidence).and("made", made).and("words", words)
            }
            InquiryAct::Unlink { evidence } => said.and("evidence", evidence),
            InquiryAct::Keep { words } => thought(said, words),
            InquiryAct::Say { perspective, words } => thought(said.and("perspective", perspective), words),
            InquiryAct::Answer { remark, words } => said.and("remark", remark).and("words", words),
        }
    }
}

impl From<InquiryAct> for InquirySaid {
    fn from(act: InquiryAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::TimelineSource;

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (note, words) = (SourceId::mint(), "Two\nlines".to_owned());
        let noted = NoteWords {
            words: words.clone(),
            title: "A book".into(),
            address: "p. 12".into(),
            says: words.clone(),
            trust: TrustWords { trust: Trust::Partly, why: words.clone() },
        };
        let thought =
            PerspectiveWords { words: words.clone(), based_on: words.clone(), used_to: "No".into(), now: "Yes".into() };
        let made = Made::Thing { source: TimelineSource::Try, about: note.0, fixed: None };
        let (classes, question) = (vec![ClassId::mint(), ClassId::mint()], "Why?".to_owned());
        let acts = [
            InquiryAct::Begin { question: question.clone(), classes: classes.clone(), from: Some(QuestionId::mint()) },
            InquiryAct::Reword { question, because: "Clearer".into(), wording: 2 },
            InquiryAct::About { classes },
            InquiryAct::Go { stage: InquiryStage::Research },
            InquiryAct::Rest,
            InquiryAct::PutAway,
            InquiryAct::TakeUp,
            InquiryAct::Show { readers: vec![PersonId::mint()] },
            InquiryAct::Note { note, words: noted.clone() },
            InquiryAct::Edit { note, rev: 3, words: noted },
            InquiryAct::Remove { note },
            InquiryAct::PutBack { note },
            InquiryAct::Link { evidence: EvidenceId::mint(), made, words: words.clone() },
            InquiryAct::Unlink { evidence: EvidenceId::mint() },
            InquiryAct::Keep { words: thought.clone() },
            InquiryAct::Say { perspective: PerspectiveId::mint(), words: thought },
            InquiryAct::Answer { remark: RemarkId::mint(), words },
        ];
        assert_eq!(acts.iter().map(InquiryAct::deed).collect::<Vec<_>>(), InquiryDeed::ALL, "one of each");
        for act in acts {
            let said = InquirySaid::from(&act);
            for (name, _) in said.0.iter().filter(|(name, _)| name != "do" && !name.contains('-')) {
                assert!(FIELDS.contains(&name.as_str()), "{name} travels");
            }
            assert_eq!(said.inquiry(), Ok(act));
        }
        assert_eq!(InquirySaid::new("grade").inquiry(), Err(Unreadable::Unknown));
    }

    #[test]
    fn a_question_is_asked_and_trust_is_one_of_four() {
        let silent = InquiryAct::Begin { question: " \0".into(), classes: vec![], from: None };
        assert_eq!(silent.check(), Err(Refusal::invalid("question", "words.empty")));
        let many = InquiryAct::Show { readers: (0..=MOST_READERS).map(|_| PersonId::mint()).collect() };
        let Err(Refusal::Invalid { faults }) = many.check() else { panic!() };
        assert_eq!(faults[0].sentence.key, "inquiry.too_many");
        let wrong = InquirySaid::new("note").and("source", SourceId::mint()).and("trust", "five stars");
        assert_eq!(wrong.inquiry(), Err(Unreadable::Wrong("trust")));
        let stale = InquirySaid::new("edit").and("source", SourceId::mint()).and("rev", "x");
        assert_eq!(stale.inquiry(), Err(Unreadable::Wrong("rev")));
    }
}
