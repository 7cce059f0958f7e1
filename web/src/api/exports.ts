import { language } from '@/words';
import { addressOf } from './client';
import { bodyPath } from './session';

/** Where a file made for the reader is. The browser asks for a link in its own language, which need not be the page's. */
export function exportAddress(name: string, query: Readonly<Record<string, string>> = {}): string {
    return addressOf(bodyPath(`/exports/${name}`), { ...query, language: language.value === 'en' ? 'en' : 'zh' });
}
