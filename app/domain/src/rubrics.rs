//! Rubrics: what good work looks like here, in words that a student can say of their own.
//!
//! A rubric is *single-point* unless its teacher wants levels: one wording of each criterion in the middle, and room on both sides for
//! what goes beyond it and what is still growing. A teacher makes it, or makes it together with the class ([`MakingStep`]): the class
//! studies samples that are nobody's, names what works in them, sorts that into criteria and agrees on the wording.
//!
//! A wording that was in use is never changed. *Revise* makes the next version; what was said by an older one keeps the words it was
//! said by. A criterion is the same criterion in every version ([`crate::id::CriterionId`] names it, whichever wording it has), so that then and
//! now can be laid side by side.
//!
//! A student says where a version of theirs stands, and where in it that shows: in which words, or in which thing, and where on that (a
//! moment of a recording, an area of a picture, a page). So does a teacher. Neither is a grade: nothing is added up or averaged, and where the
//! two differ, the page has room for a line each way.

mod act;
mod edit;
mod making;
mod passages;
mod rating;
mod spots;
mod stage;
mod stand;
mod starters;
mod views;
mod wording;

pub use act::{RubricAct, RubricDeed, RubricSaid, rating_typed, rubric_act};
pub use edit::{CriterionEdit, RubricEdit, RubricEditAct};
pub use making::{LONGEST_NOTE, LONGEST_SAMPLE, MOST_NOTES, MOST_SAMPLES, sample};
pub use passages::{Cite, sentences};
pub use rating::{By, MOST_TALK, RatingLine, RatingTyped, TypedLine, differ, may_rate};
pub use spots::TypedSpot;
pub use stage::{MakingStep, RubricMove, RubricStage};
pub use stand::{Stand, Stood};
pub use starters::{BankRubric, RubricSource, RubricWords, rubric_bank};
pub use views::{
    Beside, CriterionView, EarlierWording, MakingNote, MakingReply, MakingView, OwnMaking, OwnRubric, OwnRubrics,
    PieceCriteria, RatingRound, RatingView, RubricCard, RubricFace, RubricView, SampleView, TalkLine, VersionCriteria,
    WordingView,
};
pub use wording::{LEVELS, LONGEST_CRITERION, LONGEST_LEVEL, LONGEST_LEVEL_WORDS, MOST_CRITERIA};
