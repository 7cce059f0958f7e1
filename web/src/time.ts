/**
 * Instants travel as UTC ("2026-03-12T01:00:00Z"); people read and write wall-clock time of the body's zone. China keeps
 * one zone without summer time, so a fixed offset is exact; the browser's own zone is never used.
 */
import { language, t } from './words';

const OFFSET_MINUTES = 8 * 60;
const MINUTE = 60_000;

/** An instant as the wall clock of the body shows it; the fields are read with getUTC… */
function wall(instant: string): Date {
    return new Date(Date.parse(instant) + OFFSET_MINUTES * MINUTE);
}

const two = (value: number) => String(value).padStart(2, '0');

/** "2026-03-12T01:00:00Z" → "2026-03-12T09:00", what a DateTimeField holds. */
export function toWall(instant: string): string {
    return wall(instant).toISOString().slice(0, 16);
}

/** "2026-03-12T09:00" → "2026-03-12T01:00:00Z". */
export function fromWall(text: string): string {
    const full = text.length === 10 ? `${text}T00:00` : text.slice(0, 16);
    return new Date(Date.parse(`${full}:00Z`) - OFFSET_MINUTES * MINUTE).toISOString().replace('.000Z', 'Z');
}

/** The year of an instant by the wall clock of the body, in every language the same. */
export const yearOf = (instant: string) => toWall(instant).slice(0, 4);

/** "3月12日 9:00" or "12 Mar 09:00"; with the year when it is not the present one. */
export function showInstant(instant: string, now: number = Date.now()): string {
    const at = wall(instant);
    return `${showParts(at, at.getUTCFullYear() !== thisYear(now))} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/**
 * When something ends: "3月12日 24:00" or "12 Mar, end of day" for what runs to the end of a day, which ends as the next
 * one begins or in its last second; any other moment as it is.
 */
export function showEnd(instant: string, weekday = false, now: number = Date.now()): string {
    const before = new Date(Date.parse(instant) - 1000).toISOString();
    const last = wall(before);
    const whole = last.getUTCHours() === 23 && last.getUTCMinutes() === 59 && last.getUTCSeconds() >= 58;
    const day = whole ? showParts(last, last.getUTCFullYear() !== thisYear(now)) : showInstant(instant, now);
    const named = weekday ? withWeekday(day, before) : day;
    return whole ? t('time.endOfDay', { day: named }) : named;
}

/** "3月12日 星期四" / "Thursday 12 Mar" */
export function withWeekday(shown: string, instant: string): string {
    const weekday = showWeekday(instant);
    return language.value === 'en' ? `${weekday} ${shown}` : `${shown} ${weekday}`;
}

const thisYear = (now: number) => wall(new Date(now).toISOString()).getUTCFullYear();

/** A date ("2026-03-12") or the day of an instant, always with its year. */
export function showDate(date: string): string {
    return showParts(date.length === 10 ? new Date(`${date}T00:00:00Z`) : wall(date), true);
}

/**
 * From one day to another, in as few words as tell it: "11月3日至5日", "3–5 Nov", "30 Nov – 2 Dec". The year is left out where it
 * is that of `month`, or the present one.
 */
export function showDays(from: string, to: string, month = toWall(new Date().toISOString())): string {
    const last = new Date(`${to}T00:00:00Z`);
    const withYear = from.slice(0, 4) !== month.slice(0, 4);
    const first = new Date(`${from}T00:00:00Z`);
    const begin = showParts(first, withYear);
    if (from === to) return begin;
    if (from.slice(0, 7) !== to.slice(0, 7)) {
        return t('time.span', { from: begin, to: showParts(last, from.slice(0, 4) !== to.slice(0, 4)) });
    }
    if (language.value === 'zh-CN') return t('time.span', { from: begin, to: `${last.getUTCDate()}日` });
    return `${first.getUTCDate()}–${showParts(last, withYear)}`;
}

function showParts(at: Date, withYear: boolean): string {
    if (language.value === 'zh-CN') {
        return `${withYear ? `${at.getUTCFullYear()}年` : ''}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
    }
    const month = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
    // A day stays in one piece at the end of a line, as it does in Chinese.
    return `${at.getUTCDate()}\u00a0${month}${withYear ? `\u00a0${at.getUTCFullYear()}` : ''}`;
}

/** "2026-03" → "2026年3月" or "March 2026". */
export function showMonth(month: string): string {
    const at = new Date(`${month}-01T00:00:00Z`);
    if (language.value === 'zh-CN') return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月`;
    return at.toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** "星期四" / "Thursday" */
export function showWeekday(instant: string): string {
    return wall(instant).toLocaleString(language.value, { weekday: 'long', timeZone: 'UTC' });
}

/** "14:05" */
export function showClock(instant: string | number): string {
    const at = wall(typeof instant === 'number' ? new Date(instant).toISOString() : instant);
    return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** The two largest units of a span in milliseconds: "2 天 3 小时", "4 分 10 秒". */
export function showSpan(milliseconds: number): string {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    const days = Math.floor(seconds / 86400);
    const hours = Math.floor((seconds % 86400) / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    const parts: string[] = [];
    if (days > 0) parts.push(t('time.days', { n: days }));
    if (hours > 0) parts.push(t('time.hours', { n: hours }));
    if (days === 0 && minutes > 0) parts.push(t('time.minutes', { n: minutes }));
    if (days === 0 && hours === 0) parts.push(t('time.seconds', { n: seconds % 60 }));
    return parts.slice(0, 2).join(' ');
}
