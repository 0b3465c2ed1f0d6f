use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audience")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub inquiry_id: Uuid,
    pub subject_id: Uuid,
    pub step: String,
    pub class_id: Uuid,
    pub stage: String,
    pub rev: i64,
    pub version: Option<i32>,
    pub partner_id: Option<Uuid>,
    pub words: String,
    pub pen: String,
    pub since: Option<i64>,
    pub until: Option<i64>,
    pub wished_version: Option<i32>,
    pub wished_partner_id: Option<Uuid>,
    pub wished_class_id: Option<Uuid>,
    pub wished_words: String,
    pub wished_pen: String,
    pub wished_at: Option<i64>,
    pub answer: String,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
