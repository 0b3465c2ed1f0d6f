// The pages' own modules, as each window of a browser has them: their text as it is served, with the globals of that window and a state of its
// own. (Node keeps one instance of a module for the whole process, and a window that is killed must leave none of what it knew.)
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { mintedAt } from '../../frontend/public/mint.js';

const SHARED = { mintedAt };
/** Of each window: by its device's clock. */
const OWN = ['mint'];
const IMPORT = /^import \{ ([\w, ]+) \} from '\.\/([\w-]+)\.js';$/gm, EXPORT = /^export (const|function|async function) (\w+)/gm;

/** A module, ready to be had by windows. `globals`: what of the browser's it speaks of. */
function module(name, globals) {
  const path = new URL(`../../frontend/public/${name}`, import.meta.url), text = readFileSync(path, 'utf8');
  const needs = [...text.matchAll(IMPORT)].flatMap(([, names]) => names.split(', ')), gives = [...text.matchAll(EXPORT)].map(([, , given]) => given);
  const body = text.replace(IMPORT, '').replace(EXPORT, '$1 $2');
  if (/^(import|export) /m.test(body) || needs.some((one) => !(one in SHARED) && !OWN.includes(one))) throw new Error(`${name} says something that is not read here`);
  const made = compileFunction(`'use strict'; ${body}\nreturn { ${gives.join(', ')} };`, [...needs, ...globals], { filename: path.pathname });
  return (window) => made(...needs.map((one) => SHARED[one] ?? window[one]), ...globals.map((one) => window[one]));
}

/** Whose hand a draft is written with: /hands.js. */
export const hands = module('hands.js', ['navigator', 'localStorage']);
/** What is kept on the device, sealed: /sealed.js. */
export const sealed = module('sealed.js', ['navigator', 'indexedDB', 'IDBKeyRange']);
