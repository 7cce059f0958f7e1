import type { Somebody } from '@/fields/PersonField.vue';
import type { Shape } from '@/api/shapes';

/** People as a form offers them, each with the offices they hold. */
export function offered(people: readonly Shape<'Person'>[] | undefined): Somebody[] {
    return (people ?? []).map(({ person, name, offices }) => ({
        person,
        name,
        note: offices.map((office) => office.label).join(' '),
    }));
}
