import { describe, expect, it } from 'vitest';
import { daysOf, placed, plusMonths, weeksOf } from '@/pages/register/calendar';
import { showDays } from '@/time';
import { speak } from '@/words';

const spell = (from: string, to: string) => ({ from, to });

describe('the days of a calendar', () => {
    it('are those of the month, across the turn of the year too', () => {
        expect(daysOf('2026-02')).toHaveLength(28);
        expect(daysOf('2028-02')).toHaveLength(29);
        expect(plusMonths('2026-12', 1)).toBe('2027-01');
        expect(plusMonths('2026-01', -1)).toBe('2025-12');
    });

    it('go by weeks from Monday, each with what reaches into it', () => {
        const weeks = weeksOf('2026-11', [spell('2026-10-28', '2026-11-02'), spell('2026-11-30', '2026-12-04')]);
        expect(weeks.map((one) => one.from)).toEqual([
            '2026-11-01',
            '2026-11-02',
            '2026-11-09',
            '2026-11-16',
            '2026-11-23',
            '2026-11-30',
        ]);
        expect(weeks.map((one) => one.entries.length)).toEqual([1, 1, 0, 0, 0, 1]);
    });

    it('are told in as few words as tell them', async () => {
        expect(showDays('2026-11-03', '2026-11-05', '2026-11')).toBe('11月3日至5日');
        expect(showDays('2026-11-03', '2026-11-03', '2026-11')).toBe('11月3日');
        expect(showDays('2026-12-30', '2027-01-02', '2026-12')).toBe('12月30日至2027年1月2日');
        expect(showDays('2025-11-03', '2025-11-05', '2026-11')).toBe('2025年11月3日至5日');
        await speak('en');
        expect(showDays('2026-11-03', '2026-11-05', '2026-11')).toBe('3–5\u00a0Nov');
        expect(showDays('2026-11-30', '2026-12-02', '2026-11')).toBe('30\u00a0Nov – 2\u00a0Dec');
        await speak('zh-CN');
    });
});

describe('what stands on a calendar', () => {
    const days = daysOf('2026-11');
    const place = (from: string, to: string, needs = 1) => placed(days, [spell(from, to)], () => needs)[0];

    it('stands on its days', () => {
        expect(place('2026-11-03', '2026-11-05')).toMatchObject({ lane: 1, begin: 3, end: 6, before: 0, taken: 1 });
    });

    it('has room for its words, though its days be few, and stays within the month', () => {
        expect(place('2026-11-03', '2026-11-03', 4)).toMatchObject({ begin: 3, end: 7, before: 0, taken: 0.25 });
        expect(place('2026-11-30', '2026-12-02', 4)).toMatchObject({
            begin: 27,
            end: 31,
            before: 0.75,
            taken: 0.25,
            beyond: true,
        });
        expect(place('2026-10-20', '2026-12-02')).toMatchObject({ begin: 1, end: 31, since: true, beyond: true });
    });

    it('does not stand over another', () => {
        const entries = [
            spell('2026-11-02', '2026-11-06'),
            spell('2026-11-05', '2026-11-08'),
            spell('2026-11-07', '2026-11-09'),
        ];
        expect(placed(days, entries, () => 1).map((one) => one.lane)).toEqual([1, 2, 1]);
    });
});
