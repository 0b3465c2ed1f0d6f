// A whole class period as a class lives it: a teacher at her console with the projector beside her and the remote in her hand, and three
// students, each in a browser of their own. One chooses from a board and writes, one writes and loses the network, one draws. They ask, are
// answered, revise, tell a partner, look back, and go with a word. Every step is seen from both sides, and by itself.
// What happens when is in `classroom/period`, one file for each part of it.
import { test } from '../classroom/test';
import { WITH_MEDIA } from '../classroom/paper';
import { afterwards } from '../classroom/period/afterwards';
import { answering } from '../classroom/period/answering';
import { checking } from '../classroom/period/checking';
import { choosing } from '../classroom/period/choosing';
import { closing } from '../classroom/period/closing';
import { helping } from '../classroom/period/helping';
import { opening } from '../classroom/period/opening';
import { revising } from '../classroom/period/revising';
import { showing } from '../classroom/period/showing';
import { wondering } from '../classroom/period/wondering';
import { writing } from '../classroom/period/writing';

test.use({ launchOptions: WITH_MEDIA });

test('a class chooses, writes, asks, is answered, revises, looks back and goes with a word', async ({ browser }) => {
  test.setTimeout(900_000);
  const period = await opening(browser);
  for (const part of [choosing, writing, wondering, showing, answering, helping, revising, checking, closing, afterwards]) await part(period);
});
