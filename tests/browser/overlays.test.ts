/** What lies over the page: it can be read, it closes on Esc, and the focus goes back to where it came from. */
import type { Locator, Page } from 'playwright-core';
import { nameOf, open, plain, press, reader, type Look } from './browser';
import { inspect } from './inspect';
import { useGallery } from './site';

const site = useGallery();

async function gallery(look: Look = plain): Promise<Page> {
    const context = await reader(site.browser, look);
    return (await open(context, `${site.address}/gallery`)).page;
}

const openers: [string, (page: Page) => Locator, string][] = [
    ['display settings', (page) => page.getByRole('button', { name: '显示设置' }), '.settings'],
    ['personal menu', (page) => page.getByRole('button', { name: '个人菜单' }), '[role=menu]'],
    ['dialog', (page) => page.getByRole('button', { name: '打开对话' }), '[role=dialog]'],
    ['question', (page) => page.getByRole('button', { name: '投出选票' }), '[role=alertdialog]'],
    ['calendar', (page) => page.getByRole('button', { name: '完成期限 打开日历' }), '.sheet-of-days'],
];

test.each(
    [plain, { ...plain, view: 'phone', size: 'large', theme: 'dark' } as const].map(
        (look) => [nameOf(look), look] as const,
    ),
)('what opens: %s', async (_name, look) => {
    const page = await gallery(look);
    for (const [name, opener, opened] of openers) {
        const button = opener(page);
        await button.focus();
        await page.keyboard.press('Enter');
        await page.waitForSelector(opened);
        const holdsFocus = await page.evaluate((what) => document.activeElement?.closest(what) !== null, opened);
        const faults = await inspect(page, { within: opened });
        await page.keyboard.press('Escape');
        await page.waitForSelector(opened, { state: 'detached' });
        const focusBack = await button.evaluate((element) => element === document.activeElement);
        expect({ name, holdsFocus, faults, focusBack }).toEqual({
            name,
            holdsFocus: true,
            faults: [],
            focusBack: true,
        });
    }
    await page.context().close();
});

test('a refused button is reached by Tab, answers Enter, and Esc folds its answer away', async () => {
    const page = await gallery();
    const button = page.locator('[data-part=why] button:has(.count)').first();
    await page.locator('[data-part=vote] button.main').focus();
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const alert = page.locator('[data-part=why] [role=alert]');
    await alert.waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await alert.getByRole('button').first().focus();
    await page.keyboard.press('Escape');
    await alert.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
});

test('only one button of a bar speaks at a time', async () => {
    const page = await gallery();
    const buttons = page.locator('[data-part=why] button:has(.count)');
    await press(buttons.nth(0));
    await press(buttons.nth(1));
    expect(await page.locator('[data-part=why] [role=alert]').count()).toBe(1);
    expect(await buttons.nth(0).getAttribute('aria-expanded')).toBe('false');
    expect(await buttons.nth(1).getAttribute('aria-expanded')).toBe('true');
    await page.context().close();
});

test('the order of things changes by Alt and an arrow, and it is said', async () => {
    const page = await gallery();
    const part = page.locator('[data-part=order]');
    const first = await part.locator('li .words').first().textContent();
    await part.locator('li').first().getByRole('button').last().focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect(await part.locator('li .words').nth(1).textContent()).toBe(first);
    expect(await part.getByRole('status').textContent()).toContain('现为第 2 项，共 4 项');
    expect(
        await part
            .locator('li')
            .nth(1)
            .evaluate((element) => element.contains(document.activeElement)),
    ).toBe(true);
    await page.context().close();
});

test('a choice of looks is kept, and followed by the other tabs', async () => {
    const page = await gallery();
    const other = await page.context().newPage();
    await other.goto(`${site.address}/sign-in`);
    await page.getByRole('button', { name: '显示设置' }).click();
    await page.getByRole('radio', { name: '大字' }).click();
    await other.waitForFunction(() => document.documentElement.dataset.size === 'large');
    await page.context().close();
});

test('the places of the head come back when the room for them does', async () => {
    const page = await gallery();
    const shell = page.locator('.shell').first();
    const places = () => shell.locator('.places > ul > li').count();
    const before = await places();
    expect(before).toBeGreaterThan(3);
    await page.setViewportSize({ width: 390, height: 844 });
    await shell.locator('.thumb').waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await shell.locator('.places').waitFor();
    await page.waitForFunction(
        (count) => document.querySelectorAll('.shell .places > ul > li').length === count,
        before,
    );
    await page.context().close();
});
