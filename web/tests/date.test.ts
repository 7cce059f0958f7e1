import { expect, test } from 'vitest';
import { toText, toValue } from '@/fields/date';

test('what a field holds and what the calendar holds are the same', () => {
    expect(toText(toValue('2026-03-12', false), false)).toBe('2026-03-12');
    expect(toText(toValue('2026-03-12T09:05', true), true)).toBe('2026-03-12T09:05');
    expect(toText(toValue('2026-03-12', true), true)).toBe('2026-03-12T00:00');
    expect(toValue('', true)).toBeUndefined();
    expect(toText(undefined, false)).toBe('');
});
