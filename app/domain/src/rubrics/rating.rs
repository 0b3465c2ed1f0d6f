//! What somebody says of a version by the criteria: any of them, each with where it stands, words on both sides, and where it shows.

use super::{Cite, Stood, TypedSpot};
use crate::id::CriterionId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::showing::ShownView;
use crate::words::{LONGEST_SENTENCE, passage};

/// Most lines of the conversation about one criterion of one piece.
pub const MOST_TALK: usize = 40;

/// One criterion as its fields say it. All may be empty: then nothing is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    pub stands: String,
    /// What is still growing.
    pub growing: String,
    /// What goes beyond.
    pub beyond: String,
    /// See [`Cite::read`].
    pub cite: String,
    /// Where on the thing that is cited.
    pub spot: TypedSpot,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingTyped {
    pub lines: Vec<(CriterionId, TypedLine)>,
    /// Whoever reads the piece reads it too. A teacher's is always shown.
    pub shown: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingLine {
    pub criterion: CriterionId,
    pub stood: Option<Stood>,
    pub growing: String,
    pub beyond: String,
    pub cite: Option<Cite>,
}

impl RatingTyped {
    /// By a wording with these criteria and so many levels, of a version with these words that shows these things.
    ///
    /// Invalid: `stands-<id>`, `growing-<id>`, `beyond-<id>`, `cite-<id>`, `from-<id>`, `to-<id>`, `area-<id>`, `page-<id>`, `lines` when
    /// nothing is said.
    pub fn check(
        &self,
        criteria: &[CriterionId],
        levels: usize,
        words: &str,
        shown: &[ShownView],
    ) -> Result<Vec<RatingLine>, Refusal> {
        let mut faults = Faults::default();
        let mut lines: Vec<RatingLine> = Vec::new();
        for (id, typed) in &self.lines {
            if !criteria.contains(id) || lines.iter().any(|line| line.criterion == *id) {
                continue;
            }
            let stood = Stood::named(&typed.stands, levels);
            if stood.is_none() && !typed.stands.is_empty() {
                faults.push(&format!("stands-{id}"), Sentence::new("refusal.invalid"));
            }
            let cite = Cite::read(&typed.cite, words, shown);
            if cite.is_none() && !typed.cite.is_empty() {
                faults.push(&format!("cite-{id}"), Sentence::new("rubrics.not_in_the_version"));
            }
            let cite = match cite {
                Some(Cite::Shown { id: of, .. }) => {
                    let on = shown.iter().find(|one| one.id == of);
                    let spot = on.and_then(|on| typed.spot.read(&on.file, *id, &mut faults));
                    Some(Cite::Shown { id: of, spot })
                }
                cite => cite,
            };
            // A spot on nothing: it was meant somewhere, and is not left out without a word.
            if typed.cite.is_empty()
                && let Some(field) = typed.spot.filled()
            {
                faults.push(&format!("{field}-{id}"), Sentence::new("rubrics.spot_on_what"));
            }
            let growing = faults.take(&format!("growing-{id}"), passage(&typed.growing, LONGEST_SENTENCE));
            let beyond = faults.take(&format!("beyond-{id}"), passage(&typed.beyond, LONGEST_SENTENCE));
            if stood.is_some() || cite.is_some() || !growing.is_empty() || !beyond.is_empty() {
                lines.push(RatingLine { criterion: *id, stood, growing, beyond, cite });
            }
        }
        let lines = faults.done(lines)?;
        if lines.is_empty() { Err(Refusal::invalid("lines", "rubrics.say_something")) } else { Ok(lines) }
    }
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Student,
    Teacher,
}

/// A student says it of their newest version, and may say it anew until there is a next one; what was said of an older one stays as it was.
/// A teacher who was slower may still say something of a version that they said nothing of.
///
/// Conflict: `rubrics.next_version_there`.
pub fn may_rate(by: By, version: i32, newest: i32, said_before: bool) -> Result<(), Refusal> {
    let late_but_first = by == By::Teacher && !said_before && version < newest;
    if version == newest || late_but_first { Ok(()) } else { Err(Refusal::conflict("rubrics.next_version_there")) }
}

/// Both said where it stands, and not the same: worth a line each way.
pub fn differ(one: &RatingLine, other: &RatingLine) -> bool {
    matches!((one.stood, other.stood), (Some(one), Some(other)) if one != other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FileKind;
    use crate::rubrics::Stand;
    use crate::rubrics::spots::thing;
    use crate::showing::Spot;

    fn says(typed: TypedLine) -> Result<Vec<RatingLine>, Refusal> {
        says_of(typed, &[])
    }

    fn says_of(typed: TypedLine, shown: &[ShownView]) -> Result<Vec<RatingLine>, Refusal> {
        let id = CriterionId::mint();
        RatingTyped { lines: vec![(id, typed)], shown: true }.check(&[id], 0, "Ice floats.", shown)
    }

    fn fields(said: Result<Vec<RatingLine>, Refusal>) -> Vec<(String, String)> {
        let Err(Refusal::Invalid { faults }) = said else { panic!("{said:?}") };
        let field = |field: &str| field.split('-').next().unwrap_or_default().to_owned();
        faults.into_iter().map(|fault| (field(&fault.field), fault.sentence.key)).collect()
    }

    #[test]
    fn any_of_it_is_enough_and_nothing_is_not() {
        let line = TypedLine { stands: "here".into(), cite: "0-11".into(), ..Default::default() };
        let said = says(line).unwrap();
        assert_eq!(said[0].stood, Some(Stood::Point(Stand::Here)));
        assert_eq!(said[0].cite, Some(Cite::Passage { starts: 0, ends: 11, quote: "Ice floats.".into() }));
        assert_eq!(says(TypedLine::default()), Err(Refusal::invalid("lines", "rubrics.say_something")));
        assert!(says(TypedLine { beyond: "a\r\nb".into(), ..Default::default() }).unwrap()[0].stood.is_none());
    }

    #[test]
    fn every_fault_is_told_beside_its_field() {
        let typed = TypedLine {
            stands: "4".into(),
            growing: "x".repeat(100_000),
            beyond: "<script>".into(),
            cite: "5-99".into(),
            ..Default::default()
        };
        let fields: Vec<_> = fields(says(typed)).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["stands", "cite", "growing"]);
    }

    #[test]
    fn a_recording_is_cited_whole_or_from_here_until_there() {
        let recording = thing(FileKind::Sound, Some(30_000));
        let cites = |from: &str, to: &str| {
            let spot = TypedSpot { from: from.into(), to: to.into(), ..Default::default() };
            let line = TypedLine { cite: format!("shown-{}", recording.id), spot, ..Default::default() };
            says_of(line, std::slice::from_ref(&recording))
        };
        let spot = |said: Result<Vec<RatingLine>, Refusal>| match said.unwrap().remove(0).cite {
            Some(Cite::Shown { id, spot }) if id == recording.id => spot,
            other => panic!("{other:?}"),
        };
        assert_eq!(spot(cites("", " ")), None, "all of it");
        assert_eq!(spot(cites("0:12", "0:20")), Some(Spot::Moment { at: 12_000, until: Some(20_000) }));
        assert_eq!(fields(cites("0:20", "0:12")), [("to".to_owned(), "rubrics.spot_backwards".to_owned())]);
    }

    #[test]
    fn a_spot_on_nothing_is_told_and_one_on_something_else_rests() {
        let spot = TypedSpot { from: "0:12".into(), ..Default::default() };
        let nowhere = TypedLine { stands: "here".into(), spot: spot.clone(), ..Default::default() };
        assert_eq!(fields(says(nowhere)), [("from".to_owned(), "rubrics.spot_on_what".to_owned())]);
        // The list says what is meant: what stands in the other fields is of what was meant before.
        let words = TypedLine { cite: "0-11".into(), spot: spot.clone(), ..Default::default() };
        assert!(matches!(says(words).unwrap()[0].cite, Some(Cite::Passage { .. })));
        let drawing = thing(FileKind::Drawing, None);
        let drawn = TypedLine { cite: format!("shown-{}", drawing.id), spot, ..Default::default() };
        let said = says_of(drawn, std::slice::from_ref(&drawing)).unwrap();
        assert_eq!(said[0].cite, Some(Cite::Shown { id: drawing.id, spot: None }));
    }

    #[test]
    fn a_criterion_of_another_rubric_is_not_said_anything_of_and_none_twice() {
        let (ours, line) = (CriterionId::mint(), TypedLine { stands: "here".into(), ..Default::default() });
        let later = TypedLine { stands: "beyond".into(), ..Default::default() };
        let lines = vec![(ours, line.clone()), (CriterionId::mint(), line), (ours, later)];
        let said = RatingTyped { lines, shown: true }.check(&[ours], 0, "", &[]).unwrap();
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].stood, Some(Stood::Point(Stand::Here)));
    }

    #[test]
    fn the_next_version_closes_what_was_said_of_this_one() {
        assert_eq!(may_rate(By::Student, 2, 2, true), Ok(()));
        let closed = Err(Refusal::conflict("rubrics.next_version_there"));
        assert_eq!(may_rate(By::Student, 1, 2, false), closed);
        assert_eq!(may_rate(By::Teacher, 1, 2, true), closed);
        assert_eq!(may_rate(By::Teacher, 1, 2, false), Ok(()));
        assert_eq!(may_rate(By::Teacher, 3, 2, false), closed, "no such version yet");
    }
}
