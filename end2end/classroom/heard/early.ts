// What a screen reader is told of the way in and of the home of the youngest: what is asked, and what each picture is. Only what must not be lost; what is told
// beside it may change. (What its own voice reads aloud on a press: early.spec.ts.)

/** The way in, the first time: what is to be done is said, and read by nobody. */
export const EARLY_PICTURES = `
  - main:
    - heading "Choose your four pictures" [level=1]
    - paragraph: Press four pictures, one after the other, and remember them. The arrow that turns back begins again.
    - status: Choose picture 1 of 4.
    - form "Picture 1 of 4":
      - button "fox"
      - button "Start again"
      - paragraph: Tell nobody but your teacher.
`;

/** One question; nothing is made yet. The class has opened reflection alone. */
export const EARLY_HOME = `
  - banner:
    - link "Waymark"
    - button "Sign out"
    - link "Otis"
  - main:
    - heading "Hello, Otis" [level=1]
    - paragraph: Press a picture. The brush is for drawing, the microphone for talking, the camera for a photo, the pencil for writing. The speaker reads aloud.
    - region "What did you see?":
      - paragraph: Ms Rivera asks
      - heading "What did you see?" [level=2]
      - link "Draw"
      - link "Talk"
      - link "Photo"
      - link "Write"
    - region "My path":
      - heading "My path" [level=2]
      - paragraph: Here is what you made. Press a picture to see it again. A speech bubble means that somebody answered.
      - paragraph: What you make comes here.
    - region "My ways in":
      - heading "My ways in" [level=2]
      - link "Reflection"
    - paragraph:
      - link "All of my pages"
`;
