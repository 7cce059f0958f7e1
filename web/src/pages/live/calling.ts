/** Brings what waits for the reader to the reader, wherever on the page they are: without taking anything out of their hands. */
import { nextTick, ref, watch, type Ref } from 'vue';
import type { Shape } from '@/api/shapes';

/** Whether the reader is a member who is in the room, by whatever way counts. */
export function inRoom(live: Shape<'Live'>): boolean {
    return live.seats.some((one) => one.reader && (one.presence.name === 'present' || one.presence.name === 'remote'));
}

/** Whether a question waits for a vote that the reader casts on their own device. */
export function votesDue(question: Shape<'QuestionLine'>, live: Shape<'Live'>): boolean {
    const open = question.stage.name === 'voting' && question.method?.name !== 'secret';
    return inRoom(live) && open && question.my_choice === undefined;
}

const TYPED = 'input, textarea, select, [contenteditable]';
const LAID_OVER = '[role=dialog], [role=alertdialog], [role=menu]';

/** Somebody who writes, or answers something that lies over the page, is not pulled away from it. */
function occupied(): boolean {
    return document.activeElement?.matches(TYPED) === true || document.querySelector(LAID_OVER) !== null;
}

function inView(element: HTMLElement): boolean {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
}

function bringInView(element: HTMLElement | null): void {
    if (!element || inView(element)) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' });
}

export interface Call {
    /** It waits, and the reader was left at what they do. */
    held: Ref<boolean>;
    come: () => void;
}

/** `what` names what waits, and nothing while nothing does; the panel within `place` is where it is given. */
export function useCall(place: Ref<HTMLElement | null>, what: () => string | undefined): Call {
    const held = ref(false);
    const panel = () => place.value?.querySelector<HTMLElement>('[tabindex="-1"]') ?? null;

    function come(): void {
        held.value = false;
        bringInView(panel());
        panel()?.focus({ preventScroll: true });
    }

    // A page that is opened while something waits shows it, and begins at its beginning for those who hear it.
    let opening = true;
    watch(
        what,
        async (now) => {
            const opened = opening;
            opening = false;
            held.value = false;
            if (now === undefined) return;
            await nextTick();
            if (opened) bringInView(panel());
            else if (occupied()) held.value = true;
            else come();
        },
        { immediate: true },
    );
    return { held, come };
}
