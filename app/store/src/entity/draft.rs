use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub reflection_id: Uuid,
    pub subject_id: Uuid,
    pub base: i32,
    pub rev: i64,
    pub words: String,
    pub ask: String,
    pub ask_words: String,
    pub language: Option<String>,
    pub scribe_id: Option<Uuid>,
    pub told: bool,
    pub changed_at: i64,
    pub scribe: Option<String>,
    pub hand: Option<Uuid>,
    pub stroke: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
