use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inquiry_remark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub inquiry_id: Uuid,
    pub subject_id: Uuid,
    pub author_id: Uuid,
    pub kind: String,
    pub note_id: Option<Uuid>,
    pub perspective_id: Option<Uuid>,
    pub words: String,
    pub answer: String,
    pub created_at: i64,
    pub answered_at: Option<i64>,
    pub taken_back_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
