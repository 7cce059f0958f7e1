/** Of a long list the first part, and more of it when asked for; on paper all of it. */
import { computed, nextTick, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue';

export interface First<Thing> {
    shown: ComputedRef<readonly Thing[]>;
    left: ComputedRef<number>;
    /** How many the next part brings. */
    next: ComputedRef<number>;
    more: () => Promise<void>;
}

/** `row` says which elements within the place are the things; the first new one gets the focus when more are shown. */
export function useFirst<Thing>(
    all: () => readonly Thing[],
    place: Ref<HTMLElement | null>,
    row: string,
    part = 40,
): First<Thing> {
    const count = ref(part);
    // A few more than a part are no reason to ask.
    const whole = computed(() => all().length <= count.value + part / 4);
    const shown = computed(() => (whole.value ? all() : all().slice(0, count.value)));
    const left = computed(() => all().length - shown.value.length);
    const next = computed(() => (left.value <= part * 1.25 ? left.value : part));

    async function more(): Promise<void> {
        const from = shown.value.length;
        count.value += part;
        await nextTick();
        const first = place.value?.querySelectorAll(row)[from];
        first?.querySelector<HTMLElement>('a[href], button')?.focus();
    }
    const printed = () => {
        count.value = Number.MAX_SAFE_INTEGER;
    };
    onMounted(() => addEventListener('beforeprint', printed));
    onBeforeUnmount(() => removeEventListener('beforeprint', printed));
    return { shown, left, next, more };
}
