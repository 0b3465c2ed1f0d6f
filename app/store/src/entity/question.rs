use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub subject_id: Uuid,
    pub words: String,
    pub signed: bool,
    pub stage: String,
    pub round_question_id: Option<Uuid>,
    pub why: String,
    pub decided_by: Option<Uuid>,
    pub was_off: bool,
    pub looking: bool,
    pub answer: String,
    pub answered_by: Option<Uuid>,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
