/** The forms that lie over pages: each says what it is about, can be filled by its labels, and gives its command. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { launch, nameOf, plain, wear, type Look } from './browser';
import { enter, openHouse, type House } from './house';
import { inspect } from './inspect';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'phone', size: 'xlarge', theme: 'dark', language: 'zh-CN' },
];

let house: House;
let browser: Browser;

beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), launch()]);
});
afterAll(async () => {
    await browser?.close();
    await house?.close();
});

async function faultsOf(page: Page, name: string): Promise<string[]> {
    const faults: string[] = [];
    for (const look of looks) {
        await wear(page, look);
        if (process.env.QUORATE_PICTURES !== undefined) {
            await page.screenshot({ path: `${process.env.QUORATE_PICTURES}/sheet-${name}-${nameOf(look)}.png` });
        }
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
    const { page } = await enter(house, browser, 'mishu');
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
    const { page } = await enter(house, browser, 'shuji');
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
    const { page } = await enter(house, browser, 'renshi');
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
    await papers.getByText('已上传', { exact: true }).waitFor();
    const title = papers.getByLabel('材料名称');
    expect(await title.inputValue()).toBe('考察材料 终稿2');
    await title.fill('考察材料');
    await give(page, button(papers, '加入会议材料'));
    await papers.getByRole('listitem').filter({ hasText: '考察材料' }).first().waitFor();
    await page.context().close();
});

test('a check of a directive says nothing that nobody chose', async () => {
    const { page } = await enter(house, browser, 'bangong');
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
