use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub rubric_id: Uuid,
    pub wording_id: Uuid,
    pub subject_id: Uuid,
    pub reflection_id: Uuid,
    pub version_id: Uuid,
    pub version: i32,
    pub author_id: Uuid,
    pub own: bool,
    pub shown: bool,
    pub round: i32,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
