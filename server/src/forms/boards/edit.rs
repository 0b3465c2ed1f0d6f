//! `/class/{id}/board/{board}/edit`: everything that the page says, kept at once.

use app::classes::{EditBoardPage, EditTyped, Undo};
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::choices::{Axis, BoardEdit, BoardPlan, EditAct, OptionEdit, OptionWords, ShowMode, Template};
use domain::id::OptionId;
use domain::refusal::Refusal;

use super::{AtBoard, told};
use crate::forms::classes::{Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// More lines than any board has room for.
const MOST_LINES: usize = 60;

pub async fn show(at: AtBoard, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said, None).await)
}

pub async fn keep(at: AtBoard, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let edit = Fields(&fields).edit()?;
        // The address names a class and a board of it.
        at.view().await?;
        match at
            .here
            .visit
            .store()
            .edit_board(&at.here.visit.viewer, at.board, edit.clone())
            .await
            .map_err(AppError::from)
        {
            Ok(()) => Ok(at.to(&after(edit.act))),
            Err(error) if is_for_the_form(&error) => page(&at, Said::default(), Some(EditTyped { edit, error })).await,
            Err(error) => Err(error),
        }
    };
    answer(&at.here.visit, done.await)
}

fn after(act: EditAct) -> String {
    match act {
        EditAct::Remove(option) => format!("/edit?said=option_removed&who={option}"),
        EditAct::Keep | EditAct::Up(_) | EditAct::Down(_) => "/edit?said=board_kept".into(),
    }
}

/// A form that names its lines by their ids.
struct Fields<'a>(&'a [(String, String)]);

impl Fields<'_> {
    fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn edit(&self) -> Result<BoardEdit, AppError> {
        let prompt = match self.text("prompt") {
            "" => None,
            typed => Some(id(typed)?),
        };
        let plan = BoardPlan {
            target: self.text("target").to_owned(),
            template: Template::named(self.text("template")).unwrap_or_default(),
            prompt,
        };
        let lines = self.text("options").split(',').filter(|line| !line.is_empty()).take(MOST_LINES);
        Ok(BoardEdit {
            rev: self.text("rev").parse().map_err(|_| Refusal::NotFound)?,
            plan,
            options: lines.map(|line| self.option(line)).collect::<Result<_, _>>()?,
            act: act(self.text("act"))?,
        })
    }

    fn option(&self, line: &str) -> Result<OptionEdit, AppError> {
        let of = |name: &str| self.text(&format!("{name}-{line}"));
        let words = OptionWords {
            axis: Axis::named(of("axis")).ok_or(Refusal::NotFound)?,
            words: of("words").to_owned(),
            mode: ShowMode::named(of("mode")),
            must: of("must") == "yes",
        };
        Ok(OptionEdit { id: id(line)?, new: of("new") == "yes", words })
    }
}

/// `keep`, or what the button does to a line: `up:<id>`.
fn act(pressed: &str) -> Result<EditAct, AppError> {
    let Some((what, option)) = pressed.split_once(':') else { return Ok(EditAct::Keep) };
    let option: OptionId = id(option)?;
    Ok(match what {
        "up" => EditAct::Up(option),
        "down" => EditAct::Down(option),
        "remove" => EditAct::Remove(option),
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(at: &AtBoard, said: Said, typed: Option<EditTyped>) -> Result<Response, AppError> {
    let (store, viewer) = (at.here.visit.store(), &at.here.visit.viewer);
    let (board, _) = at.view().await?;
    let prompts = store.prompts_of_class(viewer, at.here.class).await?;
    let undo = id::<OptionId>(&said.who).ok().filter(|_| said.said == "option_removed").map(|option| Undo {
        action: at.path(""),
        name: "restore",
        value: option.to_string(),
    });
    let error = typed.as_ref().map(|typed| typed.error.clone());
    let page = EditBoardPage {
        me: at.here.me.clone(),
        class: at.here.class,
        board,
        prompts: prompts.into_iter().map(|prompt| (prompt.id, prompt.question)).collect(),
        typed,
        said: told(said, String::new()).map(|said| app::classes::Said { undo, ..said }),
    };
    Ok(match error {
        Some(error) => at.here.visit.again(&error, "boards.edit_title", move || page.view()),
        None => at.here.visit.page("boards.edit_title", move || page.view()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_line_by_line_and_what_is_no_form_of_ours_is_not_found() {
        let (one, two) = (OptionId::mint().to_string(), OptionId::mint().to_string());
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = [
            field("rev", "3"),
            field("target", "I can"),
            field("template", "must_may"),
            field("options", &format!("{two},{one}")),
            field(&format!("axis-{one}"), "show"),
            field(&format!("words-{one}"), "A song"),
            field(&format!("mode-{one}"), "sound"),
            field(&format!("must-{one}"), "yes"),
            field(&format!("axis-{two}"), "learn"),
            field(&format!("new-{two}"), "yes"),
            field("act", &format!("up:{one}")),
        ];
        let edit = Fields(&fields).edit().unwrap();
        assert_eq!((edit.rev, edit.plan.template), (3, Template::MustMay));
        assert_eq!(edit.act, EditAct::Up(one.parse().unwrap()));
        assert!(edit.options[0].new && edit.options[0].words.words.is_empty());
        let song = &edit.options[1].words;
        assert_eq!((song.words.as_str(), song.mode, song.must), ("A song", Some(ShowMode::Sound), true));
        assert!(Fields(&fields[1..]).edit().is_err());
        assert!(act("eat:x").is_err());
    }
}
