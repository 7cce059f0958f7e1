import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { language, speak, t } from '@/words';
import { en } from '@/words/en';
import { zhCN } from '@/words/zh-CN';

afterEach(() => speak('zh-CN'));

function files(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : [path];
    });
}

const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('both languages fill the same values', () => {
    for (const [key, text] of Object.entries(zhCN))
        expect(names(en[key as keyof typeof zhCN]), key).toEqual(names(text));
});

test('every word is used', () => {
    const source = files('src')
        .filter((path) => !path.includes('words'))
        .map((path) => readFileSync(path, 'utf8'))
        .join('\n');
    const chosenByValue = /^(show\.size|show\.theme|date|mode|check|urgency|access|send)\.[\w-]+$/;
    const unused = Object.keys(zhCN).filter((key) => !source.includes(`'${key}'`) && !chosenByValue.test(key));
    expect(unused).toEqual([]);
});

const FULL_WIDTH = /[\u3000-\u303f\uff00-\uffef]/;

test('English words have the punctuation of English', () => {
    expect(Object.entries(en).filter(([, text]) => FULL_WIDTH.test(text))).toEqual([]);
});

test('no page puts sentences together with the punctuation of one language', () => {
    const spoken = files('src')
        .filter((path) => !/words|gallery/.test(path))
        .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
        .filter(
            (line) => /['`>][^'`]*\$?\{/.test(line) && FULL_WIDTH.test(line.replace(/\/\/.*|\/?\*.*|\/.*\/\w*/, '')),
        );
    expect(spoken).toEqual([]);
});

test('a value is filled in, and one thing is not many', async () => {
    expect(t('why.missing', { n: 2 })).toBe('还差 2 项');
    await speak('en');
    expect(t('why.missing', { n: 1 })).toBe('1 thing missing');
    expect(t('why.missing', { n: 2 })).toBe('2 things missing');
    expect(language.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
});
