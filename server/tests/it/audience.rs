//! Who reads an inquiry, in a browser without any script: the ladder, the desk, a guest's page and the world's.

mod guests;
mod world;

use domain::audience::{AudienceAct, Step, Wish};
use domain::classes::AccessPoint;
use domain::command::Command;
use domain::id::{ClassId, InquiryId, PersonId, PerspectiveId};
use domain::inquiry::{InquiryAct, PerspectiveWords};
use domain::viewer::Viewer;

use crate::goals::{hidden_of, sends};
use crate::harness::{Answer, Client, TestServer};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, Student, viewer};

/// An inquiry with one perspective, shown to this teacher.
pub async fn shown(student: &Student, inquiry: InquiryId, teacher: &Viewer, words: &str) {
    let does = |act: InquiryAct| student.does(Command::Inquiry { inquiry, act: act.into() });
    does(InquiryAct::Begin { question: "Do wolves change rivers?".into(), classes: vec![], from: None }).await;
    let words = PerspectiveWords {
        words: words.into(),
        based_on: "A [film](https://wolves.example/x)".into(),
        ..Default::default()
    };
    does(InquiryAct::Say { perspective: PerspectiveId::mint(), words }).await;
    does(InquiryAct::Show { readers: teacher.person().into_iter().collect() }).await;
}

pub fn wish(step: Step, class: ClassId) -> Wish {
    let (words, pen) = ("Families of our garden".to_owned(), "River Fox".to_owned());
    Wish { step, version: 1, class, partner: None, words, pen }
}

pub fn with(partner: PersonId, class: ClassId) -> Wish {
    Wish { partner: Some(partner), ..wish(Step::Partner, class) }
}

pub async fn wishes(student: &Student, inquiry: InquiryId, wish: Wish) {
    student.does(Command::Audience { inquiry, act: AudienceAct::Wish(wish).into() }).await;
}

/// Wished and released, from the partner up to this step.
pub async fn widens(
    server: &TestServer,
    teacher: &Viewer,
    student: &Student,
    partner: PersonId,
    class: ClassId,
    inquiry: InquiryId,
    to: Step,
) {
    for step in Step::WISHED.into_iter().filter(|step| *step <= to) {
        let wish = if step == Step::Partner { with(partner, class) } else { wish(step, class) };
        wishes(student, inquiry, wish).await;
        let [asked] = <[_; 1]>::try_from(server.store().audience_desk(teacher, class).await.unwrap().0.wishes).unwrap();
        let yes = domain::audience::Release::Yes;
        server.store().decide_audience(teacher, class, asked.audience, asked.rev, yes).await.unwrap();
    }
}

/// Science has opened Inquiry; Ada has an inquiry that Ms Rivera sees.
pub struct Wondering {
    pub lesson: Lesson,
    pub ada: Student,
    pub bo: Student,
    pub teacher: Viewer,
    pub inquiry: InquiryId,
}

impl Wondering {
    pub async fn begins() -> Self {
        let lesson = Lesson::begins().await;
        let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
        let teacher = viewer(&lesson.server, &lesson.rivera).await;
        lesson.server.store().open_access_point(&teacher, lesson.class, AccessPoint::Inquiry).await.unwrap();
        let inquiry = InquiryId::mint();
        shown(&ada, inquiry, &teacher, "Wolves give the <b>river</b> its trees back.").await;
        Self { lesson, ada, bo, teacher, inquiry }
    }

    pub fn ladder(&self) -> String {
        format!("/inquiry/{}/audience", self.inquiry)
    }

    pub fn desk(&self) -> String {
        format!("{}/audiences", self.lesson.path)
    }

    pub async fn widens(&self, to: Step) {
        let (lesson, ada) = (&self.lesson, &self.ada);
        widens(&lesson.server, &self.teacher, ada, self.bo.person, lesson.class, self.inquiry, to).await;
    }

    /// Fills in a form of the ladder.
    pub async fn fills_in(&self, form: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.ada.browser.get(&self.ladder()).await;
        sends(&self.ada.browser, page.is(200), form, typed).await
    }

    /// Presses or fills in a form of the desk.
    pub async fn decides(&self, form: &str, typed: &[(&str, &str)]) -> Answer {
        posts(&self.lesson.rivera, &self.desk(), form, typed).await
    }
}

/// What a teacher's form says, with its hidden fields.
pub async fn posts(who: &Client, path: &str, form: &str, typed: &[(&str, &str)]) -> Answer {
    let page = who.get(path).await;
    let mut fields = hidden_of(page.is(200), form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(path, &fields).await
}

/// The first form of a page whose id begins with `start`.
pub fn form_of(page: &Answer, start: &str) -> String {
    page.attribute("id", start).unwrap_or_else(|| panic!("no {start} in {}", page.body))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_and_then_the_class_read_what_a_teacher_released() {
    let class = Wondering::begins().await;
    let (lesson, ada, bo) = (&class.lesson, &class.ada, &class.bo);
    let page = ada.browser.get(&class.ladder()).await;
    page.is(200).shows("Who can read this now: you,").shows("Ms Rivera").shows("data-hears=\"audience inquiry class\"");
    page.hides("id=\"wish-class\"").shows("The step before this one comes first.");
    let partner = format!("{}.{}", lesson.class, bo.person);
    // Nobody picked: said beside the field.
    class
        .fills_in("wish-partner", &[])
        .await
        .is(422)
        .shows("Pick somebody of your class")
        .shows("aria-invalid=\"true\"");
    class.fills_in("wish-partner", &[("partner", &partner)]).await.goes_to(&format!("{}?said=wish", class.ladder()));
    ada.browser.get(&class.ladder()).await.shows("Bo Lindqvist: it waits for your teacher");
    class.fills_in("withdraw-partner", &[]).await.goes_to(&format!("{}?said=withdraw", class.ladder()));
    let page = ada.browser.get(&class.ladder()).await;
    page.shows("You took your wish back. Nobody read it.").hides("Taken back. Whoever");
    class.fills_in("wish-partner", &[("partner", &partner)]).await.is(303);
    bo.browser.get("/reads").await.is(200).shows("Nothing to read yet");
    let read = format!("/read/{}", class.inquiry);
    bo.browser.get(&read).await.is(404);

    lesson.rivera.get("/classes").await.shows("1 thing waits about who reads what in Science");
    let desk = lesson.rivera.get(&class.desk()).await;
    desk.is(200).shows("To be read by a partner").shows("Wolves give the <b>river</b> its trees back.");
    assert!(!desk.body.contains("<b>river"), "words are words, not markup");
    let later = form_of(&desk, "later-");
    class.decides(&later, &[("words", " ")]).await.is(422).shows("Say why not now");
    class.decides(&form_of(&desk, "release-"), &[]).await.goes_to(&format!("{}?said=audience_released", class.desk()));
    bo.browser.get("/reads").await.shows("Do wolves change rivers?").shows("Ada Okafor");
    bo.browser.get(&read).await.is(200);
    let dina = lesson.comes_in("dina").await;
    dina.browser.get(&read).await.is(404);

    class.fills_in("wish-class", &[]).await.goes_to(&format!("{}?said=wish", class.ladder()));
    let desk = lesson.rivera.get(&class.desk()).await;
    class.decides(&form_of(&desk, "release-"), &[]).await.is(303);
    dina.browser.get("/reads").await.shows("From my class").shows("Ada Okafor");
    ada.browser
        .get(&format!("/inquiry/{}", class.inquiry))
        .await
        .is(200)
        .shows("the class Science")
        .shows("Bo Lindqvist");
    class.fills_in("back-partner", &[]).await.goes_to(&format!("{}?said=take_back", class.ladder()));
    dina.browser.get(&read).await.is(404);
    bo.browser.get(&read).await.is(404);
    ada.browser.get(&format!("{}?said=take_back", class.ladder())).await.shows("may have kept a copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_stand_comes_back_with_what_was_typed_and_changes_nothing() {
    let class = Wondering::begins().await;
    let (lesson, rivera) = (&class.lesson, &class.lesson.rivera);
    rivera.post("/school/world", &[("turn", "on")]).await.goes_to("/school/world?done=yes");
    class.widens(Step::Named).await;
    for (pen, why) in [
        ("Ada", "Your own name is in it"),
        ("Bo Lindqvist", "Somebody in your class is called that"),
        ("Team Rívera", "Somebody at your school has that name"),
        ("<script>", "Use letters"),
    ] {
        class.fills_in("wish-world", &[("pen", pen)]).await.is(422).shows(why).shows(&format!("value=\"{pen}\""));
    }
    class.fills_in("wish-world", &[("pen", &"x".repeat(100_000))]).await.is(422).shows("characters");
    let page = class.ada.browser.get(&class.ladder()).await;
    let mut fields = hidden_of(&page, "wish-world");
    for wrong in ["me", "teacher", "everybody", ""] {
        let at = fields.iter().position(|(name, _)| name == "step").unwrap();
        fields[at].1 = wrong.into();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        class.ada.browser.post("/api/v1/commands", &fields).await.is(422);
    }
    // Bo's browser does not speak for Ada, and Ada's wish does not reach another class.
    let as_bo: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = class.bo.browser.post("/api/v1/commands", &as_bo).await;
    assert!([403, 404].contains(&refused.status), "{}", refused.body);
    let stale = rivera.post(&class.desk(), &[("what", "release"), ("audience", "x"), ("rev", "1")]).await;
    assert_eq!(stale.status, 404);
    rivera.post(&class.desk(), &[("what", "nonsense")]).await.is(404);
    let own = lesson.server.store().audience_desk(&class.teacher, lesson.class).await.unwrap().0;
    assert!(own.wishes.is_empty() && own.open.len() == 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_who_has_left_is_named_nowhere() {
    let class = Wondering::begins().await;
    class.widens(Step::Partner).await;
    class.ada.browser.get(&class.ladder()).await.is(200).shows("Bo Lindqvist");
    let store = class.lesson.server.store();
    store.remove_student(&class.teacher, class.lesson.class, class.bo.person).await.unwrap();
    let left = "somebody has left the class";
    let page = class.ada.browser.get(&class.ladder()).await;
    page.is(200).hides("Bo Lindqvist").shows(left).shows("id=\"back-partner\"");
    class.ada.browser.get(&format!("/inquiry/{}", class.inquiry)).await.is(200).hides("Bo Lindqvist");
    class.lesson.rivera.get(&class.desk()).await.is(200).shows(left);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_it_hears_a_number_and_no_word() {
    let class = Wondering::begins().await;
    let (lesson, ada, bo) = (&class.lesson, &class.ada, &class.bo);
    let dina = lesson.comes_in("dina").await;
    let mut bos = Ear::listens(&bo.browser).await;
    let mut dinas = Ear::listens(&dina.browser).await;
    let mut riveras = Ear::listens(&lesson.rivera).await;
    wishes(ada, class.inquiry, with(bo.person, lesson.class)).await;
    riveras.until("audience").await;
    assert_eq!(bos.during(MOMENT).await, [], "a wish is not Bo's to hear of");
    let [asked] =
        <[_; 1]>::try_from(lesson.server.store().audience_desk(&class.teacher, lesson.class).await.unwrap().0.wishes)
            .unwrap();
    let yes = domain::audience::Release::Yes;
    lesson.server.store().decide_audience(&class.teacher, lesson.class, asked.audience, asked.rev, yes).await.unwrap();
    bos.until("audience").await;
    assert_eq!(dinas.during(MOMENT).await, []);
    for ear in [&bos, &dinas, &riveras] {
        assert!(!ear.bytes.contains("wolves") && !ear.bytes.contains("Wolves"), "{}", ear.bytes);
    }
}
