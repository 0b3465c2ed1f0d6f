//! `/class/{id}/rubric/{rubric}/edit`: everything that the page says, kept at once.

use app::classes::{EditRubricPage, RubricEditTyped};
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::CriterionId;
use domain::refusal::Refusal;
use domain::rubrics::{CriterionEdit, LEVELS, RubricEdit, RubricEditAct};

use super::{AtRubric, text};
use crate::forms::classes::{Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// More lines than any rubric has room for.
const MOST_LINES: usize = 20;

pub async fn show(at: AtRubric, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said.said, None).await)
}

pub async fn keep(at: AtRubric, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let edit = edit(&fields)?;
        // The address names a class and a rubric of it.
        at.view().await?;
        let kept = at.here.visit.store().edit_rubric(&at.here.visit.viewer, at.rubric, edit.clone()).await;
        match kept.map_err(AppError::from) {
            Ok(()) => {
                let said = if matches!(edit.act, RubricEditAct::Remove(_)) { "criterion_off" } else { "kept" };
                Ok(at.to(&format!("/edit?said={said}")))
            }
            Err(error) if is_for_the_form(&error) => {
                page(&at, String::new(), Some(RubricEditTyped { edit, error })).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&at.here.visit, done.await)
}

fn edit(fields: &[(String, String)]) -> Result<RubricEdit, AppError> {
    let lines = text(fields, "criteria").split(',').filter(|line| !line.is_empty()).take(MOST_LINES);
    let criterion = |line: &str| -> Result<CriterionEdit, AppError> {
        let levels = (0..*LEVELS.end()).map(|at| text(fields, &format!("level-{at}-{line}")).to_owned());
        Ok(CriterionEdit {
            id: id(line)?,
            new: text(fields, &format!("new-{line}")) == "yes",
            words: text(fields, &format!("criterion-{line}")).to_owned(),
            levels: levels.collect(),
        })
    };
    Ok(RubricEdit {
        rev: text(fields, "rev").parse().map_err(|_| Refusal::NotFound)?,
        title: text(fields, "title").to_owned(),
        levels: (0..*LEVELS.end()).map(|at| text(fields, &format!("level-{at}")).to_owned()).collect(),
        criteria: lines.map(criterion).collect::<Result<_, _>>()?,
        act: act(text(fields, "act"))?,
    })
}

/// `keep`, or what the button does to a line: `up:<id>`.
fn act(pressed: &str) -> Result<RubricEditAct, AppError> {
    let Some((what, line)) = pressed.split_once(':') else { return Ok(RubricEditAct::Keep) };
    let line: CriterionId = id(line)?;
    Ok(match what {
        "up" => RubricEditAct::Up(line),
        "down" => RubricEditAct::Down(line),
        "remove" => RubricEditAct::Remove(line),
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(at: &AtRubric, said: String, typed: Option<RubricEditTyped>) -> Result<Response, AppError> {
    let (rubric, _) = at.view().await?;
    let error = typed.as_ref().map(|typed| typed.error.clone());
    let page = EditRubricPage { me: at.here.me.clone(), rubric, typed, said };
    Ok(match error {
        Some(error) => at.here.visit.again(&error, "rubrics.edit_title", move || page.view()),
        None => at.here.visit.page("rubrics.edit_title", move || page.view()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_line_by_line_and_what_is_no_form_of_ours_is_not_found() {
        let one = CriterionId::mint().to_string();
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = [
            field("rev", "3"),
            field("title", "Explaining"),
            field("level-0", "Seed"),
            field("level-1", "Sprout"),
            field("criteria", &one),
            field(&format!("criterion-{one}"), "I can"),
            field(&format!("level-1-{one}"), "It grows"),
            field("act", &format!("up:{one}")),
        ];
        let read = edit(&fields).unwrap();
        assert_eq!((read.rev, read.levels[1].as_str(), read.criteria[0].levels[1].as_str()), (3, "Sprout", "It grows"));
        assert_eq!(read.act, RubricEditAct::Up(one.parse().unwrap()));
        assert!(edit(&fields[1..]).is_err() && act("eat:x").is_err());
    }
}
