import { expect, test } from 'vitest';
import type { Shape } from '@/api/shapes';
import { latestFirst } from '@/pages/live/ended';

function item(number: number, minute?: number): Shape<'OpenItemView'> {
    const made = `2026-03-02T09:${String(minute ?? 0).padStart(2, '0')}:00Z`;
    const statements = minute === undefined ? [] : [{ by: 'p', name: '李敏', text: '同意', declined: false, made }];
    return { line: { item: `i${number}`, number }, statements } as unknown as Shape<'OpenItemView'>;
}
const order = (items: Shape<'OpenItemView'>[], seen: string[] = []) =>
    latestFirst(items, seen).map((one) => one.line.number);

test('the item that ended last stands first, whatever its number', () => {
    expect(order([item(1, 30), item(2, 10), item(3, 20)])).toEqual([1, 3, 2]);
    expect(order([item(1, 10), item(2, 20), item(3, 30)])).toEqual([3, 2, 1]);
});

test('an item that nobody spoke on stands after the one before it on the agenda', () => {
    expect(order([item(1, 10), item(2), item(3, 20)])).toEqual([3, 2, 1]);
    expect(order([item(1, 30), item(2), item(3, 20)])).toEqual([2, 1, 3]);
    expect(order([item(1), item(2)])).toEqual([2, 1]);
});

test('what the reader saw end is the latest, though nobody spoke', () => {
    expect(order([item(1), item(2, 10), item(3, 20)], ['i1'])).toEqual([1, 3, 2]);
    expect(order([item(1), item(2, 10), item(3, 20)], ['i3', 'i1'])).toEqual([1, 3, 2]);
    expect(order([item(1), item(2, 10), item(3, 20)], ['i1', 'i3', 'i1'])).toEqual([1, 3, 2]);
});
