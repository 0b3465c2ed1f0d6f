// What a screen reader is told of a piece that is shared: landmarks, headings in their order, names of what can be pressed and written in, what is
// pressed. Only what must not be lost; what is told beside it may change.

/** Just shared; nothing came back. */
export const SHARED = `
  - main:
    - heading "Why do leaves turn?" [level=1]
    - list "Where this piece stands":
      - listitem: Shared (done)
      - listitem: Answered
      - listitem: Revise
      - listitem: Say what helped
    - paragraph: Shared. Ms Rivera’s turn. Nothing to do for you.
    - complementary "Nothing came back yet":
      - heading "Nothing came back yet" [level=2]
      - paragraph:
        - text: "You asked:"
        - strong: Is it clear?
      - paragraph: When Ms Rivera writes back, it appears here by itself.
    - heading "Your versions" [level=2]
    - article "Version 1":
      - heading "Version 1" [level=3]
      - paragraph: Leaves make their own food.
    - group: Go on with version 2
  - status: Shared. Ms Rivera’s turn. Nothing to do for you.
`;

/** Answered: each part says what it is, and what can be done with it. */
export const ANSWERED = `
  - main:
    - heading "Why do leaves turn?" [level=1]
    - paragraph: "Your turn: Ms Rivera answered version 1."
    - complementary "Ms Rivera answered":
      - heading "Ms Rivera answered" [level=2]
      - paragraph:
        - text: "You asked:"
        - strong: Is it clear?
      - region "A strength":
        - heading "A strength" [level=3]
        - paragraph: You say what they make.
      - region "A question":
        - heading "A question" [level=3]
        - paragraph: Of what do they make it?
        - group "What did you do with it?":
          - button "I used it"
          - button "Still trying"
          - button "Another way…"
        - textbox "Where I used it, or why another way"
    - heading "Your versions" [level=2]
  - status: "Your turn: Ms Rivera answered version 1."
`;

/** She used it, and says so. */
export const FOLLOWED = `
  - main:
    - complementary "Ms Rivera answered":
      - region "A question":
        - group "What did you do with it?":
          - button "I used it" [pressed]
          - button "Still trying"
          - button "Another way…"
        - textbox "Where I used it, or why another way"
`;

/** Version 2 stands beside version 1; what was added is said as well as shown. */
export const REVISED = `
  - main:
    - heading "Why do leaves turn?" [level=1]
    - heading "Your versions" [level=2]
    - group "How to see the versions":
      - button "Beside each other" [pressed]
      - button "Newest only"
    - article "Version 1":
      - heading "Version 1" [level=3]
      - paragraph: Leaves make their own food.
    - article "Version 2":
      - heading "Version 2" [level=3]
      - paragraph:
        - text: Leaves make their own food
        - insertion: "added: of light"
  - status
`;
