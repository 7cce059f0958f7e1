/** A procedure of the charter from its form to its end: begun, sent back, submitted again, approved, and found in its register. */
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { useHouse } from './house';
import { faultsOf } from './looked';

const house = useHouse();

test('a member asks leave, is sent back, submits again, and the chair approves', async () => {
    const { page: member } = await house.enter('wu');
    await go(member, '/procedures');
    await button(member, '发起办理').click();
    let sheet = await fill(member, { 办理程序: '成员外出请假' });
    await sheet.getByText('步骤：书记审批').waitFor();
    await fillWhen(sheet, '起', [2027, 3, 10]);
    await fillWhen(sheet, '止', [2027, 3, 12]);
    await fill(member, { 去向: '北京', 事由: '参加全国会议' });
    expect(await faultsOf(member, 'procedure-start', '[role=dialog]')).toEqual([]);
    await give(member, sheet.locator('form .button.main').last());
    await member.getByRole('heading', { name: '参加全国会议' }).waitFor();
    await member.getByText('等周明远办理').waitFor();
    expect(await faultsOf(member, 'procedure-instance')).toEqual([]);
    const place = new URL(member.url()).pathname;

    const { page: chair } = await house.enter('shuji');
    await chair.getByRole('link', { name: '办理', exact: true }).first().waitFor();
    await go(chair, place);
    await giveFilled(chair, button(chair, '退回'), { 理由: '写明往返日期' });
    await member.getByText('已退回吴慧敏').waitFor();
    await button(member, '重新提交').click();
    sheet = await fill(member, { 事由: '参加全国会议（含往返）' });
    await give(member, sheet.locator('form .button.main').last());
    await chair.getByRole('heading', { name: '参加全国会议（含往返）' }).waitFor();
    await giveFilled(chair, button(chair, '审批'), { 是否同意: '同意' });
    await chair.getByText('已办结').first().waitFor();
    expect(await faultsOf(chair, 'procedure-ended')).toEqual([]);

    const { page: clerk } = await house.enter('mishu');
    await go(clerk, '/procedures');
    expect(await faultsOf(clerk, 'procedure-all')).toEqual([]);
    await clerk.getByRole('link', { name: '外出请假登记簿' }).click();
    await clerk.getByLabel('查找编号、内容或人员').fill('北京');
    await clerk.getByRole('link', { name: '参加全国会议（含往返）' }).waitFor();
    expect(await faultsOf(clerk, 'procedure-register')).toEqual([]);
    const table = new URL((await clerk.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '', clerk.url());
    expect(table.searchParams.get('words')).toBe('北京');
    const taken = await clerk.context().request.get(table.href);
    expect(taken.ok()).toBe(true);
    expect(await taken.text()).toContain('参加全国会议（含往返）');
    await clerk.getByLabel('查找编号、内容或人员').fill('上海');
    await clerk.getByText('没有同时符合这些条件的登记').waitFor();
    for (const page of [member, chair, clerk]) await page.context().close();
});

test('the talks before a life meeting are entered pair by pair, and the year shows whose turn it is', async () => {
    const { page: clerk } = await house.enter('mishu');
    await go(clerk, '/registers/life-meeting');
    await button(clerk, '发起办理').click();
    const sheet = await fill(clerk, { 主题: '深化作风建设', 年度: '2026' });
    await fillWhen(sheet, '拟开日期', [2026, 12, 20]);
    await give(clerk, sheet.locator('form .button.main').last());
    await clerk.getByRole('heading', { name: '深化作风建设' }).waitFor();
    const place = new URL(clerk.url()).pathname;

    const { page: chair } = await house.enter('shuji');
    await go(chair, place);
    await giveFilled(chair, button(chair, '办理'), { 列席人员: '省纪委监委有关同志' });
    await chair.getByText('已谈 0 对，共 21 对').waitFor();
    await giveFilled(chair, button(chair, '逐一谈心'), { 谈话对象: '陈立群' });
    await chair.getByText('已谈 1 对，共 21 对').waitFor();
    // Whoever was talked with sees it entered, and need not enter it again.
    const { page: member } = await house.enter('chen');
    await go(member, place);
    await member.getByText('已谈 1 对，共 21 对').waitFor();
    expect(await faultsOf(member, 'procedure-talks')).toEqual([]);

    await go(clerk, '/year');
    await clerk.getByRole('heading', { name: '民主生活会' }).waitFor();
    await clerk.getByText('正在办理').first().waitFor();
    for (const page of [clerk, chair, member]) await page.context().close();
});

test('what was done on paper is entered by the clerk: begun for a member, urged on, sent back and answered for the chair', async () => {
    const { page: clerk } = await house.enter('mishu');
    await go(clerk, '/registers/leave');
    await button(clerk, '发起办理').click();
    let sheet = await fill(clerk, { 办理程序: '成员外出请假' });
    await sheet.getByLabel(/^替谁录入/).waitFor();
    await fill(clerk, { 替谁录入: '吴慧敏' });
    await fillWhen(sheet, '起', [2027, 5, 10]);
    await fillWhen(sheet, '止', [2027, 5, 12]);
    await fill(clerk, { 去向: '上海', 事由: '参加培训' });
    expect(await faultsOf(clerk, 'procedure-start-for', '[role=dialog]')).toEqual([]);
    await give(clerk, sheet.locator('form .button.main').last());
    await clerk.getByRole('heading', { name: '参加培训' }).waitFor();
    const place = new URL(clerk.url()).pathname;

    const { page: member } = await house.enter('wu');
    await go(member, place);
    await giveFilled(member, button(member, '催办'), { 内容: '后天就要出发' });
    await clerk.getByText('吴慧敏催办：后天就要出发').waitFor();
    const { page: chair } = await house.enter('shuji');
    await chair.getByText('已催办，请尽快办理').first().waitFor();
    await clerk.getByText('代录办理').click();
    await clerk.getByLabel(/^替谁录入/).selectOption({ label: '周明远' });
    expect(await faultsOf(clerk, 'procedure-enter-for')).toEqual([]);
    await giveFilled(clerk, button(clerk, '代录“退回”'), { 理由: '写明返程' });
    await go(member, '/today');
    await member.getByText('已退回，请重新办理').first().waitFor();
    await go(member, place);
    await member.getByText('周明远退回：写明返程').waitFor();
    expect(await faultsOf(member, 'procedure-sent-back')).toEqual([]);
    await go(member, '/procedures');
    await member.getByText('已退回', { exact: true }).first().waitFor();
    await go(member, place);
    await button(member, '重新提交').click();
    sheet = await fill(member, { 事由: '参加培训（12 日返）' });
    await give(member, sheet.locator('form .button.main').last());
    await clerk.getByText('代录办理').click();
    await clerk.getByLabel(/^替谁录入/).selectOption({ label: '周明远' });
    await giveFilled(clerk, button(clerk, '代录“审批”'), { 是否同意: '同意' });
    await clerk.getByText('已办结').first().waitFor();
    await clerk.getByText('录入）').first().waitFor();
    for (const page of [member, chair, clerk]) await page.context().close();
});

const PAPER = { name: '稿.txt', mimeType: 'text/plain', buffer: Buffer.from('窗口中午不关门。', 'utf8') };

test('whoever is asked for an opinion sees the question and the draft, answers, and sees nothing else', async () => {
    const { page: office } = await house.enter('bangong');
    await go(office, '/registers/consultations');
    await button(office, '发起办理').click();
    const sheet = await fill(office, { 征求意见的问题: '窗口怎样开' });
    await sheet.locator('input[type=file]').setInputFiles(PAPER);
    await sheet.getByText('稿.txt').waitFor();
    await give(office, sheet.locator('form .button.main').last());
    await office.getByRole('heading', { name: '窗口怎样开' }).waitFor();
    await giveFilled(office, button(office, '征询意见'), { 征询对象: '沈文', 征询的问题: '中午开不开' });
    const place = new URL(office.url()).pathname;
    const { page: asked } = await house.enter('renshi');
    await asked.getByText('中午开不开').first().waitFor();
    await go(asked, place);
    await asked.getByRole('heading', { name: '中午开不开' }).waitFor();
    await asked.getByText('您只看到征求您意见的部分').waitFor();
    await asked.getByRole('link', { name: '稿' }).waitFor();
    expect(await asked.getByText('窗口怎样开').count()).toBe(0);
    expect(await faultsOf(asked, 'procedure-asked')).toEqual([]);
    await giveFilled(asked, button(asked, '回复征询'), { 意见: '开' });
    await go(asked, '/procedures');
    await asked.getByRole('heading', { name: '征求过我意见的' }).waitFor();
    await asked.getByRole('link', { name: /中午开不开/ }).waitFor();
    // What is over stays to be read where it was several's: who asked finds it at the finished step.
    await giveFilled(office, button(office, '登记采纳情况'), { 采纳情况: '已采纳' });
    await giveFilled(office, button(office, '征求意见'), {});
    await office.getByText('采纳情况：已采纳').first().waitFor({ state: 'attached' });
    await office.locator('summary').first().click();
    await office.getByText('采纳情况：已采纳').first().waitFor();
    expect(await faultsOf(office, 'procedure-finished')).toEqual([]);
    for (const page of [office, asked]) await page.context().close();
});

test('a step that the meeting decides has its matter put forward at the step, and waits for the meeting', async () => {
    const { page: clerk } = await house.enter('mishu');
    await go(clerk, '/registers/clearance');
    await clerk.locator('summary', { hasText: '党组名义文稿审定' }).click();
    await clerk.getByRole('img', { name: '党组名义文稿审定的流程图' }).waitFor();
    expect(await faultsOf(clerk, 'procedure-course')).toEqual([]);
    const { page: author } = await house.enter('renshi');
    await go(author, '/registers/clearance');
    await button(author, '发起办理').click();
    const sheet = await fill(author, { 办理程序: '党组名义文稿审定' });
    await sheet.getByLabel(/^题目/).waitFor();
    await fill(author, { 题目: '窗口开放办法', 类型: '文件', 刊发或使用场合: '门户网站' });
    await sheet.locator('input[type=file]').setInputFiles(PAPER);
    await sheet.getByText('稿.txt').waitFor();
    await give(author, sheet.locator('form .button.main').last());
    await author.getByRole('heading', { name: '窗口开放办法' }).waitFor();
    const place = new URL(author.url()).pathname;
    await author.getByText('等前面的步骤：办公室初审（许建平）').first().waitFor();
    const { page: office } = await house.enter('bangong');
    await go(office, place);
    await giveFilled(office, button(office, '审批'), { 是否同意: '同意' });
    await button(author, '提出事项上会').click();
    const proposal = author.getByRole('dialog');
    const kind = proposal.getByLabel('事项类别');
    await kind.waitFor();
    expect(await kind.locator('option:not([value=""])').count()).toBe(2);
    await fill(author, { 事项类别: '文稿审定' });
    await proposal.getByLabel(/^事项内容/).waitFor();
    await fill(author, { 事项内容: '午间不关门' });
    expect(await faultsOf(author, 'procedure-proposal', '[role=dialog]')).toEqual([]);
    await give(author, proposal.locator('form .button.main').last());
    await author.getByText('等会议决定').first().waitFor();
    await author.getByRole('link', { name: '窗口开放办法' }).waitFor();
    expect(await faultsOf(author, 'procedure-meeting')).toEqual([]);
    for (const page of [clerk, author, office]) await page.context().close();
});

test('the ledger is taken out with what the list of decisions is narrowed to', async () => {
    const { page } = await house.enter('mishu');
    await go(page, '/decisions');
    const asked = async (format: string) =>
        new URL((await page.locator(`a[href*="ledger.${format}"]`).getAttribute('href')) ?? '', page.url())
            .searchParams;
    expect((await asked('csv')).get('class')).toBeNull();
    await page.getByLabel('三重一大类').selectOption({ label: '大额资金使用' });
    for (const format of ['xlsx', 'csv']) expect((await asked(format)).get('class')).toBe('funds');
    expect(await faultsOf(page, 'procedure-ledger')).toEqual([]);
    await page.getByLabel('三重一大类').selectOption({ label: '不属三重一大' });
    expect(await page.locator('a[href*="ledger."]').count()).toBe(0);
    await page.context().close();
});

test('whoever has no part in it does not find it', async () => {
    const { page } = await house.enter('chen');
    await go(page, '/registers/leave');
    await page.getByText('没有您可以查看的登记').waitFor();
    await page.context().close();
});
