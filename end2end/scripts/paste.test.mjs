// What a student pastes becomes rich words: the shape comes along, everything else stays behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { body, script } from './script.mjs';

const { rich, still } = await script('paste.js');
const becomes = (html, text) => assert.equal(rich(body(still(html))), text);

test('headings, lists, quotes, links and paragraphs come along', () => {
  becomes('<h1>Why leaves fall</h1><p>The days\n  get short.</p><h3>I saw</h3><ul><li>red</li><li>gold</li></ul>'
    + '<ol start="3"><li>three<li>four</ol><blockquote><p>A leaf is a page.</p><p>It turns.</p></blockquote>',
  '# Why leaves fall\n\nThe days get short.\n\n## I saw\n\n- red\n- gold\n\n3. three\n4. four\n\n> A leaf is a page.\n> It turns.');
  becomes('See <a href="https://nasa.gov/moon">the <b>moon</b></a>.', 'See [the moon](https://nasa.gov/moon).');
  becomes('<a href="https://nasa.gov/">nasa.gov</a>', 'https://nasa.gov/');
});

test('Google Docs: one bold wrapper that is not bold, spans in spans, items with paragraphs in them', () => {
  becomes(`<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-4f">
<h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;white-space:pre;white-space:pre-wrap;">Leaves</span></h1>
<p dir="ltr"><span style="white-space:pre-wrap;">They </span><span style="font-weight:700;white-space:pre-wrap;">fall</span><span style="white-space:pre-wrap;">, says </span><a href="https://www.google.com/url?q=https://nasa.gov/a%3Fb%3D1&sa=D" style="text-decoration:none;"><span style="white-space:pre-wrap;">NASA</span></a><span style="white-space:pre-wrap;">.</span></p><br />
<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">red</span></p></li><ul><li aria-level="2"><p><span>dark red</span></p></li></ul><li><p><span>gold</span></p></li></ul>
<ol><li><p><span>first</span></p></li><li><p><span>second</span></p></li></ol></b><br class="Apple-interchange-newline">`,
  '# Leaves\n\nThey fall, says [NASA](https://nasa.gov/a?b=1).\n\n- red\n- dark red\n- gold\n\n1. first\n2. second');
});

test('Word: its lists are paragraphs, its bullets are text, and its leavings are many', () => {
  becomes(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- /* Font Definitions */ p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=EN-US><!--StartFragment-->
<p class=MsoTitle>My leaf<o:p></o:p></p>
<p class=MsoNormal><span style='mso-spacerun:yes'> </span>It is&nbsp;<i>red</i>.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>two<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span></span><!--[endif]-->first</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>hidden</span>End.</p><!--EndFragment--></body></html>`,
  '# My leaf\n\nIt is red.\n\n- one\n- two\n1. first\n\nEnd.');
});

test('nothing that runs, shows or hides is left, and no address but of the web', () => {
  becomes('<p onclick="alert(1)">Hi<script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)><iframe src="//x"></iframe></p>', 'Hi');
  becomes('<a href="javascript:alert(1)">press</a> <a href="file:///c:/a">file</a> <a href="#x">[1]</a>', 'press file [1]');
  becomes('<a href="https://x.example/a_(b)?q=&quot;c d&quot;">a [b]</a>', '[a (b)](https://x.example/a_%28b%29?q=%22c%20d%22)');
  becomes('<span hidden># </span>words<template>no</template><svg><text>no</text></svg>', 'words');
});

test('nothing that a browser would look at is parsed, and no word is changed', () => {
  assert.equal(still('<p class="a"\nstyle = "color:red" onclick="go()" title="b">one style="x" onto</p>'),
    '<p class="a" data-style = "color:red" data-onclick="go()" title="b">one style="x" onto</p>');
  assert.equal(still('<STYLE type="text/css">p{}</STYLE><a href="https://x.example/style=a/online=1">a</a>'),
    '<title type="text/css">p{}</title><a href="https://x.example/style=a/online=1">a</a>');
  becomes('<p>an &lt;i style="x"&gt; in words</p><style>p{}</style><p>end</p>', 'an <i style="x"> in words\n\nend');
});

test('lines stay lines, and blanks that mean something stay', () => {
  becomes('<div>one</div><div>two</div><div><br></div><div>three</div>', 'one\ntwo\nthree');
  becomes('<p>one<br>two</p><p></p><p>&nbsp;</p><p>three</p>', 'one\ntwo\n\nthree');
  becomes('<p>a <b>b</b> c</p>', 'a b c');
  becomes('a<a href="https://x.example"> b </a>c', 'a [b](https://x.example) c');
  becomes('<pre>if a:\n    b</pre>', 'if a:\n    b');
  becomes('<table><tr><th>leaf</th><th>colour</th></tr><tr><td>maple</td><td>red</td></tr></table>', 'leaf colour\nmaple red');
  becomes('<h2>A<br>B</h2>', '## A B');
  becomes('', '');
});

test('a list that begins nowhere, and one without words', () => {
  becomes('<li>alone</li>', '- alone');
  becomes('<ul><li></li><li> </li></ul><p>after</p>', 'after');
  becomes('<ol><li value="7">seven</li><li>eight</li></ol>', '7. seven\n8. eight');
});
