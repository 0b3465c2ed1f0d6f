// What a screen reader is told of a student's goal: landmarks, headings in their order, names of what can be pressed and written in, what is
// picked. Only what must not be lost; what is told beside it may change.

/** Her own, and nothing done for it yet. */
export const GOAL = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
    - link "Ada Okafor"
  - main:
    - navigation "My goals":
      - link "All my goals"
    - heading "Ask one question in every lesson" [level=1]
    - paragraph: Only you see this goal.
    - region "My next step":
      - heading "My next step" [level=2]
      - group:
        - textbox "I will"
        - combobox "In how many days?"
        - button "This is my next step"
    - region "What it is about":
      - heading "What it is about" [level=2]
      - term: If something gets in the way
      - definition: "If I feel silly, then I will: I write it down first"
    - region "My circle of control":
      - heading "My circle of control" [level=2]
      - textbox "Something that is in the way, or an idea"
      - radiogroup "Something that is in the way, or an idea":
        - radio "It is in the way" [checked]
        - radio "It is an idea"
      - button "Put it into the circle"
    - region "What shows it":
      - heading "What shows it" [level=2]
    - region "How is it going?":
      - heading "How is it going?" [level=2]
      - group "How is it going?":
        - checkbox "moving"
        - checkbox "stuck"
        - checkbox "proud"
      - textbox "One sentence"
      - button "Check in"
    - region "What was said":
      - heading "What was said" [level=2]
    - region "Ask an adult":
      - heading "Ask an adult" [level=2]
      - combobox "Whom?"
      - textbox "My sentence"
      - button "Send my sentence"
      - button "Ask for two minutes"
    - group: I reached it
  - status
`;
