use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub reflection_id: Uuid,
    pub subject_id: Uuid,
    pub session_id: Option<Uuid>,
    pub number: i32,
    pub words: String,
    pub ask: String,
    pub ask_words: String,
    pub language: Option<String>,
    pub scribe_id: Option<Uuid>,
    pub told: bool,
    pub confirmed_at: Option<i64>,
    pub late: bool,
    pub written_at: i64,
    pub received_at: i64,
    pub taken_back_at: Option<i64>,
    pub scribe: Option<String>,
    pub mode: Option<String>,
    pub mode_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
