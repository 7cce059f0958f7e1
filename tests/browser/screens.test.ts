/** Every page as those who use it see it: by axe and by measure, in looks, sizes, languages and places. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { nameOf, picture, plain, settled, show, wear, type Look } from './browser';
import { useHouse } from './house';
import { axeFaults, inspect, measureFaults } from './inspect';
import { sit } from './story';

/** Each look differs from the usual one where faults come from: little room, large type, other words, other colours. */
const measured: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'tablet', size: 'normal', theme: 'light', language: 'en' },
    { view: 'phone', size: 'normal', theme: 'light', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'light', language: 'zh-CN' },
];
/** Names differ by language; by theme only the colours do. */
const read: { look: Look; colours?: boolean }[] = [
    { look: plain },
    { look: { ...plain, language: 'en' } },
    { look: { ...plain, theme: 'dark' }, colours: true },
    { look: { ...plain, theme: 'contrast' }, colours: true },
];

const house = useHouse();
let pages: string[];

beforeAll(async () => {
    const sitting = await sit(house);
    pages = [
        '/today',
        '/meetings',
        '/meetings/meeting-1',
        '/meetings/meeting-3',
        '/meetings/meeting-1/minutes',
        `/meetings/${sitting}/live`,
        `/hall/${sitting}`,
        '/matters',
        '/matters/project-2',
        '/decisions',
        '/decisions/item-rules-1.1',
        '/directives',
        '/directives/directive-2',
        '/procedures',
        '/registers/incoming',
        '/year',
        '/charter',
        '/journal',
        '/people',
    ];
});

/** Who has a part of the house only: the observer, the inspector, who reads the access log, who keeps the accounts. */
const parts: Readonly<Record<string, readonly string[]>> = {
    caiwu: ['/today', '/visits', '/matters', '/people', '/password', '/bodies'],
    jiancha: ['/today', '/meetings', '/decisions', '/meetings/meeting-1/minutes'],
    shenji: ['/today', '/access', '/journal'],
    admin: ['/accounts', '/bodies'],
};

test.concurrent.each(['mishu', 'shuji', 'chen', ...Object.keys(parts)])('every page as %s', async (account) => {
    const { page, complaints } = await house.enter(account);
    const faults: string[] = [];
    for (const path of parts[account] ?? pages) {
        await show(page, path);
        const note = (look: Look, found: string[]) =>
            faults.push(...found.map((fault) => `${path} ${nameOf(look)}: ${fault}`));
        for (const look of measured) {
            await wear(page, look);
            await settled(page);
            await picture(page, `${account}${path.replaceAll('/', '-')}-${nameOf(look)}`);
            note(look, await measureFaults(page));
        }
        for (const { look, colours } of read) {
            await wear(page, look);
            await settled(page);
            note(look, await axeFaults(page, { colours }));
        }
        await wear(page, plain);
    }
    await page.context().close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
});

test('while a page is read, when it cannot be, and when there is none, it says so and can be used', async () => {
    const { page } = await house.enter('chen');
    const faults: string[] = [];
    const look = async (name: string) => {
        for (const one of measured) {
            await wear(page, one);
            await picture(page, `state-${name}-${nameOf(one)}`);
            faults.push(...(await inspect(page)).map((fault) => `${name} ${nameOf(one)}: ${fault}`));
        }
        await wear(page, plain);
    };
    const at = (path: string) => page.goto(new URL(path, page.url()).href);
    await page.route('**/views/directives*', () => {});
    await at('/directives');
    await page.getByRole('status', { name: '正在读取' }).waitFor();
    await look('reading');
    await page.unroute('**/views/directives*');
    await page.route('**/views/directives*', (route) => route.fulfill({ status: 503, body: '' }));
    await at('/directives');
    await page.getByRole('button', { name: '再试一次' }).waitFor();
    await look('fault');
    await at('/meetings/nothing');
    await page.getByText('没有这个页面').waitFor();
    await look('nothing');
    await at('/no/such/place');
    await page.getByText('没有这个页面').waitFor();
    await look('no-place');
    await page.context().close();
    expect(faults).toEqual([]);
});

test('on paper a document is black on white, whatever the screen looks like, and nothing is there to be pressed', async () => {
    const { page } = await house.enter('shuji', { ...plain, theme: 'dark', size: 'xlarge' });
    for (const path of ['/meetings/meeting-1', '/meetings/meeting-1/minutes', '/decisions/item-rules-1.1']) {
        await show(page, path);
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.letterhead').innerText()).toBe('示范厅党组');
        // Article 23: who printed it, and when, stands at the foot of every page.
        expect(await page.locator('main > .foot').innerText()).toMatch(
            /^.+打印于 \d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}；内部资料，不得外传$/,
        );
        expect(await page.locator('button:visible, nav:visible').count()).toBe(0);
        expect(await axeFaults(page, { colours: true })).toEqual([]);
        expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
        await page.emulateMedia({ media: null });
    }
    await page.context().close();
});

test('the proof of one decision is made, shown and handed over to the byte', async () => {
    const { page } = await house.enter('mishu');
    await show(page, '/decisions/item-rules-1.1');
    await page.getByRole('link', { name: '出具存在证明' }).click();
    const save = page.getByRole('link', { name: '保存证明文件' });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('demonstration-item-rules-1.1.proof.json');
    const told = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(told)).toMatchObject({
        entry: { name: 'decision.made', payload: { decision: 'item-rules-1.1' } },
    });
    const verified = spawnSync(house.program, ['verify', await download.path()], { cwd: house.root });
    expect(verified.status).toBe(0);
    await page.goto(new URL('/journal?decision=nothing', page.url()).href);
    await page.getByRole('alert').waitFor();
    await page.context().close();
});

test('a password is changed; what is wrong with it is said at its field', async () => {
    const { page } = await house.enter('feng');
    await page.getByRole('button', { name: '个人菜单' }).click();
    await page.getByRole('menuitem', { name: '修改密码' }).click();
    const fill = async (current: string, next: string, again: string) => {
        await page.getByLabel('当前密码').fill(current);
        await page.getByLabel('新密码', { exact: true }).fill(next);
        await page.getByLabel('再次输入新密码').fill(again);
        await page.getByRole('button', { name: '修改' }).click();
    };
    await fill('let us decide', 'short', 'other');
    await page.getByText('两次输入的新密码不同').waitFor();
    await fill('let us decide', 'short', 'short');
    await page.locator('[aria-invalid=true]').first().waitFor();
    expect(await inspect(page)).toEqual([]);
    await fill('let us decide', 'four lime trees', 'four lime trees');
    await page.getByText('密码已修改').waitFor();
    await page.getByRole('button', { name: '回到今日' }).click();
    await page.getByRole('heading', { name: '冯晓岚，今日要办' }).waitFor();
    await page.context().close();
});
