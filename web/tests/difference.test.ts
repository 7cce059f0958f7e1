import { expect, test } from 'vitest';
import { difference, tokens } from '@/components/difference';

test('Han by the character, words and numbers whole', () => {
    expect(tokens('同意 356 万元, the plan’s cost.')).toEqual([
        '同',
        '意',
        ' ',
        '356',
        ' ',
        '万',
        '元',
        ',',
        ' ',
        'the',
        ' ',
        'plan’s',
        ' ',
        'cost',
        '.',
    ]);
    expect(tokens('')).toEqual([]);
});

test('pieces say what went and what came', () => {
    expect(difference('核定资金 356 万元', '核定资金 350 万元')).toEqual([
        { kind: 'same', text: '核定资金 ' },
        { kind: 'removed', text: '356' },
        { kind: 'added', text: '350' },
        { kind: 'same', text: ' 万元' },
    ]);
    expect(difference('同', '同')).toEqual([{ kind: 'same', text: '同' }]);
});

test('both drafts can be had back from the pieces', () => {
    const before = '会议同意方案。\n年底前完工。';
    const after = '会议原则同意该方案。\n明年 6 月前完工，按季报告。';
    const pieces = difference(before, after);
    const without = (kind: string) =>
        pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
});
