//! Every source, in one list. A feature that students do something in is one more file beside this one, and one more line here: it
//! hands back [`Trace`]s of what its students did, of what waits for a teacher, and of what waits for them, and asks a fixed number of
//! questions however large the class is.

use domain::access::Trace;

use super::{
    Of, audiences, boards, goal_asks, goals, inquiries, measures, pairs, pieces, prompts, questions, ratings, replies,
    shelf, tries,
};
use crate::Result;

pub async fn all(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut traces = Vec::new();
    // Reflection, and what is written by any other way in.
    traces.extend(pieces::traces(of).await?);
    traces.extend(prompts::traces(of).await?);
    traces.extend(pairs::traces(of).await?);
    traces.extend(ratings::traces(of).await?);
    traces.extend(measures::traces(of).await?);
    // Goals.
    traces.extend(goals::traces(of).await?);
    traces.extend(goal_asks::traces(of).await?);
    // Choice.
    traces.extend(boards::traces(of).await?);
    traces.extend(shelf::traces(of).await?);
    traces.extend(tries::traces(of).await?);
    // Inquiry.
    traces.extend(questions::traces(of).await?);
    traces.extend(inquiries::traces(of).await?);
    traces.extend(audiences::traces(of).await?);
    traces.extend(replies::traces(of).await?);
    Ok(traces)
}
