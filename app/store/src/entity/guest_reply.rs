use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guest_reply")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub inquiry_id: Uuid,
    pub subject_id: Uuid,
    pub guest_id: Uuid,
    pub class_id: Uuid,
    pub version: i32,
    pub kind: String,
    pub name: String,
    pub words: String,
    pub state: String,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
    pub answer: String,
    pub answer_state: String,
    pub answered_at: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
