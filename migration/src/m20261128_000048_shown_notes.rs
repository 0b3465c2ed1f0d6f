//! Notes of a rubric's making reach the class one by one, when a teacher has read them. What was open already stays so.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("rubric_note").add_column(big_integer_null("shown_at")).to_owned()).await?;
        let open = Query::select().column("id").from("rubric").and_where(Expr::col("notes_open").eq(true)).to_owned();
        let shown = Query::update()
            .table("rubric_note")
            .value("shown_at", Expr::col("created_at"))
            .and_where(Expr::col("rubric_id").in_subquery(open))
            .to_owned();
        m.execute(shown).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("rubric_note").drop_column("shown_at").to_owned()).await
    }
}
