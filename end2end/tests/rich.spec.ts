// Writing that is rich enough: a heading, a list, a quote and a link come from the tools, from the keyboard or from what is pasted, each can be
// undone, and everybody reads them in their shape. What a teacher marks in them lies where it was marked.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

/** As from another program: what the clipboard holds, as a page and as bare text. */
async function pastes(page: Page, html: string, plain: string): Promise<void> {
  await page.locator('#words').evaluate((paper, [html, plain]) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain);
    paper.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, [html, plain]);
}

test('a piece has a shape, for its student and for who reads it', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  // They come when somebody reaches for the sheet; the pointer may already be over it when the page comes.
  const tools = ada.page.waitForResponse('**/write.js');
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.isAlive();
  const tool = (name: string) => ada.page.getByRole('button', { name, exact: true });
  await ada.box.click();
  await tools;

  await test.step('the tools put marks into the text, and the browser’s own undo takes them back', async () => {
    await ada.box.pressSequentially('Why leaves fall');
    await tool('Heading').click();
    await expect(ada.box).toHaveValue('# Why leaves fall');
    await expect(ada.box).toBeFocused();
    await ada.box.press('ControlOrMeta+z');
    await expect(ada.box).toHaveValue('Why leaves fall');
    await tool('Heading').click();
    await ada.box.press('End');
    await ada.box.press('Enter');
    await tool('List').click();
    await ada.box.pressSequentially('red');
    await ada.box.press('Enter');
    await ada.box.pressSequentially('gold');
    await ada.box.press('Enter');
    await ada.box.press('Enter');
    await expect(ada.box).toHaveValue('# Why leaves fall\n- red\n- gold\n');
    await ada.box.pressSequentially('The moon');
    await ada.box.press('Shift+Home');
    await ada.box.press('ControlOrMeta+k');
    await ada.box.pressSequentially('nasa.gov');
    await expect(ada.box).toHaveValue('# Why leaves fall\n- red\n- gold\n[The moon](https://nasa.gov)');
  });

  await test.step('what is pasted from a document keeps its shape and nothing else', async () => {
    const complaints: string[] = [];
    ada.page.on('console', (line) => { if (line.text().includes('Content Security Policy')) complaints.push(line.text()); });
    await ada.box.press('ControlOrMeta+End');
    await ada.box.press('Enter');
    const html = '<b style="font-weight:normal"><ol><li><p><span style="color:red">one</span></p></li><li><p>two</p></li></ol>'
      + '<blockquote onclick="alert(1)">A leaf is a page.</blockquote></b><style>p { color: red }</style><script>alert(1)</script>';
    await pastes(ada.page, html, 'one two A leaf is a page.');
    const all = '# Why leaves fall\n- red\n- gold\n[The moon](https://nasa.gov)\n1. one\n2. two\n\n> A leaf is a page.';
    await expect(ada.box).toHaveValue(all);
    await ada.box.press('ControlOrMeta+z');
    await expect(ada.box).not.toHaveValue(all);
    await ada.box.press('ControlOrMeta+Shift+z');
    await expect(ada.box).toHaveValue(all);
    expect(complaints, 'nothing of it is looked at as a page would be').toEqual([]);
    await pastes(ada.page, '', ' and bare words');
    await expect(ada.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  });

  await test.step('how it looks is shown beside the sheet, and follows', async () => {
    await ada.page.locator('summary', { hasText: 'How your writing looks' }).click();
    const looks = ada.page.locator('#looks');
    await expect(looks.locator('li')).toHaveText(['red', 'gold', 'one', 'two'], { useInnerText: true });
    await expect(looks.getByRole('link', { name: 'The moon' })).toHaveAttribute('href', 'https://nasa.gov');
    await expect(looks.locator('blockquote')).toHaveText('A leaf is a page.', { useInnerText: true });
    await isAccessible(ada.page, 'writing, with how it looks');
  });

  await test.step('shared, it has its shape for Ada and for her teacher', async () => {
    await ada.page.getByRole('button', { name: /^Share with/ }).click();
    const version = ada.page.locator('.version .words');
    await expect(version.locator('.rich-title')).toHaveText('Why leaves fall', { useInnerText: true });
    await isAccessible(ada.page, 'a piece with a shape');
    await rivera.watchesTheConsole();
    await expect(rivera.card('Ada').locator('.item-words')).toContainText('Why leaves fall');
    await expect(rivera.card('Ada').locator('.item-words')).not.toContainText('#');
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(rivera.page.locator('.open-words li').first()).toHaveText('red', { useInnerText: true });
    await isAccessible(rivera.page, 'the console with a piece that has a shape');
  });

  await test.step('what is marked from one item into the next is marked where it lies', async () => {
    await rivera.page.locator('.open-words').evaluate((words) => {
      const [first, second] = [...words.querySelectorAll('li')].map((item) => [...item.childNodes].find((node) => node.nodeType === 3) as Text);
      getSelection()?.setBaseAndExtent(first, 0, second, 4);
    });
    await rivera.page.getByRole('button', { name: 'Comment on these words' }).click();
    await expect(rivera.page.locator('.open-words mark')).toHaveText(['red', 'gold']);
    await rivera.page.locator('[id^=comment-]').fill('Which trees are which?');
    await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(ada.page.locator('.version mark')).toHaveText(['red', 'gold'], { timeout: 5_000 });
    await expect(ada.page.locator('.feedback .passage')).toHaveText(/red\s+gold/);
  });
  await server.stop();
});
