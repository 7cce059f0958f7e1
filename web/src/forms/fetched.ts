/** The forms of commands weigh as much as a page does: they are fetched when there is time, or when one is asked for. */
import { shallowRef } from 'vue';

type Form = (typeof import('./CommandForm.vue'))['default'];

/** Nothing until it was fetched. */
export const commandForm = shallowRef<Form>();
let flight: Promise<boolean> | undefined;

/** False when it could not be had; asked again, it is tried again. */
export function fetchForm(): Promise<boolean> {
    flight ??= import('./CommandForm.vue').then(
        (found) => {
            commandForm.value = found.default;
            return true;
        },
        () => {
            flight = undefined;
            return false;
        },
    );
    return flight;
}

/** Where a browser does not say when it has time, a moment after the page is there. */
const MOMENT = 300;

export function fetchFormSoon(): void {
    if (flight !== undefined) return;
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => void fetchForm());
    else setTimeout(() => void fetchForm(), MOMENT);
}
