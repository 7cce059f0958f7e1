/** What a charter can have counted, waited for and named: figures by member, a date that is settled, a step that waits. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { press } from './browser';
import { CHARTER, useHouse } from './house';
import { faultsOf } from './looked';

const added = fileURLToPath(new URL('../charter/files/counted.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quorate-charter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const house = useHouse(() => {
    const charter = join(folder, 'charter.md');
    writeFileSync(charter, `${readFileSync(CHARTER, 'utf8')}\n${readFileSync(added, 'utf8')}`);
    return charter;
});

async function begin(page: Page, register: string): Promise<void> {
    await go(page, `/registers/${register}`);
    await button(page, '发起办理').click();
    await page.getByRole('dialog').waitFor();
}

async function sendOff(page: Page): Promise<void> {
    await give(page, page.getByRole('dialog').locator('form .button.main').last());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function study(page: Page, topic: string, sort: string, present: readonly string[]): Promise<string> {
    await begin(page, 'attendance');
    const sheet = await fill(page, { 专题内容: topic, 学习形式: sort, 学时: '3' });
    await fillWhen(sheet, '学习日期', [new Date().getFullYear(), 1, 5]);
    // Several are chosen one after another, by keyboard.
    const box = sheet.getByRole('combobox', { name: '出席' });
    for (const name of present) {
        await box.fill(name);
        await page.locator('[role=option][data-highlighted]', { hasText: name }).waitFor();
        await page.keyboard.press('Enter');
        await sheet.getByRole('button', { name: new RegExp(name) }).waitFor();
    }
    await page.keyboard.press('Escape');
    if (!(await sheet.isVisible())) throw new Error('to close the list is not to close the form');
    await sendOff(page);
    await page.getByRole('heading', { name: topic }).waitFor();
    return new URL(page.url()).pathname;
}

test('who was present is counted by member: all lines for readers of the register, one’s own for a member', async () => {
    const { page: clerk } = await house.enter('mishu');
    const place = await study(clerk, '总体国家安全观', '集中学习', ['周明远', '陈立群']);
    await clerk.getByText('周明远、陈立群', { exact: true }).waitFor();
    expect(await faultsOf(clerk, 'counted-session')).toEqual([]);
    await study(clerk, '数字政府建设', '专题研讨', ['陈立群']);

    const { page: member } = await house.enter('chen');
    await go(member, place);
    await button(member, '传阅').click();
    await give(member, member.getByRole('dialog').locator('form .button.main').last());
    await go(member, '/registers/attendance');
    const own = member.getByRole('region', { name: '参加学习情况' });
    await own.getByText('只列您本人').waitFor();
    expect(await own.getByRole('row').count()).toBe(2);
    await member.getByText('3/6').waitFor();
    expect(await faultsOf(member, 'counted-own')).toEqual([]);

    await go(clerk, '/registers/attendance');
    const all = clerk.getByRole('region', { name: '参加学习情况' });
    await all.getByRole('row', { name: /陈立群/ }).waitFor();
    expect(
        await all
            .getByRole('row', { name: /陈立群/ })
            .getByRole('cell')
            .allInnerTexts(),
    ).toEqual(['陈立群', '1', '1', '0', '2']);
    expect(await faultsOf(clerk, 'counted-figures')).toEqual([]);
    const years = clerk.getByRole('region', { name: '统计' }).getByLabel('年度');
    await years.selectOption(String(new Date().getFullYear() + 1));
    await all
        .getByRole('row', { name: /陈立群/ })
        .getByRole('cell', { name: '0' })
        .first()
        .waitFor();
    await go(clerk, '/year');
    const hours = clerk.getByText('签到学时 · 合计 3');
    await hours.click();
    await clerk.getByText('累计「学时」').waitFor();
    expect(await faultsOf(clerk, 'counted-year')).toEqual([]);
    for (const page of [clerk, member]) await page.context().close();
});

test('a notice stands under its rule, bears the day it was signed, and is over when its time is', async () => {
    const { page: clerk } = await house.enter('mishu');
    const { page: chair } = await house.enter('shuji');
    await begin(clerk, 'house-rules');
    await fill(clerk, { 制度名称: '公示办法' });
    await sendOff(clerk);
    await clerk.getByRole('heading', { name: '公示办法' }).waitFor();
    const rule = new URL(clerk.url()).pathname;

    await begin(clerk, 'notices');
    await fill(clerk, { 公示内容: '拟任人选', 依据的制度: '公示办法' });
    await sendOff(clerk);
    await clerk.getByRole('heading', { name: '拟任人选' }).waitFor();
    const notice = new URL(clerk.url()).pathname;
    await clerk.getByRole('link', { name: '公示办法' }).waitFor();

    await go(chair, notice);
    await giveFilled(chair, button(chair, '签发'), {});
    await go(clerk, notice);
    await button(clerk, '办理').click();
    const sheet = clerk.getByRole('dialog');
    await sheet.getByRole('spinbutton', { name: /公示落款日期 日/ }).waitFor();
    expect(await sheet.getByRole('spinbutton', { name: /公示落款日期 日/ }).innerText()).not.toContain('日');
    expect(await faultsOf(clerk, 'counted-date', '[role=dialog]')).toEqual([]);
    await give(clerk, sheet.locator('form .button.main').last());

    await clerk.getByText('还没有登记').first().waitFor();
    await press(button(clerk, '审批'));
    expect(await faultsOf(clerk, 'counted-unknown')).toEqual([]);
    // Once somebody has entered the holidays, the page says from when on.
    for (const year of [new Date().getFullYear(), new Date().getFullYear() + 1]) {
        const entered = await clerk
            .context()
            .request.post(`${house.address}/api/v1/bodies/demonstration/commands/holidays.enter`, {
                headers: { origin: house.address, 'idempotency-key': `holidays-${year}` },
                data: { data: { year, source: '放假通知', off: [], work: [] } },
            });
        expect(entered.status()).toBe(200);
    }
    await clerk.getByText(/等到.*由.*办理/).waitFor();
    expect(await faultsOf(clerk, 'counted-waits')).toEqual([]);

    await go(clerk, rule);
    await clerk.getByRole('region', { name: '其下各项' }).getByRole('link', { name: '拟任人选' }).waitFor();
    expect(await faultsOf(clerk, 'counted-catalogue')).toEqual([]);
    for (const page of [clerk, chair]) await page.context().close();
});
