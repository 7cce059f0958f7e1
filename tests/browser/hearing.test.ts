/** What a screen reader says: of the meeting, of the vote, of the minutes; and what is said of a vote that finds no server. */
import type { Page } from 'playwright-core';
import { button, go } from './acts';
import { useHouse } from './house';
import { sit } from './story';

const house = useHouse();
let live: string;

beforeAll(async () => {
    live = `/meetings/${await sit(house)}/live`;
});

/** The page as it is told to those who cannot see it. */
const heard = (page: Page) => page.locator('main').ariaSnapshot();

test('a vote: what is put, which choice is chosen, that it counts, and how far the vote has come', async () => {
    const { page } = await house.enter('chen');
    await go(page, live);
    const choices = page.getByRole('radiogroup', { name: '我的一票' });
    await choices.waitFor();
    // The question itself belongs to the choices: it is read with them.
    expect(await choices.evaluate((one) => one.getAttribute('aria-describedby'))).toBeTruthy();
    const described = await choices.evaluate((one) =>
        (one.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent?.trim())
            .join(' '),
    );
    expect(described).toContain('同意学习安排');
    expect(await heard(page)).toMatch(/region "表决"/);
    await choices.getByRole('radio', { name: '反对' }).click();
    expect(await choices.ariaSnapshot()).toContain('radio "反对" [checked]');
    await choices.getByRole('radio', { name: '赞成' }).click();
    expect(await choices.ariaSnapshot()).toContain('radio "赞成" [checked]');
    await button(page, '表决').click();
    await page.getByRole('status').getByText('您已投：赞成').waitFor();
    await page
        .getByRole('status')
        .getByText(/已投 2 票/)
        .waitFor({ state: 'attached' });
    await page.context().close();
});

test('the room: each seat with its state, the papers and the item by their names', async () => {
    const { page } = await house.enter('mishu');
    await go(page, live);
    const tree = await heard(page);
    expect(tree).toMatch(/heading "1\. 学习传达上级会议精神" \[level=2\]/);
    expect(tree).toMatch(/list "会场"/);
    expect(tree).toMatch(/button "陈立群 离场"/);
    expect(tree).not.toMatch(/button\s*$/m);
    expect(tree).not.toMatch(/link\s*$/m);
    await page.context().close();
});

test('the minutes: their parts as tabs, the text as an article, who agreed', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/meetings/meeting-1/minutes');
    const tree = await heard(page);
    expect(tree).toMatch(/tablist "会议纪要"/);
    expect(tree).toMatch(/tab "纪要" \[selected\]/);
    expect(tree).toMatch(/article/);
    expect(tree).toMatch(/region "征求意见"/);
    await page.context().close();
});

test('a vote that finds no server says so at once, and is counted once when the server is back', async () => {
    const { page } = await house.enter('sun');
    await go(page, live);
    await page.getByRole('radiogroup', { name: '我的一票' }).getByRole('radio', { name: '赞成' }).click();
    const keys: string[] = [];
    page.on('request', (one) => {
        if (one.url().includes('/commands/vote.cast')) keys.push(one.headers()['idempotency-key'] ?? '');
    });
    await page.context().setOffline(true);
    await button(page, '表决').click();
    await page.getByText('没有送出，正在重试').first().waitFor({ timeout: 300 });
    await page.context().setOffline(false);
    await page.getByRole('status').getByText('您已投：赞成').waitFor({ timeout: 15_000 });
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    await page.context().close();
});
