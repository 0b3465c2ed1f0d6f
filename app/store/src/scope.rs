//! What a viewer may find. Every lookup of the store starts here: the finder takes the viewer, and what the viewer has no
//! part in is *not found*, exactly like what is not there.

use domain::id::{
    BoardId, ClassId, ConferenceId, DistrictId, GoalId, HelpId, MeasureId, NoteId, PersonId, QuestionId, ReflectionId,
    RoundId, RubricId, SchoolId, StoryId, StrategyId, TryId,
};
use domain::questions::QuestionStage;
use domain::refusal::Refusal;
use domain::rounds::RoundStep;
use domain::rubrics::RubricStage;
use domain::strategies::ShelfStage;
use domain::viewer::{Role, SignedIn, Standing, Viewer};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{
    board, class, conference, enrollment, goal, goal_reader, help, measure, membership, note, portfolio_reader,
    question, reflection, round, rubric, story, strategy, teaching, try_reader, try_two,
};
use crate::tx::Tx;
use crate::{Error, Result, choices, questions, rounds, school};

/// The person behind the viewer.
pub fn person(viewer: &Viewer) -> Result<&SignedIn> {
    viewer.signed_in().ok_or_else(Error::not_found)
}

/// A class with the viewer's standing in it.
pub async fn class(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<(class::Model, Standing)> {
    let me = person(viewer)?;
    let class = class::Entity::find_by_id(id.0)
        .filter(class::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let standing = standing(tx, me.person, id).await?.ok_or_else(Error::not_found)?;
    Ok((class, standing))
}

/// What a person is in a class right now.
pub async fn standing(tx: &Tx, person: PersonId, class: ClassId) -> Result<Option<Standing>> {
    let teaches = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class.0))
        .filter(teaching::Column::PersonId.eq(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?;
    if let Some(teaches) = teaches {
        return Ok(Standing::named(&teaches.role));
    }
    let enrolled = enrollment(tx, person, class).await?;
    Ok(enrolled.map(|_| Standing::Student))
}

/// A student's running enrollment in a class.
pub async fn enrollment(tx: &Tx, person: PersonId, class: ClassId) -> Result<Option<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?)
}

/// A class that the viewer guides.
pub async fn guided(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_guide() => Ok(class),
        _ => Err(Error::not_found()),
    }
}

/// A class that the viewer leads: co-teachers see it but may not do this to it.
pub async fn led(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_lead() => Ok(class),
        (_, standing) if standing.may_guide() => Err(Refusal::forbidden("classes.only_the_lead").into()),
        _ => Err(Error::not_found()),
    }
}

/// A class in which the viewer writes.
pub async fn attended(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_write() => Ok(class),
        _ => Err(Error::not_found()),
    }
}

/// A piece of the viewer's own, whatever became of the class: what a student wrote stays theirs.
pub async fn own_piece(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<reflection::Model> {
    let me = person(viewer)?;
    reflection::Entity::find_by_id(id.0)
        .filter(reflection::Column::DistrictId.eq(me.district.0))
        .filter(reflection::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A piece that its student shared in a class the viewer guides. A draft is not found by anybody else, not even as a fact.
pub async fn shared_piece(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<reflection::Model> {
    let me = person(viewer)?;
    let piece = reflection::Entity::find_by_id(id.0)
        .filter(reflection::Column::DistrictId.eq(me.district.0))
        .filter(reflection::Column::Version.gt(0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, piece.class_id.ok_or_else(Error::not_found)?.into()).await?;
    Ok(piece)
}

/// What the viewer asked in a help queue.
pub async fn own_help(tx: &Tx, viewer: &Viewer, id: HelpId) -> Result<help::Model> {
    let me = person(viewer)?;
    help::Entity::find_by_id(id.0)
        .filter(help::Column::DistrictId.eq(me.district.0))
        .filter(help::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// What was asked in the queue of a class that the viewer guides.
pub async fn guided_help(tx: &Tx, viewer: &Viewer, id: HelpId) -> Result<help::Model> {
    let row = help::Entity::find_by_id(id.0)
        .filter(help::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A note to a class that the viewer guides, whoever wrote it.
pub async fn guided_note(tx: &Tx, viewer: &Viewer, id: NoteId) -> Result<note::Model> {
    let row = note::Entity::find_by_id(id.0)
        .filter(note::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A goal of the viewer's own.
pub async fn own_goal(tx: &Tx, viewer: &Viewer, id: GoalId) -> Result<goal::Model> {
    let me = person(viewer)?;
    goal::Entity::find_by_id(id.0)
        .filter(goal::Column::DistrictId.eq(me.district.0))
        .filter(goal::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A goal that its student shows the viewer, who is on a staff.
pub async fn shown_goal(tx: &Tx, viewer: &Viewer, id: GoalId) -> Result<goal::Model> {
    let me = staff(tx, viewer).await?;
    goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.eq(id.0))
        .filter(goal_reader::Column::PersonId.eq(me.0))
        .filter(goal_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    goal::Entity::find_by_id(id.0)
        .filter(goal::Column::DistrictId.eq(district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A board of a class that the viewer guides, put away or not, with the class.
pub async fn any_guided_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<(board::Model, class::Model)> {
    let board = board::Entity::find_by_id(id.0)
        .filter(board::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = guided(tx, viewer, board.class_id.into()).await?;
    Ok((board, class))
}

/// A board of a class that the viewer guides.
pub async fn guided_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<(board::Model, class::Model)> {
    let (board, class) = any_guided_board(tx, viewer, id).await?;
    if board.removed_at.is_some() { Err(Error::not_found()) } else { Ok((board, class)) }
}

/// A board that its class can see, if the viewer is a student of it; and any that the viewer chose from or proposed something for,
/// whatever became of the class. A draft is not found by any student.
pub async fn found_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<board::Model> {
    let me = person(viewer)?;
    let board = board::Entity::find_by_id(id.0)
        .filter(board::Column::DistrictId.eq(me.district.0))
        .filter(board::Column::Stage.ne("draft"))
        .filter(board::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if me.staff {
        return Err(Error::not_found());
    }
    if choices::has_part(tx, me.person, &board).await? || choices::sees(tx, me.person, &board).await? {
        Ok(board)
    } else {
        Err(Error::not_found())
    }
}

/// A rubric of a class that the viewer guides, put away or not, with the class.
pub async fn any_guided_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<(rubric::Model, class::Model)> {
    let row = rubric::Entity::find_by_id(id.0)
        .filter(rubric::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = guided(tx, viewer, row.class_id.into()).await?;
    Ok((row, class))
}

/// A rubric of a class that the viewer guides.
pub async fn guided_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<(rubric::Model, class::Model)> {
    let (row, class) = any_guided_rubric(tx, viewer, id).await?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok((row, class)) }
}

/// A rubric that is not a draft, if the viewer is a student of its class.
pub async fn found_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<rubric::Model> {
    let me = person(viewer)?;
    let row = rubric::Entity::find_by_id(id.0)
        .filter(rubric::Column::DistrictId.eq(me.district.0))
        .filter(rubric::Column::Stage.ne(RubricStage::Draft.name()))
        .filter(rubric::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if class.archived_at.is_some() { Err(Error::not_found()) } else { Ok(row) }
}

/// Data of the viewer's own.
pub async fn own_measure(tx: &Tx, viewer: &Viewer, id: MeasureId) -> Result<measure::Model> {
    let me = person(viewer)?;
    measure::Entity::find_by_id(id.0)
        .filter(measure::Column::DistrictId.eq(me.district.0))
        .filter(measure::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A recommendation of the viewer's own, whatever became of the class.
pub async fn own_strategy(tx: &Tx, viewer: &Viewer, id: StrategyId) -> Result<strategy::Model> {
    let me = person(viewer)?;
    strategy::Entity::find_by_id(id.0)
        .filter(strategy::Column::DistrictId.eq(me.district.0))
        .filter(strategy::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A strategy of a class that the viewer guides. What its student took back is not there.
pub async fn curated_strategy(tx: &Tx, viewer: &Viewer, id: StrategyId) -> Result<strategy::Model> {
    let row = strategy::Entity::find_by_id(id.0)
        .filter(strategy::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A try of the viewer's own.
pub async fn own_try(tx: &Tx, viewer: &Viewer, id: TryId) -> Result<try_two::Model> {
    let me = person(viewer)?;
    try_two::Entity::find_by_id(id.0)
        .filter(try_two::Column::DistrictId.eq(me.district.0))
        .filter(try_two::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A try that its student shows the viewer, who is on a staff.
pub async fn shown_try(tx: &Tx, viewer: &Viewer, id: TryId) -> Result<try_two::Model> {
    let me = staff(tx, viewer).await?;
    try_reader::Entity::find()
        .filter(try_reader::Column::TryId.eq(id.0))
        .filter(try_reader::Column::PersonId.eq(me.0))
        .filter(try_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    try_two::Entity::find_by_id(id.0)
        .filter(try_two::Column::DistrictId.eq(district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A question of the viewer's own, whatever became of the class.
pub async fn own_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let me = person(viewer)?;
    question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(me.district.0))
        .filter(question::Column::SubjectId.eq(me.person.0))
        .filter(question::Column::RoundQuestionId.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A question on the board of a class that the viewer attends and that is open to it.
pub async fn found_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let row = question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(question::Column::Stage.eq(QuestionStage::Open.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if questions::way_open(&class) { Ok(row) } else { Err(Error::not_found()) }
}

/// A question to a class that the viewer guides. What its student took back is not there.
pub async fn guided_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let row = question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A round of a class that the viewer guides, put away or not.
pub async fn any_guided_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = round::Entity::find_by_id(id.0)
        .filter(round::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A round of a class that the viewer guides.
pub async fn guided_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = any_guided_round(tx, viewer, id).await?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok(row) }
}

/// A round that has begun, if the viewer is a student of its class and the class is open to it; and any that ended in which the
/// viewer had a part, whatever became of the class.
pub async fn found_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let me = person(viewer)?;
    let row = round::Entity::find_by_id(id.0)
        .filter(round::Column::DistrictId.eq(me.district.0))
        .filter(round::Column::Step.ne(RoundStep::Planned.name()))
        .filter(round::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if me.staff {
        return Err(Error::not_found());
    }
    let ended = RoundStep::named(&row.step) == Some(RoundStep::Ended);
    let attends = enrollment(tx, me.person, row.class_id.into()).await?.is_some();
    if (ended || attends) && rounds::has_part(tx, me.person, &row).await? {
        return Ok(row);
    }
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if questions::way_open(&class) { Ok(row) } else { Err(Error::not_found()) }
}
/// A story of the viewer's own (true), or one that its student shows the viewer, who is on a staff.
pub async fn readable_story(tx: &Tx, viewer: &Viewer, id: StoryId) -> Result<(story::Model, bool)> {
    let me = person(viewer)?;
    let row = story::Entity::find_by_id(id.0)
        .filter(story::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.subject_id == me.person.0 {
        return Ok((row, true));
    }
    let staff = staff(tx, viewer).await?;
    portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::StoryId.eq(id.0))
        .filter(portfolio_reader::Column::PersonId.eq(staff.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    Ok((row, false))
}

/// The same of a conference: one's own, or one that the viewer is invited to. One that was taken off the list is its student's alone.
pub async fn readable_conference(tx: &Tx, viewer: &Viewer, id: ConferenceId) -> Result<(conference::Model, bool)> {
    let me = person(viewer)?;
    let row = conference::Entity::find_by_id(id.0)
        .filter(conference::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.subject_id == me.person.0 {
        return Ok((row, true));
    }
    let staff = staff(tx, viewer).await?;
    portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::ConferenceId.eq(id.0))
        .filter(portfolio_reader::Column::PersonId.eq(staff.0))
        .filter(portfolio_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok((row, false)) }
}

/// The viewer, if they signed in as staff and are on one still.
pub async fn staff(tx: &Tx, viewer: &Viewer) -> Result<PersonId> {
    let me = person(viewer)?;
    if me.staff && school::is_on_a_staff(tx, me.person).await? { Ok(me.person) } else { Err(Error::not_found()) }
}

/// The viewer's role in a school, if any.
pub async fn role(tx: &Tx, viewer: &Viewer, school: SchoolId) -> Result<Option<Role>> {
    let me = person(viewer)?;
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(me.person.0))
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let roles: Vec<_> = rows.iter().filter_map(|row| Role::named(&row.role)).collect();
    Ok(if roles.contains(&Role::Admin) { Some(Role::Admin) } else { roles.first().copied() })
}

/// The schools that a person works in right now.
pub async fn schools_of(tx: &Tx, person: PersonId) -> Result<Vec<SchoolId>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.school_id.into()).collect())
}

/// The classes a person teaches and attends right now.
pub async fn classes_of(tx: &Tx, person: PersonId) -> Result<(Vec<ClassId>, Vec<ClassId>)> {
    let taught = teaching::Entity::find()
        .filter(teaching::Column::PersonId.eq(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let attended = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok((
        taught.into_iter().map(|t| t.class_id.into()).collect(),
        attended.into_iter().map(|e| e.class_id.into()).collect(),
    ))
}

/// The classes that a person attended and is off the roster of. What came of their pieces there is still for them; it ends when the
/// class is put away.
pub async fn classes_left(tx: &Tx, person: PersonId) -> Result<Vec<ClassId>> {
    let running = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::ArchivedAt.is_null())
        .to_owned();
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_not_null())
        .filter(enrollment::Column::ClassId.in_subquery(running))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.class_id.into()).collect())
}

/// The district of a signed-in viewer: the wall between tenants.
pub fn district(viewer: &Viewer) -> Result<DistrictId> {
    match viewer {
        Viewer::Projector { district, .. } => Ok(*district),
        _ => Ok(person(viewer)?.district),
    }
}
