import { expect, test } from 'vitest';
import { readSettings, widthFor } from '@/show';

test('settings that were kept are read again', () => {
    const kept = JSON.stringify({ size: 'large', theme: 'dark', language: 'en' });
    expect(readSettings(kept, 'zh-CN')).toEqual({ size: 'large', theme: 'dark', language: 'en' });
});

test.each([[null], ['{'], ['[]'], ['null'], ['{"size":"huge","theme":7}']])(
    'whatever was kept (%s), the page can be shown',
    (kept) => {
        expect(readSettings(kept, 'zh-CN')).toEqual({ size: 'normal', theme: 'auto', language: 'zh-CN' });
    },
);

test('the browser’s language is the first choice', () => {
    expect(readSettings(null, 'en-GB').language).toBe('en');
    expect(readSettings(null, 'fr').language).toBe('zh-CN');
});

test('larger type needs more room', () => {
    expect(widthFor(1280, 16)).toBe('wide');
    expect(widthFor(1280, 20)).toBe('medium');
    expect(widthFor(800, 16)).toBe('medium');
    expect(widthFor(800, 20)).toBe('compact');
    expect(widthFor(390, 16)).toBe('compact');
});
