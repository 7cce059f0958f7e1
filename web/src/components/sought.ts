/** True when every word that is looked for stands somewhere in the text; nothing looked for stands everywhere. */
export function says(text: string, sought: string): boolean {
    const all = text.toLowerCase();
    return sought
        .toLowerCase()
        .split(/\s+/)
        .every((word) => all.includes(word));
}
