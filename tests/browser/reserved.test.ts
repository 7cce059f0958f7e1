/** Two people are appointed by one item; dissent is from the decision on one of them, by its author's hand and by the clerk's. */
import { button, fill, give, go } from './acts';
import { picture } from './browser';
import { useHouse } from './house';
import { inspect } from './inspect';
import { Teller, meet, propose, speakAll } from './story';

const house = useHouse();
let teller: Teller;
let meeting: string;

beforeAll(async () => {
    teller = new Teller(house);
    const persons = [{ name: '赵建国' }, { name: '钱卫东' }];
    const matter = await propose(teller, 'personnel', '处级干部任职', { persons });
    for (const prerequisite of ['nomination', 'inspection', 'discipline-opinion'])
        await teller.give('mishu', 'evidence.give', { matter, prerequisite, note: '材料齐备' });
    const sitting = await meet(teller, [matter]);
    meeting = sitting.meeting;
    const item = sitting.items[0] as string;
    await teller.give('shuji', 'item.open', { item });
    await speakAll(teller, item);
    for (const question of [1, 2]) {
        await teller.give('shuji', 'ballot.open', { item, question, method: 'named', motion: '同意任副处长' });
        for (const account of ['chen', 'liu', 'sun', 'wu', 'shuji'])
            await teller.give(account, 'vote.cast', { item, question, choice: '同意' });
        await teller.give('shuji', 'ballot.close', { item, question });
    }
});
afterAll(() => teller.close());

test('a member reserves against one of the two, the clerk enters it for another, and each decision shows its own', async () => {
    const { page } = await house.enter('sun');
    await go(page, `/meetings/${meeting}/live`);
    const ended = page.getByRole('region', { name: '已审议的议项' });
    await button(ended, '声明保留').click();
    const sheet = await fill(page, { 保留意见针对: '钱卫东', 内容: '考察时间太短' });
    await picture(page, 'reserve-one', false);
    expect(await inspect(page, { within: '[role=dialog]' })).toEqual([]);
    await give(page, button(sheet, '声明保留'));
    await ended.getByText(/声明保留：.*钱卫东：考察时间太短/).waitFor();
    await page.context().close();

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, `/meetings/${meeting}/live`);
    const room = clerk.getByRole('region', { name: '已审议的议项' });
    await button(room, '代录保留意见').click();
    const entered = await fill(clerk, { 成员: '刘雅琴', 保留意见针对: '本议题全部决定', 内容: '两人都应缓议' });
    await picture(clerk, 'reserve-entered', false);
    await give(clerk, entered.locator('form .button.main').last());
    await room.getByText(/声明保留：.*两人都应缓议/).waitFor();
    expect(await inspect(clerk)).toEqual([]);

    const decisions = room.getByRole('link', { name: '查看决定' });
    const [first, second] = [await decisions.nth(0).getAttribute('href'), await decisions.nth(1).getAttribute('href')];
    await go(clerk, first as string);
    await clerk.getByText('两人都应缓议').waitFor();
    expect(await clerk.getByText('考察时间太短').count()).toBe(0);
    await go(clerk, second as string);
    await clerk.getByText('两人都应缓议').waitFor();
    await clerk.getByText('考察时间太短').waitFor();
    await picture(clerk, 'reserved-decision', false);
    expect(await inspect(clerk)).toEqual([]);
    await clerk.context().close();
});
