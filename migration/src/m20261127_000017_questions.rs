//! Inquiry, first part: the question board of a class, and question rounds.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table begins with.
fn begins(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        rounds(m).await?;
        in_groups(m).await?;
        board(m).await?;
        marks(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "essential_question",
            "question_setting",
            "question_report",
            "question_wonder",
            "question",
            "round_reflection",
            "round_said",
            "round_question",
            "round_member",
            "round_group",
            "round",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn rounds(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        begins("round")
            .col(uuid("class_id"))
            .col(uuid("made_by"))
            .col(text("focus_kind"))
            .col(text("focus"))
            .col(uuid_null("file_id"))
            .col(text("step"))
            .col(text("minutes"))
            .col(big_integer("step_since"))
            // What the groups chose is shown to the class.
            .col(big_integer_null("shared_at"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("ended_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("round", "class_id", "class"))
            .foreign_key(&mut references("round", "made_by", "person"))
            .foreign_key(&mut references("round", "file_id", "file"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("round", &["class_id"])).await?;
    m.create_index(index("round", &["file_id"])).await?;
    m.create_table(
        begins("round_group")
            .col(uuid("round_id"))
            .col(integer("number"))
            // Whose device writes.
            .col(uuid_null("scribe_id"))
            .foreign_key(&mut references("round_group", "round_id", "round"))
            .foreign_key(&mut references("round_group", "scribe_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("round_group", &["round_id", "number"])).await?;
    m.create_table(
        begins("round_member")
            .col(uuid("round_id"))
            .col(uuid("group_id"))
            .col(uuid("subject_id"))
            .col(big_integer("since"))
            .foreign_key(&mut references("round_member", "round_id", "round"))
            .foreign_key(&mut references("round_member", "group_id", "round_group"))
            .foreign_key(&mut references("round_member", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("round_member", &["round_id", "subject_id"])).await?;
    m.create_index(index("round_member", &["group_id"])).await?;
    m.create_index(index("round_member", &["subject_id"])).await
}

async fn in_groups(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        begins("round_question")
            .col(uuid("round_id"))
            .col(uuid("group_id"))
            // Who wrote it down; whose words they are nobody says.
            .col(uuid("subject_id"))
            .col(integer("place"))
            .col(text("words"))
            .col(text_null("kind"))
            .col(uuid_null("changed_from"))
            .col(boolean("crossed"))
            .col(boolean("chosen"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("round_question", "round_id", "round"))
            .foreign_key(&mut references("round_question", "group_id", "round_group"))
            .foreign_key(&mut references("round_question", "subject_id", "person"))
            .foreign_key(&mut references("round_question", "changed_from", "round_question"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("round_question", &["group_id"])).await?;
    m.create_index(index("round_question", &["round_id"])).await?;
    m.create_index(index("round_question", &["subject_id"])).await?;
    m.create_index(unique("round_question", &["changed_from"])).await?;
    m.create_table(
        begins("round_said")
            .col(uuid("group_id"))
            .col(uuid("subject_id"))
            .col(text("part"))
            .col(text("words"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("round_said", "group_id", "round_group"))
            .foreign_key(&mut references("round_said", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("round_said", &["group_id", "part"])).await?;
    m.create_index(index("round_said", &["subject_id"])).await?;
    m.create_table(
        begins("round_reflection")
            .col(uuid("round_id"))
            .col(uuid("subject_id"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("round_reflection", "round_id", "round"))
            .foreign_key(&mut references("round_reflection", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("round_reflection", &["round_id", "subject_id"])).await?;
    m.create_index(index("round_reflection", &["subject_id"])).await
}

async fn board(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        begins("question")
            .col(uuid("class_id"))
            .col(uuid("subject_id"))
            .col(text("words"))
            // The student's name stands beside it.
            .col(boolean("signed"))
            .col(text("stage"))
            // A group chose it in a round: it is the class's then, and nobody's own.
            .col(uuid_null("round_question_id"))
            .col(text("why"))
            .col(uuid_null("decided_by"))
            // A teacher took it off, and has not let it back since.
            .col(boolean("was_off"))
            .col(boolean("looking"))
            .col(text("answer"))
            .col(uuid_null("answered_by"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("question", "class_id", "class"))
            .foreign_key(&mut references("question", "subject_id", "person"))
            .foreign_key(&mut references("question", "round_question_id", "round_question"))
            .foreign_key(&mut references("question", "decided_by", "person"))
            .foreign_key(&mut references("question", "answered_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("question", &["class_id", "stage"])).await?;
    m.create_index(index("question", &["subject_id"])).await?;
    m.create_index(unique("question", &["round_question_id"])).await?;
    m.create_table(
        begins("essential_question")
            .col(uuid("class_id"))
            .col(uuid("made_by"))
            .col(uuid_null("round_id"))
            .col(text("words"))
            .col(boolean("resting"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("essential_question", "class_id", "class"))
            .foreign_key(&mut references("essential_question", "made_by", "person"))
            .foreign_key(&mut references("essential_question", "round_id", "round"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("essential_question", &["class_id"])).await?;
    m.create_table(
        begins("question_setting")
            .col(uuid("class_id"))
            .col(text("appears"))
            .col(uuid("changed_by"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("question_setting", "class_id", "class"))
            .foreign_key(&mut references("question_setting", "changed_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("question_setting", &["class_id"])).await
}

/// What students say to one another's questions: they wonder, too; it should not be here.
async fn marks(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        begins("question_wonder")
            .col(uuid("question_id"))
            .col(uuid("subject_id"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("question_wonder", "question_id", "question"))
            .foreign_key(&mut references("question_wonder", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("question_wonder", &["question_id", "subject_id"])).await?;
    m.create_index(index("question_wonder", &["subject_id"])).await?;
    m.create_table(
        begins("question_report")
            .col(uuid("question_id"))
            .col(uuid("subject_id"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .col(uuid_null("settled_by"))
            .col(big_integer_null("settled_at"))
            .foreign_key(&mut references("question_report", "question_id", "question"))
            .foreign_key(&mut references("question_report", "subject_id", "person"))
            .foreign_key(&mut references("question_report", "settled_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("question_report", &["question_id", "subject_id"])).await?;
    m.create_index(index("question_report", &["subject_id"])).await
}
