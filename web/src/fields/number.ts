/** Numbers as people write them: full-width digits, separators and blanks are read; anything else is not guessed at. */

function plain(text: string): string {
    return text
        .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
        .replace(/\u3002/g, '.')
        .replace(/[\s,\u3001]/g, '');
}

/** Undefined when the text is not a whole number from 0 up. */
export function readCount(text: string): number | undefined {
    const digits = plain(text);
    return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** "12,345.6" → 1234560 fen; never through fractions of a number, so no fen is lost. */
export function readMoney(text: string): number | undefined {
    const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain(text).replace(/^[\u00a5\uffe5]/, ''));
    if (!match) return undefined;
    return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** 1234560 → "12,345.60" */
export function showMoney(fen: number): string {
    const digits = String(Math.abs(fen)).padStart(3, '0');
    return `${fen < 0 ? '-' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** In units of ten thousand yuan, exactly: 123456700 fen → "123.4567". */
export function showWan(fen: number): string {
    const digits = String(Math.abs(fen)).padStart(7, '0');
    const rest = digits.slice(-6).replace(/0+$/, '');
    return `${fen < 0 ? '-' : ''}${grouped(digits.slice(0, -6))}${rest === '' ? '' : `.${rest}`}`;
}
