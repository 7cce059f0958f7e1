/** What would wait for ever does not: somebody who has left, an opinion that never comes, an act that could not wait. */
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { picture } from './browser';
import { useHouse } from './house';
import { faultsOf } from './looked';
import { Teller, discuss, meet } from './story';

const PAPER = { name: '稿.txt', mimeType: 'text/plain', buffer: Buffer.from('窗口中午不关门。', 'utf8') };
const house = useHouse();
/** The body's own yesterday. */
const yesterday = () => new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);

test('an urgent act is put on record from the meetings, and the next meeting ratifies it', async () => {
    const { page: chair } = await house.enter('shuji');
    await go(chair, '/meetings');
    await button(chair, '登记紧急处置').click();
    await fill(chair, { 处置情况: '抢修供水管道', 紧急情形: '主管道爆裂', 未开会的理由: '来不及开会' });
    expect(await faultsOf(chair, 'urgent-form', '[role=dialog]')).toEqual([]);
    await give(chair, chair.getByRole('dialog').locator('form .button.main').last());
    // Its place is the page on which it waits to be ratified.
    await chair.waitForURL('**/people');
    const acts = chair.getByRole('region', { name: '紧急处置' });
    await acts.getByText('待追认').waitFor();
    await acts.getByText('主管道爆裂').waitFor();
    expect(await faultsOf(chair, 'urgent-people')).toEqual([]);
    const { page: member } = await house.enter('chen');
    await go(member, '/people');
    await button(member, '提请追认').click();
    const sheet = member.getByRole('dialog');
    await sheet.getByText('付追认的处置：抢修供水管道').waitFor();
    await fill(member, { 事项类别: '学习传达' });
    expect(await faultsOf(member, 'urgent-ratify', '[role=dialog]')).toEqual([]);
    await give(member, sheet.locator('form .button.main').last());
    await member.waitForURL('**/matters/*');
    const matter = decodeURIComponent(new URL(member.url()).pathname.split('/').pop() ?? '');

    const teller = new Teller(house);
    const { meeting, items } = await meet(teller, [matter]);
    const item = items[0] as string;
    await discuss(teller, item, '同意追认');
    for (const account of ['liu', 'sun', 'chen', 'wu', 'shuji'])
        await teller.give(account, 'vote.cast', { item, question: 1, choice: '赞成' });
    await teller.give('shuji', 'ballot.close', { item, question: 1 });
    await go(chair, '/people');
    await acts.getByText('已追认').waitFor();
    expect(await acts.getByRole('button', { name: /^提请追认/ }).count()).toBe(0);
    // While a meeting sits there is nothing that could not wait for one, and the button that would be refused is away.
    await go(chair, '/meetings');
    await chair
        .getByRole('link', { name: /第 \d+ 次会议/ })
        .first()
        .waitFor();
    expect(await chair.getByRole('button', { name: /^登记紧急处置/ }).count()).toBe(0);
    await teller.give('shuji', 'meeting.close', { meeting });
    await button(chair, '登记紧急处置').waitFor();
    await teller.close();
    for (const page of [member, chair]) await page.context().close();
});

test('an opinion that never comes is released with a reason, and the step goes on without it', async () => {
    const { page: office } = await house.enter('bangong');
    await go(office, '/registers/consultations');
    await button(office, '发起办理').click();
    const sheet = await fill(office, { 征求意见的问题: '班车走哪条线' });
    await sheet.locator('input[type=file]').setInputFiles(PAPER);
    await sheet.getByText('稿.txt').waitFor();
    await give(office, sheet.locator('form .button.main').last());
    await office.getByRole('heading', { name: '班车走哪条线' }).waitFor();
    await giveFilled(office, button(office, '征询意见'), { 征询对象: '沈文', 征询的问题: '走哪条线' });
    await giveFilled(office, button(office, '征询意见'), { 征询对象: '韩冰', 征询的问题: '票价合不合适' });
    await expect.poll(() => office.getByText('还没有回复').count()).toBe(2);
    await office
        .getByText(/等.*沈文办理/)
        .first()
        .waitFor();
    const place = new URL(office.url()).pathname;
    const { page: asked } = await house.enter('renshi');
    await go(asked, place);
    await button(asked, '回复征询').waitFor();

    const row = office.getByRole('listitem').filter({ hasText: '沈文：走哪条线' });
    await button(row, '不再征询').click();
    await fill(office, { 理由: '休假一个月' });
    expect(await faultsOf(office, 'left-release', '[role=dialog]')).toEqual([]);
    await give(office, office.getByRole('dialog').locator('form .button.main').last());
    await office.getByText('没有回复，不再等候：休假一个月').first().waitFor();
    expect(await row.getByRole('button', { name: /^不再征询/ }).count()).toBe(0);
    expect(await faultsOf(office, 'left-released')).toEqual([]);
    // Whoever was asked is not waited for any more, and is told why.
    await asked.getByText('没有回复，不再等候：休假一个月').first().waitFor();
    await go(asked, '/today');
    expect(await asked.getByText('走哪条线').count()).toBe(0);
    const { page: other } = await house.enter('caiwu');
    await go(other, place);
    await giveFilled(other, button(other, '回复征询'), { 意见: '合适' });
    await giveFilled(office, button(office, '登记采纳情况'), { 采纳情况: '已采纳' });
    await giveFilled(office, button(office, '征求意见'), {});
    await office.getByRole('region', { name: '征求意见' }).getByText('已办').first().waitFor();
    for (const page of [office, asked, other]) await page.context().close();
});

test('what waits for a member who left is on the clerk’s first page, and another takes it over', async () => {
    const { page: member } = await house.enter('wu');
    await go(member, '/registers/field-research');
    await button(member, '发起办理').click();
    const sheet = await fill(member, { 课题: '窗口服务', 地点: '东港', 方式: '驻点调研' });
    await fillWhen(sheet, '起', [2027, 3, 10]);
    await fillWhen(sheet, '止', [2027, 3, 12]);
    await give(member, sheet.locator('form .button.main').last());
    await member.getByRole('heading', { name: '窗口服务', exact: true }).waitFor();
    const place = new URL(member.url()).pathname;
    await member.context().close();

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, place);
    await clerk.getByText('等吴慧敏办理').first().waitFor();
    expect(await clerk.getByText('换人接办').count()).toBe(0);
    const teller = new Teller(house);
    await teller.give('mishu', 'office.end', { person: 'wu', office: 'member', to: yesterday(), basis: '调任' });
    await teller.close();
    await go(clerk, '/today');
    const task = clerk.getByRole('listitem').filter({ hasText: '等着已离任的人' }).filter({ hasText: '窗口服务' });
    await picture(clerk, 'left-today');
    await task.getByRole('link').first().click();
    await clerk.waitForURL(`**${place}`);

    // Whoever started it is gone from all of it, and the step that is open is theirs as well.
    const form = clerk.getByRole('region', { name: '表单' });
    await button(form, '换人接办：吴慧敏已离任').click();
    await fill(clerk, { 由谁接办: '陈立群', 理由: '吴慧敏已调任' });
    expect(await faultsOf(clerk, 'left-take-over', '[role=dialog]')).toEqual([]);
    await give(clerk, clerk.getByRole('dialog').locator('form .button.main').last());
    await clerk.getByText('吴慧敏离任后由陈立群负责').waitFor();
    await clerk.getByText('等陈立群办理').first().waitFor();
    await clerk.getByText('陈立群接吴慧敏办理').waitFor();
    expect(await clerk.getByRole('button', { name: /^换人接办/ }).count()).toBe(0);
    expect(await faultsOf(clerk, 'left-taken-over')).toEqual([]);

    const { page: heir } = await house.enter('chen');
    await go(heir, '/today');
    await picture(heir, 'left-heir');
    await heir.getByRole('listitem').filter({ hasText: '窗口服务' }).getByRole('link').first().click();
    await giveFilled(heir, button(heir, '办理'), { 所见: '中午排长队' });
    await heir.getByText('中午排长队').first().waitFor();
    await go(clerk, '/today');
    await clerk.getByRole('region', { name: '待办事项' }).waitFor();
    expect(await task.count()).toBe(0);
    for (const page of [clerk, heir]) await page.context().close();
});

test('one of a group has left: another of them answers for it, and the hands that are in stay', async () => {
    const teller = new Teller(house);
    const instance = 'prc_studyplan';
    const values = { topics: '四个专题', year: String(new Date().getFullYear()) };
    await teller.give('mishu', 'procedure.start', { instance, procedure: 'study-plan', values, files: {} });
    const hand = { instance, text: '', values: {}, files: {} };
    await teller.give('shuji', 'step.complete', { ...hand, step: 'settle', choice: 'yes' });
    for (const account of ['chen', 'shuji'])
        await teller.give(account, 'step.complete', { ...hand, step: 'circulate' });
    await teller.give('mishu', 'office.end', { person: 'liu', office: 'member', to: yesterday(), basis: '调任' });

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, `/procedures/${instance}`);
    const step = clerk.getByRole('region', { name: '印发成员' });
    expect(await step.getByText('未办').count()).toBeGreaterThan(1);
    const before = await step.getByRole('listitem').count();
    await giveFilled(clerk, button(step, '换人接办：刘雅琴已离任'), { 由谁接办: '孙志刚', 理由: '刘雅琴已调任' });
    await expect.poll(() => step.getByRole('listitem').count()).toBe(before - 1);
    await step.getByRole('listitem').filter({ hasText: '陈立群' }).getByText('同意').waitFor();
    expect(await step.getByText('刘雅琴').count()).toBe(0);
    expect(await faultsOf(clerk, 'left-group')).toEqual([]);
    await teller.give('sun', 'step.complete', { ...hand, step: 'circulate' });
    await step.getByRole('listitem').filter({ hasText: '孙志刚' }).getByText('同意').waitFor();
    await teller.close();
    await clerk.context().close();
});
