use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub round_id: Uuid,
    pub group_id: Uuid,
    pub subject_id: Uuid,
    pub place: i32,
    pub words: String,
    pub kind: Option<String>,
    pub changed_from: Option<Uuid>,
    pub crossed: bool,
    pub chosen: bool,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
