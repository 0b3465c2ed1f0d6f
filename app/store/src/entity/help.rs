use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "help")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub session_id: Uuid,
    pub subject_id: Uuid,
    pub reflection_id: Option<Uuid>,
    pub prompt_id: Option<Uuid>,
    pub sentence: String,
    pub words: String,
    pub stage: String,
    pub claimed_by: Option<Uuid>,
    pub ended_by: Option<Uuid>,
    pub reply: String,
    pub asked_at: i64,
    pub claimed_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub put_away_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
