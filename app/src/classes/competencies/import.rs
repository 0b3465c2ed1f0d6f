//! What would happen to a pasted list, in words.

use domain::competencies::{CompetencyFate, CompetencyPlan, CompetencyRow};

use super::super::dry_run::{BadRow, DryRun};
use crate::messages::sentence;
use crate::t;

/// A judged list, and the same rows as they are posted back.
pub struct CompetencyImport {
    pub plan: CompetencyPlan,
    /// All rows but the bad ones.
    pub rows: String,
}

pub fn dry_run(CompetencyImport { plan, rows }: CompetencyImport) -> DryRun {
    let added = plan.count(|fate| *fate == CompetencyFate::Add);
    let reworded = plan.count(|fate| *fate == CompetencyFate::Reword);
    let back = plan.count(|fate| *fate == CompetencyFate::Restore);
    let already = plan.count(|fate| matches!(fate, CompetencyFate::Already | CompetencyFate::Twice { .. }));
    let bad: Vec<_> = plan.rows.iter().filter_map(bad_row).collect();
    let (wrong, coming) = (bad.len(), added + reworded + back);
    let mut tally = vec![(t!("competencies.will_add"), added)];
    tally.extend((reworded > 0).then(|| (t!("competencies.will_change"), reworded)));
    tally.extend((back > 0).then(|| (t!("competencies.will_come_back"), back)));
    tally.extend([(t!("competencies.already"), already), (t!("competencies.to_mend"), wrong)]);
    let cells = |row: CompetencyRow| {
        let what = what(&row);
        (row.line, vec![row.code, row.statement, what])
    };
    DryRun {
        tally,
        bad,
        columns: vec![t!("competencies.column_code"), t!("competencies.column_words")],
        rows: plan.rows.into_iter().map(cells).collect(),
        coming,
        doing: match wrong {
            0 => t!("competencies.put_on", n = coming),
            _ => t!("competencies.put_on_without", n = coming),
        },
        sealed: rows,
    }
}

fn bad_row(row: &CompetencyRow) -> Option<BadRow> {
    let CompetencyFate::Bad { sentence: why } = &row.fate else { return None };
    Some(BadRow { line: row.line, said: row.statement.clone(), why: sentence(why) })
}

fn what(row: &CompetencyRow) -> String {
    let what = match &row.fate {
        CompetencyFate::Add => t!("competencies.will_add"),
        CompetencyFate::Reword => t!("competencies.will_change"),
        CompetencyFate::Restore => t!("competencies.will_come_back"),
        CompetencyFate::Already => t!("competencies.already"),
        CompetencyFate::Twice { first } => t!("competencies.twice", line = first),
        CompetencyFate::Bad { sentence: why } => return sentence(why),
    };
    match row.not_in_student_words {
        true => format!("{what}. {}", t!("competencies.better_i_can")),
        false => what,
    }
}
