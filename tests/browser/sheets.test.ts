/** The forms that lie over pages: each says what it is about, can be filled by its labels, and gives its command. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { nameOf, picture, plain, wear, type Look } from './browser';
import { useHouse } from './house';
import { axeFaults, inspect } from './inspect';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'phone', size: 'xlarge', theme: 'dark', language: 'zh-CN' },
];

const house = useHouse();

async function faultsOf(page: Page, name: string): Promise<string[]> {
    const faults: string[] = [];
    for (const look of looks) {
        await wear(page, look);
        await picture(page, `sheet-${name}-${nameOf(look)}`, false);
        const found = await inspect(page, { within: '[role=dialog]' });
        faults.push(...found.map((fault) => `${name} ${nameOf(look)}: ${fault}`));
    }
    await wear(page, plain);
    return faults;
}

const sheetOf = async (page: Page, opener: Locator): Promise<Locator> => {
    await opener.click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    return sheet;
};

test('the clerk registers a unit and a person, appoints and ends an office', async () => {
    const { page } = await house.enter('mishu');
    await go(page, '/people');
    await giveFilled(page, button(page, '登记处室'), { 处室名称: '法规处' });
    await page.getByRole('region', { name: '处室' }).getByText('法规处').waitFor();
    await giveFilled(page, button(page, '登记人员'), { 姓名: '方远', 所在处室: '法规处' });
    await page.getByText('方远').first().waitFor();
    await button(page, '任职').click();
    const sheet = await fill(page, { 人员: '方远', 职务: '列席人员', 依据: '厅党组〔2026〕7号' });
    await fillWhen(sheet, '任职首日', [2026, 1, 1]);
    expect(await faultsOf(page, 'appoint')).toEqual([]);
    await give(page, sheet.locator('form .button.main').last());
    await sheet.waitFor({ state: 'detached' });
    const row = page.getByRole('region', { name: '工作人员' }).getByRole('listitem').filter({ hasText: '方远' });
    await row.getByText('厅党组〔2026〕7号').waitFor();
    await button(page, '免去职务').click();
    const ending = await fill(page, { 谁的职务: '方远 · 列席人员', 依据: '厅党组〔2026〕9号' });
    await fillWhen(ending, '任职最后一日', [2026, 11, 1]);
    await give(page, ending.locator('form .button.main').last());
    await ending.waitFor({ state: 'detached' });
    await row.getByText(/列席人员/).waitFor({ state: 'detached' });
    await page.context().close();
});

test('a charter is checked line by line, laid beside the one in force, and adopted from a day on', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/charter');
    const sheet = await sheetOf(page, button(page, '采用章程'));
    const chooser = page.waitForEvent('filechooser');
    await sheet
        .getByRole('button', { name: /选择文件/ })
        .first()
        .click();
    const text = readFileSync(process.env.QUORATE_CHARTER ?? `${house.root}/charters/liaoning-2019.md`, 'utf8');
    const broken = text.replace('quorum', 'quorunn');
    await (await chooser).setFiles({ name: 'broken.md', mimeType: 'text/markdown', buffer: Buffer.from(broken) });
    await sheet.getByText('不能采用').waitFor();
    await sheet
        .getByText(/^第 \d+ 行$/)
        .first()
        .waitFor();
    expect(await faultsOf(page, 'charter-faults')).toEqual([]);
    await sheet.getByRole('button', { name: '移去broken.md' }).click();

    const again = page.waitForEvent('filechooser');
    await sheet
        .getByRole('button', { name: /选择文件/ })
        .first()
        .click();
    await (await again).setFiles({ name: 'next.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
    await sheet.getByText(/可以采用/).waitFor();
    await sheet.getByText('与现行章程没有不同').waitFor();
    const day = new Date(Date.now() + 30 * 86_400_000);
    await fillWhen(sheet, '施行日期', [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]);
    expect(await faultsOf(page, 'charter-good')).toEqual([]);
    await give(page, button(sheet, '采用章程'));
    await sheet.waitFor({ state: 'detached' });
    // The one in force, and the one that will be.
    await page.getByRole('region', { name: '版本' }).getByRole('listitem').nth(1).waitFor();
    await page.context().close();
});

test('what a matter lacks is given under its name; a paper has a title of its own', async () => {
    const { page } = await house.enter('renshi');
    await go(page, '/matters/personnel-2');
    const row = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: /^补充佐证/ }) })
        .last();
    const sheet = await sheetOf(page, button(row, '补充佐证'));
    await sheet.getByText(/机关服务中心副主任人选/).waitFor();
    expect(await faultsOf(page, 'evidence')).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    const papers = page.getByRole('region', { name: '会议材料' });
    const chooser = page.waitForEvent('filechooser');
    await papers.getByRole('button', { name: /选择文件/ }).click();
    const buffer = Buffer.from('考察材料全文');
    await (await chooser).setFiles({ name: '考察材料 终稿2.txt', mimeType: 'text/plain', buffer });
    // A chosen file is no paper of the matter yet: it says so, what is to be done has the focus, and leaving asks first.
    await papers.getByText('已上传，尚未加入').waitFor();
    await papers.getByText(/^还没有加入会议材料/).waitFor();
    const title = papers.getByLabel('材料名称');
    expect(await title.inputValue()).toBe('考察材料 终稿2');
    await expect.poll(() => title.evaluate((one) => one === document.activeElement)).toBe(true);
    await picture(page, 'paper-chosen', false);
    expect(await inspect(page)).toEqual([]);
    await page.getByRole('navigation').getByRole('link', { name: '事项' }).first().click();
    const asking = page.getByRole('alertdialog');
    await asking.getByText('放弃已填写的内容？').waitFor();
    await picture(page, 'paper-leaving', false);
    expect(await inspect(page, { within: '[role=alertdialog]' })).toEqual([]);
    await button(asking, '继续填写').click();
    await asking.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/matters/personnel-2');
    await title.fill('考察材料');
    await give(page, button(papers, '加入会议材料'));
    await papers.getByRole('listitem').filter({ hasText: '考察材料' }).first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '事项' }).first().click();
    await page.waitForURL('**/matters');
    await page.context().close();
});

test('a form with a chosen file is not closed unasked', async () => {
    const { page } = await house.enter('mishu');
    await go(page, '/procedures');
    const sheet = await sheetOf(page, button(page, '发起办理'));
    await fill(page, { 办理程序: '收文办理' });
    const choose = sheet.getByRole('button', { name: /选择文件/ });
    const chooser = page.waitForEvent('filechooser');
    await choose.first().click();
    await (await chooser).setFiles({ name: '来文.txt', mimeType: 'text/plain', buffer: Buffer.from('来文全文') });
    await sheet.getByText(/^已上传，尚未提交：还须按/).waitFor();
    await page.keyboard.press('Escape');
    const asking = page.getByRole('alertdialog');
    await asking.getByText('放弃已填写的内容？').waitFor();
    await button(asking, '继续填写').click();
    await asking.waitFor({ state: 'detached' });
    expect(await sheet.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await button(asking, '放弃').click();
    await sheet.waitFor({ state: 'detached' });
    await page.context().close();
});

test('what was typed into a form is not thrown away unasked, by no way out; a form as it was closes at once', async () => {
    const { page } = await house.enter('shuji');
    await go(page, '/directives/directive-2');
    const opener = button(page, '延长期限');
    const sheet = await sheetOf(page, opener);
    const asking = page.getByRole('alertdialog');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await asking.count()).toBe(0);

    await sheetOf(page, opener);
    const reason = sheet.getByLabel(/^延期理由/);
    await reason.fill('写到一半');
    for (const leave of [
        () => page.keyboard.press('Escape'),
        () => page.mouse.click(5, 5),
        () => button(sheet, '关闭').click(),
    ]) {
        await leave();
        await asking.getByText('放弃已填写的内容？').waitFor();
        await button(asking, '继续填写').click();
        await asking.waitFor({ state: 'detached' });
        expect(await reason.inputValue()).toBe('写到一半');
    }
    await page.keyboard.press('Escape');
    await asking.waitFor();
    await picture(page, 'sheet-discard', false);
    expect(await inspect(page, { within: '[role=alertdialog]' })).toEqual([]);
    await button(asking, '放弃').click();
    await sheet.waitFor({ state: 'detached' });

    // What was typed and taken out again is nothing.
    await sheetOf(page, opener);
    expect(await reason.inputValue()).toBe('');
    await reason.fill('写');
    await reason.fill('');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.context().close();
});

test('minutes that were written on are not left unasked, by a link or by loading the page anew', async () => {
    const { page } = await house.enter('mishu');
    await go(page, '/meetings/meeting-2/minutes');
    const text = page.getByLabel(/^起草纪要/);
    const asking = page.getByRole('alertdialog');
    const leave = () => page.getByRole('navigation').getByRole('link', { name: '事项' }).first().click();
    const before = await text.inputValue();
    await text.fill(`${before}\n补记一句。`);
    await leave();
    await asking.getByText('放弃已填写的内容？').waitFor();
    await button(asking, '继续填写').click();
    await asking.waitFor({ state: 'detached' });
    expect(await text.inputValue()).toContain('补记一句。');
    const asked = page.waitForEvent('dialog');
    void page.reload().catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(await text.inputValue()).toContain('补记一句。');
    await text.fill(before);
    await leave();
    await page.waitForURL('**/matters');
    await page.context().close();
});

test('the chair gives a directive more time: asked with the present term, kept with who moved it and why', async () => {
    const { page: owner } = await house.enter('wu');
    await go(owner, '/directives/directive-2');
    await button(owner, '延长期限 不属您办理').waitFor();
    await owner.context().close();

    const { page } = await house.enter('shuji');
    await go(page, '/directives/directive-2');
    const former = await page
        .getByText(/前完成/)
        .first()
        .innerText();
    const sheet = await sheetOf(page, button(page, '延长期限'));
    await sheet.getByText('现在的期限是').first().waitFor();
    expect(await faultsOf(page, 'directive-extend')).toEqual([]);
    const send = sheet.locator('form .button.main').last();
    await send.click();
    await sheet.getByText('请填写“延期理由”').first().waitFor();
    await sheet.getByLabel(/^延期理由/).fill('施工图审查排期延后。');
    await fillWhen(sheet, '新的期限', [2020, 1, 1]);
    await send.click();
    await sheet
        .getByText(/新的期限要晚于今天/)
        .first()
        .waitFor();
    await fillWhen(sheet, '新的期限', [2099, 12, 31]);
    await give(page, send);
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('已延期 1 次').waitFor();
    await page.getByText('2099年12月31日 前完成').first().waitFor();
    expect(former).not.toContain('2099');
    const terms = page.getByRole('region', { name: '期限调整' });
    await terms.getByText('施工图审查排期延后。').waitFor();
    await terms.getByText(/周明远决定延期/).waitFor();
    for (const view of ['desk', 'tablet', 'phone'] as const) {
        await wear(page, { ...plain, view });
        await picture(page, `directive-extended-${view}`);
        expect(await inspect(page)).toEqual([]);
    }
    await page.context().close();
});

test('a check of a directive says nothing that nobody chose', async () => {
    const { page } = await house.enter('bangong');
    await go(page, '/directives/directive-2');
    const sheet = await sheetOf(page, button(page, '督查'));
    await sheet.getByLabel('督查情况').fill('现场看过。');
    let sent = 0;
    page.on('request', (one) => (sent += one.url().includes('/commands/') ? 1 : 0));
    await sheet.locator('form .button.main').last().click();
    await sheet.getByText('请填写“督查结论”').first().waitFor();
    expect(sent).toBe(0);
    await page.context().close();
});

test('the list of people is never cut off by the sheet it is asked from, and is chosen from by hand and by key', async () => {
    const { page } = await house.enter('shuji');
    const faults: string[] = [];
    for (const view of ['desk', 'tablet', 'phone'] as const) {
        await wear(page, { ...plain, view });
        await go(page, '/meetings/meeting-3');
        await page.getByText('列席、回避与书面意见').first().click();
        const sheet = await sheetOf(page, button(page, '邀请列席'));
        const field = sheet.getByLabel('列席人员', { exact: true });
        await field.click();
        const options = page.locator('.list-of-people').getByRole('option');
        await options.first().waitFor();
        await picture(page, `sheet-people-${view}`, false);
        // What the reader would touch in the middle of the list and at its ends is the list, and lies within the window.
        faults.push(
            ...(await page.locator('.list-of-people').evaluate((list) => {
                const { left, top, right, bottom } = list.getBoundingClientRect();
                const found =
                    left < 0 || top < 0 || right > innerWidth || bottom > innerHeight ? ['beyond the edge'] : [];
                for (const share of [0.02, 0.5, 0.98]) {
                    const at = document.elementFromPoint((left + right) / 2, top + (bottom - top) * share);
                    if (!list.contains(at)) found.push(`covered at ${share}`);
                }
                return found;
            })),
        );
        faults.push(...(await axeFaults(page, { within: '.list-of-people' })));
        await options.nth(1).click();
        expect(await field.inputValue()).not.toBe('');
        await options.first().waitFor({ state: 'detached' });
        await field.fill('韩');
        await options.first().waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await expect.poll(() => field.inputValue()).toBe('韩冰');
        await field.click();
        await options.first().waitFor();
        await page.keyboard.press('Escape');
        await options.first().waitFor({ state: 'detached' });
        expect(await sheet.isVisible()).toBe(true);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
    }
    await page.context().close();
    expect(faults).toEqual([]);
});

test('a refusal of what was sent comes into view and has the focus; so does the field at fault', async () => {
    const { page } = await house.enter('shuji', { ...plain, view: 'phone', size: 'large' });
    await go(page, '/meetings/meeting-3');
    const sheet = await sheetOf(page, button(page, '改期'));
    await sheet.getByLabel('改期理由').fill('场地冲突');
    await fillWhen(sheet, '开会时间', [2020, 1, 2, 9, 0]);
    await button(sheet, '改期').click();
    const refusal = sheet.getByRole('alert');
    await refusal.getByRole('blockquote').first().waitFor();
    const seen = (one: Locator) =>
        one.evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        });
    await expect.poll(() => seen(refusal.locator('.message').first())).toBe(true);
    expect(await refusal.evaluate((one) => one.parentElement === document.activeElement)).toBe(true);
    await picture(page, 'sheet-refused', false);
    await sheet.getByLabel('地点').fill('');
    await button(sheet, '改期').click();
    await expect.poll(() => sheet.getByLabel('地点').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await seen(sheet.getByLabel('地点'))).toBe(true);
    expect(await inspect(page, { within: '[role=dialog]' })).toEqual([]);
    await page.context().close();
});
