// What a screen reader is told of the console: landmarks, headings in their order, names (which may end with a key), what is pressed. Only what
// must not be lost; what is told beside it may change.

/** One student is here, has shared, and asks whether it is clear. Nothing is open. */
export const CONSOLE = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
    - heading "Science" [level=1]
    - paragraph: /^Join code:/
    - button /^Cover/
    - button /^Projector/
  - main:
    - status: Nobody asks for help right now.
    - link "Remote"
    - region "1 here":
      - heading "1 here" [level=2]
      - list:
        - listitem:
          - link "Ada O. asks for help"
        - listitem:
          - link "Bo L. is not here"
      - button "Close the door"
      - paragraph:
        - button /^Keys/
    - region "Waiting for you 1":
      - heading "Waiting for you 1" [level=2]
      - navigation "Show":
        - link "Waiting"
        - link "Asking"
        - link "To read"
        - link "With students"
        - link "All"
      - list:
        - listitem:
          - article:
            - heading "Ada Okafor" [level=3]:
              - link "Ada Okafor"
            - checkbox "Pick"
            - paragraph: Leaves make their own food.
    - region "Nothing is open":
      - heading "Nothing is open" [level=2]
      - group: A note to the whole class
      - button "Speak to the class for ten seconds"
  - status
`;

/** Her piece is open: read in the middle, answered beside it. She has not allowed the wall. */
export const ANSWER = `
  - main:
    - region "Waiting for you 1":
      - heading "Waiting for you 1" [level=2]
      - list:
        - listitem:
          - article:
            - heading "Ada Okafor" [level=3]
            - paragraph: Why do leaves turn?
            - paragraph: Leaves make their own food.
    - region "Answer Ada Okafor":
      - heading "Answer Ada Okafor" [level=2]
      - link "Close"
      - paragraph: "Ada Okafor asks: is it clear?"
      - textbox "A strength"
      - textbox "A question"
      - textbox "A next step"
      - button /^Send/
      - button /^Read/
      - region "In your own voice":
        - heading "In your own voice" [level=3]
        - button /^Speak for ten seconds/
        - button "Record a voice note"
      - form "On the wall":
        - heading "On the wall" [level=3]
        - paragraph: Ada Okafor has not allowed it.
        - button /^Held/ [pressed]
        - button /^Release/ [disabled]
        - button /^Spotlight/ [disabled]
      - group: About Ada Okafor
  - status
`;
