import { expect, test } from 'vitest';
import type { Shape } from '@/api/shapes';
import { PITCH, planSeats, planShares, type SeatGroup } from '@/components/seats';
import { verdictSeats } from '@/pages/live/seats';

const group = (kind: SeatGroup['kind'], count: number, outside = false): SeatGroup => ({
    kind,
    count,
    label: kind,
    outside,
});

test('the line stands after the last aye that is needed', () => {
    const plan = planSeats([group('aye', 4), group('nay', 1), group('absent', 2)], 4);
    expect(plan.seats).toHaveLength(7);
    expect(plan.needed).toBe(4 * PITCH);
    const ayes = plan.seats.filter((seat) => seat.kind === 'aye');
    expect(ayes.every((seat) => seat.x < (plan.needed ?? 0))).toBe(true);
});

test('seats outside the base stand apart and do not move the line', () => {
    const plan = planSeats([group('recused', 1, true), group('aye', 3), group('nay', 3)], 4);
    expect(plan.seats.at(-1)?.kind).toBe('recused');
    expect((plan.seats.at(-1)?.x ?? 0) - (plan.seats.at(-2)?.x ?? 0)).toBeGreaterThan(PITCH);
    expect(plan.needed).toBe(4 * PITCH);
});

test('nothing needed, more needed than there is, nobody there', () => {
    expect(planSeats([group('aye', 3)], null).needed).toBeNull();
    expect(planSeats([group('aye', 3)], 4).needed).toBeNull();
    expect(planSeats([], 0)).toEqual({ width: PITCH, height: PITCH, seats: [], needed: null });
});

test('a large body in hundredths of the base', () => {
    const plan = planShares(
        [group('aye', 750), group('nay', 250), group('absent', 500), group('recused', 9, true)],
        751,
    );
    expect(plan.shares.map((share) => share.size)).toEqual([50, 1000 / 60, 2000 / 60]);
    expect(plan.shares.reduce((sum, share) => sum + share.size, 0)).toBeCloseTo(100);
    expect(plan.needed).toBeCloseTo(50.067, 2);
});

const count = (kind: SeatGroup['kind'], seats: SeatGroup[]) => seats.find((one) => one.kind === kind)?.count ?? 0;

/** The seats of a vote of seven with four ayes and one nay. */
function verdict(able: number, recused: number): SeatGroup[] {
    const view = { verdict: { ayes: 4, heads: { able, recused }, figures: { due: 7 } } };
    const tally = [
        { name: '同意', count: 4, passes: true },
        { name: '不同意', count: 1, passes: false },
    ];
    return verdictSeats(view as unknown as Shape<'VerdictView'>, tally as unknown as Shape<'Choice'>[]);
}

test('an invalid paper is no absence, and a recused member none either', () => {
    const paper = verdict(7, 0);
    expect([count('waiting', paper), count('recused', paper), count('absent', paper)]).toEqual([2, 0, 0]);
    const away = verdict(5, 1);
    expect([count('waiting', away), count('recused', away), count('absent', away)]).toEqual([0, 1, 1]);
});
