//! The languages of a prompt: as columns keep them, and as its teacher changes them.

use domain::id::{KeptPromptId, PromptId};
use domain::languages::Locale;
use domain::prompts::{Wordings, WordingsDraft};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::shelf;
use crate::entity::{kept_prompt, prompt};
use crate::write::{Touches, Written};
use crate::{Result, Store, classes};

pub fn of(row: &prompt::Model) -> Result<Wordings> {
    read(row.locale.as_deref(), &row.wordings)
}

pub fn read(locale: Option<&str>, others: &str) -> Result<Wordings> {
    Ok(Wordings { asked_in: locale.and_then(Locale::named), others: serde_json::from_str(others)? })
}

pub fn locale(wordings: &Wordings) -> Option<String> {
    wordings.asked_in.map(|locale| locale.name().to_owned())
}

pub fn write(wordings: &Wordings) -> Result<String> {
    Ok(serde_json::to_string(&wordings.others)?)
}

impl Store {
    /// Says in which language a prompt was asked, and how it reads in others; what was asked stays. Whoever has it before them reads on in
    /// their own language. The same again changes nothing.
    ///
    /// Errors: not found unless the viewer guides its class; invalid wording, beside its language.
    #[crate::compiled_here]
    pub async fn word_prompt(&self, viewer: &Viewer, id: PromptId, draft: WordingsDraft) -> Result<()> {
        let class = self.class_of_prompt(viewer, id).await?;
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let (viewer, draft) = (viewer.clone(), draft.clone());
            Box::pin(async move {
                let (_, row) = super::guided(tx, &viewer, id).await?;
                let wordings = draft.check()?;
                if of(&row)? == wordings {
                    return Ok(Written::quietly(()));
                }
                let rev = row.rev + 1;
                let mut changed = prompt::ActiveModel::from(row);
                changed.locale = Set(locale(&wordings));
                changed.wordings = Set(write(&wordings)?);
                changed.rev = Set(rev);
                Ok(Written::new((), vec![super::event(&changed.update(&tx.db).await?)]))
            })
        })
        .await
    }

    /// The same of one on the viewer's shelf: it is asked with them from then on. What was asked before is not changed.
    #[crate::compiled_here]
    pub async fn word_kept_prompt(&self, viewer: &Viewer, id: KeptPromptId, draft: WordingsDraft) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, draft) = (viewer.clone(), draft.clone());
            Box::pin(async move {
                let row = shelf::own(tx, &viewer, id).await?;
                let wordings = draft.check()?;
                let mut changed = kept_prompt::ActiveModel::from(row);
                changed.locale = Set(locale(&wordings));
                changed.wordings = Set(write(&wordings)?);
                changed.update(&tx.db).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}
