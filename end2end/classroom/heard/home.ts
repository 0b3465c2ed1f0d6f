// What a screen reader is told of a student's home: landmarks, headings in their order, names of what can be pressed. Only what must not be
// lost; what is told beside it may change.

/** Science has asked a question, and has opened goals. */
export const HOME = `
  - link "Skip to the page"
  - banner:
    - link "Waymark"
    - link "Ada Okafor"
  - main:
    - heading /^Good (morning|afternoon|evening), Ada$/ [level=1]
    - paragraph: One thing is waiting for you.
    - region "Why do leaves turn?":
      - heading "Why do leaves turn?" [level=2]
      - paragraph: Ms Rivera reads all of them and answers everyone.
      - link "Answer this"
    - region "My goals":
      - heading "My goals" [level=2]
      - link "Set a new goal"
      - link "All my goals"
    - link "Start with my own question"
    - link "I need to talk to someone"
    - region "My ways in":
      - heading "My ways in" [level=2]
      - link "What good work is"
      - link "My growth"
      - link "My portfolio"
    - region "My classes":
      - heading "My classes" [level=2]
      - list:
        - listitem
    - button "Sign out"
  - status
`;

/** The same page, for who reads Arabic. What people wrote, and what they are called, is theirs. */
export const HOME_IN_ARABIC = `
  - link "الانتقال إلى الصفحة"
  - banner:
    - link "Waymark"
    - link "Bo Lindqvist"
  - main:
    - heading /^(صباح|مساء) الخير، .?Bo.?$/ [level=1]
    - paragraph: شيء واحد ينتظرك.
    - region "Why do leaves turn?":
      - heading "Why do leaves turn?" [level=2]
      - link "الإجابة عن هذا"
    - region "أهدافي":
      - heading "أهدافي" [level=2]
      - link "وضع هدف جديد"
      - link "كل أهدافي"
    - link "البدء بسؤالي أنا"
    - link "أحتاج إلى التحدّث مع أحد"
    - region "مداخلي":
      - heading "مداخلي" [level=2]
      - link "ما هو العمل الجيد"
      - link "نموّي"
      - link "ملف إنجازي"
    - region "صفوفي":
      - heading "صفوفي" [level=2]
    - button "تسجيل الخروج"
  - status
`;
