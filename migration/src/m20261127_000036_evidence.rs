//! Evidence may be anything that its student made. Links of goals and of inquiries become rows of one table, under the ids they had: each
//! says of which kind the thing is, which thing, and which version of it. What goals aim at points to that table from now on.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(evidence()).await?;
        for (old, of) in [("goal_evidence", "goal_id"), ("inquiry_evidence", "inquiry_id")] {
            let copied = format!(
                "INSERT INTO evidence (id, district_id, subject_id, {of}, source, about_id, fixed_id, words, created_at, unlinked_at) \
                 SELECT e.id, e.district_id, e.subject_id, e.{of}, 'piece', v.reflection_id, e.version_id, e.words, e.created_at, e.unlinked_at \
                 FROM {old} e JOIN version v ON v.id = e.version_id"
            );
            m.get_connection().execute_unprepared(&copied).await?;
        }
        aims_point_to(m, "evidence", "evidence_id").await?;
        for old in ["goal_evidence", "inquiry_evidence"] {
            m.drop_table(Table::drop().table(old).to_owned()).await?;
        }
        m.create_index(index("evidence", &["goal_id"])).await?;
        m.create_index(index("evidence", &["inquiry_id"])).await?;
        m.create_index(index("evidence", &["subject_id", "source", "about_id"])).await
    }

    /// Links of pieces go back; what only this release can link is lost.
    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (old, of, parent) in [("goal_evidence", "goal_id", "goal"), ("inquiry_evidence", "inquiry_id", "inquiry")] {
            m.create_table(before(old, of, parent)).await?;
            let copied = format!(
                "INSERT INTO {old} (id, district_id, subject_id, {of}, version_id, words, created_at, unlinked_at) \
                 SELECT id, district_id, subject_id, {of}, fixed_id, words, created_at, unlinked_at \
                 FROM evidence WHERE {of} IS NOT NULL AND source = 'piece'"
            );
            m.get_connection().execute_unprepared(&copied).await?;
        }
        let known = "CASE WHEN evidence_id IN (SELECT id FROM goal_evidence) THEN evidence_id END";
        aims_point_to(m, "goal_evidence", known).await?;
        m.drop_table(Table::drop().table("evidence").to_owned()).await?;
        for (old, of) in [("goal_evidence", "goal_id"), ("inquiry_evidence", "inquiry_id")] {
            m.create_index(index(old, &[of])).await?;
            m.create_index(index(old, &["version_id"])).await?;
        }
        Ok(())
    }
}

fn evidence() -> TableCreateStatement {
    Table::create()
        .table("evidence")
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("subject_id"))
        // Of exactly one of the two.
        .col(uuid_null("goal_id"))
        .col(uuid_null("inquiry_id"))
        .col(text("source"))
        .col(uuid("about_id"))
        .col(uuid_null("fixed_id"))
        .col(text("words"))
        .col(big_integer("created_at"))
        .col(big_integer_null("unlinked_at"))
        .foreign_key(&mut references("evidence", "district_id", "district"))
        .foreign_key(&mut references("evidence", "subject_id", "person"))
        .foreign_key(&mut references("evidence", "goal_id", "goal"))
        .foreign_key(&mut references("evidence", "inquiry_id", "inquiry"))
        .to_owned()
}

fn before(table: &'static str, of: &'static str, parent: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid(of))
        .col(uuid("subject_id"))
        .col(uuid("version_id"))
        .col(text("words"))
        .col(big_integer("created_at"))
        .col(big_integer_null("unlinked_at"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, of, parent))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .foreign_key(&mut references(table, "version_id", "version"))
        .to_owned()
}

/// SQLite changes no foreign key of a table that is there: the table is made anew, with its rows.
async fn aims_point_to(m: &SchemaManager<'_>, table: &'static str, evidence: &str) -> Result<(), DbErr> {
    let anew = Table::create()
        .table("goal_aim_anew")
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("goal_id"))
        .col(uuid("subject_id"))
        .col(uuid("competency_id"))
        .col(uuid("linked_by"))
        .col(big_integer("created_at"))
        .col(big_integer_null("unlinked_at"))
        .col(uuid_null("evidence_id"))
        .col(text("claim"))
        .col(big_integer_null("claimed_at"))
        .foreign_key(&mut references("goal_aim_anew", "district_id", "district"))
        .foreign_key(&mut references("goal_aim_anew", "goal_id", "goal"))
        .foreign_key(&mut references("goal_aim_anew", "subject_id", "person"))
        .foreign_key(&mut references("goal_aim_anew", "competency_id", "competency"))
        .foreign_key(&mut references("goal_aim_anew", "linked_by", "person"))
        .foreign_key(&mut references("goal_aim_anew", "evidence_id", table))
        .to_owned();
    m.create_table(anew).await?;
    let rest =
        "id, district_id, goal_id, subject_id, competency_id, linked_by, created_at, unlinked_at, claim, claimed_at";
    let copied = format!("INSERT INTO goal_aim_anew ({rest}, evidence_id) SELECT {rest}, {evidence} FROM goal_aim");
    m.get_connection().execute_unprepared(&copied).await?;
    m.drop_table(Table::drop().table("goal_aim").to_owned()).await?;
    m.rename_table(Table::rename().table("goal_aim_anew", "goal_aim").to_owned()).await?;
    m.create_index(unique("goal_aim", &["goal_id", "competency_id"])).await
}
