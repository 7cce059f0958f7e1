/** Every page as those who use it see it: by axe and by measure, in looks, sizes, languages and places. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launch, nameOf, plain, wear, type Look } from './browser';
import { enter, openHouse, type House } from './house';
import { axeFaults, measureFaults } from './inspect';
import { sit } from './story';

const PICTURES = process.env.QUORATE_PICTURES;

/** Each look differs from the usual one where faults come from: little room, large type, other words, other colours. */
const measured: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
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

let house: House;
let browser: Browser;
let pages: string[];

beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), launch()]);
    const sitting = await sit(house, browser);
    pages = [
        '/today',
        '/meetings',
        '/meetings/meeting-3',
        '/meetings/meeting-1/minutes',
        `/meetings/${sitting}/live`,
        `/hall/${sitting}`,
        '/matters',
        '/matters/project-2',
        '/decisions',
        '/decisions/item-rules-1.1',
        '/directives',
        '/charter',
        '/journal',
        '/people',
    ];
});
afterAll(async () => {
    await browser?.close();
    await house?.close();
});

async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** What is read is there once nothing waits any more. */
async function show(page: Page, path: string): Promise<void> {
    await page.goto(new URL(path, page.url()).href);
    await page.waitForSelector('h1', { timeout: 15_000 }).catch(() => {
        throw new Error(`${path} shows nothing`);
    });
    await page.waitForFunction(() => document.querySelector('.waiting[role=status], [aria-busy=true]') === null);
}

test.concurrent.each(['mishu', 'shuji', 'chen'])('every page as %s', async (account) => {
    const { page, complaints } = await enter(house, browser, account);
    const faults: string[] = [];
    for (const path of pages) {
        await show(page, path);
        const note = (look: Look, found: string[]) =>
            faults.push(...found.map((fault) => `${path} ${nameOf(look)}: ${fault}`));
        for (const look of measured) {
            await wear(page, look);
            await picture(page, `${account}${path.replaceAll('/', '-')}-${nameOf(look)}`);
            note(look, await measureFaults(page));
        }
        for (const { look, colours } of read) {
            await wear(page, look);
            note(look, await axeFaults(page, { colours }));
        }
        await wear(page, plain);
    }
    await page.context().close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
});
