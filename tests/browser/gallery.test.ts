/** Every part in every state: in all looks, sizes and languages, by axe and by measure. */
import type { Page } from 'playwright-core';
import {
    nameOf,
    open,
    picture,
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
import { useGallery } from './site';

const sizes: Size[] = ['normal', 'large', 'xlarge'];
const themes: Theme[] = ['light', 'dark', 'contrast'];
const languages: Language[] = ['zh-CN', 'en'];
const places: View[] = ['desk', 'tablet', 'phone'];

const site = useGallery();

async function show(look: Look, path: string, with_: (page: Page) => Promise<void>): Promise<void> {
    const context = await reader(site.browser, look);
    try {
        const { page, complaints } = await open(context, `${site.address}${path}`);
        await with_(page);
        expect(complaints).toEqual([]);
    } finally {
        await context.close();
    }
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

test('a solid button that cannot be pressed looks so in every theme, and can be read', async () => {
    await show(plain, '/gallery', async (page) => {
        for (const theme of themes) {
            await wear(page, { ...plain, theme });
            const looks = await page.locator('button.main').evaluateAll((buttons) => {
                const luminance = (colour: string) => {
                    const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
                    const [r = 0, g = 0, b = 0] = parts.map((one) =>
                        one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4,
                    );
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const paper = luminance(getComputedStyle(document.querySelector('.panel') as Element).backgroundColor);
                return buttons.map((one) => {
                    const { backgroundColor, borderStyle, color } = getComputedStyle(one);
                    const ink = luminance(color);
                    return {
                        off: one.matches(':disabled, [aria-disabled=true]'),
                        filled: backgroundColor !== 'rgba(0, 0, 0, 0)',
                        dashed: borderStyle === 'dashed',
                        contrast: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05),
                    };
                });
            });
            expect(looks.filter((one) => one.off).length).toBeGreaterThan(1);
            for (const one of looks) {
                expect({ theme, ...one }).toMatchObject({ filled: !one.off, dashed: one.off });
                if (one.off) expect(one.contrast).toBeGreaterThan(theme === 'contrast' ? 7 : 4.5);
            }
        }
    });
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
