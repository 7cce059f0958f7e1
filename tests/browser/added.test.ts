/** A procedure that somebody wrote into a charter's file: it is there to be used, and nothing was built for it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { button, fill, fillWhen, give, giveFilled, go } from './acts';
import { picture } from './browser';
import { CHARTER, useHouse } from './house';
import { inspect } from './inspect';

const added = fileURLToPath(new URL('../charter/files/equipment.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'quorate-charter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const house = useHouse(() => {
    const charter = join(folder, 'charter.md');
    writeFileSync(charter, `${readFileSync(CHARTER, 'utf8')}\n${readFileSync(added, 'utf8')}`);
    return charter;
});

test('equipment is lent after two approvals and brought back, by an article that was added to the file', async () => {
    const { page: unit } = await house.enter('caiwu');
    await go(unit, '/procedures');
    await button(unit, '发起办理').click();
    const sheet = await fill(unit, { 办理程序: '设备借用', 设备: '投影仪' });
    await fillWhen(sheet, '起', [2027, 3, 10]);
    await fillWhen(sheet, '止', [2027, 3, 12]);
    expect(await inspect(unit, { within: '[role=dialog]' })).toEqual([]);
    await give(unit, sheet.locator('form .button.main').last());
    await unit.getByRole('heading', { name: '投影仪' }).waitFor();
    const place = new URL(unit.url()).pathname;

    const { page: chair } = await house.enter('shuji');
    await go(chair, '/registers/equipment');
    await chair.getByRole('link', { name: '投影仪' }).waitFor();
    const { page: clerk } = await house.enter('mishu');
    // It waits on the first page of whoever is asked next.
    await go(clerk, '/today');
    await clerk.getByText('投影仪').first().waitFor();
    await go(clerk, place);
    await giveFilled(clerk, button(clerk, '审批'), { 是否同意: '同意' });
    await go(chair, place);
    await giveFilled(chair, button(chair, '审批'), { 是否同意: '同意' });
    await chair
        .getByText(/借〔\d{4}〕1号/)
        .first()
        .waitFor();
    await picture(chair, 'added-instance');
    expect(await inspect(chair)).toEqual([]);

    await button(unit, '办理').click();
    const back = await fill(unit, {});
    await fillWhen(back, '归还日期', [2027, 3, 12]);
    await give(unit, back.locator('form .button.main').last());
    await unit.getByText('已办结').first().waitFor();
    await go(chair, '/charter/art42');
    await chair
        .getByRole('heading', { name: /设备借用/ })
        .first()
        .waitFor();
    for (const page of [unit, chair, clerk]) await page.context().close();
});
