// What a screen reader is told on the way in: landmarks, headings in their order, names of what can be pressed and written in. Only what must
// not be lost; what is told beside it may change.

/** Nothing is typed yet. */
export const CODE = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
  - main:
    - heading "Join your class" [level=1]
    - paragraph: Type the two words and the number from the board.
    - textbox "Class code"
    - paragraph: "Big or small letters, spaces or dashes: all fine."
    - button "Go in"
`;

/** What was typed is no code; it stands there to be mended, and why is said at once. */
export const NO_SUCH_CODE = `
  - main:
    - heading "Join your class" [level=1]
    - textbox "Class code" [invalid]
    - alert: A code is two words and three digits, like MAPLE OTTER 472.
    - button "Go in"
`;

/** Behind the door. */
export const NAME = `
  - main:
    - heading "Who are you?" [level=1]
    - paragraph: Science
    - search:
      - text: Your first name
      - textbox "Your first name"
      - button "Find me"
      - paragraph: Two letters are enough.
`;

/** One begins so; of the last name no more than a letter. */
export const found = (first: string) => `
  - main:
    - heading "Who are you?" [level=1]
    - search:
      - textbox "Your first name": ${start(first)}
      - button "Find me"
    - region "1 name begins with “${start(first)}”":
      - status:
        - heading "1 name begins with “${start(first)}”" [level=2]
      - form "Names to press":
        - button /^${first} [A-Z]\\.$/
`;
/** What is typed of a name to find it. */
const start = (first: string) => first.slice(0, 2).toLowerCase();

/** The first time: each has a name, and which one is asked for is said. */
export const PICTURES = `
  - banner:
    - link "Waymark"
    - link "Bo L."
  - main:
    - heading "Choose your four pictures" [level=1]
    - paragraph: They keep your work yours. Make a little story of them, in order.
    - status: Choose picture 1 of 4.
    - form "Picture 1 of 4":
      - button "fox"
      - button "owl"
      - button "turtle"
      - button "fish"
      - button "bee"
      - button "snail"
      - button "tree"
      - button "apple"
      - button "kite"
      - button "moon"
      - button "boat"
      - button "key"
      - button "Start again"
      - paragraph: Tell nobody but your teacher.
`;

/** Two are chosen. */
export const PICTURES_2 = `
  - main:
    - heading "Choose your four pictures" [level=1]
    - status: "2 of 4 chosen: fox, owl. Choose picture 3."
    - form "Picture 3 of 4":
      - button "fox"
      - button "Start again"
`;

/** Another day: what was pressed is not said aloud. */
export const SHOWN_2 = `
  - main:
    - heading "Hello, Ada" [level=1]
    - paragraph: Press your four pictures, in order.
    - status: 2 of 4 pressed. Press picture 3.
    - form "Picture 3 of 4":
      - button "fox"
      - button "Start again"
      - link "I am not Ada"
`;
