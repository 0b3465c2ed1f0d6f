//! Every source, in one list. A feature that students do something in is one more file beside this one, and one more line or two here: it says
//! of which moments it knows, which are asked for together, and hands back [`Trace`]s of the rest: of what its students did, of what waits for
//! a teacher, and of what waits for them. It asks a fixed number of questions however large the class is, and none about what is not there.

use domain::access::Trace;

use super::{
    Of, audiences, boards, goal_asks, goals, inquiries, measures, pairs, pieces, prompts, questions, ratings, replies,
    shelf, tries,
};
use crate::Result;
use crate::moments::Moments;

pub async fn all(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut moments = Moments::default();
    // Reflection, and what is written by any other way in.
    pieces::moments(of, &mut moments);
    pairs::moments(of, &mut moments);
    ratings::moments(of, &mut moments);
    measures::moments(of, &mut moments);
    // Goals.
    goals::moments(of, &mut moments);
    goal_asks::moments(of, &mut moments);
    // Choice.
    boards::moments(of, &mut moments);
    tries::moments(of, &mut moments);
    // Inquiry.
    questions::moments(of, &mut moments);
    inquiries::moments(of, &mut moments);
    audiences::moments(of, &mut moments);
    replies::moments(of, &mut moments);
    let moments = moments.all(of.tx).await?.into_iter();
    let mut traces: Vec<Trace> = moments.map(|(kind, student, at)| kind.trace(student, at)).collect();

    traces.extend(pieces::traces(of).await?);
    traces.extend(prompts::traces(of).await?);
    traces.extend(goals::traces(of).await?);
    traces.extend(boards::traces(of).await?);
    traces.extend(shelf::traces(of).await?);
    traces.extend(inquiries::traces(of).await?);
    traces.extend(audiences::traces(of).await?);
    traces.extend(replies::traces(of).await?);
    Ok(traces)
}
