// Whether an answer is what its address says. Something in between (a school's filter, a portal that wants a sign-in) answers with a page of its
// own, and with any number: kept under a name that never changes, it would stand there for ever.
'use strict';

const KINDS = {
  js: /^(text|application)\/(x-)?javascript\b/, css: /^text\/css\b/, wasm: /^application\/wasm\b/, json: /^application\/json\b/, webmanifest: /^application\/(manifest\+)?json\b/,
  svg: /^image\/svg\+xml\b/, png: /^image\/png\b/, webp: /^image\/webp\b/, woff2: /^(font\/|application\/(x-)?font|application\/octet-stream)/,
};
/// What the server makes for a device to keep: by what its own always hold.
const MADE = [[/^\/offline$/, /\sdata-offline\b/], [/^\/\w+\/words$/, /^\{/], [/^\/showing\/\w+$/, /<dialog\b/]];

/// By its ending: a file. What has none, or one that is not known, is anything but a page.
function fits(address, answer) {
  const { pathname } = new URL(address, self.location.href), [, ending] = /\.(\w+)$/.exec(pathname) || [], kind = answer.headers.get('content-type') || '';
  return answer.ok && !answer.redirected && (Object.hasOwn(KINDS, ending || '') ? KINDS[ending] : /^(?!text\/html)/).test(kind);
}

/// The same of something that has no ending.
async function fitsMade(address, answer) {
  const { pathname } = new URL(address, self.location.href), [, holds] = MADE.find(([path]) => path.test(pathname)) || [];
  return answer.ok && !answer.redirected && (!holds || holds.test(await answer.clone().text()));
}
