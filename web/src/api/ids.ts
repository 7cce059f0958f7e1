/** Ids are made here and carried by commands, so that the server decides the same thing twice in the same way. */

// Crockford's alphabet: no letters that read like digits, none that make words.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export type Prefix =
    'mtr' | 'ppr' | 'mtg' | 'itm' | 'dir' | 'rsv' | 'aut' | 'urg' | 'let' | 'prc' | 'cmd' | 'per' | 'unt';

/** "mtg_" and sixteen characters of chance: 80 bits. */
export function newId(prefix: Prefix): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return `${prefix}_${Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')}`;
}
