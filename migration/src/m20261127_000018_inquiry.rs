//! Inquiries: their wordings, who sees them, research notes, perspectives, what teachers say; replies of other students, and how a class moderates them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around an inquiry begins with. The subject is its student.
fn of_inquiry(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("inquiry_id"))
        .col(uuid("subject_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "inquiry_id", "inquiry"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("inquiry")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                // The question of a class's board that it grew from. The words are the inquiry's own; the board may be gone.
                .col(uuid_null("question_id"))
                .col(text("stage"))
                .col(text("pace"))
                .col(integer("wording"))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("inquiry", "district_id", "district"))
                .foreign_key(&mut references("inquiry", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("inquiry", &["subject_id"])).await?;
        m.create_table(
            of_inquiry("inquiry_wording")
                .col(integer("number"))
                .col(text("words"))
                .col(text("because"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("inquiry_wording", &["inquiry_id", "number"])).await?;
        m.create_table(
            of_inquiry("inquiry_class")
                .col(uuid("class_id"))
                .foreign_key(&mut references("inquiry_class", "class_id", "class"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("inquiry_class", &["inquiry_id", "class_id"])).await?;
        m.create_index(index("inquiry_class", &["class_id"])).await?;
        m.create_table(
            of_inquiry("inquiry_reader")
                .col(uuid("person_id"))
                .col(big_integer("since"))
                .col(big_integer_null("until"))
                .foreign_key(&mut references("inquiry_reader", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("inquiry_reader", &["inquiry_id", "person_id"])).await?;
        m.create_index(index("inquiry_reader", &["person_id"])).await?;
        research(m).await?;
        perspectives(m).await?;
        replies(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "inquiry_setting",
            "reply_report",
            "reply",
            "inquiry_remark",
            "perspective_draft",
            "perspective",
            "inquiry_evidence",
            "inquiry_trust",
            "inquiry_note",
            "inquiry_reader",
            "inquiry_class",
            "inquiry_wording",
            "inquiry",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn research(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A note and the source it is from are one thing. A note of the student's own has no title, no address and no trust.
    m.create_table(
        of_inquiry("inquiry_note")
            .col(text("words"))
            .col(text("title"))
            .col(text("address"))
            .col(text("says"))
            .col(integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("removed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("inquiry_note", &["inquiry_id"])).await?;
    // How far a source was trusted, each time its student thought anew. The newest is what they think now.
    m.create_table(
        of_inquiry("inquiry_trust")
            .col(uuid("note_id"))
            .col(text("trust"))
            .col(text("why"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("inquiry_trust", "note_id", "inquiry_note"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("inquiry_trust", &["note_id"])).await?;
    m.create_index(index("inquiry_trust", &["inquiry_id"])).await?;
    m.create_table(
        of_inquiry("inquiry_evidence")
            .col(uuid("version_id"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .col(big_integer_null("unlinked_at"))
            .foreign_key(&mut references("inquiry_evidence", "version_id", "version"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("inquiry_evidence", &["inquiry_id"])).await?;
    m.create_index(index("inquiry_evidence", &["version_id"])).await
}

async fn perspectives(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_inquiry("perspective")
            .col(integer("number"))
            // The question as it was worded then.
            .col(text("question"))
            .col(text("words"))
            .col(text("based_on"))
            .col(text("used_to"))
            .col(text("now"))
            .col(big_integer("created_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("perspective", &["inquiry_id", "number"])).await?;
    // What is written and not said yet. One for an inquiry, its student's alone.
    m.create_table(
        of_inquiry("perspective_draft")
            .col(text("words"))
            .col(text("based_on"))
            .col(text("used_to"))
            .col(text("now"))
            .col(big_integer("changed_at"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("perspective_draft", &["inquiry_id"])).await?;
    // What a teacher asks or notices: about a note, about a perspective, or about the whole.
    m.create_table(
        of_inquiry("inquiry_remark")
            .col(uuid("author_id"))
            .col(text("kind"))
            .col(uuid_null("note_id"))
            .col(uuid_null("perspective_id"))
            .col(text("words"))
            .col(text("answer"))
            .col(big_integer("created_at"))
            .col(big_integer_null("answered_at"))
            .col(big_integer_null("taken_back_at"))
            .foreign_key(&mut references("inquiry_remark", "author_id", "person"))
            .foreign_key(&mut references("inquiry_remark", "note_id", "inquiry_note"))
            .foreign_key(&mut references("inquiry_remark", "perspective_id", "perspective"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("inquiry_remark", &["inquiry_id"])).await
}

async fn replies(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("reply")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("inquiry_id"))
            .col(uuid("perspective_id"))
            // Who wrote it.
            .col(uuid("subject_id"))
            // Whose perspective it is about.
            .col(uuid("owner_id"))
            // The class through which its writer read, whose staff moderates it.
            .col(uuid("class_id"))
            .col(text("through"))
            .col(text("kind"))
            .col(text("words"))
            .col(text("state"))
            // What staff wrote when they held it.
            .col(text("held_words"))
            .col(uuid_null("decided_by"))
            .col(big_integer_null("decided_at"))
            // What the owner of the perspective answers.
            .col(text("answer"))
            .col(text("answer_state"))
            .col(text("answer_held"))
            .col(big_integer_null("answered_at"))
            .col(big_integer_null("helped_at"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("reply", "district_id", "district"))
            .foreign_key(&mut references("reply", "inquiry_id", "inquiry"))
            .foreign_key(&mut references("reply", "perspective_id", "perspective"))
            .foreign_key(&mut references("reply", "subject_id", "person"))
            .foreign_key(&mut references("reply", "owner_id", "person"))
            .foreign_key(&mut references("reply", "class_id", "class"))
            .foreign_key(&mut references("reply", "decided_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("reply", &["inquiry_id"])).await?;
    m.create_index(index("reply", &["class_id", "state"])).await?;
    m.create_index(index("reply", &["subject_id"])).await?;
    m.create_table(
        Table::create()
            .table("reply_report")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("reply_id"))
            // Who reported it.
            .col(uuid("subject_id"))
            .col(text("reason"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .col(uuid_null("settled_by"))
            .col(big_integer_null("settled_at"))
            .foreign_key(&mut references("reply_report", "district_id", "district"))
            .foreign_key(&mut references("reply_report", "reply_id", "reply"))
            .foreign_key(&mut references("reply_report", "subject_id", "person"))
            .foreign_key(&mut references("reply_report", "settled_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("reply_report", &["reply_id", "subject_id"])).await?;
    m.create_index(index("reply_report", &["subject_id"])).await?;
    // Whether replies of a class are released first. Without a row they are.
    m.create_table(
        Table::create()
            .table("inquiry_setting")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(boolean("release_first"))
            .col(uuid("changed_by"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("inquiry_setting", "district_id", "district"))
            .foreign_key(&mut references("inquiry_setting", "class_id", "class"))
            .foreign_key(&mut references("inquiry_setting", "changed_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("inquiry_setting", &["class_id"])).await
}
