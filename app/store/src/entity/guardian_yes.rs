use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guardian_yes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub inquiry_id: Option<Uuid>,
    pub guardian: String,
    pub how: String,
    pub said_on: String,
    pub recorded_by: Uuid,
    pub recorded_at: i64,
    pub until: Option<i64>,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawn_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
