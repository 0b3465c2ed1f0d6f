//! What is said by a criterion may show in a spot on a thing: an area of a picture, a page of a PDF. A moment of a recording stands where the
//! ends of a passage stand, in milliseconds.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Ten-thousandths of a picture, and the number of a page.
const NUMBERS: [&str; 5] = ["x", "y", "w", "h", "page"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let alter = || Table::alter().table("rating_line").to_owned();
        for column in NUMBERS {
            m.alter_table(alter().add_column(integer_null(column)).to_owned()).await?;
        }
        m.alter_table(alter().add_column(string_null("part")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let alter = || Table::alter().table("rating_line").to_owned();
        m.alter_table(alter().drop_column("part").to_owned()).await?;
        for column in NUMBERS {
            m.alter_table(alter().drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
