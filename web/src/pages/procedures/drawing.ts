/** Where the steps of a procedure stand in its drawing: one row for all that can begin at the same time. */

export interface Drawn {
    step: string;
    title: string;
    after: readonly string[];
}
export interface Box<Step> {
    step: Step;
    x: number;
    y: number;
    lines: string[];
}
export interface Line {
    from: { x: number; y: number };
    to: { x: number; y: number };
}

export const WIDTH = 184;
export const HEIGHT = 56;
export const GAP = 28;
export const RISE = 36;
/** Widths of a line in characters of the alphabet; a Chinese one takes two. */
const ROOM = 22;

const wide = (letter: string) => (/[\u2e80-\uffef]/.test(letter) ? 2 : 1);
/** In characters of the alphabet. */
export const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + wide(letter), 0);

/** At most two lines; what is too much ends in dots. */
export function linesOf(title: string): string[] {
    const pieces = /[\u2e80-\uffef]/.test(title) ? [...title] : title.split(/(?<= )/);
    const lines = [''];
    for (const piece of pieces) {
        const last = lines.length - 1;
        if (widthOf((lines[last] + piece).trimEnd()) <= ROOM) lines[last] += piece;
        else lines.push(piece);
    }
    const shown = lines.slice(0, 2).map((line) => line.trimEnd());
    if (lines.length > 2) shown[1] = `${shown[1]?.slice(0, -1)}…`;
    return shown.filter((line) => line !== '');
}

export function layOut<Step extends Drawn>(steps: readonly Step[]) {
    const depth = new Map<string, number>();
    for (const one of steps) {
        const above = one.after.map((name) => depth.get(name) ?? 0);
        depth.set(one.step, 1 + Math.max(0, ...above));
    }
    const rows: Step[][] = [];
    for (const one of steps) (rows[(depth.get(one.step) ?? 1) - 1] ??= []).push(one);
    const across = Math.max(1, ...rows.map((row) => row.length));
    const width = across * WIDTH + (across - 1) * GAP;
    const boxes: Box<Step>[] = rows.flatMap((row, index) =>
        row.map((step, at) => ({
            step,
            x: (width - row.length * WIDTH - (row.length - 1) * GAP) / 2 + at * (WIDTH + GAP),
            y: (index + 1) * (HEIGHT + RISE) - HEIGHT / 2,
            lines: linesOf(step.title),
        })),
    );
    const find = (name: string) => boxes.find((box) => box.step.step === name);
    const top = { x: width / 2, y: 16 };
    const foot = { x: width / 2, y: (rows.length + 1) * (HEIGHT + RISE) - HEIGHT / 2 + 8 };
    const lines: Line[] = [];
    for (const box of boxes) {
        const head = { x: box.x + WIDTH / 2, y: box.y };
        const above = box.step.after.flatMap((name) => find(name) ?? []);
        for (const one of above) lines.push({ from: { x: one.x + WIDTH / 2, y: one.y + HEIGHT }, to: head });
        if (above.length === 0) lines.push({ from: { x: top.x, y: top.y + 10 }, to: head });
        const last = !steps.some((other) => other.after.includes(box.step.step));
        if (last) lines.push({ from: { x: head.x, y: box.y + HEIGHT }, to: { x: foot.x, y: foot.y - 10 } });
    }
    return { boxes, lines, top, foot, width, height: foot.y + 16 };
}
