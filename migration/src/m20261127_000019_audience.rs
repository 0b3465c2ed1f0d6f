//! Who reads a perspective beyond its student and their teachers: steps of the ladder, links for guests and what guests say, guardians' yes, and
//! pages for the world, which are copies.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around an inquiry's audiences begins with. The subject is its student.
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
        ladder(m).await?;
        guests(m).await?;
        world(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "world_switch",
            "world_page",
            "guardian_yes",
            "guest_reply",
            "guest",
            "audience_setting",
            "audience_class",
            "audience",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// Partner, class, named, world: one row for each step that was ever wished. (Me needs none; the teachers are `inquiry_reader`.)
async fn ladder(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_inquiry("audience")
            .col(text("step"))
            // The class whose teachers release it; of partner and class also where its readers are.
            .col(uuid("class_id"))
            .col(text("stage"))
            .col(big_integer("rev"))
            // What is open: which version, to which partner, to whom in words, under which pen name, since when and until when.
            .col(integer_null("version"))
            .col(uuid_null("partner_id"))
            .col(text("words"))
            .col(text("pen"))
            .col(big_integer_null("since"))
            .col(big_integer_null("until"))
            // What is wished, while it waits.
            .col(integer_null("wished_version"))
            .col(uuid_null("wished_partner_id"))
            .col(uuid_null("wished_class_id"))
            .col(text("wished_words"))
            .col(text("wished_pen"))
            .col(big_integer_null("wished_at"))
            // A teacher's sentence, and who decided last.
            .col(text("answer"))
            .col(uuid_null("decided_by"))
            .col(big_integer_null("decided_at"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("audience", "class_id", "class"))
            .foreign_key(&mut references("audience", "partner_id", "person"))
            .foreign_key(&mut references("audience", "wished_partner_id", "person"))
            .foreign_key(&mut references("audience", "wished_class_id", "class"))
            .foreign_key(&mut references("audience", "decided_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("audience", &["inquiry_id", "step"])).await?;
    m.create_index(index("audience", &["class_id", "stage"])).await?;
    m.create_index(index("audience", &["wished_class_id"])).await?;
    m.create_index(index("audience", &["partner_id"])).await?;
    m.create_index(index("audience", &["subject_id"])).await?;
    // Another class of the school, to which its teacher released what its student named an audience for.
    m.create_table(
        of_inquiry("audience_class")
            .col(uuid("class_id"))
            .col(uuid("released_by"))
            .col(big_integer("since"))
            .col(big_integer_null("until"))
            .foreign_key(&mut references("audience_class", "class_id", "class"))
            .foreign_key(&mut references("audience_class", "released_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("audience_class", &["inquiry_id", "class_id"])).await?;
    m.create_index(index("audience_class", &["class_id"])).await?;
    // Whether a partner reads without a release. Without a row none does.
    m.create_table(
        Table::create()
            .table("audience_setting")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(boolean("partner_first"))
            .col(uuid("changed_by"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("audience_setting", "district_id", "district"))
            .foreign_key(&mut references("audience_setting", "class_id", "class"))
            .foreign_key(&mut references("audience_setting", "changed_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("audience_setting", &["class_id"])).await
}

async fn guests(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of_inquiry("guest")
            .col(uuid("class_id"))
            .col(text("token_hash"))
            // For whom, in the teacher's words; no page but the teacher's has it.
            .col(text("label"))
            .col(text("greeting"))
            .col(uuid("made_by"))
            .col(big_integer("made_at"))
            .col(big_integer("expires_at"))
            .col(big_integer_null("ended_at"))
            .foreign_key(&mut references("guest", "class_id", "class"))
            .foreign_key(&mut references("guest", "made_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("guest", &["token_hash"])).await?;
    m.create_index(index("guest", &["inquiry_id"])).await?;
    m.create_index(index("guest", &["class_id"])).await?;
    m.create_table(
        of_inquiry("guest_reply")
            .col(uuid("guest_id"))
            .col(uuid("class_id"))
            .col(integer("version"))
            .col(text("kind"))
            // As the guest calls themselves.
            .col(text("name"))
            .col(text("words"))
            .col(text("state"))
            .col(uuid_null("decided_by"))
            .col(big_integer_null("decided_at"))
            // What its student answers, and how far that is on its way to the guest's page.
            .col(text("answer"))
            .col(text("answer_state"))
            .col(big_integer_null("answered_at"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("guest_reply", "guest_id", "guest"))
            .foreign_key(&mut references("guest_reply", "class_id", "class"))
            .foreign_key(&mut references("guest_reply", "decided_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("guest_reply", &["guest_id"])).await?;
    m.create_index(index("guest_reply", &["inquiry_id"])).await?;
    m.create_index(index("guest_reply", &["class_id", "state"])).await
}

async fn world(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("guardian_yes")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("subject_id"))
            // For one inquiry; without one, for a year.
            .col(uuid_null("inquiry_id"))
            .col(text("guardian"))
            .col(text("how"))
            .col(text("said_on"))
            .col(uuid("recorded_by"))
            .col(big_integer("recorded_at"))
            .col(big_integer_null("until"))
            .col(uuid_null("withdrawn_by"))
            .col(big_integer_null("withdrawn_at"))
            .foreign_key(&mut references("guardian_yes", "district_id", "district"))
            .foreign_key(&mut references("guardian_yes", "subject_id", "person"))
            .foreign_key(&mut references("guardian_yes", "inquiry_id", "inquiry"))
            .foreign_key(&mut references("guardian_yes", "recorded_by", "person"))
            .foreign_key(&mut references("guardian_yes", "withdrawn_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("guardian_yes", &["subject_id"])).await?;
    // The copy. What the public finder reads of it names no person.
    m.create_table(
        of_inquiry("world_page")
            .col(text("slug"))
            .col(uuid("yes_id"))
            .col(text("pen"))
            .col(text("question"))
            .col(text("words"))
            .col(text("based_on"))
            .col(text("used_to"))
            .col(text("now"))
            .col(big_integer("published_at"))
            .col(big_integer_null("until"))
            .foreign_key(&mut references("world_page", "yes_id", "guardian_yes"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("world_page", &["slug"])).await?;
    m.create_index(unique("world_page", &["inquiry_id"])).await?;
    m.create_index(index("world_page", &["yes_id"])).await?;
    m.create_index(index("world_page", &["subject_id"])).await?;
    // Without a row it is off.
    m.create_table(
        Table::create()
            .table("world_switch")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(boolean("is_on"))
            .col(uuid("changed_by"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("world_switch", "district_id", "district"))
            .foreign_key(&mut references("world_switch", "changed_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("world_switch", &["district_id"])).await
}
