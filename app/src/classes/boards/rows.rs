//! The lines of the page on which a board is edited: what stands, what was typed, and an empty line for each part.

use domain::choices::{Axis, BoardEdit, BoardView, OptionEdit, OptionWords};
use domain::id::OptionId;
use domain::refusal::Refusal;

use crate::error::AppError;

/// What was typed and did not stand.
pub struct EditTyped {
    pub edit: BoardEdit,
    pub error: AppError,
}

impl EditTyped {
    /// Somebody else kept something meanwhile: the page shows what stands now, and what was typed beside it.
    pub fn is_stale(&self) -> bool {
        let AppError::Refused { refusal: Refusal::Conflict { sentence } } = &self.error else { return false };
        sentence.key == "boards.changed_meanwhile"
    }
}

pub struct Row {
    pub option: OptionEdit,
    /// Typed on a page that was stale, where something else stands by now.
    pub typed: Option<String>,
}

/// Every line of the page. After a fault as it was typed; after a stale page as it stands now, with the new lines that were typed.
pub fn rows(board: &BoardView, typed: Option<&EditTyped>) -> Vec<Row> {
    let mut rows: Vec<Row> = match typed {
        Some(typed) if !typed.is_stale() => typed.edit.options.iter().cloned().map(plain).collect(),
        _ => board.options.iter().map(|option| standing(option, typed)).collect(),
    };
    if let Some(typed) = typed.filter(|typed| typed.is_stale()) {
        let new = typed.edit.options.iter().filter(|option| option.new && !option.words.words.trim().is_empty());
        rows.extend(new.cloned().map(plain));
    }
    for axis in Axis::ALL {
        let has_empty =
            |row: &Row| row.option.new && row.option.words.axis == *axis && row.option.words.words.is_empty();
        if !rows.iter().any(has_empty) {
            let words = OptionWords { axis: *axis, words: String::new(), mode: None, must: false };
            rows.push(plain(OptionEdit { id: OptionId::mint(), new: true, words }));
        }
    }
    rows
}

/// What was typed into lines that are there no longer: it stands nowhere, and is not lost.
pub fn lost(board: &BoardView, typed: Option<&EditTyped>) -> Vec<String> {
    let Some(typed) = typed.filter(|typed| typed.is_stale()) else { return Vec::new() };
    let there = |option: &&OptionEdit| !option.new && !board.options.iter().any(|known| known.id == option.id);
    let said = |words: &String| !board.options.iter().any(|known| known.words == *words);
    typed.edit.options.iter().filter(there).map(|option| option.words.words.clone()).filter(said).collect()
}

fn plain(option: OptionEdit) -> Row {
    Row { option, typed: None }
}

fn standing(option: &domain::choices::OptionView, typed: Option<&EditTyped>) -> Row {
    let words = OptionWords { axis: option.axis, words: option.words.clone(), mode: option.mode, must: option.must };
    let said = typed.and_then(|typed| typed.edit.options.iter().find(|said| said.id == option.id));
    let typed = said.map(|said| said.words.words.clone()).filter(|said| *said != option.words);
    Row { option: OptionEdit { id: option.id, new: false, words }, typed }
}
