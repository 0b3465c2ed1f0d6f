//! Whose piece the page's forms are about.

use domain::command_form::nth;
use domain::id::{CommandId, PersonId, ReflectionId};

use crate::ui::Hidden;

#[derive(Clone, Copy)]
pub struct Mine {
    pub me: PersonId,
    pub reflection: ReflectionId,
    pub first: CommandId,
}

impl Mine {
    /// The hidden fields of a form; `n` tells the page's forms apart.
    pub fn hidden(self, deed: &'static str, n: usize) -> Hidden {
        vec![
            ("do", deed.to_owned()),
            ("command", nth(self.first, n).to_string()),
            ("person", self.me.to_string()),
            ("reflection", self.reflection.to_string()),
        ]
    }
}
