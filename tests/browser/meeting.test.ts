/** One meeting from the first proposal to the last check, by the people who hold it, each at a browser of their own. */
import type { Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, go, soon } from './acts';
import { picture, press } from './browser';
import { useHouse, type Somebody } from './house';

const MEMBERS = ['chen', 'liu', 'sun', 'wu'] as const;
const REASON = '情况紧急，已逐一电话告知各成员';

const house = useHouse();
const people = new Map<string, Somebody>();
const at = { matter: '', meeting: '', decision: '', directive: '' };

const page = (account: string) => people.get(account)!.page;

async function pictureOf(account: string, name: string): Promise<void> {
    await page(account).evaluate(() => window.scrollTo(0, 0));
    await picture(page(account), name, false);
}

beforeAll(async () => {
    const all = ['mishu', 'shuji', 'bangong', ...MEMBERS].map(async (account) => {
        people.set(account, await house.enter(account));
    });
    await Promise.all(all);
});

test('the chair settles what the charter leaves to the body', async () => {
    const shuji = page('shuji');
    await go(shuji, '/charter');
    const row = shuji.getByRole('listitem').filter({ hasText: '纪要征求意见的期限' });
    await giveFilled(shuji, button(row, '设定数值'), { 纪要征求意见的期限: '2' });
    await row.getByText('2', { exact: true }).waitFor();
});

test('a member proposes a matter; what it lacks is said before the chair accepts it', async () => {
    const chen = page('chen');
    await go(chen, '/matters');
    await button(chen, '提出事项').click();
    await fill(chen, { 事项类别: '资金使用' });
    await chen.getByText(/上会前一般应先完成：.*酝酿/).waitFor();
    expect(await chen.getByText(/上会前必须完成/).count()).toBe(0);
    const sheet = await fill(chen, {
        事项名称: '信息系统改造资金安排',
        事项内容: '安排资金改造业务系统，分两年实施。',
        金额: '480000',
    });
    await give(chen, button(sheet, '提出事项'));
    await chen.waitForURL(/\/matters\/.+/);
    at.matter = new URL(chen.url()).pathname;

    const row = chen.getByRole('listitem').filter({ hasText: '充分酝酿' });
    await giveFilled(chen, button(row, '补充佐证'), { 佐证说明: '已听取各处室意见，十一月二十日专题会议酝酿' });
    await row.getByText('已完成').waitFor();

    await go(page('shuji'), at.matter);
    await give(page('shuji'), button(page('shuji'), '确定为议题'));
});

test('the chair convenes a meeting and puts the matter on its agenda', async () => {
    const shuji = page('shuji');
    await go(shuji, '/meetings');
    await button(shuji, '召集会议').click();
    const sheet = await fill(shuji, { 地点: '三楼会议室', 临时会议: true });
    await fillWhen(sheet, '开会时间', soon());
    await give(shuji, button(sheet, '召集会议'));
    await shuji.waitForURL(/\/meetings\/.+/);
    at.meeting = new URL(shuji.url()).pathname;

    const ready = shuji.getByRole('region', { name: '可列入议程的事项' }).getByRole('listitem');
    await give(shuji, button(ready.filter({ hasText: '信息系统改造' }), '列入议程'));
    await shuji.getByRole('article', { name: '信息系统改造资金安排' }).waitFor();
});

test('the clerk sends the notice late, with a reason; members acknowledge it', async () => {
    const mishu = page('mishu');
    await go(mishu, at.meeting);
    await give(mishu, button(mishu, '发出会议通知'), REASON);
    await mishu.getByText('通知已发出').waitFor();
    await pictureOf('mishu', 'meeting');
    for (const account of MEMBERS) {
        await go(page(account), at.meeting);
        await give(page(account), button(page(account), '收到通知'));
    }
    // The first thing to do on one's page is one's own to do.
    await go(page('chen'), '/today');
    await page('chen').getByRole('link', { name: '查看会议' }).waitFor();
    expect(await page('chen').locator('.button.main').getByText('筹备会议').count()).toBe(0);
    await go(mishu, '/today');
    await mishu.getByRole('link', { name: '筹备会议' }).waitFor();
    await go(mishu, at.meeting);
    await mishu
        .getByRole('region', { name: '回执与请假' })
        .getByText('已收悉')
        .nth(MEMBERS.length - 1)
        .waitFor();
});

test('without a quorum the meeting does not open, and the page says by which article and what would help', async () => {
    const shuji = page('shuji');
    await go(shuji, `${at.meeting}/live`);
    await give(shuji, button(shuji, '入场'));
    await press(button(shuji, '宣布开会'));
    const why = shuji.getByRole('alert');
    await why.getByText('还差').first().waitFor();
    await why
        .getByText(/第十九条/)
        .first()
        .waitFor();
    expect(await why.getByRole('button').count()).toBeGreaterThan(1);
    await pictureOf('shuji', 'refused');
    // What would help leads to where it is given, opens its form, and gives the focus back.
    await button(why, '改期').click();
    await shuji.waitForURL((url) => url.pathname === at.meeting);
    const sheet = shuji.getByRole('dialog', { name: '改期' });
    await sheet.waitFor();
    await shuji.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await button(shuji, '改期').evaluate((element) => element === document.activeElement)).toBe(true);
    await go(shuji, `${at.meeting}/live`);
});

test('five people are in the room, and the chair takes up the item', async () => {
    for (const account of MEMBERS) {
        await go(page(account), `${at.meeting}/live`);
        await give(page(account), button(page(account), '入场'));
    }
    const shuji = page('shuji');
    await give(shuji, button(shuji, '宣布开会'), '到会成员已过半数，未到的已请假');
    await give(shuji, button(shuji, '审议本项'));
    for (const account of MEMBERS) await page(account).getByRole('heading', { name: '讨论' }).waitFor();
});

test('everybody speaks, the chair last', async () => {
    await press(button(page('shuji'), '发言'));
    const last = page('shuji').getByRole('alert');
    await last
        .getByText(/末位表态/)
        .first()
        .waitFor();
    for (const account of MEMBERS) {
        if (account === 'wu') await give(page(account), button(page(account), '表明没有补充意见'));
        else await giveFilled(page(account), button(page(account), '发言'), { 发言内容: '同意，建议分期拨付。' });
    }
    await giveFilled(page('shuji'), button(page('shuji'), '发言'), { 发言内容: '同意各位意见。' });
});

/** Tab goes to the choices, an arrow chooses, Tab goes on to the button, Enter presses it; the focus is not lost. */
async function voteByKeyboard(own: Page): Promise<void> {
    const focused = () => own.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    await own.locator('#content').focus();
    for (let steps = 0; steps < 12 && (await focused()) !== '赞成'; steps += 1) await own.keyboard.press('Tab');
    expect(await focused()).toBe('赞成');
    await press(button(own, '表决'));
    await own.getByText('请先选择一项。').first().waitFor();
    await own.getByRole('radio', { name: '赞成', exact: true }).focus();
    // A finger takes its time: a key that is up again before the focus has moved chooses nothing.
    await own.keyboard.press('ArrowDown', { delay: 100 });
    await own.getByRole('radio', { name: '反对', exact: true, checked: true }).waitFor();
    await own.keyboard.press('ArrowUp', { delay: 100 });
    await own.getByRole('radio', { name: '赞成', exact: true, checked: true }).waitFor();
    await own.keyboard.press('Tab');
    expect(await focused()).toBe('表决');
    const voted = own.waitForResponse((one) => one.url().includes('/commands/vote.cast'));
    await own.keyboard.press('Enter');
    expect((await voted).status()).toBe(200);
    await own.getByText('您已投：赞成').waitFor();
    expect(await own.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

test('a vote by name: what one does, the others see within a second', async () => {
    const shuji = page('shuji');
    await giveFilled(shuji, button(shuji, '付诸表决'), {
        表决方式: '记名投票',
        表决事项: '同意安排信息系统改造资金四十八万元',
    });
    for (const account of MEMBERS) {
        const own = page(account);
        const cards = own.getByRole('radiogroup', { name: /^我的一票/ });
        await cards.waitFor();
        if (account === 'liu') await voteByKeyboard(own);
        else {
            await cards.getByRole('radio', { name: account === 'sun' ? '反对' : '赞成', exact: true }).click();
            if (account === 'wu') await pictureOf('wu', 'vote');
            await give(own, button(own, '表决'));
        }
        if (account !== 'chen') continue;
        const started = Date.now();
        await page('liu').getByText('已投 1').first().waitFor({ timeout: 5000 });
        expect(Date.now() - started).toBeLessThan(1000);
    }
    const cards = shuji.getByRole('radiogroup', { name: /^我的一票/ });
    await cards.getByRole('radio', { name: '赞成', exact: true }).click();
    await give(shuji, button(shuji, '表决'));
    await give(shuji, button(shuji, '宣布表决结果'));
    for (const account of MEMBERS)
        await page(account)
            .getByText(/各种理解下均成立/)
            .first()
            .waitFor();
    await pictureOf('shuji', 'verdict');
});

test('the chair closes the meeting', async () => {
    const shuji = page('shuji');
    await button(shuji, '宣布散会').click();
    await give(shuji, button(shuji.getByRole('alertdialog'), '宣布散会'));
    await shuji.getByRole('link', { name: '会议纪要' }).waitFor();
});

test('minutes are drafted, circulated, agreed to and signed', async () => {
    const mishu = page('mishu');
    await go(mishu, `${at.meeting}/minutes`);
    expect(await mishu.locator('main').getByText('选填').count()).toBe(0);
    // What would help leads to the text that is to be written, even from another tab, and the focus is seen there.
    // The tab says what its figure counts.
    await mishu.getByRole('tab', { name: /^自查 (\d+ 项不合规，)?\d+ 项待完成$/ }).click();
    await press(button(mishu, '征求意见'));
    await button(mishu.getByRole('alert'), '起草纪要').click();
    const text = mishu.getByLabel('起草纪要');
    await expect.poll(() => text.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await text.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
    await give(mishu, button(mishu.locator('form').filter({ has: text }), '起草纪要'));
    await button(mishu, '征求意见').click();
    const asking = mishu.getByRole('alertdialog');
    await asking.getByText(/周明远、陈立群、.*征求意见，至.* 24:00为止/).waitFor();
    await picture(mishu, 'circulate', false);
    await give(mishu, button(asking, '征求意见'));
    await mishu.getByText(/反馈截止：.*24:00/).waitFor();
    // Who never drafts has no box for it.
    await go(page('chen'), `${at.meeting}/minutes`);
    await button(page('chen'), '同意纪要').waitFor();
    expect(await page('chen').getByLabel('起草纪要').count()).toBe(0);
    await go(page('shuji'), `${at.meeting}/minutes`);
    await press(button(page('shuji'), '签发纪要'));
    await page('shuji')
        .getByRole('alert')
        .getByText(/还没有对纪要表示意见/)
        .first()
        .waitFor();
    for (const account of [...MEMBERS, 'shuji']) {
        await go(page(account), `${at.meeting}/minutes`);
        await give(page(account), button(page(account), '同意纪要'));
        await page(account).getByText('您已同意').waitFor();
        expect(await button(page(account), '同意纪要').count()).toBe(0);
    }
    const shuji = page('shuji');
    await button(shuji, '签发纪要').click();
    await give(shuji, button(shuji.getByRole('alertdialog'), '签发纪要'));
    await shuji.getByText(/周明远已签发/).waitFor();
    await pictureOf('shuji', 'minutes');
});

test('what is wrong with signed minutes is put right before the members', async () => {
    const mishu = page('mishu');
    await go(mishu, `${at.meeting}/minutes`);
    await giveFilled(mishu, button(mishu, '提出更正'), { 更正内容: '资金于六月三十日前下达。', 理由: '漏写期限' });
    await mishu.getByText('更正，征求意见中').first().waitFor();
    const shuji = page('shuji');
    for (const account of [...MEMBERS, 'shuji']) {
        await go(page(account), `${at.meeting}/minutes`);
        await give(page(account), button(page(account), '同意更正'));
    }
    await pictureOf('shuji', 'correction');
    await button(shuji, '签发更正').click();
    await give(shuji, button(shuji.getByRole('alertdialog'), '签发更正'));
    await shuji.getByText('有更正 1 项').first().waitFor();
    await shuji.getByText('资金于六月三十日前下达').first().waitFor();
    await pictureOf('shuji', 'corrected');
});

test('the decision is carried out: a directive, its progress, a check, its end', async () => {
    const mishu = page('mishu');
    await go(mishu, '/decisions');
    await mishu
        .getByRole('link', { name: /信息系统改造资金/ })
        .first()
        .click();
    await mishu.waitForURL(/\/decisions\/.+/);
    await button(mishu, '交办').click();
    const sheet = await fill(mishu, { 办理事项: '下达资金并启动采购', 责任人: '陈立群' });
    // The body has set a usual term, so that no day has to be named.
    await sheet.getByText('不填的，按规定的办理期限').waitFor();
    await give(mishu, button(sheet, '交办'));
    await sheet.waitFor({ state: 'detached' });
    await mishu.getByRole('link', { name: '下达资金并启动采购' }).click();
    await mishu.waitForURL(/\/directives\/.+/);
    at.directive = new URL(mishu.url()).pathname;

    await go(page('chen'), at.directive);
    await giveFilled(page('chen'), button(page('chen'), '报告进展'), { '完成（百分比）': '100', 内容: '资金已下达。' });
    const bangong = page('bangong');
    await go(bangong, at.directive);
    await giveFilled(bangong, button(bangong, '督查'), { 督查情况: '现场核实，已落实。', 督查结论: '落实到位' });
    await button(bangong, '办结').click();
    await give(bangong, button(bangong.getByRole('alertdialog'), '办结'));
});

test('nobody’s page complained', () => {
    for (const [account, { complaints }] of people) {
        expect({ account, complaints: complaints.filter((one) => !one.includes('409')) }).toEqual({
            account,
            complaints: [],
        });
    }
});
