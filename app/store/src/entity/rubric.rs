use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rubric")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub made_by: Uuid,
    pub changed_by: Uuid,
    pub title: String,
    pub stage: String,
    pub step: Option<String>,
    pub notes_open: bool,
    pub version: i32,
    pub rev: i64,
    pub made_with_class_at: Option<i64>,
    pub created_at: i64,
    pub changed_at: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
