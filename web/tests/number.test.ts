import { expect, test } from 'vitest';
import { showBytes } from '@/fields/bytes';
import { readCount, readMoney, showMoney, showWan } from '@/fields/number';

test.each([
    ['7', 7],
    [' 1 200 ', 1200],
    ['１２', 12],
    ['1,200', 1200],
    ['', undefined],
    ['-1', undefined],
    ['7.5', undefined],
    ['七', undefined],
])('a count: %s', (text, value) => expect(readCount(text)).toBe(value));

test.each([
    ['12,345.6', 1_234_560],
    ['12345.67', 1_234_567],
    ['０.０１', 1],
    ['￥3，000', 300_000],
    ['0.1', 10],
    ['1.005', undefined],
    ['3.56万', undefined],
    ['', undefined],
])('a sum: %s', (text, fen) => expect(readMoney(text)).toBe(fen));

test('sums are written with every fen', () => {
    expect(showMoney(0)).toBe('0.00');
    expect(showMoney(5)).toBe('0.05');
    expect(showMoney(1_234_567_890)).toBe('12,345,678.90');
    expect(showMoney(-150)).toBe('-1.50');
    expect(showWan(356_000_000)).toBe('356');
    expect(showWan(1_234_567)).toBe('1.234567');
    expect(showWan(50_000)).toBe('0.05');
});

test('what is written is read back', () => {
    for (const fen of [0, 1, 99, 100, 123_456_789, 99_999_999_999_999]) expect(readMoney(showMoney(fen))).toBe(fen);
});

test('sizes of files', () => {
    expect(showBytes(900)).toBe('900 B');
    expect(showBytes(1536)).toBe('1.5 KB');
    expect(showBytes(20_000_000)).toBe('19 MB');
});
