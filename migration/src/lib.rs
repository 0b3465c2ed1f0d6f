//! Waymark's tables, one file per change. Each runs in a transaction, on SQLite and on PostgreSQL.

use sea_orm_migration::{MigrationTrait, async_trait};
pub use sea_orm_migration::{MigratorTrait, SchemaManager};

mod m20261124_000001_people;
mod m20261124_000002_classes;
mod m20261124_000003_sign_in;
mod m20261124_000004_journal;
mod m20261124_000005_prompts;
mod m20261124_000006_reflections;
mod m20261124_000007_feedback;
mod m20261124_000008_releases;
mod m20261124_000009_drafts;
mod m20261127_000010_staff;
mod m20261127_000011_linked_by;
mod m20261127_000012_goals;
mod m20261127_000013_files;
mod m20261127_000014_choices;
mod m20261127_000015_showing;
mod m20261127_000016_shelf;
mod m20261127_000017_questions;
mod m20261127_000018_inquiry;
mod m20261127_000019_audience;
mod m20261127_000020_rubrics;
mod m20261127_000021_portfolio;
mod m20261127_000023_left;
mod m20261127_000024_stage;
mod m20261127_000025_closing;
mod m20261127_000026_help;
mod m20261127_000029_lesson;
mod m20261127_000030_safety;
mod m20261127_000031_reply_starter;
mod m20261127_000033_cut;
mod m20261127_000034_secret_mark;
mod m20261127_000035_choice_goal;
mod m20261127_000036_evidence;
mod m20261128_000038_page_mark;
mod m20261128_000039_named_tool;
mod m20261128_000040_confidence;
mod m20261128_000042_hand;
mod m20261128_000044_idle;
mod m20261128_000045_badge;
mod m20261128_000046_comfort;
mod m20261128_000047_adopted;
mod m20261128_000048_shown_notes;
mod m20261128_000049_reported_words;
mod m20261128_000050_cited_spot;
mod m20261128_000051_own_mode;
mod m20261128_000052_brought_again;
mod m20261128_000053_draft_rev;
mod m20261130_000054_prompt_wordings;
mod table;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_people::Migration),
            Box::new(m20261124_000002_classes::Migration),
            Box::new(m20261124_000003_sign_in::Migration),
            Box::new(m20261124_000004_journal::Migration),
            Box::new(m20261124_000005_prompts::Migration),
            Box::new(m20261124_000006_reflections::Migration),
            Box::new(m20261124_000007_feedback::Migration),
            Box::new(m20261124_000008_releases::Migration),
            Box::new(m20261124_000009_drafts::Migration),
            Box::new(m20261127_000010_staff::Migration),
            Box::new(m20261127_000011_linked_by::Migration),
            Box::new(m20261127_000012_goals::Migration),
            Box::new(m20261127_000013_files::Migration),
            Box::new(m20261127_000014_choices::Migration),
            Box::new(m20261127_000015_showing::Migration),
            Box::new(m20261127_000016_shelf::Migration),
            Box::new(m20261127_000017_questions::Migration),
            Box::new(m20261127_000018_inquiry::Migration),
            Box::new(m20261127_000019_audience::Migration),
            Box::new(m20261127_000020_rubrics::Migration),
            Box::new(m20261127_000021_portfolio::Migration),
            Box::new(m20261127_000023_left::Migration),
            Box::new(m20261127_000024_stage::Migration),
            Box::new(m20261127_000025_closing::Migration),
            Box::new(m20261127_000026_help::Migration),
            Box::new(m20261127_000029_lesson::Migration),
            Box::new(m20261127_000030_safety::Migration),
            Box::new(m20261127_000031_reply_starter::Migration),
            Box::new(m20261127_000033_cut::Migration),
            Box::new(m20261127_000034_secret_mark::Migration),
            Box::new(m20261127_000035_choice_goal::Migration),
            Box::new(m20261127_000036_evidence::Migration),
            Box::new(m20261128_000038_page_mark::Migration),
            Box::new(m20261128_000039_named_tool::Migration),
            Box::new(m20261128_000040_confidence::Migration),
            Box::new(m20261128_000042_hand::Migration),
            Box::new(m20261128_000044_idle::Migration),
            Box::new(m20261128_000045_badge::Migration),
            Box::new(m20261128_000046_comfort::Migration),
            Box::new(m20261128_000047_adopted::Migration),
            Box::new(m20261128_000048_shown_notes::Migration),
            Box::new(m20261128_000049_reported_words::Migration),
            Box::new(m20261128_000050_cited_spot::Migration),
            Box::new(m20261128_000051_own_mode::Migration),
            Box::new(m20261128_000052_brought_again::Migration),
            Box::new(m20261128_000053_draft_rev::Migration),
            Box::new(m20261130_000054_prompt_wordings::Migration),
        ]
    }
}
