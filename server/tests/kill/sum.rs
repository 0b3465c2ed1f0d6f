//! What was proved, in numbers.

#[derive(Default)]
pub struct Sum {
    pub rounds: usize,
    pub kills: usize,
    pub acknowledged: usize,
    /// Commands that were sent once more because their answer never came.
    pub again: usize,
    pub heard: usize,
    pub resumed: usize,
    pub fetched: usize,
}

impl std::ops::AddAssign for Sum {
    fn add_assign(&mut self, more: Self) {
        self.rounds += more.rounds;
        self.kills += more.kills;
        self.acknowledged += more.acknowledged;
        self.again += more.again;
        self.heard += more.heard;
        self.resumed += more.resumed;
        self.fetched += more.fetched;
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rounds, kills, acknowledged, again, heard, resumed, fetched } = self;
        write!(f, "{rounds} rounds, {kills} kills: {acknowledged} acknowledged writes, each there once and in order")?;
        write!(f, " ({again} sent again); {heard} events heard, each once and in order")?;
        write!(f, " ({resumed} times resumed, {fetched} times too far behind for that)")
    }
}
