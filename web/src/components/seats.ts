/**
 * The arithmetic of a vote as a row of seats: ayes from the left, then the others, and a line after the last aye that is
 * needed. Whoever sees the ayes reach the line sees the verdict.
 */
export type SeatKind = 'aye' | 'nay' | 'abstain' | 'cast' | 'present' | 'waiting' | 'recused' | 'absent';

export interface SeatGroup {
    kind: SeatKind;
    count: number;
    label: string;
    /** Not part of the base that the share is taken of. */
    outside?: boolean;
}

export interface PlacedSeat {
    kind: SeatKind;
    x: number;
    y: number;
}

export interface SeatPlan {
    width: number;
    height: number;
    seats: PlacedSeat[];
    /** Where the line of what is needed stands; none where nothing is needed or it lies beyond all seats. */
    needed: number | null;
}

/** Distance from seat to seat, and half of it; a seat is a circle of radius 9. */
export const PITCH = 26;
const HALF = PITCH / 2;
/** Extra room before seats that are not part of the base. */
const GAP = 16;

/** Above this, seats are too many to be told apart, and a bar says more. */
export const MOST_SEATS = 45;

export function planSeats(groups: readonly SeatGroup[], needed: number | null): SeatPlan {
    const inside = groups.filter((group) => !group.outside);
    const outside = groups.filter((group) => group.outside);
    const seats: PlacedSeat[] = [];
    let x = HALF;
    const place = (group: SeatGroup) => {
        for (let index = 0; index < group.count; index += 1, x += PITCH) seats.push({ kind: group.kind, x, y: HALF });
    };
    inside.forEach(place);
    const base = seats.length;
    if (base > 0 && outside.some((group) => group.count > 0)) x += GAP;
    outside.forEach(place);
    const stands = needed !== null && needed > 0 && needed <= base;
    return { width: Math.max(x - HALF, PITCH), height: PITCH, seats, needed: stands ? needed * PITCH : null };
}

export interface Share {
    kind: SeatKind;
    from: number;
    size: number;
}

/** The same for a large body, in hundredths of the base; what lies outside the base is left to the words. */
export function planShares(
    groups: readonly SeatGroup[],
    needed: number | null,
): { shares: Share[]; needed: number | null } {
    const inside = groups.filter((group) => !group.outside && group.count > 0);
    const base = inside.reduce((sum, group) => sum + group.count, 0);
    const shares: Share[] = [];
    let from = 0;
    for (const group of inside) {
        const size = (group.count * 100) / base;
        shares.push({ kind: group.kind, from, size });
        from += size;
    }
    const stands = needed !== null && needed > 0 && needed <= base;
    return { shares, needed: stands ? (needed * 100) / base : null };
}
