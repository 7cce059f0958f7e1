/** Every part in every state: in all looks, sizes and languages, by axe and by measure. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import {
    launch,
    nameOf,
    open,
    plain,
    press,
    reader,
    wear,
    type Language,
    type Look,
    type Size,
    type Theme,
    type View,
} from './browser';
import { axeFaults, inspect, measureFaults } from './inspect';
import { serveGallery, type Site } from './site';

const PICTURES = process.env.QUORATE_PICTURES;
const sizes: Size[] = ['normal', 'large', 'xlarge'];
const themes: Theme[] = ['light', 'dark', 'contrast'];
const languages: Language[] = ['zh-CN', 'en'];
const places: View[] = ['desk', 'tablet', 'phone'];

let site: Site;
let browser: Browser;

beforeAll(async () => {
    [site, browser] = await Promise.all([serveGallery(), launch()]);
});
afterAll(async () => {
    await browser.close();
    await site.close();
});

async function show(look: Look, path: string, with_: (page: Page) => Promise<void>): Promise<void> {
    const context = await reader(browser, look);
    try {
        const { page, complaints } = await open(context, `${site.address}${path}`);
        await with_(page);
        expect(complaints).toEqual([]);
    } finally {
        await context.close();
    }
}

async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** Opens what speaks only when pressed. */
async function pressRefused(page: Page): Promise<void> {
    await press(page.locator('[data-part=why] button:has(.count)').nth(0));
    await press(page.locator('[data-part=why] button:has(.count)').nth(2));
    await page.waitForSelector('[data-part=why] .why textarea');
    await page.evaluate(() => window.scrollTo(0, 0));
}

test('has room for everything, in every size, language and place', async () => {
    const faults: string[] = [];
    await show(plain, '/gallery', async (page) => {
        await pressRefused(page);
        for (const view of places)
            for (const size of sizes)
                for (const language of languages) {
                    const look = { ...plain, view, size, language };
                    await wear(page, look);
                    await picture(page, nameOf(look));
                    faults.push(...(await measureFaults(page)).map((fault) => `${nameOf(look)}: ${fault}`));
                }
    });
    expect(faults).toEqual([]);
});

// Colours differ by theme, names by language; of the sizes the largest stands for all that are not the usual one.
test('can be read and reached, in every look and language', async () => {
    const looks = [
        ...languages.map((language) => ({ ...plain, language })),
        ...themes.map((theme) => ({ ...plain, theme, size: 'xlarge' as const })),
        ...themes.slice(1).map((theme) => ({ ...plain, theme })),
    ];
    const faults: string[] = [];
    await show(plain, '/gallery', async (page) => {
        await pressRefused(page);
        for (const look of looks) {
            await wear(page, look);
            if (look.theme !== 'light') await picture(page, nameOf(look));
            const colours = look.theme !== 'light';
            faults.push(...(await axeFaults(page, { colours })).map((fault) => `${nameOf(look)}: ${fault}`));
        }
    });
    expect(faults).toEqual([]);
});

test.each(places.map((view) => [view]))('signs in: %s', async (view) => {
    for (const look of [
        { ...plain, view },
        { ...plain, view, size: 'xlarge' as const, theme: 'dark' as const, language: 'en' as const },
    ]) {
        await show(look, '/sign-in', async (page) => {
            await page.getByRole('button', { name: look.language === 'en' ? 'Sign in' : '登录' }).click();
            await picture(page, `sign-in-${nameOf(look)}`);
            expect(await inspect(page)).toEqual([]);
        });
    }
});
