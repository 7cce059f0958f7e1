import { expect, test } from 'vitest';
import { concerns, meetingIn, placeIn } from '@/api/touched';

const told = (place?: string) => JSON.stringify({ sequence: 7, place });
const live = JSON.stringify([
    { id: 'mtg_1' },
    { card: { meeting: 'mtg_1' }, agenda: [{ item: 'itm_1', matter: 'mtr_1' }] },
]);

test('what happened names its place; without one everything may have changed', () => {
    expect(placeIn(told('item:itm_1'))).toBe('item:itm_1');
    expect(placeIn(told())).toBe('');
    expect(placeIn('not JSON')).toBe('');
    expect(concerns('', 'live', live)).toBe(true);
    expect(concerns('body', 'live', live)).toBe(true);
});

test('a page is touched by what it names, and by what may newly come to it', () => {
    expect(concerns('meeting:mtg_1', 'live', live)).toBe(true);
    // Whoever waits at one room may meet the end of another there.
    expect(concerns('meeting:mtg_2', 'live', live)).toBe(true);
    expect(concerns('meeting:mtg_2', 'minutes', live)).toBe(false);
    expect(concerns('matter:mtr_1', 'live', live)).toBe(true);
    expect(concerns('matter:mtr_2', 'live', live)).toBe(false);
    expect(concerns('matter:mtr_2', 'matters', '[]')).toBe(true);
    expect(concerns('item:itm_9', 'live', live)).toBe(true);
    expect(concerns('directive:dir_1', 'live', live)).toBe(false);
    for (const kind of ['meeting', 'item', 'decision', 'directive', 'instance'])
        expect(concerns(`${kind}:new`, 'year', '{"year":2026}')).toBe(true);
    expect(concerns('instance:new', 'figures', '{"year":2026}')).toBe(true);
    expect(concerns('directive:dir_1', 'decision', '[{"directive":"dir_1"}]')).toBe(true);
    expect(concerns('meeting:mtg', 'minutes', live)).toBe(false);
});

test('the meeting of an item is the one named nearest around it', () => {
    expect(meetingIn(JSON.parse(live), 'itm_1', undefined)).toBe('mtg_1');
    expect(meetingIn({ line: { meeting: 'mtg_2' }, item: 'itm_2' }, 'itm_2', undefined)).toBe('mtg_2');
    expect(meetingIn(JSON.parse(live), 'itm_3', undefined)).toBeUndefined();
});
