//! What a student does to a goal, as a form says it: `do=goal_step` and its fields.

use super::{Fields, Unreadable, id, needed, text, yes};
use crate::clock::Moment;
use crate::evidence::Made;
use crate::goals::{
    AskKind, Circle, Feel, GoalAct, GoalKind, GoalPlan, GoalSaid, MOST_CLASSES, MOST_READERS, StepEnd, ThoughtKind,
};
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalDeed {
    Set,
    Adjust,
    Show,
    Reply,
    CheckIn,
    Reach,
    SetAside,
    PickUp,
    Step,
    EndStep,
    Think,
    Rethink,
    Sort,
    Forget,
    Ask,
    TakeBackAsk,
    Link,
    Reword,
    Unlink,
    Aim,
    Claim,
    Reclaim,
}
names!(GoalDeed {
    Self::Set => "set", Self::Adjust => "adjust", Self::Show => "show", Self::Reply => "reply", Self::CheckIn => "check_in",
    Self::Reach => "reach", Self::SetAside => "set_aside", Self::PickUp => "pick_up", Self::Step => "step",
    Self::EndStep => "end_step", Self::Think => "think", Self::Rethink => "rethink", Self::Sort => "sort",
    Self::Forget => "forget", Self::Ask => "ask",
    Self::TakeBackAsk => "take_back_ask", Self::Link => "link", Self::Reword => "reword", Self::Unlink => "unlink", Self::Aim => "aim",
    Self::Claim => "claim", Self::Reclaim => "reclaim",
});

/// Fields that stand in some form about a goal; the boxes beside a list of ids are found by their ids.
const FIELDS: [&str; 26] = [
    "kind",
    "statement",
    "stand",
    "why",
    "success",
    "by",
    "obstacle",
    "then",
    "because",
    "classes",
    "teachers",
    "words",
    "step",
    "days",
    "thought",
    "end",
    "circle",
    "ask",
    "to",
    "evidence",
    "version",
    "made",
    "competency",
    "aims",
    "was",
    "claimed",
];

/// Everything that the form says, unread.
pub fn said(deed: GoalDeed, field: Fields) -> GoalSaid {
    let mut said = GoalSaid::new(deed);
    let mut take = |name: &str| {
        if let Some(value) = field(name) {
            said.0.push((name.into(), value));
        }
    };
    FIELDS.into_iter().for_each(&mut take);
    for feel in Feel::ALL {
        take(&format!("feel-{}", feel.name()));
    }
    for (all, one, most) in [("classes", "class", MOST_CLASSES), ("teachers", "teacher", MOST_READERS)] {
        let ids = text(field, all);
        let boxes = ids.split(',').filter(|id| !id.is_empty()).map(|id| format!("{one}-{id}"));
        // One more than may be picked says already that it is too many.
        boxes.filter(|name| field(name).is_some()).take(most + 1).for_each(|name| take(&name));
    }
    said
}

pub fn act(deed: GoalDeed, field: Fields) -> Result<GoalAct, Unreadable> {
    // Browsers post line ends as CR LF and keep them as LF.
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    let words = || several("words");
    Ok(match deed {
        GoalDeed::Set => GoalAct::Set {
            plan: plan(field)?,
            classes: ticked(field, "classes", "class", MOST_CLASSES)?,
            readers: ticked(field, "teachers", "teacher", MOST_READERS)?,
        },
        GoalDeed::Adjust => GoalAct::Adjust {
            plan: plan(field)?,
            classes: ticked(field, "classes", "class", MOST_CLASSES)?,
            because: text(field, "because"),
        },
        GoalDeed::Show => GoalAct::Show { readers: ticked(field, "teachers", "teacher", MOST_READERS)? },
        GoalDeed::Reply => GoalAct::Reply { words: words() },
        GoalDeed::CheckIn => GoalAct::CheckIn {
            feels: Feel::ALL.iter().copied().filter(|feel| yes(field, &format!("feel-{}", feel.name()))).collect(),
            words: words(),
        },
        GoalDeed::Reach => GoalAct::Reach { words: words() },
        GoalDeed::SetAside => GoalAct::SetAside { words: words() },
        GoalDeed::PickUp => GoalAct::PickUp,
        GoalDeed::Step => GoalAct::Step {
            step: id(field, "step")?,
            words: words(),
            days: needed(field, "days")?.parse().map_err(|_| Unreadable::Wrong("days"))?,
            thought: match text(field, "thought").as_str() {
                "" => None,
                _ => Some(id(field, "thought")?),
            },
        },
        GoalDeed::EndStep => {
            GoalAct::EndStep { step: id(field, "step")?, end: one_of(field, "end", StepEnd::named)?, words: words() }
        }
        GoalDeed::Think => GoalAct::Think {
            thought: id(field, "thought")?,
            kind: one_of(field, "kind", ThoughtKind::named)?,
            words: words(),
            circle: circle(field)?,
        },
        GoalDeed::Rethink => {
            GoalAct::Rethink { thought: id(field, "thought")?, was: text(field, "was"), words: words() }
        }
        GoalDeed::Sort => GoalAct::Sort { thought: id(field, "thought")?, circle: circle(field)? },
        GoalDeed::Forget => GoalAct::Forget { thought: id(field, "thought")? },
        GoalDeed::Ask => GoalAct::Ask {
            ask: id(field, "ask")?,
            kind: one_of(field, "kind", AskKind::named)?,
            to: id(field, "to")?,
            words: words(),
        },
        GoalDeed::TakeBackAsk => GoalAct::TakeBackAsk { ask: id(field, "ask")? },
        GoalDeed::Link => {
            GoalAct::Link { evidence: id(field, "evidence")?, made: Made::of_form(field)?, words: words() }
        }
        GoalDeed::Reword => GoalAct::Reword { evidence: id(field, "evidence")?, was: several("was"), words: words() },
        GoalDeed::Unlink => GoalAct::Unlink { evidence: id(field, "evidence")? },
        GoalDeed::Aim => GoalAct::Aim { competency: id(field, "competency")?, aims: yes(field, "aims") },
        GoalDeed::Claim => {
            GoalAct::Claim { competency: id(field, "competency")?, evidence: id(field, "evidence")?, words: words() }
        }
        GoalDeed::Reclaim => GoalAct::Reclaim {
            competency: id(field, "competency")?,
            evidence: id(field, "evidence")?,
            words: words(),
            claimed: needed(field, "claimed")?.parse().map(Moment).map_err(|_| Unreadable::Wrong("claimed"))?,
        },
    })
}

fn plan(field: Fields) -> Result<GoalPlan, Unreadable> {
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    Ok(GoalPlan {
        kind: one_of(field, "kind", GoalKind::named)?,
        statement: text(field, "statement"),
        stand: several("stand"),
        why: several("why"),
        success: several("success"),
        by: text(field, "by"),
        obstacle: text(field, "obstacle"),
        then: text(field, "then"),
    })
}

pub fn one_of<T>(field: Fields, name: &'static str, named: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
    named(&needed(field, name)?).ok_or(Unreadable::Wrong(name))
}

fn circle(field: Fields) -> Result<Option<Circle>, Unreadable> {
    match text(field, "circle").as_str() {
        "" => Ok(None),
        name => Circle::named(name).map(Some).ok_or(Unreadable::Wrong("circle")),
    }
}

/// Of the ids that the page offered (`all`, joined by commas), those whose box `one-<id>` is ticked: as many as are looked at to
/// know that they are more than `most`.
pub fn ticked<T: From<uuid::Uuid>>(
    field: Fields,
    all: &'static str,
    one: &str,
    most: usize,
) -> Result<Vec<T>, Unreadable> {
    let mut picked = Vec::new();
    for offered in text(field, all).split(',').filter(|offered| !offered.is_empty()) {
        let id = uuid::Uuid::parse_str(offered).map_err(|_| Unreadable::Wrong(all))?;
        if yes(field, &format!("{one}-{offered}")) {
            picked.push(T::from(id));
        }
        if picked.len() > most {
            break;
        }
    }
    Ok(picked)
}
