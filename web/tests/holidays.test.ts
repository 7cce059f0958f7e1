import { expect, test } from 'vitest';
import { holidayFile, shippedHolidays } from '@/pages/procedures/holidays';

test('the holidays that come with the program are of their year, none twice, and make weekends of work', () => {
    expect(shippedHolidays.map((one) => one.year)).toEqual([2026, 2025]);
    for (const one of shippedHolidays) {
        expect(holidayFile(JSON.stringify(one))).toEqual(one);
        expect(new Set([...one.off, ...one.work]).size).toBe(one.off.length + one.work.length);
        for (const day of one.work) expect([0, 6]).toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
        expect(one.source).toContain(String(one.year));
    }
});

test('what is no file of holidays is told from one', () => {
    const good = { year: 2027, source: 'notice', off: ['2027-01-01'], work: [] };
    expect(holidayFile(JSON.stringify(good))).toEqual(good);
    const bad: unknown[] = [
        null,
        [],
        'text',
        { ...good, year: '2027' },
        { ...good, source: undefined },
        { ...good, off: ['2026-01-01'] },
        { ...good, off: ['1 January'] },
        { ...good, work: undefined },
    ];
    for (const one of bad) expect(holidayFile(JSON.stringify(one)), JSON.stringify(one)).toBeUndefined();
    expect(holidayFile('年份：2027')).toBeUndefined();
});
