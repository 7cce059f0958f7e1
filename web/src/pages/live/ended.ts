import type { Shape } from '@/api/shapes';

type Item = Shape<'OpenItemView'>;

/** When an item was last spoken on; nothing for one that was put off before anybody spoke. */
const spoken = ({ statements }: Item) => Math.max(0, ...statements.map((one) => Date.parse(one.made)));

interface Placed {
    item: Item;
    seen: number;
    at: number;
}
const later = (one: Placed, other: Placed) =>
    other.seen - one.seen || other.at - one.at || other.item.line.number - one.item.line.number;

/**
 * Items that are over, the one that ended last first: it is the one that people ask about, whatever its number. Those that
 * the reader saw end are the latest, `seen` in their order; before them one item is dealt with after another, so that the
 * last word on each tells their order. One that nobody spoke on stands after the one before it on the agenda.
 */
export function latestFirst(ended: readonly Item[], seen: readonly string[]): Item[] {
    let last = 0;
    const placed = [...ended]
        .sort((left, right) => left.line.number - right.line.number)
        .map((item) => {
            const at = spoken(item);
            last = at === 0 ? last : at;
            return { item, seen: seen.lastIndexOf(item.line.item), at: last };
        });
    return placed.sort(later).map((one) => one.item);
}
