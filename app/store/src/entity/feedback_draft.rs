use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub reflection_id: Uuid,
    pub subject_id: Uuid,
    pub author_id: Uuid,
    pub rev: i64,
    pub strength: String,
    pub question: String,
    pub next_step: String,
    pub passages: String,
    pub changed_at: i64,
    pub voice_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
