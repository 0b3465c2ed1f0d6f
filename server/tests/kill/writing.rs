//! A student who writes one thing after the other and does not let go of any before it is answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bench::browser::Failed;
use bench::school::{Student, send};
use bench::words::{Dice, save, share};
use domain::command::{Answer, Beginning, Command, Envelope};
use domain::id::{PromptId, ReflectionId};

/// What one student did, in the order in which they did it.
pub struct Written {
    pub student: Student,
    pub done: Vec<Done>,
    /// How often a command was on its way when the server died, and was sent again.
    pub again: usize,
}

/// A command and the answer that it got.
pub struct Done {
    pub envelope: Envelope,
    pub answer: Answer,
}

/// Writes until told to stop, and finishes what it has begun.
pub async fn writes(
    student: Student,
    address: SocketAddr,
    prompt: PromptId,
    mut dice: Dice,
    stop: Arc<AtomicBool>,
) -> Result<Written, String> {
    let mut browser = student.at(address);
    let mut written = Written { student, done: Vec::new(), again: 0 };
    let mut page = Page { answers: Some(prompt), ..Page::default() };
    while !stop.load(Ordering::Relaxed) {
        tokio::time::sleep(Duration::from_millis(dice.between(0, 30))).await;
        let envelope = page.next(&written.student, &mut dice);
        let answer = loop {
            match send(&mut browser, std::slice::from_ref(&envelope)).await {
                Ok(answers) if matches!(answers[0], Answer::TryAgain { .. }) => written.again += 1,
                Ok(answers) => break answers[0].clone(),
                Err(Failed::Away(_)) => {}
                Err(Failed::Cut(_)) => written.again += 1,
                Err(Failed::Told(why)) => return Err(why),
            }
            tokio::time::sleep(Duration::from_millis(dice.between(5, 40))).await;
        };
        let Answer::Done { rev, version, .. } = answer else {
            return Err(format!("{envelope:?} was answered {answer:?}"));
        };
        page.version = version;
        // A consent is answered with the number of the last share, whatever draft is on top of it.
        if !matches!(envelope.command, Command::Consent { .. }) {
            page.rev = rev;
        }
        written.done.push(Done { envelope, answer });
    }
    Ok(written)
}

/// The piece that is being written: its draft's number and its newest version.
struct Page {
    piece: ReflectionId,
    /// The first piece answers the open prompt. The others are about questions of one's own, of which there may be any number.
    answers: Option<PromptId>,
    rev: i64,
    version: i32,
    /// Counts what this student wrote: the words of every draft and version are their own.
    nth: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { piece: ReflectionId::mint(), answers: None, rev: 0, version: 0, nth: 0 }
    }
}

impl Page {
    fn next(&mut self, student: &Student, dice: &mut Dice) -> Envelope {
        let reflection = self.piece;
        let command = match dice.between(0, 10) {
            // Another piece: an id that the server has never seen.
            0 | 1 => {
                *self = Self { nth: self.nth, ..Self::default() };
                share(student.class, self.piece, &self.words(student))
            }
            2..4 if self.version > 0 => Command::Consent { reflection, give: true },
            4 if self.version > 0 => Command::Consent { reflection, give: false },
            5..8 => save(student.class, self.piece, &self.words(student)),
            _ => share(student.class, self.piece, &self.words(student)),
        };
        student.envelope(self.rev, self.begins(command))
    }

    fn begins(&self, mut command: Command) -> Command {
        if let (Some(prompt), Command::SaveDraft { beginning, .. } | Command::Share { beginning, .. }) =
            (self.answers, &mut command)
        {
            *beginning = Beginning::Prompt { prompt };
        }
        command
    }

    fn words(&mut self, student: &Student) -> String {
        self.nth += 1;
        format!("{} wrote this as number {}", student.letters, self.nth)
    }
}
