use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub session_id: Uuid,
    pub scene: String,
    pub before: Option<String>,
    pub subject: Option<Uuid>,
    pub page: Option<i32>,
    pub seconds: Option<i32>,
    pub ends_at: Option<i64>,
    pub changed_by: Uuid,
    pub changed_at: i64,
    pub rev: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
