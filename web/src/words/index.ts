/**
 * `t('key', {…})`: the client's words in the chosen language. The keys of the Chinese file are the type, so a key that
 * one language lacks, an unknown key, and a missing value are all errors of compilation.
 */
import { shallowRef } from 'vue';
import { zhCN } from './zh-CN';

export type Language = 'zh-CN' | 'en';
export type WordKey = keyof typeof zhCN;
export type Words = { readonly [Key in WordKey]: string };

/** The names between braces in a text: '{a} of {b}' gives 'a' | 'b'. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<Key extends WordKey> = { readonly [Name in Names<(typeof zhCN)[Key]>]: string | number };
type Arguments<Key extends WordKey> = [Names<(typeof zhCN)[Key]>] extends [never] ? [] : [values: Values<Key>];

export const languages: readonly { id: Language; name: string }[] = [
    { id: 'zh-CN', name: '中文' },
    { id: 'en', name: 'English' },
];

/** The language now shown; set it only through `speak`. */
export const language = shallowRef<Language>('zh-CN');
const words = shallowRef<Words>(zhCN);

/** Loads a language and shows it; <html lang> follows, so that line breaking, fonts and screen readers do too. */
export async function speak(next: Language): Promise<void> {
    words.value = next === 'en' ? (await import('./en')).en : zhCN;
    language.value = next;
    document.documentElement.lang = next;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
    const forms = text.split('|');
    const form = forms.length === 2 && values.n !== 1 ? forms[1] : forms[0];
    return (form ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function t<Key extends WordKey>(key: Key, ...values: Arguments<Key>): string {
    return fill(words.value[key], values[0] ?? {});
}
