/** A register with more than a page of entries: searched, narrowed, turned over, passed on by its address, taken out. */
import type { Page } from 'playwright-core';
import { button, go } from './acts';
import { nameOf, picture, plain, wear, type Look } from './browser';
import { useHouse } from './house';
import { inspect, measureFaults } from './inspect';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'phone', size: 'normal', theme: 'light', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'dark', language: 'zh-CN' },
];

const house = useHouse();
const ENTRIES = 60;

/** Leave asked sixty times, every twelfth for Guangzhou; the last is taken back. The story has one more. */
async function fillRegister(page: Page): Promise<void> {
    await page.evaluate(async (entries) => {
        const session = (await (await fetch('/api/v1/session')).json()) as { bodies: { body: string }[] };
        const give = async (command: string, data: unknown) => {
            const answer = await fetch(`/api/v1/bodies/${session.bodies[0]?.body}/commands/${command}`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
                body: JSON.stringify({ data }),
            });
            if (!answer.ok) throw new Error(await answer.text());
        };
        for (let number = 1; number <= entries; number += 1) {
            await give('procedure.start', {
                instance: `prc_leave${number}`,
                procedure: 'leave-member',
                values: {
                    days: '2027-03-10/2027-03-12',
                    place: number % 12 === 0 ? '广州' : '北京',
                    reason: `第 ${number} 次外出`,
                },
                files: {},
            });
        }
        await give('procedure.withdraw', { instance: `prc_leave${entries}`, reason: '不去了' });
    }, ENTRIES);
}

beforeAll(async () => {
    const { page } = await house.enter('wu');
    await fillRegister(page);
    await page.context().close();
});

const hits = (page: Page) => page.locator('.hits');
const told = (page: Page, words: string) => hits(page).filter({ hasText: words }).waitFor();
const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function faultsOf(page: Page, name: string): Promise<string[]> {
    const faults: string[] = [];
    for (const look of looks) {
        await wear(page, look);
        await picture(page, `register-${name}-${nameOf(look)}`);
        const found = look.view === 'desk' ? await inspect(page) : await measureFaults(page);
        faults.push(...found.map((fault) => `${name} ${nameOf(look)}: ${fault}`));
    }
    await wear(page, plain);
    return faults;
}

/** The entries themselves: other tables of the page, like a calendar, stand above them. */
function rows(page: Page) {
    return page.locator('table').last().locator('tbody tr');
}

test('a long register is turned over page by page, and Back goes back', async () => {
    const { page, complaints } = await house.enter('shuji');
    await go(page, '/registers/leave');
    await told(page, '共 61 件，这一页是第 1 至 50 件');
    expect(await rows(page).count()).toBe(50);
    expect(await faultsOf(page, 'pages')).toEqual([]);
    await button(page, '下一页').click();
    await told(page, '第 51 至 61 件');
    expect(asked(page, 'offset')).toBe('50');
    // Whoever turned by keyboard or hears the page goes on where the new page begins.
    expect(await hits(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await button(page, '下一页').isDisabled()).toBe(true);
    await page.goBack();
    await told(page, '第 1 至 50 件');
    expect(asked(page, 'offset')).toBeNull();
    expect(complaints).toEqual([]);
    await page.context().close();
});

test('what is looked for and chosen stands in the address, which others can open and which is taken out', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/registers/leave');
    await page.getByLabel('查找编号、内容或人员').fill('广州');
    await told(page, '共 61 件，符合条件的 5 件');
    expect(asked(page, 'words')).toBe('广州');
    await page.getByLabel('结果').selectOption('withdrawn');
    await told(page, '符合条件的 1 件');
    expect(await faultsOf(page, 'found')).toEqual([]);

    const link = page.getByRole('link', { name: '导出这 1 件' });
    const address = new URL((await link.getAttribute('href')) ?? '', page.url());
    expect(address.searchParams.get('words')).toBe('广州');
    expect(address.searchParams.get('stage')).toBe('withdrawn');
    const taken = await page.context().request.get(address.href.replace('register.xlsx', 'register.csv'));
    expect(taken.status()).toBe(200);
    const lines = (await taken.text()).split('\n').filter((line) => line.includes('prc_'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('prc_leave60');

    const { page: clerk } = await house.enter('mishu');
    await clerk.goto(page.url());
    await told(clerk, '符合条件的 1 件');
    expect(await clerk.getByLabel('查找编号、内容或人员').inputValue()).toBe('广州');
    await clerk.context().close();

    await page.getByRole('link', { name: '第 60 次外出' }).click();
    await page.getByRole('heading', { name: '第 60 次外出' }).waitFor();
    await page.goBack();
    await told(page, '符合条件的 1 件');
    await page.goBack();
    await told(page, '符合条件的 5 件');
    expect(await page.getByLabel('结果').inputValue()).toBe('');
    await page.getByLabel('排序').selectOption('oldest');
    await rows(page).first().getByRole('link', { name: '第 12 次外出' }).waitFor();
    await page.context().close();
});

test('where nothing fits, the page says what can be left out', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/registers/leave?words=南极&stage=running');
    await told(page, '共 61 件，符合条件的 0 件');
    await page.getByText('没有同时符合这些条件的登记').waitFor();
    expect(await faultsOf(page, 'none')).toEqual([]);
    await button(page, '去掉「南极」').click();
    await told(page, '共 61 件，符合条件的 59 件');
    expect(await page.getByLabel('查找编号、内容或人员').inputValue()).toBe('');
    expect(asked(page, 'words')).toBeNull();
    await page.context().close();
});

test('whoever asked for leave finds their own, and nobody else finds any', async () => {
    const { page } = await house.enter('wu');
    await go(page, '/registers/leave');
    await told(page, '共 60 件');
    await page.context().close();
    const { page: other } = await house.enter('chen');
    await go(other, '/registers/leave');
    await other.getByText('没有您可以查看的登记').waitFor();
    await other.context().close();
});
