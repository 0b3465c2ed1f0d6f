use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reflection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Option<Uuid>,
    pub subject_id: Uuid,
    pub prompt_id: Option<Uuid>,
    pub session_id: Option<Uuid>,
    pub question: Option<String>,
    pub access_point: String,
    pub stage: String,
    pub version: i32,
    pub waits: bool,
    pub answered_at: Option<i64>,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub draft_rev: i64,
    pub mode: Option<String>,
    pub mode_why: Option<String>,
    pub board_id: Option<Uuid>,
    pub hand: Option<Uuid>,
    pub stroke: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
