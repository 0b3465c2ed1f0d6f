use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "class")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub school_id: Uuid,
    pub term_id: Option<Uuid>,
    pub name: String,
    pub subject: String,
    pub grade_band: String,
    pub access_points: String,
    pub nicknames: bool,
    pub join_code: String,
    pub join_open: bool,
    pub rev: i64,
    pub created_at: i64,
    pub archived_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
