use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rubric_note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub rubric_id: Uuid,
    pub subject_id: Uuid,
    pub sample_id: Option<Uuid>,
    pub words: String,
    pub root_id: Option<Uuid>,
    pub created_at: i64,
    /// Since when the class may read it, while notes are open.
    pub shown_at: Option<i64>,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
