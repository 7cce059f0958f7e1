/** What comes to people where they are: a vote that begins, and why what was entered for somebody else is refused. */
import type { Locator, Page } from 'playwright-core';
import { button, give, giveFilled, go } from './acts';
import { picture, plain } from './browser';
import { useHouse } from './house';
import { inspect } from './inspect';
import { Teller, meet, propose, speakAll } from './story';

const house = useHouse();
let teller: Teller;
let live: string;
let items: string[];

beforeAll(async () => {
    teller = new Teller(house);
    const titles = ['学习传达上级会议精神', '学习传达专题会议精神', '学习传达补充通知'];
    const matters: string[] = [];
    for (const title of titles) matters.push(await propose(teller, 'study', title));
    const sitting = await meet(teller, matters);
    live = `/meetings/${sitting.meeting}/live`;
    items = sitting.items;
    await teller.give('shuji', 'item.open', { item: items[0] });
});
afterAll(() => teller.close());

const vote = (item: string | undefined) => ({ item, question: 1, method: 'hands', motion: '同意学习安排' });

/** Whether all of an element can be seen, between the head of the page and the bar under the thumb. */
const seen = (one: Locator) =>
    one.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const head = document.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
        const thumb = document.querySelector('.thumb')?.getBoundingClientRect().top ?? innerHeight;
        return top >= head && bottom <= thumb;
    });

async function seesTheVote(page: Page): Promise<void> {
    const choices = page.getByRole('radiogroup', { name: '我的一票' });
    for (const one of [...(await choices.getByRole('radio').all()), button(page, '表决')]) {
        await expect.poll(() => seen(one)).toBe(true);
    }
}

test('entered for a member who may not speak yet, a word is refused by its article', async () => {
    const { page } = await house.enter('mishu');
    await go(page, live);
    const fold = page.locator('details').filter({ hasText: '代录发言' });
    await fold.locator('summary').click();
    expect(await fold.getByText('选填').count()).toBe(0);
    await button(fold, '记为没有补充意见').click();
    await fold.getByText('请填写“成员”').first().waitFor();
    const member = fold.getByLabel('成员');
    expect(await member.evaluate((one) => one === document.activeElement)).toBe(true);
    await member.selectOption({ label: '周明远' });
    await fold.getByLabel('发言内容').fill('同意。');
    await button(fold, '记入发言').click();
    const refusal = fold.getByRole('alert');
    await refusal.getByRole('blockquote').first().waitFor();
    expect(await refusal.getByText(/第二十条/).count()).toBeGreaterThan(0);
    await expect.poll(() => seen(refusal)).toBe(true);
    await picture(page, 'entered-refused', false);
    expect(await inspect(page)).toEqual([]);
    await page.context().close();
});

test('the clerk enters for whoever presides: a ruling is made, and taken back', async () => {
    const { page } = await house.enter('mishu');
    await go(page, live);
    await page.getByText('主持人周明远的操作，由您代为录入').waitFor();
    const table = page.getByRole('region', { name: '1. 学习传达上级会议精神' });
    await giveFilled(page, button(table, '裁定成员回避'), { 成员: '吴慧敏', 具体情况: '其分管单位承办' });
    await table.getByText(/吴慧敏.*其分管单位承办/).waitFor();
    await picture(page, 'ruled', false);
    expect(await inspect(page)).toEqual([]);
    await giveFilled(page, button(table, '撤销吴慧敏的回避'), { 具体情况: '已核实，不须回避' });
    await table.getByText(/吴慧敏.*其分管单位承办/).waitFor({ state: 'detached' });
    // Where the body does not read a link as attendance, it is no way in.
    expect(await page.getByText('远程入场').count()).toBe(0);
    await page.context().close();
});

test('whoever spoke may speak again, and whoever presides has the last word then', async () => {
    await speakAll(teller, items[0] as string);
    const { page } = await house.enter('chen');
    await go(page, live);
    await giveFilled(page, button(page, '再次发言'), { 发言内容: '补充：注意时间安排。' });
    await page.getByText('补充：注意时间安排。').first().waitFor();
    expect(await button(page, '表明没有补充意见').count()).toBe(0);
    await page.context().close();

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, live);
    const fold = clerk.locator('details').filter({ hasText: '代录发言' });
    await fold.locator('summary').click();
    await fold.getByLabel('成员').selectOption({ label: '刘雅琴（再次发言）' });
    await fold.getByLabel('发言内容').fill('同意补充的意见。');
    await give(clerk, button(fold, '记入发言'));
    await clerk.context().close();

    const { page: chair } = await house.enter('shuji', { ...plain, view: 'phone' });
    await go(chair, live);
    const opening = button(chair, '付诸表决');
    await opening.focus();
    await chair.keyboard.press('Enter');
    await chair.locator('.why').getByRole('button', { name: '表明没有补充意见' }).click();
    await picture(chair, 'last-word', false);
    await give(chair, button(chair, '表明没有补充意见'));
    await expect.poll(() => button(chair, '表明没有补充意见').count()).toBe(0);
    await expect.poll(() => opening.getAttribute('aria-disabled')).toBeNull();
    await chair.context().close();
});

test('a vote that begins comes to the reader, wherever on the page they are', async () => {
    await speakAll(teller, items[0] as string);
    const { page } = await house.enter('chen', { ...plain, view: 'phone' });
    await go(page, live);
    await page.getByRole('heading', { name: '讨论' }).waitFor();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
    await teller.give('shuji', 'ballot.open', vote(items[0]));
    await seesTheVote(page);
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent);
    await expect.poll(focused).toBe('表决');
    await page.getByRole('status').getByText('请您表决').waitFor({ state: 'attached' });
    await picture(page, 'vote-begins', false);
    expect(await inspect(page)).toEqual([]);
    // Who opens the page later finds it there as well.
    await go(page, live);
    await seesTheVote(page);
    await page.context().close();
});

test('a vote entered for the chair before the others is refused by its article; then all votes are entered', async () => {
    const { page } = await house.enter('mishu');
    await go(page, live);
    const fold = page.locator('details').filter({ hasText: '代录表决（举手）' });
    await fold.locator('summary').click();
    await fold.getByLabel('成员').selectOption({ label: '周明远' });
    await button(fold, '记为赞成').click();
    const refusal = fold.getByRole('alert');
    await refusal.getByRole('blockquote').first().waitFor();
    await expect.poll(() => seen(refusal.locator('header'))).toBe(true);
    // The same stands in the way of every choice, until somebody else is chosen.
    const barred = fold.locator('button[aria-disabled]', { hasText: /^记为/ });
    await expect.poll(() => barred.count()).toBe(3);
    for (const name of ['陈立群', '刘雅琴', '孙志刚', '吴慧敏', '周明远']) {
        await fold.getByLabel('成员').selectOption({ label: name });
        await expect.poll(() => barred.count()).toBe(0);
        await give(page, button(fold, '记为赞成'));
    }
    // What the presiding person says aloud, the clerk enters for them.
    const closing = button(page, '宣布表决结果');
    await expect.poll(() => closing.getAttribute('aria-disabled')).toBeNull();
    await give(page, closing);
    await page.context().close();
});

test('whoever is writing is not pulled away, and is told of the vote beside it', async () => {
    await teller.give('shuji', 'item.open', { item: items[1] });
    const { page } = await house.enter('wu', { ...plain, view: 'phone' });
    await go(page, live);
    await speakAll(teller, items[1] as string);
    await button(page, '声明保留').click();
    const words = page.getByRole('dialog').getByRole('textbox');
    await words.fill('写到一半');
    await teller.give('shuji', 'ballot.open', vote(items[1]));
    await page.getByText('去表决').waitFor();
    expect(await words.evaluate((one) => one === document.activeElement)).toBe(true);
    // Nor is what was written thrown away unasked.
    await page.keyboard.press('Escape');
    await button(page.getByRole('alertdialog'), '放弃').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await picture(page, 'vote-waits', false);
    await button(page, '去表决').click();
    await page.getByText('去表决').waitFor({ state: 'detached' });
    await seesTheVote(page);
    await page.context().close();
});

test('who withdraws from the item on the table is asked to leave, and leaves where they are asked', async () => {
    await teller.give('shuji', 'ballot.void', { item: items[1], question: 1, reason: '有人回避' });
    await teller.give('wu', 'recusal.declare', { item: items[1], cause: 'self', ground: '本人分管' });
    const { page } = await house.enter('wu', { ...plain, view: 'phone' });
    await go(page, live);
    const note = page.getByRole('region', { name: '请在会场外等候' });
    await note.getByText(/请离场/).waitFor();
    expect(await page.getByRole('button', { name: '离场' }).count()).toBe(1);
    await picture(page, 'outside', false);
    await give(page, button(note, '离场'));
    await note.getByText(/请离场/).waitFor({ state: 'detached' });
    expect(await note.getByRole('button').count()).toBe(0);
    expect(await inspect(page)).toEqual([]);
    await page.context().close();
});

test('offered as tellers are those who may count; the record says who entered whom, and keeps who came before', async () => {
    await teller.give('shuji', 'ballot.open', { ...vote(items[1]), method: 'secret' });
    const { page: chair } = await house.enter('shuji');
    await go(chair, live);
    await button(chair, '发出表决票').click();
    const sheet = chair.getByRole('dialog');
    await sheet.getByLabel('监票人', { exact: true }).click();
    const options = chair.locator('.list-of-people').getByRole('option');
    await options.first().waitFor();
    const offered = (await options.allInnerTexts()).join(' ');
    expect(offered).toContain('陈立群');
    expect(offered).not.toContain('吴慧敏');
    await chair.context().close();

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, live);
    await give(clerk, button(clerk, '孙志刚 离场'));
    const record = clerk.getByRole('region', { name: '会议记录' });
    await record.getByText(/孙志刚离场（由.*代录）/).waitFor();
    await give(clerk, button(clerk, '孙志刚 入场'));
    await record.getByText(/孙志刚到会（由.*代录）/).waitFor();
    if ((await record.locator('details').count()) > 0) await record.locator('summary').click();
    await record.getByText(/^陈立群到会$/).waitFor();
    await clerk.context().close();
});

test('a meeting that leaves items is closed in one step, with the reason', async () => {
    await teller.give('shuji', 'ballot.void', { item: items[1], question: 1, reason: '改日再议' });
    await teller.give('shuji', 'item.defer', { item: items[1], reason: '改日再议' });
    const { page } = await house.enter('shuji');
    await go(page, live);
    await give(page, button(page, '宣布散会'), '时间不够，下次再议');
    await page.getByRole('link', { name: '会议纪要' }).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    await page.context().close();
});
