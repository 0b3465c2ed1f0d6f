//! Pages for the world: copies under a pen name. What the finder reads of one names no person, and every reading asks again whether the district
//! has it on, whether a guardian's yes stands, and whether its student is in a K–5 class.

use base64::Engine;
use domain::audience::{World, WorldCopy};
use domain::clock::Moment;
use domain::id::WorldPageId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{classes, ours, switch, yeses};
use crate::entity::{audience, inquiry, perspective, world_page};
use crate::tx::Tx;
use crate::{Error, Result, Store};

/// The longest text that is looked at as an address.
const LONGEST_SLUG: usize = 40;

/// What there is for the world, or in its way.
pub async fn around(tx: &Tx, inquiry: &inquiry::Model) -> Result<World> {
    Ok(World {
        is_on: switch::is_on(tx, inquiry.district_id).await?,
        elementary: classes::in_elementary(tx, inquiry.subject_id.into()).await?,
        yes: yeses::standing(tx, inquiry.subject_id, inquiry.id).await?.is_some(),
    })
}

/// As others would read it.
pub fn copy(perspective: &perspective::Model, pen: &str, at: Moment) -> WorldCopy {
    WorldCopy {
        pen: pen.into(),
        question: perspective.question.clone(),
        words: perspective.words.clone(),
        based_on: perspective.based_on.clone(),
        used_to: perspective.used_to.clone(),
        now: perspective.now.clone(),
        published_at: at,
    }
}

/// Puts the copy out, in the place of an older one. Until when its yes is good.
pub async fn publish(tx: &Tx, row: &audience::Model, perspective: &perspective::Model) -> Result<Option<i64>> {
    let yes = yeses::standing(tx, row.subject_id, row.inquiry_id).await?.ok_or_else(Error::not_found)?;
    let slug = match of(tx, row.inquiry_id).await? {
        Some(known) => known.slug,
        None => base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(tx.randomness.bytes::<16>()),
    };
    remove(tx, row.inquiry_id).await?;
    let page = world_page::ActiveModel {
        id: Set(WorldPageId::mint().0),
        district_id: Set(row.district_id),
        inquiry_id: Set(row.inquiry_id),
        subject_id: Set(row.subject_id),
        slug: Set(slug),
        yes_id: Set(yes.id),
        pen: Set(row.pen.clone()),
        question: Set(perspective.question.clone()),
        words: Set(perspective.words.clone()),
        based_on: Set(perspective.based_on.clone()),
        used_to: Set(perspective.used_to.clone()),
        now: Set(perspective.now.clone()),
        published_at: Set(tx.now.0),
        until: Set(yes.until),
    };
    world_page::Entity::insert(page).exec_without_returning(&tx.db).await?;
    Ok(yes.until)
}

/// A page that is out relies on another yes from now on, as long as that one is good.
pub async fn prolong(tx: &Tx, inquiry: Uuid, yes: Uuid, until: Option<i64>) -> Result<()> {
    let Some(page) = of(tx, inquiry).await? else { return Ok(()) };
    let mut page = world_page::ActiveModel::from(page);
    page.yes_id = Set(yes);
    page.until = Set(until);
    page.update(&tx.db).await?;
    Ok(())
}

pub async fn of(tx: &Tx, inquiry: Uuid) -> Result<Option<world_page::Model>> {
    Ok(world_page::Entity::find().filter(world_page::Column::InquiryId.eq(inquiry)).one(&tx.db).await?)
}

/// The copy is gone, not hidden.
pub async fn remove(tx: &Tx, inquiry: Uuid) -> Result<()> {
    world_page::Entity::delete_many().filter(world_page::Column::InquiryId.eq(inquiry)).exec(&tx.db).await?;
    Ok(())
}

/// The address, if somebody who has it reads something there right now.
pub async fn slug(tx: &Tx, inquiry: &inquiry::Model) -> Result<Option<String>> {
    let Some(page) = of(tx, inquiry.id).await? else { return Ok(None) };
    Ok(is_up(tx, page.until, inquiry).await?.then_some(page.slug))
}

/// A page that is good until then is read right now.
async fn is_up(tx: &Tx, until: Option<i64>, inquiry: &inquiry::Model) -> Result<bool> {
    Ok(until.is_none_or(|until| until > tx.now.0) && around(tx, inquiry).await?.may_release().is_ok())
}

/// How many pages of a district are read right now: what its finder would show, not what lies in the table.
pub async fn count(tx: &Tx, district: Uuid) -> Result<u64> {
    if !switch::is_on(tx, district).await? {
        return Ok(0);
    }
    let good = Condition::any().add(world_page::Column::Until.is_null()).add(world_page::Column::Until.gt(tx.now.0));
    let pages =
        world_page::Entity::find().filter(world_page::Column::DistrictId.eq(district)).filter(good).all(&tx.db).await?;
    let mut up = 0;
    for page in pages {
        up += u64::from(is_up(tx, page.until, &ours::row(tx, page.inquiry_id).await?).await?);
    }
    Ok(up)
}

/// All that leaves the table for the public.
#[derive(FromQueryResult)]
struct Public {
    pen: String,
    question: String,
    words: String,
    based_on: String,
    used_to: String,
    now: String,
    published_at: i64,
}

impl Store {
    /// The page at a public address. Not found for what was never there, what was taken back, and what must not be shown now: nobody can
    /// tell these apart.
    #[crate::compiled_here]
    pub async fn world_page(&self, slug: &str) -> Result<WorldCopy> {
        if slug.len() > LONGEST_SLUG {
            return Err(Error::not_found());
        }
        let tx = self.snapshot().await?;
        let found = world_page::Entity::find().filter(world_page::Column::Slug.eq(slug));
        let whose = found
            .clone()
            .select_only()
            .columns([world_page::Column::InquiryId, world_page::Column::Until])
            .into_tuple::<(Uuid, Option<i64>)>()
            .one(&tx.db)
            .await?;
        let (inquiry, until) = whose.ok_or_else(Error::not_found)?;
        let inquiry = ours::row(&tx, inquiry).await?;
        if !is_up(&tx, until, &inquiry).await? {
            return Err(Error::not_found());
        }
        let page = found
            .select_only()
            .columns([
                world_page::Column::Pen,
                world_page::Column::Question,
                world_page::Column::Words,
                world_page::Column::BasedOn,
                world_page::Column::UsedTo,
                world_page::Column::Now,
                world_page::Column::PublishedAt,
            ])
            .into_model::<Public>()
            .one(&tx.db)
            .await?
            .ok_or_else(Error::not_found)?;
        let Public { pen, question, words, based_on, used_to, now, published_at } = page;
        Ok(WorldCopy { pen, question, words, based_on, used_to, now, published_at: Moment(published_at) })
    }
}
