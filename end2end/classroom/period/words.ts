// What is said in the period, by whom.
export const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling'];
/** What is promised within a second, with room for a shared machine. */
export const AT_ONCE = { timeout: 2_000 };

export const ADA = 'Leaves make their own food. I used to think the cold painted them.';
export const ADA_2 = 'Leaves make their own food with chlorophyll. The yellow was there all along.';
export const BO = 'The light gets less, so the leaf gives up its green.';
export const BO_2 = 'The light gets less, so the leaf gives up its green. A starling saw it.';
export const CHEN = 'The veins stay green the longest.';
export const CHEN_2 = 'The veins stay green the longest, and I drew where they end.';
export const HALF = 'You say where you moved';

export const ANSWERS = {
  ada: { strength: 'You say where you moved: from the cold to the food.', question: 'What was in the leaf before?', next: 'Rub a leaf on paper.' },
  bo: { strength: 'You give a reason with your because.', question: 'Who takes the green back?', next: 'Ask the janitor when the lamps go on.' },
  chen: { strength: 'Your drawing shows an order in time.', question: 'Where do the veins end?', next: 'Draw the rim of it.' },
  help: { strength: 'This sentence belongs here.', question: 'Which bird is meant?', next: 'Say it without the bird, then choose.' },
  own: { strength: 'A question nobody else has.', question: 'How could we see it at night?', next: 'Put a jar on a leaf.' },
};
export const CRITERION = 'I can say why, not only that.';
export const BO_LATE = 'It went where the light is longer, as the swallows do.';
export const HELP = { words: 'Does it belong here?', back: 'Say first what it saw.' };
export const NOTE = 'Look at one leaf on your way home, and tell somebody what you see.';
