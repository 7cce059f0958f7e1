import { expect, test } from 'vitest';
import { addressOf, askedBy, filtersOf, partsOf, tidy } from '@/pages/register/asked';

const nothing = { words: '', year: '', stage: '', procedure: '', late: '', sort: '', offset: 0 };

test('an address that asks nothing asks for the first page of everything', () => {
    expect(askedBy({})).toEqual(nothing);
    expect(addressOf(nothing)).toEqual({});
    expect(filtersOf(nothing)).toEqual([]);
});

test('what is asked comes back from the address as it went in', () => {
    const asked = { ...nothing, words: '安全 通知', year: '2026', late: 'yes', sort: 'number', offset: 50 };
    const address = addressOf(asked);
    expect(address).toEqual({ words: '安全 通知', year: '2026', late: 'yes', sort: 'number', offset: '50' });
    expect(askedBy(address as Record<string, string>)).toEqual(asked);
});

test('what is taken out has no pages, and an order leaves nothing out', () => {
    const asked = { ...nothing, stage: 'running', sort: 'oldest', offset: 100 };
    expect(partsOf(asked)).toEqual({ stage: 'running', sort: 'oldest' });
    expect(filtersOf(asked)).toEqual(['stage']);
});

test('what an address does not say clearly is not asked', () => {
    expect(askedBy({ offset: '-5', year: ['2025', '2026'] })).toEqual(nothing);
    expect(askedBy({ offset: 'x', words: null })).toEqual(nothing);
    expect(tidy('  a \u3000 b ')).toBe('a b');
});
