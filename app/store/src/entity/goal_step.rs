use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goal_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub goal_id: Uuid,
    pub subject_id: Uuid,
    pub thought_id: Option<Uuid>,
    pub words: String,
    pub created_at: i64,
    pub by_at: i64,
    pub ended: Option<String>,
    pub end_words: String,
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
