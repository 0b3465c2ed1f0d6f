use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "board")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub made_by: Uuid,
    pub changed_by: Uuid,
    pub prompt_id: Option<Uuid>,
    pub target: String,
    pub template: String,
    pub stage: String,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub opened_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
