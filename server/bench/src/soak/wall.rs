//! What stands before the class: now the wall, now the prompt. On the wall the teacher puts up a piece at a time, and takes the oldest down where
//! a sheet is full.

use std::collections::VecDeque;

use domain::id::{ClassId, ReflectionId};
use tokio::sync::mpsc::UnboundedReceiver;

use super::student::Shared;
use crate::browser::{Browser, Failed};

/// Places on a sheet.
const PLACES: usize = 12;
/// Pieces that come while one scene lasts.
const SCENE: usize = 10;

pub struct Wall {
    class: ClassId,
    shared: UnboundedReceiver<Shared>,
    came: usize,
    hangs: VecDeque<ReflectionId>,
}

impl Wall {
    pub fn of(class: ClassId, shared: UnboundedReceiver<Shared>) -> Self {
        Self { class, shared, came: 0, hangs: VecDeque::new() }
    }

    /// Puts up the newest of what was shared since the last time.
    pub async fn changes(&mut self, teacher: &mut Browser) -> Result<(), Failed> {
        let mut newest = None;
        while let Ok(shared) = self.shared.try_recv() {
            newest = Some(shared);
        }
        let Some((piece, version)) = newest else { return Ok(()) };
        if self.came.is_multiple_of(SCENE) {
            let act = if (self.came / SCENE).is_multiple_of(3) { "show-prompt" } else { "show-wall" };
            teacher.post(&format!("/class/{}/remote", self.class), &[("act", act)]).await?.goes_to("/class/")?;
        }
        self.came += 1;
        let (piece_id, version) = (piece.to_string(), version.to_string());
        set(teacher, &[("reflection", &piece_id), ("wall", "release"), ("version", &version)]).await?;
        if !self.hangs.contains(&piece) {
            self.hangs.push_back(piece);
        }
        if self.hangs.len() > PLACES
            && let Some(oldest) = self.hangs.pop_front()
        {
            set(teacher, &[("reflection", &oldest.to_string()), ("wall", "hold")]).await?;
        }
        Ok(())
    }
}

/// A newer version may have come meanwhile: then it is refused, as it must be.
async fn set(teacher: &mut Browser, form: &[(&str, &str)]) -> Result<(), Failed> {
    let answer = teacher.post("/api/wall/set", form).await?;
    if answer.status < 500 { Ok(()) } else { Err(Failed::Told(format!("the wall answers {}", answer.status))) }
}
