import { afterEach, expect, test } from 'vitest';
import { fromWall, showClock, showDate, showEnd, showInstant, showSpan, showWeekday, toWall, yearOf } from '@/time';
import { speak } from '@/words';

afterEach(() => speak('zh-CN'));
const now = Date.parse('2026-03-01T00:00:00Z');

test('the clock on the wall is the body’s, whatever the browser’s is', () => {
    expect(toWall('2026-03-12T01:00:00Z')).toBe('2026-03-12T09:00');
    expect(toWall('2026-12-31T16:30:00Z')).toBe('2027-01-01T00:30');
    expect(fromWall('2026-03-12T09:00')).toBe('2026-03-12T01:00:00Z');
    expect(fromWall('2026-03-12')).toBe('2026-03-11T16:00:00Z');
});

test('instants and days in words', async () => {
    expect(showInstant('2026-03-12T01:00:00Z', now)).toBe('3月12日 09:00');
    expect(showInstant('2025-12-31T16:00:00Z', now)).toBe('1月1日 00:00');
    expect(showInstant('2027-03-12T01:00:00Z', now)).toBe('2027年3月12日 09:00');
    expect(showDate('2026-03-12')).toBe('2026年3月12日');
    expect(showDate('2026-03-11T16:00:00Z')).toBe('2026年3月12日');
    expect(showWeekday('2026-03-12T01:00:00Z')).toBe('星期四');
    expect(showClock('2026-03-12T15:59:00Z')).toBe('23:59');
    await speak('en');
    expect(showInstant('2026-03-12T01:00:00Z', now)).toBe('12\u00a0Mar 09:00');
    expect(showDate('2026-03-12')).toBe('12\u00a0Mar\u00a02026');
    expect(yearOf('2025-12-31T16:00:00Z')).toBe('2026');
});

test('what runs to the end of a day is told by that day, and no other end is', async () => {
    const end = (instant: string, weekday = false) => showEnd(instant, weekday, now);
    expect(end('2026-03-12T16:00:00Z')).toBe('3月12日 24:00');
    expect(end('2026-03-12T15:59:59Z')).toBe('3月12日 24:00');
    expect(end('2026-03-12T16:00:00Z', true)).toBe('3月12日 星期四 24:00');
    expect(end('2026-12-31T16:00:00Z')).toBe('12月31日 24:00');
    expect(end('2026-03-12T15:59:00Z')).toBe('3月12日 23:59');
    expect(end('2026-03-12T16:01:00Z', true)).toBe('3月13日 00:01 星期五');
    await speak('en');
    expect(end('2026-03-12T16:00:00Z')).toBe('12\u00a0Mar, end of day');
    expect(end('2026-03-12T16:00:00Z', true)).toBe('Thursday 12\u00a0Mar, end of day');
});

test('a span says its two largest units', () => {
    const minute = 60_000;
    expect(showSpan(((2 * 24 + 3) * 60 + 5) * minute)).toBe('2 天 3 小时');
    expect(showSpan(61 * minute)).toBe('1 小时 1 分');
    expect(showSpan(-4 * minute - 10_000)).toBe('4 分 10 秒');
    expect(showSpan(0)).toBe('0 秒');
    expect(showSpan(24 * 60 * minute)).toBe('1 天');
});
