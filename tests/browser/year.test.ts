/** A year of a body's life, as the program tells it: its pages hold with so much on them. */
import type { Locator, Page } from 'playwright-core';
import { nameOf, picture, plain, show, wear, type Look } from './browser';
import { CHARTER, useHouse } from './house';
import { axeFaults, measureFaults } from './inspect';

const measured: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'phone', size: 'normal', theme: 'light', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'light', language: 'zh-CN' },
];
const english: Look = { ...plain, language: 'en' };
/** No page may take longer, however slow the machine that tests it. */
const PATIENCE = 10_000;

const house = useHouse(() => CHARTER, ['--seed', '7']);

const pages = [
    '/today',
    '/meetings',
    '/matters',
    '/matters/m1',
    '/decisions',
    '/decisions/i2.1',
    '/directives',
    '/directives/d1',
    '/procedures',
    '/procedures/c1',
    '/registers/incoming',
    '/year',
    '/journal',
    '/people',
];

test.concurrent.each(['mishu', 'wu'])('every main page of a year as %s', async (account) => {
    const { page, complaints } = await house.enter(account);
    const faults: string[] = [];
    for (const path of pages) {
        if (account === 'wu' && path === '/journal') continue;
        const begun = Date.now();
        await show(page, path);
        const took = Date.now() - begun;
        if (took > PATIENCE) faults.push(`${path} takes ${took} ms`);
        const note = (look: Look, found: string[]) =>
            faults.push(...found.map((fault) => `${path} ${nameOf(look)}: ${fault}`));
        for (const look of measured) {
            await wear(page, look);
            await picture(page, `year-${account}${path.replaceAll('/', '-')}-${nameOf(look)}`);
            note(look, await measureFaults(page));
        }
        for (const look of [plain, english]) {
            await wear(page, look);
            note(look, await axeFaults(page));
        }
        await wear(page, plain);
    }
    await page.context().close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
});

const rows = (page: Page) => page.locator('tbody tr').count();

test('long lists come in parts and can be searched', async () => {
    const { page } = await house.enter('mishu');
    await show(page, '/matters');
    expect(await rows(page)).toBe(40);
    await page.getByRole('button', { name: '再显示 40 项' }).click();
    expect(await rows(page)).toBe(80);
    // Whoever goes on with the keyboard goes on at the first that is new.
    const focused = await page.evaluate(() => document.activeElement?.closest('tr')?.rowIndex);
    expect(focused).toBe(41);
    await page.getByLabel('查找事项名称、类别或提出者').fill('干部任免 人事处');
    const found = await page.locator('tbody tr').allInnerTexts();
    expect(found.length).toBeGreaterThan(3);
    expect(found.every((one) => one.includes('干部任免') && one.includes('人事处'))).toBe(true);

    await show(page, '/directives');
    const tasks = page.locator('.rows').last().locator('> li');
    expect(await tasks.count()).toBe(30);
    await page.getByLabel('状态', { exact: true }).selectOption({ label: '已办结' });
    expect(await tasks.count()).toBe(30);
    await page.getByLabel('责任人', { exact: true }).selectOption({ label: '马骁' });
    expect(await tasks.count()).toBeLessThan(30);

    // A choice among all decisions is narrowed by words.
    await show(page, '/journal');
    const choice = page.getByLabel('决定', { exact: true });
    const all = await choice.locator('option').count();
    expect(all).toBeGreaterThan(100);
    await page.getByLabel('在“决定”中查找').fill('公示');
    expect(await choice.locator('option').count()).toBeLessThan(all / 3);
    await page.context().close();
});

test('the papers of a matter are files that open', async () => {
    const { page } = await house.enter('mishu');
    await show(page, '/matters/m1');
    const title = await page.locator('h1').innerText();
    const links = page.locator('a[href*="/files/"]');
    expect(await links.count()).toBeGreaterThan(1);
    const address = await links.first().getAttribute('href');
    const answer = await page.context().request.get(new URL(String(address), page.url()).href);
    expect(answer.ok()).toBe(true);
    expect(await answer.text()).toContain(title);
    await page.context().close();
});

/** In every look that is measured, and in English. */
async function faultsOf(page: Page, name: string, part: Locator): Promise<string[]> {
    const faults: string[] = [];
    for (const look of [...measured, english]) {
        await wear(page, look);
        await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
        await picture(page, `layout-${name}-${nameOf(look)}`, false);
        const found = [...(await measureFaults(page)), ...(look.view === 'desk' ? await axeFaults(page) : [])];
        faults.push(...found.map((fault) => `${name} ${nameOf(look)}: ${fault}`));
    }
    await wear(page, plain);
    return faults;
}

test('who is away when: a month at a time, from which every absence is opened', async () => {
    const { page, complaints } = await house.enter('mishu');
    await show(page, '/registers/leave');
    const calendar = page.getByRole('region', { name: /外出日历|Who is away/ });
    // The names of all members are there, also of those who stayed.
    expect(await calendar.getByRole('rowheader').count()).toBeGreaterThanOrEqual(7);
    const month = calendar.locator('[role=status]');
    const present = await month.innerText();
    // A month may have nobody away, and the day the year ends on falls into any.
    const back = async () => {
        const shown = await month.innerText();
        await calendar.getByRole('button', { name: '上个月' }).click();
        await month.filter({ hasNotText: shown }).waitFor();
    };
    await back();
    await calendar.getByRole('button', { name: '本月' }).click();
    await month.filter({ hasText: present }).waitFor();
    const bar = calendar.locator('.bar').first();
    for (let months = 0; months < 4 && (await bar.count()) === 0; ++months) await back();
    expect(await bar.innerText()).toMatch(/\d+月\d+日[^]* · /);
    expect(await faultsOf(page, 'leave', calendar)).toEqual([]);
    const subject = await bar.locator('.what').innerText();
    await bar.click();
    await page.waitForURL(/\/procedures\//);
    await page.getByText(subject).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
});

test('every item of business beside the work that goes with it, and what each member carries', async () => {
    const { page, complaints } = await house.enter('shuji');
    await show(page, '/registers/duties');
    const board = page.getByRole('region', { name: /党建与业务对照|Party building beside business/ });
    const columns = await board.getByRole('columnheader').allInnerTexts();
    expect(columns).toEqual(['对应的业务工作', '党建工作', '书记审定任务', '部署', '推进', '考核']);
    // What came up late in the year stands alone, and is called to mind where the chair begins.
    const alone = board.getByRole('row').filter({ hasText: '老旧电梯更新改造' });
    expect(await alone.innerText()).toContain('还没有党建工作');
    expect(await faultsOf(page, 'board', board)).toEqual([]);
    const members = page.getByRole('region', { name: /各人承担的任务|What each member carries/ });
    expect(await members.getByRole('heading', { level: 3 }).count()).toBeGreaterThanOrEqual(7);
    expect(await faultsOf(page, 'members', members)).toEqual([]);
    // Of a year of which nothing was entered it says so.
    await page.getByLabel('年度', { exact: true }).first().selectOption({ index: 1 });
    await page.getByText('这一年还没有登记。').waitFor();
    await show(page, '/year');
    await page.getByRole('heading', { name: '党建与业务对照' }).waitFor();
    await show(page, '/today');
    await page.getByText('没有成对').first().waitFor();
    expect(await faultsOf(page, 'today', page.locator('main'))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
});
