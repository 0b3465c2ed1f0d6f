//! Every sentence of a document, cleaned and measured as if it had been typed.

use crate::export::{Content, Evidence, Feedback, Figure, Item, Portfolio, RatedTime, Remark};
use crate::measures::{Amount, Day};
use crate::portfolio::LONGEST_HEADING;
use crate::showing::Mode;
use crate::words::{LONGEST_NAME, LONGEST_PIECE, LONGEST_REPLY, clean, longer_than};

/// Cleans and measures.
pub struct Wash {
    fits: bool,
}

impl Wash {
    /// Whether everything that `washed` goes over is as long as it may be.
    pub fn fits(washed: impl FnOnce(&mut Self)) -> bool {
        let mut wash = Self { fits: true };
        washed(&mut wash);
        wash.fits
    }

    fn text(&mut self, text: &mut String, most: usize) {
        *text = clean(text);
        self.fits &= !longer_than(text, most);
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a mut String>, most: usize) {
        texts.into_iter().for_each(|text| self.text(text, most));
    }

    pub fn portfolio(&mut self, portfolio: &mut Portfolio) {
        self.text(&mut portfolio.student.name, LONGEST_NAME);
        portfolio.items.iter_mut().for_each(|item| self.item(item));
        for story in &mut portfolio.stories {
            self.text(&mut story.name, LONGEST_HEADING);
            for part in &mut story.parts {
                self.text(&mut part.heading, LONGEST_HEADING);
                self.text(&mut part.words, LONGEST_REPLY);
            }
        }
        for conference in &mut portfolio.conferences {
            self.texts([&mut conference.whom, &mut conference.when], LONGEST_HEADING);
            self.text(&mut conference.looked_back, LONGEST_REPLY);
            for item in &mut conference.agenda {
                self.text(&mut item.title, LONGEST_HEADING);
                self.text(&mut item.notes, LONGEST_REPLY);
            }
            conference.questions.iter_mut().for_each(|said| self.text(&mut said.words, LONGEST_REPLY));
            for step in &mut conference.steps {
                self.texts([&mut step.who, &mut step.words, &mut step.by], LONGEST_REPLY);
                self.texts(step.goal.iter_mut().map(|led| &mut led.title), LONGEST_REPLY);
            }
        }
    }

    pub fn item(&mut self, item: &mut Item) {
        match &mut item.content {
            Content::Piece { question, versions, feedback, ratings, talk, .. } => {
                self.text(question, LONGEST_REPLY);
                self.fits &= !versions.is_empty() && versions.len() <= 1_000 && feedback.len() <= 1_000;
                self.fits &= ratings.len() <= 1_000 && talk.len() <= 10_000;
                for version in versions {
                    self.text(&mut version.words, LONGEST_PIECE);
                    self.texts([&mut version.ask, &mut version.ask_words, &mut version.mode_why], LONGEST_REPLY);
                    self.fits &= version.mode.is_empty() || Mode::named(&version.mode).is_some();
                    self.texts(&mut version.language, 40);
                    self.fits &= version.files.len() <= 100 && version.translations.len() <= 50;
                    for said in &mut version.translations {
                        self.text(&mut said.language, 40);
                        self.text(&mut said.words, LONGEST_PIECE);
                    }
                    for shown in &mut version.files {
                        self.texts([&mut shown.kind, &mut shown.caption, &mut shown.transcript], LONGEST_PIECE);
                    }
                }
                feedback.iter_mut().for_each(|said| self.feedback(said));
                for said in ratings {
                    self.text(&mut said.rubric, LONGEST_REPLY);
                    self.times(&mut said.times);
                }
                for said in talk {
                    self.text(&mut said.by, 40);
                    self.texts([&mut said.criterion, &mut said.words], LONGEST_REPLY);
                }
            }
            Content::Pair { used_to, now, before, after, remarks } => {
                self.texts([used_to, now, &mut before.question, &mut after.question], LONGEST_REPLY);
                self.texts([&mut before.words, &mut after.words], LONGEST_PIECE);
                self.remarks(remarks);
            }
            Content::Goal { stage, wordings, said, steps, evidence, competencies, classes, .. } => {
                self.text(stage, 40);
                self.evidence(evidence);
                self.texts(&mut *classes, LONGEST_REPLY);
                self.fits &= classes.len() <= 100 && competencies.len() <= 1_000;
                for said in competencies {
                    let parts =
                        [&mut said.code, &mut said.identifier, &mut said.statement, &mut said.class, &mut said.claim];
                    self.texts(parts, LONGEST_REPLY);
                }
                self.fits &=
                    !wordings.is_empty() && wordings.len() <= 1_000 && said.len() <= 10_000 && steps.len() <= 10_000;
                for wording in wordings {
                    let plan = &mut wording.plan;
                    self.texts(
                        [
                            &mut plan.statement,
                            &mut plan.stand,
                            &mut plan.why,
                            &mut plan.success,
                            &mut plan.by,
                            &mut plan.obstacle,
                            &mut plan.then,
                        ],
                        LONGEST_REPLY,
                    );
                }
                for said in said {
                    self.texts([&mut said.by, &mut said.what, &mut said.words], LONGEST_REPLY);
                    self.fits &= said.feels.len() <= 10;
                    self.texts(&mut said.feels, 40);
                }
                for step in steps {
                    self.texts([&mut step.words, &mut step.ended, &mut step.end_words], LONGEST_REPLY);
                }
            }
            Content::Choice { target, times, helped, goal, work } => {
                self.text(target, LONGEST_REPLY);
                self.texts(goal.iter_mut().chain(work).map(|led| &mut led.title), LONGEST_REPLY);
                self.fits &= times.len() <= 1_000 && helped.len() <= 1_000;
                for time in times {
                    self.text(&mut time.why, LONGEST_REPLY);
                    self.fits &= time.options.len() <= 100;
                    for option in &mut time.options {
                        self.texts([&mut option.axis, &mut option.words], LONGEST_REPLY);
                    }
                }
                for said in helped {
                    self.texts([&mut said.axis, &mut said.option, &mut said.outcome, &mut said.words], LONGEST_REPLY);
                }
            }
            Content::Try { need, words, tried, answers } => {
                self.texts([need, words], LONGEST_REPLY);
                self.fits &= tried.len() <= 20 && answers.len() <= 1_000;
                for tried in tried {
                    self.texts([&mut tried.name, &mut tried.changed], LONGEST_REPLY);
                    self.text(&mut tried.kind, 40);
                    self.texts(&mut tried.keeps, 40);
                    self.texts(tried.work.iter_mut().map(|led| &mut led.title), LONGEST_REPLY);
                }
                answers.iter_mut().for_each(|said| self.text(&mut said.words, LONGEST_REPLY));
            }
            Content::Inquiry { stage, pace, wordings, perspectives, notes, remarks, evidence, classes, .. } => {
                self.texts([stage, pace], 40);
                self.evidence(evidence);
                self.texts(&mut *classes, LONGEST_REPLY);
                self.fits &= classes.len() <= 100;
                self.fits &= !wordings.is_empty() && wordings.len() <= 1_000 && perspectives.len() <= 1_000;
                self.fits &= notes.len() <= 1_000;
                for wording in wordings {
                    self.texts([&mut wording.words, &mut wording.because], LONGEST_REPLY);
                }
                for said in perspectives {
                    self.text(&mut said.words, LONGEST_PIECE);
                    let parts = [&mut said.question, &mut said.based_on, &mut said.used_to, &mut said.now];
                    self.texts(parts, LONGEST_REPLY);
                }
                for note in notes {
                    // An address is as long as the web has them.
                    self.text(&mut note.address, LONGEST_PIECE);
                    self.texts([&mut note.words, &mut note.title, &mut note.says], LONGEST_REPLY);
                    self.fits &= note.trust.len() <= 1_000;
                    for said in &mut note.trust {
                        self.text(&mut said.trust, 40);
                        self.text(&mut said.why, LONGEST_REPLY);
                    }
                }
                self.remarks(remarks);
            }
            Content::Question { words, answer } => self.texts([words, answer], LONGEST_REPLY),
            Content::Round { focus, chosen, why, next, learned } => {
                self.texts([focus, why, next, learned], LONGEST_REPLY);
                self.fits &= chosen.len() <= 1_000;
                self.texts(chosen, LONGEST_REPLY);
            }
            Content::Rating { rubric, about, times } => {
                self.texts([rubric, &mut about.question], LONGEST_REPLY);
                self.times(times);
            }
            Content::Measure { name, unit, what, figures, notes } => {
                self.texts([name, unit], LONGEST_REPLY);
                self.text(what, 40);
                self.fits &= figures.len() <= 10_000 && notes.len() <= 1_000;
                figures.iter_mut().for_each(|figure| self.figure(figure));
                for note in notes {
                    self.texts([&mut note.says, &mut note.will], LONGEST_REPLY);
                    note.before.iter_mut().chain(&mut note.after).for_each(|figure| self.figure(figure));
                }
            }
            Content::Strategy { need, name, does, helps, address } => {
                self.text(need, 40);
                self.texts([name, does, helps], LONGEST_REPLY);
                self.text(address, LONGEST_PIECE);
            }
            Content::Sure { statement, level, class } => {
                self.text(level, 40);
                self.texts([statement, class], LONGEST_REPLY);
            }
            Content::ClassNote { question, words, class } => self.texts([question, words, class], LONGEST_REPLY),
        }
    }

    fn feedback(&mut self, said: &mut Feedback) {
        self.texts([&mut said.strength, &mut said.question, &mut said.next_step], LONGEST_REPLY);
        self.fits &= said.followed.len() <= 10 && said.passages.len() <= 100 && said.marks.len() <= 100;
        for followed in &mut said.followed {
            self.texts([&mut followed.part, &mut followed.outcome, &mut followed.words], LONGEST_REPLY);
        }
        for passage in &mut said.passages {
            self.text(&mut passage.quote, LONGEST_PIECE);
            self.text(&mut passage.words, LONGEST_REPLY);
        }
        for mark in &mut said.marks {
            self.text(&mut mark.words, LONGEST_REPLY);
            self.text(&mut mark.on.part, 40);
        }
    }

    /// What was said by the criteria, each time.
    fn times(&mut self, times: &mut [RatedTime]) {
        self.fits &= !times.is_empty() && times.len() <= 1_000;
        for time in times {
            self.fits &= time.lines.len() <= 100;
            for line in &mut time.lines {
                self.text(&mut line.stands, 40);
                let parts =
                    [&mut line.criterion, &mut line.level, &mut line.growing, &mut line.beyond, &mut line.quote];
                self.texts(parts, LONGEST_REPLY);
                self.texts(line.on.iter_mut().map(|on| &mut on.part), 40);
            }
        }
    }

    fn remarks(&mut self, remarks: &mut [Remark]) {
        self.fits &= remarks.len() <= 1_000;
        for remark in remarks {
            self.texts([&mut remark.what, &mut remark.words, &mut remark.answer], LONGEST_REPLY);
        }
    }

    fn evidence(&mut self, evidence: &mut [Evidence]) {
        self.fits &= evidence.len() <= 1_000;
        for shown in evidence {
            self.text(&mut shown.what, 40);
            self.texts([&mut shown.title, &mut shown.words], LONGEST_REPLY);
        }
    }

    fn figure(&mut self, figure: &mut Figure) {
        self.text(&mut figure.by, 40);
        self.fits &= Day::kept(&figure.day).is_some() && Amount::read(&figure.amount).is_ok();
    }
}
