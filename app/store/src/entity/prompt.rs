use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prompt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    pub author_id: Uuid,
    pub session_id: Option<Uuid>,
    pub bank_id: Option<String>,
    pub access_point: String,
    pub phase: String,
    pub question: String,
    pub starters: String,
    pub locale: Option<String>,
    /// The other languages, as a list in JSON.
    pub wordings: String,
    pub plan: String,
    pub rev: i64,
    pub created_at: i64,
    pub release_at: Option<i64>,
    pub released_at: Option<i64>,
    pub closed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
