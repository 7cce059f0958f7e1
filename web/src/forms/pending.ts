/** What was written or chosen and is not given yet: whoever is about to leave it is asked first. */
import { signedIn } from '@/api/session';
import { inject, onBeforeUnmount, onMounted, provide, type InjectionKey } from 'vue';

export type Holds = () => boolean;

const everywhere = new Set<Holds>();
const within: InjectionKey<Set<Holds>> = Symbol('what waits in this sheet');

/** Whether anything on the page waits to be given. */
export const somethingWaits = () => [...everywhere].some((holds) => holds());

/** For a form: says whether it holds something that would be lost. */
export function useWaiting(holds: Holds): void {
    const sheet = inject(within, undefined);
    onMounted(() => {
        everywhere.add(holds);
        sheet?.add(holds);
    });
    onBeforeUnmount(() => {
        everywhere.delete(holds);
        sheet?.delete(holds);
    });
}

/** For what forms lie in and is closed as a whole: whether anything waits in it. */
export function useSheetOfForms(): Holds {
    const held = new Set<Holds>();
    provide(within, held);
    return () => [...held].some((holds) => holds());
}

/** A browser asks in its own words before it leaves the site or loads the page anew. */
export function askBeforeUnloading(event: BeforeUnloadEvent): void {
    if (signedIn.value && somethingWaits()) event.preventDefault();
}
