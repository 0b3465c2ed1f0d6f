use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub lesson_id: Uuid,
    pub place: i32,
    pub scene: String,
    pub note: String,
    pub minutes: Option<i32>,
    pub question: Option<String>,
    pub starters: String,
    pub access_point: String,
    pub phase: String,
    pub plan: String,
    pub statement: Option<String>,
    pub rev: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
