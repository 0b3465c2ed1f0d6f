use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub made_by: Uuid,
    pub focus_kind: String,
    pub focus: String,
    pub file_id: Option<Uuid>,
    pub step: String,
    pub minutes: String,
    pub step_since: i64,
    pub shared_at: Option<i64>,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub ended_at: Option<i64>,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
