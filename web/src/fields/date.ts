/** Between the wall-clock texts that fields hold ("2026-03-12", "2026-03-12T09:00") and the calendar's own values. */
import { CalendarDate, CalendarDateTime, type DateValue } from '@internationalized/date';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

export function toValue(text: string, withTime: boolean): DateValue | undefined {
    const match = DATE.exec(text);
    if (!match) return undefined;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
    return withTime ? new CalendarDateTime(year, month, day, hour, minute) : new CalendarDate(year, month, day);
}

export function toText(value: DateValue | undefined, withTime: boolean): string {
    return value ? value.toString().slice(0, withTime ? 16 : 10) : '';
}
