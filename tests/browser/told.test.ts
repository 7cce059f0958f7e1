/** What people are told where they stand: a verdict, a refusal, what is kept from them and why, and what is missing. */
import { button, fill, give, go } from './acts';
import { picture, plain, settled, wear } from './browser';
import { useHouse } from './house';
import { inspect } from './inspect';
import { Teller, meet, propose, speakAll } from './story';

const VOTERS = ['chen', 'liu', 'sun', 'shuji'];
const house = useHouse();
let teller: Teller;
let meeting: string;
let matters: string[];
let items: string[];

beforeAll(async () => {
    teller = new Teller(house);
    matters = [];
    for (const title of ['机关值班安排', '机关车辆管理办法', '机关食堂委托经营'])
        matters.push(await propose(teller, 'study', title));
    ({ meeting, items } = await meet(teller, matters));
    // They are dealt with from the last to the first.
    matters.reverse();
    items.reverse();
    const item = items[0] as string;
    await teller.give('wu', 'recusal.declare', { item, cause: 'self', ground: '本人分管' });
    await teller.give('shuji', 'item.open', { item });
    await teller.give('wu', 'member.leave', { meeting });
    await teller.all(VOTERS, 'statement.make', { item, text: '同意。' });
    await teller.give('shuji', 'ballot.open', { item, question: 1, method: 'named', motion: '同意委托经营' });
    for (const account of VOTERS) await teller.give(account, 'vote.cast', { item, question: 1, choice: '赞成' });
});
afterAll(() => teller.close());

test('the hall shows the verdict until the next item begins; who may not see it is led back', async () => {
    const { page } = await house.enter('mishu');
    await go(page, `/hall/${meeting}`);
    await page.getByText('已投 4 / 4').waitFor();
    await teller.give('shuji', 'ballot.close', { item: items[0], question: 1 });
    const wall = page.getByRole('main');
    await wall.getByText(/^通过：赞成 4 票/).waitFor();
    await wall.getByText('表决结果').waitFor();
    await wall.getByText('机关食堂委托经营').waitFor();
    await wall
        .getByText(/第.+条/)
        .first()
        .waitFor();
    // All of it at once: nobody scrolls a wall.
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    await picture(page, 'hall-verdict', false);
    expect(await inspect(page)).toEqual([]);
    await page.context().close();

    const { page: stranger } = await house.enter('caiwu');
    await go(stranger, `/hall/${meeting}`);
    await stranger.getByRole('heading', { name: '没有这个页面' }).waitFor();
    await picture(stranger, 'hall-lost', false);
    expect(await inspect(stranger)).toEqual([]);
    await stranger.getByRole('link', { name: '回到今日' }).click();
    await stranger.waitForURL('**/today');
    await stranger.context().close();
});

test('in the room, what was just decided may be reserved against, and leads to the decision', async () => {
    const { page } = await house.enter('sun');
    await go(page, `/meetings/${meeting}/live`);
    await page.getByRole('button', { name: '本人离场' }).waitFor();
    expect(await page.getByText(/已达法定 4 人/).count()).toBeGreaterThan(0);
    const ended = page.getByRole('region', { name: '已审议的议项' });
    await button(ended, '声明保留').click();
    const sheet = await fill(page, { 内容: '时机未到' });
    await give(page, button(sheet, '声明保留'));
    await ended.getByText(/声明保留：.*时机未到/).waitFor();
    await picture(page, 'ended-item');
    await ended.getByRole('link', { name: '查看决定' }).click();
    await page.waitForURL('**/decisions/*');
    await page.context().close();
});

test('the item that ended last stands first and open, and each is reserved against by itself', async () => {
    const item = items[2] as string;
    await teller.give('shuji', 'item.open', { item });
    await teller.all(VOTERS, 'statement.make', { item, text: '同意。' });
    await teller.give('shuji', 'ballot.open', { item, question: 1, method: 'named', motion: '同意值班安排' });
    for (const account of VOTERS) await teller.give(account, 'vote.cast', { item, question: 1, choice: '赞成' });
    const { page } = await house.enter('liu');
    await go(page, `/meetings/${meeting}/live`);
    const ended = page.getByRole('region', { name: '已审议的议项' });
    const rows = ended.locator('details.fold');
    await rows.first().waitFor();
    await teller.give('shuji', 'ballot.close', { item, question: 1 });
    const firstIs = async (title: string) => {
        await expect.poll(() => rows.first().locator('summary').innerText()).toContain(title);
        await rows
            .first()
            .getByText(/^通过：赞成 4 票/)
            .waitFor();
        expect(await rows.nth(1).getAttribute('open')).toBeNull();
    };
    await firstIs('1. 机关值班安排');
    await go(page, `/meetings/${meeting}/live`);
    await firstIs('1. 机关值班安排');

    await rows.nth(1).locator('summary').click();
    await button(rows.nth(1), '声明保留').click();
    const sheet = await fill(page, { 内容: '经营期限过长' });
    await sheet.getByText('机关食堂委托经营').waitFor();
    await give(page, button(sheet, '声明保留'));
    await rows
        .nth(1)
        .getByText(/声明保留：.*经营期限过长/)
        .waitFor();
    expect(await rows.first().getByText('经营期限过长').count()).toBe(0);
    expect(await button(rows.first(), '声明保留').count()).toBe(1);
    await picture(page, 'ended-items');
    expect(await inspect(page)).toEqual([]);
    await page.context().close();
});

test('who withdrew is told so at the matter and at the decision, and is offered no upload', async () => {
    const { page } = await house.enter('wu');
    await go(page, `/matters/${matters[0]}`);
    await page.getByText('本事项您须回避').waitFor();
    expect(await page.getByText('尚无材料').count()).toBe(0);
    expect(await page.getByText('增加材料').count()).toBe(0);
    await picture(page, 'matter-kept');
    await page.getByRole('region', { name: '决定' }).getByRole('link').first().click();
    const verdict = page.getByRole('region', { name: '表决结果' });
    await verdict.getByText('应到会').first().waitFor();
    await verdict.getByText('您回避了这一议项').waitFor();
    await picture(page, 'decision-kept');
    expect(await inspect(page)).toEqual([]);
    await page.context().close();
});

test('tellers: how many are needed is said, a number is asked for by its name, and both figures can be read', async () => {
    const item = items[1] as string;
    await teller.give('wu', 'member.enter', { meeting, remote: false });
    await teller.give('shuji', 'item.open', { item });
    await speakAll(teller, item);
    await teller.give('shuji', 'ballot.open', { item, question: 1, method: 'secret', motion: '同意管理办法' });
    const { page: chair } = await house.enter('shuji');
    await go(chair, `/meetings/${meeting}/live`);
    await button(chair, '发出表决票').click();
    const sheet = chair.getByRole('dialog');
    await sheet.getByText('须选两名监票人').waitFor();
    await sheet.getByLabel('发出表决票').fill('五张');
    await button(sheet, '发出表决票').click();
    await sheet.getByText('请填写整数。').first().waitFor();
    expect(await sheet.getByText('请填写“发出表决票”').count()).toBe(0);
    // The list stays for the second, and closes after them.
    await sheet.getByLabel('监票人', { exact: true }).click();
    const options = chair.locator('.list-of-people').getByRole('option');
    await options.first().click();
    await sheet.locator('.chosen li').first().waitFor();
    expect(await options.first().isVisible()).toBe(true);
    await options.nth(1).click();
    await options.first().waitFor({ state: 'detached' });
    expect(await sheet.locator('.chosen li').count()).toBe(2);
    await chair.context().close();

    const people = await house.enter('mishu');
    const answer = await people.page.request.get(
        `${house.address}/api/v1/bodies/demonstration/views/live?id=${meeting}`,
    );
    const live = (await answer.json()) as { current: { questions: { may_count: { person: string }[] }[] } };
    const [first, second] = live.current.questions[0]?.may_count.map((one) => one.person) ?? [];
    await teller.give('shuji', 'ballot.issue', { item, question: 1, tellers: [first, second], issued: 5 });
    const { page } = await house.enter(first as string);
    await go(page, `/meetings/${meeting}/live`);
    await button(page, '录入计票').click();
    const form = await fill(page, { 收回: '5', 有效票: '5', 无效票: '0', 赞成: '4', 反对: '1', 弃权: '0' });
    await form.getByText(/同意管理办法 · 发出表决票 5 张/).waitFor();
    await give(page, button(form, '录入计票'));
    await page.getByText(/收回 5，有效 5，无效 0，赞成 4，反对 1，弃权 0/).waitFor();
    await picture(page, 'own-count');
    await page.context().close();
    await people.page.context().close();
});

test('leave is refused after a question, and whoever asked is told', async () => {
    const matter = await propose(teller, 'study', '学习传达专题会议精神');
    await teller.give('shuji', 'matter.accept', { matter });
    const starts = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3 * 86_400_000).toISOString();
    const next = `mtg_${'k'.repeat(16)}`;
    const plan = { meeting: next, starts: starts.replace('.000', ''), place: '三楼会议室', extraordinary: true };
    await teller.give('shuji', 'meeting.plan', plan);
    await teller.give('shuji', 'agenda.add', { meeting: next, item: `itm_${'k'.repeat(16)}`, matter });
    await teller.give('mishu', 'notice.send', { meeting: next });
    await teller.give('liu', 'leave.ask', { meeting: next, reason: '出差' });
    const { page: chair } = await house.enter('shuji');
    await go(chair, `/meetings/${next}`);
    await button(chair, '不准假').click();
    const asking = chair.getByRole('alertdialog');
    await asking.getByText(/出差/).waitFor();
    await picture(chair, 'refuse-leave', false);
    await give(chair, button(asking, '不准假'));
    await chair.context().close();
    const { page } = await house.enter('liu');
    await go(page, `/meetings/${next}`);
    await page.getByRole('note').getByText('您的请假未获准').waitFor();
    await picture(page, 'leave-refused');
    expect(await inspect(page)).toEqual([]);
    await page.context().close();
});

test('what was done between meetings is put to ratification from wherever it is told to be missing', async () => {
    const urgent = `urg_${'k'.repeat(16)}`;
    const next = `mtg_${'q'.repeat(16)}`;
    const told = { act: '抢修供水管道', facts: '主管道爆裂', reason: '来不及开会' };
    await teller.give('shuji', 'ballot.void', { item: items[1], question: 1, reason: '改日再议' });
    await teller.give('shuji', 'item.defer', { item: items[1], reason: '改日再议' });
    await teller.give('shuji', 'meeting.close', { meeting });
    await teller.give('shuji', 'urgent.act', { urgent, ...told });
    const starts = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 9 * 86_400_000).toISOString();
    const plan = { meeting: next, starts: starts.replace('.000', ''), place: '三楼会议室', extraordinary: true };
    await teller.give('shuji', 'meeting.plan', plan);
    const study = await propose(teller, 'study', '学习传达年度会议精神');
    await teller.give('shuji', 'matter.accept', { matter: study });
    await teller.give('shuji', 'agenda.add', { meeting: next, item: `itm_${'q'.repeat(16)}`, matter: study });

    // What stands in the way of the notice leads to the form, with the act named in it.
    const { page: chair } = await house.enter('shuji');
    await go(chair, `/meetings/${next}`);
    await button(chair, '发出会议通知').focus();
    await chair.keyboard.press('Enter');
    await chair.locator('.why').getByRole('button', { name: '提出事项' }).click();
    await chair.waitForURL('**/people');
    await chair.getByRole('dialog').getByText('付追认的处置：抢修供水管道').waitFor();
    await chair.context().close();

    // The task leads to the same.
    const { page } = await house.enter('chen');
    await go(page, '/today');
    const task = page
        .getByRole('region', { name: '待办事项' })
        .getByRole('listitem')
        .filter({ hasText: '抢修供水管道' });
    await task.getByRole('link').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('付追认的处置：抢修供水管道').waitFor();
    await fill(page, { 事项类别: '学习传达' });
    expect(await sheet.getByLabel('事项名称').inputValue()).toBe('追认：抢修供水管道');
    // Whoever it concerns may be named in a matter of any kind.
    await fill(page, { 涉及人员: '钱进' });
    await picture(page, 'ratify', false);
    expect(await inspect(page, { within: '[role=dialog]' })).toEqual([]);
    await give(page, sheet.locator('form .button.main').last());
    await page.waitForURL('**/matters/*');
    const facts = page.locator('dl.facts');
    await facts.getByText('付追认的处置').waitFor();
    await facts.getByText('钱进').waitFor();
    await page.context().close();
});

test('a decision is taken up again from its own page, as a matter of its kind', async () => {
    const { page } = await house.enter('chen');
    await go(page, '/decisions');
    await page
        .getByRole('link', { name: /委托经营/ })
        .first()
        .click();
    await page.waitForURL('**/decisions/*');
    await button(page, '提请复议').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/提请复议的决定：.*同意委托经营/).waitFor();
    expect(await sheet.getByLabel('事项名称').inputValue()).toBe('机关食堂委托经营');
    expect(await sheet.getByLabel('事项类别').count()).toBe(0);
    await picture(page, 'take-up', false);
    expect(await inspect(page, { within: '[role=dialog]' })).toEqual([]);
    await give(page, sheet.locator('form .button.main').last());
    await page.waitForURL('**/matters/*');
    await page.getByRole('link', { name: '查看原决定' }).waitFor();
    await page.context().close();
});

test('what a refused button of the head says leaves the title where it is', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/meetings/meeting-2/minutes');
    const title = page.getByRole('heading', { level: 1 });
    await title.waitFor();
    await settled(page);
    const before = (await title.boundingBox())?.y;
    const refused = page.locator('.head .actions button[aria-disabled]').first();
    await refused.focus();
    await page.keyboard.press('Enter');
    await page.locator('.why').waitFor();
    await picture(page, 'head-refused', false);
    expect((await title.boundingBox())?.y).toBe(before);
    await page.context().close();
});

test('the places under the thumb do not run into each other, however large the type', async () => {
    const { page } = await house.enter('chen', { ...plain, view: 'phone' });
    for (const language of ['en', 'zh-CN'] as const) {
        await wear(page, { view: 'phone', size: 'xlarge', theme: 'contrast', language });
        await page.locator('.thumb .spot').first().waitFor();
        const overlaps = () =>
            page.locator('.thumb ul .spot > span').evaluateAll((all) => {
                const boxes = all.map((one) => one.getBoundingClientRect());
                return boxes.filter((box, index) => index > 0 && box.left < (boxes[index - 1]?.right ?? 0) + 2).length;
            });
        await expect.poll(overlaps).toBe(0);
        await picture(page, `thumb-${language}`, false);
    }
    await page.context().close();
});
