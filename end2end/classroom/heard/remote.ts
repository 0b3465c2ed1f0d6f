// What a screen reader is told of the remote: landmarks, headings in their order, names, what is pressed. Only what must not be lost; what is
// told beside it may change.

/** The prompt was put on the wall by hand. */
export const REMOTE = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
  - main:
    - navigation "Where you are":
      - link "Science"
      - link "Console"
    - heading "Remote" [level=1]
    - button /^Keys/
    - 'region "On the wall now: Prompt"':
      - 'heading "On the wall now: Prompt" [level=2]'
      - button "Back"
      - button "Next"
      - button "Blank"
    - region "The wall":
      - heading "The wall" [level=2]
      - button "Release the next of 0" [disabled]
    - region "Show":
      - heading "Show" [level=2]
      - button "By itself"
      - button "Way in"
      - button "Prompt" [pressed]
      - button "The wall"
      - button "Where we stand"
      - button "Closing word"
    - region "Ask how sure they are":
      - heading "Ask how sure they are" [level=2]
      - 'textbox "What they can do by now: “I can …”"'
      - button "Show it and ask"
    - region "Timer":
      - heading "Timer" [level=2]
      - button "1 minute"
      - button "2 minutes"
      - button "5 minutes"
      - button "10 minutes"
    - region "Pieces on the wall":
      - heading "Pieces on the wall" [level=2]
    - paragraph: /^Join:/
`;
