import { expect, test } from 'vitest';
import { addressOf, askedBy, fieldsAsked, filtersOf, partsOf, tidy, withField } from '@/pages/register/asked';

const nothing = { words: '', year: '', stage: '', procedure: '', fields: '', late: '', sort: '', offset: 0 };

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

test('what is asked of the forms stands in one part, field by field', () => {
    const urgent = withField(nothing, 'urgency', '特急');
    expect(urgent).toBe('urgency=特急');
    const both = withField({ ...nothing, fields: urgent }, 'received', '2026-03');
    expect([...fieldsAsked({ ...nothing, fields: both })]).toEqual([
        ['urgency', '特急'],
        ['received', '2026-03'],
    ]);
    expect(withField({ ...nothing, fields: both }, 'urgency', '')).toBe('received=2026-03');
    expect([...fieldsAsked({ ...nothing, fields: '=x,,y' })]).toEqual([]);
});
