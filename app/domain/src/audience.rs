//! Audiences: who reads what a student thinks, step by step. *Me → teacher → partner → class → an audience I name → world.*
//!
//! Each step is the student's **wish** and a teacher's **release**. What is open is always a beginning of the ladder: nobody meets the world
//! before a teacher, a partner, a class and an audience of their own choosing have read the same inquiry, and whoever takes a step back takes
//! back everything that is wider. That makes "who can see this?" one honest line, and "take it back" one press that leaves nothing behind. What was
//! read may have been copied; the pages say so before a wish and after a taking back.
//!
//! A wish names one version. A later perspective is seen by nobody new until its student wishes it anew: default no.
//!
//! A guest reads by a link that ends, without a name; says something that waits for the teacher; and hears nothing but what is released onto that
//! page. The world reads a copy under a pen name, while the district has it on, a guardian's yes stands and the student is in no K–5 class.

mod act;
mod guest;
mod ladder;
mod pen;
mod said;
mod stage;
mod views;
mod world;
mod yes;

pub use act::{AudienceAct, AudienceDeed, Wish};
pub use guest::{
    GuestAnswer, GuestDraft, GuestPlan, GuestState, GuestWords, LONGEST_GUEST_REPLY, LinkState, MOST_DAYS,
    MOST_FROM_ADDRESS, MOST_LINKS, MOST_REPLIES, MOST_WAITING, WITHIN,
};
pub use ladder::{Ladder, Step};
pub use pen::{LONGEST_PEN, NamesAround, has_whole_name, names_as_spelled, names_in, pen_name};
pub use said::AudienceSaid;
pub use stage::{AudienceMove, Release, Stage, waits_for_release};
pub use views::{
    AnotherClass, AudienceDesk, AudiencesWaiting, ClassToWish, GuestLink, GuestPage, GuestReplyView, GuestSaid, OpenTo,
    OpenView, OwnAudience, OwnGuestReply, Preview, Read, ReadCard, Reads, StepView, WishView, WorldCopy, WorldDesk,
    YesDesk, YesView,
};
pub use world::{NotForTheWorld, World};
pub use yes::{How, YEAR, YesDraft, YesFor, YesPlan};
