use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tried")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub try_id: Uuid,
    pub subject_id: Uuid,
    pub strategy_id: Option<Uuid>,
    pub kind: String,
    pub name: String,
    pub place: i32,
    pub changed: String,
    pub keeps: Option<String>,
    pub reflection_id: Option<Uuid>,
    pub created_at: i64,
    pub told_at: Option<i64>,
    pub tool_strategy_id: Option<Uuid>,
    pub tool_why: Option<String>,
    pub tool_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
