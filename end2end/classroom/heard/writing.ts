// What a screen reader is told of the page where a student writes: landmarks, headings in their order, names of what can be pressed and written
// in, what is picked. Only what must not be lost; what is told beside it may change.

/** She has picked what she needs, and nothing else yet. */
export const WRITING = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
    - link "Ada Okafor"
  - main:
    - heading "Why do leaves turn?" [level=1]
    - complementary "Before you write":
      - heading "Before you write" [level=2]
      - paragraph: "Who will read it: Ms Rivera."
      - paragraph: Ms Rivera answers everyone.
      - paragraph: Nobody else in the class sees it.
    - region "How do you want to show it?":
      - form "How do you want to show it?":
        - heading "How do you want to show it?" [level=2]
        - group "How do you want to show it?":
          - button "Write" [pressed]
          - button "Draw"
          - button "Speak"
          - button "Film"
          - button "Photograph"
    - group "Shape your words":
      - button "Heading"
      - button "List"
      - button "Numbers"
      - button "Quote"
      - button "Link"
    - textbox "Your answer"
    - group "Sentence starters":
      - button "What am I learning?"
      - button "Why?"
      - button "What will I do next?"
    - group "What do you need from me?":
      - radio "Is it clear?" [checked]
      - radio "Help with this part"
      - radio "Just read it"
      - radio "Nothing"
      - radio "In my own words…"
    - group "On the wall, without your name?":
      - checkbox /^Ms Rivera may show this to the class/
    - button "Share with Ms Rivera"
    - button "Keep for later"
    - paragraph: Ms Rivera sees that you write, never the words, until you share.
    - complementary "Help with writing":
      - region "Help from your teacher":
        - group: Ask for help now
      - link "I need to talk to someone"
  - status
`;

/** The fold is open; where the line stands is said in a place that is there before. */
export const HELP = `
  - region "Help from your teacher":
    - status
    - group:
      - textbox "Which sentence? (if it is about one)"
      - textbox "What about it? (if you like)"
      - paragraph: Your teacher gets only what you put in these two boxes. The rest of your writing stays yours until you share it.
      - button "Get in line"
`;

export const IN_LINE = `
  - region "Help from your teacher":
    - status:
      - paragraph: You are next in line.
    - button "I do not need it any more"
`;
