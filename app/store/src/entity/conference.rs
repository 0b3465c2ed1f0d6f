use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conference")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub whom: String,
    pub at_words: String,
    pub stage: String,
    pub looked_back: String,
    pub brought_id: Option<Uuid>,
    /// How new the telling is that was brought last; none where it was planned here.
    pub told_at: Option<i64>,
    pub rehearsed_at: Option<i64>,
    pub held_at: Option<i64>,
    pub looked_back_at: Option<i64>,
    pub removed_at: Option<i64>,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
