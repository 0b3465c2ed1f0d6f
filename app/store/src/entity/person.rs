use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub display_name: String,
    pub sort_name: String,
    pub locale: Option<String>,
    pub theme: Option<String>,
    pub letters: Option<String>,
    pub spacing: Option<String>,
    pub contrast: Option<String>,
    pub motion: Option<String>,
    pub external_id: Option<String>,
    pub created_at: i64,
    pub erased_at: Option<i64>,
    pub merged_into: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
