// The first words of an answer: a press puts them into the box that they are meant for, where its cursor was, and the hand goes on there.

export default function put(button) {
  const { into, words } = button.dataset, box = document.getElementById(into);
  if (!box) return;
  // A box that nobody was in yet has its cursor at the beginning: what stands in it comes first.
  const { value } = box, from = box.selectionStart || value.length, to = Math.max(from, box.selectionEnd);
  const before = from && !/\s$/.test(value.slice(0, from)) ? ' ' : '', after = /^\s/.test(value.slice(to)) ? '' : ' ';
  box.setRangeText(before + words + after, from, to, 'end');
  box.focus();
  // Heard as if it was typed, so it is saved as if it was.
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
