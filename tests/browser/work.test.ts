/** Registers in the shape of the work: where papers stand, when reports are due, what a unit of the archive holds. */
import type { Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { useHouse } from './house';
import { faultsOf } from './looked';

const PAPER = { name: '稿.txt', mimeType: 'text/plain', buffer: Buffer.from('窗口中午不关门。', 'utf8') };
const house = useHouse();

async function start(page: Page, register: string, procedure: string, filling: Record<string, string>): Promise<void> {
    await go(page, `/registers/${register}`);
    await button(page, '发起办理').click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    if ((await sheet.getByLabel('办理程序').count()) > 0) await fill(page, { 办理程序: procedure });
    await fill(page, filling);
    const file = sheet.locator('input[type=file]');
    if ((await file.count()) > 0) {
        await file.first().setInputFiles(PAPER);
        await sheet.getByText('稿.txt').waitFor();
    }
}
async function send(page: Page, subject: string): Promise<string> {
    await give(page, page.getByRole('dialog').locator('form .button.main').last());
    await page.getByRole('heading', { name: subject, level: 1 }).waitFor();
    return new URL(page.url()).pathname;
}
const today = () => new Date(Date.now() + 8 * 3_600_000);
const parts = (day: Date) => [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];

test('an incoming paper stands under the step it is at, with whom it waits for, and moves on as it is handled', async () => {
    const { page: office } = await house.enter('bangong');
    await start(office, 'incoming', '收文办理', {
        标题: '关于防汛值守的紧急通知',
        来文单位: '省政府办公厅',
        办理类型: '办件',
        紧急程度: '特急',
    });
    await fillWhen(office.getByRole('dialog'), '签收日期', parts(today()));
    const place = await send(office, '关于防汛值守的紧急通知');
    const { page: reader } = await house.enter('mishu');
    await go(reader, '/registers/incoming');
    const board = reader.getByRole('region', { name: '收文办到哪一步' });
    const at = (step: string) => board.getByRole('region', { name: new RegExp(`^${step}`) });
    const paper = (step: string) => at(step).getByRole('listitem').filter({ hasText: '关于防汛值守的紧急通知' });
    await paper('初审')
        .getByText(/等.*办理/)
        .waitFor();
    await giveFilled(office, button(office, '审批'), { 是否同意: '同意' });
    await paper('拟办').waitFor();
    expect(await paper('初审').count()).toBe(0);
    await giveFilled(office, button(office, '办理'), { 拟办意见: '拟请书记阅示' });
    await paper('书记批示').getByText('等周明远办理').waitFor();
    expect(await faultsOf(reader, 'work-incoming')).toEqual([]);
    await paper('书记批示').getByRole('link').click();
    await reader.waitForURL(`**${place}`);
    for (const page of [office, reader]) await page.context().close();
});

test('a report that is to be sent out by a day stands in the calendar of terms, and under its step', async () => {
    const { page: office } = await house.enter('bangong');
    await start(office, 'requests', '向上级报告', {
        报告事项: '年度工作情况',
        主送: '省委',
        类别: '年度报告',
        集体讨论: '不需提请',
        内容提要: '一年的工作',
    });
    const due = today();
    await fillWhen(office.getByRole('dialog'), '报出期限', parts(due));
    await send(office, '年度工作情况');
    await go(office, '/registers/requests');
    const calendar = office.getByRole('region', { name: '请示报告期限' });
    await calendar
        .getByRole('link', { name: /年度工作情况/ })
        .getByText('未到期限')
        .waitFor();
    const steps = office.getByRole('region', { name: '请示报告办到哪一步' });
    await steps.getByRole('link', { name: '年度工作情况' }).waitFor();
    expect(await faultsOf(office, 'work-requests')).toEqual([]);
    // What is due in the coming week is on the first page as well.
    await go(office, '/today');
    await office
        .getByRole('region', { name: '请示报告期限' })
        .getByText(/年度工作情况/)
        .waitFor();
    await office.context().close();
});

test('the catalogue of a unit lists what was filed in it, is put on paper and taken out', async () => {
    const { page: office } = await house.enter('bangong');
    await start(office, 'archive', '立卷', { 卷名: '会议材料', 保管期限: '永久', 存放处: '档案室', 年度: '2026' });
    const unit = await send(office, '会议材料');
    const { page: clerk } = await house.enter('mishu');
    for (const [title, order] of [
        ['第二次会议记录', '3'],
        ['第一次会议记录', '1'],
    ] as const) {
        await start(clerk, 'archive-items', '记录和纪要归档', { 题名: title, 种类: '其他' });
        await fillWhen(clerk.getByRole('dialog'), '文件日期', parts(today()));
        const place = await send(clerk, title);
        await go(office, place);
        await giveFilled(office, button(office, '归档'), { 归入案卷: '会议材料', 卷内件号: order });
        await office.getByText('已办结').first().waitFor();
    }
    await go(office, unit);
    await office.getByRole('link', { name: '卷内目录' }).click();
    await office.waitForURL('**/catalogue');
    const table = office.getByRole('table', { name: '卷内目录' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(2);
    await table.locator('tbody tr').first().getByText('第一次会议记录').waitFor();
    await office.getByText('缺件号：2').waitFor();
    expect(await faultsOf(office, 'work-catalogue')).toEqual([]);
    const link = office.getByRole('link', { name: 'CSV' });
    const taken = await office
        .context()
        .request.get(new URL((await link.getAttribute('href')) ?? '', office.url()).href);
    const lines = (await taken.text()).split('\n');
    expect(lines[1]).toMatch(/^1,.*第一次会议记录.*永久/);
    expect(lines[2]).toMatch(/^3,.*第二次会议记录.*永久/);
    await office.emulateMedia({ media: 'print' });
    expect(await office.locator('button:visible, nav:visible, a.button:visible').count()).toBe(0);
    await table.getByText('第二次会议记录').waitFor();
    for (const page of [office, clerk]) await page.context().close();
});
