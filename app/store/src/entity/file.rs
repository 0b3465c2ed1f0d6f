use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub owner_id: Uuid,
    pub kind: String,
    pub media_type: String,
    pub bytes: i64,
    pub received: i64,
    pub state: String,
    pub sha256: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub lasts_ms: Option<i64>,
    pub small: bool,
    pub refused: Option<String>,
    pub created_at: i64,
    pub changed_at: i64,
    pub gone_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
