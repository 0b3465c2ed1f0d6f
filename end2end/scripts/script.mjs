// The browser's own scripts, without a browser: what in them is pure is tried here.
import { readFileSync } from 'node:fs';
import { parse } from 'parse5';

/** A module of `frontend/public`, as a browser would take it. */
export const script = (name) => {
  const text = readFileSync(new URL(`../../frontend/public/${name}`, import.meta.url), 'utf8');
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
};

const find = (node, name) => node.nodeName === name ? node : (node.childNodes ?? []).map((child) => find(child, name)).find(Boolean);
const TYPES = { '#text': 3, '#comment': 8 };

/** What a page reads of an element, over parse5's tree. */
function asNode(of) {
  return {
    nodeType: TYPES[of.nodeName] ?? 1,
    nodeName: of.nodeName.toUpperCase(),
    data: of.value ?? of.data,
    childNodes: (of.childNodes ?? []).map(asNode),
    getAttribute: (name) => of.attrs?.find((one) => one.name === name)?.value ?? null,
    get textContent() { return of.nodeName === '#text' ? of.value : this.childNodes.map((child) => child.textContent).join(''); },
  };
}

/** The body of a page, parsed as browsers parse. */
export const body = (html) => asNode(find(parse(html), 'body'));
