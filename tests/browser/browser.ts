/** One browser for all tests of a file; a context for each person who looks. */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';

export const views = {
    desk: { width: 1280, height: 800 },
    tablet: { width: 800, height: 1280 },
    phone: { width: 390, height: 844 },
} as const;

export type View = keyof typeof views;
export type Size = 'normal' | 'large' | 'xlarge';
export type Theme = 'light' | 'dark' | 'contrast';
export type Language = 'zh-CN' | 'en';

export interface Look {
    view: View;
    size: Size;
    theme: Theme;
    language: Language;
}

export const plain: Look = { view: 'desk', size: 'normal', theme: 'light', language: 'zh-CN' };

export function nameOf(look: Look): string {
    return `${look.view}-${look.size}-${look.theme}-${look.language}`;
}

export function launch(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env.QUORATE_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
        args: ['--no-sandbox', '--disable-gpu'],
    });
}

/** A reader's own browser, as far as pages can tell; `look` is what they chose in the display settings. */
export async function reader(browser: Browser, look: Look = plain): Promise<BrowserContext> {
    const context = await browser.newContext({
        viewport: views[look.view],
        locale: look.language,
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        hasTouch: look.view !== 'desk',
    });
    const { size, theme, language } = look;
    await context.addInitScript(
        (kept) => localStorage.setItem('quorate.show', kept),
        JSON.stringify({ size, theme, language }),
    );
    return context;
}

/** Changes what the reader chose, as another of their tabs would. */
export async function wear(page: Page, look: Look): Promise<void> {
    await page.setViewportSize(views[look.view]);
    const { size, theme, language } = look;
    await page.evaluate((kept) => {
        localStorage.setItem('quorate.show', kept);
        dispatchEvent(new StorageEvent('storage', { key: 'quorate.show' }));
    }, JSON.stringify({ size, theme, language }));
    await page.waitForFunction(
        ([wanted, worn]) => {
            const root = document.documentElement;
            return root.lang === wanted && root.dataset.theme === worn;
        },
        [language, theme],
    );
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Nothing waits any more, and nothing fades in or out: what is being read anew stands pale meanwhile. */
export async function settled(page: Page): Promise<void> {
    await page.waitForFunction(() => {
        const fades = ({ playState, effect }: Animation) =>
            playState === 'running' && effect?.getComputedTiming().iterations !== Infinity;
        return (
            document.querySelector('.waiting[role=status], [aria-busy=true]') === null &&
            !document.getAnimations().some(fades)
        );
    });
}

/** Opens a page and waits until it has said what it has to say; what it complains about on the console is kept. */
export async function open(context: BrowserContext, address: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForSelector('main');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return { page, complaints };
}

/** What is read is there once nothing waits any more. */
export async function show(page: Page, path: string): Promise<void> {
    await page.goto(new URL(path, page.url()).href);
    await page.waitForSelector('h1', { timeout: 15_000 }).catch(() => {
        throw new Error(`${path} shows nothing`);
    });
    await settled(page).catch(() => {
        throw new Error(`${path} goes on waiting`);
    });
}

/** Keeps how a page looks where pictures are wanted: all of it, or only what is in view. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
    const folder = process.env.QUORATE_PICTURES;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

/** Presses a button even when it is marked as refused: it can be reached, and it says why. */
export async function press(button: Locator): Promise<void> {
    await button.scrollIntoViewIfNeeded();
    await button.click({ force: true });
}
