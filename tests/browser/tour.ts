/**
 * The tour of README.md, walked word by word on a fresh demonstration body; on its way it takes the pictures of
 * docs/pictures. Run by `npm run --prefix web pictures`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, giveWithReasonIfAsked, soon } from './acts';
import { plain, press, views, wear, type Look } from './browser';
import { useHouse } from './house';

const PLACE = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const MEMBERS = ['陈立群', '刘雅琴', '孙志刚', '吴慧敏'];
const REASON = '各成员都已到齐，提前开会';
const english: Look = { ...plain, language: 'en' };

const house = useHouse();
let clerk: Page;
let chair: Page;
let member: Page;

beforeAll(async () => {
    mkdirSync(PLACE, { recursive: true });
    clerk = (await house.enter('mishu')).page;
    chair = (await house.enter('shuji')).page;
    member = (await house.enter('wu', { ...plain, view: 'phone' })).page;
});

/** The page, in both languages; the one for the English README has its words, and the body's own as they are. */
async function picture(page: Page, name: string, look: Look = plain): Promise<void> {
    for (const [ending, worn] of [
        ['zh', look],
        ['en', { ...english, view: look.view }],
    ] as const) {
        await wear(page, worn);
        await page.setViewportSize(look.view === 'desk' ? { width: 1280, height: 760 } : views[look.view]);
        await page.waitForLoadState('networkidle');
        // A vote is shown where it came to the reader, a verdict with all that explains it.
        if (name === 'verdict') await page.locator('.verdict').first().scrollIntoViewIfNeeded();
        else if (look.view === 'desk') await page.evaluate(() => window.scrollTo(0, 0));
        await page.screenshot({ path: `${PLACE}/${name}.${ending}.png` });
    }
    await wear(page, look);
}

async function place(page: Page, name: string): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name }).first().click();
}

async function choose(fold: Locator, name: string): Promise<void> {
    await fold.getByLabel('成员').selectOption({ label: name });
}

async function enterFor(title: string, name: string, words: string): Promise<void> {
    const fold = clerk.locator('details').filter({ hasText: title });
    if (!(await fold.evaluate((one: HTMLDetailsElement) => one.open))) await fold.locator('summary').click();
    await choose(fold, name);
    await give(clerk, fold.getByRole('button', { name: words, exact: true }));
}

test('the chair moves the next meeting to today, and the clerk sends its notice, late and with a reason', async () => {
    await picture(clerk, 'today');
    await place(chair, '会议');
    await chair.getByRole('link', { name: /第 3 次会议/ }).click();
    await button(chair, '改期').click();
    const sheet = await fill(chair, { 改期理由: '示范' });
    await fillWhen(sheet, '开会时间', soon());
    await giveWithReasonIfAsked(chair, button(sheet, '改期'), '本月另有一次会议，事项紧急');
    await clerk.getByRole('link', { name: '筹备会议' }).click();
    await give(clerk, button(clerk, '发出会议通知'), '已逐一电话告知各成员');
    await clerk.getByText('通知已发出').waitFor();
});

test('three are in the room: the chair cannot open, and is told by which article and what would help', async () => {
    await clerk.getByRole('link', { name: '进入会场' }).click();
    for (const name of ['周明远', ...MEMBERS.slice(0, 2)]) await give(clerk, button(clerk, `${name} 入场`));
    await chair.getByRole('link', { name: '进入会场' }).click();
    await press(button(chair, '宣布开会'));
    await chair.getByRole('alert').getByText('还差').first().waitFor();
    await picture(chair, 'refused');
    await press(button(chair, '宣布开会'));
});

test('with five the meeting opens, with a reason for beginning early', async () => {
    for (const name of MEMBERS.slice(2)) await give(clerk, button(clerk, `${name} 入场`));
    await chair.getByText('到会 5 人').first().waitFor();
    await give(chair, button(chair, '宣布开会'), REASON);
    await give(chair, button(chair, '审议本项'));
    await clerk.getByRole('heading', { name: '讨论' }).waitFor();
});

test('everybody has spoken, the chair last', async () => {
    for (const name of MEMBERS) await enterFor('代录发言', name, '记为没有补充意见');
    await give(chair, button(chair, '表明没有补充意见'));
});

test('a vote: members on their phones, the chair last, and a verdict that explains itself', async () => {
    await giveFilled(chair, button(chair, '付诸表决'), {
        表决方式: '举手',
        表决事项: '同意年度工作情况报告，按程序上报',
    });
    await member.goto(chair.url());
    const cards = member.getByRole('radiogroup', { name: /^我的一票/ });
    await cards.getByRole('radio', { name: '赞成', exact: true }).click();
    await picture(member, 'vote', { ...plain, view: 'phone' });
    await give(member, button(member, '表决'));
    for (const name of MEMBERS.slice(0, 3))
        await enterFor('代录表决（举手）', name, name === '孙志刚' ? '记为弃权' : '记为赞成');
    const own = chair.getByRole('radiogroup', { name: /^我的一票/ });
    await own.getByRole('radio', { name: '赞成', exact: true }).click();
    await give(chair, button(chair, '表决'));
    await give(chair, button(chair, '宣布表决结果'));
    await chair.getByText('各种理解下均成立').first().waitFor();
    await picture(chair, 'verdict');
});

test('the minutes of the meeting before: the clerk enters what is outstanding, the chair agrees and signs', async () => {
    await place(clerk, '会议');
    await clerk.getByRole('link', { name: '第 2 次会议' }).click();
    await clerk.getByRole('link', { name: '会议纪要' }).click();
    const silent = clerk.getByRole('listitem').filter({ hasText: '未反馈' }).filter({ hasNotText: '周明远' });
    await silent.first().waitFor();
    while ((await silent.count()) > 0) {
        const before = await silent.count();
        await give(clerk, button(silent.first(), '代录同意'));
        await expect.poll(() => silent.count()).toBeLessThan(before);
    }
    await place(chair, '会议');
    await chair.getByRole('link', { name: '第 2 次会议' }).click();
    await chair.getByRole('link', { name: '会议纪要' }).click();
    await give(chair, button(chair, '同意纪要'));
    await button(chair, '签发纪要').click();
    await give(chair, button(chair.getByRole('alertdialog'), '签发纪要'));
    await chair.getByText('周明远已签发').waitFor();
});

test('anybody with the archive checks it on their own machine', async () => {
    await place(clerk, '留痕');
    const [download] = await Promise.all([
        clerk.waitForEvent('download'),
        clerk.getByRole('link', { name: '下载归档包' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('demonstration.quorate');
    const verified = spawnSync(house.program, ['verify', await download.path()], { cwd: house.root, encoding: 'utf8' });
    expect(verified.stdout).toMatch(/核验通过|sound/);
    expect(verified.status).toBe(0);
});
