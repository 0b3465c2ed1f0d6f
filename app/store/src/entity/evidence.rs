use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    /// Of a goal or of an inquiry.
    pub goal_id: Option<Uuid>,
    pub inquiry_id: Option<Uuid>,
    pub source: String,
    pub about_id: Uuid,
    /// Of a piece the version, of an inquiry the perspective or the note.
    pub fixed_id: Option<Uuid>,
    pub words: String,
    pub created_at: i64,
    pub unlinked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
