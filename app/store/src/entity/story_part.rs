use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "story_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub story_id: Uuid,
    pub place: i32,
    pub source: Option<String>,
    pub about_id: Option<Uuid>,
    pub fixed_id: Option<Uuid>,
    pub heading: String,
    pub words: String,
    pub brought_id: Option<Uuid>,
    pub created_at: i64,
    pub changed_at: i64,
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
