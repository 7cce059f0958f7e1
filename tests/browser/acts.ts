/** What people do at a page: press a button by its words, fill a form by its labels, give a reason where one is asked. */
import type { Locator, Page } from 'playwright-core';

export type Filling = Readonly<Record<string, string | boolean>>;

const escape = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A button by how its words begin: what it lacks may stand after them. */
export function button(within: Page | Locator, words: string): Locator {
    return within.getByRole('button', { name: new RegExp(`^${escape(words)}`) }).first();
}

export async function go(page: Page, path: string): Promise<void> {
    await page.goto(new URL(path, page.url()).href);
    await page.waitForSelector('h1');
}

async function fillOne(form: Locator, label: string, value: string | boolean): Promise<void> {
    if (typeof value === 'boolean') {
        await form.getByRole('checkbox', { name: label }).setChecked(value);
        return;
    }
    const card = form
        .getByRole('radiogroup', { name: new RegExp(`^${escape(label)}`) })
        .getByRole('radio', { name: value, exact: true });
    if ((await card.count()) > 0) return card.click();
    const field = form.getByLabel(new RegExp(`^${escape(label)}`)).first();
    const kind = await field.evaluate((element) => element.tagName);
    if (kind === 'SELECT') {
        const option = field.locator('option', { hasText: value }).first();
        await field.selectOption((await option.getAttribute('value')) ?? '');
    } else if ((await field.getAttribute('role')) === 'combobox') {
        await field.fill(value);
        await form.page().getByRole('option', { name: value }).first().click();
    } else await field.fill(value);
}

/** A moment or a day: its parts are typed one after another, as they stand. */
export async function fillWhen(form: Locator, label: string, parts: readonly number[]): Promise<void> {
    const places = form.getByRole('spinbutton', { name: new RegExp(`^${label} `) });
    for (const [index, part] of parts.entries()) {
        await places.nth(index).focus();
        await form.page().keyboard.type(String(part).padStart(2, '0'));
    }
}

/** Fills the open sheet. */
export async function fill(page: Page, filling: Filling): Promise<Locator> {
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    for (const [label, value] of Object.entries(filling)) await fillOne(sheet, label, value);
    return sheet;
}

/** Presses, states the reason if one is asked for, and waits until the server has answered with "done". */
export async function give(page: Page, pressed: Locator, reason?: string): Promise<void> {
    const [answer] = await Promise.all([
        page.waitForResponse((one) => one.url().includes('/commands/')),
        pressAndReason(page, pressed, reason),
    ]);
    if (answer.status() !== 200) throw new Error(`${answer.url()}: ${await answer.text()}`);
}

async function pressAndReason(page: Page, pressed: Locator, reason: string | undefined): Promise<void> {
    await pressed.click();
    if (reason === undefined) return;
    const why = page.locator('.why').last();
    await why.waitFor();
    await stateReason(why, reason);
}

async function stateReason(why: Locator, reason: string): Promise<void> {
    for (const box of await why.locator('textarea').all()) await box.fill(reason);
    await button(why, '写明理由并').click();
}

/** Where it hangs on the day whether a reason is asked for: states it if it is, once the command was sent. */
export async function giveWithReasonIfAsked(page: Page, pressed: Locator, reason: string): Promise<void> {
    const done = page.waitForResponse((one) => one.url().includes('/commands/') && one.status() === 200);
    const why = page.locator('.why').last();
    await pressed.click();
    await Promise.race([done, why.waitFor()]);
    if (await why.isVisible()) await stateReason(why, reason);
    await done;
}

/** A command whose form opens in a sheet: fills it and sends it. */
export async function giveFilled(page: Page, opener: Locator, filling: Filling, reason?: string): Promise<void> {
    await opener.click();
    const sheet = await fill(page, filling);
    await give(page, sheet.locator('form .button.main').last(), reason);
    await sheet.waitFor({ state: 'detached' });
}

/** Minutes of a day. */
export const DAY = 24 * 60;

/** Today by the clock of the body, half an hour from now, or as late as the day allows. */
export function soon(): number[] {
    const now = new Date(Date.now() + 8 * 3_600_000);
    const minute = Math.min(now.getUTCHours() * 60 + now.getUTCMinutes() + 30, DAY - 1);
    return [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), Math.floor(minute / 60), minute % 60];
}
