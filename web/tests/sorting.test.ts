import { expect, test } from 'vitest';
import { nextSorting, sorted } from '@/components/sorting';

test('words by the reader’s language, numbers as numbers, what is missing last', () => {
    const names = ['张', '李', '王', '陈'];
    expect(sorted(names, (name) => name, false, 'zh-CN')).toEqual(['陈', '李', '王', '张']);
    expect(sorted([10, 9, 100], (value) => value, true, 'en')).toEqual([100, 10, 9]);
    expect(sorted([undefined, 2, 1], (value) => value, false, 'en')).toEqual([1, 2, undefined]);
    expect(sorted([undefined, 2, 1], (value) => value, true, 'en')).toEqual([2, 1, undefined]);
});

test('pressing a heading goes up, down and back', () => {
    const up = nextSorting(null, 'name');
    expect(up).toEqual({ column: 'name', down: false });
    const down = nextSorting(up, 'name');
    expect(down).toEqual({ column: 'name', down: true });
    expect(nextSorting(down, 'name')).toBeNull();
    expect(nextSorting(down, 'sum')).toEqual({ column: 'sum', down: false });
});
