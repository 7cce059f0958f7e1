/**
 * Following a remedy: whoever is told what would help is led to where it is given. Every button of a command stands in
 * this register; a remedy looks for its button here, and waits for it when its page has to be opened first.
 */
import { shallowRef } from 'vue';
import type { Possibility, Remedy } from '@/api/problem';

export interface Giver {
    /** What the button gives, as far as it is known. */
    gives: () => readonly Possibility[];
    /** Brings it into view, and opens its form or its answer; what needs no form is left to the reader's own press. */
    show: () => void;
}

const givers = new Set<Giver>();
/** The remedy whose page is being opened. */
export const wanted = shallowRef<Remedy | null>(null);

/** What is done with a matter at a meeting has its button in the matter's row on the meeting's page. */
const fits = (one: Possibility, remedy: Remedy) =>
    one.command === remedy.command && (one.at === remedy.at || `matter:${one.subject}` === remedy.at);

function giverOf(remedy: Remedy): Giver | undefined {
    const fitting = [...givers].filter((giver) => giver.gives().some((one) => fits(one, remedy)));
    const free = fitting.find((giver) => giver.gives().some((one) => fits(one, remedy) && one.answer !== 'refused'));
    return free ?? fitting[0];
}

/** What has no button of its own command: a part of the page that says which commands it gives. */
function partOf(remedy: Remedy): HTMLElement | null {
    return document.querySelector(`[data-gives~="${CSS.escape(remedy.command)}"]`);
}

/** Opens what it lies folded in, and brings it into the middle of the view. */
export function reveal(element: HTMLElement): void {
    for (let at = element.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true;
    element.scrollIntoView({ block: 'center' });
}

/** Gives the focus, and shows that it is there even to who came by mouse or finger. */
export function point(element: HTMLElement): void {
    element.dataset.pointed = '';
    element.addEventListener('blur', () => delete element.dataset.pointed, { once: true });
    element.focus({ preventScroll: true });
}

const FIELDS = 'textarea, select, input:not([type=hidden]):not([tabindex="-1"]), [role=spinbutton]';

/** The first field of the form that ends in the button is brought into view, to be filled; false where there is none. */
export function beginForm(button: HTMLElement): boolean {
    const field = button.closest('form')?.querySelector<HTMLElement>(FIELDS);
    if (!field) return false;
    reveal(field);
    point(field);
    return true;
}

/** True when what is wanted is on this page; it has been shown then. */
export function showHere(remedy: Remedy): boolean {
    const giver = giverOf(remedy);
    if (giver) {
        giver.show();
        return true;
    }
    const part = partOf(remedy);
    if (!part) return false;
    reveal(part);
    const first = part.querySelector<HTMLElement>('button, select, input, textarea, a[href], summary');
    if (first) point(first);
    return true;
}

export function enlist(giver: Giver): () => void {
    givers.add(giver);
    return () => givers.delete(giver);
}

const PAUSE = 150;
const TRIES = 30;

/** After its page was asked for: shows it as soon as it is there, and gives up when the page has come without it. */
export async function showWhenThere(remedy: Remedy): Promise<void> {
    wanted.value = remedy;
    for (let tries = 0; tries < TRIES && wanted.value === remedy; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        if (wanted.value === remedy && showHere(remedy)) wanted.value = null;
    }
    if (wanted.value === remedy) wanted.value = null;
}
