/** The width of an element in rem, kept up to date: what a part has to fit into, whatever the window is. */
import { onBeforeUnmount, shallowRef, watch, type Ref } from 'vue';
import { rootPixels } from './show';

/** Follows the element also when it goes and another comes in its place. */
export function useRoom(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
    const rem = shallowRef(Number.POSITIVE_INFINITY);
    let observer: ResizeObserver | undefined;
    watch(
        element,
        (target) => {
            observer?.disconnect();
            if (!target) return;
            const measure = () => (rem.value = target.clientWidth / rootPixels.value);
            observer = new ResizeObserver(measure);
            observer.observe(target);
            measure();
        },
        { immediate: true, flush: 'post' },
    );
    onBeforeUnmount(() => observer?.disconnect());
    return rem;
}
