/** What is wrong with a page, or with what lies over it, in the looks where faults come from; each look is a picture. */
import type { Page } from 'playwright-core';
import { nameOf, picture, plain, wear, type Look } from './browser';
import { inspect, measureFaults } from './inspect';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'light', language: 'zh-CN' },
    { view: 'phone', size: 'normal', theme: 'light', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'dark', language: 'zh-CN' },
];

/** `within`: only this part, by its selector. */
export async function faultsOf(page: Page, name: string, within?: string): Promise<string[]> {
    const faults: string[] = [];
    for (const look of looks) {
        await wear(page, look);
        await picture(page, `${name}-${nameOf(look)}`, within === undefined);
        // At the foot of a phone the bar of places lies over whatever stands there: only a sheet lies over the bar.
        const whole = within !== undefined || look.view === 'desk';
        const found = whole ? await inspect(page, within === undefined ? {} : { within }) : await measureFaults(page);
        faults.push(...found.map((fault) => `${name} ${nameOf(look)}: ${fault}`));
    }
    await wear(page, plain);
    return faults;
}
