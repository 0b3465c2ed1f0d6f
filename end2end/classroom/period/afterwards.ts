// What was told to whom, from the first moment to the closed door.
import { expect, test } from '@playwright/test';
import { neverHeld, wasHeard } from '../traffic';
import type { Period } from './period';
import { ADA, ADA_2, ANSWERS, BO, BO_2, BO_LATE, CHEN, CHEN_2, HALF, HELP, NAMES, NOTE } from './words';

export async function afterwards(period: Period): Promise<void> {
  const { server, wall, told } = period;

  const unreleased = [
    BO_LATE, 'swallows', 'Where did the starling go?', HELP.words, HELP.back, 'surprised',
    ADA_2, 'chlorophyll', BO_2, 'starling', CHEN, CHEN_2, 'veins', 'drink', 'Through the stalk', NOTE, HALF,
    'my own hands', 'My hand knows', 'Do trees sleep in winter?', 'stays green', 'Say why in every answer', 'second version says why',
    'The because is in it now', 'once in math', 'waits under the green', 'we have no leaf here today',
    ...Object.values(ANSWERS).flatMap((one) => Object.values(one)),
  ];

  await test.step('the wall was told what was released, and never a name or another word', async () => {
    await wasHeard(wall.told, ['counts', 'wall', 'stage'], 'the wall');
    const all = wall.told.all.join('\n');
    for (const released of ['the cold painted them', 'gives up its green']) expect(all, 'the wall is listened to').toContain(released);
    // Every byte of it, from the first moment to the closed door.
    neverHeld(wall.told.all, [...NAMES, ...NAMES.flatMap((name) => name.split(' ')), ...unreleased], 'what the wall was told');
  });

  await test.step('no student was told another’s words, and the log has no name and no word of anybody', async () => {
    neverHeld(told.bo, [ADA_2, 'chlorophyll', 'Say why in every answer', 'my own hands', CHEN, 'Through the stalk'], 'what Bo was told');
    neverHeld(told.ada, [BO, BO_2, CHEN, 'Through the stalk', 'stays green'], 'what Ada was told');
    neverHeld(told.chen, [ADA, ADA_2, BO, BO_2, 'Say why in every answer'], 'what Chen was told');
    neverHeld([server.log], [...NAMES, ...NAMES.flatMap((name) => name.split(' ')), ADA, BO, ...unreleased.filter((one) => one !== 'surprised')], 'the log');
  });
  await server.stop();
}
