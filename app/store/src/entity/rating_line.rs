use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub subject_id: Uuid,
    pub rating_id: Uuid,
    pub round: i32,
    pub criterion_id: Uuid,
    pub stands: Option<String>,
    pub growing: String,
    pub beyond: String,
    pub starts: Option<i32>,
    pub ends: Option<i32>,
    pub quote: Option<String>,
    pub shown_id: Option<Uuid>,
    pub x: Option<i32>,
    pub y: Option<i32>,
    pub w: Option<i32>,
    pub h: Option<i32>,
    pub page: Option<i32>,
    pub part: Option<String>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
