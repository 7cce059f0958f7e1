/** What is wrong with a page as it stands: by axe, and by measures that axe does not take. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
    interface Window {
        axe: typeof axeCore;
    }
}

const COLOURS = ['color-contrast', 'link-in-text-block'];

export interface Looking {
    /** Only this part of the page, by its selector: what lies over a page that was looked at before. */
    within?: string;
    /** Only what another look of a page that was looked at before can change. */
    colours?: boolean;
}

export async function axeFaults(page: Page, { within, colours }: Looking = {}): Promise<string[]> {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const only = colours ? { type: 'rule' as const, values: COLOURS } : { type: 'tag' as const, values: STANDARDS };
    const violations = await page.evaluate(
        async ([what, part]) => {
            // What stays in view while a page is scrolled lies over whatever is there at the moment: nobody's fault.
            const staying = [...document.querySelectorAll<HTMLElement>('.shell > .head, .thumb, .call')];
            for (const one of staying) one.style.position = 'static';
            const result = await window.axe.run(part ?? document, { runOnly: what, resultTypes: ['violations'] });
            for (const one of staying) one.style.position = '';
            return result.violations.map(({ id, nodes }) => ({
                id,
                nodes: nodes.map(
                    (node) =>
                        `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''})`,
                ),
            }));
        },
        [only, within] as const,
    );
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe ${id}: ${node}`));
}

/** Controls smaller than a finger, things wider than the page, words cut off or laid over each other's edge. */
export function measureFaults(page: Page, target = 44): Promise<string[]> {
    return page.evaluate((least) => {
        const faults: string[] = [];
        const nameOf = (element: Element) => {
            const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24);
            const classes = typeof element.className === 'string' ? element.className : '';
            return `<${element.tagName.toLowerCase()} class="${classes}"> ${words}`;
        };
        const visible = (element: Element) => {
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            return (
                box.width > 1 &&
                box.height > 1 &&
                style.opacity !== '0' &&
                style.visibility !== 'hidden' &&
                !element.closest('.unseen, .skip')
            );
        };
        /**
         * The one exception, as WCAG 2.5.8 has it: a link within a running sentence, whose line is its target. There must
         * be words right beside it; what stands on a line of its own is no sentence, and a dot between links is no word.
         */
        const inSentence = (element: Element) =>
            element.tagName === 'A' &&
            getComputedStyle(element).display === 'inline' &&
            [...(element.parentNode?.childNodes ?? [])].some(
                (node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ''),
            );

        const controls =
            'a[href], button, select, textarea, input:not([type=hidden]), summary, [role=radio], [role=tab], [role=option], [role=menuitem]';
        for (const element of document.querySelectorAll(controls)) {
            if (!visible(element) || inSentence(element)) continue;
            // A box with its words in one label is as large as the label.
            const label = element.closest('label') ?? element.closest('.box') ?? element;
            const box = label.getBoundingClientRect();
            if (box.height < least - 0.5 || box.width < least - 0.5) {
                faults.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${nameOf(element)}`);
            }
        }

        for (const form of document.querySelectorAll('form, [role=dialog]')) {
            const names = [...form.querySelectorAll('.field .label')].map((one) => one.textContent?.trim() ?? '');
            const twins = names.filter((name, index) => names.indexOf(name) < index);
            faults.push(...twins.map((name) => `two fields of one form are called ${name}`));
        }

        const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > room)
            faults.push(`page is ${document.documentElement.scrollWidth} wide in ${room}`);
        for (const element of document.querySelectorAll('body *')) {
            if (!visible(element) || element.closest('svg')) continue;
            const box = element.getBoundingClientRect();
            if (box.right > room + 1 || box.left < -1) faults.push(`beyond the edge: ${nameOf(element)}`);

            const style = getComputedStyle(element);
            const hides =
                style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis';
            if (hides && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${nameOf(element)}`);
            const own = [...element.childNodes].some(
                (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
            );
            if (
                own &&
                style.display !== 'inline' &&
                element.scrollWidth > element.clientWidth + 1 &&
                element.clientWidth > 0
            ) {
                faults.push(`words wider than their place: ${nameOf(element)}`);
            }
        }
        return faults;
    }, target);
}

export async function inspect(page: Page, looking?: Looking): Promise<string[]> {
    return [...(await axeFaults(page, looking)), ...(await measureFaults(page))];
}
