use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "growth")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub class_id: Option<Uuid>,
    pub before_id: Uuid,
    pub after_id: Uuid,
    pub used_to: String,
    pub now: String,
    pub suggested_by: Option<Uuid>,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
    pub set_aside_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
