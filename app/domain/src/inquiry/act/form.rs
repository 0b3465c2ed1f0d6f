//! An act as a form says it, and back.

use super::super::{InquirySaid, InquiryStage, NoteWords, PerspectiveWords, Trust, TrustWords};
use super::{InquiryAct, InquiryDeed};
use crate::command_form::{Fields, Unreadable, id, needed, one_of, text, ticked};
use crate::evidence::Made;
use crate::goals::{MOST_CLASSES, MOST_READERS};

/// Fields that stand in some form of an inquiry or of a reply; the boxes beside lists are found by their ids.
#[cfg(not(target_arch = "wasm32"))]
pub const FIELDS: [&str; 32] = [
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
    "sheet",
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
        InquiryDeed::Keep => InquiryAct::Keep {
            rev: if text(field, "rev").is_empty() { None } else { Some(number("rev")?) },
            sheet: if text(field, "sheet").is_empty() { None } else { Some(id(field, "sheet")?) },
            words: perspective(),
        },
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
            InquiryAct::Keep { rev, sheet, words } => {
                let said = said.and("rev", rev.map(|rev| rev.to_string()).unwrap_or_default());
                thought(said.and("sheet", sheet.map(|sheet| sheet.to_string()).unwrap_or_default()), words)
            }
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
