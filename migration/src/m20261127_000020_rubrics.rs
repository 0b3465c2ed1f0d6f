//! Rubrics with their wordings, how a class made one, what was said of a version by them; and data that a student looks back on.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around a rubric begins with.
fn of_rubric(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("rubric_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "rubric_id", "rubric"))
        .to_owned()
}

/// What every table of a student's own data begins with.
fn of_measure(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("subject_id"))
        .col(uuid("measure_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .foreign_key(&mut references(table, "measure_id", "measure"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        rubrics(m).await?;
        makings(m).await?;
        ratings(m).await?;
        measures(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "measure_note",
            "measure_point",
            "measure",
            "rating_talk",
            "rating_line",
            "rating",
            "piece_rubric",
            "prompt_rubric",
            "rubric_reply",
            "rubric_note",
            "rubric_sample",
            "rubric_criterion",
            "rubric_wording",
            "rubric",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn rubrics(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("rubric")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(uuid("made_by"))
            .col(uuid("changed_by"))
            .col(text("title"))
            .col(text("stage"))
            // Where its making with the class stands; of no other.
            .col(text_null("step"))
            // The class reads each other's notes, without names.
            .col(boolean("notes_open"))
            // Its newest wording.
            .col(integer("version"))
            .col(big_integer("rev"))
            .col(big_integer_null("made_with_class_at"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("rubric", "district_id", "district"))
            .foreign_key(&mut references("rubric", "class_id", "class"))
            .foreign_key(&mut references("rubric", "made_by", "person"))
            .foreign_key(&mut references("rubric", "changed_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("rubric", &["class_id"])).await?;
    m.create_table(
        of_rubric("rubric_wording")
            .col(integer("version"))
            // Names of its levels, as JSON; none of a single-point rubric.
            .col(text("levels"))
            .col(big_integer("created_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("rubric_wording", &["rubric_id", "version"])).await?;
    m.create_table(
        of_rubric("rubric_criterion")
            .col(uuid("wording_id"))
            // The criterion that it was when it was first worded: what it is in every wording.
            .col(uuid("root_id"))
            .col(integer("place"))
            .col(text("words"))
            // What each level looks like, as JSON.
            .col(text("levels"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("rubric_criterion", "wording_id", "rubric_wording"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("rubric_criterion", &["wording_id"])).await?;
    m.create_index(index("rubric_criterion", &["root_id"])).await?;
    m.create_table(
        of_rubric("prompt_rubric")
            .col(uuid("prompt_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("prompt_rubric", "prompt_id", "prompt"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("prompt_rubric", &["prompt_id"])).await?;
    m.create_index(index("prompt_rubric", &["rubric_id"])).await?;
    m.create_table(
        of_rubric("piece_rubric")
            .col(uuid("subject_id"))
            .col(uuid("reflection_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("piece_rubric", "subject_id", "person"))
            .foreign_key(&mut references("piece_rubric", "reflection_id", "reflection"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("piece_rubric", &["reflection_id"])).await?;
    m.create_index(index("piece_rubric", &["rubric_id"])).await?;
    m.create_index(index("piece_rubric", &["subject_id"])).await
}

async fn makings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_rubric("rubric_sample")
            .col(uuid("made_by"))
            .col(integer("place"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("rubric_sample", "made_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("rubric_sample", &["rubric_id"])).await?;
    m.create_table(
        of_rubric("rubric_note")
            .col(uuid("subject_id"))
            .col(uuid_null("sample_id"))
            .col(text("words"))
            // Under which criterion it was sorted, by its root.
            .col(uuid_null("root_id"))
            .col(big_integer("created_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("rubric_note", "subject_id", "person"))
            .foreign_key(&mut references("rubric_note", "sample_id", "rubric_sample"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("rubric_note", &["rubric_id"])).await?;
    m.create_index(index("rubric_note", &["subject_id"])).await?;
    m.create_table(
        of_rubric("rubric_reply")
            .col(uuid("subject_id"))
            .col(uuid("root_id"))
            // The wording that was answered: another one is answered anew.
            .col(text("about"))
            .col(boolean("fits"))
            .col(text("words"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("rubric_reply", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("rubric_reply", &["root_id", "subject_id"])).await?;
    m.create_index(index("rubric_reply", &["rubric_id"])).await?;
    m.create_index(index("rubric_reply", &["subject_id"])).await
}

async fn ratings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_rubric("rating")
            .col(uuid("wording_id"))
            .col(uuid("subject_id"))
            .col(uuid("reflection_id"))
            .col(uuid("version_id"))
            .col(integer("version"))
            .col(uuid("author_id"))
            // Its student's own; others see it when it is shown.
            .col(boolean("own"))
            .col(boolean("shown"))
            // How often it was said: every time stays.
            .col(integer("round"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("rating", "wording_id", "rubric_wording"))
            .foreign_key(&mut references("rating", "subject_id", "person"))
            .foreign_key(&mut references("rating", "reflection_id", "reflection"))
            .foreign_key(&mut references("rating", "version_id", "version"))
            .foreign_key(&mut references("rating", "author_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("rating", &["version_id", "rubric_id", "author_id"])).await?;
    m.create_index(index("rating", &["reflection_id"])).await?;
    m.create_index(index("rating", &["subject_id"])).await?;
    m.create_table(
        Table::create()
            .table("rating_line")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("subject_id"))
            .col(uuid("rating_id"))
            .col(integer("round"))
            .col(uuid("criterion_id"))
            // `not_yet`, `here`, `beyond`, or a level's number; null for words alone.
            .col(text_null("stands"))
            .col(text("growing"))
            .col(text("beyond"))
            // The passage that shows it, as a comment on a passage says it.
            .col(integer_null("starts"))
            .col(integer_null("ends"))
            .col(text_null("quote"))
            // Or what the version shows.
            .col(uuid_null("shown_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("rating_line", "district_id", "district"))
            .foreign_key(&mut references("rating_line", "subject_id", "person"))
            .foreign_key(&mut references("rating_line", "rating_id", "rating"))
            .foreign_key(&mut references("rating_line", "criterion_id", "rubric_criterion"))
            .foreign_key(&mut references("rating_line", "shown_id", "shown"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("rating_line", &["rating_id", "round", "criterion_id"])).await?;
    m.create_index(index("rating_line", &["subject_id"])).await?;
    m.create_table(
        of_rubric("rating_talk")
            .col(uuid("subject_id"))
            .col(uuid("reflection_id"))
            .col(uuid("root_id"))
            .col(uuid("author_id"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("rating_talk", "subject_id", "person"))
            .foreign_key(&mut references("rating_talk", "reflection_id", "reflection"))
            .foreign_key(&mut references("rating_talk", "author_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("rating_talk", &["reflection_id"])).await?;
    m.create_index(index("rating_talk", &["subject_id"])).await
}

async fn measures(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("measure")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("subject_id"))
            // Whose staff sees it; none for what the student keeps to themselves.
            .col(uuid_null("class_id"))
            .col(uuid("made_by"))
            .col(text("kind"))
            .col(text("name"))
            .col(text("unit"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("aside_at"))
            .foreign_key(&mut references("measure", "district_id", "district"))
            .foreign_key(&mut references("measure", "subject_id", "person"))
            .foreign_key(&mut references("measure", "class_id", "class"))
            .foreign_key(&mut references("measure", "made_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("measure", &["subject_id"])).await?;
    m.create_index(index("measure", &["class_id"])).await?;
    m.create_table(
        of_measure("measure_point")
            .col(uuid("made_by"))
            // A day as `YYYY-MM-DD`, and thousandths.
            .col(text("day"))
            .col(big_integer("amount"))
            .col(big_integer("created_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("measure_point", "made_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("measure_point", &["measure_id"])).await?;
    m.create_index(index("measure_point", &["subject_id"])).await?;
    m.create_table(
        of_measure("measure_note")
            .col(uuid_null("before_id"))
            .col(uuid_null("after_id"))
            .col(text("says"))
            .col(text("will"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("measure_note", "before_id", "measure_point"))
            .foreign_key(&mut references("measure_note", "after_id", "measure_point"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("measure_note", &["measure_id"])).await?;
    m.create_index(index("measure_note", &["subject_id"])).await
}
