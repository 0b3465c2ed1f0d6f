// What stands before a class, from the phone in a teacher's hand.
import type { Page } from '@playwright/test';
import type { Teacher } from './people';

export interface Remote { phone: Page; presses: (name: string | RegExp) => Promise<void> }

/** The presenter's remote, on a phone with the teacher's own sign-in. */
export async function takesTheRemote({ context, origin, classPath }: Teacher): Promise<Remote> {
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  const remote = `${origin}${classPath}/remote`;
  await phone.goto(remote);
  const presses = async (name: string | RegExp) => {
    await phone.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
    await phone.waitForURL(remote);
  };
  return { phone, presses };
}
