//! From *something about this thing changed* to its current state, for one audience. The only place that decides what an
//! audience sees of a thing; live delivery and replay both come through here.

mod ahead;

use domain::event::{About, Audience, Change, Delivery, Event, Numbered, Stream};
use domain::id::ClassId;

use self::ahead::Ahead;
use crate::replay::Rendered;
use crate::tx::Tx;
use crate::{Result, console, door, growth, notes, prompts, wall};

pub async fn deliveries(tx: &Tx, event: &Event, audience: Audience) -> Result<Vec<Delivery>> {
    let mut ahead = Ahead::of(tx, &[(event.about, audience)]).await?;
    each(tx, &mut ahead, event, audience).await
}

/// Renders several events at once, each for the audiences that are named beside it. One that cannot be rendered is an error of all.
pub async fn all(tx: &Tx, events: &[Numbered], rendered: &mut [Rendered]) -> Result<()> {
    let mut wanted = Vec::new();
    for (numbered, said) in events.iter().zip(rendered.iter()) {
        wanted.extend(said.heard.iter().map(|(audience, _)| (numbered.event.about, *audience)));
    }
    let mut ahead = Ahead::of(tx, &wanted).await?;
    for (numbered, said) in events.iter().zip(rendered) {
        for (audience, deliveries) in &mut said.heard {
            *deliveries = each(tx, &mut ahead, &numbered.event, *audience).await?;
        }
    }
    Ok(())
}

async fn each(tx: &Tx, ahead: &mut Ahead, event: &Event, audience: Audience) -> Result<Vec<Delivery>> {
    let class = match event.stream {
        Stream::Class(class) => Some(class),
        Stream::Person(_) | Stream::School(_) => None,
    };
    let changes = changes(tx, ahead, class, event.about, audience).await?;
    Ok(changes.into_iter().map(|change| Delivery { class, change }).collect())
}

async fn changes(
    tx: &Tx,
    ahead: &mut Ahead,
    class: Option<ClassId>,
    about: About,
    audience: Audience,
) -> Result<Vec<Change>> {
    Ok(match (about, audience) {
        (About::Door(class), Audience::Staff) => vec![Change::Door(door::view(tx, class).await?)],
        (About::Door(class), Audience::Wall) => {
            vec![Change::Door(door::view(tx, class).await?), Change::Counts(ahead.counts(tx, class).await?)]
        }
        (About::Door(class), Audience::Class | Audience::Person(_)) => {
            // Students know whether the door is open; the code is on the wall, not on the wire.
            let door = door::view(tx, class).await?;
            vec![Change::Door(domain::projector::DoorView { code: String::new(), ..door })]
        }
        (About::Tile(person), Audience::Staff) => match class {
            Some(class) => vec![console::tile_change(tx, class, person).await?],
            None => vec![],
        },
        (About::Tile(_), Audience::Wall) | (About::Piece(_), Audience::Wall) => match class {
            Some(class) => vec![Change::Counts(ahead.counts(tx, class).await?)],
            None => vec![],
        },
        (About::Prompt(id), Audience::Staff | Audience::Class | Audience::Person(_)) => {
            vec![prompts::change(tx, id, audience).await?]
        }
        (About::Prompt(id), Audience::Wall) => {
            let mut changes = vec![prompts::change(tx, id, audience).await?];
            if let Some(class) = class {
                changes.push(Change::Counts(ahead.counts(tx, class).await?));
            }
            changes
        }
        (About::Piece(id), Audience::Staff) => vec![ahead.card(id)?],
        (About::Piece(id), Audience::Person(person)) => {
            ahead.own(id, person)?.map(|view| Change::Piece(Box::new(view))).into_iter().collect()
        }
        (About::Note(id), Audience::Person(person)) => notes::change_for(tx, id, person).await?.into_iter().collect(),
        (About::Note(id), Audience::Class | Audience::Staff) => notes::change(tx, id).await?.into_iter().collect(),
        (About::WallCard(id), Audience::Wall) => vec![wall::change(tx, id).await?],
        (About::Growth(id), Audience::Staff | Audience::Person(_)) => vec![growth::change(tx, id).await?],
        (About::Talk(id), Audience::Person(_)) => vec![Change::Talk { id }],
        (About::Class(id), _) => vec![Change::Class { id }],
        // A number: whoever hears it asks again, and finds what they may see.
        (About::Goal(id), Audience::Person(_)) => vec![Change::Goal { id }],
        (About::GoalAsk(id), Audience::Person(_)) => vec![Change::GoalAsk { id }],
        (About::Board(id), Audience::Staff | Audience::Class) => vec![Change::Board { id }],
        (About::Choice(id), Audience::Staff | Audience::Person(_)) => vec![Change::Choice { id }],
        (About::Helped(id), Audience::Person(_)) => vec![Change::Helped { id }],
        (About::Strategy(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Strategy { id }],
        (About::Try(id), Audience::Staff | Audience::Person(_)) => vec![Change::Try { id }],
        (About::Question(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Question { id }],
        (About::Round(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Round { id }],
        (About::Inquiry(id), Audience::Person(_)) => vec![Change::Inquiry { id }],
        (About::Reply(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Reply { id }],
        (About::Audience(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Audience { id }],
        (About::Rubric(id), Audience::Staff | Audience::Class | Audience::Person(_)) => vec![Change::Rubric { id }],
        (About::Rating(id), Audience::Staff | Audience::Person(_)) => vec![Change::Rating { id }],
        (About::Measure(id), Audience::Staff | Audience::Person(_)) => vec![Change::Measure { id }],
        (About::Portfolio(id), Audience::Person(_)) => vec![Change::Portfolio { id }],
        (About::Conference(id), Audience::Person(_)) => vec![Change::Conference { id }],
        (About::Help(id), Audience::Staff | Audience::Person(_)) => vec![Change::Help { id }],
        (About::World(id), Audience::Staff) => vec![Change::World { id }],
        (About::Lesson(id), Audience::Staff) => vec![Change::Lesson { id }],
        (About::Stage(id), _) => vec![Change::Stage { id }],
        // Nothing else is meant for anybody else.
        (About::Tile(_) | About::Piece(_), Audience::Class | Audience::Person(_))
        | (About::Note(_) | About::Growth(_), Audience::Wall)
        | (About::Growth(_), Audience::Class)
        | (About::WallCard(_), _)
        | (
            About::Strategy(_)
            | About::Question(_)
            | About::Round(_)
            | About::Audience(_)
            | About::Reply(_)
            | About::Rubric(_),
            Audience::Wall,
        )
        | (About::Rating(_) | About::Measure(_), Audience::Class | Audience::Wall)
        | (About::Talk(_) | About::Goal(_) | About::GoalAsk(_) | About::Try(_) | About::Inquiry(_), _)
        | (About::Portfolio(_) | About::Conference(_) | About::Help(_), _)
        | (About::Board(_) | About::Choice(_) | About::Helped(_) | About::Lesson(_) | About::World(_), _) => vec![],
    })
}
