// What was copied from a page or a document, as rich words (see app/domain/src/rich.rs): headings, lists, links, quotes and paragraphs come
// along; fonts, colours, pictures, scripts and the hidden leavings of word processors do not. Reads a tree, makes text; nothing of the
// page is ever shown. Loaded by /write.js when something is pasted for the first time.

const LEFT_OUT = /^(SCRIPT|STYLE|TITLE|META|LINK|HEAD|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|SVG|MATH|CANVAS|AUDIO|VIDEO|BUTTON|SELECT|TEXTAREA|XML)$/i;
const LINES = /^(P|DIV|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|NAV|FIGURE|FIGCAPTION|ADDRESS|PRE|BLOCKQUOTE|H[1-6]|UL|OL|LI|DL|DT|DD|TABLE|TR|HR|DETAILS|SUMMARY)$/i;
// Stand apart from what is around them, by an empty line.
const APART = /^(P|PRE|BLOCKQUOTE|H[1-6]|UL|OL|DL|TABLE|HR|FIGURE)$/i;
const KEEPS_BLANKS = /white-space(-collapse)?:\s*(pre|preserve|break-spaces)/i;
const HIDDEN = /display:\s*none|mso-hide:\s*all/i;

/**
 * A copied page as it may be parsed: a browser looks at styles and at what would run also where nothing is ever shown, and complains of each
 * (the policy is in server/src/guard.rs). So they go by other names, and `rich` reads the styles by theirs.
 */
export const still = (html) => html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(?=(?:style|on[a-z]+)\s*=)/gi, ' data-'))
  .replace(/(<\/?)style(?=[\s/>])/gi, '$1title');

/** The words below a node of what was `still` when it was parsed, with the marks of their shape. */
export function rich(root) {
  let text = '';
  let line = '';
  // What the next line begins with, once; and in a quote all of them.
  let mark = '';
  let quotes = 0;
  let apart = false;
  let wasItem = false;
  const lists = [];

  function end() {
    const said = line.replace(/[ \t]+\n/g, '\n').trim();
    line = '';
    if (!said) return;
    const one = mark || (quotes ? '> ' : '');
    // A heading and an item are one line; a quote says on each that it is one.
    const words = one === '> ' ? said.replace(/\n+/g, '\n> ') : one ? said.replace(/\n+/g, ' ') : said.replace(/\n{3,}/g, '\n\n');
    text += (text && (apart ? '\n\n' : '\n')) + one + words;
    wasItem = /^[-\d]/.test(mark);
    mark = '';
    apart = false;
  }

  function children(node, blanks) {
    for (const child of node.childNodes) read(child, blanks);
  }

  function linked(node, blanks) {
    const to = address(node.getAttribute('href') || '');
    const before = line;
    // Not the start of a line: a blank in front of the words counts.
    line = '·';
    children(node, blanks);
    const said = line.replace(/^·/, '').replace(/\s+/g, ' ');
    const words = said.trim().replace(/\[/g, '(').replace(/\]/g, ')');
    const one = !to || !words ? said.trim() : same(words, to) ? to : '[' + words + '](' + to + ')';
    const gap = (blank) => (blank && one ? ' ' : '');
    line = before + gap(said.startsWith(' ')) + one + gap(said.endsWith(' '));
  }

  function read(node, blanks) {
    if (node.nodeType === 3) {
      const said = node.data.replace(/\u00a0/g, ' ');
      const folded = said.replace(/\s+/g, ' ');
      line += blanks ? said : /(^|\s)$/.test(line) ? folded.trimStart() : folded;
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || LEFT_OUT.test(name) || node.getAttribute('hidden') !== null) return;
    const style = node.getAttribute('data-style') || '';
    if (HIDDEN.test(style)) return;
    if (/mso-list:\s*ignore/i.test(style)) {
      // Word draws its bullets and numbers as text.
      const number = /^\s*(\d{1,3})[.)]/.exec(node.textContent);
      mark = number ? number[1] + '. ' : '- ';
      return;
    }
    blanks = KEEPS_BLANKS.test(style) || name === 'PRE' || (blanks && !/white-space:\s*normal/i.test(style));
    if (name === 'BR') line += '\n';
    else if (name === 'A') linked(node, blanks);
    else if (name === 'TD' || name === 'TH') { children(node, blanks); line += ' '; }
    else if (LINES.test(name)) lines(node, name, style, blanks);
    else children(node, blanks);
  }

  function lines(node, name, style, blanks) {
    const inside = lists.length > 0 || quotes > 0;
    const gap = () => { if (APART.test(name) && !inside) apart = true; };
    // What begins here without words yet, as an item does whose words stand in a paragraph, keeps its mark for them.
    end();
    gap();
    if (/^H[1-6]$/.test(name)) mark = name === 'H1' ? '# ' : '## ';
    if (/\bMsoTitle\b/.test(node.getAttribute('class') || '')) mark = '# ';
    if (name === 'LI') mark = item(node);
    // Items of one list of Word are paragraphs: they stand together.
    if (/mso-list:/i.test(style) && wasItem) apart = false;
    if (name === 'BLOCKQUOTE') quotes += 1;
    if (name === 'UL' || name === 'OL') lists.push(name === 'OL' ? Number(node.getAttribute('start') || 1) : null);
    children(node, blanks);
    end();
    if (name === 'UL' || name === 'OL') lists.pop();
    if (name === 'BLOCKQUOTE') quotes -= 1;
    if (name === 'LI' || /^H\d$/.test(name)) mark = '';
    gap();
  }

  function item(node) {
    const last = lists.length - 1;
    if (last < 0 || lists[last] === null) return '- ';
    const number = Number(node.getAttribute('value') || lists[last]);
    lists[last] = number + 1;
    return number > 0 && number < 1000 ? number + '. ' : '- ';
  }

  read(root, false);
  end();
  return text;
}

/** An address of the web, with nothing in it that would end it; nothing for any other. */
function address(href) {
  let to = href.trim();
  if (!/^https?:\/\/[^\s]/i.test(to)) return '';
  // A published document leads everywhere by way of its maker.
  const way = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=(https?[^&]+)/i.exec(to);
  if (way) { try { to = decodeURIComponent(way[1]); } catch { /* as it stands */ } }
  return to.replace(/[()[\]<>"`\s]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
}

const same = (words, to) => { const bare = (text) => text.replace(/^https?:\/\//i, '').replace(/\/$/, ''); return bare(words) === bare(to); };
