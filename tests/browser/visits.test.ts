/** Somebody asked to one item of a meeting: called in, let in, asked to leave, and shown nothing else. */
import { button, give, giveFilled, giveWithReasonIfAsked, go } from './acts';
import { nameOf, picture, plain, wear, type Look } from './browser';
import { useHouse } from './house';
import { inspect } from './inspect';
import { Teller, meet, propose } from './story';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'dark', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'contrast', language: 'zh-CN' },
];

const PAPER = {
    name: '学习材料.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('窗口中午不关门。', 'utf8'),
};
const house = useHouse();

test('an observer follows their own items live; the clerk lets them in and out', async () => {
    const teller = new Teller(house);
    const first = await propose(teller, 'study', '学习传达上级会议精神');
    const other = await propose(teller, 'subordinate-request', '直属单位请示事项');
    const { page: author } = await house.enter('chen');
    await go(author, `/matters/${first}`);
    await author.locator('input[type=file]').first().setInputFiles(PAPER);
    await giveWithReasonIfAsked(author, button(author, '加入会议材料'), '刚收到');
    await author.context().close();
    const { meeting, items } = await meet(teller, [first, other]);
    const item = items[0] as string;
    await teller.give('shuji', 'observer.invite', { item, person: 'caiwu' });

    const { page: guest, complaints } = await house.enter('caiwu');
    // The address of the room leads to what they are asked to, and says nothing of a page that is not there.
    await guest.goto(`${house.address}/meetings/${meeting}/live`);
    await guest.waitForURL('**/visits');
    const menu = guest.getByRole('navigation', { name: '主导航' });
    await menu.getByRole('link', { name: '列席' }).click();
    await guest.waitForURL('**/visits');
    await menu.getByRole('link', { name: '会议' }).click();
    await guest.waitForURL('**/visits');
    await menu.getByRole('link', { name: '今日' }).click();
    await guest.getByRole('region', { name: '请您列席' }).waitFor();
    expect(await guest.getByText('近期没有您可以查看的会议').count()).toBe(0);
    await guest.getByRole('region', { name: '请您列席' }).getByRole('link', { name: '学习传达上级会议精神' }).click();
    await guest.waitForURL('**/visits');
    const panel = guest.getByRole('region', { name: '学习传达上级会议精神' });
    await panel.getByText('请等候').waitFor();
    // Its papers are theirs to read from the notice on, and only while they have to do with it.
    const paper = (await panel.getByRole('link', { name: '学习材料' }).getAttribute('href')) ?? '';
    const read = await guest.context().request.get(new URL(paper, guest.url()).href);
    expect(read.ok()).toBe(true);
    expect(await read.text()).toContain('窗口中午不关门');
    expect(await guest.getByText('直属单位请示事项').count()).toBe(0);

    await teller.give('shuji', 'item.open', { item });
    await panel.getByText('请入场').waitFor();
    await guest.getByRole('status').getByText('学习传达上级会议精神：请入场').waitFor();
    const faults: string[] = [];
    for (const look of looks) {
        await wear(guest, look);
        await picture(guest, `visits-${nameOf(look)}`);
        faults.push(...(await inspect(guest)).map((fault) => `${nameOf(look)}: ${fault}`));
    }
    await wear(guest, plain);
    expect(faults).toEqual([]);

    const { page: clerk } = await house.enter('mishu');
    expect(await clerk.getByRole('link', { name: '列席', exact: true }).count()).toBe(0);
    await go(clerk, `/meetings/${meeting}/live`);
    await give(clerk, button(clerk, '韩冰入场'));
    await panel.getByText('列席中').waitFor();
    await picture(clerk, 'observers');
    expect(await inspect(clerk)).toEqual([]);
    await giveFilled(guest, button(panel, '发言'), { 发言内容: '资金已有安排。' });
    await clerk.getByText('资金已有安排。').first().waitFor();
    const fold = clerk.locator('details').filter({ hasText: '代录发言' });
    await fold.locator('summary').click();
    await fold.getByLabel('成员').selectOption({ label: '韩冰（列席）' });
    expect(await button(fold, '记为没有补充意见').count()).toBe(0);
    await fold.getByLabel('发言内容').fill('另有一点说明。');
    await give(clerk, button(fold, '记入发言'));
    await clerk.getByText('另有一点说明。').first().waitFor();
    await give(guest, button(panel, '列席离场'));
    await panel.getByText('请入场').waitFor();
    await give(guest, button(panel, '列席入场'));
    await give(clerk, button(clerk, '韩冰离场'));
    await give(clerk, button(clerk, '韩冰入场'));

    await teller.give('shuji', 'item.defer', { item, reason: '改日再议' });
    await guest.getByRole('region', { name: '第 1 个议项' }).getByText('请离场').waitFor();
    expect(await guest.getByText('直属单位请示事项').count()).toBe(0);
    // Nothing is left of the visit once the meeting is over: neither the page nor its way in.
    await teller.give('shuji', 'item.open', { item: items[1] });
    await teller.give('shuji', 'item.defer', { item: items[1], reason: '改日再议' });
    await teller.give('shuji', 'meeting.close', { meeting });
    await guest.getByText('目前没有请您列席的议项').waitFor();
    await picture(guest, 'visits-none');
    expect(await inspect(guest)).toEqual([]);
    await go(guest, '/today');
    expect(await guest.getByRole('region', { name: '请您列席' }).count()).toBe(0);
    const refused = await guest.context().request.get(new URL(paper, guest.url()).href);
    expect(refused.status()).toBe(404);
    await teller.close();
    await guest.context().close();
    await clerk.context().close();
    // What may be done at an item is asked once more at the moment it ends, and is nobody's to know then.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
});
