//! What a student picks and tells of what they made, the conferences they lead, and what they brought from another Waymark.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table of a student's own begins with.
fn of_student(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("subject_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .to_owned()
}

fn of(parent: &'static str, column: &'static str, table: &'static str) -> TableCreateStatement {
    of_student(table).col(uuid(column)).foreign_key(&mut references(table, column, parent)).to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        stories(m).await?;
        conferences(m).await?;
        brought(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "brought_file",
            "brought_item",
            "brought",
            "portfolio_reader",
            "agreed_step",
            "conference_question",
            "conference_pick",
            "conference_item",
            "conference",
            "story_part",
            "story",
        ] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn stories(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_student("story")
            .col(integer("year"))
            .col(text("name"))
            .col(uuid_null("brought_id"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("story", &["subject_id", "year"])).await?;
    m.create_table(
        of("story", "story_id", "story_part")
            .col(integer("place"))
            // What is picked: nothing for a chapter.
            .col(text_null("source"))
            .col(uuid_null("about_id"))
            .col(uuid_null("fixed_id"))
            .col(text("heading"))
            .col(text("words"))
            .col(uuid_null("brought_id"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("removed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("story_part", &["story_id"])).await?;
    m.create_index(index("story_part", &["subject_id"])).await
}

async fn conferences(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_student("conference")
            .col(text("whom"))
            .col(text("at_words"))
            .col(text("stage"))
            .col(text("looked_back"))
            .col(uuid_null("brought_id"))
            .col(big_integer_null("rehearsed_at"))
            .col(big_integer_null("held_at"))
            .col(big_integer_null("looked_back_at"))
            .col(big_integer_null("removed_at"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("conference", &["subject_id"])).await?;
    m.create_table(
        of("conference", "conference_id", "conference_item")
            .col(integer("place"))
            .col(text("kind"))
            .col(text("title"))
            // For its student alone, in rehearsal.
            .col(text("notes"))
            .col(big_integer_null("removed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("conference_item", &["conference_id"])).await?;
    m.create_table(
        of("conference_item", "item_id", "conference_pick")
            .col(uuid("part_id"))
            .foreign_key(&mut references("conference_pick", "part_id", "story_part"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("conference_pick", &["item_id", "part_id"])).await?;
    m.create_table(
        of("conference", "conference_id", "conference_question")
            .col(text("words"))
            .col(big_integer("created_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("conference_question", &["conference_id"])).await?;
    m.create_table(
        of("conference", "conference_id", "agreed_step")
            .col(text("who"))
            .col(text("words"))
            .col(text("by_words"))
            .col(uuid_null("goal_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("agreed_step", "goal_id", "goal"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("agreed_step", &["conference_id"])).await?;
    // Who sees a story, or is invited to a conference.
    m.create_table(
        of_student("portfolio_reader")
            .col(uuid_null("story_id"))
            .col(uuid_null("conference_id"))
            .col(uuid("person_id"))
            .col(big_integer("since"))
            .col(big_integer_null("until"))
            .foreign_key(&mut references("portfolio_reader", "story_id", "story"))
            .foreign_key(&mut references("portfolio_reader", "conference_id", "conference"))
            .foreign_key(&mut references("portfolio_reader", "person_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("portfolio_reader", &["story_id"])).await?;
    m.create_index(index("portfolio_reader", &["conference_id"])).await?;
    m.create_index(index("portfolio_reader", &["person_id"])).await
}

/// What was brought is kept as it was told, one document for each thing: a class, a board or a teacher of another school is nothing
/// that could be made here.
async fn brought(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_student("brought")
            .col(text("origin"))
            .col(uuid("by_id"))
            .col(big_integer("created_at"))
            // Looked at, and not brought in yet: none.
            .col(big_integer_null("finished_at"))
            .foreign_key(&mut references("brought", "by_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("brought", &["subject_id"])).await?;
    m.create_table(
        of("brought", "import_id", "brought_item")
            .col(uuid("foreign_id"))
            .col(text("kind"))
            .col(text("point"))
            .col(big_integer("made_at"))
            .col(text("document"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("brought_item", &["subject_id", "foreign_id"])).await?;
    m.create_index(index("brought_item", &["subject_id", "made_at"])).await?;
    m.create_table(
        of("brought", "import_id", "brought_file")
            .col(uuid("foreign_id"))
            .col(uuid("file_id"))
            .foreign_key(&mut references("brought_file", "file_id", "file"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("brought_file", &["subject_id", "foreign_id"])).await?;
    m.create_index(index("brought_file", &["file_id"])).await
}
