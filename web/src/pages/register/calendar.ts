/** Days and weeks of a month, and where on them the entries of a calendar stand. Dates are "2026-11-03" throughout. */
import { language } from '@/words';

const DAY = 86_400_000;
const at = (date: string) => new Date(`${date}T00:00:00Z`);
export const plusDays = (date: string, days: number) =>
    new Date(at(date).getTime() + days * DAY).toISOString().slice(0, 10);
const between = (from: string, to: string) => Math.round((at(to).getTime() - at(from).getTime()) / DAY);

/** "2026-11" → "2026-12". */
export function plusMonths(month: string, months: number): string {
    const first = at(`${month}-01`);
    first.setUTCMonth(first.getUTCMonth() + months);
    return first.toISOString().slice(0, 7);
}

export function daysOf(month: string): string[] {
    const first = `${month}-01`;
    return Array.from({ length: between(first, `${plusMonths(month, 1)}-01`) }, (_, n) => plusDays(first, n));
}

/** "一" or "M": over a column that has no room for more. */
export const weekdayLetter = (date: string) =>
    at(date).toLocaleString(language.value, { weekday: 'narrow', timeZone: 'UTC' });

export interface Spell {
    from: string;
    to: string;
}
export interface Week<Entry> extends Spell {
    entries: Entry[];
}

/** The weeks of a month from Monday to Sunday, each with the entries that reach into it. */
export function weeksOf<Entry extends Spell>(month: string, entries: readonly Entry[]): Week<Entry>[] {
    const days = daysOf(month);
    const weeks: Week<Entry>[] = [];
    for (const day of days) {
        const last = weeks.at(-1);
        if (last && at(day).getUTCDay() !== 1) last.to = day;
        else weeks.push({ from: day, to: day, entries: [] });
    }
    for (const week of weeks) week.entries = entries.filter((one) => one.from <= week.to && one.to >= week.from);
    return weeks;
}

/** Where an entry stands: in columns from 1, its words from `begin` up to `end`, its days within them. */
export interface Place<Entry> {
    entry: Entry;
    lane: number;
    begin: number;
    end: number;
    /** Of the days, as shares of the columns from `begin` to `end`. */
    before: number;
    taken: number;
    /** It goes on in the month before, or in the next. */
    since: boolean;
    beyond: boolean;
}

/**
 * Every entry where its days are, as wide as its words need, none over another: what would meet goes to the next lane.
 * `needs` says how many columns the words take.
 */
export function placed<Entry extends Spell>(
    days: readonly string[],
    entries: readonly Entry[],
    needs: (entry: Entry) => number,
): Place<Entry>[] {
    const first = days[0];
    const last = days.at(-1);
    if (first === undefined || last === undefined) return [];
    const ends: number[] = [];
    return entries.map((entry) => {
        const from = entry.from < first ? 1 : between(first, entry.from) + 1;
        const to = (entry.to > last ? days.length : between(first, entry.to) + 1) + 1;
        const wide = Math.min(days.length, Math.max(to - from, needs(entry)));
        const begin = Math.min(from, days.length + 1 - wide);
        const end = Math.max(to, begin + wide);
        const free = ends.findIndex((one) => one <= begin);
        const lane = free < 0 ? ends.length : free;
        ends[lane] = end;
        return {
            entry,
            lane: lane + 1,
            begin,
            end,
            before: (from - begin) / (end - begin),
            taken: (to - from) / (end - begin),
            since: entry.from < first,
            beyond: entry.to > last,
        };
    });
}
