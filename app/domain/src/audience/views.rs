use serde::{Deserialize, Serialize};

use super::{GuestAnswer, GuestState, How, LinkState, Stage, Step, World};
use crate::choices::Face;
use crate::clock::Moment;
use crate::goals::Adult;
use crate::id::{AudienceId, ClassId, GuestId, InquiryId, ReplyId, YesId};
use crate::replies::ReplyKind;

/// As what somebody reads who is neither the student nor a teacher that the student picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    Partner,
    Classmate,
    /// From another class, without the student's name.
    Nameless,
}

/// What somebody may read of an inquiry: this version of its perspective, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads {
    pub how: Read,
    /// Through which class.
    pub class: ClassId,
    pub version: i32,
}

/// One audience that is open now, for the line that says who can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTo {
    pub step: Step,
    /// Names of teachers, of a partner, of a class; what the student named it; the pen name.
    pub who: Vec<String>,
    /// Which version; none for teachers, who see all.
    pub version: Option<i32>,
    /// None for teachers who were picked at different times.
    pub since: Option<Moment>,
    pub until: Option<Moment>,
}

/// What the world reads, or would: words, and nothing else of the inquiry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorldCopy {
    pub pen: String,
    pub question: String,
    /// Rich words (`domain::rich`).
    pub words: String,
    /// What it rests on.
    pub based_on: String,
    pub used_to: String,
    pub now: String,
    pub published_at: Moment,
}

/// One step of the ladder, for its student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    pub step: Step,
    pub stage: Stage,
    /// It can be wished now, as far as the ladder goes.
    pub admitted: bool,
    /// Which version is wished, with when and to whom.
    pub wished: Option<OpenTo>,
    /// A teacher's sentence, after a *not now*.
    pub answer: String,
    /// Empty where its student took it back, or where it ended by itself.
    pub decided_by: String,
    /// Of what ended by itself: when it did.
    pub decided_at: Option<Moment>,
    /// It was open until a day that is over.
    pub over: bool,
    /// It is open, or was once: somebody may have read it.
    pub was_open: bool,
}

/// A class of the student's, through which something can be wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassToWish {
    pub id: ClassId,
    pub name: String,
    /// Whose release it waits for.
    pub teachers: Vec<String>,
    /// A partner of this class reads at once.
    pub partner_at_once: bool,
    pub classmates: Vec<Adult>,
}

/// A version as the world would read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub number: i32,
    pub copy: WorldCopy,
    /// Parts of the student's own name that stand in it.
    pub names: Vec<String>,
    /// Parts of classmates' names.
    pub others: Vec<String>,
}

/// `/inquiry/{id}/audience`, for its student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAudience {
    pub name: String,
    pub picture: String,
    pub inquiry: InquiryId,
    pub question: String,
    /// Number and when, oldest first.
    pub versions: Vec<(i32, Moment)>,
    /// Each version as the world would read it, newest first.
    pub previews: Vec<Preview>,
    /// Partner, class, named, world.
    pub steps: Vec<StepView>,
    pub open_to: Vec<OpenTo>,
    pub classes: Vec<ClassToWish>,
    pub world: World,
    /// The address of the page for the world, while there is one.
    pub slug: Option<String>,
    /// What guests said and a teacher released, oldest first.
    pub guests: Vec<OwnGuestReply>,
}

/// A guest's words, for the student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnGuestReply {
    pub id: ReplyId,
    pub name: String,
    pub kind: ReplyKind,
    pub words: String,
    pub at: Moment,
    pub answer: String,
    pub answer_state: GuestAnswer,
    /// The link that it came by still opens: an answer can arrive.
    pub is_there: bool,
}

/// What stands on a link's page: released words, and the released answer to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestSaid {
    pub name: String,
    pub kind: ReplyKind,
    pub words: String,
    pub answer: String,
}

/// `/guest/{token}`: one perspective, and no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestPage {
    pub greeting: String,
    pub copy: WorldCopy,
    pub said: Vec<GuestSaid>,
    pub until: Moment,
    /// No more words are taken.
    pub full: bool,
}

/// Something that somebody lets the viewer read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCard {
    pub inquiry: InquiryId,
    pub question: String,
    pub how: Read,
    pub class_name: String,
    /// None for readers of another class.
    pub who: Option<Face>,
    pub since: Moment,
}

/// A wish that waits, for the teachers of its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishView {
    pub audience: AudienceId,
    pub rev: i64,
    pub step: Step,
    pub student: Face,
    /// What is wished to be read, as it would be.
    pub copy: WorldCopy,
    pub version: i32,
    /// The version that is open already.
    pub open_version: Option<i32>,
    /// To whom: a partner's name, or what the student named.
    pub to: String,
    pub at: Moment,
    /// Parts of the student's name in the words.
    pub names: Vec<String>,
    /// Parts of classmates' names in them.
    pub others: Vec<String>,
    /// Of a wish for the world.
    pub world: Option<World>,
    pub inquiry: InquiryId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestLink {
    pub id: GuestId,
    pub label: String,
    pub greeting: String,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub state: LinkState,
}

/// Another class of the school that the viewer teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnotherClass {
    pub id: ClassId,
    pub name: String,
    /// It reads already.
    pub since: Option<Moment>,
}

/// A step that is open, for the teachers of its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenView {
    pub audience: AudienceId,
    pub inquiry: InquiryId,
    pub step: Step,
    pub student: Face,
    pub question: String,
    pub version: i32,
    /// A partner's name, what the student named, a pen name.
    pub to: String,
    /// Not where a partner, or its student, has left the class; nor in one that is put away.
    pub is_read: bool,
    pub since: Moment,
    pub until: Option<Moment>,
    /// Of an audience that the student named.
    pub links: Vec<GuestLink>,
    pub classes: Vec<AnotherClass>,
    pub slug: Option<String>,
}

/// What a guest said, for the teachers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestReplyView {
    pub id: ReplyId,
    pub student: Face,
    pub question: String,
    /// For whom the link was made.
    pub label: String,
    pub name: String,
    pub kind: ReplyKind,
    pub words: String,
    pub state: GuestState,
    pub at: Moment,
    pub answer: String,
    pub answer_state: GuestAnswer,
    /// Parts of the student's name in the answer.
    pub names: Vec<String>,
}

/// `/class/{id}/audiences`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceDesk {
    pub class: ClassId,
    pub class_name: String,
    pub elementary: bool,
    pub partner_first: bool,
    /// Oldest first.
    pub wishes: Vec<WishView>,
    /// What guests said and what students answer them, oldest first: what waits before what is decided.
    pub replies: Vec<GuestReplyView>,
    /// Newest first.
    pub open: Vec<OpenView>,
}

/// How much waits in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudiencesWaiting {
    pub class: ClassId,
    pub class_name: String,
    pub n: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YesView {
    pub id: YesId,
    pub guardian: String,
    pub how: How,
    /// `YYYY-MM-DD`.
    pub said_on: String,
    /// The question of the one inquiry that it is for; none for a year.
    pub question: Option<String>,
    pub recorded_by: String,
    pub recorded_at: Moment,
    pub until: Option<Moment>,
    pub withdrawn: Option<(String, Moment)>,
    pub stands: bool,
}

/// What guardians of one student said, for staff who guide the student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YesDesk {
    pub class: ClassId,
    pub class_name: String,
    pub student: Face,
    /// What is wished for the world, or out in it.
    pub inquiries: Vec<(InquiryId, String)>,
    /// Newest first, withdrawn ones too.
    pub yeses: Vec<YesView>,
}

/// `/school/world`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldDesk {
    pub is_on: bool,
    /// Who changed it last, and when.
    pub changed: Option<(String, Moment)>,
    /// Pages that are out now.
    pub pages: u64,
    /// The viewer runs every school of the district.
    pub may_change: bool,
}
