use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "strategy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub district_id: Uuid,
    pub class_id: Uuid,
    /// Whose words they are; none where a teacher added it.
    pub subject_id: Option<Uuid>,
    /// The teacher who added it.
    pub added_by: Option<Uuid>,
    pub bank_id: Option<String>,
    pub kind: String,
    pub need: String,
    pub name: String,
    pub does: String,
    pub helps: String,
    pub address: String,
    /// Of the address; empty for what is no outside tool.
    pub host: String,
    pub signed: bool,
    pub stage: String,
    /// The wording that a teacher suggests, while it stands.
    pub suggested: Option<String>,
    pub why: String,
    pub decided_by: Option<Uuid>,
    /// What its student kept after trying it.
    pub tried_id: Option<Uuid>,
    pub curated_at: Option<i64>,
    pub rev: i64,
    pub created_at: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
